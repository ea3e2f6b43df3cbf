import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from '../../shared/compare/compare.ts'
import type { BlockChange, Comparison, Word } from '../../shared/compare/comparison.ts'
import { unitsOf } from '../../shared/compare/units.ts'
import { normalise } from '../../shared/statement/normalise.ts'
import type { Block, Doc } from '../../shared/statement/tree.ts'
import {
  anyLetter,
  bold,
  doc,
  h,
  li,
  link,
  note,
  notes,
  ol,
  p,
  quote,
  ref,
  signatories,
  text,
  ul,
  withIds,
} from './build.ts'

const options = { language: 'en' }
const compared = (old: Doc, now: Doc) => compare(old, now, options)
const kinds = (comparison: Comparison) => comparison.blocks.map(block => block.change)
const marked = (words: Word[] | undefined) =>
  (words ?? []).map(word => (word.op === '=' ? word.text : `[${word.op}${word.text}]`)).join('')
const sentences = (...lines: string[]) => doc(...lines.map(line => p(line)))

const A = 'The Harbour Committee shall keep a public register of every request for vessel data.'
const B =
  'Port authorities must delete manifests within thirty days of departure unless a court orders otherwise.'
const C = 'An independent body reviews each transfer of crew records to another State before it is made.'
const D = 'Nothing in this Convention limits the right of seafarers to private correspondence while in port.'
const E = 'Fees for access to the register are limited to the cost of copying and are waived for researchers.'

const WORDS = [
  'the master',
  'a pilot',
  'each crew',
  'the agent',
  'one inspector',
  'that register',
  'a manifest',
  'the gate',
  'any camera',
  'some crane',
  'this quay',
  'the buoy',
  'a lighter',
]

describe('blocks', () => {
  it('[VER-1] a letter compared with itself is the same, block by block', () => {
    fc.assert(
      fc.property(anyLetter, fc.boolean(), (letter, ids) => {
        const one = ids ? withIds(letter) : letter
        const comparison = compared(one, one)
        expect(kinds(comparison).every(kind => kind === 'same')).toBe(true)
        expect(compared(one, normalise(one).doc).summary.identical).toBe(true)
        expect(comparison.summary.identical).toBe(true)
        expect(comparison.asks.every(ask => ask.change === 'same')).toBe(true)
      }),
    )
  })

  it('every block of both letters stands in the comparison exactly once, and its words add up to both texts', () => {
    fc.assert(
      fc.property(anyLetter, anyLetter, fc.constantFrom('none', 'both', 'shared'), (first, second, ids) => {
        const old = ids === 'none' ? first : withIds(first)
        const now = ids === 'none' ? second : withIds(second, ids === 'shared' ? 0 : 1000)
        addsUp(old, now, compared(old, now))
      }),
      { numRuns: 150 },
    )
  })

  it('the same holds for edited copies, with moves, splits and joins', () => {
    fc.assert(
      fc.property(
        fc.array(anyLetter, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 6 }),
        (parts, ids, edits) => {
          const blocks = parts.flatMap(part =>
            (part.content ?? []).filter(block => block.type !== 'footnotes'),
          )
          const old = ids ? withIds(doc(...blocks)) : doc(...blocks)
          const now = edits.reduce(edited, old)
          addsUp(old, now, compared(old, now))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a block with a permanent id is found by it, whatever became of its words', () => {
    const old = doc(p(A, { id: 'blockaaaa1' }), p(B, { id: 'blockaaaa2' }))
    const now = doc(p(C, { id: 'blockaaaa1' }), p(B, { id: 'blockaaaa2' }))
    const comparison = compared(old, now)
    expect(kinds(comparison)).toEqual(['changed', 'same'])
    expect(comparison.blocks[0]?.rewritten).toBe(true)
    expect(kinds(compared(doc(p(A), p(B)), doc(p(C), p(B))))).toEqual(['deleted', 'inserted', 'same'])
  })

  it('inserted, deleted and changed blocks are told apart without any id', () => {
    const comparison = compared(sentences(A, B, C), sentences(A, B.replace('thirty', 'sixty'), D, C))
    expect(kinds(comparison)).toEqual(['same', 'changed', 'inserted', 'same'])
    expect(marked(comparison.blocks[1]?.words)).toContain('within [-thirty][+sixty] days')
    expect(kinds(compared(sentences(A, B, C), sentences(A, C)))).toEqual(['same', 'deleted', 'same'])
  })

  it('a moved passage is one move, also when it was edited on the way', () => {
    const comparison = compared(
      sentences(A, B, C, D, E),
      sentences(A, D, E.replace('waived', 'halved'), B, C),
    )
    expect(kinds(comparison)).toEqual(['same', 'moved', 'moved-and-changed', 'same', 'same'])
    expect(comparison.blocks.map(block => block.move)).toEqual([undefined, 1, 1, undefined, undefined])
  })

  it('a long letter without ids finds every edited and every moved block again', () => {
    const lines = Array.from(
      { length: 400 },
      (_, at) =>
        `In port ${at} ${WORDS[at % 7]} ${WORDS[at % 11]} ${WORDS[at % 13]} number ${at * 7} of the ${WORDS[at % 5]} is kept.`,
    )
    const changed = lines.map((line, at) =>
      at % 9 === 4 ? line.replace('is kept', 'was shown to the Committee') : line,
    )
    const moved = [
      ...changed.slice(0, 50),
      ...changed.slice(60, 300),
      ...changed.slice(50, 60),
      ...changed.slice(300),
    ]
    const { blocks } = compared(sentences(...lines), sentences(...moved)).summary
    expect(blocks).toMatchObject({
      same: 347,
      changed: 43,
      moved: 9,
      'moved-and-changed': 1,
      inserted: 0,
      deleted: 0,
    })
  })

  it('a short name that changed its place in a list moved', () => {
    const old = doc(signatories(['Anchor Union', 'Buoy Trust', 'Coastal Lens', 'Dock Forum', 'Estuary Now']))
    const now = doc(signatories(['Buoy Trust', 'Coastal Lens', 'Dock Forum', 'Estuary Now', 'Anchor Union']))
    expect(kinds(compared(old, now))).toEqual(['same', 'same', 'same', 'same', 'moved'])
  })

  it('a paragraph that was split is one split, and two that were joined are one merge', () => {
    const whole = `${A} ${B}`
    const split = compared(sentences(whole, C), sentences(A, B, C))
    expect(kinds(split)).toEqual(['split', 'same'])
    expect(split.blocks[0]?.new?.map(side => side.text)).toEqual([A, B])
    expect(split.blocks[0]?.words?.some(word => word.break)).toBe(true)
    const merged = compared(sentences(A, B, C), sentences(whole, C))
    expect(kinds(merged)).toEqual(['merged', 'same'])
    expect(merged.blocks[0]?.old?.map(side => side.index)).toEqual([0, 1])
  })

  it('an item that changed its level and a list that changed its numbers say so', () => {
    const old = doc(ol([li([p(A)]), li([p(B)])]))
    const deeper = doc(ol([li([p(A), ol([li([p(B)])])])]))
    expect(compared(old, deeper).blocks[1]?.form).toEqual([
      { what: 'within', old: 'orderedList', new: 'orderedList › orderedList' },
    ])
    const lettered = compared(old, doc(ol([li([p(A)]), li([p(B)])], 'a)')))
    expect(lettered.blocks[0]?.form).toEqual([{ what: 'numbering', old: '1.', new: 'a)' }])
    expect(lettered.blocks[1]?.new?.[0]?.label).toBe('b)')
  })

  it('a number that only follows from its place is no change', () => {
    const comparison = compared(
      doc(ol([li([p(A)]), li([p(B)])])),
      doc(ol([li([p(C)]), li([p(A)]), li([p(B)])])),
    )
    expect(kinds(comparison)).toEqual(['inserted', 'same', 'same'])
    expect(comparison.blocks[2]?.old?.[0]?.label).toBe('2.')
    expect(comparison.blocks[2]?.new?.[0]?.label).toBe('3.')
  })

  it('a paragraph that became a heading or a quotation says so', () => {
    const comparison = compared(doc(p('Oversight'), p(A)), doc(h(2, 'Oversight'), quote(p(A))))
    expect(kinds(comparison)).toEqual(['changed', 'changed'])
    expect(comparison.blocks.map(block => block.form?.map(form => form.what))).toEqual([
      ['type', 'level'],
      ['within'],
    ])
  })

  it('two lists that became one differ in nothing but their grouping', () => {
    const { summary } = compared(doc(ul(li([p(A)])), ul(li([p(B)]))), doc(ul(li([p(A)]), li([p(B)]))))
    expect(summary).toMatchObject({ identical: false, groupingOnly: true })
  })

  it('the place of a bound list is one block, whatever names hide behind it', () => {
    const comparison = compared(
      doc(signatories(['Harbour Watch'], 'signonaa1')),
      doc(signatories([], 'signonaa1')),
    )
    expect(kinds(comparison)).toEqual(['same'])
    expect(JSON.stringify(comparison)).not.toContain('Harbour Watch')
  })

  it('notes are compared as content, wherever they are numbered', () => {
    const first = note('noteaaaa1', 'See the report of the Harbour Committee on its third session.')
    const second = note('noteaaaa2', 'Model clauses of the Quay Network, chapter two.')
    const old = doc(p([text(A), ref('noteaaaa1')]), p([text(B), ref('noteaaaa2')]), notes(first, second))
    const now = doc(
      p([text(B), ref('noteaaaa8')]),
      p([text(A), ref('noteaaaa9')]),
      notes(note('noteaaaa8', 'Model clauses of the Quay Network, chapter three.'), {
        ...first,
        attrs: { id: 'noteaaaa9' },
      }),
    )
    const comparison = compared(old, now)
    expect(kinds(comparison).slice(0, 2).sort()).toEqual(['moved', 'same'])
    const inNotes = comparison.blocks.filter(block => block.new?.[0]?.type === 'footnote')
    expect(inNotes.map(block => [block.change, block.old?.[0]?.label, block.new?.[0]?.label])).toEqual([
      ['changed', '2', '1'],
      ['same', '1', '2'],
    ])
    expect(marked(inNotes[0]?.words)).toContain('chapter [-two][+three].')
    expect(comparison.summary.notesChanged).toBe(1)
  })
})

describe('words', () => {
  const wordsOf = (was: string, is: string, language = 'en') =>
    marked(
      compare(doc(p(was, { id: 'blockaaaa1' })), doc(p(is, { id: 'blockaaaa1' })), { language }).blocks[0]
        ?.words,
    )

  it('a compound is replaced as a whole, not by letters', () => {
    expect(wordsOf('All cyber-enabled crimes.', 'All cyber-dependent crimes.')).toBe(
      'All [-cyber-enabled][+cyber-dependent] crimes.',
    )
  })

  it('neighbouring replacements read as one', () => {
    expect(wordsOf('The vessel master may appeal.', 'The port authority may appeal.')).toBe(
      'The [-vessel master][+port authority] may appeal.',
    )
  })

  it('a sentence with little left of it is shown as rewritten, one with one word changed is not', () => {
    const was = doc(p(A, { id: 'blockaaaa1' }))
    const changed = compare(was, doc(p(A.replace('public', 'secret'), { id: 'blockaaaa1' })), options)
    expect(changed.blocks[0]?.rewritten).toBeUndefined()
    const rewritten = compare(was, doc(p(B, { id: 'blockaaaa1' })), options)
    expect(rewritten.blocks[0]?.rewritten).toBe(true)
    expect(rewritten.blocks[0]?.words?.map(word => word.op)).toEqual(['-', '+'])
  })

  it('Chinese, Thai and Arabic are divided as their readers divide them', () => {
    expect(wordsOf('港口管理局应当删除数据。', '港口管理局应当保存数据。', 'zh')).toBe(
      '港口管理局应当[-删除][+保存]数据。',
    )
    expect(wordsOf('รัฐภาคีต้องลบข้อมูล', 'รัฐภาคีต้องเก็บข้อมูล', 'th')).toBe('รัฐภาคีต้อง[-ลบ][+เก็บ]ข้อมูล')
    expect(wordsOf('يجب حذف البيانات', 'يجب حفظ البيانات', 'ar')).toBe('يجب [-حذف][+حفظ] البيانات')
  })

  it('a language nobody knows does not stop the comparison', () => {
    expect(wordsOf('one two', 'one three', 'x')).toBe('one [-two][+three]')
  })

  it('marks and links are changes of their own', () => {
    const old = doc(p([text('Delete '), text('Article 4', bold), text(' and see the report')]))
    const now = doc(
      p([text('Delete Article 4 and see '), text('the report', link('https://harbour.example/r'))]),
    )
    const [block] = compared(old, now).blocks
    expect(block?.change).toBe('changed')
    expect(block?.words).toEqual([
      { op: '=', text: 'Delete ' },
      { op: '=', text: 'Article 4', marksWere: [bold] },
      { op: '=', text: ' and see ' },
      { op: '=', text: 'the report', marks: [link('https://harbour.example/r')], marksWere: [] },
    ])
  })

  it('a reference that was added or now means another note is a change, its number alone is not', () => {
    const content = notes(note('noteaaaa1', 'First source.'), note('noteaaaa2', 'A wholly other thing.'))
    const old = doc(p([text('Ports'), ref('noteaaaa1'), text(' and ships.')]), content)
    const other = doc(p([text('Ports'), ref('noteaaaa2'), text(' and ships.')]), content)
    expect(compared(old, other).blocks[0]?.words?.filter(word => word.note !== undefined)).toEqual([
      { op: '-', text: '', note: { old: 1 } },
      { op: '+', text: '', note: { new: 1 } },
    ])
    const before = doc(p([text('New'), ref('noteaaaa2')]), ...(old.content ?? []))
    expect(kinds(compared(old, before))).toEqual(['inserted', 'same', 'same', 'same'])
  })

  it('titles are compared where they are given', () => {
    const titles = { old: 'First draft', new: 'Second draft' }
    const comparison = compare(sentences(A), sentences(A), { ...options, titles })
    expect(marked(comparison.title?.words)).toBe('[-First][+Second] draft')
    expect(comparison.summary).toMatchObject({ identical: false, groupingOnly: false })
  })
})

describe('asks', () => {
  const ask = (words: string, id: string): Block => ul(li([p(words)], { ask: id }))

  it('[ASK-1] what changed comes first, each ask by its id', () => {
    const old = doc(ask(A, 'askaaaaa1'), ask(B, 'askaaaaa2'), ask(C, 'askaaaaa3'))
    const now = doc(ask(A, 'askaaaaa1'), ask(B.replace('thirty', 'ten'), 'askaaaaa2'), ask(D, 'askaaaaa4'))
    const { asks, summary } = compared(old, now)
    expect(asks.map(({ change, old: was, new: is }) => [change, was?.ask, is?.ask])).toEqual([
      ['dropped', 'askaaaaa3', undefined],
      ['added', undefined, 'askaaaaa4'],
      ['reworded', 'askaaaaa2', 'askaaaaa2'],
      ['same', 'askaaaaa1', 'askaaaaa1'],
    ])
    expect(marked(asks[2]?.words)).toContain('[-thirty][+ten]')
    expect(summary.asks).toMatchObject({ dropped: 1, added: 1, reworded: 1, same: 1 })
  })

  it('asks of two statements, which share no id, are matched by the block they sit on', () => {
    const { asks } = compared(
      doc(p(A, { ask: 'askaaaaa1' })),
      doc(p(A.replace('public', 'open'), { ask: 'askbbbbb1' })),
    )
    expect(asks.map(({ change, old, new: is }) => [change, old?.ask, is?.ask])).toEqual([
      ['reworded', 'askaaaaa1', 'askbbbbb1'],
    ])
  })

  it('words that stay but are no longer called an ask are not a dropped ask', () => {
    const marked = doc(p(A, { ask: 'askaaaaa1' }))
    expect(compared(marked, doc(p(A))).asks.map(({ change }) => change)).toEqual(['unmarked'])
    const back = compared(doc(p(A)), marked)
    expect(back.asks.map(({ change }) => change)).toEqual(['marked'])
    expect(back.blocks[0]?.form).toEqual([{ what: 'ask', old: 'false', new: 'true' }])
  })

  it('an ask includes what is nested in its item', () => {
    const nested = (words: string) => doc(ul(li([p(A), ul(li([p(words)]))], { ask: 'askaaaaa1' })))
    const { asks } = compared(nested(B), nested(B.replace('thirty', 'ten')))
    expect(asks[0]).toMatchObject({ change: 'reworded', old: { index: 0, text: `${A}\n${B}` } })
  })
})

/** The two properties every comparison has, whatever it found. */
function addsUp(old: Doc, now: Doc, comparison: Comparison): void {
  const sides = (side: 'old' | 'new') =>
    comparison.blocks.flatMap(block => block[side]?.map(({ index }) => index) ?? [])
  const count = (letter: Doc) => {
    const units = unitsOf(letter)
    return Array.from({ length: units.body.length + units.notes.length }, (_, index) => index)
  }
  expect([...sides('old')].sort((a, b) => a - b)).toEqual(count(old))
  expect([...sides('new')]).toEqual(count(now))
  for (const block of comparison.blocks) wordsAddUp(block)
  const counted = Object.values(comparison.summary.blocks).reduce((sum, times) => sum + times, 0)
  expect(counted).toBe(comparison.blocks.length)
  if (comparison.summary.blocks.same === comparison.blocks.length) {
    expect(comparison.summary.identical || comparison.summary.groupingOnly).toBe(true)
  }
  expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison)
}

function wordsAddUp({ old, new: now, words }: BlockChange): void {
  const textOf = (side: BlockChange['old']) => (side ?? []).map(({ text }) => text).join('\n')
  if (words === undefined) {
    if (old && now) expect(textOf(old)).toBe(textOf(now))
    return
  }
  const join = (op: Word['op']) =>
    words
      .filter(word => word.op === '=' || word.op === op)
      .map(word => word.text)
      .join('')
  expect(join('-')).toBe(textOf(old))
  expect(join('+')).toBe(textOf(now))
}

/** One edit of a letter's outermost blocks: a block leaves, moves, doubles, is split, joined or rewritten. */
function edited(letter: Doc, edit: number): Doc {
  const blocks = [...(letter.content ?? [])]
  const at = edit % Math.max(1, blocks.length)
  const block = blocks[at]
  const next = blocks[at + 1]
  if (block === undefined) return letter
  const kind = Math.floor(edit / 7) % 5
  if (kind === 0) blocks.splice(at, 1)
  else if (kind === 1) blocks.push(...blocks.splice(at, 1))
  else if (kind === 2) blocks.unshift(block)
  else if (block.type === 'paragraph' && kind === 3) {
    const half = Math.ceil((block.content?.length ?? 0) / 2)
    blocks.splice(at, 1, p(block.content?.slice(0, half) ?? []), p(block.content?.slice(half) ?? []))
  } else if (block.type === 'paragraph' && next?.type === 'paragraph') {
    blocks.splice(at, 2, p([...(block.content ?? []), text(' '), ...(next.content ?? [])]))
  }
  return doc(...blocks)
}
