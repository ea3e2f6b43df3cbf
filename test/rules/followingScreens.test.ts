/** What the screens of asks and drafts work out by themselves: three texts compared, the rows of the matrix, the map. */
import { describe, expect, it } from 'vitest'
import { mapLines } from '../../client/pages/following/mapLines.ts'
import { oursOf } from '../../client/pages/following/ours.ts'
import { pairsOf } from '../../client/pages/following/pairs.ts'
import {
  byAsk,
  contradictionsByAsks,
  linesOf,
  type Matrix,
  sessionColumns,
} from '../../client/pages/following/rows.ts'
import { threeWay } from '../../client/pages/following/threeWay.ts'
import type { AskRow } from '../../shared/contract/asks.ts'
import type { Place } from '../../shared/contract/outcomes.ts'
import type { Outcome } from '../../shared/outcome.ts'

const ask = (number: number, more: Partial<AskRow> = {}): AskRow => ({
  ...{ id: `ask-${number}`, number, verb: 'amend', targets: [], wording: 'Amend it.' },
  ...{ proposedText: null, drawnFrom: null, reason: null, parts: [], alternatives: [], fallbacks: [] },
  ...{ process: null, owner: null, priority: null, support: null, tags: [], revision: 1 },
  ...{ createdAt: 0, changedAt: 0, statements: [], versions: [], links: [] },
  ...more,
})

const placed = (at: number, printed = String(at)): Place => ({
  kind: 'placed',
  in: [{ at, printed, title: null }],
})
const cell = (draft: string, place: Place, outcome: Outcome | null = null) => ({
  draft,
  place,
  judged:
    outcome === null ? null : { id: 'judged', outcome, note: '', by: { id: 'who', name: 'Amina' }, at: 0 },
})
const draft = (id: string, session: string | null = null) => ({
  ...{ id, symbol: id, title: '', textDate: '', session },
})

describe('three texts, word by word', () => {
  const before = 'Each Party may require that lamps be reported.'
  const ours = 'Each Party may require that lamps be reported, subject to an order of an independent court.'

  it('[OUTC-3] says of each of our words whether it came in, stays, was taken out, or never was there', () => {
    const now = 'Each Party may require that lamps be reported, subject to an order.'
    const { stretches, words, inNow } = threeWay(before, ours, now, 'en')
    expect(stretches).toEqual([
      { text: 'Each Party may require that lamps be reported, ', standing: 'kept' },
      { text: 'subject to an order ', standing: 'gained' },
      { text: 'of an independent court.', standing: 'missing' },
    ])
    expect({ words, inNow }).toEqual({ words: 16, inNow: 12 })
    expect(threeWay(ours, ours, before, 'en').stretches.map(({ standing }) => standing)).toEqual([
      'kept',
      'lost',
    ])
  })

  it('[OUTC-3] takes no small word that stands alone for one of ours', () => {
    const { stretches } = threeWay('', 'the courts of appeal', 'the ports and the lamps of Kenya', 'en')
    expect(stretches).toEqual([{ text: 'the courts of appeal', standing: 'missing' }])
  })

  it('[OUTC-3] finds our words also in a text as long as a chapter', () => {
    const rest = Array.from({ length: 4000 }, (_, at) => `word${at}`).join(' ')
    const { stretches } = threeWay(
      '',
      'by order of a court or a port',
      `${rest} by order of a court ${rest}`,
      'en',
    )
    expect(stretches).toEqual([
      { text: 'by order of a court ', standing: 'gained' },
      { text: 'or a port', standing: 'missing' },
    ])
  })

  it('[OUTC-3] reads our words from the proposed text, else from what the wording quotes', () => {
    const old = [{ draft: 'a', at: 1, printed: '1', title: 'Lamps', text: before }]
    expect(oursOf(ask(1, { proposedText: 'New words.' }), null, old)).toEqual({
      text: 'New words.',
      from: 'proposed',
    })
    const quoting = ask(1, { wording: 'Amend Article 1 (“Lamps”) to add “by order of a court”.' })
    expect(oursOf(quoting, null, old)).toEqual({ text: 'by order of a court', from: 'quoted' })
    const deleting = ask(1, { verb: 'delete', wording: 'Delete “that lamps be reported”.' })
    expect(oursOf(deleting, null, old)).toEqual({ text: 'that lamps be reported', from: 'to-go' })
    expect(oursOf(ask(1), null, old)).toBeNull()
  })
})

describe('provisions beside each other', () => {
  const words = (printed: string, title: string | null, text: string) => ({
    ...{ draft: 'a', at: Number(printed), printed, title, text },
  })
  const printed = (side: { printed: string }[]) => side.map(one => one.printed)
  const pairs = (...sides: Parameters<typeof pairsOf>) =>
    pairsOf(...sides).map(({ old, now }) => [printed(old), printed(now)])
  const lamps = words('1', 'Lamps', 'Each Party may require that lamps be reported.')
  const tides = words('3', 'Tides', 'Tides are told to all.')

  it('[OUTC-3] an ask on several is compared with each as it was, wherever it stands now', () => {
    const now = [words('4', 'Tides', 'Tides are told in time.'), words('5', null, lamps.text)]
    expect(pairs([lamps, tides], now)).toEqual([
      [['3'], ['4']],
      [['1'], ['5']],
    ])
    const other = words('6', null, 'Sonar.')
    expect(pairs([lamps, tides], [other, lamps])).toEqual([
      [[], ['6']],
      [['1'], ['1']],
      [['3'], []],
    ])
  })

  it('[OUTC-3] what was split or merged is compared as one', () => {
    expect(pairs([lamps], [lamps, tides])).toEqual([[['1'], ['1', '3']]])
  })
})

describe('the rows of the matrix', () => {
  const parts = [
    { id: 'a', name: 'Lamps' },
    { id: 'b', name: 'Tides' },
  ]
  const one = ask(1)
  const two = ask(2, {
    parts,
    links: [{ id: 'link', kind: 'supersedes', side: 'from', ask: 'ask-3' }],
  })
  const three = ask(3)
  const gone: Place = { kind: 'gone', in: 'first', last: [] }
  const matrix: Matrix = {
    drafts: [draft('first', 'spring'), draft('second')],
    rows: [
      { ask: 'ask-1', part: null, cells: [cell('first', placed(17)), cell('second', gone, 'reflected')] },
      { ask: 'ask-2', part: 'b', cells: [cell('first', placed(5)), cell('second', placed(9))] },
      { ask: 'ask-2', part: 'a', cells: [cell('first', placed(4)), cell('second', placed(4))] },
      { ask: 'ask-3', part: null, cells: [cell('first', placed(2)), cell('second', placed(2))] },
    ],
    contradictions: [
      { draft: 'first', in: { at: 2, printed: '2', title: null }, asks: ['ask-1', 'ask-3'] },
      { draft: 'second', in: { at: 2, printed: '2', title: null }, asks: ['ask-3', 'ask-1'] },
    ],
  }
  const all = [one, two, three]

  it('[OUTC-1] stand by the numbers of the asks, parts below their ask', () => {
    const lines = linesOf(matrix, all, all)
    expect(lines.map(({ ask: { number }, part }) => [number, part?.name ?? null])).toEqual([
      [1, null],
      [2, null],
      [2, 'Lamps'],
      [2, 'Tides'],
      [3, null],
    ])
    const tides = lines[3]!.cells.get('second')
    expect(tides).toMatchObject({ was: ['5'], outcome: null })
    expect(lines[2]!.cells.get('second')).toMatchObject({ was: [] })
    expect(lines[1]!.cells.size).toBe(0)
  })

  it('[OUTC-1] say with which asks they cannot be met and which took their place, also of asks not shown', () => {
    const lines = linesOf(matrix, [one, two], all)
    expect(lines.find(({ ask: { number } }) => number === 1)!.contradicts).toEqual([3])
    expect(lines.find(({ ask: { number } }) => number === 2)!.superseded).toEqual([3])
    expect(contradictionsByAsks(matrix)).toMatchObject([
      { asks: ['ask-1', 'ask-3'], places: [{ draft: 'first' }, { draft: 'second' }] },
    ])
  })

  it('[OUTC-2] keep the parts of an ask below it where asks are judged one after another', () => {
    const rows = [
      { ask: 'b', part: 'x' },
      { ask: 'a', part: null },
      { ask: 'b', part: 'y' },
      { ask: 'b', part: null },
    ]
    expect([...byAsk(rows).values()].flat().map(({ ask, part }) => `${ask}${part ?? ''}`)).toEqual([
      'b',
      'bx',
      'by',
      'a',
    ])
  })

  it('[OUTC-1] have a column for each session with a draft or a statement, and one for what has none', () => {
    const sessions = [
      { id: 'winter', name: 'Winter' },
      { id: 'spring', name: 'Spring' },
      { id: 'summer', name: 'Summer' },
    ]
    const columns = sessionColumns(matrix, sessions, new Set(['summer']), 'None')
    expect(columns.map(({ name, drafts }) => [name, drafts.map(({ id }) => id)])).toEqual([
      ['Spring', ['first']],
      ['Summer', []],
      ['None', ['second']],
    ])
  })
})

describe('the map', () => {
  const on = (...outcomes: (Outcome | null)[]) =>
    outcomes.map((outcome, at) => ({ ask: `ask-${at}`, part: null, outcome }))
  const provision = (at: number, level: string, asks = on()) => ({
    ...{ at, printed: String(at), title: null, level, asks },
  })

  it('[OUTC-6] has a line for each article with its weight, and keeps what is below it inside', () => {
    const provisions = [
      provision(0, 'chapter', on('reflected', null, null)),
      provision(1, 'article', on('reflected', null)),
      provision(2, 'paragraph', on('reflected')),
      provision(3, 'article'),
      provision(4, 'article', on('gone')),
    ]
    const lines = mapLines(provisions, false)
    expect(lines.map(({ provision: { at }, heading, count }) => [at, heading, count])).toEqual([
      [0, true, 3],
      [1, false, 2],
      [3, false, 0],
      [4, false, 1],
    ])
    expect(lines[1]).toMatchObject({
      most: 2,
      shares: [
        { outcome: 'reflected', count: 1 },
        { outcome: null, count: 1 },
      ],
      within: [{ at: 2 }],
    })
    expect(mapLines(provisions, true).map(({ provision: { at } }) => at)).toEqual([0, 1, 4])
  })

  it('[OUTC-6] has a line for every provision of an instrument without articles', () => {
    expect(mapLines([provision(0, 'paragraph'), provision(1, 'point')], false)).toHaveLength(2)
  })
})
