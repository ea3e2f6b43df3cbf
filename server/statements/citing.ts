/** The draft of the instrument that a statement works on: its citations mean the provisions of that draft. */
import type * as contracts from '../../shared/contract/citations.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { giveProcess } from '../asks/carrying.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { newestFollowed } from '../instrument/concord/newer.ts'
import { type Draft, draftIn, draftsOf, knownInstrumentsOf } from '../instrument/instrument.ts'
import type { Ports, Query } from '../ports.ts'
import { listProcesses, processIn } from '../processes/processes.ts'
import { processOf } from '../processes/sessions.ts'
import { mustExist, mustLive } from './statements.ts'
import * as store from './store.ts'

/** What the citations of a statement mean, which drafts it can work on, and the newest one that is confirmed. */
export async function seeCiting(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.seeCiting>,
): Promise<Given<typeof contracts.seeCiting>> {
  const { processes } = await listProcesses(ports, who)
  return ports.storage.read(async q => {
    const row = await mustExist(q, statement)
    const process = await processOf(q, row.session)
    const asked = process === null ? processes.map(({ id }) => id) : [process]
    const drafts: Draft[] = []
    for (const id of asked) drafts.push(...(await draftsOf(q, id)))
    const worksOn = (row.draft !== null && (await draftIn(q, who.coalition, row.draft))) || null
    const newer = worksOn && (await newestFollowed(q, ports, worksOn))
    const instruments = await knownInstrumentsOf(q, who.coalition)
    return {
      ...{ process, drafts, worksOn, instruments },
      newer: newer && { ...newer.draft, stamp: newer.stamp },
      instrumentNames: await namesIn(q, who, worksOn?.process ?? process),
    }
  })
}

/** What the instrument of a process is called. */
async function namesIn(q: Query, { coalition }: Member, id: string | null): Promise<string[]> {
  const process = id === null ? undefined : await processIn(q, coalition, id)
  return process === undefined || process.instrument.trim() === '' ? [] : [process.instrument.trim()]
}

/**
 * Says which draft a statement works on; open editors are told.
 * @throws Refusal `not-found` for a draft of another coalition, `statement-archived`, `draft-changed` where it works
 *   on another one than the person knew
 */
export async function workOn(
  ports: Ports,
  who: Member,
  { statement, draft, was }: Input<typeof contracts.workOn>,
): Promise<Given<typeof contracts.workOn>> {
  await ports.storage.write(async tx => {
    const row = await mustExist(tx, statement)
    mustLive(row)
    const known = draft === null ? undefined : await draftIn(tx, who.coalition, draft)
    if (draft !== null && known === undefined) refuse('not-found')
    if (was !== undefined && was !== row.draft) refuse('draft-changed', MEANWHILE)
    if (draft === row.draft) return
    await store.changeStatement(tx, statement, { draft })
    await giveProcess(tx, statement, known?.process ?? null)
    const { coalition, person: actor } = who
    const data = { fields: ['draft'], draft }
    await appendAudit(tx, ports, { coalition, act: 'statement.changed', actor, subject: statement, data })
  })
  ports.rooms.statementChanged(statement)
  return { worksOn: draft }
}

const MEANWHILE =
  'Somebody said meanwhile that this letter works on another draft. Nothing was changed; look at it again.'
