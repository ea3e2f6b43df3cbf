/** How a provision would read if an ask were met, as far as the ask says so word by word. */
import type { Verb } from '../ask.ts'
import { saidBy } from '../following/said.ts'

type Wanting = {
  verb: Verb
  wording: string
  proposedText: string | null
  targets: readonly { kind: string; words: string | null }[]
}

/** So much of a proposed text is in the provision already where it is meant as the whole provision. */
const LEAST_SHARED = 0.2

/**
 * @param provision its number is left out of a proposed text that begins with it; its title, quoted, only names it
 * @param text the provision as it stands
 * @returns the text as it is wanted: empty where the whole provision should go; null where the ask does not say it
 */
export function wantedText(
  ask: Wanting,
  text: string,
  { number, title }: { number: string; title: string | null },
): string | null {
  const { verb } = ask
  const proposedText = ask.proposedText === null ? null : withoutNumber(ask.proposedText, number, text)
  if (proposedText !== null)
    return verb === 'insert' && sharedOf(proposedText, text) < LEAST_SHARED
      ? `${text}\n${proposedText}`
      : proposedText
  if (verb !== 'delete') return null
  const named = ask.targets.flatMap(({ words }) => words ?? [])
  const whole = ask.targets.every(({ kind }) => kind === 'provision')
  const { toGo } = saidBy({ ...ask, named, whole, titles: title === null ? [] : [title] }, text)
  return toGo.reduce(without, text) === text ? '' : toGo.reduce(without, text).trim()
}

/** `2. The names …` proposed for a paragraph 2 whose words are kept without their number. */
function withoutNumber(proposed: string, number: string, text: string): string {
  const begun = /^\s*\(?([\p{L}\d]{1,6})[.)]+\s+/u.exec(proposed)
  const isOwn = begun !== null && begun[1] === number && !text.startsWith(begun[0].trim())
  return isOwn ? proposed.slice(begun[0].length) : proposed
}

/** How many of its words, from 0 to 1, stand in the other text. */
function sharedOf(words: string, text: string): number {
  const there = new Set(wordsIn(text))
  const own = wordsIn(words)
  return own.length === 0 ? 1 : own.filter(word => there.has(word) && word.length > 3).length / own.length
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The text without a phrase, however it is spaced and whichever quotation marks stand in it, once or oftener. */
function without(text: string, phrase: string): string {
  const parts = phrase
    .trim()
    .split(/\s+/)
    .map(one =>
      one
        .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
        .replace(/["“”„«»]/g, '["“”„«»]')
        .replace(/['‘’]/g, "['‘’]"),
    )
  return text.replace(new RegExp(`[^\\S\\n]?${parts.join('\\s+')}`, 'giu'), '')
}
