/**
 * Corrections of how a stored draft was read. Its provisions are named by their positions, so once something hangs on
 * it their number and order stay, and what is corrected is recorded.
 */
import type * as contracts from '../../shared/contract/drafts.ts'
import type { Correction, DraftRow } from '../../shared/contract/drafts.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { correctAll, keepsPositions, type Step } from '../../shared/instrument/correct.ts'
import { tooLarge, tooLong } from '../../shared/instrument/measure.ts'
import { rowsOf, type StoredProvision, treeOf } from '../../shared/instrument/stored.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Member } from '../http/who.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query } from '../ports.ts'
import { audit, isInUse, mustBeSeen } from './drafts.ts'
import { draftRow } from './rows.ts'
import * as store from './store.ts'
import { addCorrections, type CorrectionRow, correctionsOf } from './storeCorrections.ts'
import { hangsOn } from './storeHangs.ts'

/**
 * Carries corrections out, all or none. Numbers, brackets and doubts of the whole draft are judged anew.
 * @throws Refusal `draft-changed` where it is not the revision that was seen; `draft-in-use` where positions would
 *   change under something; `bad-input` where a correction has no meaning at its place, or the draft gets too large.
 */
export async function correctDraft(
  ports: Ports,
  who: Member,
  { draft: id, revision, corrections }: Input<typeof contracts.correctDraft>,
): Promise<DraftRow> {
  return ports.storage.write(async tx => {
    const before = await mustBeSeen(tx, id, revision)
    const inUse = isInUse(await hangsOn(tx, who.coalition, id))
    if (inUse && !corrections.every(keepsPositions)) refuse('draft-in-use')
    const old = await store.provisionsOf(tx, id)
    const { rows, steps } = corrected(old, corrections)
    const now = ports.clock.now()
    const changes = { provisions: rows.length, revision: revision + 1, changedAt: now }
    const draft: store.Draft = { ...before, ...changes }
    await store.changeDraft(tx, draft)
    await store.replaceProvisions(tx, id, changedRows(old, rows), rows.length)
    const recorded = inUse ? recordsOf(ports, who, draft, steps) : []
    await addCorrections(tx, recorded)
    const data = { revision: draft.revision, corrections: corrections.length, recorded: recorded.length }
    await audit(tx, ports, who, 'draft.corrected', id, data)
    return draftRow(tx, draft)
  })
}

function corrected(old: readonly StoredProvision[], corrections: readonly Correction[]) {
  const done = correctAll({ provisions: treeOf(old), notUnderstood: [], language: '' }, corrections)
  if ('impossible' in done)
    refuse('bad-input', `Correction ${done.impossible + 1} cannot be made at its place. Nothing was changed.`)
  const rows = rowsOf(done.draft.provisions)
  const large = tooLarge(done.draft.provisions) ?? tooLong(rows.map(({ printed }) => printed))
  if (large !== null) refuse('bad-input', `This cannot be done: ${large}. Nothing was changed.`)
  return { rows, steps: done.steps }
}

/** Rows that are not as they were at their position. */
const changedRows = (old: readonly StoredProvision[], rows: readonly StoredProvision[]): StoredProvision[] =>
  rows.filter((row, at) => JSON.stringify(inOneOrder(row)) !== JSON.stringify(inOneOrder(old[at])))

const inOneOrder = (row: StoredProvision | undefined) =>
  row && Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))

const recordsOf = (
  ports: Ports,
  who: Member,
  { id: draft, revision, changedAt: at }: store.Draft,
  steps: readonly Step[],
): CorrectionRow[] =>
  steps.flatMap(({ at: provision, what, was, is }, place) =>
    (was === is && what !== 'place') || what === 'join' || what === 'split'
      ? []
      : [{ id: ports.ids.id(), draft, revision, provision, what, place, was, is, by: who.person, at }],
  )

/** What was recorded of a draft, the newest first. */
export async function recordedOf(
  q: Query,
  draft: string,
): Promise<Given<typeof contracts.seeDraft>['corrections']> {
  const rows = await correctionsOf(q, draft)
  const people = await namesOf(
    q,
    rows.map(({ by }) => by),
  )
  return rows.map(row => ({ ...row, by: { id: row.by, name: people.get(row.by) ?? '' } }))
}
