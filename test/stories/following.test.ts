/** Asks through the drafts of an instrument: places, judgements with their evidence, what changed, and the files. */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AskSays } from '../../shared/ask.ts'
import * as asks from '../../shared/contract/asks.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as concordances from '../../shared/contract/concordances.ts'
import * as drafts from '../../shared/contract/drafts.ts'
import * as contracts from '../../shared/contract/outcomes.ts'
import * as processes from '../../shared/contract/processes.ts'
import type { Asked } from '../../shared/contract/route.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { SHADES } from '../../shared/following/say.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coalition: string
let process: string
let amina: Somebody
let ben: Somebody
let first: string
let second: string
let scene = 0

/** An article with paragraphs. Positions count the article before its paragraphs. */
const article = (number: string, title: string, ...paragraphs: string[]) => ({
  ...{ level: 'article' as const, number, word: 'Article', bracketed: false, title, text: '', mark: null },
  ...{ notes: [], doubts: [] },
  children: paragraphs.map((words, at) => ({
    ...{ level: 'paragraph' as const, number: String(at + 1), word: null, bracketed: false, title: null },
    ...{ text: words, mark: null, notes: [], doubts: [], children: [] },
  })),
})
const LAMPS = 'Each Party may require that lamps be reported.'
const SAFEGUARD = 'subject to prior authorisation by an independent court'
/** 0 Lamps, 1 1(1), 2 Sonar, 3 2(1), 4 Tides, 5 3(1). */
const FIRST = [
  article('1', 'Lamps', LAMPS),
  article('2', 'Sonar', 'Sonar is heard by the harbour master.'),
  article('3', 'Tides', 'Tides are told to all.'),
]
/** Sonar was struck; Tides come first; Lamps carry our words. */
const SECOND = [
  article('1', 'Tides', 'Tides are told to all.'),
  article('2', 'Lamps', LAMPS.replace('.', `, ${SAFEGUARD}.`)),
]
const LINKS = [
  ...[
    [0, 2],
    [1, 3],
    [4, 0],
    [5, 1],
  ].map(([from, to]) => ({ kind: 'moved' as const, from: [from!], to: [to!] })),
  ...[2, 3].map(from => ({ kind: 'struck' as const, from: [from], to: [] })),
]

async function store(symbol: string, textDate: string, provisions: typeof FIRST, parents: string[] = []) {
  const says = { title: `Draft of ${textDate}`, releasedOn: '', status: 'Draft', language: 'en' }
  const { id } = await world.call(amina, drafts.storeDraft, {
    ...{ process, symbol, textDate, ...says, partial: false, session: null, parents, provisions },
  })
  return id
}
const confirm = (links: Asked<typeof concordances.confirmLinks>['links'] = LINKS) =>
  world.call(amina, concordances.confirmLinks, { draft: second, old: first, links })

const aimAt = (at: number, more: Partial<AskSays['targets'][number]> = {}) => ({
  ...{ asWritten: `position ${at}`, aim: { draft: first, at } },
  ...more,
})
const enter = async (says: Partial<Asked<typeof asks.enterAsk>>) =>
  (
    await world.call(ben, asks.enterAsk, {
      ...{ coalition, verb: 'delete', targets: [], wording: 'Delete it.' },
      ...says,
    } as Asked<typeof asks.enterAsk>)
  ).id
const judge = (ask: string, more: Partial<Asked<typeof contracts.judgeOutcome>> = {}, as = ben) =>
  world.call(as, contracts.judgeOutcome, { ask, draft: second, outcome: 'reflected', ...more })
const matrix = () => world.call(ben, contracts.seeMatrix, { process })

beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  const made = await world.coalition(`harbour-${++scene}`, 'Amina')
  coalition = made.id
  amina = made.coordinator
  ben = await world.person('Ben', { coalition, role: 'drafter', organisation: 'Quay Rights' })
  const begun = await world.call(amina, processes.beginProcess, {
    ...{ coalition, name: 'The Harbour Committee', instrument: 'Convention on Harbour Data' },
    ...{ shortName: 'CHD', labels: [] },
  })
  process = begun.id
  first = await store('A/AC.900/L.1', '2027-01-10', FIRST)
  second = await store('A/AC.900/L.4', '2027-03-01', SECOND, [first])
})
afterAll(() => world.close())

describe('the matrix', () => {
  it('[OUTC-1] [ASK-1] has every ask about the process through every draft, where it is confirmed to be', async () => {
    const sonar = await enter({ targets: [aimAt(2)] })
    const lamps = await enter({ verb: 'amend', targets: [aimAt(1)], wording: 'Amend it.' })
    const whole = await enter({
      verb: 'reject',
      targets: [{ asWritten: 'the treaty', kind: 'whole' }],
      process,
    })
    await enter({ verb: 'welcome', wording: 'About something else.' })
    const before = await matrix()
    expect(before.drafts.map(({ symbol }) => symbol)).toEqual(['A/AC.900/L.1', 'A/AC.900/L.4'])
    expect(before.rows.map(({ ask }) => ask)).toEqual([sonar, lamps, whole])
    const places = ({ rows }: typeof before) => rows.map(({ cells }) => cells.map(({ place }) => place.kind))
    expect(places(before)).toEqual([
      ['placed', 'unplaced'],
      ['placed', 'unplaced'],
      ['by-hand', 'by-hand'],
    ])
    await confirm()
    const after = await matrix()
    expect(places(after)).toEqual([
      ['placed', 'gone'],
      ['placed', 'placed'],
      ['by-hand', 'by-hand'],
    ])
    expect(after.rows[1]!.cells[1]!.place).toEqual({
      kind: 'placed',
      in: [{ at: 3, printed: '2(1)', title: null }],
    })
    expect(after.rows[0]!.cells[1]!.place).toMatchObject({
      kind: 'gone',
      in: first,
      last: [{ printed: '2' }],
    })
  })

  it('[OUTC-1] has a row for each part, and says which asks cannot both be met, in each draft', async () => {
    const parts = [
      { id: 'a', name: 'Lamps' },
      { id: 'b', name: 'Tides' },
    ]
    const targets = [aimAt(0, { part: 'a' }), aimAt(4, { part: 'b' })]
    const split = await enter({ verb: 'amend', wording: 'Mention islands.', targets, parts })
    const other = await enter({ targets: [aimAt(4)] })
    await confirm()
    await judge(split, { part: 'b', outcome: 'partly' })
    const { rows, contradictions } = await matrix()
    expect(rows.map(({ ask, part, cells }) => [ask, part, cells[1]!.judged?.outcome ?? null])).toEqual([
      [split, null, null],
      [split, 'a', null],
      [split, 'b', 'partly'],
      [other, null, null],
    ])
    expect(contradictions.map(({ draft, in: { printed }, asks }) => [draft, printed, asks])).toEqual([
      [first, '3', [split, other]],
      [second, '1', [split, other]],
    ])
  })

  it('[OUTC-1] a correction of what was confirmed places the asks anew', async () => {
    const sonar = await enter({ targets: [aimAt(2)] })
    await confirm()
    const { links } = await world.call(ben, concordances.seeConcordance, { draft: second, old: first })
    const struck = links.find(({ kind, from }) => kind === 'struck' && from[0] === 2)!
    await world.call(amina, concordances.correctLinks, {
      draft: second,
      old: first,
      ends: [struck.id],
      links: [],
    })
    expect((await matrix()).rows.find(({ ask }) => ask === sonar)!.cells[1]!.place).toEqual({
      ...{ kind: 'unplaced', why: 'not-confirmed' },
    })
  })
})

describe('judging', () => {
  it('[OUTC-2] [OUTC-3] lists the asks of a draft with both texts and what the words say; nothing is judged by itself', async () => {
    const sonar = await enter({ targets: [aimAt(2)] })
    const lamps = await enter({ verb: 'insert', targets: [aimAt(1)], wording: `Insert “${SAFEGUARD}”.` })
    const tides = await enter({ verb: 'retain', targets: [aimAt(4)], wording: 'Retain it.' })
    await enter({ targets: [{ asWritten: 'Article 1', aim: { draft: second, at: 0 } }] })
    await confirm()
    const { evidence } = await world.call(ben, contracts.listToJudge, { draft: second })
    expect(evidence.map(({ ask, proposal }) => [ask, proposal])).toEqual([
      [tides, { outcome: 'reflected', share: null }],
      [sonar, { outcome: 'reflected', share: null }],
      [lamps, { outcome: 'reflected', share: 1 }],
    ])
    expect(evidence[2]).toMatchObject({
      before: first,
      old: [{ draft: first, at: 1, printed: '1(1)', text: LAMPS }],
      now: [{ draft: second, at: 3, printed: '2(1)' }],
    })
    expect((await matrix()).rows.flatMap(({ cells }) => cells.map(({ judged }) => judged))).toEqual(
      Array(8).fill(null),
    )
  })

  it('[OUTC-4] keeps who judged, when, why and the two texts; the newest counts and the earlier ones stay', async () => {
    const lamps = await enter({ verb: 'amend', targets: [aimAt(1)], wording: 'Amend it.' })
    await confirm()
    await judge(lamps, { outcome: 'partly', note: 'Only half.' })
    const { judgements } = await judge(lamps, { outcome: 'reflected' }, amina)
    expect(judgements.map(({ outcome, note, by }) => [outcome, note, by.name])).toEqual([
      ['reflected', '', 'Amina'],
      ['partly', 'Only half.', 'Ben'],
    ])
    const { revision } = await world.call(ben, drafts.seeDraft, { draft: second })
    await world.call(amina, drafts.correctDraft, {
      ...{ draft: second, revision, corrections: [{ kind: 'text', at: 3, text: 'Lamps are dark.' }] },
    })
    const { evidence } = await world.call(ben, contracts.seeEvidence, { ask: lamps, draft: second })
    expect(evidence[0]!.now[0]!.text).toBe('Lamps are dark.')
    expect(evidence[0]!.judgements[1]!.now[0]!.text).toContain(SAFEGUARD)
    expect((await matrix()).rows[0]!.cells[1]!.judged).toMatchObject({
      outcome: 'reflected',
      by: { name: 'Amina' },
    })
  })

  it('[OUTC-4] takes no judgement on texts that were changed since, or of a provision that stands as gone', async () => {
    const lamps = await enter({ verb: 'amend', targets: [aimAt(1)], wording: 'Amend it.' })
    await confirm()
    const see = async () =>
      (await world.call(ben, contracts.seeEvidence, { ask: lamps, draft: second })).evidence[0]!
    const { seen } = await see()
    const { revision } = await world.call(ben, drafts.seeDraft, { draft: second })
    await world.call(amina, drafts.correctDraft, {
      ...{ draft: second, revision, corrections: [{ kind: 'text', at: 3, text: 'Lamps are dark.' }] },
    })
    const input = { ask: lamps, draft: second, outcome: 'partly' as const }
    expect(await world.refusal(ben, contracts.judgeOutcome, { ...input, seen })).toBe('evidence-changed')
    const now = await see()
    const gone = { ...input, outcome: 'gone' as const, seen: now.seen }
    expect(await world.refusal(ben, contracts.judgeOutcome, gone)).toBe('bad-input')
    expect((await see()).judgements).toEqual([])
    expect((await judge(lamps, { ...input, seen: now.seen })).judgements).toHaveLength(1)
    expect((await see()).seen).toBe(now.seen)
  })

  it('[OUTC-4] of judgements made at the same moment all are kept and one is the newest', async () => {
    const lamps = await enter({ targets: [aimAt(1)] })
    await confirm()
    const outcomes = ['reflected', 'partly', 'weakened', 'not-reflected', 'partly'] as const
    await Promise.all(outcomes.map(outcome => judge(lamps, { outcome })))
    const { evidence } = await world.call(ben, contracts.seeEvidence, { ask: lamps, draft: second })
    const times = evidence[0]!.judgements.map(({ at }) => at)
    expect(new Set(times).size).toBe(outcomes.length)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect((await matrix()).rows[0]!.cells[1]!.judged!.id).toBe(evidence[0]!.judgements[0]!.id)
  })

  it('[OUTC-4] refuses a part that the ask does not have, a draft of another process and an archived process', async () => {
    const lamps = await enter({ targets: [aimAt(1)] })
    expect(
      await world.refusal(ben, contracts.judgeOutcome, {
        ask: lamps,
        draft: second,
        part: 'zz',
        outcome: 'gone',
      }),
    ).toBe('not-found')
    const elsewhere = await enter({ verb: 'welcome', wording: 'About something else.' })
    expect(
      await world.refusal(ben, contracts.judgeOutcome, { ask: elsewhere, draft: second, outcome: 'gone' }),
    ).toBe('not-found')
    expect(await world.refusal(ben, contracts.seeEvidence, { ask: elsewhere, draft: second })).toBe(
      'not-found',
    )
    await world.call(amina, processes.changeProcess, { process, archived: true })
    expect(
      await world.refusal(ben, contracts.judgeOutcome, { ask: lamps, draft: second, outcome: 'gone' }),
    ).toBe('statement-archived')
    expect((await matrix()).rows).toHaveLength(1)
  })

  it('[OUTC-4] [ACC-1] refuses whoever only reads, and ids of another coalition in every field', async () => {
    const lamps = await enter({ targets: [aimAt(1)] })
    const observer = await world.person('Olu', { coalition, role: 'observer', organisation: 'Quay Rights' })
    const input = { ask: lamps, draft: second, outcome: 'gone' as const }
    expect(await world.refusal(observer, contracts.judgeOutcome, input)).toBe('not-allowed')
    const strange = await world.coalition(`elsewhere-${scene}`, 'Eve')
    const eve = strange.coordinator
    const theirs = await world.call(eve, processes.beginProcess, {
      ...{ coalition: strange.id, name: 'Theirs', instrument: 'Theirs', shortName: 'T', labels: [] },
    })
    const ofTheirs = await world.call(eve, drafts.storeDraft, {
      ...{ process: theirs.id, symbol: 'T/1', title: 'T', textDate: '2027-01-01', releasedOn: '' },
      ...{ status: '', language: 'en', partial: false, session: null, parents: [], provisions: FIRST },
    })
    const foreign = await world.call(eve, asks.enterAsk, {
      ...{ coalition: strange.id, verb: 'delete', targets: [], wording: 'Theirs.', process: theirs.id },
    } as Asked<typeof asks.enterAsk>)
    const refusals = [
      await world.refusal(eve, contracts.judgeOutcome, input),
      await world.refusal(ben, contracts.judgeOutcome, { ...input, draft: ofTheirs.id }),
      await world.refusal(ben, contracts.judgeOutcome, { ...input, ask: foreign.id }),
      await world.refusal(eve, contracts.judgeOutcome, { ...input, ask: foreign.id }),
      await world.refusal(ben, contracts.seeEvidence, { ask: lamps, draft: ofTheirs.id }),
      await world.refusal(eve, contracts.seeEvidence, { ask: foreign.id, draft: second }),
      await world.refusal(ben, contracts.seeChanges, { draft: second, old: ofTheirs.id }),
      await world.refusal(eve, contracts.seeChanges, { draft: ofTheirs.id, old: first }),
      await world.refusal(eve, contracts.seeMatrix, { process }),
      await world.refusal(eve, contracts.seeMap, { draft: second }),
      await world.refusal(eve, contracts.listToJudge, { draft: second }),
      await world.refusal(eve, contracts.seeTimeline, { ask: lamps }),
    ]
    expect(refusals).toEqual(refusals.map(() => 'not-found'))
    expect((await matrix()).rows[0]!.cells.map(({ judged }) => judged)).toEqual([null, null])
  })

  it('[OUTC-4] a part that was taken out, or moved away with its process, keeps its judgements in silence', async () => {
    const parts = [{ id: 'a', name: 'Lamps' }]
    const says = { verb: 'amend' as const, wording: 'Amend it.' }
    const split = await enter({ ...says, targets: [aimAt(1, { part: 'a' })], parts })
    await confirm()
    await judge(split, { part: 'a', outcome: 'partly' })
    await world.call(ben, asks.reviseAsk, { ask: split, ...says, targets: [aimAt(1)], parts: [] })
    expect((await matrix()).rows.map(({ part, cells }) => [part, cells[1]!.judged])).toEqual([[null, null]])
    expect(
      await world.refusal(ben, contracts.judgeOutcome, {
        ask: split,
        draft: second,
        part: 'a',
        outcome: 'gone',
      }),
    ).toBe('not-found')
    await world.call(ben, asks.reviseAsk, { ask: split, ...says, targets: [aimAt(1, { part: 'a' })], parts })
    expect((await matrix()).rows[1]!.cells[1]!.judged).toMatchObject({ outcome: 'partly' })
  })

  it('[OUTC-2] asks of one place are told by their numbers', async () => {
    const made = []
    for (const wording of ['Amend it.', 'Amend it too.', 'Amend it thrice.'])
      made.push(await enter({ verb: 'amend', wording, targets: [aimAt(1)] }))
    await confirm()
    const { evidence } = await world.call(ben, contracts.listToJudge, { draft: second })
    expect(evidence.map(({ ask }) => ask)).toEqual(made)
    expect((await matrix()).rows.map(({ ask }) => ask)).toEqual(made)
  })

  it('[OUTC-3] says nothing where the chapeau or another paragraph of the article takes our words back', async () => {
    const third = await store(
      'A/AC.900/L.5',
      '2027-04-01',
      [
        SECOND[0]!,
        article('2', 'Lamps', SECOND[1]!.children[0]!.text, 'Paragraph 1 shall not apply at sea.'),
      ],
      [second],
    )
    const lamps = await enter({ verb: 'insert', targets: [aimAt(1)], wording: `Insert “${SAFEGUARD}”.` })
    await confirm()
    await world.call(amina, concordances.confirmLinks, {
      ...{ draft: third, old: second },
      links: [
        ...[0, 1, 2, 3].map(at => ({ kind: 'kept' as const, from: [at], to: [at] })),
        { kind: 'new' as const, from: [], to: [4] },
      ],
    })
    const proposed = async (draft: string) =>
      (await world.call(ben, contracts.seeEvidence, { ask: lamps, draft })).evidence[0]!.proposal
    expect(await proposed(second)).toEqual({ outcome: 'reflected', share: 1 })
    expect(await proposed(third)).toBeNull()
  })

  it('[OUTC-3] a struck paragraph whose words went into another one of its article is not simply struck', async () => {
    const third = await store('A/AC.900/L.6', '2027-05-01', [
      article('1', 'Lamps', LAMPS, 'Bells are rung by night.'),
    ])
    const fourth = await store(
      'A/AC.900/L.7',
      '2027-06-01',
      [article('1', 'Lamps', `${LAMPS} Bells are rung by night.`)],
      [third],
    )
    const bells = await enter({
      targets: [{ asWritten: 'Article 1(2)', aim: { draft: third, at: 2 } }],
      wording: 'Delete it.',
    })
    await world.call(amina, concordances.confirmLinks, {
      ...{ draft: fourth, old: third },
      links: [
        ...[0, 1].map(at => ({ kind: 'kept' as const, from: [at], to: [at] })),
        { kind: 'struck' as const, from: [2], to: [] },
      ],
    })
    const { evidence } = await world.call(ben, contracts.seeEvidence, { ask: bells, draft: fourth })
    expect(evidence[0]).toMatchObject({ place: { kind: 'gone' }, proposal: null })
  })

  it('[OUTC-4] [AUD-1] tells the audit log that it was judged, without words of the drafts or of the note', async () => {
    const lamps = await enter({ targets: [aimAt(1)] })
    await judge(lamps, { outcome: 'not-reflected', note: 'A delegate whispered.' })
    const { entries } = await world.call(amina, coalitions.readAudit, { coalition })
    const entry = entries.find(({ act }) => act === 'ask.judged')
    expect(JSON.stringify(entry)).toContain('not-reflected')
    expect(JSON.stringify(entry)).not.toMatch(/whispered|lamps|Lamps/)
  })

  it('[OUTC-2] an ask whose place another one took is not asked about again, and stays in the matrix', async () => {
    const lamps = await enter({ targets: [aimAt(1)] })
    const newer = await enter({ verb: 'amend', wording: 'Amend it.', targets: [aimAt(1)] })
    await world.call(ben, asks.linkAsks, { ask: newer, kind: 'supersedes', other: lamps })
    await confirm()
    const { evidence } = await world.call(ben, contracts.listToJudge, { draft: second })
    expect(evidence.map(({ ask }) => ask)).toEqual([newer])
    expect((await matrix()).rows).toHaveLength(2)
    expect((await matrix()).contradictions).toEqual([])
  })
})

describe('what changed, and the map', () => {
  it('[OUTC-5] says first what changed and carries an ask', async () => {
    const sonar = await enter({ targets: [aimAt(2)] })
    const lamps = await enter({ verb: 'amend', targets: [aimAt(1)], wording: 'Amend it.' })
    await confirm()
    await judge(lamps)
    const changes = await world.call(ben, contracts.seeChanges, { draft: second, old: first })
    const said = (rows: typeof changes.rest) =>
      rows.map(({ kind, reworded, asks: on }) => [
        kind,
        reworded,
        ...on.map(({ ask, judged }) => `${ask} ${judged?.outcome ?? ''}`),
      ])
    expect(said(changes.carrying)).toEqual([
      ['moved', true, `${lamps} reflected`],
      ['struck', true, `${sonar} `],
    ])
    expect(said(changes.rest)).toEqual([['moved', false]])
    expect(changes.unchanged).toEqual([])
    expect(await world.refusal(ben, contracts.seeChanges, { draft: first, old: second })).toBe('not-found')
  })

  it('[OUTC-6] counts the asks on each provision and on what holds it', async () => {
    const lamps = await enter({ targets: [aimAt(1)] })
    const both = await enter({ verb: 'retain', wording: 'Retain them.', targets: [aimAt(0), aimAt(4)] })
    await confirm()
    await judge(both, { outcome: 'weakened' })
    const { provisions } = await world.call(ben, contracts.seeMap, { draft: second })
    expect(
      provisions.map(({ printed, asks: on }) => [printed, on.map(({ ask, outcome }) => [ask, outcome])]),
    ).toEqual([
      ['1', [[both, 'weakened']]],
      [
        '2',
        [
          [lamps, null],
          [both, 'weakened'],
        ],
      ],
      ['2(1)', [[lamps, null]]],
    ])
  })
})

describe('the timeline of an ask', () => {
  it('[OUTC-7] tells its revisions, what carried it for which session, and each draft with its outcome', async () => {
    const start = world.clock.now()
    const session = await world.call(amina, processes.planSession, {
      ...{ process, name: 'Fifth session', place: 'Vienna', firstDay: '2027-03-01', lastDay: '2027-03-12' },
      ...{ zone: 'Europe/Vienna', wordLimit: null, countsNotes: true, deadlines: [], documents: [] },
    })
    const attrs = { id: 'block-0001', lang: null, dir: null, ask: null, concern: null }
    const block = {
      type: 'paragraph' as const,
      attrs,
      content: [{ type: 'text' as const, text: 'Delete Article 2.' }],
    }
    const says = { verb: 'delete' as const, targets: [aimAt(2)], wording: 'Delete Article 2.' }
    const statement = await world.call(amina, startStatement, {
      ...{ coalition, kind: 'joint-letter', title: 'Joint letter', language: 'en', direction: 'ltr' },
      ...{ session: session.id, body: { type: 'doc', content: [block] } },
      asks: [{ block: 'block-0001', ...says }],
    })
    const [{ id: ask }] = (await world.call(ben, asks.listAsks, { coalition })).asks as [asks.AskRow]
    world.clock.pass(1000)
    await world.call(amina, freeze, { statement: statement.id })
    world.clock.pass(1000)
    await world.call(ben, asks.reviseAsk, { ask, ...says, wording: 'Delete Article 2 wholly.' })
    await confirm()
    await judge(ask, { outcome: 'gone' })
    const { events } = await world.call(ben, contracts.seeTimeline, { ask })
    expect(events.map(event => [event.kind, event.at])).toEqual([
      ['made', start],
      ['carried', start + 1000],
      ['revised', start + 2000],
      ['draft', Date.UTC(2027, 0, 10)],
      ['draft', Date.UTC(2027, 2, 1)],
    ])
    expect(events[1]).toMatchObject({ title: 'Joint letter', number: 1, session: 'Fifth session' })
    expect(events[2]).toMatchObject({ by: 'Ben', revision: 2, wording: 'Delete Article 2 wholly.' })
    expect(events[4]).toMatchObject({
      symbol: 'A/AC.900/L.4',
      cells: [{ part: null, place: { kind: 'gone' }, judged: { outcome: 'gone' } }],
    })
  })
})

describe('the files', () => {
  const file = async (contract: Parameters<World['ask']>[1], input: Record<string, unknown>) => {
    const answer = await world.ask(ben, contract, input as never)
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
    return {
      name: decodeURIComponent(String(answer.headers['content-disposition']).split("''")[1]!),
      ...answer,
    }
  }
  const words = (docx: Buffer) => strFromU8(unzipSync(docx)['word/document.xml']!)
  /** Throws where it is no XML; gives its words and the names of its elements. */
  function strictly(svg: string): { text: string; elements: Set<string> } {
    const parser = new SaxesParser({ xmlns: true })
    const found = { text: '', elements: new Set<string>() }
    parser.on('text', text => {
      found.text += `${text}\n`
    })
    parser.on('opentag', ({ name }) => found.elements.add(name))
    parser.on('error', error => {
      throw error
    })
    parser.write(svg).close()
    return found
  }

  beforeEach(async () => {
    const hostile = '=1+1 <script>&"\'</script> ] ]> احذف المادة'
    const sonar = await enter({ targets: [aimAt(2)], wording: `Delete it. ${hostile}` })
    const lamps = await enter({
      verb: 'amend',
      targets: [aimAt(1, { asWritten: '=HYPERLINK("x")' })],
      wording: '=2+2',
    })
    await enter({ verb: 'retain', targets: [aimAt(4)], wording: 'احتفظوا بالمادة الثالثة' })
    await confirm()
    await judge(sonar, { outcome: 'gone', note: 'Whispered by a delegate.' })
    await judge(lamps, { outcome: 'partly', note: '@SUM(A1)' })
  })

  it('[OUTC-8] the matrix for delegations is a Word table with outcomes in words, without notes and names', async () => {
    const { rawPayload, name } = await file(contracts.exportMatrix, { process, format: 'docx' })
    const document = words(rawPayload)
    expect(name).toBe('Matrix of asks.docx')
    expect(document).toContain('w:orient="landscape"')
    expect(document).toContain('<w:tblHeader/>')
    expect(document).toContain('provision gone')
    expect(document).toContain(`w:fill="${SHADES.gone}"`)
    expect(document).not.toMatch(/Whispered|Ben|SUM/)
  })

  it('[OUTC-8] nothing in a table for spreadsheets runs as a formula', async () => {
    for (const [contract, input] of [
      [contracts.exportMatrix, { process, format: 'csv' }],
      [contracts.exportMap, { draft: second, format: 'csv' }],
    ] as const) {
      const { body } = await file(contract, input)
      for (const cell of body.slice(1).split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=+@-]/)
    }
    const { body } = await file(contracts.exportMatrix, { process, format: 'csv' })
    expect(body).toContain("'=2+2")
    expect(body).toContain('Whispered by a delegate.')
  })

  it('[OUTC-8] pictures are XML with a title and a description, and say outcomes in words', async () => {
    const [first] = (await world.call(ben, asks.listAsks, { coalition })).asks
    const pictures = [
      await file(contracts.exportMatrix, { process, format: 'svg' }),
      await file(contracts.exportMap, { draft: second, format: 'svg' }),
      await file(contracts.exportTimeline, { ask: first!.id, format: 'svg' }),
    ].map(({ body }) => strictly(body))
    for (const { elements } of pictures) {
      expect([...elements]).toEqual(expect.arrayContaining(['svg', 'title', 'desc', 'text']))
      expect([...elements]).not.toContain('script')
    }
    const [drawn, map, timeline] = pictures
    expect(drawn!.text).toContain('provision gone')
    expect(drawn!.text).toContain('partly reflected')
    expect(map!.text).toContain('1 partly reflected')
    expect(timeline!.text).toContain('provision gone')
  })

  it('[OUTC-8] what changed is a report with a redline, and one page', async () => {
    const whole = words(
      (await file(contracts.exportChanges, { draft: second, old: first, format: 'docx' })).rawPayload,
    )
    expect(whole).toContain('w:strike')
    expect(whole).toContain('w:val="single"')
    expect(whole).toContain('Ask 1')
    const summary = words(
      (await file(contracts.exportChanges, { draft: second, old: first, format: 'summary' })).rawPayload,
    )
    expect(summary).toContain('Art. 2. Sonar')
    expect(summary).not.toContain('w:orient="landscape"')
  })
})
