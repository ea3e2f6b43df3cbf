/** How long many things took, counted in steps of ten microseconds. */
const STEP = 0.01
const STEPS = 1_000_000

export class Tally {
  readonly #counts = new Uint32Array(STEPS)
  count = 0
  most = 0

  /** @param ms what one thing took. */
  add(ms: number): void {
    this.#counts[Math.min(STEPS - 1, Math.max(0, Math.floor(ms / STEP)))]!++
    this.count++
    if (ms > this.most) this.most = ms
  }

  /** Milliseconds that a share of all did not exceed; NaN of nothing. */
  at(share: number): number {
    let left = Math.ceil(this.count * share)
    if (left === 0) return Number.NaN
    for (let step = 0; step < STEPS; step++) {
      left -= this.#counts[step]!
      if (left <= 0) return (step + 1) * STEP
    }
    return Number.POSITIVE_INFINITY
  }

  clear(): void {
    this.#counts.fill(0)
    this.count = 0
    this.most = 0
  }
}
