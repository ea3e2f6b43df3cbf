/**
 * The edits of a long text, one letter each. The known trace of a paper's writing (automerge-paper) is in no package
 * of npm, so one of its shape is made, always the same: 259,778 edits, seven of ten insert at a cursor that moves, three
 * delete before it.
 */
import * as Y from 'yjs'
import { mkRng } from '../../live/random.ts'
import { seedOf } from './letter.ts'

const EDITOR = 2_900_000_001
/** Parts of all edits that delete, and the mean length of typing and deleting at one place. */
const [DELETES, TYPED_AT_ONCE] = [0.3, 16]

export type Trace = {
  /** One update an edit. */
  updates: Uint8Array[]
  editor: number
  /** The editor's clock after each edit; deleting does not move it. */
  clocks: number[]
  /** The state after that many edits, as one update. */
  stateAfter: (edits: number) => Uint8Array
}

/** @param edits how many of them are made. @param measured after how many of them the state is wanted. */
export function makeTrace(edits: number, measured: readonly number[]): Trace {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedOf(1))
  doc.clientID = EDITOR
  const text = (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText
  const [updates, clocks, states]: [Uint8Array[], number[], Map<number, Uint8Array>] = [[], [], new Map()]
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const chance = mkRng(7)
  let [at, left, deletes] = [text.length, 0, false]
  for (let edit = 1; edit <= edits; edit++) {
    if (left-- <= 0) {
      deletes = chance() < DELETES && edit < edits
      left = Math.floor(chance() * 2 * TYPED_AT_ONCE)
      if (!deletes) at = nextPlace(at, text.length, chance)
    }
    // The last edit inserts: its clock tells when all of them have arrived.
    if (deletes && at > 0 && edit < edits) text.delete(--at, 1)
    else text.insert(at++, String.fromCharCode(97 + Math.floor(chance() * 26)))
    clocks.push(Y.getState(doc.store, EDITOR))
    if (measured.includes(edit)) states.set(edit, Y.encodeStateAsUpdate(doc))
  }
  doc.destroy()
  return { updates, editor: EDITOR, clocks, stateAfter: count => states.get(count)! }
}

/** Mostly where the cursor is, sometimes nearby, seldom anywhere. */
function nextPlace(at: number, length: number, chance: () => number): number {
  const kind = chance()
  if (kind < 0.6) return at
  if (kind < 0.9) return Math.min(length, Math.max(0, at + Math.floor((chance() - 0.5) * 400)))
  return Math.floor(chance() * length)
}
