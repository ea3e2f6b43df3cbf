/**
 * Who is here. A client says where its caret is; who it is, the server says, whatever the client wrote. Clocks are
 * the server's own too: it is the only one that passes states on, and its clock never goes back, not even over a
 * restart, so that a client that comes back is seen at once.
 */
import { z } from 'zod'
import { wired } from './outlet.ts'
import { type AwarenessEntry, writeAwareness } from './protocol.ts'
import type { Guest } from './roll.ts'

/** What the server writes into every state under `user`. */
export type Shown = {
  person: string
  name: string
  organisation: string
  /** 1 to 8: the style sheet knows each in light and in dark. */
  colour: number
  /** The same as a value, under the name by which other editors look for it. */
  color: string
}

/** Eight calm colours, dark enough for white letters on them. */
const COLOURS = [
  '#2f6f73',
  '#8a4b2d',
  '#4b5d9b',
  '#6b6a1f',
  '#8b3f68',
  '#3d7247',
  '#6a4c93',
  '#9a5a12',
] as const

/** What is shown of somebody: the same person has the same colour everywhere; in an unattributed text nobody has a name. */
export function shownOf({
  person,
  name,
  organisation,
  unattributed,
}: Pick<Guest, 'person' | 'name' | 'organisation' | 'unattributed'>): Shown {
  if (unattributed) return { person: '', name: '', organisation: '', colour: 1, color: COLOURS[0] }
  let hash = 0
  for (let i = 0; i < person.length; i++) hash = (Math.imul(hash, 31) + person.charCodeAt(i)) >>> 0
  const place = hash % COLOURS.length
  return { person, name, organisation: organisation.name, colour: place + 1, color: COLOURS[place]! }
}

const wholeNumber = z.number().int().min(0)
const item = z.object({ client: wholeNumber, clock: wholeNumber }).nullish()
const point = z
  .object({
    type: item,
    tname: z.string().max(40).nullish(),
    item,
    assoc: z.number().int().min(-1).max(1).nullish(),
  })
  .nullish()
const said = z.object({ cursor: z.object({ anchor: point, head: point }).nullish().catch(null) })

/**
 * A state as it is passed on: the caret if it is one, and who it is. Null for a farewell.
 * @throws SyntaxError for what is no JSON.
 */
export function stateOf(json: string, user: Shown): { user: Shown; cursor?: unknown } | null {
  const state: unknown = JSON.parse(json)
  if (state === null) return null
  const { cursor } = said.catch({}).parse(state)
  return cursor === undefined ? { user } : { user, cursor }
}

type Entry<P> = AwarenessEntry & { peer: P }

/** The states of one room, each kept by the peer that brought it. */
export class Presence<P> {
  readonly #entries = new Map<number, Entry<P>>()
  readonly #now: () => number
  #changed = new Map<number, Entry<P>>()
  #lastClock = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** Whose editor this is at the moment. */
  keeperOf(editor: number): P | undefined {
    return this.#entries.get(editor)?.peer
  }

  put(peer: P, editor: number, json: string): void {
    const entry = { peer, editor, clock: this.#tick(), json }
    this.#entries.set(editor, entry)
    this.#changed.set(editor, entry)
  }

  /** Forgets a peer's state, unless another socket of its account has taken it over. */
  remove(peer: P, editor: number): void {
    if (this.keeperOf(editor) !== peer) return
    this.#entries.delete(editor)
    this.#changed.set(editor, { peer, editor, clock: this.#tick(), json: 'null' })
  }

  /** Everyone but the peer itself, as one frame; null where nobody else is here. */
  others(peer: P): Uint8Array | null {
    return frameOf([...this.#entries.values()].filter(entry => entry.peer !== peer))
  }

  /**
   * What changed since the last call, as one frame for each peer, as it goes over the line. A peer is never told its own state: a client
   * would take it for newer than what it knows of itself.
   */
  takeChanges(): (peer: P) => Buffer | null {
    const changed = [...this.#changed.values()]
    this.#changed = new Map()
    const authors = new Set(changed.map(entry => entry.peer))
    const all = wiredOf(changed)
    return peer => (authors.has(peer) ? wiredOf(changed.filter(entry => entry.peer !== peer)) : all)
  }

  #tick(): number {
    this.#lastClock = Math.max(this.#lastClock + 1, this.#now())
    return this.#lastClock
  }
}

const wiredOf = (entries: readonly AwarenessEntry[]): Buffer | null =>
  entries.length ? wired(writeAwareness(entries)) : null

const frameOf = (entries: readonly AwarenessEntry[]): Uint8Array | null =>
  entries.length ? writeAwareness(entries) : null
