/**
 * What coordinators may add to mails [SAFE-3]: mails lie on other people's servers, so nothing in them tells what an
 * unpublished letter is called or says, and nothing but the server's own link is pressed.
 */
import { textOfBlock } from './statement/text.ts'
import type { Doc } from './statement/tree.ts'

/** Words that may not be mailed, as they stand in the text, and why. */
export type Unmailable = { why: 'web-address' | 'title' | 'letter'; words: string }

/** So many words of the letter in a row say what it is about. */
const IN_A_ROW = 6

/**
 * The first words in a text that may not be mailed; null where there are none.
 * @param letter what is not public yet, or null where the letter is
 */
export function unmailable(text: string, letter: { title: string; body: Doc } | null): Unmailable | null {
  const address = webAddressIn(text)
  if (address !== undefined) return { why: 'web-address', words: address }
  if (letter === null) return null
  const said = wordsOf(text)
  const called = wordsOf(letter.title)
  const title = found(text, said, called, called.length)
  if (title !== undefined) return { why: 'title', words: title }
  const words = (letter.body.content ?? []).flatMap(block => wordsOf(textOfBlock(block)))
  const passage = found(text, said, words, IN_A_ROW)
  return passage === undefined ? null : { why: 'letter', words: passage }
}

type Word = { key: string; from: number; to: number }

/** The words of a text as they are compared: without case, accents and signs nobody sees. */
function wordsOf(text: string): Word[] {
  return [...SEGMENTER.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ key: folded(segment), from: index, to: index + segment.length }))
    .filter(({ key }) => key !== '')
}

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' })

const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()

/** The first `length` words in a row that stand so in the passage too, as they stand in the text. */
function found(
  text: string,
  said: readonly Word[],
  passage: readonly Word[],
  length: number,
): string | undefined {
  if (length === 0) return undefined
  const rows = new Set(rowsOf(passage, length))
  const at = rowsOf(said, length).findIndex(row => rows.has(row))
  return at < 0 ? undefined : text.slice(said[at]!.from, said[at + length - 1]!.to)
}

const rowsOf = (words: readonly Word[], length: number): string[] =>
  words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) =>
    words
      .slice(at, at + length)
      .map(({ key }) => key)
      .join(' '),
  )

/** Endings by which mail programs make a link of two words with a dot between them; countries have two letters. */
const ENDINGS =
  'com|org|net|int|edu|gov|info|biz|name|mobi|app|dev|page|site|online|ngo|ong|news|blog|cloud|link|click|live|world|earth|xyz|example|[a-z]{2}'

/** What a mail program would make a link of. A mail address is none. */
function webAddressIn(text: string): string | undefined {
  const bare = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const withScheme = /\b[a-z][a-z0-9+.-]*:\/\/\S*/i.exec(bare)?.[0]
  const withPath = /(?<![\p{L}\p{N}@._%+-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S*/iu.exec(bare)?.[0]
  const host = new RegExp(
    `(?<![\\p{L}\\p{N}@._%+-])(?:[\\p{L}\\p{N}-]{2,}\\.)+(?:${ENDINGS})(?![\\p{L}\\p{N}@-]|\\.[\\p{L}\\p{N}])`,
    'iu',
  ).exec(bare)?.[0]
  return withScheme ?? withPath ?? /\bwww\.\S+/i.exec(bare)?.[0] ?? host
}
