/** A comparison as plain text for a terminal or a mail: counts, then asks, then each block that differs. */

import type {
  AskChange,
  BlockChange,
  Comparison,
  FormChange,
  Side,
  Word,
} from '../../shared/compare/comparison.ts'
import { isChanged } from '../../shared/compare/summaryText.ts'

/** Deleted words stand as `[-…-]`, inserted ones as `{+…+}`; long stretches that stayed are shortened to `…`. */
export function comparisonText(comparison: Comparison): string {
  const { summary, title, asks, blocks } = comparison
  if (summary.identical) return 'The two texts are the same.\n'
  const changedAsks = asks.filter(isChanged)
  const changed = blocks.filter(block => block.change !== 'same' || block.warning !== undefined)
  const lines = [
    `Asks: ${counts(summary.asks)}.`,
    `Blocks: ${counts(summary.blocks)}.`,
    `Words: ${summary.words.inserted} inserted, ${summary.words.deleted} deleted.`,
    ...(summary.groupingOnly
      ? ['Only the grouping of blocks into lists, quotations or tables differs.']
      : []),
    ...(title === undefined ? [] : ['', `Title: ${marked(title.words)}`]),
    ...section('Asks', changedAsks.map(askLine)),
    ...section('Changes', changed.map(blockLine)),
  ]
  return `${lines.join('\n')}\n`
}

function counts(of: Record<string, number>): string {
  const said = Object.entries(of).filter(([, count]) => count > 0)
  return said.length === 0 ? 'none' : said.map(([what, count]) => `${count} ${what}`).join(', ')
}

function section(name: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', name, ...lines.map(line => `  ${line}`)]
}

function askLine({ change, old, new: now, words, verb, targets }: AskChange): string {
  const said = words === undefined ? flat(now?.text ?? old?.text ?? '') : marked(words)
  const demand = [
    ...(verb === undefined ? [] : [` (verb: ${verb.old} → ${verb.new})`]),
    ...(targets === undefined ? [] : [` (targets: ${named(targets.old)} → ${named(targets.new)})`]),
  ]
  return `${change}: ${said}${demand.join('')}`
}

const named = (targets: readonly string[]): string => targets.join(', ') || 'none'

function blockLine({ change, old, new: now, words, form, row, warning }: BlockChange): string {
  const [side] = now ?? old ?? []
  const place = side === undefined ? '' : `${side.index + 1}`
  const said = words === undefined ? flat(side?.text ?? '') : marked(words)
  const moved = change.startsWith('moved') && old?.[0] ? ` (from ${old[0].index + 1})` : ''
  const notice = warning === undefined ? '' : ` (check: ${warning})`
  const label = labelOf(side)
  const what = row === undefined ? change : `row ${change}`
  return `${place} ${what}${moved}: ${label}${said}${(form ?? []).map(formNote).join('')}${notice}`
}

function labelOf(side: Side | undefined): string {
  if (side?.label === undefined) return ''
  return side.type === 'footnote' ? `note ${side.label}: ` : `${side.label} `
}

function formNote({ what, old, new: now }: FormChange): string {
  return ` (${what}: ${old ?? 'none'} → ${now ?? 'none'})`
}

function marked(words: readonly Word[]): string {
  const stretches = joined(words)
  const last = stretches.length - 1
  return stretches.map((word, at) => wordText(word, at === 0, at === last)).join('')
}

/** What was taken out or put in as one stretch, whatever its marks: they do not show here. */
function joined(words: readonly Word[]): Word[] {
  const stretches: Word[] = []
  for (const word of words) {
    const last = stretches.at(-1)
    const goesOn =
      word.op !== '=' && word.note === undefined && last?.note === undefined && last?.op === word.op
    if (goesOn && last !== undefined) last.text += word.text
    else stretches.push({ ...word })
  }
  return stretches
}

function wordText(word: Word, first: boolean, last: boolean): string {
  const text = word.note === undefined ? flat(word.text) : `[note ${word.note.new ?? word.note.old ?? '?'}]`
  if (word.op === '-') return `[-${text}-]`
  if (word.op === '+') return `{+${text}+}`
  if (word.note !== undefined) return ''
  const shown = shortened(text, first, last)
  return word.marksWere === undefined
    ? shown
    : `<${shown}> (marks: ${names(word.marksWere)} → ${names(word.marks)})`
}

function names(marks: Word['marks']): string {
  const all = (marks ?? []).map(mark => (mark.type === 'link' ? `link ${mark.attrs.href}` : mark.type))
  return all.length === 0 ? 'none' : all.join(', ')
}

function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= 2 * CONTEXT + 3) return text
  const head = first ? '' : text.slice(0, CONTEXT)
  const tail = last ? '' : text.slice(-CONTEXT)
  return `${head}…${tail}`
}

/** How many characters of what stayed are shown before and after a change. */
const CONTEXT = 40

function flat(text: string): string {
  return text.replaceAll('\n', ' / ')
}
