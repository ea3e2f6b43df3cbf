/** Beginning a translation, and what becomes of it when its source goes on [TR-2], [TR-3]. */
import { createHash } from 'node:crypto'
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/translations.ts'
import { refuse } from '../../../shared/refusals.ts'
import { carriedAsks, withoutWords } from '../../../shared/statement/carried.ts'
import { giveIds } from '../../../shared/statement/giveIds.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import type { IdFrom } from '../../../shared/translation/copies.ts'
import type { BlockLink } from '../../../shared/translation/standings.ts'
import { firstTranslation, takenTo } from '../../../shared/translation/taken.ts'
import { recordPlaces } from '../../asks/carrying.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Query } from '../../ports.ts'
import { mustExist, mustLive } from '../statements.ts'
import * as statements from '../store.ts'
import { loadVersion } from '../versions.ts'
import { mustBeTranslation } from './links.ts'
import * as store from './store.ts'

/**
 * Begins a translation of a version: a statement of its own whose text is that version's under ids of its own. It
 * carries the same asks. Its text is on disk before its row exists, so that no statement is ever without one.
 * Refuses with `bad-input` a translation of a translation, and one into the language the text is in; with
 * `already-there` a second one into a language; with `statement-archived` a letter that was put away.
 */
export async function beginTranslation(
  ports: Ports,
  who: Member,
  { version, language, direction, title, addressee }: Input<typeof contracts.beginTranslation>,
): Promise<Given<typeof contracts.beginTranslation>> {
  const id = ports.ids.id()
  const { source, frozen } = await ports.storage.read(q => mayBegin(q, version, language))
  const { doc, links } = firstTranslation(giveIds(frozen.body, ports.ids.id), () => ports.ids.id())
  await ports.rooms.seed(id, doc)
  await ports.storage.write(async tx => {
    await mayBegin(tx, version, language)
    const now = ports.clock.now()
    const made = { createdBy: who.person, createdAt: now }
    const { kind, coalition, unattributed, session, draft } = source
    await statements.addStatement(tx, {
      ...{ id, coalition, kind, title, language, direction, unattributed, session, draft, ...made },
      ...{ addressee: addressee ?? source.addressee, archivedAt: null, wordLimit: null, countsNotes: 0 },
    })
    await store.addTranslation(tx, { statement: id, source: source.id, sourceVersion: version, ...made })
    await store.putLinks(tx, id, links, { renewedBy: who.person, renewedAt: now })
    await recordPlaces(tx, id, withoutWords(carriedAsks(doc)))
    await appendAudit(tx, ports, {
      ...{ coalition, act: 'translation.begun', actor: who.person, subject: id },
      data: { source: source.id, version, hash: frozen.hash, language },
    })
  })
  return { statement: id }
}

async function mayBegin(q: Query, version: string, language: string) {
  const frozen = (await loadVersion(q, version)) ?? refuse('not-found')
  const source = await mustExist(q, frozen.statement)
  mustLive(source)
  if (await store.translationOf(q, source.id))
    refuse('bad-input', 'This is a translation itself. Begin from the text that it translates.')
  if (frozen.language.toLowerCase() === language.toLowerCase())
    refuse('bad-input', 'The text is in this language already. Choose another one.')
  for (const { statement } of await store.translationsFrom(q, source.id)) {
    const other = await mustExist(q, statement)
    if (other.archivedAt === null && other.language.toLowerCase() === language.toLowerCase())
      refuse('already-there', `There is a translation into this language already: “${other.title}”.`)
  }
  return { source, frozen }
}

/**
 * Takes a translation to a version of its source, or puts in what it lacks of the one it is made against. The record
 * comes first, then the text: ids of what is put in follow from the source's, so that doing it twice, or two people
 * doing it at once, puts nothing in twice.
 * Refuses with `text-changed` where it is made against another version by now than the one that was seen.
 */
export async function moveTranslation(
  ports: Ports,
  who: Member,
  { statement, version, of }: Input<typeof contracts.moveTranslation>,
): Promise<Given<typeof contracts.moveTranslation>> {
  const text = await ports.rooms.read(statement)
  const renewed = { renewedBy: who.person, renewedAt: ports.clock.now() }
  const { next, links } = await ports.storage.write(async tx => {
    mustLive(await mustExist(tx, statement))
    const made = await mustBeTranslation(tx, statement)
    if (made.version.id !== of) refuse('text-changed', MOVED_MEANWHILE)
    const next = await loadVersion(tx, version)
    if (next?.statement !== made.source) refuse('not-found')
    const taken = takenTo(text, made.links, next.body, idsIn(statement))
    await store.putLinks(tx, statement, taken.links, renewed)
    await store.setSourceVersion(tx, statement, version)
    const { coalition, person: actor } = who
    await appendAudit(tx, ports, {
      ...{ coalition, act: 'translation.moved', actor, subject: statement },
      data: { from: of, to: version, hash: next.hash, putIn: taken.links.length },
    })
    return { next, links: [...made.links, ...taken.links] }
  })
  const putIn = await putInto(ports, who, statement, next.body, links)
  ports.rooms.statementChanged(statement)
  return { of: { id: next.id, number: next.number }, putIn }
}

export const MOVED_MEANWHILE =
  'Somebody took this translation to another version of its source meanwhile. Look again, then decide.'

/** What people typed or took out since the record was made counts: links that this makes necessary are added. */
async function putInto(
  ports: Ports,
  who: Member,
  statement: string,
  source: Doc,
  links: readonly BlockLink[],
): Promise<number> {
  let put: BlockLink[] = []
  await ports.rooms.edit(
    statement,
    doc => {
      const taken = takenTo(doc, links, source, idsIn(statement))
      put = taken.links
      return taken.doc
    },
    who.person,
  )
  const known = new Set(links.map(({ block }) => block))
  const more = put.filter(({ block }) => !known.has(block))
  const renewed = { renewedBy: who.person, renewedAt: ports.clock.now() }
  if (more.length > 0) await ports.storage.write(tx => store.putLinks(tx, statement, more, renewed))
  return put.length
}

/** The ids of what is put into a translation: the same for the same block of the source, whoever puts it in. */
const idsIn =
  (statement: string): IdFrom =>
  of =>
    createHash('sha256').update(`${statement}\n${of}`).digest('base64url').slice(0, 16)
