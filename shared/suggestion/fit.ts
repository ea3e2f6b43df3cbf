/** Putting one change on a copy of the letter as it is now: how it stands, and what of it is done. */
import { FOOTNOTES_ID } from '../statement/grammar.ts'
import { childrenOf, isTextBlock } from '../statement/text.ts'
import type { AnyBlock, TextBlock } from '../statement/tree.ts'
import { sameValue } from '../statement/yjsElement.ts'
import type { Change, Place, Rebased, Standing } from './change.ts'
import { formOf, mergeForm, sameForm, sameKind, withForm } from './form.ts'
import {
  blockOf,
  type Copy,
  drop,
  type Entry,
  entryOf,
  heightOf,
  holdingWords,
  isBound,
  isWithin,
  kidsOf,
  type Letter,
  mayStand,
  placeIn,
  put,
  rewrite,
  shift,
} from './letter.ts'
import { sameInline } from './line.ts'
import { idsOf } from './links.ts'
import { mergeWords } from './merge.ts'

/** The copy that is being changed, the letter as it was before, and the other changes of the suggestion. */
export type Work = { copy: Copy; letter: Letter; changes: readonly Change[] }

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** Does a change as far as it still fits, or leaves the copy alone; `now` of the answer is what was done. */
export function putOn(work: Work, change: Change): Rebased {
  switch (change.kind) {
    case 'words':
      return fitWords(work, change)
    case 'form':
      return fitForm(work, change)
    case 'insert':
      return fitInsert(work, change)
    case 'move':
      return fitMove(work, change)
    case 'delete':
      return fitDelete(work, change)
  }
}

const left = (change: Change, standing: Standing): Rebased => ({ change, standing, now: null })

function fitWords({ copy }: Work, change: Of<'words'>): Rebased {
  const block = entryOf(copy, change.block)?.block
  if (block === undefined) return left(change, 'gone')
  if (!isTextBlock(block) || isBound(copy, change.block)) return left(change, 'conflict')
  const now = block.content ?? []
  if (sameInline(now, change.says)) return left(change, 'met')
  const clean = sameInline(now, change.was)
  const says = clean ? change.says : mergeWords(change.was, now, change.says, languageOf(block))
  if (says === null || !mayHold(block, says)) return left(change, 'conflict')
  if (sameInline(now, says)) return left(change, 'met')
  rewrite(copy, change.block, holdingWords(block, says))
  return { change, standing: clean ? 'clean' : 'moved', now: { ...change, was: now, says } }
}

/** A note cannot refer to a note. */
const mayHold = (block: TextBlock, says: Of<'words'>['says']): boolean =>
  block.type !== 'footnote' || says.every(({ type }) => type !== 'footnoteRef')

/** The language a block names, as its words are divided. */
export const languageOf = (block: AnyBlock): string => ('lang' in block.attrs && block.attrs.lang) || 'und'

function fitForm({ copy, changes }: Work, change: Of<'form'>): Rebased {
  const entry = entryOf(copy, change.block)
  if (entry === undefined) return left(change, 'gone')
  const now = formOf(entry.block)
  if (sameForm(now, change.says)) return left(change, 'met')
  const says = mergeForm(change.was, now, change.says)
  if (says === null || !sameKind(entry.block.type, says.type) || isBound(copy, change.block))
    return left(change, 'conflict')
  if (sameForm(now, says)) return left(change, 'met')
  const moves = changes.some(
    ({ kind, ...other }) => kind === 'move' && 'block' in other && other.block === entry.key,
  )
  if (!moves && !mayStand(copy, says.type, entry.parent, 1)) return left(change, 'conflict')
  rewrite(copy, change.block, withForm(entry.block, says))
  return {
    change,
    standing: sameForm(now, change.was) ? 'clean' : 'moved',
    now: { ...change, was: now, says },
  }
}

function fitInsert({ copy }: Work, change: Of<'insert'>): Rebased {
  const stands = (id: string | null) => id !== null && entryOf(copy, id) !== undefined
  if (change.blocks.every(({ attrs }) => stands(attrs.id))) return left(change, 'met')
  if (change.blocks.flatMap(idsOf).some(stands)) return left(change, 'conflict')
  const place = resolve(copy, change.place)
  if (place === null) return left(change, 'gone')
  if (change.blocks.some(block => !mayPut(copy, block, place))) return left(change, 'conflict')
  let after = place.after
  for (const block of change.blocks) {
    put(copy, block, place.parent, after)
    after = block.attrs.id
  }
  const standing = place.parent === change.place.parent ? 'clean' : 'moved'
  return { change, standing, now: { ...change, place } }
}

/** The letter has one container of notes, made with it. */
const mayPut = (copy: Copy, block: AnyBlock, { parent }: Place): boolean =>
  !isBound(copy, parent) &&
  (block.type !== 'footnotes' || entryOf(copy, FOOTNOTES_ID) === undefined) &&
  mayStand(copy, block.type, parent, heightOf(block))

/**
 * Where a place is now: behind its neighbour, wherever that stands, else first in its block; null where that is
 * gone. The order of the notes shows nowhere, so that a note may come last.
 */
function resolve(copy: Copy, { parent, after }: Place): Place | null {
  if (after === null) return kidsOf(copy, parent) === undefined ? null : { parent, after }
  const neighbour = entryOf(copy, after)
  if (neighbour !== undefined) return { parent: neighbour.parent, after }
  const notes = parent === FOOTNOTES_ID ? kidsOf(copy, parent) : undefined
  return notes === undefined ? null : { parent, after: notes.at(-1) ?? null }
}

function fitMove({ copy, letter }: Work, change: Of<'move'>): Rebased {
  const entry = entryOf(copy, change.block)
  const stood = letter.entries.get(change.block)
  const to = resolve(copy, change.to)
  if (entry === undefined || stood === undefined || to === null) return left(change, 'gone')
  if (sameValue(placeIn(copy, entry), to)) return left(change, 'met')
  const elsewhere = stood.parent !== change.was.parent
  if (elsewhere && stood.parent === to.parent) return left(change, 'met')
  if (elsewhere || !mayShift(copy, entry, to)) return left(change, 'conflict')
  const was = placeIn(letter, stood)
  shift(copy, change.block, to.parent, to.after)
  return { change, standing: sameValue(was, change.was) ? 'clean' : 'moved', now: { ...change, was, to } }
}

function mayShift(copy: Copy, entry: Entry, to: Place): boolean {
  const block = blockOf(copy, entry.key)
  return (
    block !== undefined &&
    !isBound(copy, entry.key) &&
    !isBound(copy, to.parent) &&
    !isWithin(copy, to.parent, entry.key) &&
    to.after !== entry.key &&
    mayStand(copy, block.type, to.parent, heightOf(block))
  )
}

function fitDelete({ copy }: Work, change: Of<'delete'>): Rebased {
  const block = blockOf(copy, change.block)
  if (block === undefined) return left(change, 'met')
  const kept = block.type === 'footnotes' || holdsBound(block) || isBound(copy, change.block)
  if (kept || !sameBlock(block, change.was)) return left(change, 'conflict')
  drop(copy, change.block)
  return { change, standing: 'clean', now: change }
}

const holdsBound = (block: AnyBlock): boolean =>
  (block.type === 'signatories' && block.attrs.signon !== null) || childrenOf(block).some(holdsBound)

/** Whether two blocks say the same, asks and concerns apart, and hold the same blocks. */
export function sameBlock(one: AnyBlock, other: AnyBlock): boolean {
  if (one.attrs.id !== other.attrs.id || !sameForm(formOf(one), formOf(other))) return false
  if (isTextBlock(one)) return isTextBlock(other) && sameInline(one.content, other.content)
  const [left, right] = [childrenOf(one), childrenOf(other)]
  return (
    left.length === right.length &&
    left.every((child, at) => {
      const twin = right[at]
      return twin !== undefined && sameBlock(child, twin)
    })
  )
}
