/** Which verb of the register a demand's words mean, in English, Spanish and French. */
import type { Verb } from '../ask.ts'

/** Stems, tried in this order on each of the first words. */
const VERBS_BY_WORD: readonly [Verb, RegExp][] = [
  [
    'oppose',
    /^(?:avoid|oppos|refrain|resist|do not|don['’]t|not (?:be |been )?(?:includ|encourag|promot|allow|us|introduc|extend|appl|permit|adopt|requir|criminali|serv)|should not|must not|abstain|evit|opon|abst|éviter|évit|s['’]oppos|s['’]absten|ne pas|no (?:se )?(?:inclu|permit|promu|extend|adopt))/iu,
  ],
  [
    'delete',
    /^(?:go(?=\s*(?:[.,;!]|$))|delet|remov|strik|struck|drop|eliminat|suprim|supres|elimin|supprim|suppres|retir|biff)/iu,
  ],
  ['replace', /^(?:replac|substitut|reempla|sustitu|remplac)/iu],
  ['reject', /^(?:reject|recha[cz]|rejet)/iu],
  ['narrow', /^(?:narrow|restrict|restring|restrin|acot|restrei|resserr)/iu],
  ['limit', /^(?:limit|confin|circunscrib)/iu],
  [
    'mainstream',
    /^(?:mainstream|transversali|intégrer (?:la|une) (?:dimension|perspective)|(?:integr|incorpor)\p{L}* (?:la|una) perspectiva)/iu,
  ],
  ['define', /^(?:defin|specify|specifi|défini)/iu],
  ['clarify', /^(?:clarif|make (?:it|this|that) clear|aclar|precis(?:ar|en|ió)|précis)/iu],
  ['move', /^(?:move|mov(?:ed|ing|er)|muev|relocat|transfer|traslad|reubic|déplac)/iu],
  ['retain', /^(?:retain|keep|maintain|preserv|manten|manteng|conserv|mainten|maintien|maintenu|gard)/iu],
  ['welcome', /^(?:welcom|support|celebr|acog|apoy|salu|souten|soutien|accueil|félicit)/iu],
  [
    'insert',
    /^(?:insert|add(?:ed|ing|ition|s)?(?!\p{L})|includ|inclusion|incorporat|introduc|integrat|make certain|make sure|ensur|guarante|provid|establish|engag|requir|referenc|inclu[iíy]|incorpor|añad|agreg|garanti|asegur|establec|exig|insér|ajout|inclur|inclu(?!\p{L})|introdui|intégr|assur|établ|veill|prévoi|prevé|prever)/iu,
  ],
  [
    'amend',
    /^(?:amend|revis|redraft|rewrit|improv|strengthen|harmoni|align|reform|modif|chang|enmend|enmiend|reescrib|fortale|refor[cz]|refuer|mejor|armoni|alin|adapt|révis|renforc|amélior|reformul|rédig)/iu,
  ],
]

/** The verb of an ask: that of its first words, else the one behind "should" or "recommend", else `amend`. */
export function verbOf(wording: string): Verb {
  const words = wording.replace(/^[^\p{L}]+/u, '')
  if (REFUSING.test(words)) return 'oppose'
  const calls = SUPPORTED.exec(words)
  if (calls !== null) return verbAmong(calls[1] ?? '', 12) ?? 'welcome'
  const start = verbAmong(words, 3)
  if (start !== null) return start
  for (const modal of words.matchAll(MODAL)) {
    const verb = verbAmong(words.slice(modal.index + modal[0].length), 8)
    if (verb !== null) return verb
  }
  // What "shall" be is language offered for the treaty.
  return /(?<!\p{L})shall(?!\p{L})/iu.test(words) ? 'insert' : 'amend'
}

/** In Spanish and French the "not" stands before the verb: "no debe", "ne devrait pas". */
const REFUSING = /^(?:\p{L}+['’\s]+){0,12}?(?:no\s+deb\p{L}+|ne\s+(?:doi|devr)\p{L}+\s+pas)(?!\p{L})/iu
/** "We support calls for it to be deleted" wants what the calls want. */
const SUPPORTED =
  /^(?:we\s+)?(?:therefore\s+|also\s+|strongly\s+)*(?:support|join|echo)\s+(?:the\s+)?(?:calls?|proposals?|suggestions?|requests?)\s+(?:for|to|that)\s.*?(?<!\p{L})(?:to\s+be|be|to)\s+(.*)$/isu

const MODAL =
  /(?<!\p{L})(?:should|must|shall|recommend\p{L}*|suggest\p{L}*|propos\p{L}*|urge[sd]?|call(?:s|ed)? (?:on|for|upon)|needs? to|to be|debe\p{L}*|debiera\p{L}*|recomend\p{L}*|recomiend\p{L}*|pedi\p{L}*|pide\p{L}*|insta\p{L}*|propon\p{L}*|suger\p{L}*|sugier\p{L}*|solicit\p{L}*|doi(?:t|vent)|devrai\p{L}*|recommand\p{L}*|demand\p{L}*|suggér\p{L}*|appel\p{L}*|exhort\p{L}*)(?!\p{L})/giu

/** The verb of the first of so many words that has one. */
function verbAmong(text: string, most: number): Verb | null {
  const near = text.slice(0, most * 30)
  const words = [...near.matchAll(/\p{L}[\p{L}'’-]*/gu)].slice(0, most).map(match => near.slice(match.index))
  for (const rest of words) {
    const found = VERBS_BY_WORD.find(([, pattern]) => pattern.test(rest))
    if (found !== undefined) return found[0]
  }
  return null
}

const IMPERATIVE =
  /^\s*(?:delete|remove|strike|replace|substitute|insert|add|amend|revise|redraft|clarify|define|narrow|limit|retain|keep|move|reject|oppose|welcome|support|include|incorporate|suprimir|suprímase|eliminar|elimínese|reemplazar|sustituir|insertar|añadir|agregar|enmendar|modificar|revisar|aclarar|definir|limitar|restringir|mantener|conservar|incluir|rechazar|supprimer|remplacer|insérer|ajouter|amender|modifier|réviser|clarifier|préciser|définir|limiter|restreindre|maintenir|conserver|inclure|rejeter)(?!\p{L})/iu

/** Whether a sentence begins with what is to be done: "Delete Article 17." */
export const isImperative = (sentence: string): boolean => IMPERATIVE.test(sentence)
