/**
 * The words of a block as somebody typed them anew without an editor: what they left alone keeps its marks, links
 * and references to notes.
 */

import { sameMarks } from '../statement/inline.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import { hunksOf, inlineOf, marksAlong, type Token, tokensOf } from '../suggestion/line.ts'

/**
 * The content that has the typed words. Words that replace others have the marks all of those had, words put in
 * between have the marks on both sides, without a link. A reference to a note stays behind the word it follows, and
 * behind what replaced that word.
 * @param typed plain text; `\n` is a line break, several in a row are one
 * @param language of the block, BCP 47
 */
export function retyped(content: readonly Inline[] | undefined, typed: string, language: string): Inline[] {
  const was = worded(tokensOf(content, language))
  const now = tokensOf(inlineFrom(typed), language)
  const hunks = hunksOf(
    was.words.map(({ token }) => token),
    now,
  )
  const says: Token[] = [...was.first]
  let at = 0
  for (const { from, to, nowFrom, nowTo } of hunks) {
    for (const { token, notes } of was.words.slice(at, from)) says.push(token, ...notes)
    const marks = marksFor(was.words, from, to)
    for (const token of now.slice(nowFrom, nowTo)) says.push(marked(token, marks))
    for (const { notes } of was.words.slice(from, to)) says.push(...notes)
    at = to
  }
  for (const { token, notes } of was.words.slice(at)) says.push(token, ...notes)
  return inlineOf(says)
}

/** A word, or what else is no reference, and the references right behind it. */
type Word = { token: Token; notes: Token[] }

function worded(tokens: readonly Token[]): { first: Token[]; words: Word[] } {
  const first: Token[] = []
  const words: Word[] = []
  for (const token of tokens) {
    if (token.inline[0]?.type !== 'footnoteRef') words.push({ token, notes: [] })
    else (words.at(-1)?.notes ?? first).push(token)
  }
  return { first, words }
}

const inlineFrom = (typed: string): Inline[] =>
  typed
    .split(/\n+/)
    .flatMap((text, at): Inline[] => [
      ...(at === 0 ? [] : [{ type: 'hardBreak' } as const]),
      { type: 'text', text },
    ])

function marksFor(words: readonly Word[], from: number, to: number): Mark[] {
  const replaced = words.slice(from, to).flatMap(({ token }) => marksAlong(token))
  if (replaced.length > 0) return shared(replaced)
  const before = words[from - 1]
  const after = words[to]
  if (!before || !after) return []
  return shared([marksAlong(before.token).at(-1) ?? [], marksAlong(after.token)[0] ?? []]).filter(
    mark => mark.type !== 'link',
  )
}

const shared = ([first = [], ...rest]: readonly (readonly Mark[])[]): Mark[] =>
  first.filter(mark => rest.every(marks => marks.some(other => sameMarks([mark], [other]))))

const marked = (token: Token, marks: readonly Mark[]): Token => ({
  ...token,
  inline: token.inline.map(node =>
    node.type === 'text' && marks.length > 0 ? { ...node, marks: [...marks] } : node,
  ),
})
