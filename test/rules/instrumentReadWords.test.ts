import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demote, joinWithPrevious, promote, renumber, splitOff } from '../../shared/instrument/edit.ts'
import { setHeadsApart } from '../../shared/instrument/plainHeads.ts'
import { flatten } from '../../shared/instrument/printed.ts'
import type { InstrumentDraft } from '../../shared/instrument/provision.ts'
import { childrenOf, isTextBlock, textOf } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc } from '../../shared/statement/tree.ts'
import { anyLetter, doc, h, li, ol, p } from './build.ts'
import { readBody } from './instrumentDrafts.ts'

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

function wordsIn(node: AnyBlock | Doc): string[] {
  if (isTextBlock(node)) return words(textOf(node.content))
  return childrenOf(node).flatMap(wordsIn)
}

function wordsRead({ provisions, notUnderstood }: InstrumentDraft): string[] {
  const parts = flatten({ provisions }).flatMap(({ provision: one }) => [
    ...[one.word, one.number, one.title, one.text, one.mark],
    ...one.notes,
  ])
  return [...parts, ...notUnderstood.map(({ text }) => text)].flatMap(part => words(part ?? ''))
}

/** What is left of these words when each of those is taken out once. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of taken) counts.set(word, (counts.get(word) ?? 0) + 1)
  return all.filter(word => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count <= 0
  })
}

/** Words of the text that do not stand in the order of the document. */
function outOfOrder(doc: readonly string[], read: readonly string[]): string[] {
  let at = 0
  return read.filter(word => {
    const found = doc.indexOf(word, at)
    if (found >= 0) at = found + 1
    return found < 0
  })
}

const anyLine = fc
  .tuple(
    fc.constantFrom(
      ...[
        '',
        '',
        'Article 5',
        'Article 5 bis – ',
        '[Article 6',
        'Article 42-26. ',
        'CHAPTER II',
        'Annex I',
        'Artículo 7',
      ],
      ...[
        'Part One',
        'Cluster 1: ',
        'Option A',
        'Alt 2: ',
        '[Variant 1] ',
        'Preamble',
        '1. ',
        '2. ',
        '[3. ',
        '(a) ',
        'b) ',
        '(i) ',
      ],
      ...[
        '(ii) ',
        '– ',
        '1.1 ',
        '1. (a) ',
        'Recalling ',
        'The Parties, ',
        'IN WITNESS WHEREOF ',
        'Contents',
        '12',
        'المادة 3 ',
      ],
    ),
    fc.constantFrom(
      ...[
        '',
        'Tides',
        'Each Party shall [open] [close] ledgers.',
        '[agreed ad referendum]',
        'ships: (a) small; (b) large.',
        'of ports;',
      ],
      ...[
        'as follows:',
        '[deleted]',
        'Use of terms. For the purposes of this',
        'open [words',
        'closed] words',
        'HC/7',
        'a ..... 5',
      ],
    ),
  )
  .map(([opening, rest]) => opening + rest)

const anyBlocks = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: anyLine.map(line => p(line)) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), anyLine).map(all => h(...all)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.array(fc.array(anyLine, { maxLength: 2 }), { maxLength: 3 }),
          fc.constantFrom(null, '(a)', 'i)', 'A.'),
          fc.constantFrom(null, 3),
        )
        .map(([items, type, start]) =>
          ol(
            items.map(lines => li(lines.map(line => p(line)))),
            type,
            start,
          ),
        ),
    },
  ),
  { maxLength: 14 },
)
const anyDraft = anyBlocks.map(blocks => doc(...blocks))

describe('The words of a draft', () => {
  it('[DRAFT-1] every word of any document is in a provision or among what was not understood', () => {
    fc.assert(
      fc.property(fc.oneof(anyLetter, anyDraft), body => {
        expect(without(wordsIn(body), wordsRead(readBody(body)))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('[DRAFT-1] the words of provisions stand in the order of the document', () => {
    fc.assert(
      fc.property(anyDraft, body => {
        const texts = flatten(readBody(body)).flatMap(({ provision }) => words(provision.text))
        expect(outOfOrder(wordsIn(body), texts)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('[DRAFT-1] setting headings apart changes nothing but blanks, and knows the old lines', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyLine, fc.constantFrom('', '\f')), { maxLength: 20 }), lines => {
        const { text, lines: places } = setHeadsApart(lines.join('\n'))
        expect(text.replace(/\s+/g, '')).toBe(lines.join('').replace(/\s+/g, ''))
        const rows = text.split('\n')
        expect(places).toHaveLength(rows.length)
        for (const [index, row] of rows.entries()) {
          const [first] = words(row)
          if (first !== undefined) expect(words(lines[(places[index] ?? 0) - 1] ?? '')[0]).toBe(first)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('[DRAFT-4] no correction loses a word or changes the order of the text', () => {
    const act = fc.constantFrom(
      (draft: InstrumentDraft, path: number[]) => promote(draft, path),
      (draft: InstrumentDraft, path: number[]) => demote(draft, path),
      (draft: InstrumentDraft, path: number[]) => joinWithPrevious(draft, path),
      (draft: InstrumentDraft, path: number[], at: number) => splitOff(draft, path, at, 'beside'),
      (draft: InstrumentDraft, path: number[], at: number) => splitOff(draft, path, at, 'inside'),
      (draft: InstrumentDraft, path: number[]) => renumber(draft, path, '99'),
    )
    fc.assert(
      fc.property(anyDraft, fc.array(fc.tuple(act, fc.nat(), fc.nat(40)), { maxLength: 4 }), (body, acts) => {
        let draft = readBody(body)
        for (const [change, pick, at] of acts) {
          const placed = flatten(draft)
          const chosen = placed[pick % Math.max(1, placed.length)]
          if (chosen === undefined) break
          const from = chosen.provision.text.lastIndexOf(' ', at)
          const changed = change(draft, chosen.path, Math.max(0, from))
          if (changed === null) continue
          const before = wordsRead(draft)
          const kept = wordsRead(changed)
          const number = words(chosen.provision.number)
          expect(without(without(before, kept), number)).toEqual([])
          draft = changed
        }
      }),
      { numRuns: 200 },
    )
  })
})
