/**
 * Where the editor's binding to Yjs is made to keep a letter whole: it writes through the id-aware diff, it never
 * melts two texts into one, and a caret measured in an older document cannot stop it.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import { type EditorState, Selection } from '@tiptap/pm/state'
import {
  getRelativeSelection,
  initProseMirrorDoc,
  ProsemirrorBinding,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { type Caret, caretOf, followCaret } from './caret.ts'
import { type Arrived, takeAlong } from './takeAlong.ts'
import { noteSent, underWayFrom } from './underWay.ts'
import { syncNode } from './yjsDiff.ts'

const MARK = Symbol.for('undersigned.guard')

/** A batch of Yjs transactions that is drawn: the letter as it was before, the caret in it, and what arrived since. */
type Batch = { drawn: PMNode; caret: Caret | null; arrived: Arrived }
const batches = new WeakMap<ProsemirrorBinding, Batch>()

/**
 * Guards every binding made from now on; a second call changes nothing. Call it before the first editor.
 * @param now milliseconds that never run backwards
 * Throws when another copy of y-tiptap was guarded: that one's editors would write past this diff.
 */
export function installGuard(now: () => number): void {
  const guarded: unknown = Reflect.get(globalThis, MARK)
  if (guarded === ProsemirrorBinding) return
  if (guarded !== undefined) throw new Error('Two copies of @tiptap/y-tiptap are loaded; there must be one.')
  Reflect.set(globalThis, MARK, ProsemirrorBinding)
  guardWriting(now)
  guardReading(now)
}

/** Throws unless this editor is bound through the guarded copy of y-tiptap. Call it once an editor stands. */
export function assertGuarded(state: EditorState): void {
  const binding: unknown = ySyncPluginKey.getState(state)?.binding
  if (!(binding instanceof ProsemirrorBinding) || Reflect.get(globalThis, MARK) !== ProsemirrorBinding)
    throw new Error('This editor is bound by another copy of @tiptap/y-tiptap; there must be one.')
}

function guardWriting(now: () => number): void {
  ProsemirrorBinding.prototype._prosemirrorChanged = function (this: ProsemirrorBinding, doc: PMNode) {
    const { $head }: Selection = this.prosemirrorView.state.selection
    noteSent(this.doc, Y.getState(this.doc.store, this.doc.clientID), now())
    this.doc.transact(() => {
      syncNode(this.type, doc, this.mapping, { parent: $head.parent, offset: $head.parentOffset })
      this.beforeTransactionSelection = getRelativeSelection(this, this.prosemirrorView.state)
    }, ySyncPluginKey)
  }
}

function guardReading(now: () => number): void {
  const { initView, _forceRerender, _typeChanged } = ProsemirrorBinding.prototype
  ProsemirrorBinding.prototype.initView = function (this: ProsemirrorBinding, view: unknown) {
    const measure = this.beforeAllTransactions
    this.beforeAllTransactions = () => {
      batches.delete(this)
      measure()
    }
    initView.call(this, view)
  }
  ProsemirrorBinding.prototype._forceRerender = function (this: ProsemirrorBinding) {
    if (this.prosemirrorView.state.doc.childCount) _forceRerender.call(this)
    else renderFirst(this, () => _forceRerender.call(this))
  }
  ProsemirrorBinding.prototype._typeChanged = function (
    this: ProsemirrorBinding,
    events: Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ) {
    if (this.prosemirrorView === null || !isFree(this)) return
    const batch = batchOf(this, transaction)
    forgetStaleCaret(this, batch)
    try {
      withBuiltNodes(this, () => _typeChanged.call(this, events, transaction))
      if (!transaction.local) stayWithWords(this, batch, transaction, underWayFrom(this.doc, now()))
    } catch {
      /** Null is what the binding itself sets between batches; its types do not say so. */
      this.beforeTransactionSelection = null as never
      hidingOwner(this.doc, () => this._forceRerender())
    }
  }
}

/**
 * An editor begins with an empty document, which in this schema has no line: the binding would put the caret in
 * front of all blocks, where nothing can be typed. It is put into the first line instead.
 */
function renderFirst(binding: ProsemirrorBinding, render: () => void): void {
  const none = binding.beforeTransactionSelection
  binding.beforeTransactionSelection ??= getRelativeSelection(binding, binding.prosemirrorView.state)
  render()
  binding.beforeTransactionSelection = none
  const { state }: { state: EditorState } = binding.prosemirrorView
  if (state.selection.$from.parent.inlineContent) return
  binding.prosemirrorView.dispatch(state.tr.setSelection(Selection.atStart(state.doc)))
}

function batchOf(binding: ProsemirrorBinding, { beforeState, deleteSet }: Y.Transaction): Batch {
  const batch: Batch = batches.get(binding) ?? {
    drawn: binding.prosemirrorView.state.doc,
    caret: caretOf(binding),
    arrived: { gone: [], before: beforeState },
  }
  batches.set(binding, batch)
  if (deleteSet.clients.size) batch.arrived.gone.push(deleteSet)
  return batch
}

/** The caret, and what was written where a colleague took the words around away, go where those went. */
function stayWithWords(
  binding: ProsemirrorBinding,
  { drawn, caret, arrived }: Batch,
  transaction: Y.Transaction,
  freshFrom: number,
): void {
  if (caret) followCaret(binding, caret, arrived, transaction, freshFrom)
  if (arrived.gone.length) takeAlong(binding, drawn, arrived, freshFrom)
}

/** Whether the change comes from Yjs and not from this very editor, which holds the binding's lock while it writes. */
function isFree(binding: ProsemirrorBinding): boolean {
  let free = false
  binding.mux(() => {
    free = true
  })
  return free
}

/**
 * A batch measures the caret once, at its start, in two ways. The relative place is right for as long as the text
 * it points into stands: the binding would doubt it whenever a colleague typed in the same block, and put the caret
 * back by counting, into the middle of other words. The absolute one is only used for text that was made anew, and
 * only where it was measured in this very document.
 */
function forgetStaleCaret(binding: ProsemirrorBinding, { drawn }: Batch): void {
  const { doc }: EditorState = binding.prosemirrorView.state
  const caret = binding.beforeTransactionSelection
  if (!caret) return
  const end = doc.content.size
  const fresh = drawn === doc && caret.absAnchor <= end && caret.absHead <= end
  const { absAnchor, absHead } = caret
  /** Null is what the binding itself checks for; its types say number. */
  binding.beforeTransactionSelection = {
    ...caret,
    absAnchor: fresh && !stands(binding, caret.anchor) ? absAnchor : (null as never),
    absHead: fresh && !stands(binding, caret.head) ? absHead : (null as never),
  }
}

/** Whether a relative position points into text that is still in the letter. */
function stands({ doc }: ProsemirrorBinding, position: Y.RelativePosition): boolean {
  const place = Y.createAbsolutePositionFromRelativePosition(position, doc)
  return place !== null && place.type._item !== null && !place.type._item.deleted
}

/**
 * The binding reads a letter anew after each change, and while reading melts a text that this client made into
 * the text before it, deleting what a colleague is typing there. Here the nodes are read beforehand, as a client
 * that owns no text, and the binding finds them done.
 */
function withBuiltNodes(binding: ProsemirrorBinding, act: () => void): void {
  const { mapping, type, doc } = binding
  const built = hidingOwner(doc, () => initProseMirrorDoc(type, binding.prosemirrorView.state.schema)).mapping
  mapping.clear()
  for (const [key, node] of built) mapping.set(key, node)
  const keep = { clear: () => {}, delete: () => false }
  Object.assign(mapping, keep)
  try {
    act()
  } finally {
    for (const name of Object.keys(keep)) Reflect.deleteProperty(mapping, name)
  }
}

/** Runs `read` while the document writes under no client. It must not insert anything. */
function hidingOwner<T>(doc: Y.Doc, read: () => T): T {
  const owner = doc.clientID
  doc.clientID = NOBODY
  try {
    return read()
  } finally {
    doc.clientID = owner
  }
}

/** A clientID that no document has: Yjs draws them from 32 bits. */
const NOBODY = -1
