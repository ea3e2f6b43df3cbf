/** An ask's wording in the register and in a statement: two things that may differ, and are offered to each other. */
import { wordingOf } from '../ask.ts'
import { sentencesOf } from '../cite/sentences.ts'

export type Wordings = 'same' | 'offered' | 'kept'

/** A wording as it is compared: how it is broken into lines and what separates it from the next point say nothing. */
export const foldedWording = (wording: string): string => wordingOf(wording.replace(/\s+/gu, ' '))

export const sameWording = (one: string, other: string): boolean =>
  foldedWording(one) === foldedWording(other)

/**
 * Whether a statement's block says a wording: as a whole, or as whole sentences of a longer paragraph. Part of a
 * sentence is not enough: "Delete Article 12" is not said by "Delete Article 12 and Article 13".
 */
export function saysWording(block: string, wording: string): boolean {
  if (sameWording(block, wording)) return true
  const said = sentencesIn(block)
  const wanted = sentencesIn(wording)
  const runs = Array.from({ length: said.length - wanted.length + 1 }, (_, at) => at)
  return wanted.length > 0 && runs.some(at => wanted.every((sentence, next) => said[at + next] === sentence))
}

const sentencesIn = (text: string): string[] =>
  sentencesOf(text.replace(/\s+/gu, ' '))
    .map(sentence => foldedWording(sentence.text))
    .filter(sentence => sentence !== '')

/** What is hashed to remember that these two wordings, the register's and a statement's, were kept apart. */
export const pairOf = (registers: string, statements: string): string =>
  JSON.stringify([foldedWording(registers), foldedWording(statements)])

/**
 * How a statement's wording stands to the register's.
 * @param kept what was remembered of the pair that a person kept apart; empty for none
 * @param hash of `pairOf`, as it was remembered
 */
export function wordingsOf(
  registers: string,
  statements: string,
  kept: string,
  hash: (pair: string) => string,
): Wordings {
  if (statements === '' || saysWording(statements, registers)) return 'same'
  return kept !== '' && kept === hash(pairOf(registers, statements)) ? 'kept' : 'offered'
}

const MOST = 10_000

/** A text as the register keeps a wording: at most 10,000 units, no zero byte, no half of a character at the cut. */
export const storableWording = (words: string): string =>
  words
    .replaceAll('\0', '')
    .slice(0, MOST)
    .replace(/\p{Surrogate}$/u, '')
    .trim()
