/** Circulating a version: the round from its opening to the version it closes with. */
import type { Act } from '../../shared/audit.ts'
import type * as contracts from '../../shared/contract/rounds.ts'
import type { RoundRow } from '../../shared/contract/rounds.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { instantOf } from '../../shared/deadline.ts'
import { refuse } from '../../shared/refusals.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import { noteEvent } from '../notices/review.ts'
import { organisationsOf } from '../organisations/register.ts'
import { mailOf } from '../people/account.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { loadVersion } from '../statements/versions.ts'
import { giveLink, tellGuests } from './guests.ts'
import { membersAsked, tellMembers } from './members.ts'
import { headsById, mustBeRound, roundRow, roundRows } from './rows.ts'
import * as store from './store.ts'

/** The rounds of a statement, newest first. */
export async function listRounds(
  ports: Ports,
  _who: Member,
  { statement }: Input<typeof contracts.listRounds>,
): Promise<Given<typeof contracts.listRounds>> {
  return ports.storage.read(async q => ({
    rounds: await roundRows(q, ports, statement, await store.roundsOf(q, statement)),
  }))
}

/** The rounds of a coalition that nobody has closed, and whether they wait for one's own organisation. */
export async function listOpenRounds(
  ports: Ports,
  who: Member,
  { coalition }: Input<typeof contracts.listOpenRounds>,
): Promise<Given<typeof contracts.listOpenRounds>> {
  const own = who.organisation.id
  return ports.storage.read(async q => {
    const rounds = await store.unclosedIn(q, coalition)
    const waiting = async (round: store.Round) => ({
      ...(await roundRow(q, ports, round)),
      asksOwn: (await store.askedIn(q, round.id)).some(({ organisation }) => organisation === own),
      answeredOwn: (await store.answersIn(q, round.id, own)).length > 0,
    })
    const rows: Given<typeof contracts.listOpenRounds>['rounds'] = []
    for (const round of rounds) rows.push(await waiting(round))
    return { rounds: rows }
  })
}

/**
 * Circulates a version. In one write: the round, whom it asks, the links of guests, the audit entry, and the mails.
 * An organisation of which a guest is invited is asked as well.
 * @throws Refusal `round-open` while another round of the statement is not closed, `statement-archived`,
 *   `bad-input` for a deadline that has passed, `not-found` for an organisation of another register, `mail-needed`
 *   where guests are invited and nothing can be sent.
 */
export async function circulate(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.circulate>,
): Promise<RoundRow> {
  const { version, question, closesLocal, zone, guests } = input
  if (guests.length > 0 && mailOf(ports) === 'none') refuse('mail-needed')
  const deadline = deadlineOf(ports, closesLocal, zone)
  const row = await ports.storage.write(async tx => {
    const { statement } = (await loadVersion(tx, version)) ?? refuse('not-found')
    mustLive(await mustExist(tx, statement))
    if (await store.unclosedOf(tx, statement)) refuse('round-open')
    const now = ports.clock.now()
    const round: store.Round = {
      ...{ id: ports.ids.id(), statement, version, question, ...deadline },
      ...{ openedBy: who.person, openedAt: now, closedAt: null, closedBy: null, closedWith: null },
    }
    await store.addRound(tx, round)
    const asked = await organisationsAsked(tx, who.coalition, input)
    await store.addAsked(tx, round.id, asked)
    await audit(tx, ports, who, 'round.circulated', round, { version, asked: asked.size })
    for (const guest of guests) await giveLink(tx, ports, who, round, guest)
    await tellMembers(tx, ports, who.coalition, round, 'round-opened', asked, who.person)
    return roundRow(tx, ports, round)
  })
  return told(ports, row)
}

async function organisationsAsked(
  q: Query,
  coalition: string,
  { organisations, guests }: Input<typeof contracts.circulate>,
): Promise<Set<string>> {
  const register = new Set((await organisationsOf(q, coalition)).map(entry => entry.id))
  const asked = new Set([...(organisations ?? register), ...guests.map(guest => guest.organisation)])
  if ([...asked].some(id => !register.has(id))) refuse('not-found')
  if (asked.size === 0) refuse('bad-input', 'Choose at least one organisation. Nothing was sent.')
  return asked
}

/** Moves the deadline of a round that is not closed; who is asked is told. */
export async function changeRound(
  ports: Ports,
  who: Member,
  { round: id, closesLocal, zone }: Input<typeof contracts.changeRound>,
): Promise<RoundRow> {
  const deadline = deadlineOf(ports, closesLocal, zone)
  const row = await ports.storage.write(async tx => {
    const round = await mustBeUnclosed(tx, id)
    if (round.closesAt === deadline.closesAt && round.zone === deadline.zone)
      return roundRow(tx, ports, round)
    const changed = { ...round, ...deadline }
    await store.changeRound(tx, id, deadline)
    await noteSet(tx, ports, changed)
    await audit(tx, ports, who, 'round.extended', changed, { closesAt: deadline.closesAt })
    await noteRound(tx, ports, who, changed)
    await tellGuests(tx, ports, changed, 'round-guest-moved')
    return roundRow(tx, ports, changed)
  })
  return told(ports, row)
}

/**
 * Closes a round with the version that came of it: the circulated one or a later one of the same statement. Nothing
 * can be said in it afterwards; what has no disposition yet can still get one.
 * @throws Refusal `round-closed`, `bad-input` for an earlier version, `not-found` for another statement's
 */
export async function closeRound(
  ports: Ports,
  who: Member,
  { round: id, version }: Input<typeof contracts.closeRound>,
): Promise<RoundRow> {
  const row = await ports.storage.write(async tx => {
    const round = await mustBeUnclosed(tx, id)
    const heads = await headsById(tx, round.statement)
    const closedWith = heads.get(version) ?? refuse('not-found')
    if (closedWith.number < (heads.get(round.version)?.number ?? 0))
      refuse(
        'bad-input',
        'A round closes with the version it circulated or a later one. Nothing was changed.',
      )
    const end = { closedAt: ports.clock.now(), closedBy: who.person, closedWith: version }
    await store.changeRound(tx, id, end)
    await noteSet(tx, ports, { ...round, ...end })
    await audit(tx, ports, who, 'round.closed', round, { version })
    await noteRound(tx, ports, who, round)
    return roundRow(tx, ports, { ...round, ...end })
  })
  return told(ports, row)
}

function deadlineOf(ports: Ports, closesLocal: string, zone: string) {
  const closesAt = instantOf(closesLocal, zone)
  if (closesAt <= ports.clock.now())
    refuse('bad-input', 'This time has passed already. Choose a later one. Nothing was changed.')
  return { closesAt, closesLocal, zone }
}

/** A round that nobody has closed. @throws Refusal `not-found`, `round-closed`, `statement-archived` */
export async function mustBeUnclosed(q: Query, id: string): Promise<store.Round> {
  const round = await mustBeRound(q, id)
  mustLive(await mustExist(q, round.statement))
  return round.closedAt === null ? round : refuse('round-closed')
}

const noteSet = (tx: Tx, ports: Ports, round: store.Round): Promise<void> => {
  const { id, closesAt, closesLocal, zone, closedAt, closedBy, closedWith } = round
  const set = { round: id, closesAt, closesLocal, zone, closedAt, closedBy, closedWith }
  return noteInJournal(tx, ports, 'round-set', set)
}

/** Notes for the members of the asked organisations that something about the round changed. */
async function noteRound(tx: Tx, ports: Ports, who: Member, round: store.Round): Promise<void> {
  const asked = (await store.askedIn(tx, round.id)).map(({ organisation }) => organisation)
  const members = await membersAsked(tx, who.coalition, new Set(asked))
  const people = members.map(({ person }) => person).filter(person => person !== who.person)
  const { statement } = round
  await noteEvent(tx, ports, { statement, coalition: who.coalition, kind: 'round', people })
}

const audit = (
  tx: Tx,
  ports: Ports,
  { coalition, person: actor }: Member,
  act: Act,
  { id: subject, statement }: store.Round,
  data: AuditData,
) => appendAudit(tx, ports, { coalition, act, actor, subject, data: { statement, ...data } })

function told(ports: Ports, row: RoundRow): RoundRow {
  ports.mailsQueued()
  ports.rooms.reviewChanged(row.statement)
  return row
}
