/** What is known of where the words of a joined statement are: counted by what was sent and what the server stored. */
import { CLOSE } from '../../shared/live.ts'
import type { EditFrame } from './countingSocket.ts'
import { isAllOnDisk, type Line, type Standing, standingOf } from './standing.ts'

/** Milliseconds after which an edit that is not on disk counts as not saved. */
const LATE = 2000

export class Saving {
  readonly #changed: () => void
  #line: Line = { is: 'down', serverTrouble: false }
  #dirty = false
  #lateTimer: ReturnType<typeof setTimeout> | undefined
  /** The disk refused what was sent last: until something is stored, a new line promises nothing. */
  #troubled = false

  /** @param changed called after each change of what is known */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  get standing(): Standing {
    return standingOf(this.#line, this.#dirty)
  }

  get isUp(): boolean {
    return this.#line.is === 'up'
  }

  /** Whether anything written here is not known to be on the server's disk. */
  get dirty(): boolean {
    return this.#dirty
  }

  /** Something was written here, or stands only here. */
  wrote(): void {
    this.#dirty = true
    this.#changed()
  }

  lineUp(): void {
    this.#line = { is: 'up', sent: 0, onDisk: 0, replied: false, late: this.#troubled }
    if (this.#dirty) this.#expect()
    this.#changed()
  }

  /**
   * @param code with which the server closed it; 0 for none
   * @param accessChanged it was closed for the person's sake, and says nothing of the disk
   */
  lineDown(code: number, accessChanged: boolean): void {
    this.#expectNothing()
    if (code !== 0) this.#troubled = code === CLOSE.again && !accessChanged
    this.#line = { is: 'down', serverTrouble: this.#troubled }
    this.#changed()
  }

  /** A frame that carries an edit was sent. */
  sent(frame: EditFrame): void {
    if (this.#line.is !== 'up') return
    this.#line.sent++
    if (frame === 'reply') this.#line.replied = true
    this.#expect()
    this.#changed()
  }

  /** Everything up to the n-th of these frames is on the server's disk. */
  stored(upTo: number): void {
    if (this.#line.is !== 'up') return
    const isNew = upTo > this.#line.onDisk
    if (isNew) {
      this.#line.onDisk = upTo
      this.#expectNothing()
    }
    if (isAllOnDisk(this.#line)) {
      this.#dirty = false
      this.#troubled = false
      this.#line.late = false
    } else if (isNew) this.#expect()
    this.#changed()
  }

  end(): void {
    this.#dirty = false
    this.#expectNothing()
  }

  /** The time runs from the oldest words that are not on the disk, however much is typed after them. */
  #expect(): void {
    this.#lateTimer ??= setTimeout(() => {
      this.#lateTimer = undefined
      if (this.#line.is === 'up') this.#line.late = !isAllOnDisk(this.#line)
      this.#changed()
    }, LATE)
  }

  #expectNothing(): void {
    clearTimeout(this.#lateTimer)
    this.#lateTimer = undefined
  }
}
