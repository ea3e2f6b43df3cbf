/** The draft that a letter works on, and where its provisions are in newer drafts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as citations from '../../shared/contract/citations.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import { confirmLinks } from '../../shared/contract/concordances.ts'
import * as drafts from '../../shared/contract/drafts.ts'
import * as processes from '../../shared/contract/processes.ts'
import * as statements from '../../shared/contract/statements.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coalition: string
let process: string
let session: string
let amina: Somebody
let ben: Somebody
beforeAll(async () => {
  world = await openWorld()
  const made = await world.coalition('harbour', 'Amina')
  coalition = made.id
  amina = made.coordinator
  ben = await world.person('Ben', { coalition, role: 'drafter' })
  process = await begin(amina, coalition, 'Convention on Harbour Data')
  const held = { name: 'Fifth session', place: '', firstDay: '2027-03-01', lastDay: '2027-03-12' }
  const zone = { zone: 'Europe/Vienna', wordLimit: null, countsNotes: false, deadlines: [], documents: [] }
  session = (await world.call(amina, processes.planSession, { process, ...held, ...zone })).id
})
afterAll(() => world.close())

const begin = async (by: Somebody, coalition: string, instrument: string) => {
  const says = { coalition, name: 'The Harbour Committee', instrument, shortName: '', labels: [] }
  return (await world.call(by, processes.beginProcess, says)).id
}

const article = (number: string) => ({
  ...{ level: 'article' as const, number, word: 'Article', bracketed: false, title: `Records ${number}` },
  ...{ text: 'The Parties keep records.', mark: null, notes: [], doubts: [], children: [] },
})

async function draft(
  title: string,
  parents: string[],
  more: { of?: string; by?: Somebody; partial?: boolean } = {},
) {
  const says = { symbol: title, title, textDate: '', releasedOn: '', status: '', language: 'en' }
  const provisions = ['1', '2', '3', '4'].map(article)
  const { of = process, by = amina, partial = false } = more
  const asked = { process: of, ...says, partial, session: null, parents, provisions }
  return (await world.call(by, drafts.storeDraft, asked)).id
}

const letter = async (session: string | null) => {
  const says = { kind: 'joint-letter' as const, title: 'Letter', language: 'en', direction: 'ltr' as const }
  return (await world.call(ben, statements.startStatement, { coalition, session, ...says })).id
}

const see = (statement: string) => world.call(ben, citations.seeCiting, { statement })

describe('the draft that a letter works on', () => {
  it('[CITE-3] is one of its process; whoever writes the letter says which', async () => {
    const first = await draft('L.1', [])
    const statement = await letter(session)
    expect(await see(statement)).toMatchObject({ process, worksOn: null, newer: null })
    await world.call(ben, citations.workOn, { statement, draft: first })
    const seen = await see(statement)
    expect(seen.worksOn).toEqual({ id: first, symbol: 'L.1', title: 'L.1', revision: 1 })
    expect(seen.drafts.map(({ id }) => id)).toContain(first)
    expect(seen.instrumentNames).toEqual(['Convention on Harbour Data'])
    await world.call(ben, citations.workOn, { statement, draft: null, was: first })
    expect((await see(statement)).worksOn).toBeNull()
    const { entries } = await world.call(amina, readAudit, { coalition })
    const changed = entries.filter(({ act, subject }) => act === 'statement.changed' && subject === statement)
    expect(changed.map(({ data }) => data.draft)).toEqual([null, first])
  })

  it('[CITE-3] is not changed by whoever knew another one, nor to one of another coalition', async () => {
    const [first, second] = [await draft('L.2', []), await draft('L.3', [])]
    const statement = await letter(session)
    await world.call(ben, citations.workOn, { statement, draft: first, was: null })
    const late = { statement, draft: second, was: null }
    expect(await world.refusal(ben, citations.workOn, late)).toBe('draft-changed')
    const pier = await world.coalition('pier', 'Boris')
    const of = await begin(pier.coordinator, pier.id, 'Pier Convention')
    const foreign = await draft('P.1', [], { of, by: pier.coordinator })
    expect(await world.refusal(ben, citations.workOn, { statement, draft: foreign })).toBe('not-found')
    expect((await see(statement)).worksOn?.id).toBe(first)
    await world.call(amina, statements.archiveStatement, { statement, archived: true })
    expect(await world.refusal(ben, citations.workOn, { statement, draft: second })).toBe(
      'statement-archived',
    )
  })

  it('[CITE-3] a letter of no session can work on any draft of the coalition', async () => {
    const id = await draft('L.4', [], { of: await begin(amina, coalition, '') })
    const seen = await see(await letter(null))
    expect(seen).toMatchObject({ process: null, instrumentNames: [] })
    expect(seen.drafts.map(one => one.id)).toContain(id)
  })
})

describe('newer drafts', () => {
  const places = (draft: string, old: string) => world.call(ben, citations.seePlaces, { draft, old })

  it('[ASK-1] [CITE-4] places are those of the newest draft to which something was confirmed', async () => {
    const of = await begin(amina, coalition, 'Quay Convention')
    const first = await draft('Q.1', [], { of })
    const second = await draft('Q.2', [first], { of })
    const third = await draft('Q.3', [second], { of })
    const statement = await letter(null)
    await world.call(ben, citations.workOn, { statement, draft: first })
    expect((await see(statement)).newer).toBeNull()
    const links = [
      { kind: 'moved' as const, from: [0], to: [1] },
      { kind: 'struck' as const, from: [1], to: [] },
      { kind: 'split' as const, from: [2], to: [2, 3] },
    ]
    await world.call(ben, confirmLinks, { draft: second, old: first, links })
    const newer = (await see(statement)).newer
    expect(newer?.id).toBe(second)
    expect((await places(second, first)).places).toEqual([
      { at: 0, to: [1], open: false },
      { at: 1, to: [], open: false },
      { at: 2, to: [2, 3], open: false },
    ])
    const kept = [{ kind: 'kept' as const, from: [2], to: [2] }]
    await world.call(ben, confirmLinks, { draft: third, old: second, links: kept })
    const after = (await see(statement)).newer
    expect(after?.id).toBe(third)
    expect(after?.stamp).not.toBe(newer?.stamp)
    expect((await places(third, first)).places).toEqual([
      { at: 1, to: [], open: false },
      { at: 2, to: [2], open: true },
    ])
    expect(await world.refusal(ben, citations.seePlaces, { draft: first, old: second })).toBe('not-found')
    const { provisions, revision } = await world.call(ben, citations.seeOutline, { draft: third })
    expect(revision).toBe(1)
    expect(provisions.map(({ at, printed, parent }) => [at, printed, parent])).toEqual([
      [0, '1', null],
      [1, '2', null],
      [2, '3', null],
      [3, '4', null],
    ])
  })

  it('[CITE-4] what a draft of some chapters does not hold is elsewhere, not struck', async () => {
    const of = await begin(amina, coalition, 'Crane Convention')
    const first = await draft('C.1', [], { of })
    const some = await draft('C.2', [first], { of, partial: true })
    const links = [0, 1, 2, 3].map(at => ({ kind: 'kept' as const, from: [at], to: [at] })).slice(0, 3)
    const added = { kind: 'new' as const, from: [], to: [3] }
    await world.call(ben, confirmLinks, { draft: some, old: first, links: [...links, added] })
    expect(await places(some, first)).toEqual({
      places: [0, 1, 2].map(at => ({ at, to: [at], open: false })),
      elsewhere: [3],
    })
  })
})
