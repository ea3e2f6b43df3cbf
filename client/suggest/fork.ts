/**
 * The text in which one suggests: a private copy of the living text. What others write arrives in it, what one types
 * stays in it; the living text is only ever read ([REV-1], [LIVE-2]). What the two differ in is what one suggests.
 * No React in it.
 */
import * as Y from 'yjs'
import { docOf } from '../../shared/statement/liveText.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { writeDoc } from '../../shared/statement/yjsDiff.ts'
import { sameValue } from '../../shared/statement/yjsElement.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { suggestionsFrom } from '../../shared/suggestion/from.ts'
import { rebase } from '../../shared/suggestion/rebase.ts'
import { identified, type Own, saysTheSame } from './identify.ts'
import { TextTree, type Touched, touchedBy } from './textTree.ts'
import { fits, isSame, meet, together } from './together.ts'
import { typedOver } from './typedOver.ts'

/** Origins of what the fork did not get from its author. */
const MERGED = Symbol('merged from the living text')
const REWRITTEN = Symbol('rewritten from the living text and the own suggestions')

/** A suggestion of the author's own, as the server or this device keeps it. */
export type Kept = { id: string; changes: readonly Change[] }

/** The author typed; others did; or something that its author suggested no longer stands in the fork as such. */
export type Happened = 'suggested' | 'moved' | 'taken-out'

export class Fork {
  /** What an editor is bound to. */
  readonly doc = new Y.Doc()
  readonly #live: Y.Doc
  readonly #liveTree: TextTree
  readonly #tree: TextTree
  readonly #newId: () => string
  readonly #listeners = new Set<(happened: Happened) => void>()
  #own: Own = new Map()
  /** The living letter that the fork was last brought to. */
  #base: Doc
  /** What the author touched since `#own` was read off the text; null for nothing. */
  #touched: Touched | null = null
  /** What changed by the author's hand and nobody was told of: changes, or null for taken back. */
  #unsaid = new Map<string, readonly Change[] | null>()
  /** What is kept elsewhere under the author's name, as far as this fork heard. */
  #kept: Own = new Map()

  /** @param newId an id for a suggestion, that nobody else makes */
  constructor(live: Y.Doc, newId: () => string) {
    this.#live = live
    this.#newId = newId
    this.#liveTree = new TextTree(live)
    this.#tree = new TextTree(this.doc)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(live), MERGED)
    this.#base = docOf(live)
  }

  /** Begins to take in what others write, or takes that up again after `end`. */
  begin(): void {
    for (const tree of [this.#liveTree, this.#tree]) tree.begin()
    this.#live.on('update', this.#merge)
    this.doc.on('afterTransaction', this.#wrote)
    const missed = Y.encodeStateAsUpdate(this.#live, Y.encodeStateVector(this.doc))
    Y.applyUpdate(this.doc, missed, MERGED)
    this.#base = this.#liveTree.read()
  }

  /** The living letter that the suggestions are made on. */
  letter = (): Doc => this.#base

  /** What the fork says otherwise than the living text, as suggestions; the same value until that changes. */
  own(): Own {
    this.#readOff()
    return this.#own
  }

  /** What the author's hand changed since it was last asked: to be kept, or (null) taken back. */
  unsaid(): ReadonlyMap<string, readonly Change[] | null> {
    this.#readOff()
    const unsaid = this.#unsaid
    this.#unsaid = new Map()
    return unsaid
  }

  /**
   * Takes up what is kept as the author's open suggestions. New ones that fit are put into the fork; those that are
   * no longer among them are taken out of it; what the author is changing at this moment stays as it is, under a new
   * id where the old one was decided on meanwhile. What does not fit is left out, untouched.
   */
  take(kept: readonly Kept[]): void {
    this.#readOff()
    const wanted = new Map(kept.map(({ id, changes }) => [id, changes]))
    const next = new Map(this.#own)
    for (const [id, changes] of this.#own) {
      if (wanted.has(id) || !(this.#kept.has(id) || !this.#unsaid.has(id))) continue
      next.delete(id)
      if (this.#unsaid.get(id)) this.#renew(id, changes, next)
    }
    for (const [id, changes] of wanted) if (!this.#unsaid.has(id)) next.set(id, this.#asBefore(id, changes))
    this.#kept = wanted
    if (!isSame(next, this.#own)) this.#bring(next)
  }

  /** Goes on under another id with what was decided on before its last change arrived. */
  rename(id: string, fresh: string): void {
    this.#readOff()
    this.#own = new Map([...this.#own].map(([own, changes]) => [own === id ? fresh : own, changes]))
  }

  /** Takes a suggestion out of the fork, unsaid. */
  drop(id: string): void {
    this.#readOff()
    const next = new Map(this.#own)
    this.#unsaid.delete(id)
    if (next.delete(id)) this.#bring(next)
  }

  /** Calls back after each change; the answer ends that. */
  listen(listener: (happened: Happened) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  end(): void {
    this.#live.off('update', this.#merge)
    this.doc.off('afterTransaction', this.#wrote)
    for (const tree of [this.#liveTree, this.#tree]) tree.end()
    this.#listeners.clear()
  }

  #wrote = (transaction: Y.Transaction): void => {
    const { origin, changed } = transaction
    if (origin === MERGED || origin === REWRITTEN || changed.size === 0) return
    const { blocks, places } = touchedBy(transaction)
    const before = this.#touched
    this.#touched = {
      blocks: new Set([...(before?.blocks ?? []), ...blocks]),
      places: places || before?.places === true,
    }
    this.#tell('suggested')
  }

  /** Reads what the author suggests off the two texts, where the author typed since. */
  #readOff(): void {
    const touched = this.#touched
    if (touched === null) return
    this.#touched = null
    const base = this.#base
    const before = this.#own
    const next = identified(suggestionsFrom(base, this.#tree.read()), before, base, this.#newId)
    for (const [id, changes] of next) if (before.get(id) !== changes) this.#unsaid.set(id, changes)
    for (const [id, changes] of before) {
      if (next.has(id) || !meet(touched, changes)) continue
      // What fits and is not there was taken back by its author; what no longer fits was not.
      const { standing } = rebase(changes, base)
      if (standing === 'clean' || standing === 'moved') this.#unsaid.set(id, null)
    }
    this.#own = next
  }

  /**
   * What others wrote. It flows in as into any copy, so that carets stay with their words; then the rule of
   * suggestions decides how the two go together, and not that of texts, which would double what was accepted.
   */
  #merge = (update: Uint8Array): void => {
    this.#readOff()
    this.#base = this.#liveTree.read()
    Y.applyUpdate(this.doc, update, MERGED)
    this.#bring(this.#seenByAuthor())
    this.#tell('moved')
  }

  /**
   * Words that no longer fit, but are being typed at this moment, go on as what they replace now: their author sees
   * that in the text. Everything else that does not fit was kept before, and is compared and decided.
   */
  #seenByAuthor(): Own {
    if (this.#unsaid.size === 0) return this.#own
    return new Map(
      [...this.#own].map(([id, changes]): [string, readonly Change[]] => {
        if (!this.#unsaid.get(id) || fits(changes, this.#base)) return [id, changes]
        const over = changes.map(change => typedOver(change, this.#base))
        if (over.includes(null)) return [id, changes]
        const now = over.filter(change => change !== null)
        this.#unsaid.set(id, now)
        return [id, now]
      }),
    )
  }

  /** Makes of the fork the living letter with these suggestions, as far as they fit together. */
  #bring(wanted: Own): void {
    const before = this.#own
    const { own, letter } = together(wanted, this.#base)
    this.#own = own
    if (!sameValue(letter, this.#tree.read())) writeDoc(this.doc, letter, REWRITTEN)
    if ([...before.keys()].some(id => !own.has(id))) this.#tell('taken-out')
  }

  /** The very changes that stand already, where the kept ones say the same. */
  #asBefore(id: string, changes: readonly Change[]): readonly Change[] {
    const before = this.#own.get(id)
    return before && saysTheSame(before, changes, this.#base) ? before : changes
  }

  #renew(id: string, changes: readonly Change[], next: Map<string, readonly Change[]>): void {
    const fresh = this.#newId()
    this.#unsaid.delete(id)
    this.#unsaid.set(fresh, changes)
    next.set(fresh, changes)
  }

  #tell(happened: Happened): void {
    for (const listener of this.#listeners) listener(happened)
  }
}
