/**
 * One open statement. What its peers ask for waits until the turn before is on disk; then all of it is decided at
 * once, committed at once, and only then told to anybody. Between two turns the text in memory is therefore exactly
 * the text on disk, and that is when joins are answered and versions are read ([LIVE-1]).
 *
 * A turn that cannot be stored breaks the room: it tells nobody anything, sends its peers away and is forgotten.
 * They come back to a room made anew from the log, which says what of the turn was stored, and bring the rest.
 */
import { CLOSE } from '../../shared/live.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import type { Clock } from '../ports.ts'
import { compact, isDue, isWorthIt } from './compact.ts'
import type { Limits } from './limits.ts'
import { type LiveLog, type Owner, SERVER, type Stored } from './log.ts'
import type { Meter } from './meter.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'
import { SharedText } from './sharedText.ts'
import { Turn, type Work } from './turn.ts'

/** What rooms need of the world. `alarm` tells the operator, in words without any text or name. */
export type RoomPorts = {
  log: LiveLog
  clock: Clock
  limits: Limits
  alarm: (what: string, error?: unknown) => void
  /** A text changed, on disk. Must not throw. */
  changed: (statement: string) => void
  meter: Meter
}

/** The room broke and was forgotten; whoever asks again gets a new one. */
export class RoomBroke extends Error {}

export class Room {
  readonly statement: string
  readonly epoch: number
  readonly presence: Presence<Peer>
  readonly #ports: RoomPorts
  readonly #text: SharedText
  readonly #owners: Map<number, Owner>
  readonly #peers = new Set<Peer>()
  readonly #broke: () => void
  #seq: number
  #tail: { rows: number; bytes: number }
  #waiting: Work[] = []
  #presenceWaits = false
  #state: 'resting' | 'turning' | 'broken' = 'resting'
  #rested: Promise<void> = Promise.resolve()

  /** @param broke is called once if the room breaks, before its peers are sent away. */
  constructor(statement: string, stored: Stored, ports: RoomPorts, broke: () => void) {
    this.statement = statement
    this.epoch = stored.epoch
    this.presence = new Presence(ports.clock.now)
    this.#ports = ports
    this.#text = new SharedText(stored)
    this.#owners = new Map(stored.owners.map(owner => [owner.editor, owner]))
    this.#owners.set(SEED_CLIENT, { editor: SEED_CLIENT, account: SERVER, at: 0 })
    this.#seq = stored.lastSeq + 1
    this.#tail = tailOf(stored)
    this.#broke = broke
  }

  /** How much was asked for and is not decided yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  get peers(): ReadonlySet<Peer> {
    return this.#peers
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

  /** Writes in the name of an account; on disk, and told to everyone, when it resolves. `act` must not throw. */
  write(account: string, act: (text: SharedText) => void): Promise<void> {
    return new Promise((done, failed) => {
      this.ask({ kind: 'write', account, act, done, failed })
    })
  }

  /** Tells everyone who came, moved or left: what happens in one turn of the event loop is one frame. */
  tellPresence(): void {
    if (this.#presenceWaits) return
    this.#presenceWaits = true
    setImmediate(() => {
      this.#presenceWaits = false
      const changes = this.presence.takeChanges()
      for (const peer of this.#peers) {
        const frame = changes(peer)
        if (frame) peer.send(frame)
      }
    })
  }

  /** Waits for the turn that is under way, makes a snapshot if one is worth it, and lets go of the text. */
  async retire(): Promise<void> {
    await this.#rested
    if (this.#state === 'resting' && isWorthIt(this.#tail)) await this.#compact()
    this.#text.destroy()
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
    if (this.#state === 'turning') this.#state = 'resting'
  }

  async #turn(works: Work[]): Promise<void> {
    const { clock, limits, log, meter } = this.#ports
    const desk = { text: this.#text, owners: this.#owners, seq: this.#seq, now: clock.now(), limits }
    const turn = Turn.decide(works, desk)
    const { rows, owners, registry } = turn
    if (rows.length || owners.length) {
      const committed = meter.committing()
      await log.append({ statement: this.statement, epoch: this.epoch, rows, owners, registry })
      committed()
      meter.edits(rows.length)
    }
    this.#seq += rows.length
    for (const owner of owners) this.#owners.set(owner.editor, owner)
    this.#say(turn)
    if (rows.length) this.#ports.changed(this.statement)
    this.#tail.rows += rows.length
    this.#tail.bytes += rows.reduce((sum, row) => sum + row.update.length, 0)
    if (isDue(this.#tail, this.#ports.limits)) await this.#compact()
  }

  #say({ told, after, saved }: Turn): void {
    const { meter } = this.#ports
    const done = meter.telling()
    for (const { frame, except } of told) {
      const to = [...this.#peers].filter(peer => peer !== except)
      for (const peer of to) peer.send(frame)
      meter.told(to.length)
    }
    done()
    for (const say of after) say()
    for (const [peer, frame] of saved) peer.saved(frame)
  }

  /** A snapshot that fails costs nothing but the time of the next load; it is tried again after as many rows. */
  async #compact(): Promise<void> {
    this.#tail = { rows: 0, bytes: 0 }
    try {
      await compact(this.statement, this.#text, this.#seq - 1, this.#ports)
    } catch (error) {
      this.#ports.alarm('a snapshot could not be made', error)
    }
  }

  #break(works: readonly Work[], error: unknown): void {
    this.#state = 'broken'
    this.#ports.alarm('a room could not store its text and starts again from the log', error)
    this.#broke()
    for (const work of [...works, ...this.#waiting]) refuseWork(work)
    this.#waiting = []
    for (const peer of this.#peers) peer.close(CLOSE.again, 'come back')
  }
}

function tailOf({ rows }: Stored): { rows: number; bytes: number } {
  return { rows: rows.length, bytes: rows.reduce((sum, row) => sum + row.update.length, 0) }
}

function broken(): never {
  throw new RoomBroke()
}

/** Edits need no answer: their peers are sent away and bring them again. */
function refuseWork(work: Work): void {
  if (work.kind === 'write') work.failed(new RoomBroke())
  if (work.kind === 'look') work.look(null)
}
