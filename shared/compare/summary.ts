import type { AskChange, BlockChange, Summary, Word } from './comparison.ts'
import { wordsOf } from './likeness.ts'

/** Counts a comparison. @param differs whether the titles and the canonical bodies are different */
export function summaryOf(
  blocks: readonly BlockChange[],
  asks: readonly AskChange[],
  differs: { title: boolean; body: boolean },
): Summary {
  const summary: Summary = {
    identical: !differs.title && !differs.body,
    groupingOnly: false,
    blocks: {
      same: 0,
      changed: 0,
      inserted: 0,
      deleted: 0,
      moved: 0,
      'moved-and-changed': 0,
      split: 0,
      merged: 0,
    },
    asks: { same: 0, reworded: 0, added: 0, dropped: 0, marked: 0, unmarked: 0 },
    retargeted: asks.filter(ask => ask.targets !== undefined).length,
    verbsChanged: asks.filter(ask => ask.verb !== undefined).length,
    notesChanged: 0,
    renumbered: 0,
    rows: rowsOf(blocks),
    warnings: 0,
    words: { inserted: 0, deleted: 0 },
  }
  for (const block of blocks) {
    summary.blocks[block.change]++
    const isNote = (block.new ?? block.old)?.[0]?.type === 'footnote'
    if (isNote && block.change !== 'same') summary.notesChanged++
    if (block.warning !== undefined) summary.warnings++
    if (isRenumbered(block)) summary.renumbered++
    summary.words.inserted += countOf(block.words, '+')
    summary.words.deleted += countOf(block.words, '-')
  }
  for (const ask of asks) summary.asks[ask.change]++
  summary.groupingOnly = differs.body && !differs.title && summary.blocks.same === blocks.length
  return summary
}

/** How many rows of tables came or went as a whole. */
function rowsOf(blocks: readonly BlockChange[]): Summary['rows'] {
  const rows = { inserted: new Set<string>(), deleted: new Set<string>() }
  for (const { row, old, new: now } of blocks) {
    const cell = (now ?? old)?.[0]?.cell
    if (row !== undefined && cell !== undefined) rows[row].add(`${cell.table} ${cell.row}`)
  }
  return { inserted: rows.inserted.size, deleted: rows.deleted.size }
}

/** Whether nothing but the number a block begins with is another. */
function isRenumbered({ change, form }: BlockChange): boolean {
  return change === 'changed' && form?.length === 1 && form[0]?.what === 'number'
}

function countOf(words: readonly Word[] | undefined, op: Word['op']): number {
  return (words ?? []).reduce((sum, word) => sum + (word.op === op ? wordsOf(word.text).length : 0), 0)
}
