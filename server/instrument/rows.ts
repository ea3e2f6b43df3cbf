/** Drafts as replies show them. */
import type { DraftRow } from '../../shared/contract/drafts.ts'
import { namesOf } from '../people/accounts.ts'
import type { Query } from '../ports.ts'
import * as store from './store.ts'
import { namedIn } from './storeHangs.ts'

/** Drafts of one process, in the order in which they are given. */
export async function draftRows(q: Query, drafts: readonly store.Draft[]): Promise<DraftRow[]> {
  if (drafts.length === 0) return []
  const people = await namesOf(
    q,
    drafts.map(({ createdBy }) => createdBy),
  )
  const processes = [...new Set(drafts.map(({ process }) => process))]
  const sizes = new Map((await store.draftsIn(q, processes)).map(({ id, provisions }) => [id, provisions]))
  const named = await namedIn(q, processes)
  return drafts.map(draft => ({
    ...draft,
    by: { id: draft.createdBy, name: people.get(draft.createdBy) ?? '' },
    confirmed: draft.parents.map(parent => {
      const pair = named.find(({ old, now }) => old === parent && now === draft.id)
      return {
        parent,
        of: sizes.get(parent) ?? 0,
        named: pair?.named ?? 0,
        namedHere: pair?.namedHere ?? 0,
      }
    }),
  }))
}

/** One draft. */
export const draftRow = async (q: Query, draft: store.Draft): Promise<DraftRow> =>
  (await draftRows(q, [draft]))[0]!
