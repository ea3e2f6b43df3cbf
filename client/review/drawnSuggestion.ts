/** A suggestion put on the letter as it is now: where its card stands, how it stands, and what is drawn of it. */
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import { textOf, textOfBlock } from '../../shared/statement/text.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import type { Change, SuggestionStanding } from '../../shared/suggestion/change.ts'
import { type Drawn, drawnOn } from '../../shared/suggestion/draw.ts'
import { rebase } from '../../shared/suggestion/rebase.ts'
import { saysOf, stretchesOf } from '../../shared/suggestion/says.ts'
import { changesOf } from './changesOf.ts'
import type { Mark, Sign } from './drawing.ts'
import { isOpen } from './filter.ts'
import type { Place } from './layer.ts'
import { whoSays } from './Said.tsx'
import { drawBlocks, drawInline, drawTarget, type Source } from './suggestedDom.ts'
import { blocksIn, type Standing, treeOf } from './tree.ts'
import { words } from './words.ts'

/** What is taken out and put in at one place, in plain words. */
export type Piece = { act: 'insert' | 'delete' | 'replace' | 'form' | 'move'; was: string; says: string }

export type PlacedSuggestion = {
  place: Place
  standing: SuggestionStanding
  pieces: readonly Piece[]
  marks: ReadonlyMap<string, readonly Mark[]>
  /** The blocks it depends on. */
  blocks: readonly string[]
  /** Differs where a card would say something else. */
  sign: string
}

/**
 * What was decided is no longer drawn or judged; its card stays at its block.
 * @param letter the one it is judged by, where another one is on the screen: one's own suggestions stand in that
 */
export function placeSuggestion(row: SuggestionRow, state: EditorState, letter?: Doc): PlacedSuggestion {
  const changes = changesOf(row)
  const blocks = blocksIn(state.doc)
  const open = isOpen(row)
  const tree = treeOf(state.doc)
  const standing = open ? rebase(changes, letter ?? tree).standing : 'clean'
  const drawn = open ? drawnOn(changes, tree) : []
  const drawing = new Drawing(row, blocks, state.doc)
  const pieces = open
    ? drawn.flatMap((one, at) => drawing.add(one, changes[at]!))
    : changes.flatMap(change => pieceOf(change))
  const place = drawing.place ?? placeOfChanges(changes, blocks)
  const marks = drawing.marks
  const sign = JSON.stringify([standing, pieces])
  return { place, standing, pieces, marks, blocks: changes.flatMap(idsOf), sign }
}

type Blocks = ReadonlyMap<string, Standing>

/** Gathers what is drawn of one suggestion, and where the first of it stands. */
class Drawing {
  readonly marks = new Map<string, Mark[]>()
  place: Place | null = null
  readonly #item: string
  readonly #by: string
  readonly #blocks: Blocks
  readonly #doc: Node

  constructor(row: SuggestionRow, blocks: Blocks, doc: Node) {
    this.#item = row.id
    this.#by = words.suggestion.suggestedBy(whoSays(row.by, row.mine))
    this.#blocks = blocks
    this.#doc = doc
  }

  /** Draws one change. @returns what it says in plain words */
  add(drawn: Drawn, change: Change): Piece[] {
    if (drawn.standing !== 'clean' && drawn.standing !== 'moved') {
      if ('block' in drawn) this.#onBlock(drawn.block, 'none', '')
      return pieceOf(change)
    }
    switch (drawn.kind) {
      case 'words':
        return this.#words(drawn)
      case 'form':
        this.#onBlock(drawn.block, 'formed', words.drawn.form)
        return pieceOf(change)
      case 'delete':
        this.#onBlock(drawn.block, 'out', words.drawn.deleted)
        return pieceOf(change)
      case 'insert':
        this.#at(drawn.parent, drawn.after, 'blocks', inside =>
          drawBlocks(this.#source(), drawn.blocks, inside),
        )
        return pieceOf(change)
      case 'move':
        this.#onBlock(drawn.block, 'moved', words.drawn.movedAway)
        this.#at(drawn.to.parent, drawn.to.after, 'target', inside => drawTarget(this.#source(), inside))
        return pieceOf(change)
    }
  }

  #words({ block, edits, marked }: Extract<Drawn, { kind: 'words' }>): Piece[] {
    const node = this.#blocks.get(block)?.node
    if (!node) return []
    for (const { at, length } of marked) {
      const attrs = this.#attrs('suggested-marks', words.drawn.marks)
      this.#mark(block, { at: 'words', key: 'marks', from: at, to: at + length, attrs })
    }
    return edits.map(edit => {
      const { at, delete: out, insert } = edit
      const [was, says] = [plainOf(node, at, at + out), textOf(insert)]
      const attrs = { ...this.#attrs('suggested-out'), nodeName: 'del' }
      if (out > 0) this.#mark(block, { at: 'words', key: 'out', from: at, to: at + out, attrs })
      if (insert.length > 0) {
        const make = () => drawInline(this.#source(), insert)
        this.#mark(block, { at: 'point', key: `in ${JSON.stringify(insert)}`, from: at + out, make })
      }
      return { act: out > 0 ? (says === '' ? 'delete' : 'replace') : 'insert', was, says }
    })
  }

  #onBlock(block: string, how: string, title: string): void {
    if (!this.#blocks.has(block)) return
    const attrs = this.#attrs(`suggested-block ${how}`, title)
    this.#mark(block, { at: 'block', key: how, attrs })
  }

  /** Behind a block, or before the first one of its parent. */
  #at(parent: string | null, after: string | null, key: string, make: (inside: string) => HTMLElement): void {
    const around = parent === null ? this.#doc : this.#blocks.get(parent)?.node
    if (!around) return
    const first: unknown = around.firstChild?.attrs.id
    const inside = around.type.name
    if (after !== null && this.#blocks.has(after))
      this.#mark(after, { at: 'after', key, make: () => make(inside) })
    else if (typeof first === 'string') this.#mark(first, { at: 'before', key, make: () => make(inside) })
  }

  #attrs(name: string, says = ''): Record<string, string> {
    const title = [says, this.#by].filter(Boolean).join('. ')
    return { class: name, 'data-item': this.#item, title }
  }

  #source = (): Source => ({ item: this.#item, by: this.#by })

  #mark(block: string, sign: Sign): void {
    this.marks.set(block, [...(this.marks.get(block) ?? []), { ...sign, item: this.#item }])
    this.place ??= { block, from: 'from' in sign ? sign.from : sign.at === 'after' ? this.#endOf(block) : 0 }
  }

  /** What is put in behind a block stands at the height of its last line. */
  #endOf(block: string): number {
    const node = this.#blocks.get(block)?.node
    return node?.isTextblock ? node.content.size : 0
  }
}

const plainOf = (node: Node, from: number, to: number): string =>
  node.textBetween(from, Math.min(to, node.content.size), '\n', leaf =>
    leaf.type.name === 'hardBreak' ? '\n' : '',
  )

/** A change in plain words, where it is not drawn. */
export function pieceOf(change: Change): Piece[] {
  const act = ({ words: 'replace', form: 'form', insert: 'insert', delete: 'delete', move: 'move' } as const)[
    change.kind
  ]
  if (change.kind === 'move' || change.kind === 'delete')
    return [{ act, was: change.kind === 'delete' ? textOfBlock(change.was) : '', says: '' }]
  if (change.kind === 'words')
    return stretchesOf(change.was, change.says).map(({ was, says }) => ({
      act: was === '' ? 'insert' : says === '' ? 'delete' : 'replace',
      was,
      says,
    }))
  return [{ act, ...saysOf([change]) }]
}

function placeOfChanges(changes: readonly Change[], blocks: Blocks): Place {
  const block = changes.flatMap(idsOf).find(id => blocks.has(id))
  return block === undefined ? 'gone' : { block, from: 0 }
}

/** The blocks a change names; those it would put in too, since they may be there already. */
export function idsOf(change: Change): string[] {
  const named = (...ids: (string | null)[]) => ids.filter(id => id !== null)
  if (change.kind === 'insert')
    return named(change.place.after, change.place.parent, ...change.blocks.map(({ attrs }) => attrs.id))
  if (change.kind === 'move') return named(change.block, change.to.after, change.to.parent)
  return [change.block]
}
