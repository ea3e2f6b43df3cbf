/** What a translation is made against, and how its blocks stand to it: what freezing, pages and languages need of it. */
import { refuse } from '../../../shared/refusals.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import {
  type BlockLink,
  type Said,
  type Standing,
  saidIn,
  staleIn,
  standings,
  unsaid,
} from '../../../shared/translation/standings.ts'
import { sha256 } from '../../audit/append.ts'
import type { Query, Tx } from '../../ports.ts'
import { versionById, versionsOf } from '../store.ts'
import { type FrozenVersion, loadVersion } from '../versions.ts'
import * as store from './store.ts'

/** A translation with the version of the source it is made against. */
export type Made = {
  statement: string
  source: string
  version: { id: string; number: number; title: string; body: Doc }
  said: Said
  links: BlockLink[]
}

/** Undefined where the statement is no translation. */
export async function madeAgainst(q: Query, statement: string): Promise<Made | undefined> {
  const row = await store.translationOf(q, statement)
  if (!row) return undefined
  const { id, number, title, body } = (await versionById(q, row.sourceVersion)) ?? refuse('not-found')
  const text = JSON.parse(body) as Doc
  return {
    ...{ statement, source: row.source, version: { id, number, title, body: text } },
    said: saidIn(text, hashOf),
    links: await store.linksOf(q, statement),
  }
}

/** Which version of which statement a translation is made against; null where the statement is none. */
export async function translatedBy(q: Query, statement: string) {
  const row = await store.translationOf(q, statement)
  if (!row) return null
  const { id, number } = (await versionById(q, row.sourceVersion)) ?? refuse('not-found')
  return { id, number, statement: row.source }
}

/** @throws Refusal `wrong-state` where the statement is no translation. */
export async function mustBeTranslation(q: Query, statement: string): Promise<Made> {
  return (await madeAgainst(q, statement)) ?? refuse('wrong-state', 'This is not a translation.')
}

/** The newest frozen version of each translation of a statement, where it has one. */
export async function newestOfTranslations(q: Query, source: string): Promise<FrozenVersion[]> {
  const found: FrozenVersion[] = []
  for (const { statement } of await store.translationsFrom(q, source)) {
    const [newest] = await versionsOf(q, [statement])
    const frozen = newest && (await loadVersion(q, newest.id))
    if (frozen) found.push(frozen)
  }
  return found
}

/** SHA-256 of what a block says. */
export const hashOf = (text: string): string => sha256(new TextEncoder().encode(text))

/** The blocks that do not say what the source says, of a text of the translation. */
export const staleOf = (text: Doc, { links, said }: Made): string[] => staleIn(text, links, said)

/** How many blocks of a text of the translation stand how; `lacking` counts blocks of the source. */
export function countsOf(text: Doc, { links, said }: Made) {
  const all = standings(text, links, said)
  const count = (wanted: Standing) => all.filter(({ standing }) => standing === wanted).length
  return {
    ...{ changed: count('changed'), untranslated: count('untranslated'), gone: count('gone') },
    ...{ unlinked: count('unlinked'), lacking: unsaid(text, links, said).length },
  }
}

/**
 * Notes that blocks of a translation say something else than was renewed: an older text was written back over them.
 * @param texts what it said before, and what it says now
 */
export async function wordsWrittenBack(
  tx: Tx,
  statement: string,
  texts: { before: Doc; now: Doc },
  by: { renewedBy: string; renewedAt: number },
): Promise<void> {
  const [before, now] = [saidIn(texts.before, hashOf), saidIn(texts.now, hashOf)]
  const links = await store.linksOf(tx, statement)
  const other = links.filter(
    ({ block, sourceHash }) => sourceHash !== '' && now.has(block) && now.get(block) !== before.get(block),
  )
  const unsure = other.map(link => ({ ...link, sourceHash: WRITTEN_BACK }))
  await store.putLinks(tx, statement, unsure, by)
}

/** Is the hash of no text, so that the block counts as changed until somebody renews it. */
const WRITTEN_BACK = 'written-back'
