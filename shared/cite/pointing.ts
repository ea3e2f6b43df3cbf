/** What a paragraph or a point belongs to that stands before it or alone, and what "the same article" means. */
import type { Core } from './articles.ts'
import type { CiteContext, Found } from './found.ts'
import type { Inner } from './innerChain.ts'
import type { CitedProvision } from './provisions.ts'
import { AND, OF, OWN_PLACE } from './provisionWords.ts'
import { cite, type Read, STRONG_OF } from './reading.ts'
import { inSymbol } from './symbolParagraphs.ts'
import { after, take } from './take.ts'
import type { Unit } from './units.ts'

const OF_HERE = new RegExp(OF, 'iuy')
const SAME_ARTICLE =
  /,?\s+(?:of|in|from|under|del|de|en|du|dudit|dans)(?:\s+(?:the|that|this|said|el|le|ce|cet|dicho|ese|este|citado|mismo|ledit|même|l['’]))*(?:\s+(?:same|very|said|aforementioned|above-mentioned|draft|mismo|même|citado))*(?:\s+|(?<=['’]))(?:article|artículo|provision|disposición|disposition)(?!\s*\[?\d)(?!\p{L})|\s+thereof(?!\p{L})/iuy
/**
 * The articles a unit leads to, so that "paragraph 2 of Article 5" is one citation: from its start, and the words
 * `and`-joined before it share them.
 */
export function leadsTo(unit: Unit, units: readonly Unit[], read: Read): Core | null {
  const { text, cores } = read
  const of = take(OF_HERE, text, unit.end)
  const core = of === null ? undefined : cores.find(one => one.start === after(of))
  if (core !== undefined) return core
  const next = units[units.indexOf(unit) + 1]
  if (next === undefined || !ALONGSIDE.test(text.slice(unit.end, next.start))) return null
  return leadsTo(next, units, read)
}

const ALONGSIDE = new RegExp(
  String.raw`^(?:,|,?\s+${AND})\s+(?:(?:in|en|dans|the|el|la|le|l['’])\s+)*$`,
  'iu',
)

/** A unit that leads to no article named by its number; null where what it belongs to is not said. */
export function standing(unit: Unit, read: Read): Found | null {
  const { text, context } = read
  if (take(OWN_BEHIND, text, unit.end) !== null) return null
  const division = inDivision(unit, read) ?? inSymbol(unit, read)
  if (division !== null) return division
  if (unit.kind === 'operative') return null
  if (unit.kind === 'preambular') return cite(unit, unit.end, 'draft', [{ part: 'preamble' }])
  const same = take(SAME_ARTICLE, text, unit.end)
  if (same !== null) {
    const last = lastArticle(unit.start, read) ?? beforeArticle(context)
    return last === null ? null : cite(unit, after(same), last.instrument, [{ article: last.article }])
  }
  return bare(unit, read)
}

const OWN_BEHIND = new RegExp(OWN_PLACE, 'iuy')

/** "paragraph 4 of the preamble". */
function inDivision(unit: Unit, { text, cited }: Read): Found | null {
  const of = take(OF_DIVISION, text, unit.end)
  if (of === null) return null
  const division = cited.find(one => one.start >= unit.end && one.start <= after(of) && one.end > after(of))
  const [target] = division?.targets ?? []
  if (division === undefined || target === undefined || target.article !== undefined) return null
  // A section of a chapter is no paragraph: the chapter is cited for itself.
  if (target.chapter !== undefined || /^sections?$/iu.test(unit.word)) return null
  return cite(unit, division.end, division.instrument, [target])
}

const OF_DIVISION = /\s+(?:of|in|del?|du|to|en)\s+(?:the\s+|el\s+|la\s+|le\s+)?/iuy

function lastArticle(
  before: number,
  { cited }: Read,
): { instrument: string; article: string; found: Found } | null {
  const found = cited.findLast(
    one => one.end <= before && one.targets.some(target => target.article !== undefined),
  )
  const article = found?.targets.at(-1)?.article
  return found === undefined || article === undefined
    ? null
    : { instrument: found.instrument, article, found }
}

function beforeArticle({ before }: CiteContext): { instrument: string; article: string } | null {
  const article = before?.target.article
  return before === undefined || article === undefined ? null : { instrument: before.instrument, article }
}

const IBID = /(?:ibid(?:em)?|id)\.?,?\s*(?:at\s+)?$/iu
const ELSEWHERE =
  /general\s+comment|recommendation|report|judgment|resolution|letter|submission|observación\s+general|observation\s+générale|(?<!\p{L})v\.\s|constitution|[.!?…]["”»)]?\s+\p{Lu}/iu

/** "Article 78 … (under paragraph 4)": of the article named before it in the sentence; a chapeau in the block. */
function bare(unit: Unit, read: Read): Found | null {
  const { text, context } = read
  const [first] = unit.inner
  const before = text.slice(Math.max(0, unit.start - 12), unit.start)
  if (IBID.test(before) && context.before !== undefined) {
    const { article } = context.before.target
    return cite(unit, unit.end, context.before.instrument, [article === undefined ? {} : { article }])
  }
  const chapeau = first?.chapeau === true
  if (chapeau ? !/^\p{L}+\s/u.test(text.slice(unit.start, unit.end)) : !saysItself(unit, text)) return null
  if (take(STRONG_OF, text, unit.end) !== null) return null
  const last = lastArticle(unit.start, read)
  if (last === null) return null
  const between = text.slice(last.found.end, unit.start)
  if (!chapeau && ELSEWHERE.test(between)) return null
  return cite(unit, unit.end, last.instrument, [around(last.found.targets.at(-1), first)])
}

/** A paragraph by its number, or a point by a letter that is marked as one: not "section 3", "point 2". */
function saysItself(unit: Unit, text: string): boolean {
  if (/^(?:sections?|clauses?|items?|letters?)$/iu.test(unit.word)) return false
  if (unit.inner.some(one => one.paragraph !== undefined)) return !/^(?:points?|puntos?)$/iu.test(unit.word)
  return /[(“"«‘'„]\s?\p{L}|\p{L}\)/u.test(text.slice(unit.start, unit.end))
}

/** A point belongs to the paragraph that was named last, a paragraph or a chapeau to the article. */
function around(last: CitedProvision | undefined, inner: Inner | undefined): CitedProvision {
  const article = last?.article === undefined ? {} : { article: last.article }
  const paragraph = last?.paragraph
  const inParagraph = inner?.point !== undefined && inner.paragraph === undefined
  return inParagraph && paragraph !== undefined ? { ...article, paragraph } : article
}
