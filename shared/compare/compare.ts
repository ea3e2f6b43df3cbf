/**
 * Compares two letters. Blocks are aligned (align.ts), moves and splits are told apart (moves.ts, splits.ts),
 * words are compared inside what belongs together (words.ts), and asks are followed (asks.ts). The result is a
 * plain value, described in comparison.ts.
 */
import { canonicalBody } from '../statement/canonical.ts'
import { normalise } from '../statement/normalise.ts'
import type { Doc } from '../statement/tree.ts'
import { align } from './align.ts'
import type { AskRecords } from './askSays.ts'
import { compareAsks } from './asks.ts'
import { blockChanges } from './blocks.ts'
import type { BlockChange, Comparison } from './comparison.ts'
import { warned } from './noteWarnings.ts'
import type { Pairing } from './pairing.ts'
import { summaryOf } from './summary.ts'
import type { NoteNames } from './tokens.ts'
import { type Unit, type Units, unitsOf } from './units.ts'
import { compareWords } from './words.ts'

export type CompareOptions = {
  /** BCP 47: divides words in every block that names no language of its own. */
  language: string
  /** The titles, where they are to be compared as well. */
  titles?: { old: string; new: string }
  /** What the register holds of each letter's asks; without it verbs and targets are read from the words. */
  asks?: { old: AskRecords; new: AskRecords }
}

/**
 * What is different from the old letter to the new one. Either may hold what freezing would leave out; empty
 * containers and the hidden names of a bound list are no blocks here. Never refuses: a reference to nothing is
 * compared as such.
 */
export function compare(oldDoc: Doc, newDoc: Doc, options: CompareOptions): Comparison {
  const old = unitsOf(oldDoc)
  const now = unitsOf(newDoc)
  const notes = align(old.notes, now.notes)
  const body = align(old.body, now.body)
  const context = { language: options.language, names: noteNames(old, now, notes) }
  const blocks: BlockChange[] = [
    ...blockChanges(old.body, now.body, body, { ...context, moves: true }),
    ...warned(
      blockChanges(old.notes, now.notes, notes, { ...context, moves: false }),
      old.notes,
      now.notes,
      notes,
    ),
  ]
  const asks = compareAsks(old.asks, now.asks, {
    ...context,
    partnerOfOld: unit => now.body[body.toNew[unit.index] ?? -1],
    partnerOfNew: unit => old.body[body.toOld[unit.index] ?? -1],
    ...(options.asks && { records: options.asks }),
  })
  const title = titleChange(options)
  return {
    format: 'undersigned-comparison',
    formatVersion: 1,
    language: options.language,
    ...(title !== undefined && { title }),
    asks,
    blocks,
    summary: summaryOf(blocks, asks, {
      title: title !== undefined,
      body: shapeOf(oldDoc) !== shapeOf(newDoc),
    }),
  }
}

/** Notes that are each other have one name on both sides, so that a reference to either means the same. */
function noteNames(old: Units, now: Units, notes: Pairing): { old: NoteNames; now: NoteNames } {
  const side = (units: Units, nameAt: (position: number) => string): NoteNames => {
    const names = new Map<string | null, string>()
    for (const [position, note] of units.notes.entries()) {
      if (note.id !== null && !names.has(note.id)) names.set(note.id, nameAt(position))
    }
    return {
      nameOf: note => names.get(note) ?? 'nothing',
      numberOf: note => units.numbers.get(note ?? ''),
    }
  }
  return {
    old: side(old, position => `old ${position}`),
    now: side(now, position => {
      const partner = notes.toOld[position] ?? -1
      return partner === -1 ? `new ${position}` : `old ${partner}`
    }),
  }
}

function titleChange({ titles, language }: CompareOptions): Comparison['title'] | undefined {
  if (titles === undefined || titles.old === titles.new) return undefined
  const none: NoteNames = { nameOf: () => 'nothing', numberOf: () => undefined }
  const [old, now] = [titles.old, titles.new].map(lineUnit)
  if (old === undefined || now === undefined) return undefined
  return { ...titles, words: compareWords([old], [now], language, { old: none, now: none }).words }
}

function lineUnit(text: string): Unit | undefined {
  const [unit] = unitsOf({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
        content: [{ type: 'text', text }],
      },
    ],
  }).body
  return unit
}

/** The canonical body, which two letters share exactly where they would be hashed alike. */
function shapeOf(doc: Doc): string {
  return JSON.stringify(canonicalBody(normalise(doc)))
}
