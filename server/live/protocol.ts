/**
 * The protocol of a live statement: y-websocket's, of which one frame holds one message.
 *
 *     frame      = sync | awareness | query | notice
 *     sync       = 0 (step1 | step2 | update)
 *     step1      = 0 bytes(state vector)      "this is what I have"
 *     step2      = 1 bytes(update)            "this is what you lack"
 *     update     = 2 bytes(update)            "this was just written"
 *     awareness  = 1 bytes(states)
 *     states     = count (editor clock json)* "null" in place of a state is a farewell
 *     query      = 3                          "who is here?"
 *     notice     = 120 json                   from the server, only to clients that announced `v=1`
 *     bytes      = length octet*              lengths, counts, ids and clocks are varUints, json a varString
 *
 * Readers and writers stand in pairs. A reader takes a whole frame or throws `Malformed`.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { NOTICE, type Notice } from '../../shared/live.ts'

/** What a client can say. */
export type Said =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'step2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; states: Uint8Array }
  | { kind: 'query' }

/** One editor's awareness on the wire; `json` is `null` when it left. */
export type AwarenessEntry = { editor: number; clock: number; json: string }

/** The frame is not of this protocol. */
export class Malformed extends Error {}

const SYNC = 0
const AWARENESS = 1
const QUERY = 3
const STEP1 = 0
const STEP2 = 1
const UPDATE = 2

/** @throws Malformed for an unknown, cut off or overlong frame. The bytes in the answer are a view of `frame`. */
export function readFrame(frame: Uint8Array): Said {
  const from = decoding.createDecoder(frame)
  const said = orMalformed(() => readMessage(from))
  if (decoding.hasContent(from)) throw new Malformed('trailing bytes')
  return said
}

/** Whether a frame says who is where; told by its first octet, before it is read. */
export const isAboutCarets = (frame: Uint8Array): boolean => frame[0] === AWARENESS

function readMessage(from: decoding.Decoder): Said {
  switch (decoding.readVarUint(from)) {
    case SYNC:
      return readSync(from)
    case AWARENESS:
      return { kind: 'awareness', states: decoding.readVarUint8Array(from) }
    case QUERY:
      return { kind: 'query' }
    default:
      throw new Malformed('unknown message')
  }
}

function readSync(from: decoding.Decoder): Said {
  switch (decoding.readVarUint(from)) {
    case STEP1:
      return { kind: 'step1', vector: decoding.readVarUint8Array(from) }
    case STEP2:
      return { kind: 'step2', update: decoding.readVarUint8Array(from) }
    case UPDATE:
      return { kind: 'update', update: decoding.readVarUint8Array(from) }
    default:
      throw new Malformed('unknown sync message')
  }
}

export const writeStep1 = (vector: Uint8Array) => writeSync(STEP1, vector)
export const writeStep2 = (update: Uint8Array) => writeSync(STEP2, update)
export const writeUpdate = (update: Uint8Array) => writeSync(UPDATE, update)

/** The answer to somebody's step 1, as frames: one step 2, and what is applied after it. */
export const writeAnswer = (updates: readonly Uint8Array[]): Uint8Array[] =>
  updates.map((update, i) => (i === 0 ? writeStep2(update) : writeUpdate(update)))

/** Whether a frame is the step 1 of somebody who has nothing yet. */
export const asksForAll = (frame: Uint8Array): boolean =>
  frame.length === 4 && frame[0] === SYNC && frame[1] === STEP1 && frame[2] === 1 && frame[3] === 0

/** A whole text is copied once only: an encoder would do so twice. */
function writeSync(step: number, bytes: Uint8Array): Uint8Array {
  const head = encoding.encode(to => {
    for (const number of [SYNC, step, bytes.length]) encoding.writeVarUint(to, number)
  })
  return Buffer.concat([head, bytes])
}

/**
 * The states of an awareness message, at most `most` of them.
 * @throws Malformed for more of them, or for bytes that are none.
 */
export function readAwareness(states: Uint8Array, most: number): AwarenessEntry[] {
  const from = decoding.createDecoder(states)
  return orMalformed(() => {
    const count = decoding.readVarUint(from)
    if (count > most) throw new Malformed('too many states')
    const entries: AwarenessEntry[] = []
    for (let i = 0; i < count; i++) entries.push(readEntry(from))
    if (decoding.hasContent(from)) throw new Malformed('trailing bytes')
    return entries
  })
}

const readEntry = (from: decoding.Decoder): AwarenessEntry => ({
  editor: decoding.readVarUint(from),
  clock: decoding.readVarUint(from),
  json: decoding.readVarString(from),
})

export function writeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const states = encoding.encode(to => {
    encoding.writeVarUint(to, entries.length)
    for (const { editor, clock, json } of entries) {
      encoding.writeVarUint(to, editor)
      encoding.writeVarUint(to, clock)
      encoding.writeVarString(to, json)
    }
  })
  return encoding.encode(to => {
    encoding.writeVarUint(to, AWARENESS)
    encoding.writeVarUint8Array(to, states)
  })
}

export function writeNotice(notice: Notice): Uint8Array {
  return encoding.encode(to => {
    encoding.writeVarUint(to, NOTICE)
    encoding.writeVarString(to, JSON.stringify(notice))
  })
}

/** An awareness message about nobody: clients count it as a sign of life and do nothing with it. */
export const NOBODY = writeAwareness([])

function orMalformed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) throw error
    throw new Malformed('cut off')
  }
}
