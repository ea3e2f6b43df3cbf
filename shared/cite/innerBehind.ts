/** What may stand behind an article's number or its paragraph: `, “g”`, `, first paragraph`, `, chapeau`. */
import { type Inner, listed, NEXT, under } from './innerChain.ts'
import { CHAPEAU, LETTER, ORDINAL, ordinalNumber, PARAGRAPH } from './provisionWords.ts'
import { after, take } from './take.ts'

type Read = { inner: Inner[]; end: number }

/** The next such words at an offset, with what was named before them; null where there are none. */
export function wordsBehind(text: string, at: number, inner: Inner[]): Read | null {
  return (
    ordinalBehind(text, at, inner) ??
    sentenceBehind(text, at, inner) ??
    quoted(text, at, inner) ??
    chapeauBehind(text, at, inner)
  )
}

const ORDINAL_BEHIND = new RegExp(
  String.raw`,\s*(?:in\s+)?(?:(?:the|its|el|su|le|son)\s+)?(?:(${ORDINAL})\s+(?:${PARAGRAPH}|alinéa)|(?:${PARAGRAPH}|alinéa)\s+(${ORDINAL}))(?!\p{L})`,
  'iuy',
)

/** "Article 13, first paragraph". */
function ordinalBehind(text: string, at: number, inner: Inner[]): Read | null {
  const found = take(ORDINAL_BEHIND, text, at)
  const paragraph = ordinalNumber(found?.[1] ?? found?.[2] ?? '')
  if (found === null || paragraph === null || inner.length > 0) return null
  return { inner: [{ paragraph }], end: after(found) }
}

const SENTENCE_BEHIND =
  /,?\s+(?:(?:in\s+)?(?:the\s+)?(?:first|second|third|last)\s+sentence|(?:sentence|sent\.)\s+\d)(?![\p{L}\d])/iuy

/** "Art. 6 para. 1 sentence 1 lit. f": the sentence is passed over. */
function sentenceBehind(text: string, at: number, inner: Inner[]): Read | null {
  const found = take(SENTENCE_BEHIND, text, at)
  return found === null ? null : { inner, end: after(found) }
}

const QUOTED = new RegExp(String.raw`,?\s*[“"«‘'„]\s?(${LETTER})\s?[”"»’'“]`, 'uy')
const NEXT_QUOTED = new RegExp(String.raw`${NEXT}(?=[“"«‘'„]\s?${LETTER}\s?[”"»’'“])`, 'uy')

function quoted(text: string, at: number, inner: Inner[]): Read | null {
  if (inner.some(one => one.point !== undefined)) return null
  const found = take(QUOTED, text, at)
  if (found === null) return null
  const list = listed(text, after(found), { point: found[1] ?? '' }, NEXT_QUOTED, QUOTED)
  return { inner: under(inner, list.inner), end: list.end }
}

const CHAPEAU_BEHIND = new RegExp(String.raw`(?:,\s*(?:the\s+|el\s+|le\s+)?|\s+)(${CHAPEAU})(?!\p{L})`, 'iuy')

function chapeauBehind(text: string, at: number, inner: Inner[]): Read | null {
  const found = take(CHAPEAU_BEHIND, text, at)
  if (found === null || inner.some(one => one.chapeau === true)) return null
  return { inner: under(inner, [{ chapeau: true }]), end: after(found) }
}
