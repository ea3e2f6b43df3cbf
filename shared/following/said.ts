/** Which words an ask would see in a provision, and which it would see gone. */
import type { Verb } from '../ask.ts'
import { type Reader, reader, timesIn, wordCountOf } from './wordRuns.ts'

export type Asked = {
  verb: Verb
  wording: string
  proposedText: string | null
  /** Words that its targets name: one bracketed text among several, an option. */
  named: readonly string[]
  /** Whether whole provisions are meant, not a chapeau or one option of several. */
  whole: boolean
  /** The titles of the provisions it is aimed at: one that is quoted only names its provision. */
  titles: readonly string[]
}

/**
 * `ours` should stand there, `toGo` should not; both empty where the ask quotes no language. `named` stands there
 * already, and says where something is to be done. `tooMany`: it quotes more than can be told apart.
 */
export type Said = { ours: string[]; toGo: string[]; named: string[]; tooMany?: true }

/** An ask that quotes more phrases than this is no list of changes that words could be held against. */
const MOST_QUOTED = 50

/**
 * The proposed text is what should stand there. Without one, the quotations in the wording are read by the verb: what
 * is quoted and stands there already is where something is to be done, or what is to go or to stay.
 * @param aimed the words of the provisions in the draft that the ask was aimed at
 */
export function saidBy(asked: Asked, aimed: string, read: Reader = reader()): Said {
  const { verb, proposedText } = asked
  if (proposedText !== null) return { ours: [proposedText], toGo: [], named: [] }
  const titles = new Set(asked.titles.map(folded))
  const quoted = [...quotationsIn(asked.wording), ...asked.named].filter(words => !titles.has(folded(words)))
  if (quoted.length > MOST_QUOTED) return { ours: [], toGo: [], named: [], tooMany: true }
  const there = quoted.filter(words => timesIn(words, aimed, read) > 0)
  const others = quoted.filter(words => !there.includes(words))
  if (removes(verb)) return { ours: [], toGo: there, named: [] }
  if (keeps(verb)) return { ours: there, toGo: [], named: [] }
  const least = SAYS_LANGUAGE.has(verb) ? 1 : TELLING
  return { ours: others.filter(words => wordCountOf(words, read) >= least), toGo: [], named: there }
}

export const removes = (verb: Verb): boolean => verb === 'delete' || verb === 'oppose' || verb === 'reject'
export const keeps = (verb: Verb): boolean => verb === 'retain' || verb === 'welcome'

/** With these verbs what is quoted is language for the text, however short; with others a short one is a name. */
const SAYS_LANGUAGE: ReadonlySet<Verb> = new Set(['insert', 'replace', 'amend'])
const TELLING = 4

/** What stands in quotation marks, but for single letters, which are points. */
export function quotationsIn(wording: string): string[] {
  return [...wording.matchAll(QUOTED)]
    .map(match => match.slice(1).find(inner => inner !== undefined) ?? '')
    .map(inner => inner.trim())
    .filter(inner => [...inner].length > 2)
}

const QUOTED = /“([^“”]+)”|"([^"]+)"|«([^«»]+)»|„([^„“”]+)[“”]/gu

/** Whether two texts say the same, however they are spaced and whichever quotation marks they have. */
export const same = (one: string, other: string): boolean => folded(one) === folded(other)

export const folded = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u00ad/gu, '')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
