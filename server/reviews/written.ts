/** What follows every write to a review: the audit log, those who look at the statement, and the answer. */
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import { roleMay } from '../../shared/roles.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Tx } from '../ports.ts'
import type { Statement } from './authors.ts'
import { viewerOf } from './judge.ts'
import { readSuggestion, readThread } from './rows.ts'

/** What a write to a thread was about. */
export type Written = { thread: string; statement: Statement }

/** Writes, tells those who look at the statement, and gives back the thread as its writer sees it. */
export async function threadAfter(
  ports: Ports,
  who: Member,
  act: (tx: Tx) => Promise<Written>,
): Promise<ThreadRow> {
  const { row, statement } = await ports.storage.write(async tx => {
    const { thread, statement } = await act(tx)
    const viewer = viewerOf(ports, statement, who)
    return { row: await readThread(tx, ports, statement, viewer, thread), statement }
  })
  ports.rooms.reviewChanged(statement.id)
  ports.mailsQueued()
  return row
}

/** Writes, tells those who look at the statement, and gives back the suggestion as its writer sees it. */
export async function suggestionAfter(
  ports: Ports,
  who: Member,
  id: string,
  act: (tx: Tx) => Promise<Statement>,
): Promise<SuggestionRow> {
  const { row, statement } = await ports.storage.write(async tx => {
    const statement = await act(tx)
    return { row: await readSuggestion(tx, ports, statement, viewerOf(ports, statement, who), id), statement }
  })
  ports.rooms.reviewChanged(statement.id)
  ports.mailsQueued()
  return row
}

/**
 * Enters an act on a thread in the audit log. In an unattributed statement the entry of somebody who does not
 * decide has no actor: it would say whose thread it is [REV-5].
 */
export async function audit(
  tx: Tx,
  ports: Ports,
  { id: statement, unattributed }: Statement,
  who: Member,
  act: 'thread.settled' | 'thread.reopened',
  subject: string,
  data: AuditData = {},
): Promise<void> {
  const actor = unattributed === 1 && !roleMay(who.role, 'reviews.decide') ? '' : who.person
  await appendAudit(tx, ports, {
    coalition: who.coalition,
    act,
    actor,
    subject,
    data: { statement, ...data },
  })
}
