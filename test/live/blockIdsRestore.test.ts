// @vitest-environment happy-dom
/** Restoring a version, and first words in an empty line, while others type: their words stay, in their own block. */
import { describe, expect, it } from 'vitest'
import { FOOTNOTES_ID } from '../../shared/statement/grammar.ts'
import { docOf } from '../../shared/statement/read.ts'
import type { Doc, Paragraph } from '../../shared/statement/tree.ts'
import { writeDoc } from '../../shared/statement/yjsDiff.ts'
import { acts, find, freshWord, placeOf, type } from './acts.ts'
import { atTable, seeded } from './editors.ts'
import { letter, mixedLetter, note, notes, paragraph, reference, text } from './letters.ts'
import { mkRng } from './random.ts'
import { rowsOf } from './watch.ts'

const eight = [0, 1, 2, 3, 4, 5, 6, 7]

const longLetter = () =>
  letter(
    ...eight.map(n =>
      paragraph(`block_${n}_`.padEnd(8, '0'), [text(`w${n}a `), reference(`note_${n}__`), text(` w${n}b`)]),
    ),
    notes(...eight.map(n => note(`note_${n}__`, `v${n}a vv`))),
  )

/** An older version: one block has other words, one note too, one block stood elsewhere, one was not there. */
function older(doc: Doc, rng: () => number, target: number): Doc {
  const others = eight.filter(n => n !== target)
  const pick = () => others.splice(Math.floor(rng() * others.length), 1)[0]!
  const [edited, moved, absent, noted] = [pick(), pick(), pick(), pick()]
  const id = (n: number) => `block_${n}_`.padEnd(8, '0')
  let blocks = (doc.content ?? []).filter(block => block.attrs.id !== id(absent))
  const at = blocks.findIndex(block => block.attrs.id === id(moved))
  const [block] = blocks.splice(at, 1)
  /** Of two neighbours that changed places nobody can tell which was moved: the block goes further than that. */
  blocks.splice(at < 4 ? at + 3 : at - 3, 0, block!)
  blocks = blocks.map(b =>
    b.attrs.id === id(edited) ? { ...(b as Paragraph), content: [text('older words ')] } : b,
  )
  const box = blocks.find(b => b.type === 'footnotes')
  if (box?.type === 'footnotes')
    box.content = (box.content ?? []).map(n =>
      n.attrs.id === `note_${noted}__` ? note(n.attrs.id, 'older') : n,
    )
  return { type: 'doc', content: blocks }
}

describe('[VER-3] restoring while others type', () => {
  it('[VER-3] what is typed meanwhile stays in the block and note it was typed in', () =>
    seeded(40, rng =>
      atTable(longLetter(), ['ours', 'ours'], rng, table => {
        const target = Math.floor(rng() * 8)
        const [inHost, inNote] = [freshWord(), freshWord()]
        table.act(0, editor => type(editor, ` ${inHost}`, placeOf(editor, `w${target}b`) + 3))
        table.act(1, editor => type(editor, ` ${inNote}`, placeOf(editor, `v${target}a`) + 3))
        writeDoc(table.server, older(docOf(table.server), rng, target), 'restore')
        table.drain()
        const rows = rowsOf(table.server)
        const idsWith = (word: string) => rows.filter(({ words }) => words.includes(word)).map(({ id }) => id)
        expect(idsWith(inHost)).toEqual([`block_${target}_`.padEnd(8, '0')])
        expect(idsWith(inNote)).toEqual([`note_${target}__`])
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        expect(new Set(table.texts()).size).toBe(1)
        expect(table.people[0]?.editor.getJSON()).toEqual(table.people[1]?.editor.getJSON())
      }),
    ))

  it('[TEXT-1] restoring the standing text writes nothing', () =>
    atTable(mixedLetter(), [], mkRng(1), table => {
      let updates = 0
      table.server.on('update', () => updates++)
      writeDoc(table.server, docOf(table.server), 'restore')
      expect(updates).toBe(0)
    }))

  it('[TEXT-1] a version without notes leaves the container standing, empty', () =>
    atTable(longLetter(), ['ours'], mkRng(1), table => {
      writeDoc(table.server, letter(paragraph('block_0_', 'w0a')), 'restore')
      table.drain()
      expect(docOf(table.server).content?.map(({ attrs }) => attrs.id)).toEqual(['block_0_', FOOTNOTES_ID])
    }))
})

describe('[TEXT-6] two people in one line', () => {
  it('[TEXT-6] first words in an empty line, and all that follows them, stay', () =>
    seeded(20, rng =>
      atTable(letter(paragraph('block_a0', ''), notes()), ['ours', 'ours'], rng, table => {
        for (let n = 0; n < 12; n++) {
          table.act(Math.floor(rng() * 2), editor =>
            type(
              editor,
              'x',
              1 +
                Math.floor(
                  rng() * (find(editor, '')?.node.content.size ?? editor.state.doc.child(0).content.size + 1),
                ),
            ),
          )
          for (let k = Math.floor(rng() * 3); k > 0; k--) table.deliver()
        }
        table.drain()
        expect(rowsOf(table.server)[0]?.words.join('')).toBe('x'.repeat(12))
        expect(new Set(table.texts()).size).toBe(1)
      }),
    ))

  it('[TEXT-6] behind a note that one adds and the other deletes, no typed letter is lost', () =>
    seeded(20, rng =>
      atTable(letter(paragraph('block_a0', 'a1 a2'), notes()), ['ours', 'ours', 'ours'], rng, table => {
        const schema = table.people[0]!.editor.schema
        table.act(0, editor =>
          editor.view.dispatch(
            editor.state.tr.insert(4, schema.nodes.footnoteRef!.create({ note: 'note_000' })),
          ),
        )
        table.drain()
        table.act(1, editor => editor.view.dispatch(editor.state.tr.delete(4, 5)))
        let typed = 0
        for (let n = 0; n < 10; n++) {
          const person = 1 + Math.floor(rng() * 2)
          table.act(person, editor => type(editor, 'x', editor.state.doc.child(0).nodeSize - 1))
          typed++
          for (let k = Math.floor(rng() * 3); k > 0; k--) table.deliver()
        }
        table.drain()
        expect(rowsOf(table.server)[0]?.words.join('').match(/x/g)).toHaveLength(typed)
        expect(new Set(table.texts()).size).toBe(1)
      }),
    ))
})

describe('[TEXT-3] an editor that gives no ids', () => {
  it('[TEXT-3] a block of its, split by ours before the server named it, is named once', () =>
    seeded(10, rng =>
      atTable(mixedLetter(), ['plain', 'ours'], rng, table => {
        table.act(0, editor => acts.splitMid(editor, 'b1', rng))
        const own = table.people[0]!
        for (const update of own.up) for (const person of table.people.slice(1)) person.down.push(update)
        for (let n = 0; n < 3; n++) table.deliver()
        table.act(1, editor => acts.splitMid(editor, 'b2', rng))
        table.drain()
        const ids = rowsOf(table.server).map(({ id }) => id)
        expect(ids).not.toContain(null)
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(table.texts()).size).toBe(1)
      }),
    ))
})
