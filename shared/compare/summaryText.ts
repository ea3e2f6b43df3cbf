/** What changed, on one page of plain text: to paste into a mail. */
import type { ComparedWords } from '../words/compared.ts'
import type { AskChange, Comparison, Summary } from './comparison.ts'

/** How many asks are told one by one, and how many characters of each. */
const MOST_ASKS = 20
const MOST_CHARACTERS = 240

/**
 * A first line such as "3 asks reworded, 1 ask dropped; 14 paragraphs changed, 2 new.", then the asks that changed
 * with their words before and after, then what a person should look at. Never longer than a page; what does not fit
 * is counted. Ends with a line end.
 */
export function summaryText(comparison: Comparison, words: ComparedWords): string {
  const { summary, title } = comparison
  if (summary.identical) return `${words.same}\n`
  const asks = comparison.asks.filter(isChanged)
  const told = asks.slice(0, MOST_ASKS).flatMap(ask => askLines(ask, words))
  const more = asks.length > MOST_ASKS ? [words.more(asks.length - MOST_ASKS)] : []
  const warnings = warningLines(comparison, words)
  const lines = [
    ...headLines(summary, words),
    ...(title === undefined ? [] : [words.title(title.old, title.new)]),
    ...section(words.headings.asks, [...told, ...more]),
    ...section(words.headings.check, [
      ...warnings.slice(0, MOST_ASKS),
      ...(warnings.length > MOST_ASKS ? [words.more(warnings.length - MOST_ASKS)] : []),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** An ask that says something else than it did, or is no longer or newly one. */
export const isChanged = ({ change, verb, targets }: AskChange): boolean =>
  change !== 'same' || verb !== undefined || targets !== undefined

/** The counts, a sentence each: asks and paragraphs, then notes and rows, then words. */
export function headLines(summary: Summary, words: ComparedWords): string[] {
  if (summary.groupingOnly) return [words.groupingOnly]
  const { notesChanged, rows } = summary
  const asks = askCounts(summary, words)
  const blocks = blockCounts(summary, words)
  const more = [
    ...(notesChanged > 0 ? [words.notes(notesChanged)] : []),
    ...(rows.inserted + rows.deleted > 0 ? [words.rows(rows.inserted, rows.deleted)] : []),
    ...(summary.words.inserted + summary.words.deleted > 0
      ? [words.words(summary.words.inserted, summary.words.deleted)]
      : []),
  ]
  const head = [asks.join(', ') || words.asks.none, blocks.join(', ') || words.blocks.none].join('; ')
  return [head, more.join('; ')].filter(line => line !== '').map(sentence)
}

function askCounts({ asks, retargeted, verbsChanged }: Summary, words: ComparedWords): string[] {
  const counts = (['reworded', 'dropped', 'added', 'unmarked', 'marked'] as const).flatMap(kind =>
    asks[kind] > 0 ? [words.asks[kind](asks[kind])] : [],
  )
  return [
    ...counts,
    ...(retargeted > 0 ? [words.asks.retargeted(retargeted)] : []),
    ...(verbsChanged > 0 ? [words.asks.verbsChanged(verbsChanged)] : []),
  ]
}

function blockCounts({ blocks, renumbered }: Summary, words: ComparedWords): string[] {
  const counted: [number, (n: number) => string][] = [
    [blocks.changed - renumbered, words.blocks.changed],
    [blocks.inserted, words.blocks.inserted],
    [blocks.deleted, words.blocks.deleted],
    [blocks.moved, words.blocks.moved],
    [blocks['moved-and-changed'], words.blocks.movedAndChanged],
    [blocks.split, words.blocks.split],
    [blocks.merged, words.blocks.merged],
    [renumbered, words.blocks.renumbered],
  ]
  return counted.flatMap(([n, say]) => (n > 0 ? [say(n)] : []))
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function askLines(ask: AskChange, words: ComparedWords): string[] {
  const { change, old, new: now } = ask
  const demand = demandLine(ask, words)
  const [was, is] = [shortened(old?.text ?? ''), shortened(now?.text ?? '')]
  if (change !== 'reworded')
    return [`- ${words.askKinds[change]}: ${is || was}`, ...(demand === '' ? [] : [`  ${demand}`])]
  return [
    `- ${words.askKinds[change]}${demand === '' ? '' : ` (${demand})`}`,
    `  ${words.was(was)}`,
    `  ${words.is(is)}`,
  ]
}

/** What is demanded now, and of what; empty where neither changed. */
export function demandLine({ verb, targets }: AskChange, words: ComparedWords): string {
  return [
    ...(verb === undefined ? [] : [words.verb(verb.old, verb.new)]),
    ...(targets === undefined ? [] : [words.targets(targets.old, targets.new)]),
  ].join('; ')
}

/** A line for each note that may now mean something else. */
export function warningLines({ blocks }: Comparison, words: ComparedWords): string[] {
  return blocks.flatMap(({ warning, new: now }) =>
    warning === undefined ? [] : [words.warnings[warning](now?.[0]?.label ?? '?')],
  )
}

function shortened(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' / ')
  if (line.length <= MOST_CHARACTERS) return line
  const cut = line.slice(0, MOST_CHARACTERS - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_CHARACTERS / 2))} …`
}

function section(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${name}:`, ...lines]
}
