/**
 * Watches that a text in memory is what loading it gives [LIVE-8]. Yjs orders what stands between two neighbours by
 * rules that hold only where the neighbours once stood side by side: after one forged struct, an ordinary letter
 * typed later, also after a restart, can stand in one place in memory and in another for whoever loads the text. So
 * a text that was written in is compared when nobody writes, less and less often, and when it is left.
 */
import { contentDigestInSteps } from './contentDigest.ts'
import { digestsOf, documentOf } from './document.ts'
import { bytesOf, digestsOfLarge, isAllRead, PORTION, partsOf } from './largeText.ts'
import type { Stored } from './log.ts'
import type { RoomPorts } from './room.ts'
import type { SharedText } from './sharedText.ts'

/** Whether memory and log agree; no answer where somebody wrote meanwhile, or too many others are being compared. */
type Outcome = 'agree' | 'differ' | 'written' | 'busy'

/** What the watch needs of its room. */
export type Watched = {
  readonly statement: string
  /** The number of the last row that memory holds. */
  readonly lastSeq: number
  look<T>(read: (text: SharedText) => T): Promise<T>
  /** Memory and log differ: the room goes on as a new text. */
  differs(): Promise<void>
}

type WatchPorts = Pick<RoomPorts, 'log' | 'clock' | 'limits' | 'alarm'>

export class Watch {
  readonly #room: Watched
  readonly #ports: WatchPorts
  /** Whether something was written since memory and log were last found to agree. */
  #written = false
  #rest: number
  #stop = () => {}
  #ended = false

  constructor(room: Watched, ports: WatchPorts) {
    this.#room = room
    this.#ports = ports
    this.#rest = ports.limits.watch
  }

  /** To be called once a turn that wrote is on disk. */
  wrote(): void {
    this.#written = true
    this.compareLater()
  }

  /** Compares once nobody has written for a while. */
  compareLater(): void {
    if (this.#ended) return
    this.#stop()
    this.#stop = this.#ports.clock.after(this.#rest, () => void this.compare())
  }

  /** Compares a last time, before the room leaves memory. */
  async leaving(): Promise<void> {
    this.end()
    if (this.#written) await this.compare()
  }

  end(): void {
    this.#ended = true
    this.#stop()
  }

  /** Never throws: what cannot be compared now is compared after the next edit, or when somebody leaves. */
  async compare(): Promise<void> {
    this.#stop()
    const outcome = await this.#outcome().catch(error => {
      this.#ports.alarm('a text could not be compared with its log', error)
    })
    if (outcome === 'differ') return this.#room.differs()
    if (outcome === 'agree') this.#written = false
    if (outcome === 'agree' || outcome === 'busy') this.#restLonger()
    if (outcome === 'busy') this.compareLater()
  }

  /** Honest texts always agree, so one that agrees is compared less and less often. */
  #restLonger(): void {
    this.#rest = Math.min(this.#rest * 2, this.#ports.limits.watch * LEAST_OFTEN)
  }

  async #outcome(): Promise<Outcome> {
    const { statement } = this.#room
    const seen = await this.#room.look(text => ({ text, seq: this.#room.lastSeq }))
    const memory = await this.#digestOf(seen.text, seen.seq)
    if (memory === null) return 'written'
    const stored = await this.#ports.log.load(statement, PORTION)
    if (stored?.lastSeq !== seen.seq) return 'written'
    const digests = await this.#digestsOf(stored)
    if (digests === null) return 'busy'
    if (this.#room.lastSeq !== seen.seq) return 'written'
    return digests.every(digest => digest === memory) ? 'agree' : 'differ'
  }

  /** Loads the text as the next room will; elsewhere where that would hold others up; null where too many wait. */
  async #digestsOf(stored: Stored): Promise<string[] | null> {
    if (!isAllRead(stored) || bytesOf(partsOf(stored)) > this.#ports.limits.watchHere)
      return digestsOfLarge(this.#room.statement, stored, this.#ports)
    const loaded = documentOf(stored)
    const digests = digestsOf(loaded)
    loaded.destroy()
    return digests
  }

  /** Reads memory in portions, so that others are not held up; null where somebody wrote meanwhile. */
  async #digestOf(text: SharedText, seq: number): Promise<string | null> {
    const steps = contentDigestInSteps(text.doc)
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      await new Promise<void>(resolve => setImmediate(resolve))
      if (this.#room.lastSeq !== seq) return null
    }
  }
}

/** How many times longer than at first a text is left alone in the end. */
const LEAST_OFTEN = 16
