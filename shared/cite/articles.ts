/** "Article 87(2)(m)" and its kin: where articles are named, and in which instrument. */
import type { CiteContext, Found } from './found.ts'
import { isOrganisation, isSomethingToRead } from './organisations.ts'
import { type CitedProvision, provisionsAt } from './provisions.ts'
import { AND, APART } from './provisionWords.ts'
import { besideTreaty, type Known, namedBefore, namedBehind, type Whose } from './whose.ts'

/** Articles named together, and how far the words go that say whose they are. */
export type Core = { start: number; end: number; targets: CitedProvision[]; head: string }

const HEAD = new RegExp(
  String.raw`${APART}(?:(?:new|nuevo|nouvel|nouveau)\s+)?(articles?|arts?(?:\.\s*|(?=\s))|artículos?|articulos?|artigos?)\s*(?:n[°º]s?\.?\s*|no\.\s*|núms?\.\s*)?(?=\[?\d|[IVXL]|premier|primer)`,
  'giu',
)

/** Every place where articles are named by their numbers, in order, organisations left out. */
export function articlesIn(text: string, known: Known): Core[] {
  const cores: Core[] = []
  for (const match of text.matchAll(HEAD)) {
    const head = (match[1] ?? '').trim()
    const at = match.index + match[0].length
    if (!readsAsHead(text, match.index, head, match[0])) continue
    const list = provisionsAt(text, at, head)
    if (list === null) continue
    const around = {
      before: text.slice(Math.max(0, match.index - 80), match.index),
      after: text.slice(list.end, list.end + 80),
      treatyBefore: namedBefore(match.index, known) !== null,
    }
    const [only, second] = list.targets
    const plain = second === undefined && Object.keys(only ?? {}).length === 1
    if (isOrganisation({ head, article: only?.article ?? '', plain }, around)) continue
    if (isSomethingToRead(head, around.before, around.after)) continue
    cores.push({ start: match.index, end: list.end, targets: list.targets, head })
  }
  return cores
}

/** A blank must stand before the number; "art 17" without its dot is one only behind a treaty or in capitals. */
function readsAsHead(text: string, start: number, head: string, whole: string): boolean {
  if (!/[\s.º°]$/u.test(whole)) return false
  if (/^art$/u.test(head))
    return /(?:\p{Lu}{3,}|\()\s*,?\s*$/u.test(text.slice(Math.max(0, start - 20), start))
  return !/^ART$/u.test(head)
}

const JOINED = new RegExp(
  String.raw`^\s*(?:\([^()]*\)\s*)?(?:,|(?:[,;]\s*)?(?:${AND}|as\s+well\s+as|along\s+with|together\s+with|read\s+with|in\s+conjunction\s+with|así\s+como|ainsi\s+que)(?!\p{L})|,?\s*of(?=\s))\s*(?:(?:the|el|la|los|les|le|l['’])\s*)?(?:(?:its|new|in|also)\s+)?$`,
  'iu',
)

/**
 * Whose each of the articles are. A list carries: "Article 17, paragraph 2, and Article 19 of the ICCPR", "in the
 * UDHR, Article 12 and Article 19". Articles of the writers' own text are left out.
 */
export function articleCitations(cores: readonly Core[], known: Known, context: CiteContext): Found[] {
  const behind = namedBehindEach(cores, known)
  const found: Found[] = []
  let carried: readonly { core: Core; instrument: string }[] = []
  for (const [index, core] of cores.entries()) {
    const whose = behind[index] ?? null
    if (whose === 'own text') continue
    const { start, end, targets } = core
    let before: string | null = null
    if (whose === null) {
      const [last] = carried
      before = ibid(start, known, context, found) ?? namedBefore(start, known)
      if (last !== undefined && jointOf(last.core, core, known) !== null) before ??= last.instrument
    }
    carried = before === null ? [] : [{ core, instrument: before }]
    found.push({ text: '', start, end, instrument: whose?.instrument ?? before ?? 'draft', targets })
    if (whose !== null) found.push(...elliptic(whose.end, known))
  }
  return found
}

/** What stands behind each, or behind the one it is joined to; behind a comma only where an "and" follows later. */
function namedBehindEach(cores: readonly Core[], known: Known): Whose[] {
  const behind: Whose[] = []
  let carries = false
  for (const [index, core] of [...cores.entries()].reverse()) {
    const own = behindOne(core.end, known)
    const joint = own === null ? jointOf(core, cores[index + 1], known) : null
    carries = joint !== null && (joint === 'and' || carries) && besideTreaty(core.start, known) === null
    behind[index] = carries ? (behind[index + 1] ?? null) : own
  }
  return behind
}

/** "Article 5 of Chapter II of the UNTOC" is the UNTOC's. */
const CHAPTER_BETWEEN =
  /^,?\s+(?:of|del?|du)\s+(?:the\s+)?(?:Chapter|Part|Annex|Capítulo|Parte|Chapitre|Partie|Title)\s+(?:[IVXL]+|\d{1,2})(?!\p{L})/iu

/** "privacy (Article 17) and assembly (Article 21), as guaranteed by the ICCPR". */
const CLOSED_BY =
  /^\),?\s+(?:(?:both|all|as|each)\s+)*(?:(?:protected|guaranteed|enshrined|recogni[sz]ed|set\s+out|reconocid[oa]s?|garantizad[oa]s?|consagrad[oa]s?|garanti(?:e?s)?|consacrée?s?)\s+)?(?:of|by|in|under|del?|en|por|du|par|dans)\s+(?:(?:the|la|el|le)\s+|l['’])?/iu

function closedBy(end: number, { text, named }: Known): Whose {
  const closed = CLOSED_BY.exec(text.slice(end, end + 90))
  const name = closed === null ? undefined : named.find(one => one.start === end + closed[0].length)
  return name === undefined ? null : { instrument: name.name, end: name.end }
}

function behindOne(end: number, known: Known): Whose {
  const chapter = CHAPTER_BETWEEN.exec(known.text.slice(end, end + 60))
  return namedBehind(chapter === null ? end : end + chapter[0].length, known) ?? closedBy(end, known)
}

function jointOf(one: Core, next: Core | undefined, known: Known): 'and' | 'comma' | null {
  const between = next === undefined ? null : JOINED.exec(known.text.slice(one.end, next.start))
  if (between === null) return inTurn(one, next, known) ? 'and' : null
  return AND_IN.test(between[0].replace(/\([^()]*\)/gu, '')) ? 'and' : 'comma'
}

/** "privacy (Article 17), assembly (Article 21)": each alone between brackets, in one sentence. */
function inTurn(one: Core, next: Core | undefined, { text }: Known): boolean {
  return (
    next !== undefined &&
    /^\)[^.;()]{1,60}\($/u.test(text.slice(one.end, next.start)) &&
    text[one.start - 1] === '('
  )
}

const AND_IN = new RegExp(String.raw`(?<!\p{L})(?:${AND}|as|with|of|in|así|ainsi)(?!\p{L})|&`, 'iu')

const IBID = /(?:ibid(?:em)?|id|loc\.\s?cit)\.?,?\s*(?:,\s*|at\s+)?$/iu

/** "Ibid., article 5": of what was cited last. */
function ibid(start: number, { text }: Known, context: CiteContext, found: readonly Found[]): string | null {
  if (!IBID.test(text.slice(Math.max(0, start - 14), start))) return null
  return found.at(-1)?.instrument ?? context.before?.instrument ?? null
}

const AND_NUMBER = new RegExp(String.raw`^\s*(?:\([^()]*\)\s*)?,?\s*(?:${AND}\s+)?(?:,\s*)?(?=\d)`, 'iu')

/** "articles 12 of the UDHR and 17 of the ICCPR": the second number has no word of its own. */
function elliptic(at: number, known: Known): Found[] {
  const joint = AND_NUMBER.exec(known.text.slice(at, at + 60))
  if (joint === null || !/\p{L}|,|&/u.test(joint[0])) return []
  const start = at + joint[0].length
  const list = provisionsAt(known.text, start, 'articles')
  const whose = list === null ? null : namedBehind(list.end, known)
  if (list === null || whose === null || whose === 'own text' || whose.instrument === 'draft') return []
  const one = { text: '', start, end: list.end, instrument: whose.instrument, targets: list.targets }
  return [one, ...elliptic(whose.end, known)]
}
