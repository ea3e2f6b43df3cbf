/** Yjs documents of what is stored. */
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { contentDigest } from './contentDigest.ts'
import type { Stored } from './log.ts'

/** A document of what was stored, without the editor's id of anybody. */
export function documentOf({ snapshot, rows }: Pick<Stored, 'snapshot' | 'rows'>): Y.Doc {
  const doc = emptyDocument()
  applyAll(
    doc,
    [snapshot, ...rows].filter(part => part !== null).map(({ update }) => update),
  )
  forgetPending(doc)
  return doc
}

export function emptyDocument(): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(BODY)
  return doc
}

/**
 * Applies what is stored, and nothing else: after what comes from others Yjs takes marks away that hold nothing, and
 * a mark whose text is still to come looks like one. Hence the transaction ends as one of this replica's own.
 */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(transaction => {
    for (const update of updates) Y.applyUpdate(doc, update)
    transaction.local = true
  })
}

/**
 * What builds on a row that was set aside cannot be shown and would be kept for ever. It stays in the log; the
 * editors that wrote it still have it and send it again when they are asked for what is lacking.
 */
export function forgetPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

/** Digests of what loading a text gave: as it is, and as a client that comes now would have it, in one update. */
export function digestsOf(loaded: Y.Doc): string[] {
  const again = emptyDocument()
  applyAll(again, [Y.encodeStateAsUpdate(loaded)])
  const digests = [loaded, again].map(contentDigest)
  again.destroy()
  return digests
}

/** Whether a snapshot gives the same document. Equal state vectors are not enough: what it says is compared. */
export function saysTheSame(snapshot: Uint8Array, doc: Y.Doc): boolean {
  const copy = emptyDocument()
  applyAll(copy, [snapshot])
  const vectors = [copy, doc].map(one => Buffer.from(Y.encodeStateVector(one)))
  const same = vectors[0]!.equals(vectors[1]!) && contentDigest(copy) === contentDigest(doc)
  copy.destroy()
  return same
}
