/** Drafts as rows, their order, their size, and corrections by position. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Correction } from '../../shared/contract/drafts.ts'
import { correctAll, keepsPositions } from '../../shared/instrument/correct.ts'
import { remark, rename, retitle, reword } from '../../shared/instrument/edit.ts'
import { MOST_PROVISIONS, tooLarge, tooLong } from '../../shared/instrument/measure.ts'
import { goesBackToItself, inOrderOfText } from '../../shared/instrument/order.ts'
import { plainWords } from '../../shared/instrument/plainWords.ts'
import { flatten } from '../../shared/instrument/printed.ts'
import type { InstrumentDraft, Provision } from '../../shared/instrument/provision.ts'
import { settle } from '../../shared/instrument/settle.ts'
import { endOf, fromSent, rowsOf, toSend, treeOf } from '../../shared/instrument/stored.ts'
import { blank } from '../../shared/instrument/tree.ts'
import { readText, said } from './instrumentDrafts.ts'

const draft = readText(`Chapter I

Article 1 Scope

Chapeau:

1. First:

(a) one;

(b) two.

2. Second.

Article 2

Alone.
`)

const LEVELS = ['chapter', 'article', 'paragraph', 'point', 'alternative'] as const
const { tree: anyTree } = fc.letrec<{ tree: Provision[]; provision: Provision }>(tie => ({
  tree: fc.oneof({ maxDepth: 4 }, fc.constant<Provision[]>([]), fc.array(tie('provision'), { maxLength: 4 })),
  provision: fc
    .tuple(fc.constantFrom(...LEVELS), fc.constantFrom('', '1', '2 bis', 'a'), fc.string(), tie('tree'))
    .map(([level, number, text, children]) => ({ ...blank(level, number, text), children })),
}))

describe('a draft as rows', () => {
  it('[DRAFT-7] any tree comes out of its rows again, each provision at its position', () => {
    fc.assert(
      fc.property(anyTree, tree => {
        settle(tree)
        const rows = rowsOf(tree)
        expect(treeOf(rows)).toEqual(tree)
        expect(rows.map(({ at }) => at)).toEqual([...rows.keys()])
        expect(rows.map(({ text }) => text)).toEqual(
          flatten({ provisions: tree }).map(({ provision }) => provision.text),
        )
      }),
    )
  })

  it('[DRAFT-7] what is sent and settled again is what was read', () => {
    const sent = fromSent(toSend(draft.provisions))
    settle(sent)
    expect(sent).toEqual(draft.provisions)
  })

  it('[DRAFT-7] what a provision holds ends where the next one stands that it does not hold', () => {
    const rows = rowsOf(draft.provisions)
    expect(rows.map((row, at) => [row.printed, endOf(rows, at)])).toEqual([
      ...[['Chapter I', 7] as const, ['1', 6] as const, ['1(1)', 5] as const, ['1(1)(a)', 4] as const],
      ...[['1(1)(b)', 5] as const, ['1(2)', 6] as const, ['2', 7] as const],
    ])
    const part = rows.slice(2, 5)
    expect(endOf(part, 0)).toBe(3)
  })

  it('[DRAFT-12] the words of a provision are its own, and a line for each that it holds', () => {
    const rows = rowsOf(draft.provisions)
    expect(plainWords(rows[1]!, rows.slice(2, 6))).toBe('Chapeau:\n1. First:\n(a) one;\n(b) two.\n2. Second.')
    expect(plainWords(rows[0]!, rows.slice(1, 2))).toBe('Article 1 Scope\nChapeau:')
    const held = { ...blank('paragraph', '3', 'Words.'), bracketed: true }
    expect(plainWords({ text: '' }, [held, { ...held, text: '[Words.]' }])).toBe('[3.] Words.\n3. [Words.]')
  })
})

describe('the order of drafts', () => {
  const one = (id: string, textDate: string, parents: string[] = [], more = {}) => ({
    ...{ id, textDate, releasedOn: '', createdAt: 1, parents },
    ...more,
  })
  const order = (...drafts: ReturnType<typeof one>[]) => inOrderOfText(drafts).map(({ id }) => id)

  it('[DRAFT-9] dates of the text, then when they were stored, and parents first whatever they say', () => {
    expect(order(one('b', '2027-02-01'), one('a', '2027-01-01'))).toEqual(['a', 'b'])
    expect(order(one('a', '2027-01-01', [], { createdAt: 2 }), one('b', '2027-01-01'))).toEqual(['b', 'a'])
    expect(order(one('child', '2026-01-01', ['old']), one('old', '2027-01-01'))).toEqual(['old', 'child'])
    const undated = one('undated', '', ['old'])
    expect(order(one('later', '2027-02-01'), undated, one('old', '2027-01-01'))).toEqual([
      ...['old', 'undated', 'later'],
    ])
    const released = one('released', '', [], { releasedOn: '2027-01-15' })
    expect(order(one('later', '2027-02-01'), released, one('old', '2027-01-01'))).toEqual([
      ...['old', 'released', 'later'],
    ])
  })

  it('[DRAFT-9] says who would go back to themselves, also through others', () => {
    const drafts = [one('a', ''), one('b', '', ['a']), one('c', '', ['b'])]
    expect(goesBackToItself('a', ['c'], drafts)).toBe(true)
    expect(goesBackToItself('a', ['a'], drafts)).toBe(true)
    expect(goesBackToItself('c', ['a', 'b'], drafts)).toBe(false)
    expect(order(one('a', '', ['b']), one('b', '', ['a']))).toEqual(['a', 'b'])
  })
})

describe('the size of a draft', () => {
  it('[DRAFT-8] is measured without walking into what is too deep or no draft at all', () => {
    let deep: unknown = { children: [] }
    for (let level = 0; level < 200_000; level += 1) deep = { children: [deep] }
    expect(tooLarge([deep])).toContain('12 levels')
    expect(tooLarge(Array.from({ length: MOST_PROVISIONS + 1 }, () => 0))).toContain('6,000')
    expect(tooLarge([{ title: 'x'.repeat(4_000_000), notes: ['x'.repeat(4_000_001), 7] }])).toContain(
      '8 million',
    )
    expect(tooLarge([{ text: 'x'.repeat(200_001) }])).toContain('200,000')
    expect(tooLarge([{ text: '[]'.repeat(20_000) }])).toBeNull()
    expect(tooLarge([{ text: '[]'.repeat(20_000), title: '[' }])).toContain('40,000 square brackets')
    expect(tooLong(['12', 'x'.repeat(8_000_000)])).toContain('whole numbers')
    expect(tooLong(['12', '12(1)'])).toBeNull()
    for (const odd of [null, 7, 'words', {}, [null, [], { children: 'words' }]])
      expect(tooLarge(odd)).toBeNull()
  })
})

describe('a draft that is made to be slow', () => {
  const settled = (...texts: string[]): Provision[] => {
    const provisions = texts.map(text => blank('paragraph', '', text))
    settle(provisions)
    return provisions
  }

  it('[DRAFT-6] brackets that stand open over many provisions do not multiply', () => {
    const between = Array.from({ length: 49 }, () => 'Words.')
    const provisions = settled('['.repeat(20_000), ...between, ']'.repeat(20_000))
    expect(provisions[25]!.brackets).toHaveLength(30)
    expect(Math.max(...provisions[25]!.brackets.map(({ depth }) => depth))).toBe(30)
    expect(provisions[0]!.doubts.map(({ kind }) => kind)).toContain('unclosed-bracket')
    expect(provisions[50]!.doubts.map(({ kind }) => kind)).toContain('unopened-bracket')
  })

  it('[DRAFT-3] a bracket that was forgotten does not bracket the rest of the draft', () => {
    const provisions = (between: number) =>
      settled('One [two.', ...Array.from({ length: between }, () => 'Words.'), 'Three] four.')
    expect(provisions(59)[30]!.brackets).toHaveLength(1)
    expect(provisions(60)[30]!.brackets).toEqual([])
    expect(provisions(60)[0]!.doubts.map(({ kind }) => kind)).toContain('unclosed-bracket')
  })

  it('[DRAFT-6] nor does white space between them, or in numbers, take time', () => {
    const [far] = settled(`[by day]${' '.repeat(150_000)}x [by night]`)
    expect(far!.brackets.map(({ choice }) => choice)).toEqual([null, null])
    const [near] = settled(`[by day]${' '.repeat(150_000)}or [by night]`)
    expect(near!.brackets.map(({ choice }) => choice)).toEqual([1, 1])
    const numbered = Array.from({ length: 6000 }, () => blank('article', `${'\n'.repeat(198)} x`, ''))
    settle(numbered)
    expect(numbered[1]!.doubts.map(({ kind }) => kind)).toEqual(['twice'])
  })
})

describe('corrections by position', () => {
  const now = (...corrections: Correction[]): string[] | number => {
    const done = correctAll(draft, corrections)
    return 'impossible' in done ? done.impossible : said(done.draft)
  }

  it('[DRAFT-10] are made in order, each on the draft that the one before it left', () => {
    expect(now({ kind: 'join', at: 4 }, { kind: 'number', at: 4, number: '3' })).toEqual([
      'chapter Chapter I',
      '  article 1 · Scope · Chapeau:',
      '    paragraph 1(1) · First:',
      '      point 1(1)(a) · one; / (b) two.',
      '    paragraph 1(3) · Second. ?gap',
      '  article 2 · Alone.',
    ])
    expect(now({ kind: 'number', at: 0, number: 'II' }, { kind: 'demote', at: 0 })).toBe(1)
    expect(now({ kind: 'number', at: 7, number: '1' })).toBe(0)
  })

  const anyCorrection: fc.Arbitrary<Correction> = fc.oneof(
    fc.record({ kind: fc.constant('number' as const), at: fc.nat(6), number: fc.constantFrom('', '3', 'b') }),
    fc.record({ kind: fc.constant('text' as const), at: fc.nat(6), text: fc.constantFrom('', 'Words.') }),
    fc.record({ kind: fc.constantFrom('promote' as const, 'demote' as const), at: fc.nat(6) }),
    fc.record({
      ...{ kind: fc.constant('level' as const), at: fc.nat(6) },
      level: fc.constantFrom('article' as const, 'paragraph' as const, 'section' as const),
    }),
  )

  it('[DRAFT-11] that keep positions leave every provision at its own', () => {
    const marked = structuredClone(draft)
    for (const [at, { provision }] of flatten(marked).entries()) provision.notes = [`note ${at}`]
    fc.assert(
      fc.property(fc.array(anyCorrection, { maxLength: 6 }), corrections => {
        expect(corrections.every(keepsPositions)).toBe(true)
        const done = correctAll(marked, corrections)
        if ('impossible' in done) return
        expect(flatten(done.draft).map(({ provision }) => provision.notes)).toEqual(
          flatten(marked).map(({ provision }) => provision.notes),
        )
        const settled: InstrumentDraft = structuredClone(done.draft)
        settle(settled.provisions)
        expect(done.draft).toEqual(settled)
      }),
    )
  })

  it('[DRAFT-4] gives titles, words and marks, and takes them away', () => {
    const lines = (changed: InstrumentDraft | null) => said(changed!)[6]
    expect(lines(retitle(draft, [0, 1], ' Pilots '))).toBe('  article 2 · Pilots · Alone.')
    expect(lines(reword(draft, [0, 1], 'Other [words.'))).toBe(
      '  article 2 · Other [words. ?unclosed-bracket',
    )
    expect(lines(remark(draft, [0, 1], 'agreed'))).toBe('  article 2 · Alone. {agreed}')
    expect(said(retitle(draft, [0, 0], null)!)[1]).toBe('  article 1 · Chapeau:')
  })

  it('[DRAFT-4] a paragraph that stands where an article can becomes one, and the reverse', () => {
    const paragraph = rename(draft, [0, 1], 'paragraph')!
    expect(said(paragraph)[6]).toBe('  paragraph Chapter I, 2 · Alone. ?gap')
    expect(said(rename(paragraph, [0, 1], 'article')!)).toEqual(said(draft))
    expect(said(rename(draft, [0, 0], 'paragraph')!).slice(2, 4)).toEqual([
      '    point Chapter I, 1(1) · First:',
      '      subpoint Chapter I, 1(1)(a) · one;',
    ])
    expect(rename(draft, [0, 0, 1], 'article')).toBeNull()
    expect(rename(draft, [0], 'paragraph')).toBeNull()
  })
})
