/** The provisions of a draft of a treaty as it prints them: the tree that reading gives and everything else works on. */

/**
 * What a provision is, from the outside in. The names above the article stand for what a draft calls them or
 * something of the same rank; each kind may be missing.
 * - `preamble`: the words before the first article; its paragraphs are of the level `paragraph`
 * - `annex`: annex, appendix, schedule; holds parts, articles or paragraphs of its own
 * - `part`: part, title, book
 * - `chapter`: chapter
 * - `section`: section; also a heading above articles that is named nothing else
 * - `cluster`: cluster, as working drafts group articles
 * - `article`: article, or whatever a draft counts from beginning to end in its place
 * - `paragraph`: `1.`, or unnumbered words of its own beside others
 * - `point`: `(a)` in a paragraph or in an article without paragraphs
 * - `subpoint`: `(i)` in a point, and everything deeper
 * - `alternative`: `Alt 1`, `Option A`; holds what it is the alternative of: words, paragraphs, or whole articles
 */
export type Level =
  | 'preamble'
  | 'annex'
  | 'part'
  | 'chapter'
  | 'section'
  | 'cluster'
  | 'article'
  | 'paragraph'
  | 'point'
  | 'subpoint'
  | 'alternative'

export type Provision = {
  /**
   * As printed, without the word before it and the signs around it: `87`, `24 bis`, `2`, `g`, `V`, `premier`,
   * `42-26`; for an alternative with its word, `Alt 1`. Empty where the draft prints none.
   */
  number: string
  /**
   * The whole number: from the article down `87`, `87(2)(g)`, `5 Alt 1(2)`; above it `Chapter V`, `Preamble`,
   * `Annex I`; within an annex `Annex I, 3(1)`. Where no number is printed its title stands (from the article up), or
   * `¶` and the count among the unnumbered words of the same provision: `Preamble ¶3`. Two provisions have the same one
   * only where the draft prints a number twice. `printedOf` works it out.
   */
  printed: string
  level: Level
  /** The word printed before the number (`Article`, `CHAPITRE`, `المادة`), null where there is none. */
  word: string | null
  /** Whether square brackets stand around the number, or open before it: `[24 bis]`, `[Article 17]`, `[2. …`. */
  bracketed: boolean
  title: string | null
  /**
   * Its own words, without those of its children: the chapeau where it has children. Plain text, square brackets as
   * printed, paragraphs of one provision parted by `\n`.
   */
  text: string
  /** `agreed ad referendum`, `deleted`: as printed, without its brackets; several are joined with `; `. Else null. */
  mark: string | null
  /** The square brackets in `text`, in the order in which they open. */
  brackets: Bracket[]
  /** The words of footnotes that hang on its number, title or text, in order. */
  notes: string[]
  /** What a person should look at, the gravest first. */
  doubts: Doubt[]
  children: Provision[]
}

/**
 * Square brackets in a text: `text.slice(start, end)` with the signs themselves, in UTF-16 units. A pair may open in
 * one provision and close in another: each provision between has a span of its own.
 */
export type Bracket = {
  start: number
  end: number
  /** 1 for the outermost, counted from the beginning of the draft. */
  depth: number
  /** False where the opening sign stands in an earlier provision, or nowhere: then `start` is 0. */
  opens: boolean
  /** False where the closing sign stands in a later provision, or nowhere: then `end` is the length of the text. */
  closes: boolean
  /**
   * Brackets side by side, as in `[shall] [may]` or `[shall] / [may]`, are alternatives to each other and share a
   * number, from 1 in each text. Null for one that stands alone.
   */
  choice: number | null
}

/**
 * - `misprinted-range`: a range that runs backwards, `42-26`
 * - `range`: one heading stands for several provisions, `13–15`
 * - `twice`: another provision has the same whole number
 * - `out-of-order`: smaller than the number before it
 * - `gap`: numbers are missing before it
 * - `no-number`: an article without a number
 * - `unsure-number`: a letter that may be a Roman number or the other way round, `(i)`
 * - `unsure-title`: its title was a line of its own and may be its first words
 * - `unclosed-bracket`, `unopened-bracket`: a square bracket without its other half anywhere in the draft
 */
export type DoubtKind =
  | 'misprinted-range'
  | 'range'
  | 'twice'
  | 'out-of-order'
  | 'gap'
  | 'no-number'
  | 'unsure-number'
  | 'unsure-title'
  | 'unclosed-bracket'
  | 'unopened-bracket'

/** `near` is what it was compared with, such as the number before it. */
export type Doubt = { kind: DoubtKind; near: string | null }

/** Why words of the document are in no provision. */
export type Unread =
  | 'before-the-first-provision'
  | 'contents'
  | 'table'
  | 'running-line'
  | 'note-without-mark'
  | 'after-the-last-provision'

/** `place` says where for a person: `block 12`, counted among the blocks that have words. */
export type NotUnderstood = { text: string; place: string; why: Unread }

export type InstrumentDraft = {
  provisions: Provision[]
  notUnderstood: NotUnderstood[]
  /** BCP 47, as the importer knew or guessed it. */
  language: string
}
