/** Whether a statement may still be read by whoever is signed in: asked of the server, where a closed line says nothing. */
import { whoAmI } from '../../shared/contract/people.ts'
import { seeStatement } from '../../shared/contract/statements.ts'
import { asRefusal, call } from '../api.ts'

/**
 * `unknown` where the server cannot be reached or cannot answer; `somebody-else` where another account is signed in,
 * `nobody` where none is, which says nothing of what this one may read.
 */
export type Welcome = 'yes' | 'no' | 'unknown' | 'somebody-else' | 'nobody'

/** @param account the person who is asked about */
export async function mayStillRead(statement: string, account: string): Promise<Welcome> {
  try {
    const { person } = await call(whoAmI, {})
    if (!person) return 'nobody'
    if (person.id !== account) return 'somebody-else'
    await call(seeStatement, { statement })
    return 'yes'
  } catch (error) {
    const { code } = asRefusal(error)
    if (code === 'not-signed-in') return 'nobody'
    return code === 'not-found' || code === 'not-allowed' ? 'no' : 'unknown'
  }
}
