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

  /** Takes one; milliseconds until there is another, 0 where there is one already. */
  take(): number {
    const now = performance.now()
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#since) / 1000) * this.#aSecond) - 1
    this.#since = now
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#aSecond) * 1000)
  }

  /** Takes one if there is one. */
  tryTake(): boolean {
    const wait = this.take()
    if (wait) this.#left += 1
    return wait === 0
  }
}
