/** An update as it came over the wire, taken apart and written again, without touching any document. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip
export type Range = { clock: number; len: number }

export type Incoming = {
  /** In the order of the wire: the blocks of each editor stand together. */
  structs: Struct[]
  /** What is to be deleted, by the editor that wrote it. */
  deletes: Map<number, Range[]>
}

/** The bytes are no update; `message` is for logs and holds none of them. */
export class Undecodable extends Error {}

/** It says more at once than anybody has to say. */
export class TooMuch extends Error {}

/**
 * Notes which editors have a block of structs: applying keeps only the last of two, decoding shows both. And counts
 * what it reads, because a few megabytes can hold millions of parts.
 */
class NotingDecoder extends Y.UpdateDecoderV1 {
  static last: NotingDecoder | null = null
  static left = 0
  readonly blocks: number[] = []

  constructor(decoder: decoding.Decoder) {
    super(decoder)
    NotingDecoder.last = this
  }

  override readClient(): number {
    const client = super.readClient()
    this.blocks.push(client)
    return client
  }

  override readInfo(): number {
    countOne()
    return super.readInfo()
  }

  override readAny(): unknown {
    countOne()
    return super.readAny()
  }

  override readDsClock(): number {
    countOne()
    return super.readDsClock()
  }
}

function countOne(): void {
  if (--NotingDecoder.left < 0) throw new TooMuch()
}

/**
 * Decodes an update of encoding V1 (V2 is never read from outside: twenty bytes of it can take gigabytes).
 * @param most structs, values and ranges of deletes together
 * @throws Undecodable also for trailing bytes and for two blocks of one editor; TooMuch.
 */
export function decode(update: Uint8Array, most: number): Incoming {
  NotingDecoder.left = most
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    // The function named V2 takes the decoder as an argument; with this one it reads V1.
    decoded = Y.decodeUpdateV2(update, NotingDecoder)
  } catch (error) {
    if (error instanceof TooMuch) throw error
    throw new Undecodable('the update cannot be decoded')
  }
  const decoder = NotingDecoder.last!
  NotingDecoder.last = null
  if (decoding.hasContent(decoder.restDecoder)) throw new Undecodable('trailing bytes')
  if (new Set(decoder.blocks).size !== decoder.blocks.length)
    throw new Undecodable('one editor in two blocks')
  return { structs: decoded.structs as Struct[], deletes: decoded.ds.clients as Map<number, Range[]> }
}

/** What of an update will be applied: for an editor, whole structs from `offset` inside the first, and ranges. */
export type Kept = {
  structs: Map<number, { clock: number; offset: number; list: Struct[] }>
  deletes: Map<number, Range[]>
}

/** The canonical form of what was checked. This is applied, stored and sent, never the bytes of the wire. */
export function encode(kept: Kept): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  encoding.writeVarUint(rest, kept.structs.size)
  for (const [editor, { clock, offset, list }] of kept.structs) {
    encoding.writeVarUint(rest, list.length)
    encoder.writeClient(editor)
    encoding.writeVarUint(rest, clock)
    // A struct's `write` takes either encoder; its type names only the one that holds what both have.
    list.forEach((struct, i) => {
      struct.write(encoder, i ? 0 : offset)
    })
  }
  encoding.writeVarUint(rest, kept.deletes.size)
  for (const [editor, ranges] of kept.deletes) {
    encoding.writeVarUint(rest, editor)
    encoding.writeVarUint(rest, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(rest, clock)
      encoding.writeVarUint(rest, len)
    }
  }
  return encoder.toUint8Array()
}
