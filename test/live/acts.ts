/** What people do to a text, each act found by a word of the block it is done to. */
import type { Editor } from '@tiptap/core'
import { Fragment, type Node as PMNode, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import { setAsk, unsetAsk } from '../../shared/statement/demands.ts'

export type Act = (editor: Editor, word: string, rng: () => number) => void

type Found = { pos: number; node: PMNode }

/** The text block that holds a word, and the position in front of it. */
export function find(editor: Editor, word: string): Found | null {
  let found: Found | null = null
  editor.state.doc.descendants((node, pos) => {
    if (!found && node.isTextblock && node.textContent.split(/\s+/).includes(word)) found = { pos, node }
    return !found
  })
  return found
}

/** The position of a word inside a text. */
export function placeOf(editor: Editor, word: string): number {
  let place = -1
  editor.state.doc.descendants((node, pos) => {
    const at = place < 0 && node.isText ? ` ${node.text} `.search(new RegExp(`\\s${word}\\s`)) : -1
    if (at >= 0) place = pos + at
  })
  return place
}

const withBlock =
  (act: (editor: Editor, found: Found, rng: () => number) => void): Act =>
  (editor, word, rng) => {
    const found = find(editor, word)
    if (found) act(editor, found, rng)
  }

const atStart = (act: (editor: Editor) => void): Act =>
  withBlock((editor, { pos }) => {
    editor.commands.setTextSelection(pos + 1)
    act(editor)
  })

const enterAt = (offset: (node: PMNode) => number): Act =>
  withBlock((editor, { pos, node }) => {
    editor.commands.setTextSelection(pos + 1 + offset(node))
    editor.commands.keyboardShortcut('Enter')
  })

const behindBlank = (place: number, node: PMNode) => (place < 0 ? node.content.size : place + 1)

/** Puts something into the line behind its first word. */
const inMiddle = (name: string, attrs: object): Act =>
  withBlock((editor, { pos, node }) => {
    const inline = editor.state.schema.nodes[name]!.create(attrs)
    const at = pos + 1 + behindBlank(node.textContent.indexOf(' '), node)
    editor.view.dispatch(editor.state.tr.insert(at, inline))
  })

let words = 0
/** A word that nobody wrote before. */
export const freshWord = () => `z${(++words).toString(36)}`
/** Begins anew, for a run that is to be the same each time. */
export const restartWords = () => {
  words = 0
}

export function type(editor: Editor, word: string, at: number): void {
  editor.view.dispatch(editor.state.tr.insertText(word, at))
}

const atTop = (act: (editor: Editor, found: Found, $pos: ResolvedPos, rng: () => number) => void): Act =>
  withBlock((editor, found, rng) => {
    const $pos = editor.state.doc.resolve(found.pos)
    if ($pos.depth === 0) act(editor, found, $pos, rng)
  })

/** A place between two top-level blocks, in front of the notes. */
function between(doc: PMNode, rng: () => number): number {
  const places = [0]
  doc.forEach((node, pos) => {
    if (node.type.name !== 'footnotes') places.push(pos + node.nodeSize)
  })
  return places[Math.floor(rng() * places.length)]!
}

/** Pastes as the editor does: the slice goes through whatever the plugins make of it. */
export function paste(editor: Editor, node: PMNode, at: number): void {
  editor.view.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(at), -1)))
  let slice = new Slice(Fragment.from(node), 0, 0)
  editor.view.someProp('transformPasted', transform => {
    slice = transform(slice, editor.view, false)
  })
  const tr = editor.state.tr.insert(at, slice.content)
  editor.view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
}

const cut = (editor: Editor, { pos, node }: Found) => {
  editor.view.someProp('handleDOMEvents', handlers => {
    handlers.cut?.call(null as never, editor.view, new Event('cut') as ClipboardEvent)
  })
  editor.view.dispatch(editor.state.tr.delete(pos, pos + node.nodeSize).setMeta('uiEvent', 'cut'))
}

export const acts = {
  splitStart: enterAt(() => 0),
  splitMid: enterAt(node => behindBlank(node.textContent.indexOf(' '), node)),
  splitMid2: enterAt(node => behindBlank(node.textContent.lastIndexOf(' '), node)),
  splitEnd: (editor, word, rng) => {
    enterAt(node => node.content.size)(editor, word, rng)
    editor.commands.insertContent(freshWord())
  },
  join: atStart(editor => editor.commands.keyboardShortcut('Backspace')),
  type: withBlock((editor, { pos, node }) => type(editor, ` ${freshWord()}`, pos + 1 + node.content.size)),
  typeMid: withBlock((editor, { pos, node }) =>
    type(editor, `${freshWord()} `, pos + 1 + behindBlank(node.textContent.indexOf(' '), node)),
  ),
  breakLine: inMiddle('hardBreak', {}),
  refer: inMiddle('footnoteRef', { note: 'note_o00' }),
  toHeading: atStart(editor => editor.commands.setNode('heading', { level: 2 })),
  toHeading3: atStart(editor => editor.commands.setNode('heading', { level: 3 })),
  toParagraph: atStart(editor => editor.commands.setNode('paragraph')),
  clear: atStart(editor => editor.commands.clearNodes()),
  quote: atStart(editor => editor.commands.toggleBlockquote()),
  bullet: atStart(editor => editor.commands.toggleBulletList()),
  ordered: atStart(editor => editor.commands.toggleOrderedList()),
  sink: atStart(editor => editor.commands.sinkListItem('listItem')),
  lift: atStart(editor => editor.commands.liftListItem('listItem')),
  undo: editor => editor.commands.undo(),
  redo: editor => editor.commands.redo(),
  remove: atTop((editor, { pos, node }) =>
    editor.view.dispatch(editor.state.tr.delete(pos, pos + node.nodeSize)),
  ),
  removeAndType: atTop((editor, { pos, node }) => {
    const tr = editor.state.tr.delete(pos, pos + node.nodeSize)
    const next = tr.doc.nodeAt(pos)
    if (next?.isTextblock) tr.insertText(` ${freshWord()}`, pos + 1 + next.content.size)
    editor.view.dispatch(tr)
  }),
  removeItem: withBlock((editor, { pos }) => {
    const $pos = editor.state.doc.resolve(pos)
    for (let depth = $pos.depth; depth > 0; depth--)
      if (['listItem', 'tableRow', 'tableCell'].includes($pos.node(depth).type.name))
        return editor.view.dispatch(editor.state.tr.deleteRange($pos.before(depth), $pos.after(depth)))
  }),
  move: atTop((editor, { pos, node }, _, rng) => {
    const tr = editor.state.tr.delete(pos, pos + node.nodeSize)
    editor.view.dispatch(tr.insert(between(tr.doc, rng), node).setMeta('uiEvent', 'drop'))
  }),
  /** An alt-drag inserts the very node object that stays where it was. */
  altDrag: atTop((editor, { node }, _, rng) => {
    const tr = editor.state.tr
    editor.view.dispatch(tr.insert(between(tr.doc, rng), node).setMeta('uiEvent', 'drop'))
  }),
  cutPaste: atTop((editor, found, _, rng) => {
    if (editor.state.doc.childCount < 2) return
    cut(editor, found)
    paste(editor, found.node, between(editor.state.doc, rng))
  }),
  copyPaste: atTop((editor, { node }, _, rng) => paste(editor, node, between(editor.state.doc, rng))),
  setAsk: atStart(editor =>
    setAsk(`ask_${freshWord().padStart(6, '0')}`)(editor.state, editor.view.dispatch),
  ),
  unsetAsk: atStart(editor => unsetAsk(editor.state, editor.view.dispatch)),
} satisfies Record<string, Act>

export type ActName = keyof typeof acts
