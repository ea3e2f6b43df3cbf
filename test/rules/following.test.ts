import { describe, expect, it } from 'vitest'
import type { Target } from '../../shared/ask.ts'
import type { ChangeRow } from '../../shared/contract/outcomes.ts'
import { aroundOf } from '../../shared/following/around.ts'
import { changesBetween } from '../../shared/following/changes.ts'
import { linesOf, standingsOf } from '../../shared/following/places.ts'
import { articleOf, besideOf, evidenceOf } from '../../shared/following/words.ts'
import { composedBetween } from '../../shared/instrument/concord/between.ts'
import type { Concordance } from '../../shared/instrument/concord/confirmed.ts'
import { type Graph, graphFrom } from '../../shared/instrument/concord/graph.ts'
import type { Kind } from '../../shared/instrument/concord/proposal.ts'
import { rowsOf, type StoredProvision } from '../../shared/instrument/stored.ts'
import { draftOf, type Plan, plan } from './harbourTreaty.ts'

const article = (title: string, ...paragraphs: string[]): Plan =>
  plan(
    'article',
    title,
    '',
    paragraphs.map(text => plan('paragraph', null, text)),
  )
const chapter = (title: string, ...articles: Plan[]): Plan => plan('chapter', title, '', articles)

/**
 * Positions: 0 Chapter I, 1 Article 1, 2 1(1), 3 Article 2, 4 2(1), 5 2(2), 6 Chapter II, 7 Article 3, 8 3(1),
 * 9 Article 4, 10 4(1).
 */
const FIRST = [
  chapter(
    'Harbours',
    article('Use of terms', 'Harbour means a port.'),
    article('Lamps', 'Lamps burn.', 'Lamps are counted.'),
  ),
  chapter('Data', article('Position', 'Position is kept.'), article('Sonar', 'Sonar is heard.')),
]
/** Lamps moved behind Position with a word more, its second paragraph became an article, Sonar was struck, Tides is new. */
const SECOND = [
  chapter('Harbours', article('Use of terms', 'Harbour means a port.')),
  chapter(
    'Data',
    article('Position', 'Position is kept.'),
    article('Lamps', 'Lamps burn brightly.'),
    article('Counting', 'Lamps are counted.'),
    article('Tides', 'Tides are told.'),
  ),
]
/** 0 Chapter I, 1 Art. 1, 2 1(1), 3 Chapter II, 4 Art. 2 Position, 5, 6 Art. 3 Lamps, 7, 8 Art. 4 Counting, 9, 10 Art. 5 Tides, 11. */
const LINKS: readonly [Kind, number[], number[]][] = [
  ...([0, 1, 2].map(at => ['kept', [at], [at]]) as [Kind, number[], number[]][]),
  ['kept', [6], [3]],
  ...([
    [7, 4],
    [8, 5],
    [3, 6],
    [4, 7],
    [5, 8],
  ].map(([from, to]) => ['moved', [from], [to]]) as [Kind, number[], number[]][]),
  ...([9, 10].map(at => ['struck', [at], []]) as [Kind, number[], number[]][]),
  ...([9, 10, 11].map(at => ['new', [], [at]]) as [Kind, number[], number[]][]),
]

const stored = (plans: Plan[]): StoredProvision[] => rowsOf(draftOf(plans).provisions)
const ROWS: Record<string, StoredProvision[]> = { first: stored(FIRST), second: stored(SECOND) }

function graph(links = LINKS, more: { partial?: boolean } = {}): Graph {
  const refs = (draft: string, all: readonly number[]) =>
    all.map(at => ({ at, printed: ROWS[draft]![at]!.printed }))
  const concordance: Concordance = {
    old: 'first',
    now: 'second',
    links: links.map(([kind, from, to]) => ({
      kind,
      from: refs('first', from),
      to: refs('second', to),
      by: 'p',
      at: 0,
    })),
  }
  const drafts = ['first', 'second'].map((id, at) => ({
    ...{ id, parents: at === 0 ? [] : ['first'], partial: at === 1 && more.partial === true },
    provisions: ROWS[id]!,
  }))
  return graphFrom(drafts, [concordance])
}

const target = (aim: number | null, more: Partial<Target> = {}): Target => ({
  ...{ asWritten: 'as written', kind: 'provision', words: null, part: null },
  aim: aim === null ? null : { draft: 'first', at: aim, to: null },
  ...more,
})
const standing = (targets: Target[], made = graph(), draft = 'second') => {
  const { place, gone } = standingsOf(made, targets).get(draft)!
  const at = place.kind === 'placed' ? place.in : place.kind === 'gone' ? place.last : []
  return [place.kind, at.map(({ printed }) => printed), gone]
}

describe('where asks are in a draft', () => {
  it.each<[string, Target[], string, string[], string]>([
    ['moved', [target(3)], 'placed', ['3'], 'none'],
    ['struck', [target(9)], 'gone', ['4'], 'all'],
    ['one of two struck', [target(9), target(3)], 'placed', ['3'], 'some'],
    ['both struck, named twice', [target(9), target(10), target(9)], 'gone', ['4', '4(1)'], 'all'],
    [
      'a range',
      [target(1, { kind: 'range', aim: { draft: 'first', at: 1, to: 9 } })],
      'placed',
      ['1', '2', '3'],
      'none',
    ],
    ['not aimed', [target(null)], 'unplaced', [], 'none'],
    [
      'aimed at a draft that is not of this process',
      [target(3, { aim: { draft: 'another-draft', at: 3, to: null } })],
      'unplaced',
      [],
      'none',
    ],
    ['no target', [], 'unplaced', [], 'none'],
    ['one aimed, one not', [target(null), target(3)], 'placed', ['3'], 'none'],
    ['one struck, one not aimed', [target(null), target(9)], 'unplaced', [], 'none'],
    ['the whole instrument', [target(null, { kind: 'whole' })], 'by-hand', [], 'none'],
    ['a new article behind one that is there', [target(3, { kind: 'new' })], 'by-hand', [], 'none'],
    ['language from the floor', [target(3, { kind: 'floor' })], 'by-hand', [], 'none'],
    ['another treaty', [target(null, { kind: 'other' })], 'by-hand', [], 'none'],
    ['a struck article and a new one', [target(9), target(3, { kind: 'new' })], 'by-hand', [], 'none'],
  ])('[ASK-1] %s', (_, targets, kind, printed, gone) => {
    expect(standing(targets)).toEqual([kind, printed, gone])
  })

  it('[ASK-1] what nobody has confirmed is unplaced and not guessed', () => {
    const open = graph(LINKS.filter(([, from]) => from[0] !== 3))
    expect(standing([target(3)], open)).toEqual(['unplaced', [], 'none'])
    expect(standing([target(3), target(9)], open)).toEqual(['unplaced', [], 'none'])
  })

  it('[ASK-1] an ask that was written for a later draft is not in an earlier one', () => {
    const later = target(10, { aim: { draft: 'second', at: 10, to: null } })
    expect(standing([later], graph(), 'first')).toEqual(['before', [], 'none'])
    expect(standing([target(9), later], graph(), 'second')).toEqual(['placed', ['5'], 'some'])
  })

  it('[ASK-1] what a draft of some chapters does not hold is elsewhere', () => {
    const partial = graph([['kept', [0], [0]]], { partial: true })
    expect(standing([target(9)], partial)[0]).not.toBe('gone')
  })

  it('[OUTC-1] an ask has a line as a whole, and one for each part with the targets of that part', () => {
    const targets = [target(1, { part: 'a' }), target(3, { part: 'b' }), target(7)]
    const lines = linesOf({ id: 'ask', targets, parts: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })
    expect(lines.map(({ part, targets, own }) => [part, targets.length, own.length])).toEqual([
      [null, 3, 1],
      ['a', 1, 1],
      ['b', 1, 1],
      ['c', 0, 0],
    ])
  })
})

const shown = (rows: readonly ChangeRow[]) =>
  rows.map(({ kind, old, now, reworded, asks }) => [
    `${old.map(one => one.printed).join('+')} → ${now.map(one => one.printed).join('+')}`,
    reworded ? `${kind}, reworded` : kind,
    ...(asks.length > 0 ? [asks.map(({ ask }) => ask).join()] : []),
  ])

function changes(asks: [string, number[], number[]][] = [], made = graph(), rows = ROWS) {
  const composed = composedBetween(made, 'first', 'second')!
  return changesBetween(
    { id: 'first', rows: rows.first! },
    { id: 'second', rows: rows.second! },
    composed,
    asks.map(([ask, old, now]) => ({ ask, part: null, judged: null, old, now })),
  )
}

describe('what changed between two drafts', () => {
  it('[OUTC-5] an article is one change; a paragraph that became an article is one of its own', () => {
    expect(shown(changes().rest)).toEqual([
      ['3 → 2', 'moved'],
      ['4 → ', 'struck, reworded'],
      ['2 → 3', 'moved, reworded'],
      ['2(2) → 4', 'moved, reworded'],
      [' → 5', 'new, reworded'],
    ])
  })

  it('[OUTC-5] what carries an ask comes first, most asks first, and what did not change stands apart', () => {
    const { carrying, rest, unchanged } = changes([
      ['one', [9], []],
      ['two', [4], [7]],
      ['three', [3], [6]],
      ['four', [2], [2]],
    ])
    expect(shown(carrying)).toEqual([
      ['2 → 3', 'moved, reworded', 'two,three'],
      ['4 → ', 'struck, reworded', 'one'],
    ])
    expect(shown(rest).map(([what]) => what)).toEqual(['3 → 2', '2(2) → 4', ' → 5'])
    expect(shown(unchanged)).toEqual([['1 → 1', 'kept', 'four']])
  })

  it('[OUTC-5] an ask on a chapter counts where the chapter changed, also where something left it', () => {
    const { carrying } = changes([
      ['data', [6], [3]],
      ['harbours', [0], [0]],
    ])
    expect(shown(carrying).map(([what, , asks]) => [what, asks])).toEqual([
      ['2 → 3', 'data,harbours'],
      ['2(2) → 4', 'data,harbours'],
      ['3 → 2', 'data'],
      ['4 → ', 'data'],
      [' → 5', 'data'],
    ])
  })

  it('[OUTC-5] an ask on a chapter in which nothing changed is told once', () => {
    const rows = ROWS.first!
    const draft = { id: 'first', rows }
    const same = rows.map(({ at, printed }) => ({
      ...{ from: { at, printed }, to: [{ at, printed }], gone: [], open: [], with: [] },
      kind: 'kept' as const,
    }))
    const on = { ask: 'data', part: null, judged: null, old: [6], now: [6] }
    const { carrying, rest, unchanged } = changesBetween(draft, { ...draft, id: 'second' }, same, [on])
    expect([carrying, rest, shown(unchanged)]).toEqual([
      [],
      [],
      [['Chapter II → Chapter II', 'kept', 'data']],
    ])
  })

  it('[OUTC-5] what is only numbered anew is not reworded, whatever its points are called', () => {
    const [moved] = changes().rest
    expect(moved).toMatchObject({ kind: 'moved', reworded: false })
    expect(moved!.old[0]!.text).toBe('1. Position is kept.')
  })

  it('[OUTC-5] what nobody has confirmed says so on both sides', () => {
    const open = graph(LINKS.filter(([, from, to]) => from[0] !== 3 && to[0] !== 6))
    expect(shown(changes([], open).rest)).toContainEqual(['2 → ', 'unplaced, reworded'])
    expect(shown(changes([], open).rest)).toContainEqual([' → 3', 'unplaced, reworded'])
  })

  it('[OUTC-5] every word of both drafts stands in at most one change', () => {
    const texts = (side: 'old' | 'now') =>
      Object.values(changes([['all', [0, 6], [0, 3]]]))
        .flat()
        .flatMap(row => row[side].map(({ text }) => text))
        .join('\n')
    for (const words of ['Lamps are counted.', 'Position is kept.', 'Sonar is heard.'])
      expect(texts('old').split(words)).toHaveLength(2)
  })

  it('[OUTC-5] an article that became a chapter is one change with the articles that its paragraphs became', () => {
    const grown = graph([
      ['moved', [3], [3]],
      ['moved', [4], [4]],
      ['moved', [5], [6]],
    ])
    expect(shown(changes([], grown).rest)).toContainEqual(['2 → Chapter II+2+3', 'split, reworded'])
  })

  it('[OUTC-5] articles that were merged, or split, are one change with all of them', () => {
    const merged = graph([
      ...LINKS.filter(([, from]) => ![3, 7].includes(from[0]!) && from.length > 0),
      ['merged', [3, 7], [4]],
      ['new', [], [6]],
    ])
    expect(shown(changes([], merged).rest)[0]).toEqual(['2+3 → 2', 'merged, reworded'])
    const split = graph([
      ...LINKS.filter(([, from, to]) => from[0] !== 7 && to[0] !== 10),
      ['split', [7], [4, 10]],
    ])
    expect(shown(changes([], split).rest)[0]).toEqual(['3 → 2+5', 'split, reworded'])
  })
})

describe('what went into a provision, and what left it', () => {
  const stood = (draft: 'first' | 'second', ...positions: number[]) => ({
    draft,
    rows: ROWS[draft]!,
    positions,
  })

  it('[OUTC-3] a paragraph that became an article left its own', () => {
    expect(aroundOf(graph(), stood('first', 3), stood('second', 6))).toEqual({ beside: [], moved: [8] })
    expect(aroundOf(graph(), stood('first', 3), stood('second'))).toEqual({ beside: [], moved: [6, 7, 8] })
  })

  it('[OUTC-3] what was merged into one came in', () => {
    const merged = graph([
      ...LINKS.filter(([, from]) => ![3, 7].includes(from[0]!) && from.length > 0),
      ['merged', [3, 7], [4]],
    ])
    expect(aroundOf(merged, stood('first', 7), stood('second', 4))).toEqual({ beside: [3], moved: [] })
  })

  it('[OUTC-3] also through drafts between that nobody asked about', () => {
    const made = graph()
    const between = { id: 'between', parents: ['first'], partial: false, provisions: ROWS.first! }
    const same = {
      ...{ old: 'first', now: 'between' },
      links: ROWS.first!.map(({ at, printed }) => ({
        ...{ kind: 'kept' as const, from: [{ at, printed }], to: [{ at, printed }], by: 'p', at: 0 },
      })),
    }
    const last = { ...made.concordances.get('first')!.get('second')!, old: 'between' }
    const [first, second] = made.drafts
    const long = graphFrom([first!, between, { ...second!, parents: ['between'] }], [same, last])
    expect(aroundOf(long, stood('first', 3), stood('second', 6))).toEqual({ beside: [], moved: [8] })
  })
})

describe('words as evidence', () => {
  it('[OUTC-3] what stands with a provision in its article introduces it, or is the rest', () => {
    const rows = stored([
      chapter(
        'Data',
        plan('article', 'Lamps', 'Each Party:', [
          plan('paragraph', null, 'shall', [plan('point', null, 'light'), plan('point', null, 'count')]),
          plan('paragraph', null, 'may sell lamps.'),
        ]),
        article('Tides', 'Tides are told.'),
      ),
    ])
    expect(besideOf(rows, [3])).toEqual({
      above: 'Lamps Each Party:\nshall',
      around: 'count\nmay sell lamps.',
    })
    expect(besideOf(rows, [2], true)).toEqual({
      above: 'Lamps Each Party:',
      around: 'light\ncount\nmay sell lamps.',
    })
    expect(besideOf(rows, [1])).toEqual({ above: '', around: '' })
    expect(besideOf(rows, [0])).toEqual({ above: '', around: '' })
    expect(articleOf(rows, 4)).toBe(1)
  })

  it('[OUTC-2] a provision inside another one is said once', () => {
    expect(evidenceOf('first', ROWS.first!, [5, 3, 4])).toEqual([
      { draft: 'first', at: 3, printed: '2', title: 'Lamps', text: '1. Lamps burn.\n2. Lamps are counted.' },
    ])
  })
})
