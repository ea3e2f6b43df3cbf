import { describe, expect, it } from 'vitest'
import { compose } from '../../shared/instrument/concord/compose.ts'
import {
  type Concordance,
  type Confirmed,
  follow,
  turned,
} from '../../shared/instrument/concord/confirmed.ts'
import {
  assignKeys,
  correct,
  firstKeys,
  keyAt,
  keysIn,
  keysThrough,
  place,
  positionsOf,
} from '../../shared/instrument/concord/keys.ts'
import type { Kind, Ref } from '../../shared/instrument/concord/proposal.ts'

/** Article 5 stands at position 5: what is printed is the position, so that tables can be read. */
const ref = (number: number): Ref => ({ at: number, printed: String(number) })

const link = (kind: Kind, from: number[], to: number[]): Confirmed => ({
  kind,
  from: from.map(ref),
  to: to.map(ref),
  by: 'Amina',
  at: 1_700_000_000_000,
})

const between = (old: string, now: string, ...links: Confirmed[]): Concordance => ({ old, now, links })

const kept = (...numbers: number[]) => numbers.map(number => link('kept', [number], [number]))
const numbers = (refs: readonly Ref[]) => refs.map(({ at }) => at)

describe('concordances in a row', () => {
  const TABLE: [string, Confirmed[], Confirmed[], string][] = [
    ['kept twice is kept', kept(5), kept(5), 'kept 5'],
    ['moved and kept has moved', [link('moved', [5], [6])], kept(6), 'moved 6'],
    ['moved there and back is kept', [link('moved', [5], [6])], [link('moved', [6], [5])], 'kept 5'],
    [
      'split and moved is split',
      [link('split', [5], [5, 6])],
      [...kept(5), link('moved', [6], [9])],
      'split 5 9',
    ],
    [
      'split and merged again is whole',
      [link('split', [5], [5, 6])],
      [link('merged', [5, 6], [5])],
      'kept 5',
    ],
    [
      'merged and split is in all parts',
      [link('merged', [5, 6], [5])],
      [link('split', [5], [5, 7])],
      'split 5 7',
    ],
    [
      'merged twice is merged',
      [link('merged', [5, 6], [5]), ...kept(8)],
      [link('merged', [5, 8], [5])],
      'merged 5',
    ],
    ['struck stays struck', [link('struck', [5], [])], [link('new', [], [5])], 'struck'],
    ['struck later is struck', kept(5), [link('struck', [5], [])], 'struck'],
    [
      'a part that was struck is not there',
      [link('split', [5], [5, 6])],
      [...kept(5), link('struck', [6], [])],
      'kept 5',
    ],
    ['[ASK-1] what nobody confirmed is unplaced', kept(5), kept(6), 'unplaced'],
    ['[ASK-1] a part that nobody confirmed is open', [link('split', [5], [5, 6])], kept(5), 'kept 5 open 6'],
  ]

  it.each(TABLE)('[CONC-6] %s', (_, first, second, said) => {
    const [one] = compose([between('d1', 'd2', ...first), between('d2', 'd3', ...second)])
    const open =
      one!.open.length > 0 && one!.to.length > 0 ? ['open', ...one!.open.map(end => end.ref.at)] : []
    expect([one!.kind, ...numbers(one!.to), ...open].join(' ')).toBe(said)
  })

  it('[CONC-6] names the others that are in the same place, and what is new by the last draft', () => {
    const chain = [
      between('d1', 'd2', link('merged', [1, 2], [1]), link('new', [], [3]), link('new', [], [4])),
      between('d2', 'd3', ...kept(1, 3), link('struck', [4], []), link('new', [], [9])),
    ]
    const composed = compose(chain)
    expect(composed.map(({ from, kind, to }) => [from?.at ?? null, kind, ...numbers(to)])).toEqual([
      [1, 'merged', 1],
      [2, 'merged', 1],
      [null, 'new', 3],
      [null, 'new', 9],
    ])
    expect(composed.slice(0, 2).map(one => numbers(one.with))).toEqual([[2], [1]])
  })

  it('[CONC-6] a provision of the last draft whose way back nobody confirmed is not called new', () => {
    const chain = [between('d1', 'd2', ...kept(1)), between('d2', 'd3', ...kept(1, 7))]
    expect(compose(chain).map(({ from }) => from?.at)).toEqual([1])
  })

  it('[CONC-6] a way says where it ends, and the chain turned leads back', () => {
    const chain = [
      between('d1', 'd2', link('split', [5], [5, 6, 7])),
      between('d2', 'd3', ...kept(5), link('struck', [6], [])),
    ]
    expect(follow(ref(5), chain)).toEqual({
      to: [ref(5)],
      gone: [{ draft: 'd2', ref: ref(6), next: 'd3' }],
      open: [{ draft: 'd2', ref: ref(7), next: 'd3' }],
    })
    expect(follow(ref(5), chain.map(turned).reverse()).to).toEqual([ref(5)])
    expect(turned(chain[0]!).links[0]!.kind).toBe('merged')
    expect(() => follow(ref(5), [chain[1]!, chain[0]!])).toThrow(RangeError)
  })

  it('[CONC-6] composes from the first draft to the last, through thirty', () => {
    const chain = Array.from({ length: 29 }, (_, draft) =>
      between(
        `d${draft}`,
        `d${draft + 1}`,
        ...Array.from({ length: 50 }, (_, at) => link('moved', [at + draft], [at + draft + 1])),
      ),
    )
    expect(compose(chain).map(({ to }) => to[0]!.at)).toEqual(Array.from({ length: 50 }, (_, at) => at + 29))
  })
})

describe('keys', () => {
  it('[CONC-7] a provision keeps its key, whatever its number', () => {
    const keys = keysThrough(firstKeys('d1', 20), [
      between('d1', 'd2', link('moved', [17], [4]), link('moved', [4], [5])),
      between('d2', 'd3', ...kept(4), link('moved', [5], [6])),
    ])
    expect(positionsOf(keys[2]!, keyAt('d1', 17))).toEqual([4])
    expect(positionsOf(keys[2]!, keyAt('d1', 4))).toEqual([6])
    expect(positionsOf(keys[2]!, keyAt('d1', 3))).toEqual([])
  })

  it('[CONC-7] the key of what was split lives in all parts, of what was merged in the one; each has its own', () => {
    const [, split, merged, struck] = keysThrough(firstKeys('d1', 9), [
      between('d1', 'd2', link('split', [5], [5, 6]), link('moved', [6], [7])),
      between('d2', 'd3', link('merged', [6, 7], [6]), ...kept(5)),
      between('d3', 'd4', link('struck', [6], []), ...kept(5), link('new', [], [6])),
    ])
    expect(keysIn(split!, 5)).toEqual(['d2/5', 'd1/5'])
    expect(keysIn(merged!, 6)).toEqual(['d3/6', 'd2/6', 'd1/5', 'd1/6'])
    expect(positionsOf(merged!, 'd1/5')).toEqual([5, 6])
    expect(positionsOf(struck!, 'd1/5')).toEqual([5])
    expect(keysIn(struck!, 6)).toEqual(['d4/6'])
  })

  it('[CONC-7] what nobody confirmed has no key, and is found by where it stands', () => {
    const keys = assignKeys(firstKeys('d1', 9), between('d1', 'd2', ...kept(1)))
    expect(keysIn(keys, 2)).toEqual([])
    const chain = [between('d1', 'd2', ...kept(1)), between('d2', 'd3', link('moved', [2], [8]))]
    expect(place(keyAt('d2', 2), chain).to).toEqual([ref(8)])
    expect(place(keyAt('d3', 8), chain).to).toEqual([ref(8)])
    expect(place(keyAt('d1', 2), chain)).toMatchObject({ to: [], open: [{ draft: 'd1', next: 'd2' }] })
    expect(() => place(keyAt('other', 2), chain)).toThrow(RangeError)
  })

  it('[CONC-7] a correction places again what hung on it, and says which', () => {
    const chain = [
      between('d1', 'd2', link('moved', [17], [4]), link('new', [], [9]), ...kept(1)),
      between('d2', 'd3', link('moved', [4], [5]), link('moved', [9], [10]), ...kept(1)),
    ]
    const { chain: after, replaced } = correct(
      chain,
      'd2',
      [link('moved', [17], [9]), link('new', [], [4])],
      [keyAt('d1', 17), keyAt('d1', 1), keyAt('d2', 4)],
    )
    expect(replaced).toEqual([
      { key: 'd1/17', draft: 'd2', was: [4], is: [9] },
      { key: 'd1/17', draft: 'd3', was: [5], is: [10] },
    ])
    expect(place('d1/17', after).to).toEqual([ref(10)])
    expect(place('d2/4', after).to).toEqual([ref(5)])
    expect(place('d1/17', chain).to).toEqual([ref(5)])
  })
})
