/** Chapters, parts, annexes and the preamble: "Chapter V, Cluster 1", "Part II", "Annex I to the UNTOC". */
import { romanAllowed } from './articleNumbers.ts'
import type { Found } from './found.ts'
import type { CitedProvision } from './provisions.ts'
import { AND, APART, OWN_PLACE, OWN_TEXT } from './provisionWords.ts'
import { annexedTo, type Known, namedBefore } from './whose.ts'

const NUMBER = String.raw`(?:\d{1,2}(?:\s(?:bis|ter))?|[IVXL]{1,6})`
const NUMBERS = String.raw`${NUMBER}(?:(?:,\s*(?:${AND}\s+)?|\s${AND}\s+|\s?[–—-]\s?)${NUMBER}(?![\p{L}\p{N}.%]\p{N}))*`
const END = String.raw`(?![\p{L}\p{N}/%’'])(?!\.\d)`
const CLUSTER = String.raw`[Cc]lusters?|[Gg]rupos?(?=\s\d)|[Gg]roupes?(?=\s\d)`

const CHAPTER = new RegExp(
  String.raw`${APART}(?:[Cc]hapters?|CHAPTERS?|[Cc]apítulos?|[Cc]hapitres?|[Cc]haps?\.|[Cc]ap\.)\s+(${NUMBERS})${END}(?:,?\s*\(?(?:${CLUSTER})\s+(\d{1,2})(?!\d))?`,
  'gu',
)
const CLUSTER_FIRST = new RegExp(
  String.raw`${APART}(?:${CLUSTER})\s+(\d{1,2})\s+(?:of|in|del?|du)\s+(?:the\s+)?(?:[Cc]hapter|[Cc]apítulo|[Cc]hapitre)\s+(${NUMBER})${END}`,
  'gu',
)
const PART = new RegExp(String.raw`${APART}(?:Parts?|PART|[Pp]artes?|[Pp]arties?)\s+(${NUMBERS})${END}`, 'gu')
const ANNEX = new RegExp(
  String.raw`${APART}(?:[Aa]nnexe?s?|ANNEX|[Aa]nexos?|[Aa]ppendix)\s+(${NUMBERS}|[A-D])${END}`,
  'gu',
)
const PREAMBLE = new RegExp(
  String.raw`${APART}(?:(?:the|its|el|su|le|son)\s+(?:[Dd]raft\s+|[Pp]roposed\s+)?(?:preamble|preámbulo|préambule)|(?<=(?:del|al|du|au|en\s+su|dans\s+son)\s)(?:preámbulo|préambule)|(?<=(?:in|of|to)\s)Preamble)(?!\p{L})(?!['’]s?\s)`,
  'giu',
)

/** Every such place, in order; those of a letter or a report are left out. */
export function divisionsIn(known: Known): Found[] {
  const { text } = known
  const clusters = [...text.matchAll(CLUSTER_FIRST)].map(match => ({
    match,
    targets: [{ chapter: match[2] ?? '', cluster: match[1] ?? '' }],
  }))
  const rest = [
    ...numbered(text, CHAPTER, (chapter, match) => ({
      chapter,
      ...(match[2] !== undefined && { cluster: match[2] }),
    })),
    ...numbered(text, PART, part => ({ part })),
    ...numbered(text, ANNEX, annex => ({ annex })),
    ...[...text.matchAll(PREAMBLE)].map(match => ({ match, targets: [{ part: 'preamble' }] })),
  ]
  const free = rest.filter(one => !clusters.some(cluster => overlaps(one.match, cluster.match)))
  return [...clusters, ...free].flatMap(({ match, targets }) => placed(match, targets, known))
}

type Read = { match: RegExpExecArray; targets: CitedProvision[] }

function numbered(
  text: string,
  pattern: RegExp,
  target: (number: string, match: RegExpExecArray) => CitedProvision,
): Read[] {
  return [...text.matchAll(pattern)]
    .filter(match => {
      const end = match.index + match[0].length
      return !/\sI$/u.test(match[0]) || romanAllowed(text, end - 1, end)
    })
    .map(match => {
      const written = match[1] ?? ''
      const numbers = [...written.matchAll(new RegExp(`${NUMBER}|[A-D]`, 'gu'))].map(one => one[0])
      const range = /^\d+\s?[–—-]\s?\d+$/u.test(written)
      const all = range ? counted(numbers) : numbers
      return { match, targets: all.map(number => target(number, match)) }
    })
}

function counted([from = '', to = '']: readonly string[]): string[] {
  const length = Number(to) - Number(from)
  if (length < 1 || length > 30) return [from, to]
  return Array.from({ length: length + 1 }, (_, index) => String(Number(from) + index))
}

function overlaps(one: RegExpExecArray, other: RegExpExecArray): boolean {
  return one.index < other.index + other[0].length && other.index < one.index + one[0].length
}

const OWN_BEHIND = new RegExp(
  String.raw`^(?:\s*\([^()]*\))?,?\s+(?:of|in|to|del?|de\s+la|du|de|à|al)\s+(?:l['’])?${OWN_TEXT}|^${OWN_PLACE}`,
  'iu',
)
const REPORT_BEFORE = new RegExp(String.raw`${OWN_TEXT},?\s+\(?$`, 'iu')

function placed(match: RegExpExecArray, targets: CitedProvision[], known: Known): Found[] {
  const start = match.index
  const end = start + match[0].length
  if (OWN_BEHIND.test(known.text.slice(end, end + 80))) return []
  if (REPORT_BEFORE.test(known.text.slice(Math.max(0, start - 60), start))) return []
  const whose = annexedTo(end, known)
  if (whose === 'own text') return []
  const instrument = whose?.instrument ?? namedBefore(start, known) ?? 'draft'
  return [{ text: '', start, end, instrument, targets }]
}
