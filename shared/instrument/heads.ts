/** Lines that open a provision by its name: `Article 24 bis – Title`, `CHAPTER II.`, `المادة 12`, `第十二条`. */
import {
  ALTERNATIVE_WORDS,
  BEFORE_WORD,
  HEAD_WORDS,
  type HeadWord,
  PREAMBLE_TITLES,
  RANKS,
} from './headWords.ts'
import { isMark } from './marks.ts'
import { ARABIC_NUMBER, WORD_NUMBER } from './number.ts'
import type { Level } from './provision.ts'

export type Head = {
  level: Level
  rank: number
  word: string | null
  number: string
  bracketed: boolean
  /** Whether the bracket before the name closes below, and nothing stands behind the number. */
  opens?: boolean
  /** What stands behind the number: a title, words of the provision, or nothing. */
  rest: string
  /** The sign between number and rest, empty where only a blank is. */
  sign: string
}

/**
 * The head with which a line opens, or null. A sentence that begins with the name of a provision is none:
 * "Article 5 applies …", "Section 3 of Article 57 …".
 * @param isHeading whether the document itself says that the line is a heading
 */
export function headOf(text: string, isHeading: boolean): Head | null {
  const line = text.trim()
  if (PREAMBLE_TITLES.test(line)) {
    return {
      level: 'preamble',
      rank: RANKS.preamble,
      word: null,
      number: '',
      bracketed: false,
      rest: line,
      sign: '',
    }
  }
  const open = /^(?:\[\s*)+/.exec(line)?.[0] ?? ''
  const head = namedHead(line, open.length, isHeading) ?? ordinalHead(line) ?? chineseHead(line)
  if (head === null) return null
  return open === '' ? head : withBracket(head)
}

const NUMBER = `(?:${ARABIC_NUMBER}(?![\\p{L}\\p{N}])|[IVXLC]{1,7}(?![\\p{L}\\p{N}])(?:\\s(?:bis|ter|quater))?|[A-Z](?![\\p{L}\\p{N}])|${WORD_NUMBER}(?![\\p{L}]))`
/** A number in its brackets, or a gap that is still to be filled. */
const NUMBERED = `(?:\\[\\s?(?<bracketed>${NUMBER})\\s?\\]|\\(\\s?(?<round>${NUMBER})\\s?\\)|(?<plain>${NUMBER})|(?<gap>\\[\\s?(?:…|\\.{2,}|_{2,}|x{1,3})?\\s?\\]|_{2,}))`
/** The longer word before the one it begins with. */
const alternation = (words: readonly string[]): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .join('|')
    .replaceAll('.', '\\.')
const NAMED = new RegExp(
  `(?<word>${BEFORE_WORD}(?:${alternation(HEAD_WORDS.flatMap(({ words }) => words))}))(?![\\p{L}\\p{N}])(?:\\s*${NUMBERED})?`,
  'iuy',
)
const WORD_ENTRIES: ReadonlyMap<string, HeadWord> = new Map(
  HEAD_WORDS.flatMap(entry => entry.words.map(word => [word, entry] as const)),
)
const LEADING = new RegExp(`^${BEFORE_WORD}`, 'iu')

function namedHead(line: string, from: number, isHeading: boolean): Head | null {
  NAMED.lastIndex = from
  const match = NAMED.exec(line)
  const { word = '', bracketed, round, plain, gap } = match?.groups ?? {}
  const entry = WORD_ENTRIES.get(word.toLowerCase().replace(LEADING, ''))
  if (match === null || entry === undefined || /^\p{Ll}/u.test(word)) return null
  const number = (bracketed ?? round ?? plain ?? '').trim()
  if (/\s\p{Ll}$/u.test(number)) return null // "Artículo 5 y 6 …"
  const { sign, rest } = behind(line.slice(NAMED.lastIndex))
  const head = { ...entryOf(entry), word, number, bracketed: bracketed !== undefined, rest, sign }
  if (number === '' && gap === undefined) return mayBeBare(entry, sign, rest, isHeading) ? head : null
  return mayFollow(head, isHeading) ? head : null
}

const entryOf = ({ level, rank }: HeadWord): { level: Level; rank: number } => ({ level, rank })

function behind(after: string): { sign: string; rest: string } {
  const match = /^\s*([.:)]?\s*[–—-]?|[–—-])\s*/u.exec(after)
  return { sign: (match?.[1] ?? '').trim(), rest: after.slice(match?.[0].length ?? 0).trim() }
}

const LONGEST_TITLE = 240

/** A name without a number: on its own, with a title behind a sign, or in a heading. */
function mayBeBare(entry: HeadWord, sign: string, rest: string, isHeading: boolean): boolean {
  if (entry.bare !== true || rest.length > LONGEST_TITLE) return false
  const bare = withoutClosing(rest)
  return (
    bare === '' ||
    isMark(bare) ||
    (isHeading && !/^\p{Ll}/u.test(rest)) ||
    (/[–—:]/u.test(sign) && !/[.;]$/.test(rest))
  )
}

const PREPOSITION = /^(?:of|in|to|and|or|under|del?|y|o|en|du|des|et|ou|à|من|إلى|и)(?![\p{L}])/u

function mayFollow({ level, rest, sign }: Head, isHeading: boolean): boolean {
  if (rest === '' || isMark(withoutClosing(rest))) return true
  if (/^[,;/]/.test(rest) || (sign === '' && PREPOSITION.test(rest))) return false
  if (sign === '' && !isHeading && /^\(?\p{Ll}/u.test(rest)) return false
  if (sign === ')' && !isHeading) return false
  return level === 'article' || isHeading || (rest.length <= LONGEST_TITLE && !/[.;,]$/.test(rest))
}

/**
 * A bracket before the name closes behind the heading, or goes on into the words behind it: of the heading, or of
 * the lines below.
 */
function withBracket(head: Head): Head {
  const alone = withoutClosing(head.rest)
  if (alone !== head.rest) return { ...head, bracketed: true, rest: alone }
  const opens = head.rest === ''
  return { ...head, bracketed: true, opens, rest: opens ? '' : `[${head.rest}` }
}

/** The rest without the bracket that closes one opened before it. */
function withoutClosing(rest: string): string {
  if (!rest.endsWith(']')) return rest
  let depth = 0
  for (const sign of rest) depth += sign === '[' ? 1 : sign === ']' ? -1 : 0
  return depth < 0 ? rest.slice(0, -1).trimEnd() : rest
}

const ORDINAL = new RegExp(
  `^(?:\\[\\s*)?(?<number>${WORD_NUMBER})\\s+(?<word>part|parte|partie|title|título|titre|section|sección|chapter|capítulo|chapitre)(?![\\p{L}])`,
  'iu',
)

/** `PREMIÈRE PARTIE`, `Second part`. */
function ordinalHead(line: string): Head | null {
  const match = ORDINAL.exec(line)
  const { number = '', word = '' } = match?.groups ?? {}
  const entry = WORD_ENTRIES.get(word.toLowerCase())
  if (match === null || entry === undefined || /^\p{Ll}/u.test(number)) return null
  const { sign, rest } = behind(line.slice(match[0].length))
  const head = { ...entryOf(entry), word, number, bracketed: false, rest, sign }
  return mayFollow(head, false) ? head : null
}

const CHINESE: Readonly<Record<string, { level: Level; rank: number }>> = {
  编: { level: 'part', rank: 1 },
  部分: { level: 'part', rank: 2 },
  章: { level: 'chapter', rank: 4 },
  节: { level: 'section', rank: 5 },
  条: { level: 'article', rank: RANKS.article },
}

/** `第十二条 标题`. */
function chineseHead(line: string): Head | null {
  const match =
    /^(?:\[\s*)?第\s*([一二三四五六七八九十百零〇\d]{1,6})\s*(编|部分|章|节|条)(?![的第和至])/u.exec(line)
  const kind = CHINESE[match?.[2] ?? '']
  if (match === null || kind === undefined) return null
  const { sign, rest } = behind(line.slice(match[0].length))
  return { ...kind, word: match[2] ?? '', number: match[1] ?? '', bracketed: false, rest, sign }
}

/** `Alt 1: …`, `[Option A]`, `OPTION 2`. */
export type Alternative = { number: string; word: string; bracketed: boolean; rest: string }

const ALTERNATIVE = new RegExp(
  `^(?<open>\\[\\s*)?(?<word>${alternation(ALTERNATIVE_WORDS)})\\s?(?<number>\\d{1,2}[A-Za-z]?|[A-Z]|[IVX]{1,4})(?![\\p{L}\\p{N}])(?<close>\\s?\\])?\\s*(?<sign>[:.)–—-]\\s*)?`,
  'iu',
)

/** The alternative that a line opens, or null; "Option A is better" is a sentence. */
export function alternativeOf(text: string): Alternative | null {
  const line = text.trim()
  const match = ALTERNATIVE.exec(line)
  const { open, word = '', number = '', close, sign } = match?.groups ?? {}
  if (match === null || /^\p{Ll}/u.test(word) || /^[a-z]/.test(number)) return null
  const rest = line.slice(match[0].length)
  if (rest !== '' && sign === undefined && close === undefined && !/^[\p{Lu}[“"«(\p{Lo}]/u.test(rest))
    return null
  const around = open !== undefined && close === undefined
  return {
    number: `${word} ${number}`,
    word: word.toLowerCase(),
    bracketed: open !== undefined,
    rest: around ? `[${rest}` : rest,
  }
}
