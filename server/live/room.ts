/**
 * One open statement. What its peers ask for waits until the turn before is on disk; then all of it is decided at
 * once, committed at once, and only then told to anybody. Between two turns the text in memory is therefore exactly
 * the text on disk, and that is when joins are answered and versions are read ([LIVE-1]).
 *
 * A turn that cannot be stored breaks the room: it tells nobody anything, sends its peers away and is forgotten.
 * They come back to a room made anew from the log, which says what of the turn was stored, and bring the rest.
 */
import { CLOSE, type Why } from '../../shared/live.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import type { Clock } from '../ports.ts'
import { beginAnew } from './beginAnew.ts'
import { Snapshots } from './compact.ts'
import type { Limits } from './limits.ts'
import { type LiveLog, type Owner, SERVER } from './log.ts'
import type { Meter } from './meter.ts'
import type { Opened } from './open.ts'
import { Past, type Pasts } from './past.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'
import type { Guest } from './roll.ts'
import { type SharedText, Unsound } from './sharedText.ts'
import { Turn, type Work } from './turn.ts'
import { Watch } from './watch.ts'

/** What rooms need of the world. `alarm` tells the operator, in words without any text or name. */
export type RoomPorts = {
  log: LiveLog
  pasts: Pasts
  clock: Clock
  limits: Limits
  alarm: (what: string, error?: unknown) => void
  /** A text changed, on disk. Must not throw. */
  changed: (statement: string) => void
  /** Somebody's edit could not be shared. Must not throw. */
  refused: (guest: Guest, why: Why) => void
  meter: Meter
}

/** The room broke and was forgotten; whoever asks again gets a new one. */
export class RoomBroke extends Error {}

export class Room {
  readonly statement: string
  readonly epoch: number
  readonly presence: Presence<Peer>
  readonly #begun: number
  readonly #ports: RoomPorts
  readonly #text: SharedText
  readonly #owners: Map<number, Owner>
  readonly #peers = new Set<Peer>()
  readonly #broke: () => void
  readonly #watch: Watch
  readonly #snapshots: Snapshots
  #seq: number
  /** Read when somebody comes with words for what is gone, and kept for as long as more of that may come. */
  #past: Past | 'not read' | 'cannot be read' = 'not read'
  #forgetPast = () => {}
  #waiting: Work[] = []
  #presenceWaits = false
  #state: 'resting' | 'turning' | 'broken' = 'resting'
  #rested: Promise<void> = Promise.resolve()

  /** @param broke is called once if the room breaks, before its peers are sent away. */
  constructor(
    statement: string,
    { stored, text, tail, begun, forClients }: Opened,
    ports: RoomPorts,
    broke: () => void,
  ) {
    this.statement = statement
    this.epoch = stored.epoch
    this.#begun = begun
    this.presence = new Presence(ports.clock.now)
    this.#ports = ports
    this.#text = text
    this.#owners = new Map(stored.owners.map(owner => [owner.editor, owner]))
    this.#owners.set(SEED_CLIENT, { editor: SEED_CLIENT, account: SERVER, at: 0 })
    this.#seq = stored.lastSeq + 1
    this.#broke = broke
    this.#watch = new Watch(this, ports)
    this.#snapshots = new Snapshots(statement, text, tail, ports, () => this.#watch.wrote())
    if (forClients !== 'the same') this.#watch.compareLater()
  }

  /** How much was asked for and is not decided yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** The number of the last row that memory holds. */
  get lastSeq(): number {
    return this.#seq - 1
  }

  get peers(): ReadonlySet<Peer> {
    return this.#peers
  }

  /** How many editors ever wrote in it. */
  get editors(): number {
    return this.#text.doc.store.clients.size
  }

  /** Whether what somebody has, by its state vector, is of the text before this one began anew. */
  isOfTextBefore(vector: ReadonlyMap<number, number>): boolean {
    const has = vector.get(SEED_CLIENT) ?? 0
    return has > 0 && has < this.#begun
  }

  join(peer: Peer): void {
    if (this.#state === 'broken') peer.close(CLOSE.again, 'come back')
    else this.#peers.add(peer)
  }

  leave(peer: Peer): void {
    this.#peers.delete(peer)
  }

  /** Asks for a turn. Never throws: what cannot be done is told to whoever asked. */
  ask(work: Work): void {
    if (this.#state === 'broken') refuseWork(work)
    else this.#waiting.push(work)
    if (this.#state !== 'resting') return
    this.#state = 'turning'
    this.#rested = this.#turns()
  }

  /** Reads committed text. */
  look<T>(read: (text: SharedText) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (text: SharedText | null) => {
        try {
          resolve(read(text ?? broken()))
        } catch (error) {
          reject(error)
        }
      }
      this.ask({ kind: 'look', look })
    })
  }

  /** Calls `then` once everything that was asked for so far is decided: at once, where nothing waits. */
  onceDecided(then: () => void): void {
    if (this.#waiting.length) this.ask({ kind: 'look', look: then })
    else then()
  }

  /** Writes in the name of an account; on disk, and told to everyone, when it resolves. `act` must not throw. */
  write(account: string, act: (text: SharedText) => void): Promise<void> {
    return new Promise((done, failed) => {
      this.ask({ kind: 'write', account, act, done, failed })
    })
  }

  /**
   * Tells everyone who came, moved or left, in one frame: with the turn that is under way, since a caret stands in
   * what was just written, else at the end of this turn of the event loop.
   */
  tellPresence(): void {
    if (this.#presenceWaits) return
    this.#presenceWaits = true
    setImmediate(() => {
      if (this.#state !== 'turning') this.#sayPresence()
    })
  }

  #sayPresence(): void {
    if (!this.#presenceWaits) return
    this.#presenceWaits = false
    const changes = this.presence.takeChanges()
    for (const peer of this.#peers) {
      const frame = changes(peer)
      if (frame) peer.tell(frame)
    }
  }

  /** Waits for the turn that is under way, makes a snapshot if one is worth it, and lets go of the text. */
  async retire(): Promise<void> {
    await this.#rested
    await this.#watch.leaving()
    await this.#rested
    this.#forgetPast()
    // fail-point: retiring
    if (this.#state === 'resting') await this.#snapshots.leaving(this.lastSeq)
    this.#text.destroy()
  }

  /** Memory and log became two texts: memory's, which everyone sees, goes on under a new epoch [LIVE-8]. */
  async differs(): Promise<void> {
    await this.#rested
    if (this.#state === 'resting') await this.#beginAnew('a text differed from its log and begins anew')
  }

  async #beginAnew(what: string): Promise<void> {
    this.#state = 'broken'
    const { log, clock } = this.#ports
    const why = await beginAnew(this.#text.doc, this, { log, now: clock.now() }).catch(error => error)
    this.#break([], why, what)
  }

  async #turns(): Promise<void> {
    // What arrives in one turn of the event loop, from all sockets, is one turn of the room.
    await new Promise<void>(resolve => setImmediate(resolve))
    while (this.#waiting.length && this.#state === 'turning') {
      const works = this.#waiting
      this.#waiting = []
      try {
        await this.#turn(works)
      } catch (error) {
        this.#break(works, error)
      }
    }
    if (this.#state !== 'turning') return
    this.#state = 'resting'
    this.#sayPresence()
  }

  async #turn(works: Work[]): Promise<void> {
    const { clock, limits, log, meter } = this.#ports
    const desk = {
      text: this.#text,
      owners: this.#owners,
      seq: this.#seq,
      now: clock.now(),
      limits,
      past: this.#past,
    }
    const turn = Turn.decide(works, desk)
    const { rows, owners, registry } = turn
    if (rows.length || owners.length) {
      const committed = meter.committing()
      // fail-point: before-append
      await log.append({ statement: this.statement, epoch: this.epoch, rows, owners, registry })
      // fail-point: committed
      committed()
      meter.edits(rows.length)
    }
    this.#seq += rows.length
    this.#waiting.unshift(...turn.rest)
    for (const error of turn.troubles)
      this.#ports.alarm('words that went with a block could not be put back', error)
    if (this.#past instanceof Past) this.#past.follow(rows)
    for (const owner of owners) this.#owners.set(owner.editor, owner)
    this.#say(turn)
    if (rows.length) this.#ports.changed(this.statement)
    if (rows.length) this.#watch.wrote()
    if (turn.showsForgery)
      await this.#beginAnew('an edit brought a forged one to light, and the text begins anew')
    else await this.#snapshots.wrote(rows, this.lastSeq)
    if (turn.rest.length) await this.#readPast()
  }

  /** Words that wait for it are not taken where it cannot be read now: their author brings them again. */
  async #readPast(): Promise<void> {
    const { pasts, clock } = this.#ports
    try {
      this.#past = (await pasts.read(this.statement, this.lastSeq)) ?? 'cannot be read'
    } catch (error) {
      this.#break([], error, 'the past of a text could not be read, and its room starts again')
      return
    }
    this.#forgetPast()
    this.#forgetPast = clock.after(PAST_KEPT, () => {
      if (this.#past instanceof Past) this.#past = 'not read'
    })
  }

  #say({ told, after, saved }: Turn): void {
    const { meter } = this.#ports
    const done = meter.telling()
    for (const { frame, except } of told) {
      for (const peer of this.#peers) if (peer !== except && peer.exchange.hasText) peer.tell(frame)
      meter.told(this.#peers.size - (except && this.#peers.has(except) ? 1 : 0))
    }
    this.#sayPresence()
    done()
    for (const say of after) say()
    // fail-point: before-saved
    for (const [peer, frame] of saved) peer.saved(frame)
  }

  #break(
    works: readonly Work[],
    error: unknown,
    what = error instanceof Unsound ? BROKE : STARTS_AGAIN,
  ): void {
    this.#state = 'broken'
    this.#watch.end()
    this.#forgetPast()
    this.#ports.alarm(what, error)
    this.#broke()
    for (const work of [...works, ...this.#waiting]) refuseWork(work)
    this.#waiting = []
    for (const peer of this.#peers) peer.close(CLOSE.again, 'come back')
  }
}

/** Milliseconds for which the past of a text stays in memory. */
const PAST_KEPT = 10_000

const BROKE = 'a text in memory broke its own rules and is loaded again from the log'
const STARTS_AGAIN = 'a room could not store its text and starts again from the log'

function broken(): never {
  throw new RoomBroke()
}

/** Edits need no answer: their peers are sent away and bring them again. */
function refuseWork(work: Work): void {
  if (work.kind === 'write') work.failed(new RoomBroke())
  if (work.kind === 'look') work.look(null)
}
