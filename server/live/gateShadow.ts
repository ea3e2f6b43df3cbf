/**
 * Whether replicas agree about an update whose neighbours are odd, tried on copies of nothing but the lists it was
 * put into: Yjs orders each list of children, characters or values by itself, and never looks at what they are. So
 * a try costs as much as one paragraph, however large the document is.
 */
import * as Y from 'yjs'
import { encode, type Kept } from './gateDecode.ts'

/** One list that an update puts something into, and what. */
export type OddList = {
  /** The shared type that holds the list; empty where it comes with the update. */
  type: Pick<Y.AbstractType<unknown>, '_start' | '_map'>
  /** The attribute whose values they are; null for children. */
  key: string | null
  /** With how much of the first is known already. */
  fresh: { item: Y.Item; offset: number }[]
}

/** How many items a try would copy; more than `most` are not counted. */
export function costOfTry(lists: readonly OddList[], most: number): number {
  let cost = 0
  for (const list of lists) {
    cost += list.fresh.length
    for (let item = firstOf(list); item && cost <= most; item = item.right) cost++
  }
  return cost
}

/**
 * Whether these agree on the order of each list: a replica that takes the update last, one that takes it first, one
 * that loads the outcome, and one that hears of each editor by itself.
 */
export const replicasAgree = (lists: readonly OddList[]): boolean => lists.every(agreesOn)

function agreesOn(list: OddList): boolean {
  const before = grouped(standInsOf(list))
  const after = grouped(freshOf(list))
  const old = encoded(before, after)
  const fresh = continued(after)
  const editors = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)
  const last = replica([old, fresh])
  const replicas = [
    last,
    replica([fresh, old]),
    replica([Y.encodeStateAsUpdate(last)]),
    replica(editors.map(editor => encoded(only(editor, before, after)))),
  ]
  const orders = new Set(replicas.map(copy => orderIn(copy, list.key)))
  for (const copy of replicas) copy.destroy()
  return orders.size === 1
}

/** The root of a copy. */
const LIST = 'list'

/** What a list begins with. */
export function firstOf({ type, key }: OddList): Y.Item | null {
  if (key === null) return type._start
  let first = type._map.get(key) ?? null
  while (first?.left) first = first.left
  return first
}

function standInsOf(list: OddList): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = firstOf(list); item; item = item.right) items.push(standIn(item, 0, list.key))
  return items
}

const freshOf = ({ fresh, key }: OddList): Y.Item[] =>
  fresh.map(({ item, offset }) => standIn(item, offset, key))

/** An item of the same id, length and neighbours, with any content. */
function standIn({ id, origin, rightOrigin, length }: Y.Item, offset: number, key: string | null): Y.Item {
  const from = offset ? Y.createID(id.client, id.clock + offset - 1) : origin
  const content = new Y.ContentString('x'.repeat(length - offset))
  return new Y.Item(
    Y.createID(id.client, id.clock + offset),
    null,
    from,
    null,
    rightOrigin,
    root,
    key,
    content,
  )
}

/** Written as a name, which the type of Yjs does not know of items that were not integrated yet. */
const root = LIST as unknown as Y.AbstractType<unknown>

type ByEditor = Map<number, Y.Item[]>

function grouped(items: readonly Y.Item[]): ByEditor {
  const byEditor: ByEditor = new Map()
  for (const item of items) {
    const own = byEditor.get(item.id.client)
    if (own) own.push(item)
    else byEditor.set(item.id.client, [item])
  }
  for (const own of byEditor.values()) own.sort((a, b) => a.id.clock - b.id.clock)
  return byEditor
}

const only = (editor: number, before: ByEditor, after: ByEditor): ByEditor =>
  new Map([[editor, [...(before.get(editor) ?? []), ...(after.get(editor) ?? [])]]])

/** Items as an update, from the first clock on. What their editors wrote elsewhere is collected content here. */
const encoded = (items: ByEditor, next: ByEditor = new Map()) => encodedFrom(() => 0, items, next)

/** Items as an update that goes on where its first item begins. */
const continued = (items: ByEditor) => encodedFrom(editor => clockIn(items, editor), items, new Map())

const clockIn = (items: ByEditor, editor: number): number => items.get(editor)?.[0]?.id.clock ?? 0

function encodedFrom(start: (editor: number) => number, items: ByEditor, next: ByEditor): Uint8Array {
  const structs: Kept['structs'] = new Map()
  for (const editor of new Set([...items.keys(), ...next.keys()])) {
    const own = items.get(editor) ?? []
    const list: (Y.Item | Y.GC)[] = []
    let clock = start(editor)
    const fill = (upTo: number) => {
      if (upTo > clock) list.push(new Y.GC(Y.createID(editor, clock), upTo - clock))
      clock = Math.max(clock, upTo)
    }
    for (const item of own) {
      fill(item.id.clock)
      list.push(item)
      clock += item.length
    }
    fill(clockIn(next, editor))
    if (list.length) structs.set(editor, { clock: start(editor), offset: 0, list })
  }
  return encode({ structs, deletes: new Map() })
}

function replica(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.get(LIST)
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** The ids in their order; how they are cut into items does not count. */
function orderIn(doc: Y.Doc, key: string | null): string {
  const order: string[] = []
  let expected = ''
  for (let item = firstOf({ type: doc.get(LIST), key, fresh: [] }); item; item = item.right) {
    const { client, clock } = item.id
    if (expected !== `${client}:${clock}`) order.push(`${client}:${clock}`)
    expected = `${client}:${clock + item.length}`
  }
  return order.join(' ')
}
