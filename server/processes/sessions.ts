/** The sessions of a process, and what is due for each. */
import type * as contracts from '../../shared/contract/processes.ts'
import type { SessionRow } from '../../shared/contract/processes.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { instantOf } from '../../shared/deadline.ts'
import { type Limit, limitOf, mustBeDays } from '../../shared/process.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Member } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { audit, mustBeLive } from './processes.ts'
import { sessionRows } from './rows.ts'
import * as store from './store.ts'

type Says = Omit<Input<typeof contracts.planSession>, 'process'>

/**
 * Plans a session.
 * @throws Refusal `bad-input` for days or times that are in no calendar, `not-found` for an organisation of another
 *   register, `statement-archived` for an archived process.
 */
export async function planSession(
  ports: Ports,
  who: Member,
  { process, ...says }: Input<typeof contracts.planSession>,
): Promise<SessionRow> {
  mustBeDays(says.firstDay, says.lastDay)
  const now = ports.clock.now()
  const made = { id: ports.ids.id(), process, revision: 1, createdAt: now, changedAt: now }
  const session = { ...made, ...own(says) }
  return ports.storage.write(async tx => {
    mustBeLive((await store.processById(tx, process)) ?? refuse('not-found'))
    const dues = await duesFrom(tx, ports, who, session.id, says)
    await store.addSession(tx, session)
    await store.putDues(tx, session.id, dues)
    await audit(tx, ports, who, 'session.planned', session.id, { process })
    return shown(tx, who, session)
  })
}

/**
 * Changes a session. What is due keeps its id, and a document whether it is done; what is not named is taken out.
 * @throws Refusal as `planSession`, and `session-changed` where it is not the revision that was seen.
 */
export async function changeSession(
  ports: Ports,
  who: Member,
  { session: id, revision, ...says }: Input<typeof contracts.changeSession>,
): Promise<SessionRow> {
  mustBeDays(says.firstDay, says.lastDay)
  return ports.storage.write(async tx => {
    const before = await mustBeChangeable(tx, id)
    const dues = await duesFrom(tx, ports, who, id, says)
    if (before.revision !== revision) refuse('session-changed')
    const session = { ...before, ...own(says), revision: revision + 1, changedAt: ports.clock.now() }
    await store.changeSession(tx, session)
    await store.putDues(tx, id, dues)
    await audit(tx, ports, who, 'session.changed', id, { revision: session.revision })
    return shown(tx, who, session)
  })
}

const own = ({ name, place, firstDay, lastDay, zone, wordLimit, countsNotes }: Says) => ({
  ...{ name, place, firstDay, lastDay, zone, wordLimit },
  countsNotes: countsNotes ? 1 : 0,
})

/** What is due as it will be stored. Refuses with `not-found` ids that are not of this session or this register. */
async function duesFrom(q: Query, ports: Ports, who: Member, session: string, says: Says) {
  // A zone that nobody knows is refused by whatever is asked of it.
  instantOf(`${says.firstDay}T12:00`, says.zone)
  const before = new Map((await store.duesOf(q, [session])).map(due => [due.id, due]))
  const register = new Set((await organisationsOf(q, who.coalition)).map(({ id }) => id))
  const dues = [
    ...says.deadlines.map(due => ({ ...due, kind: 'deadline' as const, organisation: null })),
    ...says.documents.map(due => ({ ...due, kind: 'document' as const })),
  ].map(({ id, kind, organisation, ...due }): store.Due => {
    const old = id === undefined ? undefined : (before.get(id) ?? refuse('not-found'))
    if (organisation !== null && !register.has(organisation)) refuse('not-found')
    if (old && old.kind !== kind) refuse('not-found')
    const dueAt = instantOf(due.dueLocal, due.zone)
    return {
      ...due,
      id: old?.id ?? ports.ids.id(),
      session,
      kind,
      organisation,
      dueAt,
      doneAt: old?.doneAt ?? null,
    }
  })
  if (new Set(dues.map(({ id }) => id)).size < dues.length)
    refuse('bad-input', 'One of the things that are due was sent twice. Nothing was changed.')
  return dues
}

/** Says that a document is done, or not done after all; saying it again changes nothing. */
export async function markDocument(
  ports: Ports,
  who: Member,
  { session: id, document, done }: Input<typeof contracts.markDocument>,
): Promise<SessionRow> {
  return ports.storage.write(async tx => {
    const session = await mustBeChangeable(tx, id)
    const dues = await store.duesOf(tx, [id])
    const due = dues.find(one => one.id === document && one.kind === 'document') ?? refuse('not-found')
    if ((due.doneAt !== null) !== done) {
      await store.markDone(tx, document, done ? ports.clock.now() : null)
      await audit(tx, ports, who, 'session.changed', id, { document, done })
    }
    return shown(tx, who, session)
  })
}

/** Removes a session that was planned by mistake. Refuses with `session-in-use` while statements or drafts belong to it. */
export async function removeSession(
  ports: Ports,
  who: Member,
  { session: id }: Input<typeof contracts.removeSession>,
): Promise<Given<typeof contracts.removeSession>> {
  await ports.storage.write(async tx => {
    const session = await mustBeChangeable(tx, id)
    if ((await store.statementsFor(tx, id)) > 0) refuse('session-in-use')
    if ((await store.draftsBefore(tx, id)) > 0)
      refuse(
        'session-in-use',
        'Drafts of the instrument belong to this session. Take them out of it first; nothing was removed.',
      )
    await store.removeSession(tx, id)
    await audit(tx, ports, who, 'session.removed', id, { process: session.process })
  })
  return { removed: true }
}

async function mustBeChangeable(q: Query, id: string): Promise<store.Session> {
  const session = (await store.sessionById(q, id)) ?? refuse('not-found')
  mustBeLive((await store.processById(q, session.process)) ?? refuse('not-found'))
  return session
}

/** Refuses with `not-found` a session that is not of this coalition; null is none. */
export async function mustBeSessionIn(q: Query, coalition: string, session: string | null): Promise<void> {
  if (session !== null && !(await store.sessionIn(q, coalition, session))) refuse('not-found')
}

/** The process that a session belongs to; null where there is none. */
export const processOf = async (q: Query, session: string | null): Promise<string | null> =>
  (session !== null && (await store.sessionById(q, session))?.process) || null

/** What some sessions are called, by their ids. */
export async function sessionNames(q: Query, sessions: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(sessions)].map(id => store.sessionById(q, id)))
  return new Map(found.flatMap(session => (session ? [[session.id, session.name] as const] : [])))
}

/** Refuses with `not-found` a session that is not of this process; null is none. */
export async function mustBeSessionOf(q: Query, process: string, session: string | null): Promise<void> {
  if (session !== null && (await store.sessionById(q, session))?.process !== process) refuse('not-found')
}

type Statement = { wordLimit: number | null; countsNotes: number; session: string | null }

/** The limit that counts for a statement as it is stored: its own, else that of its session [PROC-3]. */
export async function limitFor(q: Query, statement: Statement): Promise<Limit | null> {
  const session = statement.session === null ? undefined : await store.sessionById(q, statement.session)
  return limitOf(limited(statement), session ? limited(session) : null)
}

const limited = ({ wordLimit, countsNotes }: Pick<Statement, 'wordLimit' | 'countsNotes'>) => ({
  wordLimit,
  countsNotes: countsNotes === 1,
})

const shown = async (q: Query, { coalition }: Member, session: store.Session): Promise<SessionRow> =>
  (await sessionRows(q, coalition, [session]))[0]!
