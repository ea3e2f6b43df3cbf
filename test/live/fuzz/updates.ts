/** What is in an update, asked without the server's own judgement. */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { NOTICE, type Notice } from '../../../shared/live.ts'

/** Whether all of a range is known and deleted. */
export function isGone(doc: Y.Doc, client: number, clock: number, len: number): boolean {
  if (Y.getState(doc.store, client) < clock + len) return false
  const structs = doc.store.clients.get(client) ?? []
  for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < clock + len; i++)
    if (!structs[i]!.deleted) return false
  return true
}

/** What of an update a text does not have, in words; null where it has all. */
export function lackOf(doc: Y.Doc, update: Uint8Array): string | null {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (!(struct instanceof Y.Skip) && Y.getState(doc.store, client) < clock + struct.length)
      return `${client}:${clock}+${struct.length}`
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges)
      if (!isGone(doc, client, clock, len)) return `delete ${client}:${clock}+${len}`
  return null
}

/** What a frame holds that matters here. */
export type Read =
  | { kind: 'step1' }
  | { kind: 'text'; update: Uint8Array }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'other' }

export function read(frame: Uint8Array): Read {
  try {
    return readMessage(decoding.createDecoder(frame))
  } catch {
    return { kind: 'other' }
  }
}

function readMessage(from: decoding.Decoder): Read {
  const message = decoding.readVarUint(from)
  if (message === NOTICE)
    return { kind: 'notice', notice: JSON.parse(decoding.readVarString(from)) as Notice }
  if (message !== 0) return { kind: 'other' }
  if (decoding.readVarUint(from) === 0) return { kind: 'step1' }
  return { kind: 'text', update: decoding.readVarUint8Array(from) }
}
