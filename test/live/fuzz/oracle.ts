/** What must hold, whatever the schedule: asked while it goes on, and in quiet moments. */
import * as Y from 'yjs'
import { contentDigest } from '../../../server/live/contentDigest.ts'
import { docOf, faultOf } from '../../../shared/statement/liveText.ts'
import { schema } from '../../../shared/statement/schema.ts'
import { rowsOf } from '../watch.ts'
import type { Disk } from './disk.ts'
import type { Page } from './honest.ts'
import type { Pipe, Witness } from './pipe.ts'
import { lackOf, read } from './updates.ts'

/** How much happened. */
export type Counts = {
  steps: number
  frames: number
  saved: number
  attacks: number
  /** Edits of hostile accounts that were taken. */
  taken: number
  crashes: number
  quiet: number
  failed: number
  /** Texts that differed from their log, which was noticed and mended. */
  healed: number
}

/** Watches what is said: nothing that is not on disk is told to anybody, or called saved ([LIVE-1]). */
export class Ledger implements Witness {
  readonly counts: Counts = {
    steps: 0,
    frames: 0,
    saved: 0,
    attacks: 0,
    taken: 0,
    crashes: 0,
    quiet: 0,
    failed: 0,
    healed: 0,
  }
  readonly faults: string[] = []
  readonly story: string[] = []
  readonly #disk: () => Disk
  readonly #heard = new WeakMap<Pipe, Uint8Array[]>()

  constructor(disk: () => Disk) {
    this.#disk = disk
  }

  fault = (what: string): void => void this.faults.push(what)

  mustBeClean(trouble: () => string): void {
    if (this.faults.length) throw new Error(`${this.faults.join('\n')}\n${trouble()}`)
  }

  said(pipe: Pipe, frame: Uint8Array): void {
    const said = read(frame)
    this.counts.frames++
    if (said.kind === 'text') {
      const lack = this.#lackOf(said.update)
      if (lack) this.fault(`something was told that is not on disk: ${lack}`)
    }
    if (said.kind === 'notice' && said.notice.kind === 'saved') this.#saved(pipe, said.notice.upTo)
  }

  heard(pipe: Pipe, frame: Uint8Array): void {
    if (pipe.url.searchParams.get('v') !== '1') return
    const heard = read(frame)
    if (heard.kind !== 'text') return
    const all = this.#heard.get(pipe) ?? []
    all.push(heard.update)
    this.#heard.set(pipe, all)
  }

  alarmed(what: string, about: object, areHostile: boolean): void {
    const { kind = '', stack = [] } = about as { kind?: string; stack?: string[] }
    this.story.push(`${what}: ${kind} ${stack[0] ?? ''}`)
    if (kind === 'DiskFault' || stack.some(row => /broken|refuseWork/.test(row))) return
    if (what.includes('begins anew') && areHostile) this.counts.healed++
    else this.fault(`an alarm: ${what} ${kind}\n${stack.join('\n')}`)
  }

  #saved(pipe: Pipe, upTo: number): void {
    const heard = this.#heard.get(pipe) ?? []
    this.counts.saved++
    for (const update of heard.slice(0, upTo)) {
      const lack = this.#lackOf(update)
      if (lack) this.fault(`something was called saved that is not on disk: ${lack}`)
    }
    heard.fill(NOTHING, 0, upTo)
  }

  #lackOf(update: Uint8Array): string | null {
    const { shadow, before } = this.#disk()
    const lack = lackOf(shadow, update)
    return lack && before ? lackOf(before, update) && lack : lack
  }
}

const NOTHING = Uint8Array.from([0, 0])

/** Server, disk and everyone who is there have one text; what is not so, in words. */
export function agreement(
  state: Uint8Array,
  disk: Disk,
  pages: readonly Page[],
  statement: string,
): string[] {
  const stored = disk.file.load(statement)
  const rows = disk.file.history(statement)
  if (!stored) return ['the text is gone']
  const updates = [...(stored.snapshot ? [stored.snapshot] : []), ...stored.rows].map(({ update }) => update)
  const server = loaded([state])
  const others: [string, Y.Doc][] = [
    ['what the next room will load', loaded(updates)],
    ['all rows at once', loaded(rows.map(({ update }) => update))],
    ['all rows one after the other', disk.shadow],
    ...pages.map((page): [string, Y.Doc] => [`${page.name} (${page.kind.hand})`, page.doc]),
  ]
  const digest = contentDigest(server)
  const vector = vectorOf(server)
  const faults = stored.setAside.length ? ['rows were set aside'] : []
  for (const [name, doc] of others) {
    if (contentDigest(doc) !== digest)
      faults.push(`${name} has another text: ${difference(textOf(doc), textOf(server))}`)
    else if (vectorOf(doc) !== vector)
      faults.push(`${name} has other edits: ${vectorOf(doc)} instead of ${vector}`)
  }
  for (const [, doc] of others.slice(0, 2)) doc.destroy()
  server.destroy()
  return faults
}

/** What of a text is no letter, in words ([TEXT-2], [TEXT-3]). */
export function textFaults(state: Uint8Array): string[] {
  const doc = loaded([state])
  const faults: string[] = []
  for (const type of doc.getXmlFragment('body').createTreeWalker(() => true)) {
    const fault = faultOf(type as Y.XmlElement | Y.XmlText)
    if (fault) faults.push(fault)
  }
  try {
    schema.nodeFromJSON(docOf(doc)).check()
  } catch (error) {
    faults.push(`it is no letter: ${error}`)
  }
  const ids = rowsOf(doc).map(({ id }) => id)
  const named = ids.filter(id => id !== null)
  if (named.length !== ids.length) faults.push('a block has no id')
  if (new Set(named).size !== named.length) faults.push(`an id stands twice: ${named.join(' ')}`)
  doc.destroy()
  return faults
}

function loaded(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment('body')
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** Where two texts part. */
function difference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [from, to] = [Math.max(0, at - 60), at + 200]
  return one === other
    ? 'other items'
    : `\n  …${one.slice(from, to)}…\n  instead of\n  …${other.slice(from, to)}…`
}

const textOf = (doc: Y.Doc): string => doc.getXmlFragment('body').toString()

const vectorOf = (doc: Y.Doc): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b))
