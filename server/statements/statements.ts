/** Living statements: starting one, empty or from an imported text, and what the register says of it. */
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import type { Kind, StatementRow } from '../../shared/contract/statements.ts'
import { refuse } from '../../shared/refusals.ts'
import { roleMay } from '../../shared/roles.ts'
import { carriedAsks, withAsks } from '../../shared/statement/carried.ts'
import { giveIds } from '../../shared/statement/giveIds.ts'
import { SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import { isRecord } from '../../shared/statement/node.ts'
import { NotAStatement, readDoc } from '../../shared/statement/read.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { giveProcess, recordPlaces } from '../asks/carrying.ts'
import { appendAudit } from '../audit/append.ts'
import { coalitionById } from '../coalitions/coalitions.ts'
import { given } from '../given.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Query } from '../ports.ts'
import { limitFor, mustBeSessionIn, processOf } from '../processes/sessions.ts'
import * as store from './store.ts'
import { enterTaken, takenAsks } from './takenAsks.ts'
import { translatedBy } from './translations/links.ts'

/** The coalition's statements, newest first. */
export async function listStatements(
  ports: Ports,
  who: Member,
): Promise<Given<typeof contracts.listStatements>> {
  return ports.storage.read(async q => {
    const rows = await store.statementsOf(q, who.coalition)
    const versions = await store.versionsOf(
      q,
      rows.map(row => row.id),
    )
    const count = (statement: string) => versions.filter(version => version.statement === statement).length
    return { statements: rows.map(row => shown(row, count(row.id))) }
  })
}

/**
 * Starts a statement. Its text is on disk before its row exists, so that no statement is ever without one; the
 * points that were taken as asks are asks of the register from the same write on.
 * @throws Refusal `not-a-statement` for a body that is not a letter, `bad-input` for an ask on no block of it, and
 *   for an unattributed statement that is no report, `not-found` for a session or an ask of another coalition.
 */
export async function startStatement(
  ports: Ports,
  who: Pick<Member, 'coalition' | 'person'>,
  input: Input<typeof contracts.startStatement>,
): Promise<StatementRow> {
  const { kind, title, language, direction, addressee } = input
  if (input.unattributed && kind !== 'report') refuse('bad-input', 'Only a report can be unattributed.')
  const doc = giveIds(input.body === undefined ? EMPTY : letterFrom(input.body), ports.ids.id)
  const asks = takenAsks(ports, doc, input.asks)
  const row = {
    ...{ id: ports.ids.id(), coalition: who.coalition, kind, title, language, direction, addressee },
    ...{ createdBy: who.person, createdAt: ports.clock.now(), archivedAt: null },
    unattributed: input.unattributed ? 1 : 0,
    ...{ wordLimit: null, countsNotes: 0, session: input.session ?? null, draft: null },
  }
  const marked = withAsks(doc, new Map([...asks].map(([block, ask]) => [block, ask.id])))
  await ports.rooms.seed(row.id, marked)
  await ports.storage.write(async tx => {
    await mustBeSessionIn(tx, who.coalition, row.session)
    await store.addStatement(tx, row)
    await enterTaken(tx, ports, who, asks, row.session)
    await recordPlaces(tx, row.id, carriedAsks(marked))
    const { coalition, person: actor } = who
    await appendAudit(tx, ports, {
      coalition,
      act: 'statement.started',
      actor,
      subject: row.id,
      data: { kind, asks: asks.size },
    })
  })
  return shown(row, 0)
}

const EMPTY: Doc = {
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: null, ask: null, concern: null, lang: null, dir: null } }],
}

/** More nodes than any letter has; building as many keeps the server from everything else for under a second. */
const MOST_NODES = 50_000

/** A letter from untrusted JSON. @throws Refusal `too-large`, or `not-a-statement`, naming the place. */
export function letterFrom(body: unknown): Doc {
  if (countOf(body, MOST_NODES) > MOST_NODES)
    refuse('too-large', `A letter has at most ${MOST_NODES} paragraphs, pieces of text and other parts.`)
  try {
    return readDoc(body)
  } catch (error) {
    if (error instanceof NotAStatement) refuse('not-a-statement', error.message)
    throw error
  }
}

/** How many nodes stand in a tree; counting ends after `most`. */
function countOf(body: unknown, most: number): number {
  let count = 0
  const waiting: unknown[] = [body]
  while (waiting.length > 0 && count <= most) {
    const node = waiting.pop()
    count++
    if (isRecord(node) && Array.isArray(node.content)) waiting.push(...node.content.slice(0, most))
  }
  return count
}

/** A statement, and what the person may do with it. */
export async function seeStatement(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.seeStatement>,
): Promise<Given<typeof contracts.seeStatement>> {
  const epoch = await ports.rooms.epoch(statement)
  return ports.storage.read(async q => {
    const row = await mustExist(q, statement)
    const coalition = (await coalitionById(q, who.coalition)) ?? refuse('not-found')
    const versions = await store.versionsOf(q, [statement])
    const living = row.archivedAt === null
    const may = {
      write: living && roleMay(who.role, 'statements.write'),
      freeze: living && roleMay(who.role, 'versions.freeze'),
      openSignon: living && roleMay(who.role, 'signons.manage'),
    }
    const attributed = coalition.attributedSince !== null && row.unattributed === 0
    const translates = await translatedBy(q, statement)
    const limit = await limitFor(q, row)
    return {
      ...{ ...shown(row, versions.length), coalition, may, attributed },
      ...{ epoch, schemaVersion: SCHEMA_VERSION, translates, limit },
    }
  })
}

/**
 * Changes a statement's title, language, direction, addressee, word limit or session.
 * @throws Refusal `statement-archived`, `not-found` for a session of another coalition
 */
export async function changeStatement(
  ports: Ports,
  who: Member,
  { statement, ...asked }: Input<typeof contracts.changeStatement>,
): Promise<StatementRow> {
  const { title, language, direction, addressee, wordLimit, session } = asked
  const countsNotes = asked.countsNotes === undefined ? undefined : asked.countsNotes ? 1 : 0
  const change = given({ title, language, direction, addressee, wordLimit, countsNotes, session })
  const row = await ports.storage.write(async tx => {
    mustLive(await mustExist(tx, statement))
    await mustBeSessionIn(tx, who.coalition, session ?? null)
    if (Object.keys(change).length === 0) return reread(tx, statement)
    await store.changeStatement(tx, statement, change)
    await giveProcess(tx, statement, await processOf(tx, session ?? null))
    const { coalition, person: actor } = who
    await appendAudit(tx, ports, {
      coalition,
      act: 'statement.changed',
      actor,
      subject: statement,
      data: { fields: Object.keys(change) },
    })
    return reread(tx, statement)
  })
  ports.rooms.statementChanged(statement)
  return row
}

/** Archives a statement, or takes it up again; open editors are judged anew. */
export async function archiveStatement(
  ports: Ports,
  who: Member,
  { statement, archived }: Input<typeof contracts.archiveStatement>,
): Promise<StatementRow> {
  const row = await ports.storage.write(async tx => {
    await mustExist(tx, statement)
    const archivedAt = archived ? ports.clock.now() : null
    await store.changeStatement(tx, statement, { archivedAt })
    await noteInJournal(tx, ports, 'archive-set', { statement, archivedAt })
    const act = archived ? 'statement.archived' : 'statement.taken-up'
    await appendAudit(tx, ports, {
      coalition: who.coalition,
      act,
      actor: who.person,
      subject: statement,
      data: {},
    })
    return reread(tx, statement)
  })
  ports.rooms.closeStatement(statement)
  return row
}

/** The living text as it is on disk. */
export async function readText(
  ports: Ports,
  _who: Member,
  { statement }: Input<typeof contracts.readText>,
): Promise<Given<typeof contracts.readText>> {
  const body = await ports.rooms.read(statement)
  const { title, language, direction } = await ports.storage.read(q => mustExist(q, statement))
  return { title, language, direction: direction as 'ltr' | 'rtl', body }
}

/** A statement's row. @throws Refusal `not-found` */
export async function mustExist(q: Query, id: string): Promise<store.StatementRecord> {
  return (await store.statementById(q, id)) ?? refuse('not-found')
}

/** @throws Refusal `statement-archived` */
export function mustLive(row: store.StatementRecord): void {
  if (row.archivedAt !== null) refuse('statement-archived')
}

async function reread(q: Query, id: string): Promise<StatementRow> {
  return shown(await mustExist(q, id), (await store.versionsOf(q, [id])).length)
}

const shown = (row: store.StatementRecord, versions: number): StatementRow => ({
  ...row,
  kind: row.kind as Kind,
  unattributed: row.unattributed === 1,
  countsNotes: row.countsNotes === 1,
  direction: row.direction as 'ltr' | 'rtl',
  versions,
})
