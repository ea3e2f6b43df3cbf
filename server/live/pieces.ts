/**
 * A large text cut into updates that can be applied one after the other, with other work between them: each holds
 * only what builds on the ones before it, so that Yjs never has to keep anything for later.
 */
import * as Y from 'yjs'
import { encode, type Kept, type Range } from './gateDecode.ts'

type Struct = Y.Item | Y.GC
type Id = { client: number; clock: number }

/**
 * The state of a document as updates that give the same document when they are applied in order. Whatever was
 * deleted comes last.
 * @param most structs, or ranges of deletes, in one piece
 */
export function piecesOf(doc: Y.Doc, most: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (const structs of portions(inOrder(doc), most))
    pieces.push(encode({ structs: byEditor(structs), deletes: new Map() }))
  for (const ranges of portions(deletesOf(doc), most))
    pieces.push(encode({ structs: new Map(), deletes: grouped(ranges) }))
  return pieces
}

/**
 * Every struct after those that it builds on. Editors wait for one another and never in a circle: what an item
 * builds on was there when it was written.
 */
function* inOrder(doc: Y.Doc): Generator<Struct> {
  const { clients } = doc.store
  const next = new Map<number, number>()
  const known = (client: number) => clients.get(client)![next.get(client) ?? 0]?.id.clock ?? Infinity
  for (const client of clients.keys()) {
    const waiting = [client]
    while (waiting.length) {
      const editor = waiting.at(-1)!
      const struct = clients.get(editor)![next.get(editor) ?? 0]
      if (!struct) {
        waiting.pop()
        continue
      }
      const lacking = builtOn(struct).find(id => id.client !== editor && id.clock >= known(id.client))
      if (lacking) {
        waiting.push(lacking.client)
        continue
      }
      next.set(editor, (next.get(editor) ?? 0) + 1)
      yield struct
      // Whoever waits for this editor is looked at again after each of its structs.
      if (waiting.length > 1) waiting.pop()
    }
  }
}

/** What has to be there before a struct; a parent counts also where Yjs would read it off a neighbour. */
function builtOn(struct: Struct): Id[] {
  if (!(struct instanceof Y.Item)) return []
  const parent = struct.parent instanceof Y.AbstractType ? struct.parent._item?.id : null
  return [struct.origin, struct.rightOrigin, parent].filter(id => id !== null && id !== undefined)
}

function byEditor(structs: readonly Struct[]): Kept['structs'] {
  const kept: Kept['structs'] = new Map()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const run = kept.get(client)
    if (run) run.list.push(struct)
    else kept.set(client, { clock, offset: 0, list: [struct] })
  }
  return kept
}

type Deleted = Range & { editor: number }

function* deletesOf(doc: Y.Doc): Generator<Deleted> {
  for (const [editor, ranges] of Y.createDeleteSetFromStructStore(doc.store).clients)
    for (const { clock, len } of ranges) yield { editor, clock, len }
}

function grouped(ranges: readonly Deleted[]): Kept['deletes'] {
  const deletes: Kept['deletes'] = new Map()
  for (const { editor, clock, len } of ranges) {
    const range = { clock, len }
    const theirs = deletes.get(editor)
    if (theirs) theirs.push(range)
    else deletes.set(editor, [range])
  }
  return deletes
}

function* portions<T>(all: Iterable<T>, most: number): Generator<T[]> {
  let portion: T[] = []
  for (const one of all) {
    portion.push(one)
    if (portion.length < most) continue
    yield portion
    portion = []
  }
  if (portion.length) yield portion
}
