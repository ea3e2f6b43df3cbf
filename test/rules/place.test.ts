/** Where a comment's words are after the text was written on: examples, and properties of every place in a letter. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PassageAnchor } from '../../shared/review/anchor.ts'
import { anchorAt, placeOf } from '../../shared/review/place.ts'
import { textOf } from '../../shared/statement/text.ts'
import type { Block, Doc, Inline, Paragraph } from '../../shared/statement/tree.ts'
import { letterOf } from '../../shared/suggestion/letter.ts'
import { mkRng } from '../live/random.ts'
import { doc, h, li, note, notes, p, ref, text, ul } from './build.ts'
import { edited } from './suggestionEdits.ts'

const FIRST = 'Port authorities keep the data of every vessel for five years, and pass it on to nobody.'
const SECOND = 'Each harbour names an officer who answers questions about that data within ten days.'

const line = (id: string, words: string | Inline[]): Paragraph => p(words, { id })
const letter = (...blocks: Block[]): Doc => doc(...blocks)
const twoLines = () => letter(line('firstaaa', FIRST), line('secondaa', SECOND))

/** The anchor of some words of a block. */
function on(of: Doc, block: string, words: string): PassageAnchor {
  const from = wordsOf(of, block).indexOf(words)
  return anchorAt(of, block, from, from + words.length)!
}

function wordsOf(of: Doc, block: string): string {
  const found = letterOf(of).entries.get(block)?.block
  return found && 'content' in found ? textOf(found.content as Inline[]) : ''
}

/** The words at a place, with the block they are in. */
function wordsAt(of: Doc, anchor: PassageAnchor) {
  const place = placeOf(of, anchor)
  if (typeof place === 'string' || !('from' in place)) return place
  const { block, from, to, exact } = place
  return { block, words: wordsOf(of, block).slice(from, to), exact }
}

describe('the place of a comment', () => {
  it('[REV-2] stays on its words when the same words come before it', () => {
    const anchor = on(twoLines(), 'firstaaa', 'data')
    const now = letter(line('firstaaa', `The data, all data: ${FIRST}`), line('secondaa', SECOND))
    expect(placeOf(now, anchor)).toMatchObject({
      block: 'firstaaa',
      from: FIRST.indexOf('data') + 20,
      exact: true,
    })
  })

  it('[REV-2] follows its words when the words beside them are written anew', () => {
    const anchor = on(twoLines(), 'firstaaa', 'the data of every vessel')
    const now = letter(
      line('firstaaa', 'Harbours shall hold the data of every vessel no longer than needed.'),
    )
    expect(wordsAt(now, anchor)).toEqual({
      block: 'firstaaa',
      words: 'the data of every vessel',
      exact: true,
    })
  })

  it('[REV-2] stays on what is left when its own words are changed', () => {
    const anchor = on(twoLines(), 'firstaaa', 'the data of every vessel for five years')
    const now = letter(
      line('firstaaa', FIRST.replace('every vessel', 'each ship or vessel').replace('five', 'two')),
    )
    expect(wordsAt(now, anchor)).toEqual({
      block: 'firstaaa',
      words: 'the data of each ship or vessel for two years',
      exact: false,
    })
  })

  it('[REV-2] is gone with its words, also where one of them stands elsewhere', () => {
    const anchor = on(twoLines(), 'firstaaa', 'data')
    const now = letter(line('firstaaa', FIRST.replace('data ', '')), line('secondaa', SECOND))
    expect(placeOf(now, anchor)).toBe('gone')
    expect(placeOf(letter(), anchor)).toBe('gone')
  })

  it('[REV-2] follows its words into the block before when two are joined', () => {
    const anchor = on(twoLines(), 'secondaa', 'an officer')
    expect(wordsAt(letter(line('firstaaa', FIRST + SECOND)), anchor)).toEqual({
      block: 'firstaaa',
      words: 'an officer',
      exact: true,
    })
  })

  it('[REV-2] follows a sentence that is cut out and put into another paragraph', () => {
    const anchor = on(twoLines(), 'firstaaa', 'pass it on to nobody')
    const now = letter(
      line('firstaaa', 'Port authorities keep data.'),
      line('secondaa', `They pass it on to nobody. ${SECOND}`),
    )
    expect(wordsAt(now, anchor)).toEqual({ block: 'secondaa', words: 'pass it on to nobody', exact: true })
  })

  it('[REV-2] stays when its paragraph becomes a heading, an item, or stands elsewhere', () => {
    const anchor = on(twoLines(), 'firstaaa', 'every vessel')
    const found = { block: 'firstaaa', words: 'every vessel', exact: true }
    expect(wordsAt(letter(h(2, FIRST, { id: 'firstaaa' }), line('secondaa', SECOND)), anchor)).toEqual(found)
    expect(wordsAt(letter(line('secondaa', SECOND), ul(li([line('firstaaa', FIRST)]))), anchor)).toEqual(
      found,
    )
  })

  it('[REV-2] takes the ends an editor kept where the quoted words stand twice', () => {
    const twice = letter(line('firstaaa', 'as agreed, as agreed, as agreed'))
    const anchor = anchorAt(twice, 'firstaaa', 0, 9)!
    const hint = { block: 'firstaaa', from: 22, to: 31 }
    expect(placeOf(twice, anchor, hint)).toEqual({ ...hint, exact: true })
  })

  it('[REV-2] counts references as the editor does, and leaves those at its ends outside', () => {
    const noted = letter(
      line('firstaaa', [ref('noteaaaa1'), text('the data'), ref('noteaaaa2'), text(' of every vessel')]),
      notes(note('noteaaaa1', 'One.'), note('noteaaaa2', 'Two.')),
    )
    const anchor = anchorAt(noted, 'firstaaa', 0, 10)!
    expect(anchor).toMatchObject({ from: 1, to: 9, quote: { exact: 'the data', after: ' of every vessel' } })
    expect(placeOf(noted, anchor)).toEqual({ block: 'firstaaa', from: 1, to: 9, exact: true })
    expect(anchorAt(noted, 'firstaaa', 3, 12)).toMatchObject({
      from: 3,
      to: 12,
      quote: { exact: 'e data o' },
    })
  })

  it('holds whole characters only, and nothing where there are no words', () => {
    const ship = letter(line('firstaaa', `a🚢b${'🚢'.repeat(1500)}`))
    expect(anchorAt(ship, 'firstaaa', 2, 4)).toMatchObject({ from: 1, to: 4, quote: { exact: '🚢b' } })
    const long = anchorAt(ship, 'firstaaa', 2, 3000)!
    expect(long.quote.exact.length).toBeLessThanOrEqual(2000)
    expect(JSON.stringify(long.quote)).not.toMatch(/\\ud/)
    expect(anchorAt(ship, 'firstaaa', 4, 4)).toBeNull()
    expect(anchorAt(ship, 'nowhere1', 0, 4)).toBeNull()
  })

  it('is a block, an ask where it is carried, or the whole', () => {
    const asked = letter(p(FIRST, { id: 'firstaaa', ask: 'askaaaaa1' }))
    const quote = { before: '', exact: FIRST, after: '' }
    expect(placeOf(asked, { kind: 'block', block: 'firstaaa', quote })).toEqual({ block: 'firstaaa' })
    expect(placeOf(asked, { kind: 'ask', ask: 'askaaaaa1' })).toEqual({ block: 'firstaaa' })
    expect(placeOf(asked, { kind: 'ask', ask: 'askaaaaa2' })).toBe('gone')
    expect(placeOf(letter(), { kind: 'block', block: 'firstaaa', quote })).toBe('gone')
    expect(placeOf(asked, { kind: 'whole' })).toBe('whole')
  })
})

/** A paragraph of words that are all different, a passage of some of them, and chance. */
const anyPassage = fc
  .record({
    words: fc.uniqueArray(fc.stringMatching(/^🚢?[a-zé]{4,9}$/u), { minLength: 6, maxLength: 40 }),
    from: fc.double({ min: 0, max: 0.8, noNaN: true }),
    size: fc.integer({ min: 1, max: 6 }),
    chance: fc.integer(),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ words, from, size, ...rest }) => {
    const first = Math.floor(from * words.length)
    const chosen = words.slice(first, first + size)
    return { words, first, last: first + chosen.length, exact: chosen.join(' '), ...rest }
  })
  .filter(({ words, exact }) => words.join(' ').split(exact).length === 2)

const runs = { numRuns: 500 }

describe('every place of a comment', () => {
  it('[REV-2] holds exactly its words after edits elsewhere, in its own block and in others', () => {
    fc.assert(
      fc.property(anyPassage, ({ words, first, last, exact, chance }) => {
        const was = letter(
          line('firstaaa', FIRST),
          line('passage1', words.join(' ')),
          line('secondaa', SECOND),
        )
        const anchor = on(was, 'passage1', exact)
        const rng = mkRng(chance)
        const others = (some: string[]) =>
          some.flatMap(word => (rng() < 0.3 ? [] : rng() < 0.3 ? [`x${word}`, 'new'] : [word]))
        const beside = [...others(words.slice(0, first)), exact, ...others(words.slice(last))].join(' ')
        let count = 0
        const around = edited(was, rng, 5, () => `idnew${String(++count).padStart(5, '0')}`, {
          only: id => id !== 'passage1',
        })
        const now = withWords(around, 'passage1', beside)
        fc.pre(letterOf(now).entries.has('passage1') && beside.split(exact).length === 2)
        expect(wordsAt(now, anchor)).toEqual({ block: 'passage1', words: exact, exact: true })
      }),
      runs,
    )
  })

  it('[REV-2] holds its words, or the greater part of them, when its block is split at any point', () => {
    fc.assert(
      fc.property(anyPassage, fc.boolean(), ({ words, exact, cut }, keepsFirst) => {
        const all = words.join(' ')
        const anchor = on(letter(line('passage1', all)), 'passage1', exact)
        const at = wholeAt(all, Math.floor(cut * all.length))
        const [one, other] = keepsFirst ? ['passage1', 'newblock'] : ['newblock', 'passage1']
        const now = letter(line(one!, all.slice(0, at)), line(other!, all.slice(at)))
        const found = wordsAt(now, anchor)
        if (typeof found === 'string' || !('words' in found)) throw new Error(`${found} for “${exact}”`)
        const parts = [
          exact.slice(0, Math.max(0, at - all.indexOf(exact))),
          exact.slice(Math.max(0, at - all.indexOf(exact))),
        ]
        const greater = Math.max(...parts.map(part => part.length))
        expect(exact).toContain(found.words)
        expect(found.words.length).toBeGreaterThanOrEqual(Math.min(greater, exact.length) - 1)
      }),
      runs,
    )
  })

  it('[REV-2] holds exactly its words when blocks are joined or moved', () => {
    fc.assert(
      fc.property(anyPassage, ({ words, exact }) => {
        const all = words.join(' ')
        const was = letter(line('firstaaa', FIRST), line('passage1', all), line('secondaa', SECOND))
        const anchor = on(was, 'passage1', exact)
        const joined = letter(line('firstaaa', FIRST + all), line('secondaa', SECOND))
        expect(wordsAt(joined, anchor)).toEqual({ block: 'firstaaa', words: exact, exact: true })
        const moved = letter(line('secondaa', SECOND), line('passage1', all), line('firstaaa', FIRST))
        expect(wordsAt(moved, anchor)).toEqual({ block: 'passage1', words: exact, exact: true })
      }),
      runs,
    )
  })
})

const wholeAt = (all: string, at: number): number => (/[\udc00-\udfff]/.test(all[at] ?? '') ? at + 1 : at)

function withWords(of: Doc, block: string, words: string): Doc {
  const copy = structuredClone(of)
  const found = letterOf(copy).entries.get(block)?.block
  if (found?.type === 'paragraph') found.content = [text(words)]
  return structuredClone(copy)
}
