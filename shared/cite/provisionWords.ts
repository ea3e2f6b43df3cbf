/**
 * The words by which English, Spanish and French call the parts of a treaty, as sources of expressions with the
 * flags `iu`. They stand together whatever the language of a text, because texts of negotiations are mixed.
 */

/** Not inside another word: `state-of-the-art 5G` names no article. */
export const APART = String.raw`(?<![\p{L}\p{N}_-])`

const any = (...words: string[]): string => `(?:${words.join('|')})`

/** `24 bis`: what may follow a number. */
export const LATIN = any('bis', 'ter', 'qu[aá]ter', 'quinquies', 'sexies', 'septies', 'octies')

/** A letter that counts: `g`, `bb`, or a small Roman number. */
export const LETTER = any('[a-z]', 'aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', '[ivx]{2,5}')

export const PARAGRAPH = any(
  'paragraphs?',
  String.raw`paras?(?:\.|(?=\s))`,
  String.raw`pars?\.`,
  'p[áa]rrafos?',
  String.raw`p[áa]rrs?\.`,
  'numerales',
  'numeral',
  'paragraphes?',
  'sections?',
  'apartados?',
  '§§?',
)

export const POINT = any(
  'sub-?paragraphs?',
  String.raw`sub-?paras?\.?`,
  'sub-?points?',
  'sub-?clauses?',
  '(?:sub|sous)-?(?:párrafos?|apartados?|incisos?|alinéas?|paragraphes?)',
  'points?',
  'puntos?',
  'items?',
  'clauses?',
  'letters?',
  String.raw`lits?\.`,
  'littera',
  'letras?',
  'literales',
  'literal',
  'incisos?',
  'lettres?',
  'alinéas?',
  String.raw`let\.`,
  String.raw`al\.`,
)

export const CHAPEAU = any('chapeau', 'chapeaux', 'encabezamiento', 'encabezado')

const ORDINAL_WORDS: readonly (readonly string[])[] = [
  ['first', 'primer', 'primero', 'primera', 'premier', 'première'],
  ['second', 'segundo', 'segunda', 'deuxième', 'seconde'],
  ['third', 'tercer', 'tercero', 'tercera', 'troisième'],
  ['fourth', 'cuarto', 'cuarta', 'quatrième'],
  ['fifth', 'quinto', 'quinta', 'cinquième'],
  ['sixth', 'sexto', 'sexta', 'sixième'],
  ['seventh', 'séptimo', 'séptima', 'septième'],
  ['eighth', 'octavo', 'octava', 'huitième'],
  ['ninth', 'noveno', 'novena', 'neuvième'],
  ['tenth', 'décimo', 'décima', 'dixième'],
]

/** `second`, `deuxième`. */
export const ORDINAL = any(...ORDINAL_WORDS.flat().sort((one, other) => other.length - one.length))

const NUMBERS = new Map(
  ORDINAL_WORDS.flatMap((words, index) => words.map(word => [word, String(index + 1)] as const)),
)

/** The number an ordinal word stands for; null for any other word. */
export const ordinalNumber = (word: string): string | null => NUMBERS.get(word.toLowerCase()) ?? null

export const AND = any('and/or', 'and', 'or', 'y', 'e', 'o', 'u', 'et', 'ou', '&')

/** What leads from a part to the whole: `paragraph 2 of the proposed Article 5`. */
export const OF = String.raw`\s+(?:of|in|to|under|from|del|de\s+la|de\s+las|de\s+los|de\s+l['’]|de|du|des|d['’]|en\s+el|à\s+l['’]|dans\s+l['’])(?:(?<=['’])|\s+)(?:(?:the|el|la|le)\s+)?(?:l['’])?(?:(?:proposed|draft|new|revised|current|future)\s+)*`

/** A text of the writers' own, or any that is no treaty: `of this letter`. */
export const OWN_TEXT = String.raw`(?:(?:this|that|our|my|their|his|her|its|the|an?|earlier|previous|present|same|joint|oral|written|aforementioned|esta|este|nuestr[oa]|su|la|el|presente|cette|ce|cet|notre|nos|le|présente?)\s+)*(?:letter|submission|statement|report|note|contribution|paper|brief|briefing|position|comments?|guide|guidelines?|study|book|handbook|judgment|decision|opinion|recommendations?|general\s+comment|list|annex|appendix|carta|informe|contribución|declaración\s+conjunta|nota|comunicación|posición|estudio|sentencia|observación\s+general|lettre|rapport|communication|étude|arrêt|observation\s+générale)(?![\p{L}])`

/** Where a writer points into the own text. */
export const OWN_PLACE = String.raw`\s*,?\s*(?:above|below|supra|infra|overleaf|hereof|más\s+arriba|más\s+abajo|arriba|ci-dessus|ci-dessous|plus\s+haut|plus\s+bas)(?![\p{L}])`
