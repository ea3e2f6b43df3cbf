/**
 * The hands of an honest person: a real editor of ours or of somebody else, or a program that writes what an editor
 * would, straight into the shared text. What a hand does is drawn from the number it is given.
 */

import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { BODY, type NodeName, TEXT_BLOCK_NAMES } from '../../../shared/statement/grammar.ts'
import { type Act, acts, find, freshWord } from '../acts.ts'
import { bound, type Kind } from '../editors.ts'
import { mkRng } from '../random.ts'
import { rowsOf } from '../watch.ts'

export type HandKind = Kind | 'program'

export type Hand = {
  /** Changes the text; which change, where and with what comes from `seed`. */
  act(seed: number): void
  /** Several changes that leave as one frame. */
  many(seed: number): void
  leave(): void
}

export function handOf(kind: HandKind, doc: Y.Doc, newId: () => string): Hand {
  return kind === 'program' ? programOf(doc, newId) : editorOf(kind, doc, newId)
}

const mark =
  (change: (editor: Editor) => unknown): Act =>
  (editor, word) => {
    const found = find(editor, word)
    if (!found?.node.isTextblock) return
    const to = found.pos + 1 + Math.ceil(found.node.content.size / 2)
    editor.commands.setTextSelection({ from: found.pos + 1, to })
    change(editor)
  }

const ACTS: Act[] = [
  ...Object.values<Act>(acts),
  acts.type,
  acts.typeMid,
  acts.undo,
  mark(editor => editor.commands.toggleBold()),
  mark(editor => editor.commands.toggleItalic()),
  mark(editor => editor.commands.toggleLink({ href: 'https://harbour.example/text' })),
  mark(editor => editor.commands.unsetAllMarks()),
  mark(editor => editor.commands.insertContent('⚓️🛳')),
  mark(editor => editor.commands.setHardBreak()),
]

function editorOf(kind: Kind, doc: Y.Doc, newId: () => string): Hand {
  const editor = bound(doc, kind, newId)
  const act = (seed: number) => {
    const rng = mkRng(seed)
    const words = rowsOf(doc).flatMap(row => row.words[0] ?? [])
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    oneOf(ACTS, rng)(editor, oneOf(words, rng) ?? '', rng)
  }
  return { act, many: seed => doc.transact(() => act(seed)), leave: () => editor.destroy() }
}

type Program = { body: Y.XmlFragment; rng: () => number; newId: () => string; undo: Y.UndoManager }
type Write = (program: Program) => void

function programOf(doc: Y.Doc, newId: () => string): Hand {
  const body = doc.getXmlFragment(BODY)
  const undo = new Y.UndoManager(body, { trackedOrigins: new Set([MINE]), captureTimeout: 0 })
  const times = (count: number, seed: number) => {
    const program = { body, rng: mkRng(seed), newId, undo }
    undo.stopCapturing()
    const chosen = Array.from({ length: count }, () => oneOf(WRITES, program.rng))
    if (count === 1 && program.rng() < 0.15) (program.rng() < 0.6 ? undo.undo : undo.redo).call(undo)
    else
      doc.transact(() => {
        for (const write of chosen) write(program)
      }, MINE)
  }
  return { act: seed => times(1, seed), many: seed => times(5, seed), leave: () => undo.destroy() }
}

const MINE = 'hand'

function oneOf<T>(all: readonly T[], rng: () => number): T {
  return all[Math.floor(rng() * all.length)]!
}

const blocksIn = (body: Y.XmlFragment): Y.XmlElement[] =>
  [...body.createTreeWalker(() => true)].filter((type): type is Y.XmlElement => type instanceof Y.XmlElement)

const textsIn = (body: Y.XmlFragment): Y.XmlText[] =>
  [...body.createTreeWalker(() => true)].filter((type): type is Y.XmlText => type instanceof Y.XmlText)

/** Something to write in; where nothing is left, a new paragraph. */
function someText(program: Program): Y.XmlText {
  const texts = textsIn(program.body)
  return texts.length ? oneOf(texts, program.rng) : (paragraph(program, 0).get(0) as Y.XmlText)
}

/** A place in a text, not inside a character of two units. */
function someAt(text: Y.XmlText, rng: () => number): number {
  const plain = plainOf(text)
  const at = Math.floor(rng() * (plain.length + 1))
  return /[\ud800-\udbff]/.test(plain[at - 1] ?? '') ? at - 1 : at
}

const plainOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '?'))
    .join('')

function paragraph({ body, newId, rng }: Program, index: number, name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.setAttribute('id', newId())
  if (name === 'heading') element.setAttribute('level', (1 + Math.floor(rng() * 3)) as never)
  const text = new Y.XmlText()
  text.insert(0, ` ${freshWord()}`)
  element.insert(0, [text])
  body.insert(index, [element])
  return element
}

const topAt = ({ body, rng }: Program) => Math.floor(rng() * (body.length + 1))

const type: Write = program => {
  const text = someText(program)
  text.insert(someAt(text, program.rng), program.rng() < 0.1 ? '🛳' : `${freshWord()} `)
}

const append: Write = program => {
  const text = someText(program)
  text.insert(text.length, ` ${freshWord()}`)
}

const erase: Write = program => {
  const text = someText(program)
  const [a, b] = [someAt(text, program.rng), someAt(text, program.rng)].sort((x, y) => x - y) as [
    number,
    number,
  ]
  if (b > a) text.delete(a, Math.min(b - a, 12))
}

const format: Write = program => {
  const text = someText(program)
  const [a, b] = [someAt(text, program.rng), someAt(text, program.rng)].sort((x, y) => x - y) as [
    number,
    number,
  ]
  const value = program.rng() < 0.3 ? null : {}
  const mark = oneOf(['bold', 'italic', 'strike', 'link'], program.rng)
  if (b > a)
    text.format(a, b - a, { [mark]: mark === 'link' && value ? { href: 'https://harbour.example/' } : value })
}

/** Enter in a paragraph at the top: its second half becomes a new one. */
const split: Write = program => {
  const { body, rng } = program
  const index = Math.floor(rng() * body.length)
  const block = body.get(index)
  const text = block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) return
  const at = someAt(text, rng)
  const rest = restOf(text, at)
  text.delete(at, text.length - at)
  const fresh = paragraph(program, index + 1).get(0) as Y.XmlText
  fresh.delete(0, fresh.length)
  fresh.applyDelta(rest)
}

function restOf(text: Y.XmlText, at: number): { insert: string; attributes?: object }[] {
  let before = at
  return (text.toDelta() as { insert: string; attributes?: object }[]).flatMap(run => {
    const rest = run.insert.slice(before)
    before = Math.max(0, before - run.insert.length)
    return rest ? [{ ...run, insert: rest }] : []
  })
}

/** Backspace at the start of a paragraph: its text goes to the end of the one before. */
const join: Write = ({ body, rng }) => {
  const index = 1 + Math.floor(rng() * (body.length - 1))
  const pair = [index - 1, index].map(at => (at < body.length ? body.get(at) : null))
  const [one, two] = pair.map(block =>
    block instanceof Y.XmlElement && TEXT_BLOCK_NAMES.includes(block.nodeName as NodeName)
      ? block.get(0)
      : null,
  )
  if (!(one instanceof Y.XmlText && two instanceof Y.XmlText)) return
  one.applyDelta([{ retain: one.length }, ...two.toDelta()])
  body.delete(index, 1)
}

const paste: Write = program => {
  const at = topAt(program)
  for (let n = 2 + Math.floor(program.rng() * 3); n > 0; n--)
    paragraph(program, at, program.rng() < 0.3 ? 'heading' : 'paragraph')
}

const remove: Write = ({ body, rng }) => {
  const index = Math.floor(rng() * body.length)
  const block = body.length > 3 ? body.get(index) : null
  if (block instanceof Y.XmlElement && block.nodeName !== 'footnotes') body.delete(index, 1)
}

/** Drags a block elsewhere: Yjs cannot move, so it is made anew with the ids it had. */
const move: Write = program => {
  const { body, rng } = program
  const index = Math.floor(rng() * body.length)
  const block = body.get(index)
  if (!(block instanceof Y.XmlElement) || block.nodeName === 'footnotes') return
  const copy = block.clone()
  body.delete(index, 1)
  body.insert(topAt(program), [copy as Y.XmlElement])
}

const list: Write = program => {
  const [items, entry] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
  items.setAttribute('id', program.newId())
  entry.setAttribute('id', program.newId())
  const block = paragraph(program, topAt(program))
  const copy = block.clone() as Y.XmlElement
  const at = program.body.toArray().indexOf(block)
  program.body.delete(at, 1)
  entry.insert(0, [copy])
  items.insert(0, [entry])
  program.body.insert(at, [items])
}

const attribute: Write = ({ body, rng, newId }) => {
  const blocks = blocksIn(body).filter(({ nodeName }) => nodeName === 'paragraph' || nodeName === 'heading')
  const block = blocks.length ? oneOf(blocks, rng) : null
  const [name, value] = oneOf(
    [
      ['lang', 'fr'],
      ['dir', 'rtl'],
      ['concern', true],
      ['ask', newId()],
      ['lang', null],
    ] as const,
    rng,
  )
  if (value === null) block?.removeAttribute(name)
  else block?.setAttribute(name, value as string)
}

const lineBreak: Write = ({ body, rng }) => {
  const blocks = blocksIn(body).filter(({ nodeName }) => nodeName === 'paragraph')
  const block = blocks.length ? oneOf(blocks, rng) : null
  block?.insert(Math.floor(rng() * (block.length + 1)), [new Y.XmlElement('hardBreak')])
}

const WRITES: Write[] = [
  type,
  type,
  type,
  append,
  append,
  append,
  erase,
  format,
  format,
  split,
  join,
  paste,
  remove,
  move,
  list,
  attribute,
  lineBreak,
]
