/**
 * [LIMIT-1] How long a text is for those who set a limit: the words of its body with headings, quotations and tables;
 * without its title, the numbers that are drawn, and the list of signatories; with its footnotes where they count.
 */
import { segmenter } from './segmenter.ts'
import { childrenOf, isTextBlock, textOf } from './statement/text.ts'
import type { AnyBlock, Doc } from './statement/tree.ts'

/** Words a minute at which statements are read out, as sessions reckon. */
const SPOKEN = 120

export type Length = { words: number; minutes: number }

/**
 * The words of a text, and the minutes it takes to read them out. What stands between two spaces is one word where it
 * has a letter or a number, as word processors count: “non-governmental” is one, and so is “87(2)(g)”; a dash alone
 * is none. Scripts that are written without spaces are divided by the Unicode rules of their language.
 * @param language BCP 47
 */
export function wordCount(
  doc: Doc,
  { language, countsNotes }: { language: string; countsNotes: boolean },
): Length {
  let words = 0
  const visit = (node: AnyBlock | Doc): void => {
    if (node.type === 'signatories' || (node.type === 'footnotes' && !countsNotes)) return
    if (isTextBlock(node)) words += wordsIn(textOf(node.content), language)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return { words, minutes: words / SPOKEN }
}

function wordsIn(text: string, language: string): number {
  const rest = text.replace(UNSPACED, ' ').split(/[\s\u200b]+/u)
  const spaced = rest.filter(run => /[\p{L}\p{N}]/u.test(run)).length
  const runs = text.match(UNSPACED) ?? []
  return spaced + runs.reduce((sum, run) => sum + dividedWords(run, language), 0)
}

/** Scripts that set no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu

function dividedWords(run: string, language: string): number {
  return [...segmenter(language).segment(run)].filter(({ isWordLike }) => isWordLike).length
}
