/**
 * What an update may do, decided before it touches the document. Yjs itself takes anything: it keeps structs
 * whose past never arrives, deletes what will be written, and lets everyone write under everyone's id.
 *
 * In this order: cut off what is known → decode → ids, lengths and clocks in bounds → the right to write → each editor's id belongs to
 * one account → where every struct lands, and whether a letter may hold it there → deletes only of what is known.
 * What passes is encoded anew; that, and never the bytes of the wire, is applied, stored and sent.
 */
import * as Y from 'yjs'
import type { Why } from '../../shared/live.ts'
import { isDeleted, judgeContent, VOID } from './gateContent.ts'
import { decode, encode, type Incoming, type Kept, type Struct, TooMuch, Undecodable } from './gateDecode.ts'
import { deletesBlocks, judgeDeletes } from './gateDeletes.ts'
import { withoutKnown } from './gateFresh.ts'
import { LAST_CLOCK, LAST_EDITOR } from './gateIds.ts'
import { type Landing, Landings } from './gatePlaces.ts'
import { GateRefusal, policy } from './gateRefusals.ts'
import type { OddList } from './gateShadow.ts'
import type { Limits } from './limits.ts'

/** Who sends, and what the document knows of editors. */
export type Sender = {
  account: string
  mayWrite: boolean
  /** Which account an editor's id belongs to, if it was ever used in this statement. */
  ownerOf: (editor: number) => string | undefined
  /** How many ids the account may still claim; asked only where an update brings new ones. */
  mayClaim: () => number
  /** True for the answer to "what do you have that I lack": parts of it that do not fit yet are left out. */
  isReply: boolean
}

export type Verdict =
  | { kind: 'refused'; why: Why; detail: string }
  /** Everything in it is in the document already. */
  | { kind: 'nothing-new' }
  | {
      kind: 'accepted'
      update: Uint8Array
      /** Ids that this account uses for the first time. */
      claims: number[]
      /** Lists with a struct between two that did not stand side by side: to be tried on copies before it is applied. */
      odd: readonly OddList[]
      /** Whether elements come or go, or ids are written, so that block ids may need a repair. */
      touchesBlocks: boolean
      /** Whether words or blocks are put into what is gone, where Yjs would forget them. */
      isLate: boolean
    }

/** Length of what is new in one struct, and of everything in an update that only says "deleted". */
const LONGEST = 1 << 20
const LONGEST_DELETED = 1 << 23

/** Judges an update against a document, which is not changed. Never throws. */
export function judgeUpdate(doc: Y.Doc, update: Uint8Array, sender: Sender, limits: Limits): Verdict {
  try {
    if (update.length > limits.reply) policy('too large')
    const fresh = withoutKnown(update, editor => Y.getState(doc.store, editor))
    if (!sender.isReply && fresh.length > limits.frame) policy('too large')
    return judge(doc, decode(fresh, mostOf(doc, limits)), sender, limits)
  } catch (error) {
    if (error instanceof GateRefusal) return { kind: 'refused', why: error.why, detail: error.message }
    if (error instanceof TooMuch) return { kind: 'refused', why: 'policy', detail: 'too many parts' }
    if (error instanceof Undecodable) return { kind: 'refused', why: 'malformed', detail: error.message }
    throw error
  }
}

/**
 * Parts that an honest message can have: what is new with gaps between and values in it, and the deletes of the
 * whole text, which Yjs sends each time: a range for each struct at most.
 */
function mostOf(doc: Y.Doc, limits: Limits): number {
  let structs = 0
  for (const theirs of doc.store.clients.values()) structs += theirs.length
  return structs + 3 * limits.structs + limits.deletes
}

function judge(doc: Y.Doc, incoming: Incoming, sender: Sender, limits: Limits): Verdict {
  const landings = new Landings(doc)
  const { fresh, claims } = judgeShapes(incoming.structs, landings, sender, limits)
  const taken = take(fresh, landings, sender, limits)
  const deletes = judgeDeletes(doc, incoming.deletes, landings, sender, limits)
  if (taken.structs.size === 0 && deletes.size === 0) return { kind: 'nothing-new' }
  return {
    kind: 'accepted',
    update: encode({ structs: taken.structs, deletes }),
    claims: [...claims].filter(editor => taken.structs.has(editor)),
    odd: landings.oddLists(),
    touchesBlocks: taken.touchesBlocks || deletesBlocks(doc, deletes),
    isLate: taken.isLate,
  }
}

/** The structs that are not in the document yet, and the editors that are new here. */
type Shapes = { fresh: (Y.Item | Y.GC)[]; claims: Set<number> }

/** Bounds, the right to write and whose ids they are. */
function judgeShapes(structs: readonly Struct[], at: Landings, sender: Sender, limits: Limits): Shapes {
  const claims = new Set<number>()
  const fresh: Shapes['fresh'] = []
  for (const struct of structs) {
    if (struct instanceof Y.Skip) {
      if (!sender.isReply) throw new GateRefusal('gap', 'a skip')
      continue
    }
    const stored = at.stored(struct.id.client)
    mustBeInBounds(struct, stored)
    if (struct.id.clock + struct.length <= stored) continue
    if (fresh.push(struct) > limits.structs) policy('too many structs')
    if (mayWriteAs(struct.id.client, at, sender) === 'claims') claims.add(struct.id.client)
  }
  if (claims.size && claims.size > sender.mayClaim()) policy('too many editors of one account')
  return { fresh, claims }
}

/** What is known may be of any length: what the server itself counted on after a restore is longer than any edit. */
function mustBeInBounds({ id, length }: Struct, stored: number): void {
  if (id.client > LAST_EDITOR) throw new GateRefusal('malformed', 'the id of an editor')
  const end = id.clock + length
  if (length < 1 || end - Math.max(id.clock, stored) > LONGEST || end > LAST_CLOCK) policy('length or clock')
}

function mayWriteAs(editor: number, at: Landings, sender: Sender): 'owns' | 'claims' {
  if (!sender.mayWrite) throw new GateRefusal('reader', 'writes')
  const owner = sender.ownerOf(editor)
  if (owner === sender.account) return 'owns'
  if (owner !== undefined) throw new GateRefusal('foreign-editor', 'somebody else’s id')
  if (at.stored(editor) > 0) throw new GateRefusal('foreign-editor', 'nobody’s id')
  return 'claims'
}

type Taken = Pick<Kept, 'structs'> & { touchesBlocks: boolean; isLate: boolean }
type Queue = { structs: (Y.Item | Y.GC)[]; next: number }

/** Lands structs in the order in which Yjs can take them: what they build on first. */
function take(structs: Shapes['fresh'], at: Landings, sender: Sender, limits: Limits): Taken {
  const queues = queuesOf(structs)
  const taken: Taken = { structs: new Map(), touchesBlocks: false, isLate: false }
  let deleted = 0
  let moved = true
  while (moved) {
    moved = false
    for (const queue of queues.values()) {
      for (let struct = queue.structs[queue.next]; struct; struct = queue.structs[queue.next]) {
        const known = at.stateOf(struct.id.client)
        if (struct.id.clock > known || !at.isReady(struct)) break
        queue.next++
        moved = true
        if (isDeleted(struct)) deleted += struct.length
        if (deleted > LONGEST_DELETED) policy('too much deleted')
        takeOne(struct, known, at, taken, limits)
      }
    }
  }
  if (!sender.isReply && [...queues.values()].some(queue => queue.next < queue.structs.length))
    throw new GateRefusal('gap', 'builds on what is not here')
  return taken
}

function queuesOf(structs: Shapes['fresh']): Map<number, Queue> {
  const queues = new Map<number, Queue>()
  for (const struct of structs) {
    const queue = queues.get(struct.id.client)
    if (queue) queue.structs.push(struct)
    else queues.set(struct.id.client, { structs: [struct], next: 0 })
  }
  return queues
}

function takeOne(struct: Y.Item | Y.GC, known: number, at: Landings, taken: Taken, limits: Limits): void {
  const landing = at.land(struct)
  if (struct instanceof Y.Item) judgeItem(struct, landing, limits)
  if (touchesBlocks(struct, landing)) taken.touchesBlocks = true
  if (landing.place === VOID && struct instanceof Y.Item && isSeen(struct.content)) taken.isLate = true
  at.keep(struct, landing)
  const { client, clock } = struct.id
  const kept = taken.structs.get(client)
  if (kept) kept.list.push(struct)
  else taken.structs.set(client, { clock: known, offset: known - clock, list: [struct] })
}

function judgeItem(item: Y.Item, { place, key }: Landing, limits: Limits): void {
  if (key !== null && item.rightOrigin) policy('an attribute with a right neighbour')
  judgeContent(item.content, place, key, limits)
}

const touchesBlocks = (struct: Y.Item | Y.GC, { key }: Landing) =>
  struct instanceof Y.Item &&
  (key === 'id' ||
    key === 'ask' ||
    (struct.content instanceof Y.ContentType && !(struct.content.type instanceof Y.XmlText)))

/** Whether a reader would see it, where it stands in the letter. */
const isSeen = (content: Y.Item['content']) =>
  content instanceof Y.ContentString || content instanceof Y.ContentType

/** Whether Yjs left nothing behind: nothing pending, no transaction open, no cleanup unfinished. */
export function isSound(doc: Y.Doc): boolean {
  const { pendingStructs, pendingDs } = doc.store
  return (
    pendingStructs === null &&
    pendingDs === null &&
    doc._transaction === null &&
    doc._transactionCleanups.length === 0
  )
}
