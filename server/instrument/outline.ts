/** The provisions of a draft without their words: enough to find in it what a letter cites. */
import type { seeOutline as seeOutlineContract } from '../../shared/contract/citations.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Member } from '../http/who.ts'
import type { Ports } from '../ports.ts'
import * as store from './store.ts'

/** The provisions of a draft by number and title, in its order. */
export async function seeOutline(
  ports: Ports,
  _who: Member,
  { draft: id }: Input<typeof seeOutlineContract>,
): Promise<Given<typeof seeOutlineContract>> {
  return ports.storage.read(async q => {
    const draft = (await store.draftById(q, id)) ?? refuse('not-found')
    return { revision: draft.revision, provisions: await store.provisionsOf(q, id) }
  })
}
