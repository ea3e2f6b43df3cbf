/** Paragraphs and points: behind an article's number (`(2)(g)`, `, paragraph 2, point (a)`) or before it. */
import { wordsBehind } from './innerBehind.ts'
import { chainAt, expanded, type Inner, under } from './innerChain.ts'
import { type Value, valuesAt } from './innerValues.ts'
import { CHAPEAU, OF, ORDINAL, OWN_TEXT, ordinalNumber, PARAGRAPH, POINT } from './provisionWords.ts'
import { after, take } from './take.ts'

const WORD = new RegExp(
  String.raw`,?\s*(?:(?:in\s+)?(?:its|su|son)\s+)?(${PARAGRAPH}|${POINT})(?:(?<=[.§])|(?!\p{L}))\s*`,
  'iuy',
)

/**
 * What is named inside an article, behind its number.
 * @param one whether one article is named: then `paragraph 2 and 3` goes on with paragraphs, else with articles
 * @param behind an article's number; there "paragraph 2 of Article 8" begins something else
 */
export function innerAt(
  text: string,
  at: number,
  one: boolean,
  behind = false,
): { inner: Inner[]; end: number } {
  const chain = chainAt(text, at)
  let inner: Inner[] = chain.inner
  let end = chain.end
  for (;;) {
    const next = worded(text, end, inner, one) ?? wordsBehind(text, end, inner)
    if (next === null || (behind && OF_ANOTHER.test(text.slice(next.end, next.end + 40))))
      return { inner, end }
    inner = next.inner
    end = next.end
  }
}

const OF_ANOTHER = new RegExp(String.raw`^${OF}(?:(?:articles?|arts?\.|artículos?)\s|${OWN_TEXT})`, 'iu')

/**
 * A paragraph, a point or the chapeau that stands before what it belongs to: `points (a) to (c)`.
 * @returns null where no such word with a number stands at `at`
 */
export function unitAt(text: string, at: number): { inner: Inner[]; end: number; word: string } | null {
  const start = take(UNIT_START, text, at)
  if (start === null) return null
  const [, chapeau, ordinal, ordinalOf, word, ordinalBehind] = start
  if (chapeau !== undefined) return { inner: [{ chapeau: true }], end: after(start), word: chapeau }
  const number = ordinalNumber(ordinal ?? ordinalBehind ?? '')
  if (number !== null) {
    const { inner, end } = innerAt(text, after(start), true)
    return { inner: under([{ paragraph: number }], inner), end, word: ordinalOf ?? word ?? '' }
  }
  if (ordinal !== undefined || word === undefined) return null
  const from = start.index + start[0].indexOf(word)
  const found = worded(text, from, [], true)
  if (found === null) return null
  const rest = innerAt(text, found.end, true)
  return { inner: under(found.inner, rest.inner), end: rest.end, word }
}

const UNIT_START = new RegExp(
  String.raw`(?:(?:(?:the|its|el|su|le|son|ce)\s+)?(${CHAPEAU})(?!\p{L})|(${ORDINAL})\s+(${PARAGRAPH}|alinéa)(?![\p{L}])|(${PARAGRAPH}|${POINT})(?:(?<=[.§])|(?!\p{L}))(?:\s+(${ORDINAL})(?!\p{L}))?)`,
  'iuy',
)

function worded(text: string, at: number, inner: Inner[], one: boolean) {
  const word = take(WORD, text, at)
  if (word === null) return null
  const again =
    inner.at(-1)?.paragraph !== undefined &&
    /^(?:para|par\.|párr|parr|numeral|section|§)/iu.test(word[1] ?? '')
  if (again) return null
  const found = valuesAt(text, after(word), { word: word[1] ?? '', one })
  if (found === null) return null
  const parts = found.values.flatMap((value, index) => {
    const previous = found.values[index - 1]
    const values =
      value.range && previous !== undefined ? expanded(previous.value, value.value) : [value.value]
    return values.map(written => partOf(word[1] ?? '', { ...value, value: written }, inner.at(-1)))
  })
  const last = parts.at(-1) ?? {}
  const chain = chainAt(text, found.end, last)
  const deep = chain.inner.length === 0 ? parts : [...parts.slice(0, -1), ...chain.inner]
  const end = chain.end
  return { inner: under(inner, deep), end }
}

/** Whether a word and its value name a paragraph or a point: `apartado 2`, `apartado a)`, `point 3`. */
function partOf(word: string, value: Value, around: Inner | undefined): Inner {
  const inPoint = around?.point !== undefined
  if (value.kind === 'letter') return inPoint ? { subpoint: value.value } : { point: value.value }
  if (around?.paragraph === undefined && !/^(?:sub|sous)/iu.test(word)) return { paragraph: value.value }
  return inPoint ? { subpoint: value.value } : { point: value.value }
}
