/** The numbers of articles: `24 bis`, `4 [bis]`, `[24 bis]`, `5A`, `1er`, `5º`, `XVII`, `premier`. */
import { LATIN } from './provisionWords.ts'
import { after, take } from './take.ts'

const FIRST = /(?:premier|première|primero|primer)(?!\p{L})/iuy
const DIGITS = String.raw`(\d{1,3})(?:(?:er|ère)(?!\p{L})|\.?[º°])?`
const SUFFIX = String.raw`(?:([A-Z]{1,2}|[a-z])(?![\p{L}\p{N}])|\s?\[(${LATIN})\]|\s?\((${LATIN})\)|\s?-?(${LATIN})(?!\p{L}))?`
const NUMBER = new RegExp(
  String.raw`${DIGITS}${SUFFIX}(?![\d%]|\/\d{3}|(?:st|nd|rd|th)(?!\p{L})|,\d{3}(?!\d))`,
  'uy',
)
const IN_BRACKETS = new RegExp(String.raw`\[${DIGITS}${SUFFIX}\]`, 'uy')
const ROMAN = /([IVXL]{1,7})(?:\s(bis|ter))?(?![\p{L}\p{N}'’])/uy

/** @returns the number as printed without brackets, and the offset behind it; null where none stands at `at` */
export function articleNumberAt(
  text: string,
  at: number,
): { value: string; end: number; roman: boolean } | null {
  const digits = take(IN_BRACKETS, text, at) ?? take(NUMBER, text, at)
  if (digits !== null) {
    const [, number = '', letter = '', ...suffixes] = digits
    const latin = suffixes.find(one => one !== undefined)
    return {
      value: number + letter + (latin === undefined ? '' : ` ${latin}`),
      end: after(digits),
      roman: false,
    }
  }
  const first = take(FIRST, text, at)
  if (first !== null) return { value: '1', end: after(first), roman: false }
  const roman = take(ROMAN, text, at)
  if (roman === null) return null
  const [, number = '', latin] = roman
  return { value: latin === undefined ? number : `${number} ${latin}`, end: after(roman), roman: true }
}

/** "In this article I argue": a single I is a number only where the sentence does not go on with it. */
export function romanAllowed(text: string, at: number, end: number): boolean {
  if (end - at > 1) return true
  // "article L. 34 du code" numbers otherwise.
  if (text[at] === 'L') return false
  return /^\s*(?:[,.;:()]|$|(?:of|to|and|or|in|on|is|are|del?|du|y|o|et|ou)\s)/u.test(text.slice(end))
}

const THINGS = new RegExp(
  String.raw`^\s+(?:other|further|more|additional|new|civil|civil-society|million|thousand|hundred|per\s|percent|` +
    'organi[sz]ations?|ngos?|states?|delegations?|countries|days?|weeks?|months?|years?|hours?|minutes?|' +
    'people|persons?|members?|signatories|experts?|groups?|provisions?|articles?|paragraphs?|' +
    'recommendations?|proposals?|amendments?|sessions?|companies|journalists|pages?|times|' +
    'organizaciones|estados|países|días|meses|años|personas|disposiciones|artículos|' +
    'organisations|états|pays|jours|mois|ans|années|personnes|autres|otr[oa]s|dispositions|' +
    String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december)\s|` +
    String.raw`(?:de\s+)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|` +
    String.raw`(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))(?!\p{L})`,
  'iu',
)
const GOES_ON =
  /^\s+(?:of|in|on|and|or|to|is|are|was|were|be|should|must|shall|may|might|can|could|will|would|do|does|did|has|have|had|which|that|as|at|by|for|with|without|from|under|both|also|respectively|above|below|bis|ter|thereof|because|so|but|if|when|while|where|y|e|o|u|del?|en|son|es|deben?|deberían?|pueden?|que|para|por|con|se|no|et|ou|du|des|sont|est|doivent|devraient|peuvent|qui|dans|pour|par|avec|ne)(?!\p{L})/iu

/** Whether the number that ends here counts things: "Article 17 and 30 organisations", "articles 5, 12 March". */
export function countsThings(text: string, end: number, one: boolean): boolean {
  const rest = text.slice(end, end + 40)
  if (THINGS.test(rest)) return true
  return one && /^\s+\p{Ll}/u.test(rest) && !GOES_ON.test(rest)
}
