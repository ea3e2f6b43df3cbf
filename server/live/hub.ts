/**
 * The open rooms: one a statement, however many arrive at once. Whoever is in a room holds a `Visit`, asked for
 * before the room is loaded and given back on leaving; a room stays as long as somebody holds one. So nothing here
 * depends on which of two awaited things ends first:
 *
 *     nothing ──enter──▶ opening ──loaded──▶ open ──last one leaves──▶ lingering ──time is up──▶ leaving ──▶ nothing
 *                           │                 ▲ │                          │
 *                      load fails             └─┼──────────enter───────────┘
 *                           ▼                   ▼
 *                        nothing             nothing, when the room breaks
 *
 * Whoever enters while a room is leaving waits until it has saved and is gone, and opens it anew. At any time a
 * statement has at most one place, and only that place's room writes to its log.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { type Early, openText, type Waiting } from './open.ts'
import { Room, type RoomPorts } from './room.ts'

/** The right to be in a room. Giving it back twice is giving it back once. */
export type Visit = { room: Room; leave: () => void }

type Stage =
  | { name: 'opening'; opened: Promise<Room> }
  | { name: 'open'; room: Room }
  | { name: 'lingering'; room: Room; stay: () => void }
  | { name: 'leaving' }

type Place = {
  statement: string
  stage: Stage
  visitors: number
  /** The text for those who wait, while it is opened, and who is told of it. */
  early: Early | null
  eager: Set<(text: Early) => void>
  /** Resolves once the statement has this place no more. */
  gone: Promise<void>
  vanish: () => void
}

export class Hub {
  readonly #ports: RoomPorts
  readonly #places = new Map<string, Place>()
  /** Rooms whose time is up, as they lingered. They leave one after the other, so that many hold up nobody elsewhere. */
  readonly #overdue: { place: Place; stage: Stage }[] = []
  #isLeaving = false
  #closed = false

  constructor(ports: RoomPorts) {
    this.#ports = ports
  }

  /**
   * Enters a statement's room; it is loaded if nobody is in it.
   * @throws Refusal `try-again` while the server stops, `not-found` for a statement that was never seeded, and
   *   whatever the log throws when it cannot load the text. Nothing is then kept or stored for it.
   * @param early is called where opening takes a while and the text can be shown before it is whole.
   */
  async enter(statement: string, early: (text: Early) => void = () => {}): Promise<Visit> {
    if (this.#closed) refuse('try-again')
    const place = this.#places.get(statement) ?? this.#open(statement)
    if (place.stage.name === 'leaving') {
      await place.gone
      return this.enter(statement, early)
    }
    place.visitors++
    if (place.early) early(place.early)
    else if (place.stage.name === 'opening') place.eager.add(early)
    return { room: await this.#roomOf(place), leave: once(() => this.#left(place)) }
  }

  /** The room of a statement if it is open now: for telling those who are in it, not for reading. */
  roomOf(statement: string): Room | null {
    const stage = this.#places.get(statement)?.stage
    return stage?.name === 'open' ? stage.room : null
  }

  /** How many statements are in memory. */
  get size(): number {
    return this.#places.size
  }

  /** How much was asked of the open rooms and is not decided yet. */
  get waiting(): number {
    let all = 0
    for (const { stage } of this.#places.values()) if (stage.name === 'open') all += stage.room.waiting
    return all
  }

  /** Lets nobody in any more. Resolves once every visitor has left and every room is saved. */
  async drain(): Promise<void> {
    this.#closed = true
    for (const place of this.#places.values()) if (place.stage.name === 'lingering') void this.#retire(place)
    await Promise.all([...this.#places.values()].map(place => place.gone))
  }

  #open(statement: string): Place {
    const { promise: gone, resolve: vanish } = withResolvers()
    const waiting = { show: (text: Early) => show(place, text), served: () => served(place) }
    const opened = this.#load(statement, waiting, () => this.#forget(place))
    const stage: Stage = { name: 'opening', opened }
    const place: Place = { statement, stage, visitors: 0, early: null, eager: new Set(), gone, vanish }
    this.#places.set(statement, place)
    opened.then(
      room => {
        place.stage = { name: 'open', room }
        place.early = null
        place.eager.clear()
      },
      error => {
        if (!(error instanceof Refusal)) this.#ports.alarm('a text could not be loaded', error)
        this.#forget(place)
      },
    )
    return place
  }

  async #load(statement: string, waiting: Waiting, broke: () => void): Promise<Room> {
    return new Room(statement, await openText(statement, this.#ports, waiting), this.#ports, broke)
  }

  /** Whoever enters a lingering room keeps it. */
  async #roomOf(place: Place): Promise<Room> {
    const { stage } = place
    if (stage.name === 'opening') return stage.opened
    if (stage.name === 'leaving') throw new Error('a room that leaves lets nobody in')
    if (stage.name === 'lingering') {
      stage.stay()
      place.stage = { name: 'open', room: stage.room }
    }
    return stage.room
  }

  #left(place: Place): void {
    place.visitors--
    if (place.visitors > 0 || place.stage.name !== 'open' || !this.#isCurrent(place)) return
    const { clock, limits } = this.#ports
    const stay = clock.after(limits.linger, () => void this.#retireInTurn(place))
    place.stage = { name: 'lingering', room: place.stage.room, stay }
    if (this.#closed) void this.#retire(place)
  }

  /** Somebody may enter it again while it waits for its turn. */
  async #retireInTurn(place: Place): Promise<void> {
    this.#overdue.push({ place, stage: place.stage })
    if (this.#isLeaving) return
    this.#isLeaving = true
    for (let next = this.#overdue.shift(); next; next = this.#overdue.shift())
      if (next.place.stage === next.stage) await this.#retire(next.place)
    this.#isLeaving = false
  }

  /** Resolves once the room is saved and gone. Never rejects. */
  async #retire(place: Place): Promise<void> {
    if (place.stage.name !== 'lingering' || !this.#isCurrent(place)) return
    const { room, stay } = place.stage
    stay()
    place.stage = { name: 'leaving' }
    await room.retire().catch(error => this.#ports.alarm('a room could not be saved on leaving', error))
    this.#forget(place)
  }

  /** The statement has this place no more; a place that came after it is left alone. */
  #forget(place: Place): void {
    if (this.#isCurrent(place)) this.#places.delete(place.statement)
    place.vanish()
  }

  #isCurrent(place: Place): boolean {
    return this.#places.get(place.statement) === place
  }
}

function show(place: Place, text: Early): void {
  place.early = text
  for (const tell of place.eager) tell(text)
}

/** Resolves once nobody has come for a moment, in any case after half a second. */
async function served(place: Place): Promise<void> {
  for (let n = 0, before = -1; n < MOST_MOMENTS && place.visitors !== before; n++) {
    before = place.visitors
    await pause(MOMENT)
  }
}

/** Milliseconds. */
const MOMENT = 30
const MOST_MOMENTS = 16

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
