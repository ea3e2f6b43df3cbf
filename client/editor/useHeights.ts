import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { placeOfBlock } from './demands.ts'

/**
 * Where the cards of the margin stand: each at the height of its block, pushed down only as far as the card above
 * it needs. Measured after the text was drawn, at most once a frame, and set only when a place really changed, so
 * that nothing jumps while somebody types.
 * @param blocks the blocks' ids in reading order
 * @returns the place of each card in pixels from the top of the margin, by block; and the ref of the margin
 */
export function useHeights(editor: Editor, blocks: readonly string[]) {
  const margin = useRef<HTMLUListElement>(null)
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  const order = blocks.join(' ')
  const measure = useCallback(() => {
    const place = margin.current
    if (!place || editor.isDestroyed) return
    const measured = placesOf(editor, place, order === '' ? [] : order.split(' '))
    setTops(before => (same(before, measured) ? before : measured))
  }, [editor, order])
  useEffect(() => onceAFrame(editor, margin.current, measure), [editor, measure])
  return { margin, tops }
}

const GAP = 8

function placesOf(editor: Editor, margin: HTMLElement, blocks: readonly string[]): Map<string, number> {
  const from = margin.getBoundingClientRect().top
  const tops = new Map<string, number>()
  let free = 0
  for (const block of blocks) {
    const pos = placeOfBlock(editor.state.doc, block)
    const drawn = pos === null ? null : editor.view.nodeDOM(pos)
    const card = margin.querySelector<HTMLElement>(`[data-card="${CSS.escape(block)}"]`)
    if (!(drawn instanceof HTMLElement) || !card) continue
    const top = Math.max(Math.round(drawn.getBoundingClientRect().top - from), free)
    tops.set(block, top)
    free = top + card.offsetHeight + GAP
  }
  return tops
}

const same = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  a.size === b.size && [...a].every(([block, top]) => b.get(block) === top)

/** Measures now, and in the next frame after the text, the cards or the window changed. */
function onceAFrame(editor: Editor, margin: HTMLElement | null, measure: () => void): () => void {
  let frame = 0
  const soon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(measure)
  }
  const sizes = new ResizeObserver(soon)
  sizes.observe(editor.view.dom)
  // A notice above the text that comes or goes moves it without changing its size.
  const column = editor.view.dom.closest('.letter-column')
  if (column) sizes.observe(column)
  if (margin) for (const card of margin.children) sizes.observe(card)
  editor.on('update', soon)
  soon()
  return () => {
    cancelAnimationFrame(frame)
    sizes.disconnect()
    editor.off('update', soon)
  }
}
