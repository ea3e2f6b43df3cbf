import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { placeOfBlock } from './demands.ts'

/** A card, and where in the letter it belongs: a position in a block's words, or the top for the whole letter. */
export type Tall = { id: string; at: () => { block: string; from: number } | 'whole' | 'gone' }

/**
 * Where the cards of the margin stand: each at the height of its words, pushed down only as far as the card above
 * it needs; the open one exactly at its words, with those above it pushed up as far as there is room. Measured
 * after the text was drawn, at most once a frame, and set only when a place really changed, so that nothing jumps
 * while somebody types.
 * @param cards in reading order
 * @param open the id of the open card
 * @returns the place of each card in pixels from the top of the margin, by id; how tall they are together; and the
 *   ref of the margin
 */
export function useHeights(editor: Editor, cards: readonly Tall[], open: string | null) {
  const margin = useRef<HTMLUListElement>(null)
  const heights = useMemo(() => new Map<string, number>(), [])
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  const measure = useCallback(() => {
    const place = margin.current
    if (!place || editor.isDestroyed) return
    const measured = stacked(wishes(editor, place, cards), heights, open)
    setTops(before => (same(before, measured) ? before : measured))
  }, [editor, cards, heights, open])
  useEffect(() => onceAFrame(editor, margin.current, heights, measure), [editor, heights, measure])
  const tall = [...tops].reduce((most, [id, top]) => Math.max(most, top + (heights.get(id) ?? 0)), 0)
  return { margin, tops, tall }
}

const GAP = 8
/** In pixels, how far beyond the window a card's line is measured, and not only its block. */
const NEAR = 1500
/** Milliseconds without an edit after which words that moved within their block are measured too. */
const QUIET = 250

type Wish = { id: string; top: number }

/** The height that each card would have if it were alone. */
function wishes(editor: Editor, margin: HTMLElement, cards: readonly Tall[]): Wish[] {
  const from = margin.getBoundingClientRect().top
  const topOf = heightsOfBlocks(editor)
  return cards.flatMap(({ id, at }) => {
    const place = at()
    if (place === 'gone') return []
    if (place === 'whole') return { id, top: 0 }
    const top = topOf(place.block, place.from)
    return top === null ? [] : { id, top: Math.max(0, Math.round(top - from)) }
  })
}

/** The height in the window of a place in a block; of the block alone where it is far from being seen. */
function heightsOfBlocks({ view, state }: Editor): (block: string, from: number) => number | null {
  const known = new Map<string, { pos: number; top: number } | null>()
  const ofBlock = (block: string) => {
    const pos = placeOfBlock(state.doc, block)
    const drawn = pos === null ? null : view.nodeDOM(pos)
    if (pos === null || !(drawn instanceof HTMLElement)) return null
    return { pos, top: drawn.getBoundingClientRect().top }
  }
  return (block, from) => {
    if (!known.has(block)) known.set(block, ofBlock(block))
    const stands = known.get(block)
    if (!stands) return null
    const { pos, top } = stands
    if (from === 0 || top < -NEAR || top > innerHeight + NEAR) return top
    return view.coordsAtPos(Math.min(pos + 1 + from, state.doc.content.size)).top
  }
}

/** Each as near to its wish as the others let it; the open one has its wish before all others. */
function stacked(
  wishes: readonly Wish[],
  heights: ReadonlyMap<string, number>,
  open: string | null,
): Map<string, number> {
  const tall = (id: string) => (heights.get(id) ?? 0) + GAP
  const at = wishes.findIndex(({ id }) => id === open)
  const tops = downward(wishes, tall, 0)
  if (at < 0) return tops
  const above = wishes.slice(0, at)
  const room = above.reduce((sum, { id }) => sum + tall(id), 0)
  let below = Math.max(wishes[at]!.top, Math.min(room, tops.get(open!)!))
  const placed = downward(wishes.slice(at), tall, below)
  for (const { id } of above.toReversed()) {
    below = Math.min(tops.get(id)!, below - tall(id))
    placed.set(id, below)
  }
  return placed
}

function downward(wishes: readonly Wish[], tall: (id: string) => number, from: number): Map<string, number> {
  const tops = new Map<string, number>()
  let free = from
  for (const { id, top } of wishes) {
    tops.set(id, Math.max(top, free))
    free = tops.get(id)! + tall(id)
  }
  return tops
}

const same = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  a.size === b.size && [...a].every(([id, top]) => b.get(id) === top)

/**
 * Measures now, and in the next frame after the text, the cards or the window changed their size; words that moved
 * within lines of the same height follow when there is a pause. The heights of cards are learnt without asking.
 */
function onceAFrame(
  editor: Editor,
  margin: HTMLElement | null,
  heights: Map<string, number>,
  measure: () => void,
): () => void {
  let frame = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(measure)
  }
  const later = () => {
    clearTimeout(pause)
    pause = setTimeout(soon, QUIET)
  }
  const sizes = new ResizeObserver(changes => {
    for (const { target, borderBoxSize } of changes) {
      const card = target instanceof HTMLElement ? target.dataset.card : undefined
      if (card !== undefined) heights.set(card, borderBoxSize[0]?.blockSize ?? 0)
    }
    soon()
  })
  sizes.observe(editor.view.dom)
  // A notice above the text that comes or goes moves it without changing its size.
  const column = editor.view.dom.closest('.letter-column')
  if (column) sizes.observe(column)
  if (margin) for (const card of margin.children) sizes.observe(card)
  editor.on('update', later)
  soon()
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(pause)
    sizes.disconnect()
    editor.off('update', later)
  }
}
