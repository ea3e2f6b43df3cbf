/** The processes that a coalition follows. */
import type { Act } from '../../shared/audit.ts'
import type * as contracts from '../../shared/contract/processes.ts'
import type { ProcessRow } from '../../shared/contract/processes.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import { given } from '../given.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { processRows } from './rows.ts'
import * as store from './store.ts'

/** The processes of a coalition with their sessions, the newest process first. */
export async function listProcesses(
  ports: Ports,
  who: Member,
): Promise<Given<typeof contracts.listProcesses>> {
  return ports.storage.read(async q => ({
    now: ports.clock.now(),
    processes: await processRows(q, who.coalition, await store.processesOf(q, who.coalition)),
  }))
}

/** A process, where it is one of this coalition. */
export async function processIn(q: Query, coalition: string, id: string): Promise<store.Process | undefined> {
  const process = await store.processById(q, id)
  return process?.coalition === coalition ? process : undefined
}

/** Enters a process. */
export async function beginProcess(
  ports: Ports,
  who: Member,
  { coalition, ...fields }: Input<typeof contracts.beginProcess>,
): Promise<ProcessRow> {
  const made = { createdBy: who.person, createdAt: ports.clock.now(), archivedAt: null }
  const process = { id: ports.ids.id(), coalition, ...fields, labels: [...new Set(fields.labels)], ...made }
  return ports.storage.write(async tx => {
    await store.addProcess(tx, process)
    await audit(tx, ports, who, 'process.begun', process.id, {})
    return reread(tx, process)
  })
}

/**
 * Changes names and accreditations of a process, archives it, or takes it up again. What is archived stays as it is,
 * with its statements; it only is no longer due. To be changed it is taken up first.
 */
export async function changeProcess(
  ports: Ports,
  who: Member,
  { process: id, archived, ...fields }: Input<typeof contracts.changeProcess>,
): Promise<ProcessRow> {
  return ports.storage.write(async tx => {
    const before = (await store.processById(tx, id)) ?? refuse('not-found')
    if (archived === undefined) mustBeLive(before)
    const said = given(fields)
    const changed: store.Process = { ...before, ...said, archivedAt: archivedAt(ports, before, archived) }
    await store.changeProcess(tx, changed)
    const data = { fields: Object.keys(said), ...(archived === undefined ? {} : { archived }) }
    await audit(tx, ports, who, 'process.changed', id, data)
    return reread(tx, changed)
  })
}

function archivedAt(ports: Ports, before: store.Process, archived: boolean | undefined): number | null {
  if (archived === undefined) return before.archivedAt
  return archived ? (before.archivedAt ?? ports.clock.now()) : null
}

/** The process with this id. Refuses with `not-found` where there is none, with `statement-archived` an archived one. */
export async function liveProcess(q: Query, id: string): Promise<store.Process> {
  const process = (await store.processById(q, id)) ?? refuse('not-found')
  mustBeLive(process)
  return process
}

/** Refuses with `statement-archived` what belongs to a process that was archived. */
export function mustBeLive(process: store.Process): void {
  if (process.archivedAt !== null)
    refuse('statement-archived', 'This process was archived. Take it up again first; nothing was changed.')
}

const reread = async (q: Query, process: store.Process): Promise<ProcessRow> =>
  (await processRows(q, process.coalition, [process]))[0]!

/** An entry about a process or one of its sessions. */
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
