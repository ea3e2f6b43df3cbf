/** What a stranger's text may cost: whoever suggests decides how long the words are that others have to line up. */
import { diffArrays } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divided } from '../../shared/compare/tokens.ts'
import type { Doc, Inline } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { hunksOf, tokensOf } from '../../shared/suggestion/line.ts'
import { lineUp } from '../../shared/suggestion/lineUp.ts'
import { apply } from '../../shared/suggestion/rebase.ts'

const text = (words: string): Inline[] => [{ type: 'text', text: words }]
const letter = (words: string): Doc => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      attrs: { id: 'block-0001', ask: null, concern: null, lang: null, dir: null },
      content: text(words),
    },
  ],
})
const words = (was: string, says: string): Change => ({
  ...{ kind: 'words', block: 'block-0001', was: text(was), says: text(says) },
})

const row = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

describe('lining two rows up', () => {
  it('keeps what stands in both, in order, and leaves over no more than a library does', () => {
    fc.assert(
      fc.property(row, row, (was, now) => {
        const kept = lineUp(was, now, 100) ?? []
        let [at, nowAt] = [0, 0]
        for (const run of kept) {
          expect(run.was >= at && run.now >= nowAt && run.length > 0).toBe(true)
          expect(was.slice(run.was, run.was + run.length)).toEqual(now.slice(run.now, run.now + run.length))
          ;[at, nowAt] = [run.was + run.length, run.now + run.length]
        }
        const shared = kept.reduce((sum, run) => sum + run.length, 0)
        const known = diffArrays(was, now).filter(({ added, removed }) => !added && !removed)
        expect(shared).toBe(known.reduce((sum, run) => sum + run.count, 0))
      }),
    )
  })

  it('gives up where too many would be left over', () => {
    expect(lineUp(['a', 'b', 'c'], ['x', 'b', 'y'], 4)).toEqual([{ was: 1, now: 1, length: 1 }])
    expect(lineUp(['a', 'b', 'c'], ['x', 'b', 'y'], 3)).toBeUndefined()
  })
})

describe('a long text', () => {
  it('[SAFE-9] without a boundary is divided in a room that grows with its length', () => {
    const signs = Array.from({ length: 100_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000)),
    )
    const long = signs.join('')
    const tokens = tokensOf(text(long), 'zh')
    expect(tokens.map(({ key }) => key).join('')).toBe(long)
    expect(Math.max(...tokens.map(({ key }) => key.length))).toBeLessThan(20)
  })

  it('[SAFE-9] is divided where a short one is, and never inside a character', () => {
    const short = '港口管理局应当删除数据'
    const pieces = (of: string) => divided(of, 'zh').map(({ text: piece }) => piece)
    const all = pieces(short.repeat(200))
    expect(all.join('')).toBe(short.repeat(200))
    for (const piece of new Set(all)) expect(pieces(short.repeat(3))).toContain(piece)
    for (const piece of pieces(`x${'𠀀'.repeat(2000)}`)) expect(piece).not.toMatch(/\p{Surrogate}/u)
  })

  it('[REV-3] goes into one that moved on, and never throws', () => {
    const long = `One ${'two '.repeat(90_000)}three.`
    const merged = apply([words('One two three.', long)], letter('One two three. And more.'))
    expect(merged.standing).toBe('moved')
    expect(merged.doc).toEqual(letter(`${long} And more.`))
  })

  it('[SAFE-9] is lined up with another once, however many changes are asked about', () => {
    const [was, says] = [tokensOf(text('a b c'), 'und'), tokensOf(text('a x c'), 'und')]
    expect(hunksOf(was, says)).toEqual([{ from: 2, to: 3, nowFrom: 2, nowTo: 3 }])
    expect(hunksOf(was, says)).toBe(hunksOf(was, says))
  })
})
