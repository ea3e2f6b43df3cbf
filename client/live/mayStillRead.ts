/** Whether a statement may still be read by whoever is signed in: asked of the server, where a closed line says nothing. */
import { whoAmI } from '../../shared/contract/people.ts'
import { seeStatement } from '../../shared/contract/statements.ts'
import { leastEpoch } from '../../shared/live.ts'
import { asRefusal, call } from '../api.ts'
import { epochsKept, statementsKept } from './device.ts'

/**
 * `unknown` where the server cannot be reached or cannot answer; `somebody-else` where another account is signed in,
 * `nobody` where none is, which says nothing of what this one may read; `not-there-now` where a server that was put
 * back from a backup may have forgotten the statement, or that this person may read it.
 */
export type Welcome = 'yes' | 'no' | 'unknown' | 'somebody-else' | 'nobody' | 'not-there-now'

/**
 * @param account the person who is asked about
 * @param epochs of the texts of it that this page has
 */
export async function mayStillRead(
  statement: string,
  account: string,
  epochs: readonly string[] = [],
): Promise<Welcome> {
  let restoredAt: number | null = null
  try {
    const { person, server } = await call(whoAmI, {})
    if (!person) return 'nobody'
    if (person.id !== account) return 'somebody-else'
    restoredAt = server.restoredAt
    await call(seeStatement, { statement })
    return 'yes'
  } catch (error) {
    const { code } = asRefusal(error)
    if (code === 'not-signed-in') return 'nobody'
    if (code === 'not-allowed') return 'no'
    if (code !== 'not-found') return 'unknown'
    const own = [...epochs.map(Number), ...epochsKept(account, statement)]
    return mayBeForgotten(own, restoredAt) ? 'not-there-now' : 'no'
  }
}

/** The statements of which this device has a text that a restored server may have forgotten. */
export async function forgottenStatements(account: string): Promise<string[]> {
  const kept = statementsKept(account)
  const answers = await Promise.all(kept.map(statement => mayStillRead(statement, account)))
  return kept.filter((_, at) => answers[at] === 'not-there-now')
}

/**
 * Whether a server that knows nothing of a statement may have forgotten it when a backup was put back. It has not where
 * a text of it is of an epoch that began later: that one was read from the server as it is now. A server does not say
 * whether somebody was removed before it was put back, or made a member after the backup, so that either may be.
 * @param epochs of what this page and this device have of the statement
 * @param restoredAt when a backup was put back last, in milliseconds since 1970; null where none was
 */
export const mayBeForgotten = (epochs: readonly number[], restoredAt: number | null): boolean =>
  epochs.length > 0 && Math.max(...epochs) < leastEpoch(restoredAt)
