/** Finding quoted words in a text that was written on since. Positions are UTF-16 units of the text. */
import { diffArrays } from 'diff'
import { divided } from '../compare/tokens.ts'
import type { Quote } from './anchor.ts'

/** `score` counts the characters around it that are as they were. */
export type Fit = { from: number; to: number; exact: boolean; score: number }

/** Where exactly the quoted words stand, the place with most of what stood around them first, then the nearest. */
export function strictFits(text: string, { before, exact, after }: Quote, near: number): Fit[] {
  const fits: Fit[] = []
  if (exact === '') return fits
  for (let from = text.indexOf(exact); from !== -1; from = text.indexOf(exact, from + 1)) {
    const to = from + exact.length
    const left = sharedEnd(text.slice(0, from), before)
    const right = sharedStart(text.slice(to), after)
    fits.push({
      from,
      to,
      exact: true,
      score: left + right + cutOff(from, left) + cutOff(text.length - to, right),
    })
  }
  return fits.sort((a, b) => b.score - a.score || Math.abs(a.from - near) - Math.abs(b.from - near))
}

/** Where a text ends, nothing could be as it was: that counts for a little. */
const cutOff = (rest: number, shared: number): number => (rest === shared ? CUT_OFF : 0)
const CUT_OFF = 3

/** Whether enough of what stood around the words is there to say that these are the words, and no others. */
export function isSure(fit: Fit, { before, exact, after }: Quote): boolean {
  const could = Math.min(ENOUGH, before.length + after.length)
  return fit.score >= could || exact.length >= UNMISTAKABLE
}

const ENOUGH = 6
/** So many characters stand twice in a letter only if somebody copied them. */
const UNMISTAKABLE = 16

/** The half of a quotation that stands at the end or the beginning of a text, because the block was cut there. */
export function cutFit(text: string, { before, exact, after }: Quote): Fit | undefined {
  const head = text.slice(behind(text, before))
  const tail = text.slice(0, Math.max(0, inFrontOf(text, after)))
  const isPiece = (piece: string) => piece.length * 2 >= exact.length && piece.length < exact.length
  const size = isPiece(tail) && exact.endsWith(tail) ? tail.length : 0
  if (isPiece(head) && exact.startsWith(head) && head.length >= size)
    return whole(text, { from: text.length - head.length, to: text.length, exact: false, score: head.length })
  return size === 0 ? undefined : whole(text, { from: 0, to: size, exact: false, score: size })
}

/** Where what stood before the words ends; where that began the block, only at its beginning. */
function behind(text: string, before: string): number {
  if (before.length < ENOUGH) return text.startsWith(before) ? before.length : text.length
  const at = text.lastIndexOf(before.slice(-ENOUGH))
  return at === -1 ? text.length : at + ENOUGH
}

/** Where what stood after the words begins; where that ended the block, only at its end. */
function inFrontOf(text: string, after: string): number {
  if (after.length < ENOUGH) return text.endsWith(after) ? text.length - after.length : 0
  return text.indexOf(after.slice(0, ENOUGH))
}

/**
 * Where quoted words stand that were changed themselves: the text is lined up, word by word, with what was quoted
 * and what stood around it. Undefined where less than half of the quoted words is left.
 */
export function looseFit(text: string, quote: Quote, near: number): Fit | undefined {
  const start = Math.max(0, centre(text, quote, near) - REACH)
  const size = quote.before.length + quote.exact.length + quote.after.length + 2 * REACH
  const now = wordsIn(text.slice(start, start + size), start)
  const was = wordsIn(`${quote.before}${quote.exact}${quote.after}`, 0)
  const begins = quote.before.length
  const ends = begins + quote.exact.length
  const pairs = linedUp(was, now).filter(({ old }) => old.at < ends && old.at + old.text.length > begins)
  const [first, last] = [pairs[0], pairs.at(-1)]
  const kept = pairs.reduce((sum, { old }) => sum + solid(old.text), 0)
  if (first === undefined || last === undefined || kept * 2 < solid(quote.exact) || kept === 0)
    return undefined
  const from = first.now.at + Math.max(0, begins - first.old.at)
  const to = last.now.at + last.now.text.length - Math.max(0, last.old.at + last.old.text.length - ends)
  return from < to ? whole(text, { from, to, exact: false, score: kept }) : undefined
}

const REACH = 400
const solid = (text: string): number => text.replace(/\s+/g, '').length

type Word = { text: string; at: number }

/** Without the blanks between them, which would line up with any others. */
function wordsIn(text: string, start: number): Word[] {
  let at = start
  const words = divided(text, 'und').map(({ text: word }) => {
    at += word.length
    return { text: word, at: at - word.length }
  })
  return words.filter(word => solid(word.text) > 0)
}

function linedUp(was: readonly Word[], now: readonly Word[]): { old: Word; now: Word }[] {
  const words = (row: readonly Word[]) => row.map(({ text }) => text)
  const pairs: { old: Word; now: Word }[] = []
  let [oldAt, nowAt] = [0, 0]
  for (const { added, removed, count } of diffArrays(words(was), words(now))) {
    for (let offset = 0; !added && !removed && offset < count; offset++) {
      const [old, here] = [was[oldAt + offset], now[nowAt + offset]]
      if (old !== undefined && here !== undefined) pairs.push({ old, now: here })
    }
    if (!added) oldAt += count
    if (!removed) nowAt += count
  }
  return pairs
}

/** Near where the quotation must be: by the end of what stood before it, by what stood after it, else where it was. */
function centre(text: string, { before, exact, after }: Quote, near: number): number {
  const left = before.length < LANDMARK ? -1 : text.indexOf(before.slice(-LANDMARK))
  if (left !== -1) return left + LANDMARK
  const right = after.length < LANDMARK ? -1 : text.indexOf(after.slice(0, LANDMARK))
  return right === -1 ? Math.min(near, text.length) : Math.max(0, right - exact.length)
}

const LANDMARK = 12

function whole(text: string, fit: Fit): Fit {
  const [from, to] = wholeCharacters(text, fit.from, fit.to)
  return { ...fit, from, to }
}

/** A stretch that cuts no surrogate pair in two: it is widened to hold both halves. */
export function wholeCharacters(text: string, from: number, to: number): [number, number] {
  const cuts = (at: number) => isHalf(text, at - 1, 0xd800) && isHalf(text, at, 0xdc00)
  return [cuts(from) ? from - 1 : from, cuts(to) ? to + 1 : to]
}

const isHalf = (text: string, at: number, first: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= first && unit < first + 0x400
}

function sharedStart(one: string, other: string): number {
  let shared = 0
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++
  return shared
}

function sharedEnd(one: string, other: string): number {
  let shared = 0
  while (shared < one.length && shared < other.length && one.at(-1 - shared) === other.at(-1 - shared))
    shared++
  return shared
}
