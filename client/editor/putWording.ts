/** The register's words of an ask, put into the letter as an ordinary edit: only what differs is written anew. */
import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { wordingOf } from '../../shared/ask.ts'
import { foldedWording } from '../../shared/asks/wordings.ts'
import { sentencesOf } from '../../shared/cite/sentences.ts'
import { wordsBetween } from '../../shared/compare/plainWords.ts'
import { UNSAID_LANGUAGE } from '../pages/asks/language.ts'
import { placeOfBlock } from './demands.ts'

/**
 * Why it is not done:
 * - `gone`: the block is not there
 * - `several`: the ask stands on several paragraphs, or on none
 * - `more`: the paragraph has more sentences than the register's words
 * - `note`: a footnote or a line break stands among words that would go
 */
export type NotPut = 'gone' | 'several' | 'more' | 'note'

/** A stretch of the document, and the words that take its place. */
type Edit = { from: number; to: number; text: string }

/** The words of the ask as the letter has them now; null where its block is gone. */
export function wordingInLetter(doc: Node, block: string): string | null {
  const pos = placeOfBlock(doc, block)
  const node = pos === null ? null : doc.nodeAt(pos)
  return (
    node &&
    foldedWording(
      textBlocksIn(node, 0)
        .map(({ node }) => textWithin(node))
        .join('\n'),
    )
  )
}

/** What would be written, or why nothing can be. @param registers the register's wording */
export function editsFor(doc: Node, block: string, registers: string): Edit[] | NotPut {
  const pos = placeOfBlock(doc, block)
  const node = pos === null ? null : doc.nodeAt(pos)
  if (pos === null || !node) return 'gone'
  const [only, ...more] = textBlocksIn(node, pos).filter(({ node }) => node.content.size > 0)
  if (!only || more.length > 0) return 'several'
  const units = unitsOf(only.node, only.pos + 1)
  const text = units.map(({ sign }) => sign).join('')
  const wording = wordingOf(text)
  if (sentencesOf(wording).length > sentencesOf(foldedWording(registers)).length) return 'more'
  const start = text.indexOf(wording)
  return editsBetween(
    units.slice(start, start + wording.length),
    foldedWording(registers),
    only.node,
    only.pos + 1,
  )
}

/** Puts the register's words into the block; false where it cannot be done. */
export const putWording =
  (block: string, registers: string): Command =>
  (state, dispatch) => {
    const edits = editsFor(state.doc, block, registers)
    if (typeof edits === 'string') return false
    const { tr } = state
    for (const { from, to, text } of edits.toReversed()) tr.insertText(text, from, to)
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** One UTF-16 unit of the words, and where it stands in the document. */
type Unit = { sign: string; at: number }

function unitsOf(block: Node, start: number): Unit[] {
  const units: Unit[] = []
  block.forEach((child, offset) => {
    const text = child.isText ? (child.text ?? '') : child.type.name === 'hardBreak' ? '\n' : ''
    for (let at = 0; at < text.length; at++) units.push({ sign: text[at] ?? '', at: start + offset + at })
  })
  return units
}

function editsBetween(units: readonly Unit[], now: string, block: Node, start: number): Edit[] | NotPut {
  const was = units.map(({ sign }) => (sign === '\n' ? ' ' : sign)).join('')
  const edits: Edit[] = []
  let at = 0
  let open = false
  for (const { op, text } of wordsBetween(was, now, UNSAID_LANGUAGE)) {
    if (op === '=') {
      at += text.length
      open = false
      continue
    }
    const before = edits.at(-1)
    const here = units[at]?.at ?? (units.at(-1)?.at ?? start - 1) + 1
    const edit = open && before ? before : { from: here, to: here, text: '' }
    if (edit !== before) edits.push(edit)
    open = true
    if (op === '+') edit.text += text
    else {
      at += text.length
      edit.to = (units[at - 1]?.at ?? here) + 1
    }
  }
  const isLost = edits.some(({ from, to }) => holdsMore(block, from - start, to - start))
  return isLost ? 'note' : edits
}

/** Whether something other than words stands between two places of a block. */
function holdsMore(block: Node, from: number, to: number): boolean {
  let more = false
  if (to > from)
    block.nodesBetween(from, to, child => {
      if (!child.isText) more = true
    })
  return more
}

function textBlocksIn(node: Node, pos: number): { node: Node; pos: number }[] {
  if (node.isTextblock) return [{ node, pos }]
  const found: { node: Node; pos: number }[] = []
  node.descendants((child, offset) => {
    if (child.isTextblock) found.push({ node: child, pos: pos + 1 + offset })
    return !child.isTextblock
  })
  return found
}

const textWithin = (block: Node): string =>
  unitsOf(block, 0)
    .map(({ sign }) => sign)
    .join('')
