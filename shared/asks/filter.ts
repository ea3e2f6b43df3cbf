/** Which asks of the register are shown: one filter, as an address says it, so that a link shows the same to everybody. */
import { PRIORITIES, VERBS, type Verb } from '../ask.ts'
import { OUTCOMES, type Outcome } from '../outcome.ts'

/** Where an ask has no such thing, for owner, priority and statement. */
export const NONE = 'none'

/** Each is empty where anything goes. */
export type AskFilter = {
  /** Each of these words has to be somewhere in what the ask says. */
  words: string
  verb: Verb | ''
  /** The number of an article, as printed. */
  article: string
  /** The id of a session, to which a statement that carries it belongs. */
  session: string
  /** The id of an organisation. */
  owner: string
  /** What became of it, or of a part of it, in the newest draft; `none` where nobody judged it there. */
  outcome: Outcome | typeof NONE | ''
  /** The id of a statement that carries it, or carried it in a version. */
  statement: string
  tag: string
  priority: (typeof PRIORITIES)[number] | typeof NONE | ''
  /** The id of a process. */
  process: string
}

export const NO_FILTER: AskFilter = {
  ...{ words: '', verb: '', article: '', session: '', owner: '' },
  ...{ outcome: '', statement: '', tag: '', priority: '', process: '' },
}

/** What a filter looks at; a row of the register has it. */
export type Filtered = {
  id: string
  number: number
  verb: string
  wording: string
  targets: readonly { asWritten: string; words?: string | null }[]
  proposedText: string | null
  reason: string | null
  drawnFrom: string | null
  tags: readonly string[]
  process: string | null
  owner: { id: string; name: string } | null
  priority: string | null
  statements: readonly { id: string; session: string | null }[]
  versions: readonly { statement: string }[]
}

/** What is known of an ask beside its row: the articles it is on, and what became of it in the newest draft. */
export type Beside = {
  /** Numbers as printed. */
  articles: readonly string[]
  /** Of the ask, or of each of its parts; empty where nobody judged any. */
  outcomes: readonly Outcome[]
  /** The sessions of statements that carried it only in a version. */
  sessions: readonly string[]
}

/**
 * Reads a filter from an address. What this version does not know counts as nothing said.
 * @param field the value of a field of the address, null where it has none
 */
export function readFilter(field: (name: string) => string | null): AskFilter {
  const text = (name: keyof AskFilter) => (field(name) ?? '').slice(0, 200)
  const oneOf = <const V extends string>(name: keyof AskFilter, known: readonly V[]): V | '' =>
    known.find(value => value === field(name)) ?? ''
  return {
    words: text('words'),
    verb: oneOf('verb', VERBS),
    article: text('article').trim(),
    session: text('session'),
    owner: text('owner'),
    outcome: oneOf('outcome', [...OUTCOMES, NONE]),
    statement: text('statement'),
    tag: text('tag'),
    priority: oneOf('priority', [...PRIORITIES, NONE]),
    process: text('process'),
  }
}

/** The fields that an address needs to say a filter: those that say something. */
export const filterFields = (filter: AskFilter): [string, string][] =>
  Object.entries(filter).filter(([, value]) => value.trim() !== '')

/** Whether a filter leaves anything out. */
export const filters = (filter: AskFilter): boolean => filterFields(filter).length > 0

/**
 * The asks that a filter shows, in the order they come in.
 * @param besideOf what is known of an ask beside its row
 */
export function shownBy<A extends Filtered>(
  asks: readonly A[],
  filter: AskFilter,
  besideOf: (ask: A) => Beside,
): A[] {
  const words = wordsOf(filter.words)
  return asks.filter(ask => {
    const beside = besideOf(ask)
    return holds(ask, filter, beside) && words.every(word => says(ask, word))
  })
}

function holds(ask: Filtered, filter: AskFilter, beside: Beside): boolean {
  const { verb, article, session, owner, outcome, statement, tag, priority, process } = filter
  return (
    (verb === '' || ask.verb === verb) &&
    (article === '' || beside.articles.some(one => folded(one) === folded(article))) &&
    (session === '' || sessionsOf(ask, beside).includes(session)) &&
    (owner === '' || (ask.owner?.id ?? NONE) === owner) &&
    isOutcome(outcome, beside.outcomes) &&
    (statement === '' || isIn(ask, statement)) &&
    (tag === '' || ask.tags.some(one => folded(one) === folded(tag))) &&
    (priority === '' || (ask.priority ?? NONE) === priority) &&
    (process === '' || ask.process === process)
  )
}

function isOutcome(wanted: AskFilter['outcome'], outcomes: readonly Outcome[]): boolean {
  if (wanted === '') return true
  return wanted === NONE ? outcomes.length === 0 : outcomes.includes(wanted)
}

const sessionsOf = (ask: Filtered, { sessions }: Beside): readonly string[] => [
  ...ask.statements.flatMap(({ session }) => session ?? []),
  ...sessions,
]

/** `none`: no living statement carries it now. */
function isIn({ statements, versions }: Filtered, wanted: string): boolean {
  if (wanted === NONE) return statements.length === 0
  return statements.some(({ id }) => id === wanted) || versions.some(({ statement }) => statement === wanted)
}

/** `#12` is the ask of that number alone; a bare number is looked for in the words too. */
function says(ask: Filtered, word: string): boolean {
  if (/^#\d+$/.test(word)) return word.slice(1) === String(ask.number)
  return word === String(ask.number) || saidBy(ask).includes(word)
}

/** Kept for as long as the row is, for every letter typed in a search asks for it again. */
const said = new WeakMap<Filtered, string>()

function saidBy(ask: Filtered): string {
  const known = said.get(ask)
  if (known !== undefined) return known
  const { wording, targets, proposedText, reason, drawnFrom, tags } = ask
  const named = targets.flatMap(({ asWritten, words }) => [asWritten, words ?? ''])
  const text = folded([wording, ...named, proposedText, reason, drawnFrom, ...tags].join('\n'))
  said.set(ask, text)
  return text
}

const wordsOf = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean)

/** Without case, and without the accents that people leave out when they type a search. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
