/** What somebody sends who means harm, or whose program is broken: frames made of what they hear and of chance. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { writeAwareness, writeStep1, writeStep2, writeUpdate } from '../../../server/live/protocol.ts'
import { GRAMMAR, isNodeName } from '../../../shared/statement/grammar.ts'
import { mkRng } from '../random.ts'
import * as wire from '../wire.ts'

/** What they know: the text, their own editor's id, and every update they were told. */
export type Spy = { doc: Y.Doc; editor: number; heard: readonly Uint8Array[] }

type Draw = Spy & { rng: () => number }
type Attack = (draw: Draw) => Uint8Array

/** One frame; which, and what is in it, comes from `seed`. */
export function attackOf(spy: Spy, seed: number): Uint8Array {
  const draw = { ...spy, rng: mkRng(seed) }
  return pick(ATTACKS, draw)(draw)
}

const pick = <T>(all: readonly T[], { rng }: Pick<Draw, 'rng'>): T => all[Math.floor(rng() * all.length)]!
const upTo = (most: number, { rng }: Pick<Draw, 'rng'>): number => Math.floor(rng() * most)
const often = (share: number, { rng }: Pick<Draw, 'rng'>): boolean => rng() < share

const sent = (update: Uint8Array, draw: Draw): Uint8Array =>
  often(0.4, draw) ? writeStep2(update) : writeUpdate(update)

const overheard = (draw: Draw): Uint8Array =>
  draw.heard.length ? pick(draw.heard, draw) : Y.encodeStateAsUpdate(draw.doc)

/** Somebody else's update once more, as it was. */
const replayed: Attack = draw => sent(overheard(draw), draw)

const bent: Attack = draw => {
  const bytes = overheard(draw).slice()
  for (let n = 1 + upTo(4, draw); n > 0; n--) bytes[upTo(bytes.length, draw)]! ^= 1 << upTo(8, draw)
  return sent(bytes, draw)
}

const cutOff: Attack = draw => {
  const bytes = overheard(draw)
  return sent(bytes.slice(0, upTo(bytes.length + 1, draw)), draw)
}

const grown: Attack = draw => {
  const bytes = overheard(draw)
  const at = upTo(bytes.length + 1, draw)
  return sent(
    Uint8Array.from([...bytes.slice(0, at), ...noise(1 + upTo(8, draw), draw), ...bytes.slice(at)]),
    draw,
  )
}

const spliced: Attack = draw => {
  const [one, two] = [overheard(draw), overheard(draw)]
  return sent(
    Uint8Array.from([...one.slice(0, upTo(one.length, draw)), ...two.slice(upTo(two.length, draw))]),
    draw,
  )
}

const bentFrame: Attack = draw => {
  const bytes = writeUpdate(overheard(draw))
  bytes[upTo(4, draw)]! ^= 1 << upTo(8, draw)
  return bytes
}

const noise = (length: number, draw: Draw): number[] => Array.from({ length }, () => upTo(256, draw))

const nonsense: Attack = draw => {
  const bytes = noise(upTo(60, draw), draw)
  return often(0.5, draw) ? Uint8Array.from(bytes) : sent(Uint8Array.from(bytes), draw)
}

/** Updates with the ids in them changed: to one's own, to somebody else's, to nobody's. */
const renamed: Attack = draw => {
  const { blocks, deletes } = takenApart(overheard(draw))
  const own = Y.getState(draw.doc.store, draw.editor)
  for (const block of blocks) {
    if (often(0.6, draw)) {
      block.editor = draw.editor
      block.clock = own
    } else if (often(0.5, draw)) block.editor = someEditor(draw)
    else block.clock = Math.max(0, block.clock + upTo(9, draw) - 4)
    for (const struct of block.structs) if (often(0.4, draw)) displace(struct, draw)
  }
  return sent(wire.update(blocks, often(0.5, draw) ? deletes : []), draw)
}

function displace(struct: wire.Struct, draw: Draw): void {
  const sides = ['origin', 'right', 'parent'] as const
  const side = pick(sides, draw)
  if (side === 'parent' && (struct.origin || struct.right)) return
  struct[side] = someId(draw)
}

function takenApart(update: Uint8Array): { blocks: wire.Block[]; deletes: wire.Deletes[] } {
  const { structs, ds } = Y.decodeUpdate(update)
  const blocks = new Map<number, wire.Block>()
  for (const struct of structs) {
    const { client: editor, clock } = struct.id
    const block = blocks.get(editor) ?? { editor, clock, structs: [] }
    block.structs.push(...asWire(struct))
    blocks.set(editor, block)
  }
  const deletes = [...ds.clients].flatMap(([editor, ranges]) =>
    ranges.map(({ clock, len }): wire.Deletes => [editor, clock, len]),
  )
  return { blocks: [...blocks.values()], deletes }
}

function asWire(struct: Y.Item | Y.GC | Y.Skip): wire.Struct[] {
  if (struct instanceof Y.GC) return [{ gc: struct.length }]
  if (struct instanceof Y.Skip) return [{ skip: struct.length }]
  const what = whatOf(struct.content)
  if (!what) return []
  const { origin, rightOrigin, parent, parentSub } = struct
  const where: Pick<wire.Struct, 'origin' | 'right' | 'parent' | 'key'> = {}
  if (origin) where.origin = [origin.client, origin.clock]
  if (rightOrigin) where.right = [rightOrigin.client, rightOrigin.clock]
  if (typeof parent === 'string') where.parent = parent
  else if (parent instanceof Y.ID) where.parent = [parent.client, parent.clock]
  if (parentSub !== null) where.key = parentSub
  return [{ ...what, ...where }]
}

function whatOf(content: Y.Item['content']): wire.Struct | null {
  if (content instanceof Y.ContentString) return { text: content.str }
  if (content instanceof Y.ContentDeleted) return { deleted: content.len }
  if (content instanceof Y.ContentAny) return { values: content.arr }
  if (content instanceof Y.ContentFormat) return { mark: content.key, value: content.value }
  if (!(content instanceof Y.ContentType)) return null
  return content.type instanceof Y.XmlElement ? { element: content.type.nodeName } : { type: 6 }
}

/** Structs written by hand, under one's own id most of the time, at places drawn from the text. */
const crafted: Attack = draw => {
  const editor = often(0.9, draw) ? draw.editor : someEditor(draw)
  const clock = Y.getState(draw.doc.store, editor) + (often(0.1, draw) ? upTo(3, draw) : 0)
  const structs = Array.from({ length: 1 + upTo(4, draw) }, () => craft(editor, clock, draw))
  return sent(wire.update([{ editor, clock, structs }], often(0.2, draw) ? someDeletes(draw) : []), draw)
}

function craft(editor: number, clock: number, draw: Draw): wire.Struct {
  const where = pick([besideSomething, betweenTwo, insideSomething, besideItself], draw)(draw, editor, clock)
  return { ...content(draw), ...where }
}

type Where = Pick<wire.Struct, 'origin' | 'right' | 'parent' | 'key'>

const besideSomething = (draw: Draw): Where =>
  often(0.5, draw) ? { origin: someId(draw) } : { right: someId(draw) }
const besideItself = (draw: Draw, editor: number, clock: number): Where => ({
  origin: [editor, clock + upTo(3, draw)],
})

/** Two neighbours in one parent, in whatever order: where replicas come to differ, if anywhere. */
const betweenTwo = (draw: Draw): Where => {
  const type = someType(draw)
  const items = childrenOf(type)
  if (!items.length) return { origin: someId(draw), right: someId(draw) }
  const [left, right] = [pick(items, draw), pick(items, draw)]
  return { origin: endOf(left, draw), right: [right.id.client, right.id.clock] }
}

const endOf = ({ id, length }: Y.Item, draw: Draw): wire.Id => [
  id.client,
  id.clock + (often(0.7, draw) ? length - 1 : 0),
]

const insideSomething = (draw: Draw): Where => {
  const type = someType(draw)
  const where: Where = { parent: type._item ? wire.idOf(type) : pick(['body', 'other'], draw) }
  if (often(0.3, draw))
    where.key = pick(['id', 'ask', 'lang', 'level', 'onclick', 'ychange', '__proto__'], draw)
  return where
}

const content = (draw: Draw): wire.Struct =>
  pick<() => wire.Struct>(
    [
      () => ({ text: 'HOSTILE' }),
      () => ({ text: 'h' }),
      () => ({ element: pick(['paragraph', 'listItem', 'hardBreak', 'iframe', 'footnotes', 'doc'], draw) }),
      () => ({ type: upTo(9, draw) }),
      () => ({ values: [pick([null, 'fr', 2, true, 'paragraph-one', { deep: [1] }], draw)] }),
      () => ({
        mark: pick(['bold', 'link', 'comment', 'italic'], draw),
        value: pick([null, {}, true, { href: 'javascript:1' }], draw),
      }),
      () => ({ deleted: 1 + upTo(5, draw) }),
      () => ({ gc: 1 + upTo(5, draw) }),
      () => ({ skip: 1 + upTo(5, draw) }),
      () => ({ embed: { image: 'x' } }),
    ],
    draw,
  )()

/** What a letter may hold at its place, under somebody's id, between neighbours in whatever order. */
const fitting: Attack = draw => {
  const editor = often(0.8, draw) ? draw.editor : someEditor(draw)
  let clock = Y.getState(draw.doc.store, editor)
  const structs = Array.from({ length: 1 + upTo(3, draw) }, () => {
    const type = someType(draw)
    const struct = { ...placeable(type, draw), ...among(type, draw) }
    clock += 'text' in struct ? struct.text.length : 1
    return struct
  })
  return sent(wire.update([{ editor, clock: clock - lengthOf(structs), structs }]), draw)
}

/** Any node in any place, and any attribute with any value. */
const misfit: Attack = draw => {
  const type = someType(draw)
  const where: Where = { parent: type._item ? wire.idOf(type) : 'body' }
  const struct: wire.Struct = often(0.5, draw)
    ? { element: pick(NAMES, draw), ...among(type, draw) }
    : { values: [pick(VALUES, draw)], ...where, key: pick(KEYS, draw) }
  const clock = Y.getState(draw.doc.store, draw.editor)
  return sent(wire.update([{ editor: draw.editor, clock, structs: [struct] }]), draw)
}

const NAMES = [...Object.keys(GRAMMAR), 'iframe', 'script']
const KEYS = [
  ...new Set(Object.values(GRAMMAR).flatMap(({ attributes }) => Object.keys(attributes))),
  'onclick',
]
const VALUES = [
  null,
  1,
  2,
  7,
  -1,
  true,
  false,
  'fr',
  'rtl',
  'block_b0',
  'x',
  '"><',
  [100],
  {},
  'y'.repeat(3000),
]

const lengthOf = (structs: readonly wire.Struct[]): number =>
  structs.reduce((sum, struct) => sum + ('text' in struct ? struct.text.length : 1), 0)

function placeable(type: Type, draw: Draw): wire.Struct {
  if (type instanceof Y.XmlText) {
    return often(0.6, draw) ? { text: 'H' } : { mark: 'bold', value: pick([{}, null], draw) }
  }
  const name = type instanceof Y.XmlElement ? type.nodeName : 'doc'
  const children = isNodeName(name) ? GRAMMAR[name].children.filter(child => child !== 'text') : []
  return children.length ? { element: pick(children, draw) } : { deleted: 1 }
}

function among(type: Type, draw: Draw): Where {
  const items = childrenOf(type)
  const inside: Where = { parent: type._item ? wire.idOf(type) : 'body' }
  if (!items.length) return inside
  const [left, right] = [pick(items, draw), pick(items, draw)]
  const where: Where = {}
  if (often(0.7, draw)) where.origin = endOf(left, draw)
  if (often(0.7, draw)) where.right = [right.id.client, right.id.clock]
  return where.origin || where.right ? where : inside
}

/** Deletes of what stands, of what is gone and of what is still to come. */
const deleting: Attack = draw => sent(wire.update([], someDeletes(draw)), draw)

const someDeletes = (draw: Draw): wire.Deletes[] =>
  Array.from({ length: 1 + upTo(3, draw) }, () => {
    const [editor, clock] = someId(draw)
    const ahead = often(0.5, draw) ? Y.getState(draw.doc.store, editor) + upTo(50, draw) : clock
    return [editor, ahead, 1 + upTo(4, draw)]
  })

const shown: Attack = draw => {
  const states = Array.from({ length: 1 + upTo(3, draw) }, () => ({
    editor: pick([draw.editor, someEditor(draw), 2 ** 40, 0], draw),
    clock: pick([0, 1, 2 ** 31, 2 ** 52], draw),
    json: pick(
      [
        'null',
        '{}',
        '{"user":{"name":"Amina"}}',
        '{"cursor":{"anchor":1}}',
        '[[[[[[[[[[[1]]]]]]]]]]]',
        '{',
        `"${'x'.repeat(5000)}"`,
      ],
      draw,
    ),
  }))
  return often(0.8, draw) ? writeAwareness(states) : writeAwareness(states).slice(0, 1 + upTo(20, draw))
}

const asking: Attack = draw => {
  const vector = encoding.encode(to => {
    const count = upTo(3, draw)
    encoding.writeVarUint(to, count + (often(0.2, draw) ? 1000 : 0))
    for (let n = 0; n < count; n++)
      for (const value of [someEditor(draw), upTo(1000, draw)]) encoding.writeVarUint(to, value)
  })
  return writeStep1(vector)
}

function someEditor(draw: Draw): number {
  const editors = [...draw.doc.store.clients.keys()]
  return often(0.8, draw) && editors.length ? pick(editors, draw) : upTo(2 ** 32, draw)
}

function someId(draw: Draw): wire.Id {
  const editor = someEditor(draw)
  return [editor, upTo(Y.getState(draw.doc.store, editor) + 2, draw)]
}

type Type = Y.XmlFragment | Y.XmlElement | Y.XmlText

function someType(draw: Draw): Type {
  const body = draw.doc.getXmlFragment('body')
  const texts = [...body.createTreeWalker(() => true)] as Type[]
  return texts.length && often(0.9, draw) ? pick(texts, draw) : body
}

function childrenOf(type: Type): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item; item = item.right) items.push(item)
  return items
}

const ATTACKS: Attack[] = [
  replayed,
  bent,
  bent,
  cutOff,
  grown,
  spliced,
  bentFrame,
  nonsense,
  renamed,
  renamed,
  crafted,
  crafted,
  crafted,
  fitting,
  fitting,
  fitting,
  fitting,
  misfit,
  misfit,
  deleting,
  shown,
  asking,
]
