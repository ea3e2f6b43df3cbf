/** The names of treaties and laws that no table holds, read as they are written. */

const NOUN =
  /^(?:Convention|Treaty|Covenant|Charter|Protocol|Statute|Declaration|Constitution|Agreement|Directive|Regulation|Compact|Act|Law|Code|Rules|Principles|Ordinance|Decree|Bill|Convenio|Convención|Tratado|Pacto|Carta|Protocolo|Estatuto|Declaración|Constitución|Acuerdo|Directiva|Reglamento|Ley|Código|Reglas|Decreto|Traité|Pacte|Charte|Protocole|Statut|Déclaration|Accord|Règlement|Loi|Décret)$/u
/** Those that are written in small letters; a law by its number. */
const LOWER_NOUN =
  /(?:(?:national\s+)?constitution|rules\s+of\s+procedure|(?:penal|criminal|civil|labour|electronic\s+communications)\s+code|by-?laws|constitución|[Cc]ódigo\s+(?:penal|civil|procesal)|reglamento(?:\s+interno)?|[Cc]ode\s+(?:pénal|civil)|règlement\s+intérieur|(?:law|act|decree|ley|decreto|loi|décret|code|código)(?!\s+(?:enforcement|of\s+(?:conduct|treaties)))(?:\s+(?:[Nn]o\.?|n[°º]\.?|núm\.|número)?\s*\d[\d/.-]*\d)?)(?!\p{L})/uy
const WORD = /\s*(?:\((?:EU|EC|UE|CE)\)\s*)?[\p{L}\p{N}][\p{L}\p{M}\p{N}'’./+-]*/uy
const JOINS = new Set(
  'on of for against and the to in relating concerning between sobre contra para de del la el las los y en al sur contre des du le les relative relatif aux à au pour d’ l’'.split(
    ' ',
  ),
)
const ADJECTIVES =
  /^(?:arabe|africaine?|européenne?|interaméricaine|américaine?|internationale?|additionnel|facultatif|árabe|african[oa]|europe[oa]|interamerican[oa]|american[oa]|internacional|adicional|facultativo|additional|optional|relative|relatif)$/iu

/**
 * The name that begins at `at`, such as "Arab Convention on Lighthouses" or "Convention arabe sur les phares"; null
 * where none does. A name of one word ("Covenant") is given as well.
 */
export function treatyNameAt(text: string, at: number): string | null {
  LOWER_NOUN.lastIndex = at
  const lower = LOWER_NOUN.exec(text)
  if (lower !== null)
    return (lower[0] + (OF_COUNTRY.exec(text.slice(at + lower[0].length))?.[0] ?? '')).trim()
  const words = wordsAt(text, at)
  const noun = words.findIndex(one => NOUN.test(one.word))
  if (noun < 0 || words.slice(0, noun).some(one => !isCapital(one.word) && !JOINS.has(one.word))) return null
  if (noun > 0 && !isCapital(words[0]?.word ?? '')) return null
  let end = words[noun]?.end ?? at
  for (const { word, end: behind, before } of words.slice(noun + 1)) {
    if (NOT_IN_NAMES.test(word) || (/^(?:and|y|et)$/iu.test(word) && before === words[noun]?.word)) break
    const closed = !/^(?:and|y|et)$/iu.test(before) && JOINS.has(before.toLowerCase())
    const known = ADJECTIVES.test(word) && before === words[noun]?.word
    if (
      isCapital(word) ||
      /^(?:\((?:EU|EC|UE|CE)\)\s*)?\d/u.test(word) ||
      known ||
      (closed && SAYS_ON_WHAT.test(`${text.slice(at, end)} ${before} `))
    )
      end = behind
    else if (!JOINS.has(word.toLowerCase()) && !/^[dl]['’]/u.test(word)) break
  }
  return text.slice(at, end).replace(/[.,]+$/u, '')
}

const NOT_IN_NAMES =
  /^(?:Articles?|Arts?|Artículos?|Chapters?|Parts?|Paragraphs?|Annex|Section|The|This|We|It|In|I|Our)$/u
const OF_COUNTRY = /^\s+(?:of|de|du|del)\s+(?:the\s+)?\p{Lu}[\p{L}-]+/u
/** English names are in capitals; Spanish and French ones go on in small letters, once they say on what. */
const SAYS_ON_WHAT =
  /(?:^|\s)(?:Conven|Trat|Pact|Cart|Protocol|Estatuto|Declaraci|Acuerdo|Reglamento|Ley|Trait|Chart|Statut|Déclaration|Accord|Règlement|Loi)\p{Ll}*\s(?:.*\s)?(?:sobre|contra|sur|contre|relative|relatif|arabe|africaine?|européenne?|interaméricaine?|américaine?|internationale?)\s/u
const isCapital = (word: string): boolean => /^(?:[dl]['’])?\p{Lu}/u.test(word)

type Word = { word: string; end: number; before: string }

/** The words up to a sign that ends a name. */
function wordsAt(text: string, at: number): Word[] {
  const words: Word[] = []
  let end = at
  while (words.length < 18) {
    WORD.lastIndex = end
    const match = WORD.exec(text)
    if (match === null || (words.length === 0 && /^\s/.test(match[0]))) break
    end = match.index + match[0].length
    words.push({ word: match[0].trim().replace(/[.,]$/u, ''), end, before: words.at(-1)?.word ?? '' })
    if (/\.$/u.test(match[0]) && !/^\s*(?:No|Nos|núm|n)\.$/iu.test(match[0])) break
  }
  return words
}
