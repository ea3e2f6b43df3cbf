/** The words by which letters state a concern or make a demand. */
import type { Verb } from '../ask.ts'

const CONCERN =
  /\b(?:concern(?:ed|s|ing)?|worr(?:y|ied|ies)|alarmed|preocupa\p{L}*|préoccup\p{L}*|inquiét\p{L}*|inquiet\p{L}*)\b/giu
const CALL =
  /\b(?:call(?:s|ing)? (?:on|upon)|urg(?:e|es|ing)|ask(?:s|ing)?|request(?:s|ing)?|demand(?:s|ing)?|appeal(?:s|ing)? to|recommend(?:s|ing)?|invit(?:e|es|ing)|instamos|pedimos|exhortamos|llamamos|recomendamos|solicitamos|demandons|appelons|exhortons|recommandons)(?!\p{L})/giu

/** What the sentence above a list says its points are: concerns, demands, or neither. */
export function leadSays(text: string): 'concerns' | 'asks' | null {
  const lead = text.trim()
  if (!/(?::|\bto|\bthat|…)$/.test(lead)) return null
  const sentence = lead.split(/(?<=[.!?])\s+/).at(-1) ?? lead
  const concern = lastIndex(CONCERN, sentence)
  const call = lastIndex(CALL, sentence)
  if (concern < 0 && call < 0) return null
  return concern > call ? 'concerns' : 'asks'
}

function lastIndex(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1
}

/** Whether the sentence above a list announces recommendations without calling on anybody. */
export function leadRecommends(text: string): boolean {
  return /\b(?:recommendations?|suggestions?|proposals?|contributions?|recomendaciones|recommandations)\b[^.]*:$/iu.test(
    text.trim(),
  )
}

const VERBS_BY_WORD: readonly [Verb, RegExp][] = [
  [
    'oppose',
    /^(?:avoid|oppose|refrain|resist|do not|don't|not (?:be )?(?:includ|encourag|promot|allow|be used)|should not|must not|abstain)/i,
  ],
  ['delete', /^(?:delet|remov|strik|struck|drop|eliminat|suprim|supprim)/i],
  ['replace', /^(?:replac|substitut)/i],
  ['reject', /^(?:reject|rechaz|rejet)/i],
  ['narrow', /^(?:narrow|restrict)/i],
  ['limit', /^(?:limit|confin)/i],
  ['mainstream', /^mainstream/i],
  ['define', /^(?:defin|specify|specifi)/i],
  ['clarify', /^(?:clarif|make (?:it|this|that) clear)/i],
  ['move', /^(?:move|mov(?:ed|ing)|relocat|transfer)/i],
  ['retain', /^(?:retain|keep|maintain|preserv|mantener)/i],
  ['welcome', /^(?:welcom|support|celebr)/i],
  [
    'insert',
    /^(?:insert|add(?:ed|ing|ition)?\b|includ|incorporat|introduc|integrat|make certain|make sure|ensur|guarante|provid|establish|engag|requir|referenc|incluir|garanti)/i,
  ],
  ['amend', /^(?:amend|revis|redraft|rewrit|improv|strengthen|harmoni|align|reform|modif|chang)/i],
]

/** The verb of an ask: that of its first words, else the one behind "should" or "recommend", else `amend`. */
export function verbOf(wording: string): Verb {
  const start = verbAmong(wording.replace(/^[^\p{L}]+/u, ''), 3)
  if (start !== null) return start
  const modal = MODAL.exec(wording)
  return (modal === null ? null : verbAmong(wording.slice(modal.index + modal[0].length), 30)) ?? 'amend'
}

const MODAL =
  /\b(?:should|must|shall|recommend\w*|suggest\w*|propose\w*|urge|call (?:on|for|upon)|needs? to|to be)\b/i

/** The verb of the first of so many words that has one. */
function verbAmong(text: string, most: number): Verb | null {
  const words = [...text.matchAll(/\p{L}[\p{L}'’-]*/gu)].slice(0, most).map(match => text.slice(match.index))
  for (const rest of words) {
    const found = VERBS_BY_WORD.find(([, pattern]) => pattern.test(rest))
    if (found !== undefined) return found[0]
  }
  return null
}

const WHOLE =
  /\b(?:the\s+)?(?:scope\s+of\s+(?:the\s+)?)?(?:whole|entire)\s+(?:of\s+the\s+)?(?:convention|treaty|instrument)\b|\bthe\s+(?:proposed\s+|draft\s+)?(?:convention|treaty|instrument)(?:\s+as\s+a\s+whole)?\b|\b(?:criminali[sz]ation|international cooperation|procedural measures|technical assistance)\s+(?:chapter|provisions?)\b|\b(?:any|each|every)\s+(?:\p{L}+\s+)?(?:article|provision)\b/giu

/** Targets that are no numbered provisions, as written: the whole instrument, a chapter by its subject. */
export function unnumberedTargets(wording: string): string[] {
  const found = [...wording.matchAll(WHOLE)].map(match => match[0])
  return found.filter(
    (words, index) => found.findIndex(w => w.toLowerCase() === words.toLowerCase()) === index,
  )
}
