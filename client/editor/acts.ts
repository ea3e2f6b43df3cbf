/**
 * Everything a hand can do in the text: one table from which the toolbar, the keys and the help are made, so that
 * they cannot disagree. Keys are ProseMirror's names; `Mod` is Ctrl, or Command on a Mac.
 */
import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { toggleConcern } from '../../shared/statement/demands.ts'
import { caretInNote } from '../../shared/statement/keepers.ts'
import { insertFootnote } from '../../shared/statement/notes.ts'
import { newBlockId } from './blockId.ts'
import { insertRule, insertSignatories, insertTable } from './insert.ts'
import { followNote, leaveNote, removeEmptyNote } from './notes.ts'
import { type TableAct, tableActs } from './tableActs.ts'
import { words } from './words.ts'

export type ActName =
  | keyof typeof MARK_KEYS
  | 'paragraph'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'bullets'
  | 'numbers'
  | 'indent'
  | 'outdent'
  | 'quote'
  | 'link'
  | 'footnote'
  | 'table'
  | 'rule'
  | 'signatories'
  | 'ask'
  | 'concern'
  | 'clear'
  | 'undo'
  | 'redo'
  | TableAct

export type Act = {
  says: string
  key?: string
  /** Does it, and puts the focus back into the text; false where it cannot be done here. */
  run: (editor: Editor) => boolean
  /** Whether it is so already, for a button that is pressed in. */
  on?: (editor: Editor) => boolean
  /** Whether it can be done here; always, where nothing is said. */
  may?: (editor: Editor) => boolean
}

/** What opens a dialog instead of changing the text at once. */
export type Opens = 'link' | 'ask'
export type Open = (what: Opens, editor: Editor) => void

const MARK_KEYS = {
  bold: 'Mod-b',
  italic: 'Mod-i',
  underline: 'Mod-u',
  strike: 'Mod-Shift-s',
  superscript: 'Mod-.',
  subscript: 'Mod-,',
} as const

const notInNote = (editor: Editor) => !caretInNote(editor.state)

const mark = (name: keyof typeof MARK_KEYS): Act => ({
  says: words.toolbar[name],
  key: MARK_KEYS[name],
  run: editor => editor.chain().focus().toggleMark(name).run(),
  on: editor => editor.isActive(name),
})

const heading = (level: 1 | 2 | 3): Act => ({
  says: words.toolbar[`heading${level}`],
  key: `Mod-Alt-${level}`,
  run: editor => editor.chain().focus().toggleHeading({ level }).run(),
  on: editor => editor.isActive('heading', { level }),
  may: notInNote,
})

/** Runs a ProseMirror command in an editor. */
export function command(editor: Editor, act: Command): boolean {
  editor.view.focus()
  return act(editor.state, editor.view.dispatch, editor.view)
}

/** The table where one only suggests: asks and concerns are made in the letter itself, by those who write it. */
export function withoutDemands(acts: Record<ActName, Act>): Record<ActName, Act> {
  const [{ key: _ask, ...ask }, { key: _concern, ...concern }] = [acts.ask, acts.concern]
  return { ...acts, ask, concern }
}

/** The table. `open` shows the dialog of what cannot be done without asking. */
export const actsOf = (open: Open): Record<ActName, Act> => ({
  bold: mark('bold'),
  italic: mark('italic'),
  underline: mark('underline'),
  strike: mark('strike'),
  superscript: mark('superscript'),
  subscript: mark('subscript'),
  link: {
    says: words.toolbar.link,
    key: 'Mod-k',
    run: editor => opened(open, 'link', editor),
    on: editor => editor.isActive('link'),
  },
  paragraph: {
    says: words.toolbar.paragraph,
    key: 'Mod-Alt-0',
    run: editor => editor.chain().focus().setParagraph().run(),
    on: editor => editor.isActive('paragraph'),
    may: notInNote,
  },
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  bullets: {
    says: words.toolbar.bullets,
    key: 'Mod-Shift-8',
    run: editor => editor.chain().focus().toggleBulletList().run(),
    on: editor => editor.isActive('bulletList'),
    may: notInNote,
  },
  numbers: {
    says: words.toolbar.numbers,
    key: 'Mod-Shift-7',
    run: editor => editor.chain().focus().toggleOrderedList().run(),
    on: editor => editor.isActive('orderedList'),
    may: notInNote,
  },
  indent: {
    says: words.toolbar.indent,
    key: 'Tab',
    run: editor => editor.chain().focus().sinkListItem('listItem').run(),
    may: editor => editor.isActive('listItem'),
  },
  outdent: {
    says: words.toolbar.outdent,
    key: 'Shift-Tab',
    run: editor => editor.chain().focus().liftListItem('listItem').run(),
    may: editor => editor.isActive('listItem'),
  },
  quote: {
    says: words.toolbar.quote,
    key: 'Mod-Shift-b',
    run: editor => editor.chain().focus().toggleBlockquote().run(),
    on: editor => editor.isActive('blockquote'),
    may: notInNote,
  },
  footnote: {
    says: words.toolbar.footnote,
    key: 'Mod-Alt-f',
    run: editor => command(editor, insertFootnote(newBlockId)),
    may: notInNote,
  },
  table: { says: words.toolbar.table, key: 'Mod-Alt-t', run: insertTable, may: notInNote },
  rule: { says: words.toolbar.rule, key: 'Mod-Alt-r', run: insertRule, may: notInNote },
  signatories: { says: words.toolbar.signatories, run: insertSignatories, may: notInNote },
  ask: {
    says: words.toolbar.ask,
    key: 'Mod-Alt-a',
    run: editor => opened(open, 'ask', editor),
    may: notInNote,
  },
  concern: {
    says: words.toolbar.concern,
    key: 'Mod-Alt-c',
    run: editor => command(editor, toggleConcern),
    on: concerned,
    may: notInNote,
  },
  clear: {
    says: words.toolbar.clear,
    key: 'Mod-\\',
    run: editor => editor.chain().focus().unsetAllMarks().run(),
  },
  undo: { says: words.toolbar.undo, key: 'Mod-z', run: editor => editor.chain().focus().undo().run() },
  redo: { says: words.toolbar.redo, key: 'Shift-Mod-z', run: editor => editor.chain().focus().redo().run() },
  ...tableActs(),
})

/** Keys without a button: between a footnote's mark and its note, and out of a note that is not wanted. */
export const NOTE_KEYS: Record<string, Command> = {
  'Mod-Alt-n': followNote,
  Escape: leaveNote,
  Backspace: removeEmptyNote,
}

function opened(open: Open, what: Opens, editor: Editor): true {
  open(what, editor)
  return true
}

function concerned({ state }: Editor): boolean {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).attrs.concern) return true
  return false
}
