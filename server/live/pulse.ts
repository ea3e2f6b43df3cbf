/** The signs of life of one socket, both ways: a client counts messages, the server counts what it hears. */
import type { Clock } from '../ports.ts'
import type { Limits } from './limits.ts'

type Beats = {
  /** Sends something that a client counts as a message. */
  speak: () => void
  /** Sends a ping, which any socket answers. */
  ping: () => void
  /** Nothing was heard for too long. */
  silent: () => void
}

export class Pulse {
  readonly #clock: Clock
  #heardAt: number
  #stops: (() => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
    this.#heardAt = clock.now()
  }

  heard(): void {
    this.#heardAt = this.#clock.now()
  }

  start(limits: Limits, { speak, ping, silent }: Beats): void {
    this.#every(limits.keepalive, speak)
    this.#every(limits.ping, () => {
      if (this.#clock.now() - this.#heardAt > limits.dead) silent()
      else ping()
    })
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
  }

  #every(ms: number, act: () => void): void {
    let cancel = () => {}
    const next = () => {
      cancel = this.#clock.after(ms, () => {
        next()
        act()
      })
    }
    next()
    this.#stops.push(() => cancel())
  }
}
