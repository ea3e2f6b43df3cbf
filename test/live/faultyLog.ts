/** A log between the server and its disk that a test can hold up, or let fail. */
import type { LiveLog } from '../../server/live/log.ts'

type Act = 'load' | 'append' | 'draftSnapshot' | 'readSnapshot' | 'adoptSnapshot' | 'renew' | 'history'

export type Faults = {
  log: LiveLog
  /** How often an act was asked for. */
  asked: Record<Act, number>
  /** Lets the next `times` of an act fail before they reach the disk. */
  fail(act: Act, times?: number): void
  /** Lets the next one happen on disk and then fail, as when a connection breaks after the commit. */
  failAfter(act: Act): void
  /** Holds an act up, before the disk, until the answer is called. */
  hold(act: Act): () => void
  /** Resolves when an act is asked for the next time. */
  next(act: Act): Promise<void>
}

export function faultyLog(inner: LiveLog): Faults {
  const asked: Record<Act, number> = {
    load: 0,
    append: 0,
    draftSnapshot: 0,
    readSnapshot: 0,
    adoptSnapshot: 0,
    renew: 0,
    history: 0,
  }
  const failing: Partial<Record<Act, number>> = {}
  const failingAfter = new Set<Act>()
  const held: Partial<Record<Act, Promise<void>>> = {}
  const waiting: { act: Act; resolve: () => void }[] = []

  const before = async (act: Act) => {
    asked[act]++
    for (const one of waiting.splice(0)) {
      if (one.act === act) one.resolve()
      else waiting.push(one)
    }
    await held[act]
    if (failing[act]) {
      failing[act]--
      throw new Error(`${act} failed, as the test wished`)
    }
  }
  const through =
    <Args extends unknown[], T>(act: Act, happen: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      await before(act)
      const done = await happen(...args)
      if (failingAfter.delete(act)) throw new Error(`${act} failed after the disk, as the test wished`)
      return done
    }

  return {
    log: {
      ...inner,
      load: through('load', inner.load),
      append: through('append', inner.append),
      draftSnapshot: through('draftSnapshot', inner.draftSnapshot),
      readSnapshot: through('readSnapshot', inner.readSnapshot),
      adoptSnapshot: through('adoptSnapshot', inner.adoptSnapshot),
      renew: through('renew', inner.renew),
      history: through('history', inner.history),
    },
    asked,
    fail(act, times = 1) {
      failing[act] = times
    },
    failAfter: act => failingAfter.add(act),
    hold(act) {
      let release = () => {}
      held[act] = new Promise(resolve => {
        release = () => {
          delete held[act]
          resolve()
        }
      })
      return release
    },
    next: act => new Promise(resolve => waiting.push({ act, resolve })),
  }
}
