/**
 * What is different between two letters, as a plain value. It stands by itself: whoever stored or signed one
 * can show it again without the two letters and without the code that made it. `formatVersion` is raised when a
 * field changes its meaning; fields may be added without that, so a reader ignores those it does not know.
 */
import type { Mark, TextBlock } from '../statement/tree.ts'

/** One block of a letter as a comparison counts them: a text block, a rule, or the place of a bound list. */
export type Side = {
  /** Counts from 0 through the letter's blocks in reading order; the notes come last, by their numbers. */
  index: number
  /** The permanent block id, where the letter has one. */
  id: string | null
  type: TextBlock['type'] | 'horizontalRule' | 'signatories'
  /** Line breaks are `\n`; references to notes have no text. */
  text: string
  /** What is printed before it: the numbers or bullets of the items it opens, or the number of a note. */
  label?: string
  /** The lists, quotations, tables and signatories around it, outermost first. */
  within: Container[]
  /** The ask it carries, by itself or as the first block of a list item that does. */
  ask: string | null
  concern: boolean
  /** Where it stands in a table; each counts from 0, tables through the letter, columns as cells of their row. */
  cell?: { table: number; row: number; column: number }
}

export type Container = 'bulletList' | 'orderedList' | 'blockquote' | 'table' | 'signatories'

/**
 * A stretch of words. The texts of all `=` and `-` stretches, joined, are the old text; those of all `=` and `+`
 * the new one. Where several blocks stand on one side (a split, a merge), their texts are joined by `\n`, and the
 * stretch that holds this `\n` says `break`.
 */
export type Word = {
  op: '=' | '-' | '+'
  text: string
  /** How it is marked: in the new letter for `=` and `+`, in the old one for `-`. Absent where it is not. */
  marks?: Mark[]
  /** Only on `=`, and only where the marks changed: how it was marked in the old letter. */
  marksWere?: Mark[]
  /** This stretch is a reference to a note (its text is empty), with the note's number on each side. */
  note?: { old?: number; new?: number }
  break?: true
}

export type Change =
  | 'same'
  | 'changed'
  | 'inserted'
  | 'deleted'
  | 'moved'
  | 'moved-and-changed'
  | 'split'
  | 'merged'

/**
 * Something about a block that is not its words, such as `type` paragraph → heading, or `concern` false → true.
 * `number` is the number a heading or paragraph begins with, typed as words: where it is the only change, nobody
 * rewrote anything, the block was renumbered.
 */
export type FormChange = {
  what:
    | 'type'
    | 'level'
    | 'number'
    | 'within'
    | 'numbering'
    | 'start'
    | 'cell'
    | 'language'
    | 'direction'
    | 'ask'
    | 'concern'
  old: string | null
  new: string | null
}

/**
 * Blocks that belong together. Every block of either letter stands in exactly one of these: one of each side
 * where it was kept, several of one side where it was split or merged, of one side only where it was deleted or
 * inserted. They stand in the order of the new letter; a deleted one stands where it was.
 */
export type BlockChange = {
  change: Change
  old?: Side[]
  new?: Side[]
  /** Absent where the words are the same, marks included. */
  words?: Word[]
  /** The words have so little in common that they are shown as one replacement. */
  rewritten?: true
  form?: FormChange[]
  /** The block is part of a table row that is wholly in one of the letters only. */
  row?: 'inserted' | 'deleted'
  /**
   * A note that leans on another one and may now mean something else: `ibidem` where another note stands before it
   * than did, `note-number` where it names a note by a number that has become another.
   */
  warning?: 'ibidem' | 'note-number'
  /** Blocks that moved together have one number, counted from 1; also a split or merged block may have moved. */
  move?: number
}

/**
 * `marked` and `unmarked`: the words are in both letters, but only one of them calls them an ask. That an ask was retargeted, or
 * demands something else, is said by `targets` and `verb`, whatever the change is called.
 */
export type AskChange = {
  change: 'same' | 'reworded' | 'added' | 'dropped' | 'marked' | 'unmarked'
  old?: AskSide
  new?: AskSide
  /** It demands something else: `delete` became `amend`. Absent where the verb is the same. */
  verb?: { old: string; new: string }
  /** It is aimed at other provisions; each list as written. Absent where the targets are the same. */
  targets?: { old: string[]; new: string[] }
  /** Where it is in both letters and its words or their marks differ. */
  words?: Word[]
}
/** An ask in a letter: its id, the index of its first block, and its words with what is nested in it. */
export type AskSide = { ask: string; index: number; text: string }

export type Summary = {
  /** The two texts (and titles, if given) have the same canonical form, language and direction apart. */
  identical: boolean
  /** No block and no title differs, but how they are grouped does: one list made of two, say. */
  groupingOnly: boolean
  blocks: Record<Change, number>
  asks: Record<AskChange['change'], number>
  /** How many asks are aimed at other provisions, and how many demand something else. */
  retargeted: number
  verbsChanged: number
  /** How many of the changed blocks are notes. */
  notesChanged: number
  /** How many of the changed blocks differ in nothing but the number they begin with. */
  renumbered: number
  rows: { inserted: number; deleted: number }
  /** Notes that may now mean something else. */
  warnings: number
  /** Words put in and taken out; scripts without blanks count two characters at a time. */
  words: { inserted: number; deleted: number }
}

export type Comparison = {
  format: 'undersigned-comparison'
  formatVersion: 1
  language: string
  /** Only where two titles were given and they differ. */
  title?: { old: string; new: string; words: Word[] }
  /** Those that changed first, each group in the order of the new letter. */
  asks: AskChange[]
  blocks: BlockChange[]
  summary: Summary
}
