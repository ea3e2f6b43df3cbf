/**
 * How often something may happen: a bucket that fills by `aSecond` up to `atOnce`. It measures what this machine
 * can bear, so it counts the machine's own running time and not the product's clock.
 */
export class Pace {
  readonly #aSecond: number
  readonly #atOnce: number
  #left: number
  #since = performance.now()

  constructor(aSecond: number, atOnce: number) {
    this.#aSecond = aSecond
    this.#atOnce = atOnce
    this.#left = atOnce
  }

  /** Takes some; milliseconds until they are there, 0 where they are already. */
  take(count = 1): number {
    const now = performance.now()
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#since) / 1000) * this.#aSecond) - count
    this.#since = now
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#aSecond) * 1000)
  }

  /** Takes some if they are there. */
  tryTake(count = 1): boolean {
    const wait = this.take(count)
    if (wait) this.#left += count
    return wait === 0
  }
}
