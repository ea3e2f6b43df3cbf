/** Paragraphs of resolutions and documents of the United Nations. */
import type { Found } from './found.ts'
import type { CitedProvision } from './provisions.ts'
import { cite, type Read, STRONG_OF } from './reading.ts'
import type { DocumentSymbol } from './symbols.ts'
import { after, take } from './take.ts'
import type { Unit } from './units.ts'

/**
 * "paragraph 8 of resolution 75/282", "A/HRC/29/32, para. 17"; null where the unit is of none.
 * In a note that begins with a symbol a paragraph may follow at some distance.
 */
export function inSymbol(unit: Unit, read: Read): Found | null {
  if (unit.inner.some(one => one.chapeau === true)) return null
  const { text, symbols } = read
  const part = take(DISPOSITIF, text, unit.end)
  const behind = part === null ? unit.end : after(part)
  const of = take(OF_SYMBOL, text, behind)
  const to = of === null ? -1 : after(of)
  const named = symbols.find(one => one.start > unit.end && one.start <= to && to < one.end)
  if (named !== undefined) return paragraphOf(named, unit, named.end)
  const last = symbols.findLast(one => one.end <= unit.start)
  if (last === undefined) return null
  const that = take(THAT_RESOLUTION, text, behind)
  if (that !== null) return paragraphOf(last, unit, after(that))
  if (BESIDE.test(text.slice(last.end, unit.start)))
    return { ...paragraphOf(last, unit, unit.end), start: last.start }
  return isOfLast(last, unit, read) ? paragraphOf(last, unit, unit.end) : null
}

const BESIDE =
  /^\)?\s*(?:,\s*(?:(?:in|at|en)\s+)?(?:its\s+|su\s+|son\s+)?|\(|,?\s+(?:in|at|en)\s+(?:its\s+)?)$/u

function paragraphOf(named: DocumentSymbol, unit: Unit, end: number): Found {
  const target: CitedProvision = unit.kind === 'preambular' ? { part: 'preamble' } : {}
  return { ...cite(unit, end, named.symbol, [target]), symbol: named.symbol }
}

function isOfLast(last: DocumentSymbol, unit: Unit, { text, cited }: Read): boolean {
  const between = text.slice(last.end, unit.start)
  if (between.length > 160 || OTHER_TEXT.test(between) || take(STRONG_OF, text, unit.end) !== null)
    return false
  const told = unit.kind === 'operative' || /^(?:operative|para|par|párr)/iu.test(unit.word)
  if (!told || unit.inner.some(one => one.paragraph === undefined)) return false
  return !cited.some(
    one => one.start > last.start && one.end <= unit.start && one.targets[0]?.article !== undefined,
  )
}

const DISPOSITIF =
  /\s+(?:of|de|du|del)\s+(?:the\s+|la\s+)?(?:operative\s+part|parte\s+dispositiva|dispositif)/iuy
const THAT_RESOLUTION =
  /\s+(?:of|in|de|en|dans)\s+(?:the|that|the\s+same|the\s+said|said|la|dicha|esa|la\s+misma|cette|ladite|la\s+même)\s+r[eé]soluti[oó]n(?!\p{L})(?!\s+\d)/iuy
const OTHER_TEXT = /submission|letter|report|general\s+comment|judgment/iu
const OF_SYMBOL =
  /\s+(?:of|in|to|del?|de\s+la|du|dans\s+la)\s+(?:(?:the|la|le|said)\s+)?(?:(?:r[eé]soluti[oó]n|UN|General\s+Assembly|Human\s+Rights\s+Council|Security\s+Council|ECOSOC|document|report|documento)\s+)*(?:\()?/iuy
