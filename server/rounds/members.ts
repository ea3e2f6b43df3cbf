/** The members of the organisations that a round asks. */
import { type Role, roleMay } from '../../shared/roles.ts'
import { membersOf } from '../coalitions/coalitions.ts'
import { endAddress } from '../notices/ending.ts'
import { queueMail } from '../notices/outbox.ts'
import { wantNone } from '../notices/review.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import type { Round } from './store.ts'

/** Those who may answer for one of these organisations. */
export async function membersAsked(q: Query, coalition: string, organisations: ReadonlySet<string>) {
  return (await membersOf(q, coalition)).filter(
    ({ organisation, role }) => organisations.has(organisation) && roleMay(role as Role, 'rounds.answer'),
  )
}

/**
 * Queues a mail with the round's screen to the members of organisations; without those who want no mails [NOTE-1].
 * @param but whoever did it, who knows
 * @returns how many mails that were
 */
export async function tellMembers(
  tx: Tx,
  ports: Pick<Ports, 'config' | 'clock' | 'ids' | 'keys'>,
  coalition: string,
  round: Round,
  kind: 'round-opened' | 'round-reminder',
  organisations: ReadonlySet<string>,
  but?: string,
): Promise<number> {
  const members = (await membersAsked(tx, coalition, organisations)).filter(({ person }) => person !== but)
  const never = await wantNone(
    tx,
    members.map(({ person }) => person),
  )
  const told = members.filter(({ person }) => !never.has(person))
  const link = `${ports.config.publicUrl}/statements/${round.statement}/rounds/${round.id}`
  for (const { person, addressSealed } of told)
    await queueMail(tx, ports, {
      kind,
      to: ports.keys.open(addressSealed),
      link,
      end: endAddress(ports, person),
    })
  return told.length
}
