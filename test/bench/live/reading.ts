/** Which edits a frame brings, read off its bytes without taking the update apart. */

const [SYNC, SYNC_REPLY] = [0, 4]
const [STRING, DELETED, GC] = [4, 1, 0]

/** One editor's edits from a clock on. */
export type OnRun = (editor: number, clock: number, length: number) => void

/** What a message of the sync protocol says, of any of the servers. */
export type SyncKind = 'step1' | 'step2' | 'update'
const KINDS: readonly (SyncKind | undefined)[] = ['step1', 'step2', 'update']

/** Reads numbers and lengths from a buffer that others write into; there is only one of it, and it is not kept. */
export class Reader {
  bytes: Uint8Array = new Uint8Array()
  at = 0

  over(bytes: Uint8Array, from: number): this {
    this.bytes = bytes
    this.at = from
    return this
  }

  number(): number {
    const { bytes } = this
    let octet = bytes[this.at++]!
    if (octet < 128) return octet
    let value = octet & 127
    for (let factor = 128; octet >= 128; factor *= 128) {
      octet = bytes[this.at++]!
      value += (octet & 127) * factor
    }
    return value
  }

  /** Passes over what has its length in front. @returns that length. */
  pass(): number {
    const length = this.number()
    this.at += length
    return length
  }

  /** A view of what has its length in front. */
  view(): Uint8Array {
    const length = this.pass()
    return this.bytes.subarray(this.at - length, this.at)
  }
}

/**
 * Reads the head of a message, and leaves the reader at the length of what it holds.
 * @param addressed whether the document's name stands before the message.
 * @returns undefined for what is not about the text.
 */
export function readSync(reader: Reader, addressed: boolean): SyncKind | undefined {
  if (addressed) reader.pass()
  const kind = reader.number()
  return kind === SYNC || kind === SYNC_REPLY ? KINDS[reader.number()] : undefined
}

/** Tells the edits of an update, as far as they are typed and deleted letters; anything else ends the reading. */
export function readRuns(reader: Reader, onRun: OnRun): void {
  for (let blocks = reader.number(); blocks > 0; blocks--) {
    let structs = reader.number()
    const editor = reader.number()
    let clock = reader.number()
    for (; structs > 0; structs--) {
      const length = readStruct(reader)
      if (length === 0) return
      onRun(editor, clock, length)
      clock += length
    }
  }
}

/** @returns how many edits the struct is, 0 for one that no load client writes. */
function readStruct(reader: Reader): number {
  const info = reader.bytes[reader.at++]!
  const kind = info & 31
  if (kind === GC) return reader.number()
  if (info & 128) readId(reader)
  if (info & 64) readId(reader)
  if (!(info & 192)) return 0
  // Load clients write ASCII, of which a letter is an octet.
  if (kind === STRING) return reader.pass()
  return kind === DELETED ? reader.number() : 0
}

function readId(reader: Reader): void {
  reader.number()
  reader.number()
}
