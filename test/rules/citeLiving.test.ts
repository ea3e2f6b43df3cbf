/** The citations of a letter in the draft it works on, kept while it is written, and their numbers in a newer draft. */
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Entry,
  livingOf,
  type Meant,
  outlined,
  type Reading,
  readLiving,
} from '../../shared/cite/living.ts'
import { type Moves, renumberings } from '../../shared/cite/renumbering.ts'
import type { Level } from '../../shared/instrument/provision.ts'
import { en } from '../../shared/words/en.ts'

type Given = [level: Level, number: string, children?: Given[]]

/** A draft of an invented treaty, as far as citations need it. */
function draft(given: readonly Given[]) {
  const entries: Entry[] = []
  const visit = ([level, number, children = []]: Given, parent: number | null, before: string): void => {
    const at = entries.length
    const below = level === 'paragraph' || level === 'point'
    const printed = below && before !== '' ? `${before}(${number})` : number
    entries.push({ at, parent, level, number, printed, title: null })
    for (const child of children) visit(child, at, level === 'chapter' ? '' : printed)
  }
  for (const one of given) visit(one, null, '')
  return outlined(entries)
}

const articles = (...numbers: string[]): Given[] => numbers.map(number => ['article', number])

const OLD = draft([
  ['chapter', 'I', articles('1', '2', '3')],
  [
    'chapter',
    'II',
    [
      [
        'article',
        '4',
        [
          ['paragraph', '1'],
          [
            'paragraph',
            '2',
            [
              ['point', 'a'],
              ['point', 'b'],
            ],
          ],
        ],
      ],
    ],
  ],
])
const meant: Meant = { draft: OLD, more: [{ name: 'draft', names: ['Convention on Harbour Data'] }] }
const blocks = (...texts: string[]): Block[] => texts.map((text, at) => ({ id: `block-${at}`, text }))
const states = ({ blocks }: Reading) =>
  blocks.map(({ citations }) => citations.map(({ text, state }) => `${text}: ${state}`))

describe('citations in the draft', () => {
  it('[CITE-3] are there, missing with how far, of another instrument, or unsaid', () => {
    const letter = blocks(
      'Delete Article 3 and Article 4(2)(c), not Article 9.',
      'Article 17 of the ICCPR and A/RES/77/211 say more than Article 4(3)(a) of the Convention on Harbour Data.',
    )
    const read = livingOf(letter, meant)
    expect(states(read)).toEqual([
      ['Article 3: there', 'Article 4(2)(c): missing', 'Article 9: missing'],
      ['Article 17: other', 'A/RES/77/211: other', 'Article 4(3)(a): missing'],
    ])
    const cited = read.blocks.flatMap(block => block.citations.flatMap(citation => citation.cited))
    expect(cited.map(({ at, missing }) => [at, missing])).toEqual([
      [[3], null],
      [[7], { level: 'point', number: 'c' }],
      [[], { level: 'article', number: '9' }],
      [[5], { level: 'paragraph', number: '3(a)' }],
    ])
    expect(states(livingOf(letter, { ...meant, draft: null }))[0]).toEqual([
      'Article 3: unsaid',
      'Article 4(2)(c): unsaid',
      'Article 9: unsaid',
    ])
  })

  it('[CITE-3] of a range both ends are looked for', () => {
    const [block] = livingOf(blocks('Delete Articles 2–4 and Articles 3–8.'), meant).blocks
    expect(
      block?.citations.map(({ cited }) => cited.map(({ at, to, missing }) => [at, to, missing])),
    ).toEqual([[[[2], [5], null]], [[[3], [], { level: 'article', number: '8' }]]])
  })

  it('[CITE-3] an edit reads its own block again, and those behind it only as far as it says something to them', () => {
    const letter = blocks(
      'Delete Article 2.',
      'Nothing here.',
      'Amend paragraph 2 of the same article.',
      'Article 1.',
      'Article 2.',
    )
    const first = livingOf(letter, meant)
    expect(first.blocks[2]?.citations[0]?.targets).toEqual([{ article: '2', paragraph: '2' }])
    const counted = (text: string) => {
      const steps = readLiving([{ id: 'block-0', text }, ...letter.slice(1)], meant, first)
      for (let count = 0; ; count++) {
        const { done, value } = steps.next()
        if (done) return { count, reading: value }
      }
    }
    const typed = counted('Delete Article 2 at once.')
    expect(typed.count).toBe(1)
    expect(typed.reading.blocks.slice(1)).toEqual(first.blocks.slice(1))
    expect(typed.reading.blocks[3]).toBe(first.blocks[3])
    const moved = counted('Delete Article 3.')
    expect(moved.count).toBe(4)
    expect(moved.reading.blocks[2]?.citations[0]?.targets).toEqual([{ article: '3', paragraph: '2' }])
    expect(moved.reading.blocks[4]).toBe(first.blocks[4])
  })

  it('[CITE-3] another draft is looked into without reading the letter again', () => {
    const first = livingOf(blocks('Delete Article 9.', 'Nothing.'), meant)
    const steps = readLiving(first.blocks, { ...meant, draft: draft(articles('9')) }, first)
    const { done, value } = steps.next()
    expect(done).toBe(true)
    if (done) expect(states(value)).toEqual([['Article 9: there'], []])
  })
})

describe('what is said of a provision that is not there', () => {
  const { missing } = en.citations
  it('[CITE-3] names it, and how far the draft has it', () => {
    expect(missing('paragraph', '2(m)', 'Article 82')).toBe(
      'There is no paragraph 2(m) in Article 82 of this draft.',
    )
    expect(missing('point', 'm', 'Article 82(2)')).toBe(
      'There is no point (m) in Article 82(2) of this draft.',
    )
    expect(missing('point', 'm(i)', 'Article 82(2)')).toBe(
      'There is no point (m)(i) in Article 82(2) of this draft.',
    )
    expect(missing('article', '82', null)).toBe('There is no Article 82 in this draft.')
  })
})

describe('the numbers of a newer draft', () => {
  /** Article 1 struck, 2 and 3 moved, 4 split into 3 and 4; of 4(2) nothing is confirmed. */
  const now = draft(articles('1', '2', '3', '4', '5'))
  const old = draft([
    ...articles('1', '2', '3'),
    [
      'article',
      '4',
      [
        ['paragraph', '1'],
        ['paragraph', '2'],
      ],
    ],
    ...articles('5', '6'),
  ])
  const moves: Moves = {
    places: [
      { at: 0, to: [], open: false },
      { at: 1, to: [0], open: false },
      { at: 2, to: [1], open: false },
      { at: 3, to: [2, 3], open: false },
      { at: 4, to: [3], open: false },
      { at: 6, to: [4], open: false },
    ],
    elsewhere: [7],
  }
  const offered = (...texts: string[]) => {
    const reading = livingOf(blocks(...texts), { ...meant, draft: old })
    const { rows, same, missing } = renumberings(reading, old, now, moves)
    const said = rows.map(({ text, kind, offers }) => [
      text,
      kind,
      offers.map(offer => offer.text).join(' / '),
    ])
    return { said, same, missing }
  }

  it('[ASK-1] [CITE-4] are offered where they are confirmed and changed, struck is said, nothing is guessed', () => {
    expect(
      offered(
        'Delete Article 1, amend Article 2 and keep Article 3.',
        'Narrow Article 4, and Article 4(1), but not Article 4(2).',
        'Article 5 stays. Article 6 is in another chapter. Article 9 never was.',
      ),
    ).toEqual({
      said: [
        ['Article 1', 'struck', ''],
        ['Article 2', 'offered', 'Article 1'],
        ['Article 3', 'offered', 'Article 2'],
        ['Article 4', 'offered', 'Article 3 / Article 4'],
        ['Article 4(1)', 'offered', 'Article 4'],
        ['Article 4(2)', 'unplaced', ''],
        ['Article 6', 'elsewhere', ''],
      ],
      same: 1,
      missing: 1,
    })
  })

  it('[CITE-4] of lists and ranges only where every number is known', () => {
    expect(
      offered(
        'Delete Articles 2 and 3.',
        'Delete Articles 2–3.',
        'Delete Articles 1 and 2.',
        'Delete Articles 2–4.',
      ).said,
    ).toEqual([
      ['Articles 2 and 3', 'offered', 'Articles 1 and 2'],
      ['Articles 2–3', 'offered', 'Articles 1–2'],
      ['Articles 1 and 2', 'by-hand', ''],
      ['Articles 2–4', 'by-hand', ''],
    ])
  })

  it('[CITE-4] what points back at a citation follows the words that are offered for it', () => {
    expect(offered('Delete Article 3.', 'Amend paragraph 1 of the same article.').said).toEqual([
      ['Article 3', 'offered', 'Article 2'],
    ])
    expect(offered('Article 2 is good. That article stays.').said).toEqual([
      ['Article 2', 'offered', 'Article 1'],
    ])
  })
})
