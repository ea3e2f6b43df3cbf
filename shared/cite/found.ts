import type { DefinedTerm } from './instruments.ts'
import type { KnownInstrument } from './instrumentTable.ts'
import type { CitedProvision } from './provisions.ts'

/** A citation within one block of text; offsets are UTF-16 units in it, `end` behind the last one. */
export type Found = {
  /** As it stands in the text. */
  text: string
  start: number
  end: number
  /** `draft`, a known name such as `UNTOC`, another treaty as written, or the symbol of a resolution or document. */
  instrument: string
  /** Of a resolution or a document of the United Nations, as its library writes it: `A/RES/75/282`. */
  symbol?: string
  /** Empty where a resolution or a document is named as a whole. */
  targets: CitedProvision[]
}

/** What a block is read with: what the blocks before it said. `contextAfter` goes on from block to block. */
export type CiteContext = {
  /** Instruments that the coalition knows beside the common ones; its own draft's names under the name `draft`. */
  more?: readonly KnownInstrument[]
  /** What the letter has called instruments so far. */
  terms?: readonly DefinedTerm[]
  /** The instruments named so far, the last one last. */
  recent?: readonly string[]
  /** What was cited last, for "ibid." and "the same article". */
  before?: { instrument: string; target: CitedProvision }
}
