import type { Clock } from '../ports.ts'

/** Node fires timers of more milliseconds than this at once, so longer waits are made of several. */
const LONGEST = 2 ** 31 - 1

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, fn) {
    let timer: NodeJS.Timeout
    const wait = (left: number) => {
      timer =
        left > LONGEST ? setTimeout(() => wait(left - LONGEST), LONGEST) : setTimeout(fn, Math.max(0, left))
    }
    wait(ms)
    return () => clearTimeout(timer)
  },
}
