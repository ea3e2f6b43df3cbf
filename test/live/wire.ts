/** Updates written by hand, struct by struct, as no editor of ours would write them. */
import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'

export type Id = [editor: number, clock: number]
type Where = { origin?: Id; right?: Id; parent?: Id | string; key?: string }
type What =
  | { text: string }
  | { element: string }
  | { type: number }
  | { values: unknown[] }
  | { mark: string; value: unknown }
  | { deleted: number }
  | { gc: number }
  | { skip: number }
  | { embed: unknown }
  | { json: unknown[] }
  | { binary: Uint8Array }
  | { inner: string }
  | { hook: string }

export type Struct = What & Where
export type Block = { editor: number; clock: number; structs: Struct[] }
export type Deletes = [editor: number, clock: number, len: number]

/** An update of encoding V1. */
export function update(blocks: Block[], deletes: Deletes[] = []): Uint8Array {
  return encoding.encode(to => {
    const number = (value: number) => encoding.writeVarUint(to, value)
    number(blocks.length)
    for (const { editor, clock, structs } of blocks) {
      number(structs.length)
      number(editor)
      number(clock)
      for (const struct of structs) writeStruct(to, struct)
    }
    number(deletes.length)
    for (const [editor, clock, len] of deletes) for (const value of [editor, 1, clock, len]) number(value)
  })
}

const GC = 0
const DELETED = 1
const JSONS = 2
const BINARY = 3
const STRING = 4
const EMBED = 5
const FORMAT = 6
const TYPE = 7
const ANY = 8
const INNER = 9
const SKIP = 10
const XML_ELEMENT = 3
const XML_HOOK = 5
const HAS_ORIGIN = 128
const HAS_RIGHT = 64
const HAS_KEY = 32

function writeStruct(to: encoding.Encoder, struct: Struct): void {
  if ('gc' in struct) writeRun(to, GC, struct.gc)
  else if ('skip' in struct) writeRun(to, SKIP, struct.skip)
  else writeItem(to, struct)
}

function writeItem(to: encoding.Encoder, struct: Struct): void {
  const { origin, right, parent, key } = struct
  const flags = (origin ? HAS_ORIGIN : 0) | (right ? HAS_RIGHT : 0) | (key === undefined ? 0 : HAS_KEY)
  encoding.writeUint8(to, kindOf(struct) | flags)
  for (const id of [origin, right]) if (id) for (const part of id) encoding.writeVarUint(to, part)
  if (!origin && !right) {
    encoding.writeVarUint(to, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(to, parent)
    else for (const part of parent ?? [0, 0]) encoding.writeVarUint(to, part)
    if (key !== undefined) encoding.writeVarString(to, key)
  }
  writeContent(to, struct)
}

function writeRun(to: encoding.Encoder, kind: number, length: number): void {
  encoding.writeUint8(to, kind)
  encoding.writeVarUint(to, length)
}

function kindOf(struct: Struct): number {
  if ('text' in struct) return STRING
  if ('element' in struct || 'type' in struct || 'hook' in struct) return TYPE
  if ('values' in struct) return ANY
  if ('mark' in struct) return FORMAT
  if ('json' in struct) return JSONS
  if ('binary' in struct) return BINARY
  if ('inner' in struct) return INNER
  return 'embed' in struct ? EMBED : DELETED
}

function writeContent(to: encoding.Encoder, struct: Struct): void {
  if ('text' in struct) encoding.writeVarString(to, struct.text)
  if ('type' in struct) encoding.writeVarUint(to, struct.type)
  if ('element' in struct) {
    encoding.writeVarUint(to, XML_ELEMENT)
    encoding.writeVarString(to, struct.element)
  }
  if ('values' in struct) {
    encoding.writeVarUint(to, struct.values.length)
    for (const value of struct.values) encoding.writeAny(to, value as Parameters<typeof encoding.writeAny>[1])
  }
  if ('mark' in struct) {
    encoding.writeVarString(to, struct.mark)
    encoding.writeVarString(to, JSON.stringify(struct.value))
  }
  if ('embed' in struct) encoding.writeVarString(to, JSON.stringify(struct.embed))
  if ('deleted' in struct) encoding.writeVarUint(to, struct.deleted)
  if ('json' in struct) {
    encoding.writeVarUint(to, struct.json.length)
    for (const value of struct.json) encoding.writeVarString(to, JSON.stringify(value))
  }
  if ('binary' in struct) encoding.writeVarUint8Array(to, struct.binary)
  if ('hook' in struct) {
    encoding.writeVarUint(to, XML_HOOK)
    encoding.writeVarString(to, struct.hook)
  }
  if ('inner' in struct) {
    encoding.writeVarString(to, struct.inner)
    encoding.writeAny(to, {})
  }
}

/** The id of the item that holds a shared type. */
export function idOf(type: { _item: Y.Item | null }): Id {
  const item = type._item
  if (!item) throw new Error('a root has no item')
  return [item.id.client, item.id.clock]
}
