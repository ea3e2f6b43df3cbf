/** How fast one socket may go: what it says is read at a pace, and what costs the server more has a pace of its own. */
import type { Limits } from './limits.ts'
import { Pace } from './pace.ts'
import { isAboutCarets } from './protocol.ts'

export class Brakes {
  readonly #frames: Pace
  readonly #bytes: Pace
  readonly #caretFrames: Pace
  readonly #caretBytes: Pace
  readonly #asks: Pace
  readonly #tries: Pace
  readonly #mostTried: number

  constructor(limits: Limits) {
    this.#frames = new Pace(limits.framesASecond, limits.framesAtOnce)
    this.#bytes = new Pace(limits.bytesASecond, limits.bytesAtOnce)
    this.#caretFrames = new Pace(limits.caretsASecond, limits.caretsAtOnce)
    this.#caretBytes = new Pace(limits.caretBytesASecond, limits.caretBytesAtOnce)
    this.#asks = new Pace(limits.asksAMinute / 60, limits.asksAMinute)
    this.#tries = new Pace(limits.triedASecond, limits.triedAtOnce)
    this.#mostTried = limits.tried
  }

  /** Milliseconds until the socket should be read again after a frame; 0 for at once. */
  after(frame: Uint8Array): number {
    const [frames, bytes] = isAboutCarets(frame)
      ? [this.#caretFrames, this.#caretBytes]
      : [this.#frames, this.#bytes]
    return Math.max(frames.take(), bytes.take(frame.length))
  }

  /** Whether it may ask now for what it lacks. */
  mayAsk(): boolean {
    return this.#asks.tryTake()
  }

  /** Whether one of its edits may be tried on a copy of so many items. */
  mayTry(items: number): boolean {
    return items <= this.#mostTried && this.#tries.tryTake(items)
  }
}
