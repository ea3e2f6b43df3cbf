/** Who changed what between two texts, read off the log of their updates. */

import { describe, expect, it } from 'vitest'
import { attributed } from '../../shared/attribution/attributed.ts'
import { type BlockHands, handsBetween } from '../../shared/attribution/hands.ts'
import { compare } from '../../shared/compare/compare.ts'
import type { Doc, Paragraph } from '../../shared/statement/tree.ts'
import { mkRng } from '../live/random.ts'
import {
  letter,
  paragraph,
  paragraphs,
  Scribes,
  textIn,
  WORD,
  type Writer,
  Writing,
  wordsOf,
} from './attributing.ts'

const [ONE, TWO] = ['block-0001', 'block-0002'] as const

/** What is known of the words of a text, as `block: organisation "words"`. */
const told = (hands: readonly BlockHands[]): string[] =>
  hands.flatMap(({ block, text, stretches }) =>
    stretches.map(({ from, to, by }) => `${block}: ${by} “${text.slice(from, to)}”`),
  )

function written(body: Doc, act: (writing: Writing, a: Writer, b: Writer, c: Writer) => void) {
  const writing = new Writing(body, ['Ark', 'Buoy', 'Crane'])
  const old = writing.taken()
  const [a, b, c] = writing.writers
  act(writing, a!, b!, c!)
  const now = writing.taken()
  return { writing, old, now, hands: handsBetween(writing.rows, { old, new: null }) }
}

describe('who changed which words', () => {
  it('[SAFE-5] inserted words belong to who typed them, deleted ones to who took them out', () => {
    const { hands } = written(letter('Ports keep their data.'), (writing, a, b) => {
      textIn(a, ONE).insert(5, ' and piers')
      writing.deliver()
      textIn(b, ONE).insert(9, ' all')
      textIn(b, ONE).delete(24, 6)
    })
    expect(told(hands.new)).toEqual([`${ONE}: Ark “ and”`, `${ONE}: Buoy “ all”`, `${ONE}: Ark “ piers”`])
    expect(told(hands.old)).toEqual([`${ONE}: Buoy “ their”`])
  })

  it('[SAFE-5] whoever splits, joins, moves or retypes a block has not written its words', () => {
    const { hands } = written(letter('Ports keep data.', 'Ships do not.'), (writing, a, b, c) => {
      textIn(a, ONE).insert(10, ' all their')
      writing.deliver()
      writing.rewrite(b, ([one, ...rest]) => {
        const words = wordsOf(one as Paragraph)
        return [paragraph(ONE, words.slice(0, 5)), paragraph('block-0009', words.slice(5)), ...rest]
      })
      writing.deliver()
      writing.rewrite(c, blocks =>
        blocks.map(block =>
          block.type === 'paragraph' && block.attrs.id === 'block-0009'
            ? { ...block, type: 'heading', attrs: { ...block.attrs, level: 2 } }
            : block,
        ),
      )
      writing.deliver()
      writing.rewrite(a, blocks => [...blocks.slice(1), ...blocks.slice(0, 1)])
    })
    expect(told(hands.new).filter(line => line.includes('all'))).toEqual(['block-0009: Ark “ all their”'])
    expect(hands.new.find(({ block }) => block === 'block-0009')?.shaped).toContain('Crane')
  })

  it('[SAFE-5] words that were moved and then taken out were taken out by who took them out', () => {
    const { hands } = written(letter('Ports keep data for ever.'), (writing, _a, b, c) => {
      writing.rewrite(b, ([one, ...rest]) => {
        const words = wordsOf(one as Paragraph)
        return [paragraph(ONE, words.slice(0, 10)), paragraph('block-0009', words.slice(10)), ...rest]
      })
      writing.deliver()
      textIn(c, 'block-0009').delete(5, 9)
    })
    expect(told(hands.old)).toContain(`${ONE}: Crane “ for ever”`)
  })

  it('[SAFE-5] also where they were split and typed in offline, as one update', () => {
    const { hands } = written(letter('Ports keep data.'), (writing, a, b) => {
      textIn(a, ONE).insert(10, ' all of their own')
      writing.deliver()
      b.doc.transact(() => {
        writing.rewrite(b, ([one, ...rest]) => {
          const words = wordsOf(one as Paragraph)
          const tail = `${words.slice(5, 15)}most ${words.slice(15)}`
          return [paragraph(ONE, words.slice(0, 5)), paragraph('block-0009', tail), ...rest]
        })
      })
    })
    expect(told(hands.new)).toEqual([
      'block-0009: Buoy “ keep”',
      'block-0009: Ark “ all ”',
      'block-0009: Buoy “most ”',
      'block-0009: Ark “of their own”',
      'block-0009: Buoy “ data.”',
    ])
  })

  it('[SAFE-5] whoever changes a block in two places at once has not written what stands between them', () => {
    const { hands } = written(letter('Ports keep data.'), (writing, a, b) => {
      textIn(a, ONE).insert(10, ' all of their own')
      writing.deliver()
      writing.rewrite(b, () => [paragraph(ONE, 'Ships keep all of their own data safe.')])
    })
    expect(told(hands.new)).toContain(`${ONE}: Ark “ all of their own”`)
    expect(told(hands.new)).toContain(`${ONE}: Buoy “ data safe”`)
  })

  it('[SAFE-5] an undo gives words back to who wrote them', () => {
    const { hands } = written(letter('Ports keep data.'), (writing, a, b) => {
      textIn(a, ONE).insert(10, ' all their')
      writing.deliver()
      textIn(b, ONE).delete(6, 14)
      writing.deliver()
      b.undo.undo()
      writing.rewrite(b, blocks => blocks.filter(block => block.attrs.id !== ONE))
      b.undo.undo()
    })
    expect(told(hands.new)).toContain(`${ONE}: Ark “ all their”`)
  })

  it('[SAFE-5] what the server wrote is nobody’s', () => {
    const { writing } = written(letter('Ports keep data.'), (_, a) => textIn(a, ONE).insert(0, 'All '))
    const rows = writing.rows.map(row => ({ ...row, by: null }))
    const hands = handsBetween(rows, { old: { body: letter('Ports keep data.'), at: 0 }, new: null })
    expect(told([...hands.old, ...hands.new])).toEqual([])
  })

  it('[SAFE-5] a version that was frozen while others typed is found by its words, not by the clock', () => {
    const { writing } = written(letter('Ports keep data.'), (writing, a, b) => {
      textIn(a, ONE).insert(0, 'All ')
      writing.deliver()
      textIn(b, ONE).insert(0, 'Yes: ')
    })
    const rows = writing.rows.map(row => ({ ...row, at: 7 }))
    const hands = handsBetween(rows, { old: { body: letter('All Ports keep data.'), at: 7 }, new: null })
    expect(told(hands.new)).toEqual([`${ONE}: Buoy “Yes: ”`])
  })

  it('[SAFE-5] compared the other way round, the same people are named', () => {
    const { writing, old, now } = written(letter('Ports keep data.'), (_, a) =>
      textIn(a, ONE).insert(0, 'All '),
    )
    const hands = handsBetween(writing.rows, { old: now, new: old })
    expect(told(hands.old)).toEqual([`${ONE}: Ark “All ”`])
    expect(hands.new).toEqual([])
  })
})

describe('a comparison with who made its changes', () => {
  const both = (old: Doc, now: Doc, hands: ReturnType<typeof handsBetween>) => {
    const comparison = compare(old, now, { language: 'en' })
    return { comparison, blocks: attributed(comparison, hands).blocks }
  }

  it('[SAFE-5] names each stretch, and several where several wrote it', () => {
    const { old, now, hands } = written(letter('Ports keep data.', 'Ships do not.'), (writing, a, b) => {
      textIn(a, ONE).insert(15, ' and letters')
      writing.deliver()
      textIn(b, ONE).insert(27, ' for years')
      textIn(b, TWO).delete(0, 13)
    })
    const { blocks, comparison } = both(old.body, now.body, hands)
    const [first, second] = blocks
    const inserted = comparison.blocks[0]!.words!.findIndex(({ op }) => op === '+')
    expect(first!.words![inserted]).toEqual(['Ark', 'Buoy'])
    expect(second!.words).toEqual([['Buoy']])
  })

  it('[SAFE-5] names who moved a block, and who made it an ask', () => {
    const { old, now, hands } = written(
      letter('One stands.', 'Two stands.', 'Three stands.'),
      (writing, a, b) => {
        writing.rewrite(a, ([one, two, three, ...rest]) => [two!, three!, one!, ...rest])
        writing.deliver()
        writing.rewrite(b, blocks =>
          blocks.map(block =>
            block.type === 'paragraph' && block.attrs.id === TWO
              ? { ...block, attrs: { ...block.attrs, concern: true } }
              : block,
          ),
        )
      },
    )
    const { blocks, comparison } = both(old.body, now.body, hands)
    const shapes = blocks.map(({ index, shape }) => [comparison.blocks[index]!.change, shape])
    expect(shapes).toEqual([
      ['changed', ['Buoy']],
      ['moved', ['Ark']],
    ])
  })

  it('[SAFE-5] names who set a mark', () => {
    const { old, now, hands } = written(letter('Ports keep data.'), (_, a) =>
      textIn(a, ONE).format(6, 4, { bold: {} }),
    )
    const { blocks, comparison } = both(old.body, now.body, hands)
    const at = comparison.blocks[0]!.words!.findIndex(({ marksWere }) => marksWere !== undefined)
    expect(blocks[0]!.words![at]).toEqual(['Ark'])
  })

  it('[SAFE-5] says nothing of a block whose words are others by now', () => {
    const { old, hands } = written(letter('Ports keep data.'), (_, a) => textIn(a, ONE).insert(0, 'All '))
    expect(both(old.body, letter('Some Ports keep data.'), hands).blocks).toEqual([])
  })
})

describe('people at one text at random', () => {
  it('[SAFE-5] every inserted word is given to who typed it, every deleted one to who took it out', () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const scribes = new Scribes(letter('', '', ''), mkRng(seed))
      scribes.work(30)
      const old = scribes.taken()
      scribes.takers.clear()
      scribes.work(30)
      const now = scribes.taken()
      const hands = handsBetween(scribes.rows, { old, new: seed % 2 === 0 ? null : now })
      const [before, after] = [wordsIn(old.body), wordsIn(now.body)]
      const inserted = [...after].filter(word => !before.has(word)).sort()
      const deleted = [...before].filter(word => !after.has(word)).sort()
      const known = { inserted: wordsWith(hands.new), deleted: wordsWith(hands.old) }
      const of = (words: string[], all: ReadonlyMap<string, string[]>) =>
        words.map(word => [word, all.get(word)])
      expect(of(inserted, known.inserted), `seed ${seed}`).toEqual(inserted.map(word => [word, [word[0]]]))
      expect(of(deleted, known.deleted), `seed ${seed}`).toEqual(
        deleted.map(word => [word, [scribes.takers.get(word)]]),
      )
      const comparison = compare(old.body, now.body, { language: 'en' })
      for (const { index, words = [] } of attributed(comparison, hands).blocks)
        for (const [at, { op, text }] of (comparison.blocks[index]?.words ?? []).entries())
          for (const [word, writer] of op === '+' ? text.matchAll(WORD) : [])
            if (!before.has(word)) expect(words[at], `seed ${seed}: ${text}`).toContain(writer)
    }
  })
})

const RUNS = 60

const wordsIn = ({ content = [] }: Doc): Set<string> =>
  new Set(paragraphs(content).flatMap(block => [...wordsOf(block).matchAll(WORD)].map(([word]) => word)))

/** Each word that is named anybody for, with everybody who is; a word that is only named in part has nobody. */
function wordsWith(hands: readonly BlockHands[]): Map<string, string[]> {
  const all = hands.flatMap(({ text, stretches }) =>
    [...text.matchAll(WORD)].map(({ 0: word, index }): [string, string[]] => {
      const end = index + word.length
      const over = stretches.filter(({ from, to }) => from < end && to > index)
      const length = over.reduce((sum, { from, to }) => sum + Math.min(to, end) - Math.max(from, index), 0)
      return [word, length === word.length ? [...new Set(over.map(({ by }) => by))] : []]
    }),
  )
  return new Map(all)
}
