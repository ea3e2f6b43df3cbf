/**
 * Where the structs of an update would land. Integration is simulated over what the document holds and over the
 * earlier structs of the same update, in the order in which Yjs would take them; nothing is written anywhere.
 */
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { nameOf, type Place, ROOT, VOID } from './gateContent.ts'
import { countUpTo } from './gateIds.ts'
import { Order } from './gateOrder.ts'
import { policy } from './gateRefusals.ts'
import type { OddList } from './gateShadow.ts'

type Id = { client: number; clock: number }
type Parent = Id | string | null

/** A struct's landing: its place, and the attribute it writes. */
export type Landing = { place: Place; key: string | null }

/** Something an id points to: an item of the document, or a struct of this update that has landed. */
type Found = Landing & { item: Y.Item | null; struct: Y.Item | null }
type Landed = Found & { clock: number }
type List = OddList & { odd: boolean }

const NOWHERE: Landing = { place: VOID, key: null }
export class Landings {
  readonly #doc: Y.Doc
  readonly #order: Order
  readonly #lists = new Map<Place, Map<string | null, List>>()
  readonly #next = new Map<number, number>()
  readonly #landed = new Map<number, Landed[]>()
  readonly #places = new Map<Y.AbstractType<unknown>, Place>()
  readonly #types = new Map<Place, Y.AbstractType<unknown>>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#order = new Order(doc)
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
    if (struct instanceof Y.Item && landing.place !== VOID) this.#putInOrder(struct, landing, known - clock)
    else this.#order.begin({ client, clock: known })
    return landing
  }

  /** Keeps a landing for the structs after it. */
  keep(struct: Y.Item | Y.GC, landing: Landing): void {
    const { client, clock } = struct.id
    const landed = this.#landed.get(client) ?? []
    const { place, key } = landing
    landed.push({ place, key, clock, item: null, struct: struct instanceof Y.GC ? null : struct })
    this.#landed.set(client, landed)
    this.#next.set(client, clock + struct.length)
  }

  /** Of a struct that begins inside what is known, only the rest is put, behind that. */
  #putInOrder(item: Y.Item, { place, key }: Landing, offset: number): void {
    const { client, clock } = item.id
    const origin = offset > 0 ? { client, clock: clock + offset - 1 } : item.origin
    const first = { client, clock: clock + offset }
    const list = this.#listOf(place, key)
    list.fresh.push({ item, offset: Math.max(0, offset) })
    const put = { origin, right: item.rightOrigin, first, length: item.length - offset }
    if (!this.#order.put(put, { place, key, type: list.type })) list.odd = true
  }

  #listOf(place: Place, key: string | null): List {
    const lists = this.#lists.get(place) ?? new Map<string | null, List>()
    this.#lists.set(place, lists)
    const list = lists.get(key) ?? { type: this.#typeOf(place), key, fresh: [], odd: false }
    lists.set(key, list)
    return list
  }

  /** The lists where something was not put between two that stand side by side: concurrent writing does that too. */
  oddLists(): OddList[] {
    return [...this.#lists.values()].flatMap(lists => [...lists.values()].filter(list => list.odd))
  }

  #typeOf(place: Place): Pick<Y.AbstractType<unknown>, '_start' | '_map'> {
    return this.#types.get(place) ?? this.#doc.getXmlFragment(BODY)
  }

  /** Mirrors `Item.getMissing` and `integrate`. */
  #landingOf(struct: Y.Item): Landing {
    const parent = parentOf(struct)
    if (typeof parent === 'string') {
      if (parent !== BODY) policy('another root')
      return { place: ROOT, key: struct.parentSub }
    }
    const left = struct.origin && this.#find(struct.origin)
    const right = struct.rightOrigin && this.#find(struct.rightOrigin)
    // What is gone went with its whole list: a neighbour that stayed was never beside it, and one replica would drop
    // what another, which has not forgotten the list yet, would show.
    if (left && right && (left.place === VOID) !== (right.place === VOID))
      policy('neighbours of which one is gone')
    if (left?.place === VOID || right?.place === VOID) return NOWHERE
    if (left && right && (left.place !== right.place || left.key !== right.key))
      policy('neighbours with different parents')
    if (parent) return { place: this.#inside(parent), key: struct.parentSub }
    const beside = left ?? right
    if (!beside) policy('a struct without a place')
    return { place: beside.place, key: beside.key }
  }

  #find(id: Id): Found {
    if (id.clock >= this.stored(id.client)) return lastUpTo(this.#landed.get(id.client) ?? [], id.clock)
    const item: Y.Item | Y.GC = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock))
    if (!(item instanceof Y.Item) || !item.parent) return { ...NOWHERE, item: null, struct: null }
    const place = this.#placeOf(item.parent as Y.AbstractType<unknown>)
    return { place, key: item.parentSub, item, struct: null }
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
    this.#types.set(place, type)
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
}

/** Before it is integrated, an item's parent is the name of a root, an id, or left to its neighbours. */
const parentOf = (struct: Y.Item): Parent => struct.parent as Parent

/** The last landing that begins at or before a clock: structs of an editor land in the order of their clocks. */
function lastUpTo(landed: readonly Landed[], clock: number): Found {
  return landed[countUpTo(landed, one => one.clock, clock) - 1]!
}

function placeInside(type: Y.AbstractType<unknown>, outer: Place): Place {
  if (outer.kind === 'void') return VOID
  if (outer.kind === 'text') policy('an element inside a text')
  const name = nameOf(type)
  if (name === 'text') return { kind: 'text', inside: outer.name, depth: outer.depth + 1 }
  return { kind: 'element', name, depth: outer.depth + 1 }
}
