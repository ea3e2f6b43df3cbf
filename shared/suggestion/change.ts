/**
 * What a suggestion says: a few changes of a letter, by block ids, each with what stood there when it was made.
 * A suggestion is never in the letter; it is drawn over it, and applied when somebody accepts it.
 */
import type { AnyBlock, Inline } from '../statement/tree.ts'

/** Where a block stands: in which block (null: the letter itself), and after which neighbour (null: first). */
export type Place = { parent: string | null; after: string | null }

/** Everything of a block that is neither its id, its content, its ask, nor whether it is a concern. */
export type Form = { type: AnyBlock['type']; attrs: Readonly<Record<string, unknown>> }

export type Change =
  /** The words of a text block, marks, links and references to notes included. */
  | { kind: 'words'; block: string; was: Inline[]; says: Inline[] }
  /** A heading's level, a paragraph made a heading, how a list counts, a block's language. */
  | { kind: 'form'; block: string; was: Form; says: Form }
  /** Blocks that are new, with everything in them, in their order. */
  | { kind: 'insert'; place: Place; blocks: AnyBlock[] }
  /** A block with everything in it. */
  | { kind: 'delete'; block: string; was: AnyBlock }
  | { kind: 'move'; block: string; was: Place; to: Place }

/**
 * How a change stands towards the letter as it is now.
 * - `clean`: what it builds on is as it was.
 * - `moved`: the block changed elsewhere; the change fits in beside that.
 * - `met`: the letter already says it.
 * - `conflict`: what it replaces was changed otherwise.
 * - `gone`: its block is no longer there.
 */
export type Standing = 'clean' | 'moved' | 'met' | 'conflict' | 'gone'

/** A change put on the letter as it is now: where `result` is null, applying it changes nothing. */
export type Rebased = { change: Change; standing: Standing; now: Change | null }

/** How a whole suggestion stands: `part` where some of its changes apply and others do not. */
export type SuggestionStanding = Standing | 'part'
