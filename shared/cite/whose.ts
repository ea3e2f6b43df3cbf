/** Which instrument a citation means: what stands behind it, else what was named before, else the draft. */
import { isCalled, type Named } from './instruments.ts'
import type { KnownInstrument } from './instrumentTable.ts'
import { OWN_TEXT } from './provisionWords.ts'
import { treatyNameAt } from './treatyNames.ts'

/** What is known where a text is read. */
export type Known = {
  text: string
  /** The instruments named in the text, in order. */
  named: readonly Named[]
  /** The instruments named in the blocks before, the last one last. */
  recent: readonly string[]
  more: readonly KnownInstrument[]
}

/** `end` is behind the words that name the instrument; null where it is not said and the draft is meant. */
export type Whose = { instrument: string; end: number } | 'own text' | null

const OF =
  /^(?:\s*\((?:[^()[\]]|\[[^\]]*\])*\))?,?\s*(?:(?:both|as\s+contained|contained|set\s+out|enshrined|found)\s+)?(?:of|in|common\s+to|del|de\s+la|de\s+los|de\s+las|de\s+l['’]|de|du|des|en\s+(?:el|la)|dans\s+(?:la|le|l['’]))(?:(?<=['’])|\s+)(?:both\s+)?(?:(?:the|la|el|le)\s+)?(?:l['’])?/iu
const ANNEXED = /^\s+(?:to|al?|à)\s+(?:(?:the|la|el|le)\s+)?/iu
const THIS_DRAFT =
  /^(?:(?:proposed|draft|future|new|current|present|latest|revised|consolidated|updated|negotiating|zero|cybercrime|un|united\s+nations|chair['’]s|this|proyecto\s+de|propuesta\s+de|futur[oa]|nuev[oa]|presente|est[ea]|projet\s+de|proposition\s+de|nouvelle?|présente?|cette|ce)\s+)*(?:convention|treaty|draft|text|instrument|document|negotiating\s+document|convenio|convención|tratado|texto|proyecto|borrador|instrumento|traité|texte|projet)(?!\p{L})(?!\s+(?:on|against|for|sobre|contra|sur|contre|relative|relatif)(?!\p{L}))/iu
const PROPOSED =
  /^(?:(?:proposed|draft|future|new|proyecto\s+de|propuesta\s+de|futur[oa]|projet\s+de|nouvelle?)\s+)+/iu
const SAME =
  /^(?:(?:that|the\s+same|same|the\s+said|said|the\s+latter|latter|mism[oa]|dich[oa]|es[ea]|citad[oa]|même|ledit|ladite|cette\s+même|ce\s+même)\s+)(convention|treaty|covenant|charter|protocol|statute|declaration|instrument|convenio|convención|tratado|pacto|carta|protocolo|estatuto|declaración|instrumento|traité|pacte|charte|protocole|statut|déclaration)(?!\p{L})/iu
const KIND =
  /^(Covenant|Charter|Protocol|Statute|Declaration|Pacto|Carta|Protocolo|Estatuto|Declaración|Pacte|Charte|Protocole|Statut|Déclaration|Constitution|Constitución|Regulation|Directive|Reglamento|Directiva|Règlement)(?!\p{L})/iu
const OWN = new RegExp(`^${OWN_TEXT}`, 'iu')

/** The instrument named behind a citation that ends here: "of the ICCPR", "ICCPR", "of that Covenant". */
export function namedBehind(end: number, known: Known, joins: RegExp = OF): Whose {
  const rest = known.text.slice(end, end + 400)
  const beside = besideNamed(rest, end, known.named)
  if (beside !== null) return beside
  const of = joins.exec(rest)
  if (of === null) return /^\s+thereof(?!\p{L})/u.test(rest) ? lastNamed(end, end, known) : null
  const at = end + of[0].length
  const table = known.named.find(name => name.start <= at && name.end > at)
  if (table !== undefined) return { instrument: table.name, end: table.end }
  return described(at, known)
}

/** "Annex I to the UNTOC". */
export const annexedTo = (end: number, known: Known): Whose =>
  namedBehind(end, known) ?? namedBehind(end, known, ANNEXED)

function besideNamed(rest: string, end: number, named: readonly Named[]): Whose {
  const gap = /^\s*,?\s*\(?/.exec(rest)?.[0] ?? ''
  const name = named.find(one => one.start === end + gap.length)
  const close = gap.includes('(') && name !== undefined ? known(rest, name.end - end) : true
  return name === undefined || !close || gap === '' ? null : { instrument: name.name, end: name.end }
}

const known = (rest: string, at: number): boolean => rest[at] === ')'

function described(at: number, known: Known): Whose {
  const rest = known.text.slice(at, at + 300)
  const same = SAME.exec(rest)
  if (same !== null) return lastNamed(at, at + same[0].length, known)
  const proposed = PROPOSED.exec(rest)
  if (proposed !== null && treatyNameAt(rest, proposed[0].length) !== null)
    return { instrument: 'draft', end: at + proposed[0].length }
  if (OWN.test(rest)) return 'own text'
  const name = treatyNameAt(known.text, at)
  const draft = THIS_DRAFT.exec(rest)
  if (draft !== null && (name === null || name.length <= draft[0].length))
    return { instrument: 'draft', end: at + draft[0].length }
  const kind = KIND.exec(rest)
  if (kind !== null && (name === null || !/\s/.test(name))) {
    const last = lastCalled(kind[1] ?? '', at, known)
    return { instrument: last ?? kind[1] ?? '', end: at + kind[0].length }
  }
  return name === null ? null : { instrument: name, end: at + name.length }
}

function lastNamed(before: number, end: number, known: Known): Whose {
  const last = known.named.findLast(one => one.end <= before)?.name ?? known.recent.at(-1)
  return last === undefined ? null : { instrument: last, end }
}

function lastCalled(kind: string, before: number, known: Known): string | null {
  const here = known.named.filter(one => one.end <= before).map(one => one.name)
  return [...known.recent, ...here].findLast(name => isCalled(name, kind, known.more)) ?? null
}

const ESPECIALLY =
  '(?:particularly|in\\s+particular|especially|notably|specifically|including|namely|such\\s+as|see\\s+also|see|cf\\.|through|via|en\\s+particular|particularmente|especialmente|concretamente|incluid[oa]s?|véase|véanse|notamment|en\\s+particulier|particulièrement|spécifiquement|voir|y\\s+compris)'
const BESIDE = new RegExp(
  String.raw`^(?:\s*\([^()]*\))?(?:['’]s?)?[,:(–—]*\s*(?:(?:(?:and|y|et)\s*,?\s*)?${ESPECIALLY}[,\s]*(?:(?:under|in|en|dans|at)\s+)?(?:(?:its|the|sus?|el|los|les|l['’]|son|ses)\s*)?|(?:(?:and|y|et)\s+)?(?:(?:under|in|en|dans|at)\s+)?(?:its|sus?|son|ses)\s+|(?:(?:under|in|en|dans|at)\s+)?)\(?$`,
  'iu',
)
/** "the UDHR, in force since then, and particularly Article 19". */
const AFTER_CLAUSE =
  /^,[^.;:()]{1,90}(?:particularly|in\s+particular|especially|notably|specifically|en\s+particular|particularmente|especialmente|notamment|en\s+particulier)\s*,?\s*(?:(?:in|en|dans|under)\s+)?(?:(?:its|sus?|son|ses|the|el|l['’])\s*)?$/iu
const COMMA = /^(?:\s*\([^()]*\))?,\s*$/u
/** "Unlike the UNTOC, Article 5 …" names the draft's: a comma alone joins only what is itself named by its place. */
const NAMED_BY_PLACE =
  /(?:^|[(;,:“"]|(?<!\p{L})(?:in|under|see|cf\.|and|en|dans|selon|según|véase|voir|el|la|le))\s*(?:the\s+|la\s+|el\s+|le\s+|l['’])?$/iu
const DRAFT_BETWEEN =
  /(?<!\p{L})(?:(?:this|the|proposed|present|current|new|draft|la|el|esta|este|le|cette|ce)\s+(?:draft|convention|treaty|text|instrument|tratado|convenio|convención|proyecto|traité|projet)|draft)(?!\p{L})/iu
const ITS = /(?<!\p{L})(?:its|in\s+its|sus?|son|ses)\s+(?:(?:own|new|famous)\s+)?$/iu

/** "the UDHR, particularly Article 19", "the ICCPR (Article 17)", "the X, crimes listed there (Articles 2–11)". */
export function namedBefore(start: number, known: Known): string | null {
  const { text, named } = known
  const last = named.findLast(name => name.end <= start)
  if (last === undefined) return implied(text.slice(0, start))
  const between = text.slice(last.end, start)
  const others = DRAFT_BETWEEN.test(withoutBackReference(between, last.name, known))
  if (ITS.test(between) && !others && !/[.!?]\s.*[.!?]\s/su.test(between)) return last.name
  if (/[.!?]\s+\p{Lu}/u.test(between)) return implied(between)
  if (others) return null
  if (COMMA.test(between)) return NAMED_BY_PLACE.test(text.slice(0, last.start)) ? last.name : null
  if (BESIDE.test(between) || AFTER_CLAUSE.test(between)) return last.name
  const open = between.lastIndexOf('(')
  const opened = open > between.lastIndexOf(')') && /\((?:see|e\.g\.,?|cf\.|véase|voir)?\s*$/iu.test(between)
  return opened ? last.name : implied(text.slice(0, start))
}

/** "In the Budapest Convention, … crimes listed in the convention (Articles 2–11)": in small letters, the one named. */
function withoutBackReference(between: string, name: string, known: Known): string {
  return between.replace(/(?<!\p{L})(?:the|la|el|le)\s+(\p{Ll}+)(?!\p{L})/gu, (whole, kind: string) =>
    isCalled(name, kind, known.more) ? '' : whole,
  )
}

/** The instrument named directly before, as in "UNTOC, art. 28". */
export function besideTreaty(start: number, known: Known): string | null {
  const last = known.named.findLast(name => name.end <= start)
  return last !== undefined && BESIDE.test(known.text.slice(last.end, start))
    ? namedBefore(start, known)
    : null
}

const COMMITTEES: readonly [RegExp, string][] = [
  [/human rights committee|comité de derechos humanos|comité des droits de l['’]homme/i, 'ICCPR'],
  [/committee on economic, social and cultural rights|\bCESCR\b/i, 'ICESCR'],
  [/committee on the rights of the child/i, 'CRC'],
  [/committee on the elimination of discrimination against women/i, 'CEDAW'],
]

/** General comments of a committee are on its treaty: in the sentence, or where a note names both and then an article. */
function implied(before: string): string | null {
  const near = before.slice(-200)
  const sentence = near.slice([...near.matchAll(/[.!?]\s+(?=\p{Lu}|$)/gu)].at(-1)?.index ?? 0)
  const atStart = /^[.!?]\s+$/u.test(sentence)
  const read = atStart ? near : sentence
  const comment = COMMENT.exec(read)
  if (comment === null || DRAFT_BETWEEN.test(read)) return null
  if (atStart && !/(?:committee|comité|comment|recommendation)[^.]{0,20}\.\s+$/iu.test(near)) return null
  if (/(?<!\p{L})art[ií]?[\p{L}.]*\s*\d/iu.test(read.slice(comment.index))) return null
  return COMMITTEES.find(([committee]) => committee.test(read))?.[1] ?? null
}

const COMMENT = /general\s+(?:comment|recommendation)|observación\s+general|observation\s+générale/iu
