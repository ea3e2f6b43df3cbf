/**
 * Words that were put in, or taken out, and turn what stands beside them into something else: a negation, an exception,
 * a condition, a weaker verb; in English, Spanish and French.
 */
import { type Read, type Reader, RUN, runsIn } from './wordRuns.ts'

/** Texts of provisions, a line for each provision. */
export type Between = { aimed: string; now: string }

/**
 * Whether a text turned where our language stands in it.
 * @param target the provisions that the ask is on; `around`: the rest of their articles; `above`: what introduces them
 * @param ours language that may stand there, however often; where there is none, every line that changed counts
 * @param known words that the ask itself wants to see changed
 */
export function isTurned(
  { target, around, above }: { target: Between; around: Between; above: Between },
  ours: readonly string[],
  known: readonly string[],
  read: Reader,
): boolean {
  const own = ourRuns(ours, read)
  const changed = changedLines(target, own, read)
  const allowed = new Set(known.flatMap(words => read(words).words))
  const near = changed.now.filter(line => ours.length === 0 || line.ours)
  if (near.some(({ left }) => left.some(word => turns(word) || hedges(word)))) return true
  if (hasMore(near, changed)) return true
  if (near.some(({ left }) => left.some(word => isOpposite(word, own.words)))) return true
  const replaced = near.length > 0 && near.every(line => line.whole)
  const lost = changed.old.flatMap(({ left }) => left)
  if (!replaced && lost.some(word => turns(word) && !allowed.has(word))) return true
  const far = [...changed.now.filter(line => !near.includes(line)), ...changedLines(around, own, read).now]
  return far.some(isExempting) || isOtherwise(above, own, read)
}

/** Whether a word that turns stands in some lines, and more often in all that changed than before: in which is not told. */
function hasMore(near: readonly Line[], changed: { old: Line[]; now: Line[] }): boolean {
  const was = tallyOf(changed.old.flatMap(({ words }) => words))
  const is = tallyOf(changed.now.flatMap(({ others }) => others))
  return near.some(({ others }) =>
    others.some(word => (turns(word) || hedges(word)) && is.get(word)! > (was.get(word) ?? 0)),
  )
}

/** What introduces a provision says something else, or says it more weakly. */
function isOtherwise(above: Between, own: Own, read: Reader): boolean {
  const { old, now } = changedLines(above, own, read)
  return [...old, ...now].some(({ left }) => left.some(word => turns(word) || hedges(word)))
}

/** Our language: its words, and its runs. */
type Own = { words: ReadonlySet<string>; runs: ReadonlySet<string> }

function ourRuns(ours: readonly string[], read: Reader): Own {
  const all = ours.map(one => read(one).words)
  return {
    words: new Set(all.flat()),
    runs: new Set(all.flatMap(words => runsIn(words, Math.min(RUN, words.length)))),
  }
}

/**
 * A line that the other text does not have. `others` are its words that are in no run of ours, `left` those of them that
 * are in no run of the other text either.
 */
type Line = { words: readonly string[]; others: string[]; left: string[]; ours: boolean; whole: boolean }

function changedLines({ aimed, now }: Between, own: Own, read: Reader): { old: Line[]; now: Line[] } {
  if (keyOf(read(aimed)) === keyOf(read(now))) return { old: [], now: [] }
  const [was, is] = [linesOf(aimed, read), linesOf(now, read)]
  const [old, fresh] = [without(was, is), without(is, was)]
  return { old: leftIn(old, tally(fresh), own), now: leftIn(fresh, tally(old), own) }
}

const linesOf = (text: string, read: Reader): Read[] =>
  text === '' ? [] : text.split('\n').map(line => read(line))

/** Lines that the other text does not have so often, word for word. */
function without(lines: readonly Read[], others: readonly Read[]): Read[] {
  const there = tallyOf(others.map(keyOf))
  return lines.filter(line => !take(there, keyOf(line)))
}

const keyOf = ({ words }: Read): string => words.join(' ')

const tally = (lines: readonly Read[]) => tallyOf(lines.flatMap(({ words }) => runsIn(edged(words), RUN)))

/** With its ends, so that its first and last words are in as many runs as the others. */
const edged = (words: readonly string[]): string[] => [...EDGE, ...words, ...EDGE]
const EDGE = ['', '']

function tallyOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0
  if (left > 0) counts.set(key, left - 1)
  return left > 0
}

function leftIn(lines: readonly Read[], others: Map<string, number>, own: Own): Line[] {
  return lines.map(({ words }) => {
    const ours = covered(words, run => own.runs.has(run), [1, 2, RUN])
    const theirs = covered(edged(words), run => take(others, run), [RUN])
    return {
      words,
      others: words.filter((_, at) => !ours.has(at)),
      left: words.filter((_, at) => !ours.has(at) && !theirs.has(at + EDGE.length)),
      ours: ours.size > 0,
      whole: ours.size === words.length,
    }
  })
}

/** The places of words that stand in a run of which `has` is true. */
function covered(
  words: readonly string[],
  has: (run: string) => boolean,
  sizes: readonly number[],
): Set<number> {
  const found = new Set<number>()
  for (const size of sizes)
    for (const [from, run] of runsIn(words, size).entries())
      if (has(run)) for (let at = from; at < from + size; at += 1) found.add(at)
  return found
}

/** A new line that takes something out of what other provisions say. */
const isExempting = ({ words, left }: Line): boolean =>
  left.some(turns) && words.some(word => REFERS.test(word))

const REFERS =
  /^(?:paragraph|subparagraph|article|provision|section|chapter|convention|above|preceding|foregoing|párrafo|artículo|disposición|capítulo|convención|convenio|anterior|precedente|paragraphe|alinéa|disposition|chapitre|précédent|ci)(?:s|es)?$|^appl|^aplic/u

const turns = (word: string): boolean => TURNS.test(word)
const hedges = (word: string): boolean => HEDGES.test(word)

/** Negations, exceptions, and what makes one thing depend on another. */
const TURNS = new RegExp(
  `^(?:${[
    'not|no|nor|never|neither|none|nothing|nobody|without|cannot|t|only|solely|merely|but|however|save|unless|until',
    'except\\w*|exclud\\w*|exempt\\w*|derogat\\w*|notwithstanding|despite|regardless|irrespective|waive\\w*',
    'subject|provided|prohibit\\w*|forbid\\w*|forbidden|refus\\w*|prevent\\w*|suspend\\w*|deem\\w*|prejudice',
    'ni|nunca|jamás|sin|ningún|ninguna|ninguno|nada|tampoco|pero|salvo|menos|obstante|solo|sólo|solamente|únicamente',
    'excepci\\p{L}*|exclu\\p{L}*|exent\\p{L}*|exim\\p{L}*|sujet\\p{L}*|supedit\\p{L}*|prohíb\\p{L}*|independientemente|perjuicio|reserva',
    'ne|n|pas|jamais|sans|aucun|aucune|non|nul|nulle|rien|sauf|hormis|moins|mais|toutefois|cependant|seulement|uniquement',
    'nonobstant|dérog\\p{L}*|réserve|soumis\\p{L}*|interdi\\p{L}*|malgré|indépendamment|préjudice',
  ].join('|')})$`,
  'u',
)

/** Words that leave it to somebody, or to circumstances. */
const HEDGES = new RegExp(
  `^(?:${[
    'may|might|could|should|can|or|if|when|whenever|where|wherever|whether|appropriate|possible|practicable|feasible',
    'applicable|extent|far|discretion|domestic|national|endeavou?r\\w*|strive\\w*|seek\\w*|encourag\\w*|consider\\w*|aim\\w*',
    'optional\\w*|voluntar\\w*|invite\\w*|urge\\w*|reasonabl\\w*|undue|unduly|generally|normally|principle|insofar',
    'podr[áí]\\p{L}*|puede\\p{L}*|deber[íi]a\\p{L}*|o|u|si|cuando|siempre|proceda|procedente|corresponda|apropiad\\p{L}*|posible',
    'viable|procurar\\p{L}*|medida|condici\\p{L}*|intern[oa]|discreción|alent\\p{L}*|considerar\\p{L}*|según',
    'peut|peuvent|pourr\\p{L}*|devrai\\p{L}*|ou|lorsqu\\p{L}*|quand|échéant|appropri\\p{L}*|besoin|mesure|efforc\\p{L}*',
    'facultati\\p{L}*|envisag\\p{L}*|encourag\\p{L}*|discrétion|condition\\p{L}*|interne|selon',
  ].join('|')})$`,
  'u',
)

/** “Unlawful” where we say “lawful”, or the other way round. */
const isOpposite = (word: string, ours: ReadonlySet<string>): boolean =>
  BEGINNINGS.some(
    beginning =>
      (word.startsWith(beginning) &&
        word.length > beginning.length + 3 &&
        ours.has(word.slice(beginning.length))) ||
      ours.has(`${beginning}${word}`),
  )

const BEGINNINGS = ['un', 'in', 'im', 'il', 'ir', 'non', 'dis', 'des', 'dés', 'mis']
