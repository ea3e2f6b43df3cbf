/** Marks of the negotiation on a provision: `[agreed ad referendum]`, `(deleted)`. */

const MARKS = [
  '(?:provisionally\\s+|text\\s+)?agreed(?:\\s+(?:ad\\s+ref(?:erendum|\\.)?|in\\s+principle|text|upon))?',
  'ad\\s+ref(?:erendum|eréndum|\\.)?',
  '(?:to\\s+be\\s+)?(?:deleted|struck|moved|merged|completed|inserted|discussed|decided|confirmed|revised)',
  'delete',
  'reserved',
  'placeholder',
  'pending',
  'new',
  'former(?:ly)?',
  'previously',
  'retained',
  'no\\s+(?:text|consensus|agreement)',
  'under\\s+(?:further\\s+)?(?:discussion|negotiation|consideration)',
  '(?:texto\\s+)?(?:acordado|convenido|aprobado)(?:\\s+ad\\s+refer[eé]ndum)?',
  '(?:se\\s+)?(?:suprimido|suprimida|suprime|eliminado|eliminada|trasladado|trasladada|reservado|reservada|pendiente)',
  '(?:nuevo|nueva)',
  '(?:texte\\s+)?(?:approuvé|convenu|agréé)e?(?:\\s+ad\\s+r[eé]f[eé]rendum)?',
  '(?:supprimé|déplacé|réservé|fusionné)e?',
  'à\\s+(?:supprimer|compléter)',
  'en\\s+(?:suspens|discusión|discussion)',
  'نص\\s+متفق\\s+عليه',
  'متفق\\s+عليه',
  'محذوفة?',
  'согласовано',
  'исключен[ао]?',
].join('|')

/** Words that are followed by more words only where they say where something went or came from. */
const WHOLE = new RegExp(
  `^(?:${MARKS})(?:\\s*(?:[,;–—-]|$)|\\s+(?:to|from|with|as|by|into|on|at|in|subject|pending|until|ad|article|art\\.|artículo|paragraph|para|párrafo|a|al|con|como|por|en|à|avec|comme|par|l[’'])(?![\\p{L}])).{0,120}$`,
  'iu',
)

/** Whether these words, with or without brackets, are a mark and nothing else. */
export function isMark(text: string): boolean {
  const bare = bareOf(text)
  return bare !== null && bare.length <= LONGEST && WHOLE.test(bare)
}

const LONGEST = 120

/** The words in one pair of brackets, or the words as they are; null where there are more brackets or none left. */
function bareOf(text: string): string | null {
  const trimmed = text.trim()
  const inner = /^\[([^[\]]*)\]$|^\(([^()]*)\)$/.exec(trimmed)
  const bare = (inner?.[1] ?? inner?.[2] ?? trimmed).trim()
  return bare === '' || /[[\]]/.test(bare) ? null : bare.replace(/[.:]$/, '')
}

/**
 * The marks in brackets at the beginning and the end of these words.
 * @param heading in a heading a mark may stand without brackets: `Article 17 – deleted`
 */
export function takeMarks(text: string, heading: boolean): { text: string; marks: string[] } {
  if (heading && isMark(text)) return { text: '', marks: [bareOf(text) ?? ''] }
  const before: string[] = []
  const behind: string[] = []
  let left = text.trim()
  while (before.length < MOST) {
    const group = FIRST_GROUP.exec(left)?.[0] ?? ''
    if (group === '' || !isMark(group)) break
    before.push(bareOf(group) ?? '')
    left = left.slice(group.length).replace(/^[.:]/, '').trim()
  }
  while (behind.length < MOST) {
    const at = lastGroup(left)
    if (at === null || !isMark(left.slice(at))) break
    behind.unshift(bareOf(left.slice(at)) ?? '')
    left = left.slice(0, at).trimEnd()
  }
  return { text: left, marks: [...before, ...behind] }
}

const FIRST_GROUP = /^(?:\[[^[\]]{1,120}\]|\([^()]{1,120}\))/
/** So many marks are taken from either end. */
const MOST = 4

/** Where the group in brackets at the end begins; null where the text does not end in one short enough. */
function lastGroup(text: string): number | null {
  const close = text.at(-1)
  if (close !== ']' && close !== ')') return null
  const at = text.lastIndexOf(close === ']' ? '[' : '(')
  return at < 0 || text.length - at > LONGEST + 2 ? null : at
}

/** Two marks as one: `agreed; moved from 12`. */
export function joinMarks(before: string | null, more: readonly string[]): string | null {
  const all = [before, ...more].filter(mark => mark !== null && mark !== '')
  return all.length === 0 ? null : all.join('; ')
}
