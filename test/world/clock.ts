import type { Clock } from '../../server/ports.ts'

export type FakeClock = Clock & {
  /** Lets `ms` go by and calls, in their order, whatever was to be called in that time. */
  pass(ms: number): void
  /** How many calls are waiting for their time. */
  waiting(): number
}

/** A clock that stands still until told. @param start milliseconds since 1970. */
export function fakeClock(start = Date.UTC(2030, 2, 4, 9, 0)): FakeClock {
  let now = start
  const calls = new Set<{ at: number; fn: () => void }>()
  const nextUntil = (end: number) => [...calls].filter(call => call.at <= end).sort((a, b) => a.at - b.at)[0]

  return {
    now: () => now,
    after(ms, fn) {
      const call = { at: now + Math.max(0, ms), fn }
      calls.add(call)
      return () => calls.delete(call)
    },
    pass(ms) {
      const end = now + ms
      for (let call = nextUntil(end); call; call = nextUntil(end)) {
        now = Math.max(now, call.at)
        calls.delete(call)
        call.fn()
      }
      now = end
    },
    waiting: () => calls.size,
  }
}
