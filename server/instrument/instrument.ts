/** What other capabilities ask of the drafts of the instrument. A provision is named by draft and position. */
import { inOrderOfText } from '../../shared/instrument/order.ts'
import { plainWords } from '../../shared/instrument/plainWords.ts'
import type { InstrumentDraft } from '../../shared/instrument/provision.ts'
import { draftOf, endOf, type StoredProvision } from '../../shared/instrument/stored.ts'
import type { Query } from '../ports.ts'
import * as store from './store.ts'
import * as instruments from './storeKnown.ts'

export type { Draft } from './store.ts'

/** A draft without its provisions, where it belongs to a process of this coalition. */
export const draftIn = (q: Query, coalition: string, id: string): Promise<store.Draft | undefined> =>
  store.draftIn(q, coalition, id)

/** The drafts of a process without their provisions, in the order of their texts, each behind those it goes back to. */
export const draftsOf = async (q: Query, process: string): Promise<store.Draft[]> =>
  inOrderOfText(await store.draftsIn(q, [process]))

/** All provisions of a draft in its order: the one at position n is the n-th, from 0. Empty where there is no draft. */
export const provisionsOf = (q: Query, draft: string): Promise<StoredProvision[]> =>
  store.provisionsOf(q, draft)

/** Some provisions of a draft in its order, each once; a position that the draft does not have is left out. */
export const provisionsAt = (
  q: Query,
  draft: string,
  positions: readonly number[],
): Promise<StoredProvision[]> => store.provisionsAt(q, draft, positions)

/** What a provision says, with all that it holds. */
export type Words = {
  at: number
  printed: string
  title: string | null
  mark: string | null
  /** Plain text without its own number and title: what it holds has a line each, with its number before it. */
  text: string
}

/**
 * The words of some provisions of a draft with what they hold, as evidence or to be shown, in the order of the draft.
 * A position that the draft does not have is left out.
 */
export async function wordsOf(q: Query, draft: string, positions: readonly number[]): Promise<Words[]> {
  const wanted = [...new Set(positions)].sort((one, other) => one - other)
  if (wanted.length <= FEW) {
    const words: Words[] = []
    for (const at of wanted) words.push(...wordsIn(await store.provisionWithin(q, draft, at), 0))
    return words
  }
  const rows = await store.provisionsOf(q, draft)
  return wanted.flatMap(at => (at < rows.length ? wordsIn(rows, at) : []))
}

/** Up to so many provisions are asked for one by one; for more the whole draft is read once. */
const FEW = 4

/** @param index that of the provision in `rows`, which hold all that it holds */
function wordsIn(rows: readonly StoredProvision[], index: number): Words[] {
  const own = rows[index]
  if (own === undefined) return []
  const { at, printed, title, mark } = own
  return [{ at, printed, title, mark, text: plainWords(own, rows.slice(index + 1, endOf(rows, index))) }]
}

/** A draft as the pure functions of `shared/instrument` take it; undefined where there is none. */
export async function instrumentTree(q: Query, draft: string): Promise<InstrumentDraft | undefined> {
  const found = await store.draftById(q, draft)
  if (found === undefined) return undefined
  const notUnderstood = await store.notUnderstoodOf(q, draft)
  return draftOf(await store.provisionsOf(q, draft), { notUnderstood, language: found.language })
}

/** The instruments that a coalition cites beside the common ones, by name. */
export const knownInstrumentsOf = (q: Query, coalition: string): Promise<instruments.KnownRow[]> =>
  instruments.knownInstrumentsOf(q, coalition)
