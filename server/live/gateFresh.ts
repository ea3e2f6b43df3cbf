/**
 * An update without what the document knows already, cut off before anything is built of it: reading it the usual
 * way makes an object of each struct, and a whole text that is sent once more would hold everyone up.
 *
 * This only cuts. What remains is decoded and judged as if it had been sent so; bytes that are no update are left as
 * they are for that.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The structs of one editor that remain: so many, from this clock on, in these bytes. */
type Block = { count: number; editor: number; clock: number; bytes: Uint8Array }

/** Octets below which there is nothing worth cutting. */
const WORTH = 4096

/**
 * @param update in encoding V1
 * @param stored how far the document knows an editor's structs
 */
export function withoutKnown(update: Uint8Array, stored: (editor: number) => number): Uint8Array {
  if (update.length < WORTH) return update
  try {
    return cut(update, stored)
  } catch {
    return update
  }
}

function cut(update: Uint8Array, stored: (editor: number) => number): Uint8Array {
  const from = decoding.createDecoder(update)
  const blocks: Block[] = []
  const all = decoding.readVarUint(from)
  for (let i = 0; i < all; i++) {
    const block = readBlock(from, stored)
    if (block.count > 0) blocks.push(block)
  }
  return encoding.encode(to => {
    encoding.writeVarUint(to, blocks.length)
    for (const { count, editor, clock, bytes } of blocks) {
      for (const number of [count, editor, clock]) encoding.writeVarUint(to, number)
      encoding.writeUint8Array(to, bytes)
    }
    encoding.writeUint8Array(to, update.subarray(from.pos))
  })
}

/** An editor's structs follow one another: what is known of them comes first. */
function readBlock(from: decoding.Decoder, stored: (editor: number) => number): Block {
  const all = decoding.readVarUint(from)
  const editor = decoding.readVarUint(from)
  let clock = decoding.readVarUint(from)
  const known = stored(editor)
  let start = from.pos
  let count = all
  for (let i = 0; i < all; i++) {
    const length = skipStruct(from)
    if (count !== all - i || clock + length > known) continue
    clock += length
    start = from.pos
    count--
  }
  return { count, editor, clock, bytes: from.arr.subarray(start, from.pos) }
}

const GC = 0
const SKIP = 10
const HAS_ORIGIN = 128
const HAS_RIGHT = 64
const HAS_KEY = 32

/** @returns its length */
function skipStruct(from: decoding.Decoder): number {
  const info = decoding.readUint8(from)
  if (info === GC || info === SKIP) return decoding.readVarUint(from)
  if (info & HAS_ORIGIN) skipId(from)
  if (info & HAS_RIGHT) skipId(from)
  if (!(info & (HAS_ORIGIN | HAS_RIGHT))) {
    if (decoding.readVarUint(from) === 1) skipBytes(from)
    else skipId(from)
    if (info & HAS_KEY) skipBytes(from)
  }
  const skip = CONTENTS[info & 31]
  if (!skip) throw new Error('a content of no known kind')
  return skip(from)
}

function skipId(from: decoding.Decoder): void {
  decoding.readVarUint(from)
  decoding.readVarUint(from)
}

/** Skips text, or octets, that say their length first. */
function skipBytes(from: decoding.Decoder): void {
  skip(from, decoding.readVarUint(from))
}

function skip(from: decoding.Decoder, count: number): void {
  from.pos += count
  if (from.pos > from.arr.length) throw new Error('cut off')
}

/** By the number of the kind; each answers the length. Yjs has no others. */
const CONTENTS: Record<number, (from: decoding.Decoder) => number> = {
  1: from => decoding.readVarUint(from),
  2: from => skipMany(from, skipBytes),
  3: from => skipOne(from, skipBytes),
  4: skipText,
  5: from => skipOne(from, skipBytes),
  6: from => skipOne(from, skipBytes, skipBytes),
  7: skipType,
  8: from => skipMany(from, skipValue),
  9: from => skipOne(from, skipBytes, skipValue),
}

type SkipPart = (from: decoding.Decoder) => void

function skipMany(from: decoding.Decoder, part: SkipPart): number {
  const count = decoding.readVarUint(from)
  for (let i = 0; i < count; i++) part(from)
  return count
}

function skipOne(from: decoding.Decoder, ...parts: SkipPart[]): number {
  for (const part of parts) part(from)
  return 1
}

/** The length is counted in units of UTF-16: two for what takes four octets. */
function skipText(from: decoding.Decoder): number {
  const end = decoding.readVarUint(from) + from.pos
  if (end > from.arr.length) throw new Error('cut off')
  let length = 0
  for (; from.pos < end; from.pos++) {
    const octet = from.arr[from.pos]!
    if ((octet & 0xc0) !== 0x80) length += octet >= 0xf0 ? 2 : 1
  }
  return length
}

const XML_ELEMENT = 3
const XML_HOOK = 5

function skipType(from: decoding.Decoder): number {
  const type = decoding.readVarUint(from)
  if (type === XML_ELEMENT || type === XML_HOOK) skipBytes(from)
  return 1
}

const UNDEFINED = 127
const NULL = 126
const INTEGER = 125
const FLOAT32 = 124
const FLOAT64 = 123
const BIGINT = 122
const FALSE = 121
const TRUE = 120
const STRING = 119
const OBJECT = 118
const LIST = 117
const OCTETS = 116

function skipValue(from: decoding.Decoder): void {
  switch (decoding.readUint8(from)) {
    case UNDEFINED:
    case NULL:
    case FALSE:
    case TRUE:
      return
    case INTEGER:
      decoding.readVarInt(from)
      return
    case FLOAT32:
      skip(from, 4)
      return
    case FLOAT64:
    case BIGINT:
      skip(from, 8)
      return
    case STRING:
    case OCTETS:
      skipBytes(from)
      return
    case LIST:
      skipMany(from, skipValue)
      return
    case OBJECT:
      skipMany(from, skipField)
      return
    default:
      throw new Error('a value of no known kind')
  }
}

function skipField(from: decoding.Decoder): void {
  skipBytes(from)
  skipValue(from)
}
