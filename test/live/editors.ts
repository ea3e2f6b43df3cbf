/**
 * A server's text and the real editors of two or three people at it, under happy-dom, with a network between them
 * that delivers in an order drawn from a seed. Whatever a test finds wrong can be found again by the seed.
 */
import { type AnyExtension, Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { passingOf } from '../../server/live/past.ts'
import { BODY } from '../../shared/statement/grammar.ts'
import { installGuard } from '../../shared/statement/guard.ts'
import { Keepers, UNDO_KEEPS } from '../../shared/statement/keepers.ts'
import { Passed } from '../../shared/statement/passing.ts'
import { emptyRegistry, type Registry } from '../../shared/statement/registry.ts'
import { Rehousing } from '../../shared/statement/rehouse.ts'
import { type Mend, repair, settle } from '../../shared/statement/repair.ts'
import { extensions } from '../../shared/statement/schema.ts'
import { type Stray, straysOf } from '../../shared/statement/strays.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { SEED_CLIENT, seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { mkRng } from './random.ts'

/** How many times a randomised test runs, as a multiple of what it says itself: `RUNS=10 npx vitest …`. */
export const RUNS = Number(process.env.RUNS ?? 1)

/** The one seed to run, to see a failure again: `SEED=17 npx vitest …`. */
const SEED = Number(process.env.SEED ?? 0)

/** Runs `act` with seeds 1 to `runs`, times RUNS, or with SEED alone; a failure says which seed it was. */
export function seeded(runs: number, act: (rng: () => number, seed: number) => void): void {
  for (let seed = SEED || 1; seed <= (SEED || Math.ceil(runs * RUNS)); seed++) {
    try {
      act(mkRng(seed * 7919 + 13), seed)
    } catch (error) {
      if (error instanceof Error) error.message = `[seed ${seed}] ${error.message}`
      throw error
    }
  }
}

/** What an editor knows: `ours` everything; `plain` the schema only; `idless` not even that blocks have ids. */
export type Kind = 'ours' | 'plain' | 'idless'

export type Person = { ydoc: Y.Doc; editor: Editor; kind: Kind; up: Uint8Array[]; down: Uint8Array[] }

const PUT_BACK = 'put back'

let later = 0
/** Everybody's clock, in milliseconds; it goes on by itself, too. */
export const now = (): number => performance.now() + later
export function pass(milliseconds: number): void {
  later += milliseconds
}

const stock = { ...methods() }
installGuard(now)
const guarded = { ...methods() }

function methods() {
  const { initView, _forceRerender, _typeChanged, _prosemirrorChanged } = ProsemirrorBinding.prototype
  return { initView, _forceRerender, _typeChanged, _prosemirrorChanged }
}

export class Table {
  /** It collects nothing: what is written in a block that is gone is put where the block went, as by the real one. */
  readonly server = new Y.Doc({ gc: false })
  private readonly passed = new Passed()
  readonly people: Person[] = []
  readonly registry: Registry = emptyRegistry()
  readonly mends: Mend[] = []
  /** Ids of paragraphs that hold what was written in a block that somebody removed. */
  readonly putBack = new Set<string>()
  readonly rng: () => number
  /** Updates that people sent. */
  sent = 0
  private ids = 0
  private clock = 0

  constructor(doc: Doc, kinds: Kind[], rng: () => number) {
    this.rng = rng
    Y.applyUpdate(this.server, seedUpdate(doc), 'seed')
    this.server.clientID = SEED_CLIENT
    this.mends.push(...repair(this.server, this.registry, { now: 0 }).mends)
    this.server.on('afterTransaction', transaction => {
      const { mends } = settle(this.server, this.registry, transaction, { now: ++this.clock })
      for (const mend of mends) {
        if (transaction.origin === PUT_BACK && mend.why === 'missing') this.putBack.add(mend.to!)
        else this.mends.push(mend)
      }
    })
    this.server.on('update', (update, origin) => {
      for (const person of this.people) if (person !== origin) person.down.push(update)
    })
    for (const kind of kinds) this.join(kind)
  }

  private clientID = () => 2 + Math.floor(this.rng() * 4e9)

  newId = () =>
    `n${(++this.ids).toString(36)}${Math.floor(this.rng() * 36 ** 10)
      .toString(36)
      .padStart(10, '0')}`

  join(kind: Kind): Person {
    const ydoc = new Y.Doc()
    ydoc.clientID = this.clientID()
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(this.server), 'network')
    const editor = bound(ydoc, kind, this.newId)
    const person: Person = { ydoc, editor, kind, up: [], down: [] }
    ydoc.on('update', (update, origin) => {
      if (origin === 'network') return
      person.up.push(update)
      this.sent++
    })
    this.people.push(person)
    return person
  }

  /** One person's act, as one step of their undo. */
  act<T>(index: number, act: (editor: Editor) => T): T {
    const { editor } = this.people[index]!
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    return act(editor)
  }

  /** Delivers one update to or from these people, drawn by chance; false when none is on its way. */
  deliver(people: readonly Person[] = this.people): boolean {
    const queues = people.flatMap(person => [
      ...(person.up.length ? [() => this.take(person.up.shift()!, person)] : []),
      ...(person.down.length ? [() => Y.applyUpdate(person.ydoc, person.down.shift()!, 'network')] : []),
    ])
    queues[Math.floor(this.rng() * queues.length)]?.()
    return queues.length > 0
  }

  private take(update: Uint8Array, from: Person): void {
    let strays: Stray[] = []
    this.server.transact(transaction => {
      Y.applyUpdate(this.server, update)
      if (!transaction.deleteSet.clients.size) return
      strays = straysOf(this.server, passingOf(transaction, [{ update }]), this.passed)
    }, from)
    if (!strays.length) return
    const rehousing = new Rehousing(this.server)
    this.server.transact(() => {
      for (const stray of strays) rehousing.put(stray)
    }, PUT_BACK)
  }

  /** Delivers everything; throws when the editors keep answering each other. */
  drain(): void {
    for (let n = 0; this.deliver(); n++) if (n > 5000) throw new Error('The updates do not end.')
  }

  /** The text as each party has it, as XML. */
  texts = (): string[] =>
    [this.server, ...this.people.map(({ ydoc }) => ydoc)].map(ydoc => ydoc.getXmlFragment(BODY).toString())

  leave(): void {
    for (const { editor, ydoc } of this.people) {
      editor.destroy()
      ydoc.destroy()
    }
    this.server.destroy()
  }
}

/** A table for one test, cleared afterwards. */
export function atTable<T>(doc: Doc, kinds: Kind[], rng: () => number, act: (table: Table) => T): T {
  const table = new Table(doc, kinds, rng)
  try {
    return act(table)
  } finally {
    table.leave()
  }
}

/** An editor of a kind, bound to a shared text. */
export function bound(ydoc: Y.Doc, kind: Kind, newId: () => string): Editor {
  const collaboration = Collaboration.configure({
    document: ydoc,
    field: BODY,
    yUndoOptions: { protectedNodes: new Set(UNDO_KEEPS) },
  })
  const own: AnyExtension[] = kind === 'ours' ? [Keepers.configure({ newId })] : []
  const known = kind === 'idless' ? extensions.filter(({ name }) => name !== 'blockId') : extensions
  Object.assign(ProsemirrorBinding.prototype, kind === 'ours' ? guarded : stock)
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...known, ...own, collaboration],
    injectCSS: false,
  })
  /** An unmodified editor goes on writing in its own way, whatever stands on the prototype later. */
  if (kind !== 'ours')
    Object.assign(ySyncPluginKey.getState(editor.state).binding, {
      _prosemirrorChanged: stock._prosemirrorChanged,
    })
  Object.assign(ProsemirrorBinding.prototype, guarded)
  return editor
}
