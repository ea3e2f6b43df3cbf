/**
 * Time that stands still until somebody moves it. While it is installed, everything in this process that waits or
 * looks at the clock lives in it, so that a schedule runs the same way each time. `setImmediate` stays real: it is
 * the turn of the event loop, and does not depend on the machine.
 */
import type { Clock } from '../../../server/ports.ts'

type Timer = { at: number; every: number | null; act: () => void }

const START = Date.UTC(2026, 10, 22)

export class Time {
  #now = START
  #last = 0
  readonly #timers = new Map<number, Timer>()

  now = (): number => this.#now

  /** The clock of one server; what it set is forgotten with it. */
  clock(isAlive: () => boolean): Clock {
    return {
      now: this.now,
      after: (ms, act) => {
        const id = this.#set(ms, null, () => isAlive() && act())
        return () => this.#timers.delete(id)
      },
    }
  }

  /** Lets time pass; what falls due is done in its order. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (let due = this.#due(end); due; due = this.#due(end)) {
      const [id, timer] = due
      this.#now = Math.max(this.#now, timer.at)
      if (timer.every === null) this.#timers.delete(id)
      else timer.at = this.#now + timer.every
      timer.act()
    }
    this.#now = end
  }

  /** Puts this time in the place of the machine's; the answer puts that back. */
  install(): () => void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
    const machine = { setTimeout, clearTimeout, setInterval, clearInterval }
    const [now, running] = [Date.now, performance.now]
    const clear = (handle?: { id?: number }) => void this.#timers.delete(handle?.id ?? -1)
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms = 0, ...args: []) => this.#handle(ms, null, () => act(...args)),
      setInterval: (act: () => void, ms = 0, ...args: []) => this.#handle(ms, ms, () => act(...args)),
      clearTimeout: clear,
      clearInterval: clear,
    })
    Date.now = this.now
    performance.now = () => this.#now - START
    return () => {
      Object.assign(globalThis, machine)
      Date.now = now
      performance.now = running
    }
  }

  #handle(ms: number, every: number | null, act: () => void) {
    const id = this.#set(ms, every, act)
    return { id, ref: () => {}, unref: () => {}, hasRef: () => true }
  }

  #set(ms: number, every: number | null, act: () => void): number {
    const wait = Math.max(1, Number.isFinite(ms) ? ms : 1)
    this.#timers.set(++this.#last, { at: this.#now + wait, every: every && wait, act })
    return this.#last
  }

  /** The timer that is to be called next, of those that were set first where several are. */
  #due(end: number): [number, Timer] | null {
    let due: [number, Timer] | null = null
    for (const one of this.#timers) if (one[1].at <= end && (!due || one[1].at < due[1].at)) due = one
    return due
  }
}
