/** A paragraph between two others, the places in it, and what a colleague makes of it. */
import type { ActName } from './acts.ts'
import { letter, paragraph, text } from './letters.ts'

export const LETTERS = 'abcdefghijklmnopqrst'
export const DIGITS = '01234567890123456789'

const FIRST = 'First of all comes what stands here.'
export const SECOND = 'Second of many lines is the one that counts.'
export const lines = () =>
  letter(
    paragraph('block_a0', [text(FIRST)]),
    paragraph('block_b0', [text(SECOND)]),
    paragraph('block_c0', [text('Third of them ends it.')]),
  )

/** By what they do, as a part of a sentence. */
const ACTS: Record<string, ActName> = {
  'cuts before it': 'splitMid',
  'puts a line before': 'splitStart',
  'cuts behind it': 'splitMid2',
  'joins to the one before': 'join',
  'makes a heading': 'toHeading',
  'puts into a list': 'bullet',
  quotes: 'quote',
  'moves elsewhere': 'move',
  'breaks by a new line': 'breakLine',
  'puts a reference into': 'refer',
}

/** How many letters stand before each. */
const PLACES = {
  'at the start': 0,
  'in the middle': 'Second of many lines'.length,
  'at the end': SECOND.length,
}

/** Each act at each place; whether letters at the start of a line belong before what is put into it, nothing tells. */
export const CASES = Object.entries(ACTS).flatMap(([what, act]) =>
  Object.entries(PLACES)
    .filter(([, offset]) => offset > 0 || (act !== 'breakLine' && act !== 'refer'))
    .map(([where, offset]) => ({ what, act, where, offset })),
)

/** What stands at a place once these letters do, without the marks of blocks. */
export const written = (offset: number, letters: string): string =>
  SECOND.slice(Math.max(0, offset - 6), offset) + letters + SECOND.slice(offset, offset + 6)

/** A text as XML, with one sign for each tag. */
export const signsOf = (xml: string): string => xml.replaceAll(/<[^>]*>/g, '|')
