/**
 * Where the structs of an update would land. Integration is simulated over what the document holds and over the
 * earlier structs of the same update, in the order in which Yjs would take them; nothing is written anywhere.
 */
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { nameOf, type Place, ROOT, VOID } from './gateContent.ts'
import { policy } from './gateRefusals.ts'

type Id = { client: number; clock: number }
type Parent = Id | string | null

/** A struct's landing: its place, the attribute it writes, and the nearest items of the document beside it. */
export type Landing = {
  place: Place
  key: string | null
  left: Y.Item | null
  right: Y.Item | null
}

/** Something an id points to: an item of the document, or a struct of this update that has landed. */
type Found = Landing & { item: Y.Item | null; struct: Y.Item | null }
type Landed = Found & { clock: number }

const NOWHERE: Landing = { place: VOID, key: null, left: null, right: null }
/** Steps of comparing the order of neighbours in one update: honest ones stood side by side. */
const MOST_STEPS = 100_000

export class Landings {
  /**
   * True once a struct has neighbours in an order that editing alone does not make (undo does, and so does a
   * forger): whether replicas agree on it has to be tried on a copy.
   */
  suspect = false
  readonly #doc: Y.Doc
  readonly #next = new Map<number, number>()
  readonly #landed = new Map<number, Landed[]>()
  readonly #places = new Map<Y.AbstractType<unknown>, Place>()
  #steps = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** How far an editor's structs are known: to the document or to this update. */
  stateOf(editor: number): number {
    return this.#next.get(editor) ?? this.stored(editor)
  }

  /** How far the document alone knows them. */
  stored(editor: number): number {
    return Y.getState(this.#doc.store, editor)
  }

  /** Whether everything the struct builds on is known. */
  isReady(struct: Y.Item | Y.GC): boolean {
    if (struct instanceof Y.GC) return true
    const parent = parentOf(struct)
    return [struct.origin, struct.rightOrigin, typeof parent === 'string' ? null : parent].every(
      id => !id || id.clock < this.stateOf(id.client),
    )
  }

  /**
   * Lands a struct that is ready and continues its editor's state.
   * @throws GateRefusal where Yjs would put it somewhere a letter has no place.
   */
  land(struct: Y.Item | Y.GC): Landing {
    const landing = struct instanceof Y.GC ? NOWHERE : this.#landingOf(struct)
    const { client, clock } = struct.id
    const known = this.stateOf(client)
    if (known > clock) this.#mustContinue(struct, landing, known)
    return landing
  }

  /** Keeps a landing for the structs after it. */
  keep(struct: Y.Item | Y.GC, landing: Landing): void {
    const { client, clock } = struct.id
    const landed = this.#landed.get(client) ?? []
    landed.push({ ...landing, clock, item: null, struct: struct instanceof Y.GC ? null : struct })
    this.#landed.set(client, landed)
    this.#next.set(client, clock + struct.length)
  }

  /** Mirrors `Item.getMissing` and `integrate`. */
  #landingOf(struct: Y.Item): Landing {
    const parent = parentOf(struct)
    if (typeof parent === 'string') {
      if (parent !== BODY) policy('another root')
      return { place: ROOT, key: struct.parentSub, left: null, right: null }
    }
    const left = struct.origin && this.#find(struct.origin)
    const right = struct.rightOrigin && this.#find(struct.rightOrigin)
    if (left?.place === VOID || right?.place === VOID) return NOWHERE
    if (left && right) this.#mustBeNeighbours(struct, left, right)
    this.#suspectEdges(struct, left, right)
    if (parent) return { place: this.#inside(parent), key: struct.parentSub, left: null, right: null }
    const beside = left ?? right
    if (!beside) policy('a struct without a place')
    return { place: beside.place, key: beside.key, left: left?.left ?? null, right: right?.right ?? null }
  }

  #find(id: Id): Found {
    if (id.clock >= this.stored(id.client)) return lastUpTo(this.#landed.get(id.client) ?? [], id.clock)
    const item: Y.Item | Y.GC = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock))
    if (!(item instanceof Y.Item) || !item.parent) return { ...NOWHERE, item: null, struct: null }
    const place = this.#placeOf(item.parent as Y.AbstractType<unknown>)
    return { place, key: item.parentSub, left: item, right: item, item, struct: null }
  }

  /** The place inside the element or text that an id points to. */
  #inside(id: Id): Place {
    const found = this.#find(id)
    const content = (found.item ?? found.struct)?.content
    if (!content || found.place === VOID || content instanceof Y.ContentDeleted) return VOID
    if (!(content instanceof Y.ContentType)) policy('a parent that holds nothing')
    return found.item ? this.#placeOf(content.type) : this.#remember(content.type, found.place)
  }

  /** The place inside a type of the document; parents are remembered, so that each is walked once. */
  #placeOf(type: Y.AbstractType<unknown>): Place {
    const chain: Y.AbstractType<unknown>[] = []
    let at: Y.AbstractType<unknown> | null = type
    while (at?._item && !this.#places.has(at)) {
      chain.push(at)
      at = at._item.parent as Y.AbstractType<unknown> | null
    }
    let place = at === null ? VOID : (this.#places.get(at) ?? ROOT)
    for (const inner of chain.reverse()) place = this.#remember(inner, place)
    return place
  }

  /** One value a place: places are compared by identity. */
  #remember(type: Y.AbstractType<unknown>, outer: Place): Place {
    const place = this.#places.get(type) ?? placeInside(type, outer)
    this.#places.set(type, place)
    return place
  }

  /** A struct that begins inside what is known is glued to it: both must be of one place and one kind. */
  #mustContinue(struct: Y.Item | Y.GC, landing: Landing, known: number): void {
    const before = this.#find({ client: struct.id.client, clock: known - 1 })
    if (before.place !== landing.place || before.key !== landing.key)
      policy('a struct that changes its parent')
    if (landing.place === VOID || struct instanceof Y.GC || !before.item) return
    const kinds = [before.item.content, struct.content]
    if (kinds.some(content => content instanceof Y.ContentDeleted)) return
    if (kinds[0]!.constructor !== kinds[1]!.constructor) policy('a struct that changes its kind')
  }

  #mustBeNeighbours(struct: Y.Item, left: Found, right: Found): void {
    if (left.place !== right.place || left.key !== right.key) policy('neighbours with different parents')
    const { origin, rightOrigin } = struct
    const one = left.item === right.item && left.struct === right.struct
    if (one && origin!.client === rightOrigin!.client && origin!.clock >= rightOrigin!.clock)
      this.suspect = true
    this.#suspectOrder(left.left, right.right)
  }

  /** Yjs takes for granted that the left neighbour stands before the right one; replicas differ otherwise. */
  #suspectOrder(left: Y.Item | null, right: Y.Item | null): void {
    if (!left || !right || left === right) return
    for (let i = left.right, j = right.right; i || j; i = i?.right ?? null, j = j?.right ?? null) {
      if (i === right) return
      if (j === left || ++this.#steps > MOST_STEPS) break
    }
    this.suspect = true
  }

  /** Whoever names a right neighbour knows what stood before it: "nothing before me" needs it to be the first. */
  #suspectEdges(struct: Y.Item, left: Found | null, right: Found | null): void {
    if (right && !left && !isEdge(right, struct.rightOrigin!, 'origin')) this.suspect = true
    if (left && !right && left.key === null && !isEdge(left, struct.origin!, 'rightOrigin'))
      this.suspect = true
  }
}

/** Before it is integrated, an item's parent is the name of a root, an id, or left to its neighbours. */
const parentOf = (struct: Y.Item): Parent => struct.parent as Parent

function isEdge(found: Found, id: Id, side: 'origin' | 'rightOrigin'): boolean {
  const at = found.item ?? found.struct
  return !at || (at[side] === null && (side === 'rightOrigin' || at.id.clock === id.clock))
}

/** The last landing that begins at or before a clock: structs of an editor land in the order of their clocks. */
function lastUpTo(landed: readonly Landed[], clock: number): Found {
  let low = 0
  let high = landed.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (landed[middle]!.clock <= clock) low = middle
    else high = middle - 1
  }
  return landed[low]!
}

function placeInside(type: Y.AbstractType<unknown>, outer: Place): Place {
  if (outer.kind === 'void') return VOID
  if (outer.kind === 'text') policy('an element inside a text')
  const name = nameOf(type)
  if (name === 'text') return { kind: 'text', inside: outer.name, depth: outer.depth + 1 }
  return { kind: 'element', name, depth: outer.depth + 1 }
}
