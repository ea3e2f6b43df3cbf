/** What people do with their accounts, told where it matters: to the coalitions whose drafts the account opens. */
import type { Act } from '../../shared/audit.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Ports, Tx } from '../ports.ts'
import * as store from './store.ts'

/**
 * Enters an act on one's own account in the server's chain and in that of every coalition one belongs to.
 * @param told what the entries say; `actor` is empty for a command of the command line.
 */
export async function noteOwnAct(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  person: string,
  act: Act,
  told: { actor?: string; subject?: string; data?: AuditData } = {},
): Promise<void> {
  const coalitions = (await store.membershipsOf(tx, person)).map(membership => membership.coalition)
  for (const coalition of ['', ...coalitions])
    await appendAudit(tx, ports, { coalition, act, actor: person, subject: person, ...told })
}
