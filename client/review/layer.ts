/**
 * Where each thread and suggestion stands in the letter, kept as the letter changes: at most once a frame, and only
 * for what touches a block that changed. What is drawn is drawn again only where it really differs.
 */
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { competing } from '../../shared/suggestion/competing.ts'
import { type Demand, demandsIn } from '../editor/demands.ts'
import { placeOwn } from '../suggest/drawn.ts'
import { UNSAID, unsaidRows } from '../suggest/unsaidRows.ts'
import { changesOf } from './changesOf.ts'
import { type Mark, redraw, showsOn } from './drawing.ts'
import { type PlacedSuggestion, placeSuggestion } from './drawnSuggestion.ts'
import { isOpen } from './filter.ts'
import { blocksOfAnchor, placeThread, threadMarks } from './placedThread.ts'
import { blocksIn, type Standing, treeOf } from './tree.ts'

/** Where something stands: at a place in a block, on the whole letter, or nowhere any more. */
export type Place = { block: string; from: number } | 'whole' | 'gone'

/** One card of the margin, in the order of the text. */
export type Entry =
  | { kind: 'demand'; id: string; place: Place; demand: Demand; number: number }
  | { kind: 'thread'; id: string; place: Place }
  | {
      kind: 'suggestion'
      id: string
      place: Place
      placed: PlacedSuggestion
      /** The ids of others for the same words. */
      competing: readonly string[]
    }

/** The suggestions that stand in the editor's text, and the living letter that they are made on. */
export type Mine = { own: () => ReadonlyMap<string, readonly Change[]>; letter: () => Doc }

export type Wanted = {
  threads: readonly ThreadRow[]
  suggestions: readonly SuggestionRow[]
  /** One's own, where the editor shows the letter as one suggests it. */
  mine: Mine | null
  /** What is drawn stronger. */
  active: string | null
  /** Whether suggestions are drawn over the letter. */
  drawn: boolean
}

type Item = {
  row: ThreadRow | SuggestionRow
  /** Its changes, where it stands in the editor's text. */
  own: readonly Change[] | undefined
  place: Place
  placed: PlacedSuggestion | null
  marks: ReadonlyMap<string, readonly Mark[]>
  /** The blocks it was placed by, as they were then. */
  by: ReadonlyMap<string, Node | undefined>
}

/** Milliseconds without an edit after which passages that are gone are looked for again. */
const QUIET = 700

export class ReviewLayer {
  readonly #editor: Editor
  readonly #listeners = new Set<() => void>()
  readonly #items = new Map<string, Item>()
  #wanted: Wanted = { threads: [], suggestions: [], mine: null, active: null, drawn: true }
  #entries: readonly Entry[] = []
  /** Blocks whose marks may differ from what is drawn. */
  readonly #touched = new Set<string>()
  #signs = ''
  #competing: ReadonlyMap<string, readonly string[]> = new Map()
  #frame = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #onEdit = () => this.#soon()

  constructor(editor: Editor) {
    this.#editor = editor
  }

  begin(press: (items: string[]) => void): void {
    this.#editor.storage.reviewDrawing.press = press
    this.#editor.on('update', this.#onEdit)
    this.#soon()
  }

  end(): void {
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#timer)
    this.#editor.off('update', this.#onEdit)
  }

  want(wanted: Wanted): void {
    if (wanted.active !== this.#wanted.active || wanted.drawn !== this.#wanted.drawn)
      for (const item of this.#items.values()) this.#touch(item)
    this.#wanted = wanted
    this.#soon()
  }

  /** The same value until a card comes, goes, or changes its place in the order. */
  entries = (): readonly Entry[] => this.#entries

  /** Where a card's words stand now; its entry only says where they stood when the order was made. */
  placeOf = ({ id, place }: Entry): Place => this.#items.get(id)?.place ?? place

  /** Where the words of an item begin in the text; null where they stand nowhere. */
  positionOf(item: string): number | null {
    const place = this.#items.get(item)?.place
    if (place === undefined || typeof place === 'string') return null
    const block = blocksIn(this.#editor.state.doc).get(place.block)
    return block ? Math.min(block.pos + 1 + place.from, this.#editor.state.doc.content.size) : null
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#lookAgain())
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#lookAgain(true), QUIET)
  }

  /** @param everywhere also looks for what is gone, which an undo or a paste may have brought back, and for rivals */
  #lookAgain(everywhere = false): void {
    if (this.#editor.isDestroyed) return
    const { state } = this.#editor
    const blocks = blocksIn(state.doc)
    const { threads, suggestions } = this.#wanted
    const own = this.#wanted.mine?.own() ?? NOTHING_OWN
    const rows = new Map([...unsaidRows(own), ...threads, ...suggestions].map(row => [row.id, row]))
    for (const id of this.#items.keys()) if (!rows.has(id)) this.#put(id, null)
    for (const [id, row] of rows) {
      const item = this.#items.get(id)
      const lost = everywhere && item?.place === 'gone'
      const same = item?.row === row && item.own === own.get(id)
      if (!item || lost || !same || isStale(item, blocks)) this.#put(id, this.#placed(row, blocks))
    }
    if (this.#touched.size > 0) this.#draw(blocks)
    if (everywhere) this.#competing = competingAmong(suggestions.filter(isOpen), this.#letter())
    this.#order(blocks)
  }

  /** The living letter. */
  #letter = (): Doc => this.#wanted.mine?.letter() ?? treeOf(this.#editor.state.doc)

  #put(id: string, item: Item | null): void {
    const before = this.#items.get(id)
    if (before) this.#touch(before)
    if (item) this.#touch(item)
    if (item) this.#items.set(id, item)
    else this.#items.delete(id)
  }

  #touch({ marks }: Item): void {
    for (const block of marks.keys()) this.#touched.add(block)
  }

  #placed(row: ThreadRow | SuggestionRow, blocks: ReadonlyMap<string, Standing>): Item {
    const { state } = this.#editor
    if ('comments' in row) {
      const place = placeThread(row.on, state)
      const by = blocksAsTheyAre([...blocksOfAnchor(row.on), ...blockOf(place)], blocks)
      return { row, own: undefined, place, placed: null, marks: threadMarks(row, place), by }
    }
    const { mine } = this.#wanted
    const own = mine?.own().get(row.id)
    const placed =
      mine && own ? placeOwn(row.id, own, state, mine.letter()) : placeSuggestion(row, state, mine?.letter())
    const { place } = placed
    // Where one suggests, one's own that does not stand in the text was just taken out, or does not fit.
    const marks = mine && row.mine && !own ? NO_MARKS : placed.marks
    return { row, own, place, placed, marks, by: blocksAsTheyAre(placed.blocks, blocks) }
  }

  #draw(blocks: ReadonlyMap<string, Standing>): void {
    const { active, drawn } = this.#wanted
    const drawing = new Map<string, Mark[]>()
    for (const [id, item] of this.#items) {
      const own = item.own !== undefined
      if (!('comments' in item.row) && !own && !(drawn && item.row.state.state === 'open')) continue
      for (const [block, marks] of item.marks) {
        const shown = id === active ? marks.map(stronger) : marks
        drawing.set(block, [...(drawing.get(block) ?? []), ...shown])
      }
    }
    const { storage, state, view } = this.#editor
    storage.reviewDrawing.drawing = drawing
    const differs = [...this.#touched].some(id => {
      const block = blocks.get(id)
      return block ? !showsOn(state, block, drawing.get(id) ?? []) : false
    })
    this.#touched.clear()
    if (differs) view.dispatch(redraw(state))
  }

  #order(blocks: ReadonlyMap<string, Standing>): void {
    const entries: Entry[] = this.#demands()
    for (const [id, { row, place, placed }] of this.#items) {
      if (row.changed === UNSAID) continue
      const competing = this.#competing.get(id) ?? []
      entries.push(
        placed ? { kind: 'suggestion', id, place, placed, competing } : { kind: 'thread', id, place },
      )
    }
    const at = new Map(entries.map(entry => [entry, positionOf(entry.place, blocks)]))
    entries.sort((a, b) => at.get(a)! - at.get(b)! || RANK[a.kind] - RANK[b.kind])
    const signs = entries.map(signOf).join('\n')
    if (signs === this.#signs) return
    this.#signs = signs
    this.#entries = entries
    for (const changed of this.#listeners) changed()
  }

  #demands(): Entry[] {
    let number = 0
    return demandsIn(this.#editor.state.doc).map(demand => {
      if (demand.ask) number++
      return { kind: 'demand', id: demand.block, place: { block: demand.block, from: 0 }, demand, number }
    })
  }
}

const NOTHING_OWN: ReadonlyMap<string, readonly Change[]> = new Map()
const NO_MARKS: ReadonlyMap<string, readonly Mark[]> = new Map()

function competingAmong(
  suggestions: readonly SuggestionRow[],
  letter: Doc,
): ReadonlyMap<string, readonly string[]> {
  if (suggestions.length < 2) return new Map()
  const groups = competing(
    suggestions.map(row => ({ id: row.id, changes: changesOf(row) })),
    letter,
  )
  return new Map(groups.flatMap(group => group.map(id => [id, group.filter(other => other !== id)] as const)))
}

const RANK = { demand: 0, thread: 1, suggestion: 2 }

const blockOf = (place: Place): string[] => (typeof place === 'string' ? [] : [place.block])

const blocksAsTheyAre = (ids: readonly string[], blocks: ReadonlyMap<string, Standing>) =>
  new Map(ids.map(id => [id, blocks.get(id)?.node]))

const isStale = ({ by }: Item, blocks: ReadonlyMap<string, Standing>) =>
  [...by].some(([id, node]) => blocks.get(id)?.node !== node)

function stronger(mark: Mark): Mark {
  const key = `${mark.key} active`
  if ('attrs' in mark) return { ...mark, key, attrs: { ...mark.attrs, class: `${mark.attrs.class} active` } }
  const make = () => {
    const drawn = mark.make()
    drawn.classList.add('active')
    return drawn
  }
  return { ...mark, key, make }
}

/** Position in the text; the whole letter stands above it, and what is gone below. */
function positionOf(place: Place, blocks: ReadonlyMap<string, Standing>): number {
  if (place === 'whole') return -1
  if (place === 'gone') return Number.MAX_SAFE_INTEGER
  const block = blocks.get(place.block)
  return block ? block.pos + place.from : Number.MAX_SAFE_INTEGER
}

/** What a card needs drawn again for; not the place inside its block, which moves with every keystroke. */
function signOf(entry: Entry): string {
  const { kind, id, place } = entry
  const where = typeof place === 'string' ? place : place.block
  if (kind === 'demand') return `${kind} ${id} ${entry.demand.ask} ${entry.number} ${entry.demand.words}`
  return `${kind} ${id} ${where} ${kind === 'suggestion' ? `${entry.placed.sign} ${entry.competing}` : ''}`
}
