/** Whether a statement may still be read by whoever is signed in: asked of the server, where a closed line says nothing. */
import { seeStatement } from '../../shared/contract/statements.ts'
import { asRefusal, call } from '../api.ts'

/** @returns `unknown` where the server cannot be reached or cannot answer */
export async function mayStillRead(statement: string): Promise<'yes' | 'no' | 'unknown'> {
  try {
    await call(seeStatement, { statement })
    return 'yes'
  } catch (error) {
    return /^(not-found|not-allowed|not-signed-in)$/.test(asRefusal(error).code) ? 'no' : 'unknown'
  }
}
