import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/coalitions.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { bind, type File } from '../http/bind.ts'
import type { Member } from '../http/who.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports } from '../ports.ts'
import { listAudit } from './list.ts'
import { calledNow, entriesAfter } from './store.ts'
import { verifyAudit } from './verify.ts'

/** The coalition's audit log. */
export function auditRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.readAudit, readAudit)
  bind(app, ports, contracts.exportLog, exportLog)
}

async function readAudit(
  ports: Ports,
  who: Member,
  { before, limit }: Input<typeof contracts.readAudit>,
): Promise<Given<typeof contracts.readAudit>> {
  const entries = await listAudit(ports, who.coalition, { before, limit })
  const { names, subjects } = await ports.storage.read(async q => ({
    names: await namesOf(
      q,
      entries.map(entry => entry.actor),
    ),
    subjects: await calledNow(
      q,
      entries.map(entry => entry.subject),
    ),
  }))
  const verdict = await verifyAudit(ports, who.coalition)
  return {
    entries: entries.map(entry => ({
      ...entry,
      actor: actorOf(entry.actor, names),
      about: subjects.get(entry.subject) ?? '',
    })),
    chain: verdict.ok
      ? { whole: true, length: verdict.head.seq, head: verdict.head.hash }
      : { whole: false, brokenAt: verdict.brokenAt, reason: verdict.reason },
  }
}

/** Whole entries in their order: ids, hashes, numbers and commitments, nothing that the commitments are made of. */
async function exportLog(ports: Ports, who: Member): Promise<File> {
  const entries = await ports.storage.read(q => entriesAfter(q, who.coalition, 0, Number.MAX_SAFE_INTEGER))
  const log = { format: 'undersigned-log', formatVersion: 1, entries }
  return { name: 'log.json', media: 'application/json; charset=utf-8', content: `${JSON.stringify(log)}\n` }
}

/** Whoever acts by a mailed link or by command has no account, and stands in the log without a name. */
const actorOf = (actor: string, names: ReadonlyMap<string, string>): string | null =>
  actor === '' ? '' : (names.get(actor) ?? null)
