/** Links that people confirm, judged one after another. */
import { describe, expect, it } from 'vitest'
import { kindNow, type Said, settled, take } from '../../shared/instrument/concord/take.ts'

const link = (kind: Said['kind'], from: number[], to: number[]): Said => ({ kind, from, to })
const draft = (...numbers: string[]) => numbers.map(printed => ({ printed }))

describe('links as they are stored', () => {
  const old = draft('1', '2', '3')
  const now = draft('1', '2', '2 bis', '3')

  it.each<[string, Said, Said | null]>([
    ['kept, for the number stayed', link('moved', [1], [1]), link('kept', [1], [1])],
    ['moved, for the number did not', link('kept', [2], [2]), link('moved', [2], [2])],
    ['the same number at another position', link('moved', [2], [3]), link('kept', [2], [3])],
    ['positions in order', link('merged', [2, 0], [1]), link('merged', [0, 2], [1])],
    ['a split into one', link('split', [0], [0]), null],
    ['a merge of one', link('merged', [0], [0]), null],
    ['a merge into two', link('merged', [0, 1], [0, 1]), null],
    ['struck, and yet there', link('struck', [0], [0]), null],
    ['new from something', link('new', [0], [0]), null],
    ['nothing', link('kept', [], []), null],
    ['a position that the old draft does not have', link('kept', [3], [3]), null],
    ['a position that the new draft does not have', link('new', [], [4]), null],
    ['a position twice', link('split', [0], [1, 1]), null],
  ])('[CONC-13] %s', (_, said, expected) => {
    expect(settled(said, old, now)).toEqual(expected)
  })

  it('[CONC-13] only of one that became one do the numbers say the kind', () => {
    expect(kindNow(link('struck', [0], []), old, now)).toBe('struck')
    expect(kindNow(link('kept', [2], [2]), old, now)).toBe('moved')
  })
})

describe('links beside those that hold', () => {
  const live = [link('kept', [0], [0]), link('split', [1], [1, 2]), link('struck', [5], [])]

  it.each<[string, Said[], 'taken' | 'there' | 'left']>([
    ['a free one', [link('merged', [2, 3], [3])], 'taken'],
    ['the same', [link('split', [1], [1, 2])], 'there'],
    ['one that names an old provision again', [link('moved', [0], [9])], 'left'],
    ['one that names a part of what was split', [link('new', [], [2])], 'left'],
    ['what was struck', [link('moved', [5], [8])], 'left'],
    ['the position of the other draft is another thing', [link('moved', [7], [5])], 'taken'],
  ])('[CONC-13] %s', (_, wanted, expected) => {
    expect(take(live, wanted)).toEqual({ taken: [], there: [], left: [], [expected]: wanted })
  })

  it('[CONC-13] those wanted together are judged in turn', () => {
    const [one, same, other] = [link('kept', [7], [7]), link('kept', [7], [7]), link('moved', [8], [7])]
    expect(take(live, [one, same, other])).toEqual({ taken: [one], there: [same], left: [other] })
  })
})
