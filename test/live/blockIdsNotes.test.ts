// @vitest-environment happy-dom
/** Footnotes while two people work at once: no word of a note is lost, and no note is doubled. */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../shared/statement/node.ts'
import { insertFootnote } from '../../shared/statement/notes.ts'
import { docOf } from '../../shared/statement/read.ts'
import { acts, freshWord, placeOf, type } from './acts.ts'
import { atTable, RUNS, seeded, type Table } from './editors.ts'
import { letter, note, notes, paragraph, reference, text } from './letters.ts'

const letterWithNotes = () =>
  letter(
    paragraph('block_a0', 'a1 a2'),
    paragraph('block_b0', [text('b1 b2 '), reference('note_n00'), text(' b3 b4')]),
    paragraph('block_c0', 'c1 c2 c3'),
    paragraph('block_d0', [text('d1 d2'), reference('note_o00')]),
    notes(note('note_n00', 'n1 n2 n3'), note('note_o00', 'o1 o2')),
  )

/** A word that was typed behind another one. */
type Typed = { word: string; behind: string; inNote: boolean }
type Deed = (editor: Editor, typed: Typed[], rng: () => number, newId: () => string) => void

const typeBehind =
  (behind: string, inNote = false): Deed =>
  (editor, typed) => {
    const at = placeOf(editor, behind)
    if (at < 0) return
    const word = freshWord()
    type(editor, ` ${word}`, at + behind.length)
    typed.push({ word, behind, inNote })
  }

const keyAt =
  (word: string, key: string): Deed =>
  editor => {
    const at = placeOf(editor, word)
    if (at < 0) return
    editor.commands.setTextSelection(at)
    editor.commands.keyboardShortcut(key)
  }

const onHost =
  (act: keyof typeof acts): Deed =>
  (editor, _, rng) =>
    acts[act](editor, 'b1', rng)

function removeReference(editor: Editor): void {
  editor.state.doc.descendants((node, pos) => {
    if (node.attrs.note === 'note_n00') editor.view.dispatch(editor.state.tr.delete(pos, pos + 1))
  })
}

const addNote: Deed = (editor, typed, _, newId) => {
  const at = placeOf(editor, 'c2')
  if (at < 0) return
  editor.commands.setTextSelection(at + 2)
  insertFootnote(newId)(editor.state, editor.view.dispatch)
  const word = freshWord()
  editor.view.dispatch(editor.state.tr.insertText(word))
  typed.push({ word, behind: '', inNote: true })
}

const deeds = {
  typeInNote: typeBehind('n2', true),
  typeAfter: typeBehind('b4'),
  typeBefore: typeBehind('b1'),
  typeInC: typeBehind('c3'),
  splitBefore: keyAt('b2', 'Enter'),
  splitAfter: keyAt('b4', 'Enter'),
  splitStart: keyAt('b1', 'Enter'),
  join: keyAt('b1', 'Backspace'),
  joinNext: keyAt('c1', 'Backspace'),
  toHeading: onHost('toHeading'),
  list: onHost('bullet'),
  quote: onHost('quote'),
  move: onHost('move'),
  copy: onHost('copyPaste'),
  cutPaste: onHost('cutPaste'),
  removeHost: onHost('remove'),
  removeReference,
  addNote,
  bold: (editor: Editor) => {
    const [from, to] = [placeOf(editor, 'b1'), placeOf(editor, 'b4')]
    if (from < 0 || to < 0) return
    editor.commands.setTextSelection({ from, to })
    editor.commands.toggleBold()
  },
  undo: onHost('undo'),
  redo: onHost('redo'),
} satisfies Record<string, Deed>

type Script = (keyof typeof deeds)[]

/** `keeps`: what is typed beside it in the same block stays too, because nothing is made anew. */
const SCENARIOS: { title: string; scripts: [Script, Script]; keeps?: true }[] = [
  {
    title: 'one writes in the note, one in its paragraph',
    scripts: [['typeInNote'], ['typeAfter', 'typeBefore']],
    keeps: true,
  },
  { title: 'two write in one note', scripts: [['typeInNote'], ['typeInNote']], keeps: true },
  { title: 'the paragraph is split before the reference', scripts: [['splitBefore'], ['typeInNote']] },
  { title: 'the paragraph is split behind the reference', scripts: [['splitAfter'], ['typeInNote']] },
  {
    title: 'the paragraph is split at its start',
    scripts: [['splitStart'], ['typeInNote', 'typeAfter']],
    keeps: true,
  },
  { title: 'two split the paragraph', scripts: [['splitBefore'], ['splitAfter']] },
  { title: 'a split is undone', scripts: [['splitBefore', 'undo'], ['typeInNote']] },
  { title: 'a split is undone and redone', scripts: [['splitBefore', 'undo', 'redo'], ['typeInNote']] },
  { title: 'the paragraph is joined to the one before', scripts: [['join'], ['typeInNote']] },
  {
    title: 'the next paragraph is joined to it',
    scripts: [['joinNext'], ['typeInNote', 'typeAfter']],
    keeps: true,
  },
  { title: 'a join is undone', scripts: [['join', 'undo'], ['typeInNote']] },
  { title: 'the paragraph becomes a heading', scripts: [['toHeading'], ['typeInNote']] },
  { title: 'two make it a heading', scripts: [['toHeading'], ['toHeading']] },
  { title: 'a change of type is undone', scripts: [['toHeading', 'undo'], ['typeInNote']] },
  { title: 'the paragraph becomes a list', scripts: [['list'], ['typeInNote']] },
  { title: 'the paragraph is quoted', scripts: [['quote'], ['typeInNote']] },
  { title: 'the paragraph is dragged', scripts: [['move'], ['typeInNote']] },
  { title: 'two drag the paragraph', scripts: [['move'], ['move']] },
  { title: 'a drag is undone', scripts: [['move', 'undo'], ['typeInNote']] },
  { title: 'the paragraph is copied', scripts: [['copy'], ['typeInNote']] },
  { title: 'a copy is undone and redone', scripts: [['copy', 'undo', 'redo'], ['typeAfter']], keeps: true },
  { title: 'two copy the paragraph', scripts: [['copy'], ['copy']] },
  { title: 'the paragraph is cut and pasted', scripts: [['cutPaste'], ['typeInNote']] },
  { title: 'cut and paste are undone', scripts: [['cutPaste', 'undo', 'undo'], ['typeInNote']] },
  { title: 'the reference is deleted', scripts: [['removeReference'], ['typeInNote']] },
  {
    title: 'the reference is deleted while one types beside it',
    scripts: [['removeReference'], ['typeAfter', 'typeBefore']],
    keeps: true,
  },
  { title: 'deleting the reference is undone', scripts: [['removeReference', 'undo'], ['typeInNote']] },
  { title: 'two delete the reference', scripts: [['removeReference'], ['removeReference']] },
  { title: 'two add a note', scripts: [['addNote'], ['addNote']], keeps: true },
  { title: 'one adds a note where another types', scripts: [['addNote'], ['typeInC']], keeps: true },
  { title: 'adding a note is undone and redone', scripts: [['addNote', 'undo', 'redo'], ['addNote']] },
  { title: 'the paragraph is removed', scripts: [['removeHost'], ['typeInNote']] },
  { title: 'removing the paragraph is undone', scripts: [['removeHost', 'undo'], ['typeInNote']] },
  { title: 'the paragraph is set in bold', scripts: [['bold'], ['typeInNote', 'typeAfter']], keeps: true },
  {
    title: 'bold is undone while the reference is deleted',
    scripts: [
      ['bold', 'undo'],
      ['typeInNote', 'removeReference'],
    ],
  },
]

function play(table: Table, scripts: Script[], rng: () => number, offline: boolean): Typed[] {
  const typed: Typed[] = []
  const left = scripts.map(script => [...script])
  while (left.some(script => script.length)) {
    const person = Math.floor(rng() * left.length)
    const next = left[person]?.shift()
    if (!next) continue
    table.act(person, editor => deeds[next](editor, typed, rng, table.newId))
    for (let n = offline ? 0 : Math.floor(rng() * 3); n > 0; n--) table.deliver()
  }
  table.drain()
  return typed
}

type Line = { type: string; id: string; words: string }

function linesOf(table: Table): Line[] {
  const lines: Line[] = []
  const walk = (node: Node): void => {
    const words = (node.content ?? []).map(({ text: t }) => t ?? ' ').join('')
    lines.push({ type: node.type, id: String(node.attrs?.id ?? ''), words })
    node.content?.forEach(walk)
  }
  walk(docOf(table.server) as Node)
  return lines
}

describe('[TEXT-5] footnotes', () => {
  for (const { title, scripts, keeps } of SCENARIOS)
    it(`[TEXT-5] ${title}: nothing typed in a note is lost, and no note is doubled`, () =>
      seeded(4, (rng, seed) =>
        atTable(letterWithNotes(), ['ours', 'ours'], rng, table => {
          const typed = play(table, scripts, rng, seed % 2 === 0)
          const undone = scripts.some(script => script.includes('undo'))
          const lines = linesOf(table)
          const noteLines = lines.filter(line => line.type === 'footnote')
          const ids = lines.flatMap(({ id }) => id || [])
          expect(ids.length - new Set(ids).size, 'ids doubled').toBe(0)
          expect(noteLines.filter(({ words }) => /\bn1\b/.test(words)).map(({ id }) => id)).toEqual([
            'note_n00',
          ])
          for (const { word, inNote } of typed) {
            const there = (inNote ? noteLines : lines).some(({ words }) => words.includes(word))
            if (inNote ? !undone : keeps) expect(there, `"${word}" is there`).toBe(true)
          }
          expect(new Set(table.texts()).size, 'all have the same text').toBe(1)
          const [first, second] = table.people.map(({ editor }) => editor.getJSON())
          expect(first).toEqual(second)
          expect(table.mends.filter(({ why }) => why === 'changed')).toEqual([])
        }),
      ))
})

const at = (editor: Editor, word: string, key: string, end = false) => {
  const place = placeOf(editor, word)
  editor.commands.setTextSelection(end ? place + word.length : place)
  return editor.commands.keyboardShortcut(key)
}

const ALONE: Record<string, (editor: Editor) => unknown> = {
  'Enter in a note': editor => at(editor, 'n2', 'Enter'),
  'Backspace at the start of a note': editor => at(editor, 'n1', 'Backspace'),
  'Delete at the end of a note': editor => at(editor, 'n3', 'Delete', true),
  'a list inside a note': editor => {
    editor.commands.setTextSelection(placeOf(editor, 'n2'))
    editor.commands.toggleBulletList()
  },
  'a heading inside a note': editor => {
    editor.commands.setTextSelection(placeOf(editor, 'n2'))
    editor.commands.setNode('heading', { level: 2 })
  },
  'a quotation inside a note': editor => {
    editor.commands.setTextSelection(placeOf(editor, 'n2'))
    editor.commands.toggleBlockquote()
  },
  'clearing a note': editor => {
    editor.commands.setTextSelection(placeOf(editor, 'n2'))
    editor.commands.clearNodes()
  },
  'deleting from the text into a note': editor => {
    editor.commands.setTextSelection({ from: placeOf(editor, 'b2'), to: placeOf(editor, 'n2') })
    editor.commands.deleteSelection()
  },
  'Enter over text and note': editor => {
    editor.commands.setTextSelection({ from: placeOf(editor, 'b2'), to: placeOf(editor, 'n2') })
    editor.commands.keyboardShortcut('Enter')
  },
  'deleting everything': editor => {
    editor.commands.selectAll()
    editor.commands.deleteSelection()
  },
  'pasting over everything': editor => {
    editor.commands.selectAll()
    editor.commands.insertContent('<p>x1</p>')
  },
  'two paragraphs into a note': editor => {
    editor.commands.setTextSelection(placeOf(editor, 'n2'))
    editor.view.pasteHTML('<p>x1</p><p>y1</p>', new Event('paste') as ClipboardEvent)
  },
}

describe('[TEXT-5] the container of notes', () => {
  for (const [title, act] of Object.entries(ALONE))
    it(`[TEXT-5] ${title} leaves one container with its notes, and a colleague's words in them`, () =>
      seeded(2 / RUNS, rng =>
        atTable(letterWithNotes(), ['ours', 'ours'], rng, table => {
          table.act(0, act)
          table.act(1, editor => type(editor, ' zq', placeOf(editor, 'o2') + 2))
          table.drain()
          const lines = linesOf(table)
          expect(lines.filter(line => line.type === 'footnotes').map(({ id }) => id)).toEqual(['footnotes'])
          expect(lines.filter(line => line.type === 'footnote').map(({ id }) => id)).toEqual([
            'note_n00',
            'note_o00',
          ])
          expect(lines.find(({ id }) => id === 'note_o00')?.words).toBe('o1 o2 zq')
          expect(new Set(table.texts()).size).toBe(1)
          expect(table.people[0]?.editor.state.doc.check()).toBeUndefined()
        }),
      ))
})
