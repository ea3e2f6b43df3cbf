/**
 * The rules of a letter as one extension of the editor: notes are kept, emptied places filled, ids settled, asks
 * and concerns follow them. One plugin and one appended transaction, in this order: several would answer each
 * other. What Yjs brings (colleagues, undo, the server's repair) is never touched.
 */
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { settleIds } from './blockIds.ts'
import { type Change, isRemote, sameShape } from './change.ts'
import { followIds, SETS_DEMAND } from './demands.ts'
import { fillEmptied, mendCaret } from './fill.ts'
import { BLOCK_NAMES } from './grammar.ts'
import { keepNotes, REMOVES_NOTE } from './notes.ts'
import { asPasted, type Cuts, rememberCut } from './pasting.ts'

/**
 * What undo does not take away with its own doing while somebody else's words stand in it: every block, not only the
 * lines that the binding keeps by itself, for a list goes with all that is in it.
 */
export const UNDO_KEEPS: ReadonlySet<string> = new Set(BLOCK_NAMES)

/** Configure with `newId`: an id that was never used, ten to twelve random characters of `[A-Za-z0-9_-]`. */
export const Keepers = Extension.create<{ newId: () => string }>({
  name: 'keepers',
  priority: 10_000,
  addOptions: () => ({
    newId: () => {
      throw new Error('Keepers needs newId')
    },
  }),
  addProseMirrorPlugins() {
    return [keepersPlugin(this.options.newId)]
  },
  /** A note is one text block: Enter breaks its line, and what makes other blocks of it is off. */
  addKeyboardShortcuts() {
    const inNote = (act: () => boolean) => () => caretInNote(this.editor.state) && act()
    const lineBreak = inNote(() => {
      const { state, view } = this.editor
      const hardBreak = state.schema.nodes.hardBreak?.create()
      if (hardBreak) view.dispatch(state.tr.replaceSelectionWith(hardBreak).scrollIntoView())
      return true
    })
    const nothing = inNote(() => true)
    return {
      Enter: lineBreak,
      'Mod-Enter': lineBreak,
      'Mod-Shift-7': nothing,
      'Mod-Shift-8': nothing,
      'Mod-Shift-b': nothing,
      'Mod-Alt-0': nothing,
      'Mod-Alt-1': nothing,
      'Mod-Alt-2': nothing,
      'Mod-Alt-3': nothing,
    }
  },
})

/** Whether the caret stands in a footnote: block commands make no sense there, and toolbars switch them off. */
export const caretInNote = (state: EditorState): boolean =>
  [state.selection.$from, state.selection.$to].some($pos => $pos.parent.type.name === 'footnote')

export function keepersPlugin(newId: () => string): Plugin {
  const cuts: Cuts = new Set()
  return new Plugin({
    key: new PluginKey('keepers'),
    appendTransaction: (trs, before, after) => keepRules(trs, before, after, cuts, newId),
    props: {
      handleDOMEvents: {
        cut: () => forget(cuts),
        copy: () => forget(cuts),
      },
      /** A drag inside the editor comes through here too; its ids are settled like any other local act's. */
      transformPasted: (slice, view) =>
        view.dragging ? slice : asPasted(slice, view.state.doc, cuts, newId, caretInNote(view.state)),
    },
  })
}

/** Only the latest clipboard counts: what was cut before it cannot come back by paste. */
function forget(cuts: Cuts): false {
  cuts.clear()
  return false
}

function keepRules(
  trs: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  cuts: Cuts,
  newId: () => string,
): Transaction | null {
  if (!trs.some(tr => tr.docChanged) || trs.some(isRemote)) return null
  if (sameShape(before.doc, after.doc)) return null
  if (trs.some(tr => tr.getMeta('uiEvent') === 'cut')) rememberCut(cuts, before.doc, after.doc)
  const tr = after.tr
  const change: Change = { before: before.doc, maps: [...trs.map(({ mapping }) => mapping), tr.mapping] }
  if (!trs.some(t => t.getMeta(REMOVES_NOTE))) keepNotes(change, tr)
  fillEmptied(change, tr)
  if (tr.steps.length) mendCaret(tr)
  const given = settleIds(change, tr, newId)
  if (!trs.some(t => t.getMeta(SETS_DEMAND))) followIds(change, tr, given)
  return tr.steps.length ? tr.setStoredMarks(after.storedMarks) : null
}
