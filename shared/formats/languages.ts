/** The language and direction of a letter from what a file says of each of its blocks. */
import { childrenOf, isTextBlock, textOf, textOfBlock } from '../statement/text.ts'
import type { AnyBlock, Block } from '../statement/tree.ts'
import { directionOf, guessLanguage } from './language.ts'

type Said = {
  /** The language the person chose, if they did. */
  language?: string | undefined
  /** The direction, where the file says it for the whole letter; else that of most of its words. */
  direction?: 'ltr' | 'rtl' | undefined
  /** By the ids of text blocks, what the file says of them. */
  languages: ReadonlyMap<string, string>
  directions: ReadonlyMap<string, 'ltr' | 'rtl'>
  /** What the file says for all its text. */
  defaults: { ltr?: string | undefined; rtl?: string | undefined }
}

/**
 * Decides the letter's language and direction, and writes both on the blocks that differ from it.
 * Word processors mark text with the language of the machine it was typed on: that counts only where the words do
 * not speak for another one.
 */
export function withLanguages(
  blocks: readonly Block[],
  said: Said,
): { language: string; direction: 'ltr' | 'rtl' } {
  const texts = blocks.flatMap(textBlocksIn)
  const rtl = lettersWhere(texts, id => said.directions.get(id) === 'rtl')
  const all = lettersWhere(texts, () => true)
  const chosen = said.language !== undefined && isTag(said.language) ? said.language : undefined
  const language = chosen ?? languageOf(blocks, texts, said, rtl * 2 > all)
  const most = all === 0 ? directionOf(language) : rtl * 2 > all ? 'rtl' : 'ltr'
  const direction = said.direction ?? most
  for (const block of texts) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    const id = block.attrs.id ?? ''
    const own = said.languages.get(id)
    if (own !== undefined && primary(own) !== primary(language) && isTag(own)) block.attrs.lang = own
    const way = said.directions.get(id)
    if (way !== undefined && way !== direction && /\p{L}/u.test(textOf(block.content))) block.attrs.dir = way
  }
  return { language, direction }
}

/** The language that nine tenths of the letters of a block are said to be in, from the letters said of each. */
export function mostlyIn(letters: ReadonlyMap<string, number>): string | undefined {
  const all = [...letters.values()].reduce((sum, one) => sum + one, 0)
  const [most] = [...letters].sort(([, one], [, other]) => other - one)
  return most !== undefined && most[0] !== '' && most[1] * 10 > all * 9 ? most[0] : undefined
}

type TextBlock = Extract<
  AnyBlock,
  { type: 'paragraph' | 'heading' | 'footnote' | 'signatoryGroup' | 'signatory' }
>

function textBlocksIn(block: AnyBlock): TextBlock[] {
  return isTextBlock(block) ? [block] : childrenOf(block).flatMap(textBlocksIn)
}

function lettersWhere(texts: readonly TextBlock[], holds: (id: string) => boolean): number {
  let letters = 0
  for (const block of texts) if (holds(block.attrs.id ?? '')) letters += textOf(block.content).length
  return letters
}

function languageOf(blocks: readonly Block[], texts: readonly TextBlock[], said: Said, rtl: boolean): string {
  const count = new Map<string, number>()
  for (const block of texts) {
    const tag = said.languages.get(block.attrs.id ?? '')
    if (tag !== undefined && isTag(tag)) count.set(tag, (count.get(tag) ?? 0) + textOf(block.content).length)
  }
  const all = lettersWhere(texts, () => true)
  const [most] = [...count].sort(([, one], [, other]) => other - one)
  if (most !== undefined && most[1] * 2 > all) return most[0]
  const stated = rtl ? (said.defaults.rtl ?? said.defaults.ltr) : said.defaults.ltr
  const guessed = guessLanguage(blocks.map(textOfBlock).join('\n').slice(0, 40_000))
  if (stated === undefined || !isTag(stated)) return guessed
  return guessed !== 'en' && primary(guessed) !== primary(stated) ? guessed : stated
}

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

const isTag = (tag: string): boolean => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(tag)
