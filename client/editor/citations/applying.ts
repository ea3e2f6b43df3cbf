/** Puts the words a person chose in the place of citations: one ordinary edit, in which only what differs is written. */
import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { diffArrays } from 'diff'
import { placeOfBlock } from '../demands.ts'
import { contentPlaces, textIn } from './letterCitations.ts'

/** `start` and `end` are units of the block's words, `was` what stood there when the person chose. */
export type Chosen = { block: string; start: number; end: number; was: string; words: string }

type Edit = { from: number; to: number; words: string }

/** What can be written, in the order of the text; what was changed meanwhile, or holds a footnote, is left. */
export function editsOf(doc: Node, chosen: readonly Chosen[]): { edits: Edit[]; left: Chosen[] } {
  const edits: Edit[] = []
  const left: Chosen[] = []
  for (const one of chosen) {
    const made = editsFor(doc, one)
    if (made === null) left.push(one)
    else edits.push(...made)
  }
  return { edits: edits.sort((one, other) => one.from - other.from), left }
}

export const putWords =
  (edits: readonly Edit[]): Command =>
  (state, dispatch) => {
    const { tr } = state
    for (const { from, to, words } of edits.toReversed())
      if (words === '') tr.delete(from, to)
      else tr.insertText(words, from, to)
    dispatch?.(tr)
    return true
  }

function editsFor(doc: Node, { block, start, end, was, words }: Chosen): Edit[] | null {
  const pos = placeOfBlock(doc, block)
  const node = pos === null ? null : doc.nodeAt(pos)
  if (pos === null || !node || textIn(node).slice(start, end) !== was) return null
  const edits: Edit[] = []
  for (const stretch of stretchesBetween(was, words)) {
    const { from, to } = contentPlaces(node, start + stretch.start, start + stretch.end)
    if (holdsMore(node, from, to)) return null
    edits.push({ from: pos + 1 + from, to: pos + 1 + to, words: stretch.words })
  }
  return edits
}

/** Where two words differ: numbers, words and signs are changed whole. */
function stretchesBetween(was: string, now: string): { start: number; end: number; words: string }[] {
  const stretches: { start: number; end: number; words: string }[] = []
  let at = 0
  let isOpen = false
  for (const { value, added, removed } of diffArrays(tokensIn(was), tokensIn(now))) {
    const text = value.join('')
    if (!added && !removed) {
      at += text.length
      isOpen = false
      continue
    }
    const last = isOpen ? stretches.at(-1) : undefined
    const one = last ?? { start: at, end: at, words: '' }
    if (last === undefined) stretches.push(one)
    isOpen = true
    if (added) one.words += text
    else {
      at += text.length
      one.end = at
    }
  }
  return stretches
}

const tokensIn = (text: string): string[] => text.match(/\p{L}+|\d+|[^\p{L}\d]/gu) ?? []

/** Whether something other than words stands between two places of a block. */
function holdsMore(block: Node, from: number, to: number): boolean {
  let more = false
  if (to > from)
    block.nodesBetween(from, to, child => {
      if (!child.isText) more = true
    })
  return more
}
