/**
 * One's own suggestions over the text in which one makes them: what was put in stands there already and is
 * underlined, what was taken out is shown struck. The other way round from a suggestion over the living text.
 */
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { textOf, textOfBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { languageIn, overlay } from '../../shared/suggestion/draw.ts'
import { letterOf } from '../../shared/suggestion/letter.ts'
import { rebase } from '../../shared/suggestion/rebase.ts'
import type { Mark, Sign } from '../review/drawing.ts'
import { idsOf, type Piece, type PlacedSuggestion, pieceOf } from '../review/drawnSuggestion.ts'
import type { Place } from '../review/layer.ts'
import { whoSays } from '../review/Said.tsx'
import { drawBlocks, drawInline, type Source } from '../review/suggestedDom.ts'
import { blocksIn, type Standing, treeOf } from '../review/tree.ts'
import { words } from '../review/words.ts'

/**
 * @param state of the editor in which it was made
 * @param letter the living one, which it is made on
 */
export function placeOwn(
  id: string,
  changes: readonly Change[],
  state: EditorState,
  letter: Doc,
): PlacedSuggestion {
  const blocks = blocksIn(state.doc)
  const { standing, parts } = rebase(changes, letter)
  const drawing = new Drawing(id, state, letter)
  const pieces = parts.flatMap(({ change, now }) => (now ? drawing.add(now) : pieceOf(change)))
  const place = drawing.place ?? placeOf(changes, blocks)
  const sign = JSON.stringify([standing, pieces])
  return { place, standing, pieces, marks: drawing.marks, blocks: changes.flatMap(idsOf), sign }
}

function placeOf(changes: readonly Change[], blocks: ReadonlyMap<string, Standing>): Place {
  const block = changes.flatMap(idsOf).find(id => blocks.has(id))
  return block === undefined ? 'gone' : { block, from: 0 }
}

/** Gathers what is drawn of one suggestion, and where the first of it stands. */
class Drawing {
  readonly marks = new Map<string, Mark[]>()
  place: Place | null = null
  readonly #item: string
  readonly #source: Source
  readonly #blocks: ReadonlyMap<string, Standing>
  readonly #here: Doc
  readonly #letter: Doc

  constructor(item: string, { doc }: EditorState, letter: Doc) {
    this.#item = item
    this.#source = { item, by: words.suggestion.suggestedBy(whoSays(null, true)) }
    this.#blocks = blocksIn(doc)
    this.#here = treeOf(doc)
    this.#letter = letter
  }

  /** Draws one change, as it differs from the living letter. @returns what it says in plain words */
  add(change: Change): Piece[] {
    switch (change.kind) {
      case 'words':
        return this.#words(change)
      case 'form':
        this.#onBlock(change.block, 'formed', words.drawn.form)
        return pieceOf(change)
      case 'insert':
        for (const { attrs } of change.blocks) this.#onBlock(attrs.id ?? '', 'put-in', words.drawn.inserted)
        return pieceOf(change)
      case 'delete':
        this.#takenOut(change.block, change.was)
        return pieceOf(change)
      case 'move':
        this.#onBlock(change.block, 'moved', words.drawn.movedHere)
        return pieceOf(change)
    }
  }

  #words({ block, was }: Extract<Change, { kind: 'words' }>): Piece[] {
    const standing = this.#blocks.get(block)
    const there = letterOf(this.#here).entries.get(block)?.block
    if (!standing || !there) return []
    const content = 'content' in there ? there.content : undefined
    // The block holds words in the living letter, so it does here: kinds that hold others never take its id.
    const says = (content ?? []) as typeof was
    const { edits, marked } = overlay(says, was, languageIn(this.#letter, block))
    for (const { at, length } of marked) {
      const attrs = this.#attrs('suggested-marks', words.drawn.marks)
      this.#mark(block, { at: 'words', key: 'marks', from: at, to: at + length, attrs })
    }
    return edits.map(({ at, delete: put, insert: out }) => {
      if (out.length > 0) {
        const make = () => struck(drawInline(this.#source, out))
        this.#mark(block, { at: 'point', key: `out ${JSON.stringify(out)}`, from: at, make })
      }
      const attrs = { ...this.#attrs('suggested-in own'), nodeName: 'ins' }
      if (put > 0) this.#mark(block, { at: 'words', key: 'in', from: at, to: at + put, attrs })
      const [before, after] = [textOf(out), plainOf(standing.node, at, at + put)]
      const act = put === 0 ? 'delete' : out.length === 0 ? 'insert' : 'replace'
      return { act, was: before, says: after }
    })
  }

  /** A block that stands only in the living letter is shown where it stood: behind the nearest one that is left. */
  #takenOut(block: string, was: AnyBlock): void {
    const { entries, kids } = letterOf(this.#letter)
    const parent = entries.get(block)?.parent ?? null
    const around = parent === null ? kids : (entries.get(parent)?.kids ?? [])
    const left = around.slice(0, around.indexOf(block)).findLast(id => this.#blocks.has(id))
    const inside = (parent === null ? undefined : entries.get(parent)?.block.type) ?? 'doc'
    const make = () => struckBlock(drawBlocks(this.#source, [was], inside))
    const key = `out ${block} ${textOfBlock(was)}`
    const first = around.find(id => this.#blocks.has(id))
    if (left !== undefined) this.#mark(left, { at: 'after', key, make })
    else if (first !== undefined) this.#mark(first, { at: 'before', key, make })
  }

  #onBlock(block: string, how: string, title: string): void {
    if (!this.#blocks.has(block)) return
    this.#mark(block, { at: 'block', key: how, attrs: this.#attrs(`suggested-block ${how}`, title) })
  }

  #attrs(name: string, says = ''): Record<string, string> {
    const title = [says, this.#source.by].filter(Boolean).join('. ')
    return { class: name, 'data-item': this.#item, title }
  }

  #mark(block: string, sign: Sign): void {
    this.marks.set(block, [...(this.marks.get(block) ?? []), { ...sign, item: this.#item }])
    this.place ??= { block, from: 'from' in sign ? sign.from : 0 }
  }
}

const plainOf = (node: Node, from: number, to: number): string =>
  node.textBetween(from, Math.min(to, node.content.size), '\n', leaf =>
    leaf.type.name === 'hardBreak' ? '\n' : '',
  )

/** The same words as an element that says they are taken out. */
function struck(drawn: HTMLElement): HTMLElement {
  const out = document.createElement('del')
  for (const { name, value } of [...drawn.attributes]) out.setAttribute(name, value)
  out.className = 'suggested-out own'
  out.append(...drawn.childNodes)
  return out
}

function struckBlock(drawn: HTMLElement): HTMLElement {
  drawn.className = 'suggested-blocks taken-out'
  return drawn
}
