/**
 * Opening a packed file (zip) that a stranger made. What its directory says is checked first, but never believed:
 * a part is inflated in small steps and counted, and only the parts that somebody asks for are inflated.
 * The layout is that of PKWARE's APPNOTE 6.3, sections 4.3 and 4.5.3.
 */
import { Inflate, strFromU8 } from 'fflate'
import { FileRefused } from './fileRefused.ts'

/** Sizes are in bytes. */
export type ZipLimits = {
  /** Of the packed file. */
  file: number
  entries: number
  /** Of one part, unpacked. */
  entry: number
  /** Of everything together, unpacked. */
  sum: number
  /** Unpacked size by packed size, for parts above a mebibyte: an empty picture is packed tightly too. */
  ratio: number
}

export const ZIP_LIMITS: ZipLimits = {
  file: 20_000_000,
  entries: 2_000,
  entry: 100_000_000,
  sum: 200_000_000,
  ratio: 200,
}

export type OpenZip = {
  names: readonly string[]
  has: (name: string) => boolean
  /**
   * The bytes of a part; null where there is none of this name.
   * @throws FileRefused where it is damaged or breaks a limit
   */
  read: (name: string) => Uint8Array | null
}

/**
 * Opens a zip within limits. Parts are found by exact name; of two with one name the last counts.
 * @throws FileRefused where the file is no zip, is locked, or its directory breaks a limit
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): OpenZip {
  if (bytes.length > limits.file) throw new FileRefused('too-large')
  const entries = new Map(directoryOf(bytes, limits).map(entry => [entry.name, entry]))
  const budget = { left: limits.sum }
  return {
    names: [...entries.keys()],
    has: name => entries.has(name),
    read: name => {
      const entry = entries.get(name)
      return entry === undefined ? null : inflated(bytes, entry, limits, budget)
    },
  }
}

type Entry = { name: string; method: number; packed: number; size: number; offset: number }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const COMPOUND_FILE = 0xe011cfd0
const IN_ZIP64 = 0xffffffff
const MEBIBYTE = 1_048_576

function directoryOf(bytes: Uint8Array, limits: ZipLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 4 && view.getUint32(0, true) === COMPOUND_FILE) throw new FileRefused('old-or-locked')
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new FileRefused('too-many-parts')
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = entryAt(view, bytes, at)
    judge(entry, limits)
    sum += entry.size
    if (sum > limits.sum) throw new FileRefused('opens-too-large')
    entries.push(entry)
    at = next
  }
  return entries
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw new FileRefused('no-package')
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): { entry: Entry; next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw new FileRefused('damaged')
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw new FileRefused('locked')
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map(field =>
    view.getUint16(at + field, true),
  ) as [number, number, number]
  const nameEnd = at + 46 + nameLength
  const next = nameEnd + extraLength + commentLength
  if (next > view.byteLength) throw new FileRefused('damaged')
  const wide = zip64At(view, nameEnd, nameEnd + extraLength)
  const wideOr = (field: number): number => {
    const value = view.getUint32(at + field, true)
    return value === IN_ZIP64 ? (wide.shift() ?? value) : value
  }
  const size = wideOr(24)
  const packed = wideOr(20)
  const offset = wideOr(42)
  const name = strFromU8(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/')
  return { entry: { name, method: view.getUint16(at + 10, true), packed, size, offset }, next }
}

/** The numbers of the field for large files, in the order in which they stand in for the short ones. */
function zip64At(view: DataView, from: number, to: number): number[] {
  let at = from
  while (at + 4 <= to) {
    const length = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      const count = Math.floor(Math.min(length, to - at - 4) / 8)
      return Array.from({ length: count }, (_, index) => Number(view.getBigUint64(at + 4 + index * 8, true)))
    }
    at += 4 + length
  }
  return []
}

function judge(entry: Pick<Entry, 'size' | 'packed'>, limits: ZipLimits): void {
  if (entry.size > limits.entry) throw new FileRefused('part-too-large')
  if (entry.size > MEBIBYTE && entry.size > entry.packed * limits.ratio)
    throw new FileRefused('packed-too-tight')
}

function inflated(bytes: Uint8Array, entry: Entry, limits: ZipLimits, budget: { left: number }): Uint8Array {
  const packed = packedBytes(bytes, entry)
  const count = counter(packed.length, limits, budget)
  if (entry.method === 0) {
    count(packed.length)
    return packed
  }
  if (entry.method !== 8) throw new FileRefused('damaged')
  return inflatedBySteps(packed, count)
}

function packedBytes(bytes: Uint8Array, { offset, packed }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL)
    throw new FileRefused('damaged')
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (from + packed > view.byteLength) throw new FileRefused('damaged')
  return bytes.subarray(from, from + packed)
}

/** Counts what really comes out, over this part and over all that were read. */
function counter(packed: number, limits: ZipLimits, budget: { left: number }): (length: number) => void {
  let size = 0
  return length => {
    size += length
    budget.left -= length
    judge({ size, packed }, limits)
    if (budget.left < 0) throw new FileRefused('opens-too-large')
  }
}

/** Bytes given to the inflater at once: a thousandfold at most comes out before it is counted. */
const STEP = 4_096

function inflatedBySteps(packed: Uint8Array, count: (length: number) => void): Uint8Array {
  const chunks: Uint8Array[] = []
  let ended = false
  const inflate = new Inflate((chunk, final) => {
    count(chunk.length)
    chunks.push(chunk)
    ended = final
  })
  try {
    for (let at = 0; at < packed.length; at += STEP)
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('damaged')
  }
  if (!ended) throw new FileRefused('damaged')
  return joined(chunks)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
