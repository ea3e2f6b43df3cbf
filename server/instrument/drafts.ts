/** The drafts of the instrument of a process: stored as they were read, described, and removed. */
import type { Act } from '../../shared/audit.ts'
import type * as contracts from '../../shared/contract/drafts.ts'
import type { DraftRow } from '../../shared/contract/drafts.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { tooLong } from '../../shared/instrument/measure.ts'
import { goesBackToItself } from '../../shared/instrument/order.ts'
import { settle } from '../../shared/instrument/settle.ts'
import { fromSent, rowsOf } from '../../shared/instrument/stored.ts'
import { refuse } from '../../shared/refusals.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import { given } from '../given.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { liveProcess } from '../processes/processes.ts'
import { mustBeSessionOf } from '../processes/sessions.ts'
import { draftRow } from './rows.ts'
import * as store from './store.ts'
import { type Hangs, hangsOn, isLinked } from './storeHangs.ts'

/**
 * Stores a draft. Printed numbers, brackets and doubts about numbers are worked out here.
 * @throws Refusal `not-found` for a session or parents of another process, `statement-archived` for an archived one,
 *   `bad-input` where whole numbers get too long.
 */
export async function storeDraft(
  ports: Ports,
  who: Member,
  { process, provisions, notUnderstood, ...says }: Input<typeof contracts.storeDraft>,
): Promise<DraftRow> {
  const tree = fromSent(provisions)
  settle(tree)
  const rows = rowsOf(tree)
  const long = tooLong(rows.map(({ printed }) => printed))
  if (long !== null) refuse('bad-input', `This cannot be stored: ${long}.`)
  const now = ports.clock.now()
  const made = { id: ports.ids.id(), process, revision: 1, provisions: rows.length }
  const by = { createdBy: who.person, createdAt: now, changedAt: now }
  const draft: store.Draft = { ...made, ...says, parents: [...new Set(says.parents)], ...by }
  return ports.storage.write(async tx => {
    await liveProcess(tx, process)
    await mustBeSessionOf(tx, process, draft.session)
    await mustBeParents(tx, draft)
    await store.addDraft(tx, draft, notUnderstood)
    await store.putParents(tx, draft.id, draft.parents)
    await store.addProvisions(tx, draft.id, rows)
    await audit(tx, ports, who, 'draft.stored', draft.id, {
      ...{ process, provisions: rows.length, parents: draft.parents, file: draft.fileHash },
    })
    return draftRow(tx, draft)
  })
}

/**
 * Changes what is said about a draft.
 * @throws Refusal `draft-changed` where it is not the revision that was seen; `not-found` as `storeDraft`; `bad-input`
 *   where it would go back to itself; `draft-in-use` where something is confirmed with a parent that is taken out.
 */
export async function changeDraft(
  ports: Ports,
  who: Member,
  { draft: id, revision, ...fields }: Input<typeof contracts.changeDraft>,
): Promise<DraftRow> {
  return ports.storage.write(async tx => {
    const before = await mustBeSeen(tx, id, revision)
    const said = given(fields)
    const changed: store.Draft = {
      ...{ ...before, ...said, parents: [...new Set(fields.parents ?? before.parents)] },
      ...{ revision: revision + 1, changedAt: ports.clock.now() },
    }
    await mustBeSessionOf(tx, changed.process, changed.session)
    await mustBeParents(tx, changed)
    await mustBeUnlinked(tx, before, changed)
    await store.changeDraft(tx, changed)
    await store.putParents(tx, id, changed.parents)
    const data = { revision: changed.revision, fields: Object.keys(said) }
    await audit(tx, ports, who, 'draft.changed', id, data)
    return draftRow(tx, changed)
  })
}

/** Refuses parents that are not of the same process, or that go back to the draft. */
async function mustBeParents(q: Query, draft: store.Draft): Promise<void> {
  if (draft.parents.length === 0) return
  const drafts = await store.draftsIn(q, [draft.process])
  if (draft.parents.some(parent => !drafts.some(({ id }) => id === parent))) refuse('not-found')
  if (goesBackToItself(draft.id, draft.parents, drafts))
    refuse('bad-input', 'A draft cannot go back to itself, also not through others. Nothing was changed.')
}

async function mustBeUnlinked(q: Query, before: store.Draft, changed: store.Draft): Promise<void> {
  for (const parent of before.parents.filter(one => !changed.parents.includes(one)))
    if (await isLinked(q, parent, before.id))
      refuse(
        'draft-in-use',
        'Links to a draft that this one goes back to are confirmed. Take them back first; nothing was changed.',
      )
}

/** Removes a draft. Refuses with `draft-in-use` while anything hangs on it. */
export async function removeDraft(
  ports: Ports,
  who: Member,
  { draft: id }: Input<typeof contracts.removeDraft>,
): Promise<Given<typeof contracts.removeDraft>> {
  await ports.storage.write(async tx => {
    const draft = await mustBeChangeable(tx, id)
    if (isInUse(await hangsOn(tx, who.coalition, id)))
      refuse(
        'draft-in-use',
        'Something hangs on this draft: links to another draft, asks, outcomes or letters. It was not removed.',
      )
    await store.removeDraft(tx, id)
    const { process, fileHash: file } = draft
    await audit(tx, ports, who, 'draft.removed', id, { process, file })
  })
  return { removed: true }
}

/** Whether anything hangs on a draft. */
export const isInUse = (hangs: Hangs): boolean => Object.values(hangs).some(count => count > 0)

/** The draft, where it is the revision that was seen, in a process that is not archived. */
export async function mustBeSeen(q: Query, id: string, revision: number): Promise<store.Draft> {
  const draft = await mustBeChangeable(q, id)
  return draft.revision === revision ? draft : refuse('draft-changed')
}

async function mustBeChangeable(q: Query, id: string): Promise<store.Draft> {
  const draft = (await store.draftById(q, id)) ?? refuse('not-found')
  await liveProcess(q, draft.process)
  return draft
}

/** An entry about a draft, or an instrument that the coalition knows. */
export async function audit(
  tx: Tx,
  ports: Ports,
  { coalition, person: actor }: Member,
  act: Act,
  subject: string,
  data: AuditData,
): Promise<void> {
  await appendAudit(tx, ports, { coalition, act, actor, subject, data })
}
