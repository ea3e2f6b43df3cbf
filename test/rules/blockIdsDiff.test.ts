/** From a tree to the shared text and back: nothing is lost, nothing is written that stands already. */
import type { Node as PMNode } from '@tiptap/pm/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { giveIds } from '../../shared/statement/giveIds.ts'
import { BODY, FOOTNOTES_ID } from '../../shared/statement/grammar.ts'
import { docOf, readDoc } from '../../shared/statement/read.ts'
import { schema } from '../../shared/statement/schema.ts'
import type { Block, Doc, Inline } from '../../shared/statement/tree.ts'
import { seedUpdate, syncNode, writeDoc } from '../../shared/statement/yjsDiff.ts'
import { matchChildren } from '../../shared/statement/yjsMatch.ts'
import {
  bullets,
  item,
  letter,
  mixedLetter,
  note,
  notes,
  paragraph,
  quotation,
  reference,
  table,
  text,
} from '../live/letters.ts'

const seeded = (doc: Doc): Y.Doc => {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedUpdate(doc))
  return ydoc
}

/** How many updates and which elements stay when a text is brought to another tree. */
function rewrite(from: Doc, to: Doc) {
  const ydoc = seeded(from)
  const body = ydoc.getXmlFragment(BODY)
  const before = new Set(body.toArray())
  let updates = 0
  ydoc.on('update', () => updates++)
  writeDoc(ydoc, to, 'test')
  return { updates, kept: body.toArray().filter(child => before.has(child)).length, doc: docOf(ydoc), ydoc }
}

/** Writes a letter of one paragraph as an editor does whose caret stands so far into it. */
function write(ydoc: Y.Doc, wished: string, offset: number): void {
  const doc = schema.nodeFromJSON(docOf(seeded(letter(paragraph('block_a0', wished)))))
  const caret = { parent: doc.child(0), offset }
  ydoc.transact(() => syncNode(ydoc.getXmlFragment(BODY), doc, new Map(), caret))
}

/** Types letter by letter between two texts. */
function type(ydoc: Y.Doc, before: string, typed: string, after: string): void {
  for (let n = 1; n <= typed.length; n++) write(ydoc, before + typed.slice(0, n) + after, before.length + n)
}

const wordsIn = (ydoc: Y.Doc): string[] =>
  schema
    .nodeFromJSON(docOf(ydoc))
    .children.slice(0, -1)
    .map(block => block.textContent)

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '港', '😀'), maxLength: 6 })
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: words.filter(Boolean).map(text) },
  {
    weight: 2,
    arbitrary: words.filter(Boolean).map(w => ({ ...text(w), marks: [{ type: 'bold' as const }] })),
  },
  {
    weight: 1,
    arbitrary: words.filter(Boolean).map(w => ({
      ...text(w),
      marks: [{ type: 'link' as const, attrs: { href: 'https://harbour.example/' } }],
    })),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: fc.constantFrom('note_aaa', 'note_bbb').map(reference) },
)
const id = fc.integer({ min: 0, max: 9 }).map(n => `block_0${n}`)
const line = fc.tuple(id, fc.array(inline, { maxLength: 5 })).map(([i, content]) => paragraph(i, content))
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: line },
  { weight: 1, arbitrary: fc.array(line, { maxLength: 3 }).map(content => quotation('quote_00', content)) },
  {
    weight: 1,
    arbitrary: fc.array(line, { maxLength: 3 }).map(lines =>
      bullets(
        'list_000',
        lines.map(l => item(`i${l.attrs.id}`, [l])),
      ),
    ),
  },
)
let n = 0
const anyLetter = fc
  .array(block, { maxLength: 8 })
  .map(content =>
    giveIds(readDoc(letter(...content, notes(note('note_aaa', 'one')))), () => `fresh_${n++}_000`),
  )

describe('[TEXT-3] the id-aware diff', () => {
  it('[TEXT-1] any letter comes back as it was written, from a seed and over any other letter', () => {
    fc.assert(
      fc.property(anyLetter, anyLetter, (from, to) => {
        expect(docOf(seeded(from))).toEqual(from)
        const { doc, ydoc } = rewrite(from, to)
        expect(doc).toEqual(to)
        let updates = 0
        ydoc.on('update', () => updates++)
        writeDoc(ydoc, to, 'again')
        expect(updates).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('[TEXT-1] the editor reads from the shared text what was written', () => {
    const doc = readDoc(mixedLetter())
    expect(docOf(seeded(doc))).toEqual(doc)
    expect(schema.nodeFromJSON(doc).toJSON()).toEqual(doc)
    expect(schema.nodeFromJSON(doc).check()).toBeUndefined()
  })

  it('[TEXT-1] the same letter is the same seed, byte for byte, and seeding twice gives it once', () => {
    const [a, b] = [seedUpdate(mixedLetter()), seedUpdate(mixedLetter())]
    expect(a).toEqual(b)
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, a)
    Y.applyUpdate(ydoc, b)
    expect(docOf(ydoc)).toEqual(readDoc(mixedLetter()))
  })

  it('[TEXT-1] what is typed beside its like stays together where a colleague cuts the text just there', () => {
    for (const [first, second] of [
      [1e9, 2e9],
      [2e9, 1e9],
    ] as const) {
      const [amina, bruno] = [new Y.Doc(), new Y.Doc()]
      const seed = seedUpdate(letter(paragraph('block_a0', 'One two. Three.')))
      for (const ydoc of [amina, bruno]) Y.applyUpdate(ydoc, seed)
      amina.clientID = first
      bruno.clientID = second
      type(amina, 'One two.', ' new', ' Three.')
      writeDoc(bruno, letter(paragraph('block_a0', 'One two.'), paragraph('block_b0', ' Three.')), 'test')
      Y.applyUpdate(amina, Y.encodeStateAsUpdate(bruno))
      expect(wordsIn(amina)).toEqual(['One two. new', ' Three.'])
    }
  })

  it('[TEXT-1] wherever the caret is said to stand, what is written is what was wished', () => {
    fc.assert(
      fc.property(anyLetter, anyLetter, fc.nat(), fc.nat({ max: 12 }), (from, to, which, offset) => {
        const ydoc = seeded(from)
        const node = schema.nodeFromJSON(docOf(seeded(to)))
        const blocks: PMNode[] = []
        node.descendants(one => void (one.isTextblock && blocks.push(one)))
        const parent = blocks[which % blocks.length] ?? node
        ydoc.transact(() => syncNode(ydoc.getXmlFragment(BODY), node, new Map(), { parent, offset }))
        expect(docOf(ydoc)).toEqual(to)
      }),
      { numRuns: 500 },
    )
  })

  it('[TEXT-3] blocks keep their element when others come, go and move', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(w => paragraph(`block_${w}${w}`, `${w} words`))
    const all = letter(a!, b!, c!, d!)
    expect(rewrite(all, letter(paragraph('block_new', 'new'), a!, b!, c!, d!)).kept).toBe(5)
    expect(rewrite(all, letter(b!, c!, d!)).kept).toBe(4)
    expect(rewrite(all, letter(b!, c!, d!, a!)).kept).toBe(4)
    expect(rewrite(all, letter(d!, c!, b!, a!)).kept).toBe(2)
  })

  it('[TEXT-3] an equal attribute, also a list of numbers, is not written again', () => {
    const grid = table('table_00', [['one', 'two']])
    if (grid.type === 'table') grid.content![0]!.content![0]!.attrs.colwidth = [120]
    expect(rewrite(letter(grid), letter(grid)).updates).toBe(0)
  })

  it('[TEXT-3] deleting the first of two line breaks leaves the text behind the second alone', () => {
    const { hardBreak } = schema.nodes
    const line3 = schema.nodes.paragraph!.create({ id: 'block_aa' }, [
      schema.text('one'),
      hardBreak!.create(),
      schema.text('two'),
      hardBreak!.create(),
      schema.text('three'),
    ])
    const ydoc = new Y.Doc()
    const body = ydoc.getXmlFragment(BODY)
    const mapping = new Map()
    ydoc.transact(() => syncNode(body, schema.nodes.doc!.create(null, line3), mapping))
    const last = (body.get(0) as Y.XmlElement).get(4)
    const joined = line3.replace(3, 4, schema.nodes.paragraph!.create().slice(0))
    ydoc.transact(() => syncNode(body, schema.nodes.doc!.create(null, joined), mapping))
    expect((body.get(0) as Y.XmlElement).toArray()).toContain(last)
    expect(docOf(ydoc).content?.[0]).toEqual(joined.toJSON())
  })

  it('[TEXT-3] no mark of a letter overlaps itself, so that none is stored under a hashed name', () => {
    for (const mark of Object.values(schema.marks)) expect(mark.excludes(mark), mark.name).toBe(true)
  })

  it('[TEXT-3] a letter has one container of notes with its fixed id, whatever the file says', () => {
    const two = letter(
      notes(note('note_aaa', 'one')),
      paragraph('block_aa', 'a'),
      notes(note('note_bbb', 'two')),
    )
    const boxes = (rewrite(letter(), two).doc.content ?? []).filter(({ type }) => type === 'footnotes')
    expect(boxes).toEqual([
      readDoc(letter(notes(note('note_aaa', 'one'), note('note_bbb', 'two')))).content?.[0],
    ])
    expect(boxes[0]?.attrs.id).toBe(FOOTNOTES_ID)
  })
})

describe('[TEXT-3] matching children', () => {
  type Y_ = { id: string | null; seen?: object }
  const match = (ys: Y_[], ps: { id: string | null }[]) =>
    matchChildren<Y_, { id: string | null }>(
      ys,
      ps,
      { seenAs: y => y.seen as { id: string | null } | undefined, keyOfY: y => y.id, keyOfP: p => p.id },
      { y: () => 'p', p: () => 'p' },
    ).map(({ y, p }) => `${y}-${p}`)

  it('[TEXT-3] the same object wins over the same id', () => {
    const p = { id: 'a' }
    expect(match([{ id: 'a' }, { id: 'a', seen: p }], [p])).toEqual(['1-0'])
  })

  it('[TEXT-3] the longest order that both sides share is kept', () => {
    expect(
      match(
        'abcd'.split('').map(c => ({ id: c })),
        'bcda'.split('').map(c => ({ id: c })),
      ),
    ).toEqual(['1-0', '2-1', '3-2'])
  })

  it('[TEXT-3] children without an id are paired in order, between two that have one', () => {
    expect(
      match([{ id: null }, { id: 'a' }, { id: null }], [{ id: 'a' }, { id: null }, { id: null }]),
    ).toEqual(['1-0', '2-1'])
  })
})
