/** What the machine proposes between two drafts: which provision became which, how sure it is, and why. */

/**
 * A provision of a draft. `at` counts all provisions of the draft from 0 as they are printed, a provision before
 * what it holds: a stored draft does not change its order, so that `at` names one even where its number is printed twice.
 */
export type Ref = { at: number; printed: string }

/**
 * - `kept`: the same provision with the same printed number
 * - `moved`: the same provision with another number, whether it was carried elsewhere or only counted anew
 * - `merged`: several became one
 * - `split`: one became several
 * - `struck`: nothing became of it
 * - `new`: it comes from nothing
 */
export type Kind = 'kept' | 'moved' | 'merged' | 'split' | 'struck' | 'new'

export type Proposal = {
  kind: Kind
  /** Provisions of the old draft: none for `new`, several for `merged`. */
  from: Ref[]
  /** Provisions of the new draft: none for `struck`, several for `split`. */
  to: Ref[]
  /** False where a person has to look: another reading is nearly as likely. */
  sure: boolean
  /** From 0 (no telling word is shared) to 1 (the same words); for `struck` and `new`, of the nearest one that is free. */
  likeness: number
  why: Why
}

/** A stretch of a provision's own text, in UTF-16 units. */
export type Span = { start: number; end: number }

export type Why = {
  /** What the titles say; null where one of the two has none. */
  title: 'same' | 'alike' | 'other' | null
  /** Whether the provisions before and after it, among its like, became the ones before and after it there. */
  order: 'both sides' | 'one side' | 'neither'
  /** Whether the number itself, without those above it, is the same. */
  number: boolean
  /** For a provision that holds others: the share of them, by words, that went to the same place. Null for others. */
  children: number | null
  /** The words they share, in the own text of each provision of `from` and of `to`. */
  shared: { from: Span[][]; to: Span[][] }
}
