/** What a document carries besides its provisions: tables of contents, and what converters leave of running heads. */
import { type Enumerator, enumeratorOf } from './enumerators.ts'
import { alternativeOf, type Head, headOf } from './heads.ts'
import { CONTENTS_TITLES, RANKS } from './headWords.ts'
import { type Line, placeOf } from './lines.ts'
import { isMark } from './marks.ts'
import { romanValue } from './number.ts'
import type { NotUnderstood, Unread } from './provision.ts'

/** A line with the head it opens, so that it is looked for once. */
export type Headed = Line & { head: Head | null }

/** The lines that can be provisions, and the others with their reason. */
export function sift(all: readonly Line[]): { lines: Headed[]; notUnderstood: NotUnderstood[] } {
  const headed = withBareHeads(all.flatMap(headedLines))
  const reasons = reasonsFor(headed)
  const lines: Headed[] = []
  const notUnderstood: NotUnderstood[] = []
  let gap = false
  for (const [index, line] of headed.entries()) {
    const why = reasons.get(index)
    if (why === undefined) {
      lines.push(gap ? { ...line, afterGap: true } : line)
      gap = false
    } else {
      notUnderstood.push({ text: line.text, place: placeOf(line.block), why })
      for (const text of line.notes) notUnderstood.push({ text, place: placeOf(line.block), why })
      gap = why === 'running-line'
    }
  }
  return { lines, notUnderstood }
}

/**
 * Headings of the document that begin with a number alone: with digits they are articles, where nothing is called
 * an article; with Roman numbers chapters, with letters sections.
 */
function withBareHeads(lines: readonly Headed[]): Headed[] {
  const named = lines.some(line => line.head?.level === 'article')
  const counts = lines.map(line =>
    line.heading === null || line.head !== null ? null : (line.listed ?? enumeratorOf(line.text)),
  )
  const roman = counts.some(
    found => found !== null && /^[IVX]{2,}$/.test(found.number) && romanValue(found.number) > 0,
  )
  return lines.map((line, index) => {
    const found = counts[index] ?? null
    const kind = found === null ? null : bareKind(found, named, roman)
    if (found === null || kind === null) return line
    const rest = line.listed === null ? found.rest : line.text
    return {
      ...line,
      head: { ...kind, word: null, number: found.number, bracketed: found.bracketed, rest, sign: '' },
    }
  })
}

function bareKind(
  { readings }: Enumerator,
  named: boolean,
  roman: boolean,
): Pick<Head, 'level' | 'rank'> | null {
  const alphabets = readings.map(({ alphabet }) => alphabet)
  if (alphabets.includes('1')) return named ? null : { level: 'article', rank: RANKS.article }
  if (roman && alphabets.includes('I')) return { level: 'chapter', rank: RANKS.chapter }
  return alphabets.includes('A') ? { level: 'section', rank: RANKS.section } : null
}

/** A line with its head; what runs on behind a title is a line of its own: the next heading, or a first number. */
function headedLines(line: Line): Headed[] {
  const head = headOf(line.text, line.heading !== null)
  if (head === null) return alternativeLines(line)
  const at = runsOnAt(head)
  if (at === null) return [{ ...line, head }]
  const [rest, more] = [head.rest.slice(0, at).trim(), head.rest.slice(at).trim()]
  const below = { ...line, text: more, notes: [], heading: null, listed: null, item: null, list: null }
  const text = line.text.slice(0, line.text.length - more.length).trim()
  return [{ ...line, text, head: { ...head, rest } }, ...headedLines({ ...below, setOff: false })]
}

/** `Option A: 1. Words`: the number is a line of its own. */
function alternativeLines(line: Line): Headed[] {
  const rest = alternativeOf(line.text)?.rest ?? ''
  if (!line.text.endsWith(rest) || rest.search(FIRST_NUMBER) !== 0) return [{ ...line, head: null }]
  const text = line.text.slice(0, line.text.length - rest.length).trim()
  const below = { ...line, text: rest, notes: [], listed: null, item: null, list: null }
  return [
    { ...line, text, head: null },
    { ...below, head: null, within: line.item ?? line.within },
  ]
}

const FIRST_NUMBER = /(?:^|\s)(?=(?:1[.)]|\(1\)|\(a\)|a\))\s+[\p{Lu}\p{Lo}“"«[])/u
const NEXT_HEAD =
  /(?<!\s(?:\p{Ll}{1,4}|,))\s(?=(?:Article|ARTICLE|Artículo|ARTÍCULO|Art\.|المادة|Статья)\s+[\d٠-٩IVX])/u

function runsOnAt({ level, rest }: Head): number | null {
  if (level !== 'article') {
    const at = rest.search(NEXT_HEAD)
    if (at > 0 && titleLike(rest.slice(0, at))) return at
  }
  const at = rest.search(FIRST_NUMBER)
  return at >= 0 && (at === 0 || titleLike(rest.slice(0, at))) ? at : null
}

function reasonsFor(lines: readonly Headed[]): ReadonlyMap<number, Unread> {
  const reasons = new Map<number, Unread>()
  for (const index of runningLines(lines)) reasons.set(index, 'running-line')
  for (const index of [...contents(lines), ...listedTwice(lines)]) reasons.set(index, 'contents')
  return reasons
}

const hasLeader = (text: string): boolean => LEADER.test(text.slice(-300))
const LEADER = /(?:\.\s?){4,}\s*\d{1,4}$|…+\s*\d{1,4}$/u

/** Lines that end in leaders and a page number, and what stands between them and the title above them. */
function contents(lines: readonly Headed[]): number[] {
  const found: number[] = []
  let waiting: number[] = []
  for (const [index, line] of lines.entries()) {
    const title = CONTENTS_TITLES.test(line.text)
    if (title || hasLeader(line.text)) {
      found.push(...waiting, index)
      waiting = []
    } else if (found.length > 0 && index - (found.at(-1) ?? 0) <= NEAR) waiting.push(index)
    else waiting = []
  }
  return found
}

/** At most so many lines without a leader stand between two of a table of contents. */
const NEAR = 2

/**
 * The heads at the beginning that have no words below them and come again later: a table of contents without
 * leaders. Lines between them that are no heads are their titles.
 */
function listedTwice(lines: readonly Headed[]): number[] {
  const last = new Map<string, number>()
  for (const [index, { head }] of lines.entries()) if (head !== null) last.set(keyOf(head), index)
  const start = lines.findIndex(line => line.head !== null)
  if (start < 0) return []
  const found: number[] = []
  let heads = 0
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] as Headed
    if (line.head !== null) {
      if (last.get(keyOf(line.head)) === at) break
      heads += 1
    } else if (!titleLike(line.text) || line.listed !== null) return []
    found.push(at)
  }
  if (heads < 3) return []
  const end = found.findLastIndex(index => lines[index]?.head !== null)
  return lines[found[end] ?? 0]?.head?.rest === '' ? found : found.slice(0, end + 1)
}

const keyOf = ({ level, number, word }: Head): string => `${level} ${word?.toLowerCase() ?? ''} ${number}`

/** A short line that is no sentence. */
export function titleLike(text: string): boolean {
  return text.length <= 200 && !/[.;:,]$/.test(text) && !/^\p{Ll}/u.test(text) && enumeratorOf(text) === null
}

const PAGE =
  /^(?:[-–—|]\s*)?(?:page|p\.|pág\.|página)?\s*\d{1,4}(?:\s*(?:\/|of|de|sur)\s*\d{1,4})?(?:\s*[-–—|])?$/iu
/** What a printing house puts at the foot of a page: `V.31-00012 (E) 4/75`. */
const JOB_NUMBER = /^\p{Lu}{1,3}\.\s?\d{2}-\d{4,6}(?:\s*\(\p{Lu}\))?(?:\s+\d{1,4}\/\d{1,4})?$/u
const SYMBOL = /^(?:\p{Lu}[\p{L}\d.]{0,11}\/)+[\p{L}\d./()-]+$/u

/** Page numbers, and short lines that come three times or more in places where nothing asks for a title. */
function runningLines(lines: readonly Headed[]): number[] {
  const places = new Map<string, number[]>()
  const found: number[] = []
  for (const [index, line] of lines.entries()) {
    if (line.listed !== null || line.head !== null || line.broken || line.text === '') continue
    if (PAGE.test(line.text) || JOB_NUMBER.test(line.text)) found.push(index)
    else if (mayRun(line, lines[index - 1])) {
      const key = line.text.replace(/\d+/g, '0')
      const known = places.get(key)
      if (known === undefined) places.set(key, [index])
      else known.push(index)
    }
  }
  for (const [key, indexes] of places)
    if (indexes.length >= (SYMBOL.test(key) ? 2 : 3)) found.push(...indexes)
  return found
}

function mayRun({ text }: Line, before: Headed | undefined): boolean {
  if (text.length > 80 || /[.;:,]$/.test(text) || isMark(text) || alternativeOf(text) !== null) return false
  if (before?.head != null && before.head.rest === '') return false
  return enumeratorOf(text) === null
}
