/** Versions: immutable copies of a text that outlive the document they were taken from [VER-1]. */
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import type { VersionRow } from '../../shared/contract/statements.ts'
import { refuse } from '../../shared/refusals.ts'
import { carriedAsks, withoutWords } from '../../shared/statement/carried.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { carriedBy, recordPlaces } from '../asks/carrying.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query } from '../ports.ts'
import { mustExist, mustLive } from './statements.ts'
import * as store from './store.ts'
import { wordsWrittenBack } from './translations/links.ts'

/** A version as others of the house need it. */
export type FrozenVersion = {
  id: string
  statement: string
  coalition: string
  number: number
  name: string
  title: string
  language: string
  direction: 'ltr' | 'rtl'
  hash: string
  canonical: string
  body: Doc
  frozenAt: number
  /** Of a translation: the version of its source that it was frozen against. */
  translates: string | null
  /** Of a translation: its blocks that did not say what that version says, and the blocks of it that it lacked. */
  stale: readonly string[]
}

/** A statement's versions, newest first. */
export async function listVersions(
  ports: Ports,
  _who: Member,
  { statement }: Input<typeof contracts.listVersions>,
): Promise<Given<typeof contracts.listVersions>> {
  return ports.storage.read(async q => {
    return { versions: await versionRows(q, await store.versionsOf(q, [statement])) }
  })
}

/** Versions with who froze them, and what they translate. */
export async function versionRows<Head extends store.VersionHead>(q: Query, heads: readonly Head[]) {
  const names = await namesOf(
    q,
    heads.map(head => head.frozenBy),
  )
  const sources = new Map<string, VersionRow['translates']>()
  for (const { translates } of heads)
    if (translates !== null && !sources.has(translates))
      sources.set(translates, await sourceOf(q, translates))
  return heads.map(({ stale, translates, ...head }) => ({
    ...head,
    frozenBy: { id: head.frozenBy, name: names.get(head.frozenBy) ?? '' },
    translates: (translates !== null && sources.get(translates)) || null,
    stale: JSON.parse(stale) as string[],
  }))
}

async function sourceOf(q: Query, version: string): Promise<VersionRow['translates']> {
  const { id, number, statement, title, language } = (await loadVersion(q, version)) ?? refuse('not-found')
  return { id, number, statement, title, language }
}

/** A version with its text and asks. */
export async function seeVersion(
  ports: Ports,
  _who: Member,
  { version }: Input<typeof contracts.seeVersion>,
): Promise<Given<typeof contracts.seeVersion>> {
  return ports.storage.read(async q => {
    const row = (await store.versionById(q, version)) ?? refuse('not-found')
    const { language, direction } = JSON.parse(row.canonical) as {
      language: string
      direction: 'ltr' | 'rtl'
    }
    const [seen] = await versionRows(q, [row])
    return {
      ...seen!,
      language,
      direction,
      body: JSON.parse(row.body),
      asks: await carriedBy(q, version),
    }
  })
}

/** A statement's versions without their texts, newest first. */
export const headsOf = (q: Query, statement: string): Promise<store.VersionHead[]> =>
  store.versionsOf(q, [statement])

/** A version with the coalition it belongs to, or undefined where there is none. */
export async function loadVersion(q: Query, id: string): Promise<FrozenVersion | undefined> {
  const row = await store.versionById(q, id)
  if (!row) return undefined
  const { coalition } = await mustExist(q, row.statement)
  const { language, direction } = JSON.parse(row.canonical) as Pick<FrozenVersion, 'language' | 'direction'>
  const stale = JSON.parse(row.stale) as string[]
  return { ...row, coalition, language, direction, stale, body: JSON.parse(row.body) as Doc }
}

/**
 * Writes a version's text into the living document as a new edit that others see.
 * The title it was frozen with comes back with it.
 */
export async function restoreVersion(
  ports: Ports,
  who: Member,
  { version }: Input<typeof contracts.restoreVersion>,
): Promise<Given<typeof contracts.restoreVersion>> {
  const frozen = await ports.storage.read(async q => {
    const found = (await loadVersion(q, version)) ?? refuse('not-found')
    mustLive(await mustExist(q, found.statement))
    return found
  })
  const { statement, body, title, language, direction, number } = frozen
  let before = body
  await ports.rooms.edit(
    statement,
    text => {
      before = text
      return body
    },
    who.person,
  )
  await ports.storage.write(async tx => {
    await store.changeStatement(tx, statement, { title, language, direction })
    const back = { renewedBy: who.person, renewedAt: ports.clock.now() }
    await wordsWrittenBack(tx, statement, { before, now: body }, back)
    const carried = carriedAsks(body)
    await recordPlaces(tx, statement, frozen.translates === null ? carried : withoutWords(carried))
    const { coalition, person: actor } = who
    await appendAudit(tx, ports, {
      coalition,
      act: 'version.restored',
      actor,
      subject: version,
      data: { statement, number },
    })
  })
  ports.rooms.statementChanged(statement)
  return { restored: true }
}
