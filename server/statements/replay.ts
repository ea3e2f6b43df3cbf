/** What a restored copy must not forget of statements: which were put away. */
import { appendAudit } from '../audit/append.ts'
import type { Replay } from '../journal/kinds.ts'
import * as store from './store.ts'

export const setArchived: Replay<'archive-set'> = async (tx, ports, { statement, archivedAt }) => {
  const row = await store.statementById(tx, statement)
  if (row === undefined || (row.archivedAt === null) === (archivedAt === null)) return false
  await store.changeStatement(tx, statement, { archivedAt })
  const act = archivedAt === null ? 'statement.taken-up' : 'statement.archived'
  const { coalition } = row
  await appendAudit(tx, ports, { coalition, act, actor: '', subject: statement, data: { replayed: true } })
  return true
}
