/** What a restored copy must not forget of accounts: which links were used, which tokens revoked. */
import type { Replay, ReplayPorts } from '../journal/kinds.ts'
import type { Tx } from '../ports.ts'
import { noteOwnAct } from './note.ts'
import * as store from './store.ts'

export const useLink: Replay<'link-used'> = (tx, _ports, { link }, at) => store.spendLink(tx, link, at)

export const revokeToken: Replay<'token-revoked'> = async (tx, ports, { token }, at) => {
  const known = await store.tokenById(tx, token)
  if (known === undefined || known.revokedAt !== null) return false
  await store.revokeToken(tx, known.person, token, at)
  await noteOwnAct(tx, ports, known.person, 'token.revoked', {
    ...{ actor: '', subject: token, data: { replayed: true } },
  })
  return true
}

/** Ends every link that was not used and every token: nobody knows which of them were, after the copy was made. */
export async function endAllDoors(tx: Tx, { clock }: Pick<ReplayPorts, 'clock'>): Promise<void> {
  await store.dropAllLinks(tx)
  await store.revokeAllTokens(tx, clock.now())
}
