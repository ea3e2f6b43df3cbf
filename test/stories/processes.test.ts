/** A negotiation as a coalition follows it: sessions, what is due, the statements for each, and a calendar of it. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as contracts from '../../shared/contract/processes.ts'
import type { Asked } from '../../shared/contract/route.ts'
import {
  archiveStatement,
  changeStatement,
  listStatements,
  lookBeforeFreezing,
  seeStatement,
  startStatement,
} from '../../shared/contract/statements.ts'
import { instantOf } from '../../shared/deadline.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { dueIn } from '../../shared/process.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coalition: string
let amina: Somebody
let ben: Somebody
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  const made = await world.coalition('harbour', 'Amina')
  coalition = made.id
  amina = made.coordinator
  ben = await world.person('Ben', { coalition, role: 'drafter', organisation: 'Quay Rights' })
})
afterAll(() => Promise.all(open.map(one => one.close())))

const committee = {
  ...{ name: 'The Harbour Committee', instrument: 'Convention on Harbour Data', shortName: 'CHD' },
  labels: ['consultative status', 'consultative status', 'observer'],
}
type Held = Omit<Asked<typeof contracts.planSession>, 'process'>
const fifth: Held = {
  ...{ name: 'Fifth session', place: 'Vienna', firstDay: '2027-03-01', lastDay: '2027-03-12' },
  ...{ zone: 'Europe/Vienna', wordLimit: 12, countsNotes: true },
  deadlines: [
    { what: 'Written submissions', dueLocal: '2027-02-10T18:00', zone: 'America/New_York' },
    { what: 'Accreditation', dueLocal: '2027-01-15T12:00', zone: 'Europe/Vienna' },
  ],
  documents: [{ what: 'Joint submission', dueLocal: '2027-02-08T09:00', zone: 'Europe/Vienna' }],
}
const begin = () => world.call(amina, contracts.beginProcess, { coalition, ...committee })
const plan = async (more: Partial<Held> = {}) => {
  const { id: process } = await begin()
  return world.call(amina, contracts.planSession, { process, ...fifth, ...more })
}
const list = (as: Somebody = ben) => world.call(as, contracts.listProcesses, { coalition })
const organisation = async (name: string) => {
  const { organisations } = await world.call(amina, coalitions.listOrganisations, { coalition })
  return organisations.find(one => one.name === name)!.id
}
/** A session as it would be sent back unchanged. */
const same = ({ id, revision, ...row }: contracts.SessionRow): Asked<typeof contracts.changeSession> => ({
  ...{
    session: id,
    revision,
    name: row.name,
    place: row.place,
    firstDay: row.firstDay,
    lastDay: row.lastDay,
  },
  ...{ zone: row.zone, wordLimit: row.wordLimit, countsNotes: row.countsNotes },
  deadlines: row.deadlines.map(({ id, what, dueLocal, zone }) => ({ id, what, dueLocal, zone })),
  documents: row.documents.map(({ id, what, dueLocal, zone, organisation: who }) => ({
    ...{ id, what, dueLocal, zone, organisation: who?.id ?? null },
  })),
})
const acts = async () => {
  const { entries } = await world.call(amina, coalitions.readAudit, { coalition })
  return entries.map(({ act }) => act).filter(act => /^(process|session)\./.test(act))
}

describe('processes and sessions', () => {
  it('[PROC-1] a coordinator enters a negotiation and plans a session; every member sees it, each deadline where it counts', async () => {
    const planned = await plan({
      documents: [{ ...fifth.documents[0]!, organisation: await organisation('Quay Rights') }],
    })
    const { processes, now } = await list()
    expect(now).toBe(world.clock.now())
    expect(processes).toHaveLength(1)
    expect(processes[0]).toMatchObject({
      ...{ name: 'The Harbour Committee', shortName: 'CHD', archivedAt: null },
      labels: ['consultative status', 'observer'],
    })
    const [session] = processes[0]!.sessions
    expect(session).toEqual(planned)
    expect(session!.deadlines.map(({ what, dueAt }) => [what, dueAt])).toEqual([
      ['Accreditation', instantOf('2027-01-15T12:00', 'Europe/Vienna')],
      ['Written submissions', instantOf('2027-02-10T18:00', 'America/New_York')],
    ])
    expect(session!.documents[0]).toMatchObject({ organisation: { name: 'Quay Rights' }, doneAt: null })
    expect(await acts()).toEqual(expect.arrayContaining(['process.begun', 'session.planned']))
  })

  it('[PROC-1] days, times and zones that are in no calendar are refused, and nothing is planned', async () => {
    const { id: process } = await begin()
    const refusal = (more: Partial<Held>) =>
      world.refusal(amina, contracts.planSession, { process, ...fifth, ...more })
    const papers = { what: 'Papers', dueLocal: '2027-02-10T18:00', zone: 'Europe/Vienna' }
    expect(await refusal({ lastDay: '2027-02-28' })).toBe('bad-input')
    expect(await refusal({ firstDay: '2027-02-30' })).toBe('bad-input')
    expect(await refusal({ zone: 'Europe/Harbour' })).toBe('bad-input')
    expect(await refusal({ deadlines: [{ ...papers, zone: 'Mars/Olympus' }] })).toBe('bad-input')
    expect(await refusal({ deadlines: [{ ...papers, dueLocal: '2027-03-28T02:30' }] })).toBe('bad-input')
    expect((await list()).processes[0]!.sessions).toEqual([])
  })

  it('[PROC-2] what is due keeps its id through changes, and a document that it is done', async () => {
    const planned = await plan()
    const [document] = planned.documents
    const marked = { session: planned.id, document: document!.id, done: true }
    await world.call(amina, contracts.markDocument, marked)
    const doneAt = world.clock.now()
    world.clock.pass(60_000)
    await world.call(amina, contracts.markDocument, marked)
    const asked = same(planned)
    asked.deadlines = [
      { ...asked.deadlines[1]!, dueLocal: '2027-02-12T18:00' },
      { what: 'Statements to the secretariat', dueLocal: '2027-02-25T12:00', zone: 'Europe/Vienna' },
    ]
    const changed = await world.call(amina, contracts.changeSession, asked)
    expect(changed.deadlines.map(({ id }) => id)).toEqual([planned.deadlines[1]!.id, expect.any(String)])
    expect(changed.documents[0]).toMatchObject({ id: document!.id, doneAt })
    expect(changed.revision).toBe(planned.revision + 1)
    const undone = await world.call(amina, contracts.markDocument, { ...marked, done: false })
    expect(undone.documents[0]!.doneAt).toBeNull()
    expect((await acts()).filter(act => act === 'session.changed')).toHaveLength(3)
  })

  it('[PROC-2] of two coordinators who change what they both saw, the second is told, and nothing of the first is lost', async () => {
    const planned = await plan()
    const tries = await Promise.all(
      ['Geneva', 'Nairobi', 'Lima'].map(place =>
        world.refusal(amina, contracts.changeSession, { ...same(planned), place }),
      ),
    )
    expect(tries.toSorted()).toEqual([null, 'session-changed', 'session-changed'].toSorted())
    const [session] = (await list()).processes[0]!.sessions
    expect(session!.revision).toBe(2)
  })

  it('[PROC-2] what is due for another session, or another kind of thing, cannot be named', async () => {
    const [one, other] = [await plan(), await plan()]
    const refusal = (more: Partial<Asked<typeof contracts.changeSession>>) =>
      world.refusal(amina, contracts.changeSession, { ...same(one), ...more })
    const [theirs] = same(other).deadlines
    const [mine] = same(one).deadlines
    expect(await refusal({ deadlines: [theirs!] })).toBe('not-found')
    expect(await refusal({ documents: [{ ...mine! }] })).toBe('not-found')
    expect(await refusal({ deadlines: [mine!, mine!] })).toBe('bad-input')
    const pier = await world.coalition('pier', 'Boris')
    const { organisations } = await world.call(pier.coordinator, coalitions.listOrganisations, {
      coalition: pier.id,
    })
    const foreign = { ...fifth.documents[0]!, organisation: organisations[0]!.id }
    expect(await refusal({ documents: [foreign] })).toBe('not-found')
    const marked = { session: one.id, document: one.deadlines[0]!.id, done: true }
    expect(await world.refusal(amina, contracts.markDocument, marked)).toBe('not-found')
    expect((await list()).processes[0]!.sessions[0]).toEqual(other)
  })

  it('[PROC-1] what was archived is read and not changed, and is no longer due', async () => {
    const planned = await plan()
    const archive = (archived: boolean) =>
      world.call(amina, contracts.changeProcess, { process: planned.process, archived })
    expect((await archive(true)).archivedAt).toBe(world.clock.now())
    const { processes, now } = await list()
    expect(dueIn(processes, now)).toEqual([])
    expect(await world.refusal(amina, contracts.changeSession, same(planned))).toBe('statement-archived')
    expect(await world.refusal(amina, contracts.removeSession, { session: planned.id })).toBe(
      'statement-archived',
    )
    const renamed = { process: planned.process, name: 'Another' }
    expect(await world.refusal(amina, contracts.changeProcess, renamed)).toBe('statement-archived')
    await archive(false)
    expect((await world.call(amina, contracts.changeProcess, renamed)).name).toBe('Another')
    expect(dueIn((await list()).processes, now)).toHaveLength(3)
  })
})

describe('statements of a session', () => {
  const start = (session?: string | null) =>
    world.call(ben, startStatement, {
      ...{ coalition, kind: 'submission', title: 'Submission', language: 'en', direction: 'ltr' },
      ...(session === undefined ? {} : { session }),
      body: doc([paragraph('block-0001', text('One two three.'))]),
    })

  it('[PROC-3] a statement belongs to a session, takes its word limit, and keeps its own where it has one', async () => {
    const planned = await plan()
    const { id: statement } = await start(planned.id)
    const see = () => world.call(ben, seeStatement, { statement })
    const looked = () => world.call(amina, lookBeforeFreezing, { statement })
    expect(await see()).toMatchObject({
      session: planned.id,
      limit: { words: 12, countsNotes: true, from: 'session' },
    })
    expect((await looked()).length).toMatchObject({ words: 3, limit: 12 })
    await world.call(ben, changeStatement, { statement, wordLimit: 800 })
    expect((await see()).limit).toEqual({ words: 800, countsNotes: false, from: 'statement' })
    expect((await looked()).length.limit).toBe(800)
    await world.call(ben, changeStatement, { statement, wordLimit: null, session: null })
    expect(await see()).toMatchObject({ session: null, limit: null })
    const { statements } = await world.call(ben, listStatements, { coalition })
    expect(statements.map(({ session }) => session)).toEqual([null])
  })

  it('[PROC-3] a session of another coalition cannot be named, and nothing is started or changed', async () => {
    const pier = await world.coalition('pier', 'Boris')
    const { id: process } = await world.call(pier.coordinator, contracts.beginProcess, {
      coalition: pier.id,
      ...committee,
    })
    const foreign = await world.call(pier.coordinator, contracts.planSession, { process, ...fifth })
    const { id: statement } = await start()
    const change = { statement, session: foreign.id, title: 'Changed' }
    expect(await world.refusal(ben, changeStatement, change)).toBe('not-found')
    await expect(start(foreign.id)).rejects.toThrow('not-found')
    const { statements } = await world.call(ben, listStatements, { coalition })
    expect(statements.map(({ title, session }) => [title, session])).toEqual([['Submission', null]])
  })

  it('[PROC-2] a session is removed with what is due for it, but not while a statement is for it, archived or not', async () => {
    const planned = await plan()
    const { id: statement } = await start(planned.id)
    const remove = { session: planned.id }
    expect(await world.refusal(amina, contracts.removeSession, remove)).toBe('session-in-use')
    await world.call(ben, changeStatement, { statement, session: null })
    const { id: archived } = await start(planned.id)
    await world.call(amina, archiveStatement, { statement: archived, archived: true })
    expect(await world.refusal(amina, contracts.removeSession, remove)).toBe('session-in-use')
    const again = { statement: archived, archived: false }
    await world.call(amina, archiveStatement, again)
    await world.call(ben, changeStatement, { statement: archived, session: null })
    await world.call(amina, contracts.removeSession, remove)
    expect((await list()).processes[0]!.sessions).toEqual([])
    expect(await acts()).toContain('session.removed')
    expect(await world.refusal(amina, contracts.exportSession, remove)).toBe('not-found')
  })
})

describe('the calendar', () => {
  it('[PROC-5] a member downloads all of it, or one session; who is not signed in gets nothing', async () => {
    const planned = await plan()
    const other = await plan({ name: 'Sixth session', firstDay: '2027-09-01', lastDay: '2027-09-03' })
    await world.call(amina, contracts.changeProcess, { process: other.process, archived: true })
    const whole = await world.ask(ben, contracts.exportCalendar, { coalition })
    expect(whole.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(whole.headers['content-disposition']).toContain('harbour.ics')
    const events = (body: string) => body.split('BEGIN:VEVENT').length - 1
    expect(events(whole.body)).toBe(4)
    expect(whole.body).not.toContain('Sixth session')
    expect(whole.body).toContain('DTSTAMP:20270101T120000Z\r\n')
    expect(whole.body).toContain('DTSTART:20270210T230000Z\r\n')
    const one = await world.ask(ben, contracts.exportSession, { session: planned.id })
    expect(events(one.body)).toBe(4)
    expect(one.body).toContain(`UID:${planned.id}@undersigned\r\n`)
    const uids = (body: string) => [...body.matchAll(/^UID:.*$/gm)].map(([uid]) => uid)
    await world.call(amina, contracts.changeSession, { ...same(planned), firstDay: '2027-03-02' })
    const moved = await world.ask(ben, contracts.exportSession, { session: planned.id })
    expect(uids(moved.body)).toEqual(uids(one.body))
    expect(moved.body).toContain('DTSTART;VALUE=DATE:20270302\r\n')
    expect(moved.body).toContain('SEQUENCE:2\r\n')
    expect(await world.refusal(null, contracts.exportCalendar, { coalition })).toBe('not-signed-in')
  })
})
