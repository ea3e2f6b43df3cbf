/** The words by which letters state a concern or make a demand, in English, Spanish and French. */

const CONCERN =
  /(?<!\p{L})(?:concern(?:ed|s|ing)?|worr(?:y|ied|ies)|alarmed|regret|deplore|preocupa\p{L}*|inquiet\p{L}*|lament\p{L}*|alarm\p{L}*|préoccup\p{L}*|inquiét\p{L}*|regrett\p{L}*|déplor\p{L}*)(?!\p{L})/giu
const CALL =
  /(?<!\p{L})(?:call(?:s|ing)? (?:on|upon|for)|urg(?:e|es|ing)|ask(?:s|ing)?|request(?:s|ing)?|demand(?:s|ing)?|appeal(?:s|ing)? to|recommend(?:s|ing)?|invit(?:e|es|ing)|inst(?:amos|an|a|ando)|pedimos|piden?|exhort(?:amos|an|a)|llama(?:mos|n)?|hace(?:mos|n) un llamad?o|recom(?:endamos|iendan?)|solicit(?:amos|an|a)|requer(?:imos)|urgimos|proponemos|demand(?:ons|ent|e)|appel(?:ons|lent|le)|exhort(?:ons|ent|e)|recommand(?:ons|ent|e)|pri(?:ons|ent)|invit(?:ons|ent)|engage(?:ons|nt)|réclam(?:ons|ent)|propos(?:ons|ent))(?!\p{L})/giu
/** "we call on states to:", "instamos a los Estados a que:", "nous demandons aux États de :". */
const LEADS_ON = /(?::|…|(?<!\p{L})(?:to|that|que|a|de|à|d['’]))$/iu

/** What the sentence above a list says its points are: concerns, demands, or neither. */
export function leadSays(text: string): 'concerns' | 'asks' | null {
  const lead = text.trim()
  if (!LEADS_ON.test(lead)) return null
  const sentence = lead.split(/(?<=[.!?])\s+/).at(-1) ?? lead
  const concern = lastIndex(CONCERN, sentence)
  const call = lastIndex(CALL, sentence)
  if (concern < 0 && call < 0) return null
  return concern > call ? 'concerns' : 'asks'
}

function lastIndex(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1
}

const NOUNS =
  'recommendations?|suggestions?|proposals?|contributions?|asks|demands|requests|recomendaciones|propuestas|peticiones|sugerencias|recommandations|propositions|demandes'
const ANNOUNCES = new RegExp(String.raw`(?<!\p{L})(?:${NOUNS})(?!\p{L})[^.]*:$`, 'iu')
const HEADS = new RegExp(
  String.raw`^(?:(?:[IVX\d]+[.)]\s*)?(?:(?:our|key|main|summary|of|the|specific|nuestras|las|nos|les|principales)\s+)*)(?:${NOUNS})\s*:?$`,
  'iu',
)

/** Whether the sentence above a list announces recommendations without calling on anybody, or is their heading. */
export function leadRecommends(text: string): boolean {
  const lead = text.trim()
  return ANNOUNCES.test(lead) || HEADS.test(lead)
}

const DEMANDS =
  'recommend(?:s|ed|ing)?|call(?:s|ed)? (?:on|for|upon)|urges?|should|must|needs?(?: to| improvement)?|needed to|welcomes?|support|opposes?|requests?|suggest(?:ed|s)?|propose[sd]?|rejects?|deleted|deletion|debe\\p{L}*|deber[íi]a\\p{L}*|recom(?:endamos|iendan?|endó|endado)|se recomienda|pedimos|instamos|exhortamos|proponemos|sugerimos|solicitamos|rechazamos|oponemos|apoyamos|celebramos|acogemos|es necesario|es preciso|se suprima\\p{L}*|se elimine\\p{L}*|doi(?:t|vent)|devrai(?:t|ent)|recommand(?:ons|ent|é\\p{L}*)|demandons|appelons|exhortons|proposons|suggérons|rejetons|opposons|soutenons|saluons|félicitons|il faut|il convient'
const DEMAND = new RegExp(String.raw`(?<!\p{L})(?:${DEMANDS})(?!\p{L})`, 'iu')

/** Where in a sentence its demand begins; null where it makes none. */
export function demandStart(sentence: string): number | null {
  const at = DEMAND.exec(sentence)
  if (at === null) return null
  const refusal = /(?:no|ne)\s+$/iu.exec(sentence.slice(0, at.index))
  return refusal?.index ?? at.index
}

/** `one` and `all`: what a sentence says of the provisions named before it, without naming them again. */
export function pointsBackAt(sentence: string): 'one' | 'all' | null {
  if (BACK_AT_ALL.test(sentence)) return 'all'
  return BACK_AT_ONE.test(sentence) ? 'one' : null
}

const THINGS =
  'article|item|provision|paragraph|clause|subparagraph|artículo|párrafo|apartado|inciso|disposición|paragraphe|alinéa|disposition'
const BACK_AT_ONE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:the|that|this|same|el|este|ese|dicho|mismo|esta|esa|dicha|cet|ce|ledit|même|cette|le)\s+|l['’])(?:${THINGS})(?!\p{L})(?!\s*\d)`,
  'iu',
)
const BACK_AT_ALL = new RegExp(
  String.raw`(?<!\p{L})(?:these|those|both|such|estos|esos|dichos|ambos|estas|ambas|ces|lesdits|les\s+deux)\s+(?:${THINGS.split(
    '|',
  )
    .map(one => (one.endsWith('ión') ? `${one.slice(0, -3)}iones` : `${one}s`))
    .join('|')})(?!\p{L})`,
  'iu',
)

const WHOLE =
  /(?<!\p{L})(?:(?:the\s+)?(?:scope\s+of\s+(?:the\s+)?)?(?:whole|entire)\s+(?:of\s+the\s+)?(?:convention|treaty|instrument)|the\s+(?:proposed\s+|draft\s+)?(?:convention|treaty|instrument)(?:\s+as\s+a\s+whole)?|(?:criminali[sz]ation|international cooperation|procedural measures|technical assistance)\s+(?:chapter|provisions?)|(?:any|each|every)\s+(?:\p{L}+\s+)?(?:article|provision)|(?:el\s+(?:tratado|convenio|instrumento)|la\s+convención)(?:\s+en\s+su\s+(?:conjunto|totalidad))?|(?:tod[oa]|cada)\s+(?:artículo|disposición)|(?:l['’]ensemble\s+(?:de\s+la|du)\s+|la\s+|le\s+)(?:convention|traité)|chaque\s+(?:article|disposition))(?!\p{L})/giu

/** Targets that are no numbered provisions, as written: the whole instrument, a chapter by its subject. */
export function unnumberedTargets(wording: string): string[] {
  const found = [...wording.matchAll(WHOLE)].map(match => match[0])
  return found.filter(
    (words, index) => found.findIndex(w => w.toLowerCase() === words.toLowerCase()) === index,
  )
}
