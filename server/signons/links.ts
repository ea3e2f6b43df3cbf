/** Links to a signer's own page. */
import { hashToken } from '../http/session.ts'
import type { Ports, Tx } from '../ports.ts'
import * as store from './store.ts'

/** A new link to a signature's page: 128 random bits, kept as a hash only. Earlier links go on working. */
export async function linkTo(
  tx: Tx,
  ports: Pick<Ports, 'config' | 'clock' | 'ids'>,
  signature: string,
): Promise<string> {
  const token = ports.ids.token()
  await store.addLink(tx, { tokenHash: hashToken(token), signature, createdAt: ports.clock.now() })
  return `${ports.config.publicUrl}/signature/${token}`
}
