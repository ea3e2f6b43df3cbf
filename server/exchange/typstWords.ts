/** The words of a block for the typst template: runs with their marks, links, breaks and notes; only what can be drawn. */
import { isSafeHref } from '../../shared/statement/grammar.ts'
import { cleanInline } from '../../shared/statement/inline.ts'
import type { Inline, Mark, Text } from '../../shared/statement/tree.ts'

type Run = { text: string; bold?: true; italic?: true; underline?: true; strike?: true } & Height
type Height = { raised?: true; lowered?: true }
type Reference = { note: number; words: Words } | { again: number } | { text: string; raised: true }
export type Words = (Run | { link: string; words: Run[] } | { break: true } | Reference)[]

type Style = { italic: boolean }

/** What can be written, and how. */
export type Lettering = {
  /** Whether a font has a sign for it; also notes which font will be needed. */
  draws(codePoint: number, style: Style): boolean
  /** Text on one line without marks, such as a title. */
  line(text: string): string
  /** Longer stretches without a blank get places where they may break. */
  longest: number
  /** Signs that stand as their numbers, such as `U+1F6A2`. */
  undrawn: Set<string>
  /** Letters and numbers that no font has: a text without them is not the text. */
  lacking: Set<string>
}

/** @param draws as in `Lettering` */
export function newLettering(draws: Lettering['draws']): Lettering {
  const lettering: Lettering = {
    draws,
    line: text => drawable(text, lettering, { italic: false }),
    longest: LONGEST,
    undrawn: new Set(),
    lacking: new Set(),
  }
  return lettering
}

/** Fits a line of the page, and a hash does not get broken. */
const LONGEST = 70

/**
 * Inline content as runs; marks in words of their own, neighbours in one link together.
 * @param refer what stands at a reference to a note
 */
export function wordsOf(
  content: readonly Inline[],
  lettering: Lettering,
  refer: (note: string | null) => Reference,
): Words {
  const words: Words = []
  for (const node of cleanInline(content)) {
    if (node.type === 'hardBreak') words.push({ break: true })
    else if (node.type === 'footnoteRef') words.push(refer(node.attrs.note))
    else addText(words, node, lettering)
  }
  return words
}

function addText(words: Words, node: Text, lettering: Lettering): void {
  const run = runOf(node, lettering)
  const href = hrefOf(node.marks)
  const last = words.at(-1)
  if (href === null) words.push(run)
  else if (last && 'link' in last && last.link === href) last.words.push(run)
  else words.push({ link: href, words: [run] })
}

function runOf({ text, marks }: Text, lettering: Lettering): Run {
  const has = (type: Mark['type']) => (marks ?? []).some(mark => mark.type === type)
  const [bold, italic] = [has('bold'), has('italic')]
  return {
    text: drawable(text, lettering, { italic }),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(has('underline') && { underline: true }),
    ...(has('strike') && { strike: true }),
    ...(has('superscript') ? { raised: true } : has('subscript') && { lowered: true }),
  }
}

function hrefOf(marks: readonly Mark[] | undefined): string | null {
  const link = (marks ?? []).find(mark => mark.type === 'link')
  return link?.type === 'link' && isSafeHref(link.attrs.href) ? link.attrs.href : null
}

/** Text of which every character can be drawn. Line ends and tabs are blanks; what cannot be drawn is its number. */
function drawable(text: string, lettering: Lettering, style: Style): string {
  const flat = text.replace(/[\t\n\r\u2028\u2029]/g, ' ').replaceAll('\ufeff', '')
  const drawn = Array.from(flat, character => drawnAs(character, lettering, style)).join('')
  return breakable(drawn, lettering.longest)
}

function drawnAs(character: string, lettering: Lettering, style: Style): string {
  if (character === ' ' || UNSEEN.test(character)) return character
  const codePoint = character.codePointAt(0) ?? 0
  if (!CONTROL.test(character) && lettering.draws(codePoint, style)) return character
  if (/\p{Zs}/u.test(character)) return ' '
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  if (/[\p{L}\p{M}\p{N}]/u.test(character)) lettering.lacking.add(character)
  else lettering.undrawn.add(number)
  return `[${number}]`
}

/** What shows nothing by itself and needs no sign in a font: joiners, marks of direction, places to break. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u
/** Characters that are no text in a PDF whatever a font says. */
const CONTROL = /^[\p{Cc}\p{Cs}\p{Co}\ufffe\uffff]$/u

/** A word that no line can hold would run off the page: it gets places to break, as Chinese has them anyway. */
function breakable(text: string, longest: number): string {
  return text.replace(
    new RegExp(`[^\\s\\u200b/\\p{Pd}\\p{Script=Han}]{${longest}}(?=[^\\s\\u200b])`, 'gu'),
    '$&\u200b',
  )
}

/** A BCP 47 tag as typst takes it: two or three letters, and two for the country. */
export function languageOf(tag: string | null): { lang: string | null; region: string | null } {
  const [first = '', ...more] = (tag ?? '').split('-')
  const lang = /^[A-Za-z]{2,3}$/.test(first) ? first.toLowerCase() : null
  const region = more.find(part => /^[A-Za-z]{2}$/.test(part))?.toLowerCase() ?? null
  return { lang, region: lang === null ? null : region }
}
