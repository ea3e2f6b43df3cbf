/** Drafts as people see them: whole, or the words of one provision. */
import type { seeProvision as seeProvisionContract } from '../../shared/contract/citations.ts'
import type * as contracts from '../../shared/contract/drafts.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Member } from '../http/who.ts'
import type { Ports } from '../ports.ts'
import { recordedOf } from './corrections.ts'
import { draftsOf, wordsOf } from './instrument.ts'
import { draftRow, draftRows } from './rows.ts'
import * as store from './store.ts'
import { hangsOn } from './storeHangs.ts'

/** The drafts of a process, in the order of their texts. */
export async function listDrafts(
  ports: Ports,
  _who: Member,
  { process }: Input<typeof contracts.listDrafts>,
): Promise<Given<typeof contracts.listDrafts>> {
  return ports.storage.read(async q => ({ drafts: await draftRows(q, await draftsOf(q, process)) }))
}

/** A draft with everything in it, what hangs on it, and what was corrected. */
export async function seeDraft(
  ports: Ports,
  who: Member,
  { draft: id }: Input<typeof contracts.seeDraft>,
): Promise<Given<typeof contracts.seeDraft>> {
  return ports.storage.read(async q => {
    const draft = (await store.draftById(q, id)) ?? refuse('not-found')
    return {
      ...(await draftRow(q, draft)),
      tree: await store.provisionsOf(q, id),
      notUnderstood: await store.notUnderstoodOf(q, id),
      hangs: await hangsOn(q, who.coalition, id),
      corrections: await recordedOf(q, id),
    }
  })
}

/** The words of a provision with what it holds. Refuses with `not-found` a position that the draft does not have. */
export async function seeProvision(
  ports: Ports,
  _who: Member,
  { draft, at }: Input<typeof seeProvisionContract>,
): Promise<Given<typeof seeProvisionContract>> {
  return ports.storage.read(async q => (await wordsOf(q, draft, [at]))[0] ?? refuse('not-found'))
}
