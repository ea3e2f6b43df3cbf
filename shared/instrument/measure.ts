/** How large a draft may be. What a stranger sends is measured before anything walks it by calling itself. */

export const MOST_PROVISIONS = 6_000
export const DEEPEST = 12
/** UTF-16 units of all the words of a draft together. */
export const MOST_TEXT = 8_000_000
/** UTF-16 units of the words of one provision. */
export const MOST_WORDS = 200_000
/** Square brackets, opening and closing ones: each is kept as a place in the words. */
export const MOST_BRACKETS = 40_000

/**
 * What is too large about provisions, as half a sentence; null where nothing is.
 * @param provisions whatever came; what is no provision at all is left to be refused by its form
 */
export function tooLarge(provisions: unknown): string | null {
  const waiting: { siblings: unknown; depth: number }[] = [{ siblings: provisions, depth: 1 }]
  let count = 0
  let text = 0
  let brackets = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!Array.isArray(next.siblings) || next.siblings.length === 0) continue
    if (next.depth > DEEPEST) return `a draft can be at most ${DEEPEST} levels deep`
    count += next.siblings.length
    if (count > MOST_PROVISIONS) return 'a draft can have at most 6,000 provisions'
    for (const one of next.siblings) {
      if (typeof one !== 'object' || one === null) continue
      text += wordsIn(one)
      if (ownWords(one) > MOST_WORDS) return 'a provision can have at most 200,000 characters'
      if (text > MOST_TEXT) return 'a draft can have at most 8 million characters'
      brackets += bracketsIn(one)
      if (brackets > MOST_BRACKETS) return 'a draft can have at most 40,000 square brackets'
      waiting.push({ siblings: (one as { children?: unknown }).children, depth: next.depth + 1 })
    }
  }
  return null
}

function wordsIn(provision: object): number {
  const { number, title, text, mark, notes } = provision as Record<string, unknown>
  const words = [number, title, text, mark, ...(Array.isArray(notes) ? notes : [])]
  return words.reduce<number>((sum, one) => sum + (typeof one === 'string' ? one.length : 0), 0)
}

const ownWords = (provision: object): number => {
  const { text } = provision as Record<string, unknown>
  return typeof text === 'string' ? text.length : 0
}

function bracketsIn(provision: object): number {
  const { title, text } = provision as Record<string, unknown>
  const both = [title, text].map(one => (typeof one === 'string' ? (one.match(/[[\]]/g)?.length ?? 0) : 0))
  return both.reduce((sum, one) => sum + one, 0)
}

/**
 * As `tooLarge`, of provisions whose whole numbers are worked out: each has in its number those of all that hold it.
 * @param printed the whole number of each
 */
export function tooLong(printed: readonly string[]): string | null {
  const all = printed.reduce((sum, { length }) => sum + length, 0)
  return all > MOST_TEXT
    ? 'the whole numbers of a draft can have at most 8 million characters together'
    : null
}
