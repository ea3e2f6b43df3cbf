/** Drafts as a graph: where an aim is in each of them. Positions are given; what is printed is the position. */
import { describe, expect, it } from 'vitest'
import { composedBetween } from '../../shared/instrument/concord/between.ts'
import { compose } from '../../shared/instrument/concord/compose.ts'
import type { Concordance, Confirmed } from '../../shared/instrument/concord/confirmed.ts'
import {
  ancestorsOf,
  type Found,
  type Graph,
  type GraphDraft,
  graphFrom,
  placesOf,
  refsOf,
} from '../../shared/instrument/concord/graph.ts'
import type { Kind, Ref } from '../../shared/instrument/concord/proposal.ts'
import type { Level } from '../../shared/instrument/provision.ts'

const ref = (at: number): Ref => ({ at, printed: String(at) })
const link = (kind: Kind, from: number[], to: number[]): Confirmed => ({
  kind,
  from: from.map(ref),
  to: to.map(ref),
  by: 'Amina',
  at: 1_700_000_000_000,
})
const between = (old: string, now: string, ...links: Confirmed[]): Concordance => ({ old, now, links })
const kept = (...positions: number[]) => positions.map(at => link('kept', [at], [at]))
const struck = (...positions: number[]) => positions.map(at => link('struck', [at], []))

/** A draft of ten articles that hold nothing. */
const flat = (id: string, parents: string[] = [], provisions = 10): GraphDraft => ({
  id,
  parents,
  partial: false,
  provisions: Array.from({ length: provisions }, (_, at) => ({
    printed: String(at),
    title: null,
    level: 'article',
    parent: null,
  })),
})

/** `t` a part, `c` a chapter in it, `a` an article in that, `p` a paragraph in that: `caappa` is a chapter of three. */
const LEVELS: readonly [string, Level][] = [
  ['t', 'part'],
  ['c', 'chapter'],
  ['a', 'article'],
  ['p', 'paragraph'],
]
function shaped(id: string, shape: string, parents: string[] = [], partial = false): GraphDraft {
  const provisions = [...shape].map((letter, at) => {
    const rank = LEVELS.findIndex(([one]) => one === letter)
    const holder = Math.max(...LEVELS.slice(0, rank).map(([one]) => shape.lastIndexOf(one, at)), -1)
    return { printed: String(at), title: null, level: LEVELS[rank]![1], parent: holder < 0 ? null : holder }
  })
  return { id, parents, partial, provisions }
}

const said = (found: Found | undefined): string => {
  if (found?.kind === 'placed') return found.in.map(({ at }) => at).join(' ')
  if (found?.kind === 'gone') return `gone ${found.in}/${found.last.map(({ at }) => at).join(' ')}`
  return found?.kind ?? 'nothing'
}
const places = (graph: Graph, aim: string): Record<string, string> => {
  const [, draft, at, to] = /^(\w+)\/(\d+)(?:-(\d+))?$/.exec(aim)!
  const found = placesOf(graph, { draft: draft!, at: Number(at), to: to === undefined ? null : Number(to) })
  return Object.fromEntries([...found].map(([id, one]) => [id, said(one)]))
}

describe('one line of drafts', () => {
  const line = (...concordances: Concordance[]) =>
    graphFrom([flat('d3', ['d2']), flat('d1'), flat('d2', ['d1'])], concordances)

  it('[CONC-11] an aim is placed where it was aimed, and in each later draft as far as it is confirmed', () => {
    const graph = line(
      between('d1', 'd2', link('moved', [7], [4]), link('split', [5], [5, 6])),
      between('d2', 'd3', link('moved', [4], [5]), ...kept(6), ...struck(5)),
    )
    expect(graph.drafts.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3'])
    expect(places(graph, 'd1/7')).toEqual({ d1: '7', d2: '4', d3: '5' })
    expect(places(graph, 'd1/5')).toEqual({ d1: '5', d2: '5 6', d3: '6' })
    expect(places(graph, 'd2/5')).toEqual({ d1: 'before', d2: '5', d3: 'gone d2/5' })
    expect(places(graph, 'd1/9')).toEqual({ d1: '9', d2: 'unplaced', d3: 'unplaced' })
    expect(places(graph, 'd3/1')).toEqual({ d1: 'before', d2: 'before', d3: '1' })
  })

  it('[CONC-11] struck stays struck, and says where it stood last', () => {
    const graph = line(
      between('d1', 'd2', link('split', [5], [6, 8])),
      between('d2', 'd3', ...struck(6, 8), link('new', [], [5])),
    )
    expect(places(graph, 'd1/5')).toEqual({ d1: '5', d2: '6 8', d3: 'gone d2/6 8' })
  })

  it('[CONC-11] of what was split, a part that is struck and one that nobody confirmed leave it unplaced', () => {
    const graph = line(between('d1', 'd2', link('split', [5], [5, 6])), between('d2', 'd3', ...struck(5)))
    expect(places(graph, 'd1/5')).toEqual({ d1: '5', d2: '5 6', d3: 'unplaced' })
  })

  it('[CONC-11] a draft that nobody asked about breaks the way', () => {
    expect(places(line(between('d2', 'd3', ...kept(5))), 'd1/5')).toMatchObject({
      d2: 'unplaced',
      d3: 'unplaced',
    })
  })

  it('[CONC-11] an aim that no draft has is placed nowhere', () => {
    expect(places(line(), 'd1/99')).toEqual({ d1: 'unplaced', d2: 'unplaced', d3: 'unplaced' })
    expect(places(line(), 'other/1')).toEqual({ d1: 'before', d2: 'before', d3: 'before' })
  })

  it('[CONC-11] the places of a provision carry its number and title', () => {
    const titled = flat('d1')
    const named = { ...titled, provisions: titled.provisions.map(one => ({ ...one, title: 'Scope' })) }
    expect(placesOf(graphFrom([named], []), { draft: 'd1', at: 3 }).get('d1')).toEqual({
      kind: 'placed',
      in: [{ at: 3, printed: '3', title: 'Scope' }],
    })
  })
})

describe('ranges', () => {
  const draft = shaped('d1', 'caappacaa')

  it.each([
    ['articles of one chapter, without their paragraphs', 1, 5, [1, 2, 5]],
    ['articles of two chapters, without the heading', 2, 8, [2, 5, 7, 8]],
    ['paragraphs', 3, 4, [3, 4]],
    ['an end before the beginning', 5, 2, [5]],
    ['an end behind the draft', 7, 99, [7, 8]],
    ['no end', 2, null, [2]],
  ])('[CONC-11] %s', (_, at, to, expected) => {
    const refs = refsOf(graphFrom([draft], []), { draft: 'd1', at, to })
    expect(refs.map(one => one.at)).toEqual(expected)
  })

  it('[CONC-11] what lies inside one of a range is not named beside it', () => {
    const nested: GraphDraft = {
      ...flat('d1', [], 3),
      provisions: [null, 0, null].map((parent, at) => ({
        printed: String(at),
        title: null,
        level: 'subpoint',
        parent,
      })),
    }
    expect(refsOf(graphFrom([nested], []), { draft: 'd1', at: 0, to: 2 }).map(({ at }) => at)).toEqual([0, 2])
  })

  it('[CONC-11] a range is placed where any of it is, and gone only where all of it is', () => {
    const graph = graphFrom(
      [flat('d1'), flat('d2', ['d1']), flat('d3', ['d2'])],
      [between('d1', 'd2', ...kept(3), ...struck(4, 5)), between('d2', 'd3', ...struck(3))],
    )
    expect(places(graph, 'd1/3-5')).toEqual({ d1: '3 4 5', d2: '3', d3: 'gone d2/3' })
    expect(places(graph, 'd1/3-6')).toEqual({ d1: '3 4 5 6', d2: '3', d3: 'unplaced' })
  })
})

describe('two documents open at once', () => {
  /** Chapter 0 with articles 1 and 2, chapter 3 with articles 4 and 5; each travels alone, then they are merged. */
  const apart = (...concordances: Concordance[]) =>
    graphFrom(
      [
        shaped('whole', 'caacaa'),
        shaped('one', 'caa', ['whole'], true),
        shaped('two', 'caa', ['whole'], true),
        shaped('merged', 'caacaa', ['one', 'two']),
        shaped('last', 'caacaa', ['merged']),
      ],
      concordances,
    )
  const moved = (from: number[], to: number[]) => from.map((at, n) => link('moved', [at], [to[n]!]))
  const toOne = between('whole', 'one', ...kept(0, 1, 2))
  const toTwo = between('whole', 'two', ...moved([3, 4, 5], [0, 1, 2]))
  const fromOne = between('one', 'merged', ...kept(0, 1, 2), link('new', [], [3]), link('new', [], [4]))
  const fromTwo = between('two', 'merged', ...moved([0, 1, 2], [3, 4, 5]), link('new', [], [0]))

  it('[CONC-12] what is in one document is elsewhere than in the other, and both meet again', () => {
    const graph = apart(toOne, toTwo, fromOne, fromTwo)
    expect(places(graph, 'whole/1')).toMatchObject({ one: '1', two: 'elsewhere', merged: '1' })
    expect(places(graph, 'whole/5')).toMatchObject({ one: 'elsewhere', two: '2', merged: '5' })
    expect(places(graph, 'one/1')).toMatchObject({ whole: 'before', two: 'before', merged: '1' })
  })

  it('[CONC-12] struck from a document of some chapters means: not in it, unless it holds what held it', () => {
    const graph = apart(between('whole', 'one', ...kept(0, 1), ...struck(2, 3, 4, 5)), toTwo, fromTwo)
    expect(places(graph, 'whole/2')).toMatchObject({ one: 'gone whole/2', two: 'elsewhere' })
    expect(places(graph, 'whole/3')).toMatchObject({ one: 'elsewhere', merged: '3' })
    expect(places(graph, 'whole/4')).toMatchObject({ one: 'elsewhere', merged: '4' })
  })

  it('[CONC-12] what a struck article held is gone with it; a chapter of a part that goes on is elsewhere', () => {
    const graph = graphFrom(
      [shaped('whole', 'tcapaca'), shaped('one', 'tca', ['whole'], true)],
      [between('whole', 'one', ...kept(0, 1), link('moved', [4], [2]), ...struck(2, 3, 5, 6))],
    )
    const at = (position: number) => places(graph, `whole/${position}`).one
    expect([2, 3, 5, 6].map(at)).toEqual(['gone whole/2', 'gone whole/3', 'elsewhere', 'elsewhere'])
  })

  it('[CONC-12] with the other document silent about it, what was struck from its own is gone in the merged one', () => {
    const graph = apart(between('whole', 'one', ...kept(0, 1), ...struck(2)), toTwo, fromOne, fromTwo)
    expect(places(graph, 'whole/2')).toMatchObject({ merged: 'gone whole/2' })
  })

  it('[ASK-1] while something of a document is not confirmed, nothing is said to be elsewhere', () => {
    const graph = apart(between('whole', 'one', ...kept(0, 1)))
    expect(places(graph, 'whole/1')).toMatchObject({ one: '1' })
    expect(places(graph, 'whole/5')).toMatchObject({ one: 'unplaced', two: 'unplaced', merged: 'unplaced' })
  })

  it('[ASK-1] what was in neither document is unplaced in a whole one that follows them', () => {
    const drafts = apart().drafts.map(draft => (draft.id === 'whole' ? shaped('whole', 'caacaaca') : draft))
    const graph = graphFrom(drafts, [toOne, toTwo, fromOne, fromTwo])
    expect(places(graph, 'whole/7')).toMatchObject({ one: 'elsewhere', two: 'elsewhere', merged: 'unplaced' })
  })

  it('[CONC-11] where lines meet, what one of them places is placed, and is gone when it is struck later', () => {
    const graph = apart(
      between('whole', 'one', ...kept(0, 1)),
      toTwo,
      fromTwo,
      between('merged', 'last', ...kept(0, 3), ...struck(4)),
    )
    expect(places(graph, 'whole/4')).toMatchObject({ one: 'unplaced', merged: '4', last: 'gone merged/4' })
  })

  it('[CONC-11] struck on one line and open on the other is unplaced', () => {
    const graph = graphFrom(
      [flat('a'), flat('b', ['a']), flat('c', ['a']), flat('d', ['b', 'c'])],
      [between('a', 'b', ...struck(5))],
    )
    expect(places(graph, 'a/5')).toEqual({ a: '5', b: 'gone a/5', c: 'unplaced', d: 'unplaced' })
  })
})

describe('what became of a draft by a later one', () => {
  const table = (graph: Graph, old: string, now: string) =>
    composedBetween(graph, old, now)!.map(
      ({ from, kind, to }) => `${from?.at ?? '–'} ${kind} ${to.map(({ at }) => at).join(' ')}`,
    )

  it('[CONC-11] is what composing says, with what nobody confirmed', () => {
    const chain = [
      between('d1', 'd2', link('merged', [1, 2], [1]), ...kept(0), link('new', [], [3])),
      between('d2', 'd3', ...kept(0, 1, 3), link('new', [], [2])),
    ]
    const graph = graphFrom([flat('d1', [], 4), flat('d2', ['d1'], 4), flat('d3', ['d2'], 4)], chain)
    expect(table(graph, 'd1', 'd3')).toEqual([
      '0 kept 0',
      '1 merged 1',
      '2 merged 1',
      '3 unplaced ',
      '– new 2',
      '– new 3',
    ])
    expect(composedBetween(graph, 'd1', 'd3')!.filter(({ kind }) => kind !== 'unplaced')).toEqual(
      compose(chain).sort((a, b) => (a.from?.at ?? 9) - (b.from?.at ?? 9) || a.to[0]!.at - b.to[0]!.at),
    )
    expect(composedBetween(graph, 'd3', 'd1')).toBeNull()
    expect(composedBetween(graph, 'd1', 'd1')).toBeNull()
  })

  it('[CONC-12] goes through documents that held only some chapters', () => {
    const graph = graphFrom(
      [
        shaped('whole', 'caacaa'),
        shaped('one', 'caa', ['whole'], true),
        shaped('two', 'caaa', ['whole'], true),
        shaped('merged', 'caacaaa', ['one', 'two']),
      ],
      [
        between('whole', 'one', ...kept(0, 1), link('new', [], [2]), ...struck(2, 3, 4, 5)),
        between(
          'whole',
          'two',
          ...[3, 4, 5].map(at => link('moved', [at], [at - 3])),
          link('new', [], [3]),
          ...struck(0, 1, 2),
        ),
        between('one', 'merged', ...kept(0, 1, 2), ...[3, 4, 5, 6].map(at => link('new', [], [at]))),
        between(
          'two',
          'merged',
          ...[0, 1, 2, 3].map(at => link('moved', [at], [at + 3])),
          ...[0, 1, 2].map(at => link('new', [], [at])),
        ),
      ],
    )
    expect(table(graph, 'whole', 'merged')).toEqual([
      '0 kept 0',
      '1 kept 1',
      '2 struck ',
      '3 kept 3',
      '4 kept 4',
      '5 kept 5',
      '– new 2',
      '– new 6',
    ])
    expect(table(graph, 'whole', 'one')).toEqual(['0 kept 0', '1 kept 1', '2 struck ', '– new 2'])
  })

  it('[CONC-12] what is new only beside documents of some chapters is not called new', () => {
    const graph = graphFrom(
      [shaped('whole', 'caca'), shaped('one', 'ca', ['whole'], true), shaped('merged', 'caca', ['one'])],
      [
        between('whole', 'one', ...kept(0, 1)),
        between('one', 'merged', ...kept(0, 1), link('new', [], [2]), link('new', [], [3])),
      ],
    )
    expect(table(graph, 'whole', 'merged')).toEqual(['0 kept 0', '1 kept 1', '2 unplaced ', '3 unplaced '])
  })

  it('[CONC-11] knows what a draft goes back to, the nearest first, and leaves out what goes back to itself', () => {
    const graph = graphFrom(
      [flat('d', ['b', 'c', 'unknown']), flat('a'), flat('b', ['a']), flat('c', ['a']), flat('x', ['x'])],
      [],
    )
    expect(ancestorsOf(graph, 'd')).toEqual(['c', 'b', 'a'])
    expect(graph.drafts.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('size', () => {
  it('[CONC-15] thirty drafts of two thousand provisions: what 300 aims ask is followed, not searched', () => {
    const drafts = Array.from({ length: 30 }, (_, n) =>
      flat(
        `d${n}`,
        n === 0 ? [] : n % 5 === 4 ? [`d${n - 1}`, `d${Math.max(0, n - 2)}`] : [`d${n - 1}`],
        2000,
      ),
    )
    const concordances = drafts.flatMap(({ id, parents }) =>
      parents.map(parent =>
        between(
          parent,
          id,
          ...Array.from({ length: 2000 }, (_, at) => link('moved', [at], [(at + 1) % 2000])),
        ),
      ),
    )
    const graph = graphFrom(drafts, concordances)
    const found = Array.from({ length: 300 }, (_, n) => placesOf(graph, { draft: 'd0', at: n * 6 }))
    expect(found.every(places => said(places.get('d1')).length > 0)).toBe(true)
    expect(said(found[0]!.get('d3'))).toBe('3')
    expect(found[0]!.size).toBe(30)
  })
})
