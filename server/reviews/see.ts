/** What has been said of a statement. */
import type * as contracts from '../../shared/contract/reviews.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { roleMay } from '../../shared/roles.ts'
import type { Member } from '../http/who.ts'
import type { Ports } from '../ports.ts'
import { mustExist } from '../statements/statements.ts'
import { viewerOf } from './judge.ts'
import { readSaid } from './rows.ts'
import * as store from './store.ts'
import { carryOn } from './textChange.ts'

/** The comments and suggestions of a statement; with `since`, the threads and suggestions that changed after it. */
export async function seeReview(
  ports: Ports,
  who: Member,
  { statement: id, since }: Input<typeof contracts.seeReview>,
): Promise<Given<typeof contracts.seeReview>> {
  await carryOn(ports, id)
  return ports.storage.read(async q => {
    const statement = await mustExist(q, id)
    const which = since === undefined ? {} : { since }
    const said = await readSaid(q, ports, statement, viewerOf(ports, statement, who), which)
    const living = statement.archivedAt === null
    return {
      ...said,
      upTo: await store.upTo(q, id),
      may: {
        write: living && roleMay(who.role, 'reviews.write'),
        decide: living && roleMay(who.role, 'reviews.decide'),
      },
    }
  })
}
