import type { Clock } from '../ports.ts'

/** Work that is looked for again and again, as long as the server runs. */
export type Job = {
  /** Resolves when no look that was begun still runs. */
  idle(): Promise<void>
  /** Ends after the piece that is at hand. */
  stop(): Promise<void>
}

/**
 * Starts a job: it looks at once, for what came due while no server ran, and then every `everyMs`. One look at a time;
 * a look that takes longer than that is not begun twice.
 * @param look never throws; it asks `isStopped` between two pieces of work
 */
export function startJob(
  clock: Clock,
  everyMs: number,
  look: (isStopped: () => boolean) => Promise<void>,
): Job {
  let work: Promise<void> = Promise.resolve()
  let looking = false
  let stopped = false
  let cancel = () => {}

  const lookOnce = async () => {
    await look(() => stopped)
    looking = false
  }
  const again = () => {
    if (stopped) return
    cancel = clock.after(everyMs, again)
    if (looking) return
    looking = true
    work = lookOnce()
  }
  again()
  return {
    idle: () => work,
    async stop() {
      stopped = true
      cancel()
      await work
    },
  }
}

/** Work that is also looked for as soon as somebody says that there is some. */
export type KickedJob = Job & {
  /** Looks now, once more where a look is under way. */
  kick(): void
}

/**
 * Starts a job that looks at once, whenever it is kicked, and after a while; one look at a time.
 * @param look never throws, and asks `isStopped` between two pieces of work; it says after how many milliseconds is
 *   looked again
 */
export function startKickedJob(clock: Clock, look: (isStopped: () => boolean) => Promise<number>): KickedJob {
  let work: Promise<void> = Promise.resolve()
  let kicked = false
  let stopped = false
  let cancel = () => {}

  const round = async () => {
    kicked = false
    cancel()
    const wait = await look(() => stopped)
    if (!stopped) cancel = clock.after(wait, kick)
  }
  const kick = () => {
    if (kicked || stopped) return
    kicked = true
    work = work.then(round)
  }
  const idle = async () => {
    for (let seen: Promise<void> | undefined; seen !== work; ) {
      seen = work
      await seen
    }
  }
  const stop = async () => {
    stopped = true
    cancel()
    await idle()
  }
  kick()
  return { kick, idle, stop }
}
