/**
 * Reading a draft of a treaty: from a document as the importers give it to the tree of its provisions. Nothing is
 * lost: every word of the document is in a provision or among what was not understood.
 */
import type { StatementFile } from '../statement/tree.ts'
import { assemble } from './assemble.ts'
import { linesOf } from './lines.ts'
import type { InstrumentDraft } from './provision.ts'
import { settle } from './settle.ts'
import { sift } from './sift.ts'

/**
 * The provisions of a document, in its order. Numbers, titles and words are as printed, blanks drawn together;
 * what is doubtful is read in the likeliest way and says so in `doubts`.
 */
export function readInstrument({
  body,
  language,
}: Pick<StatementFile, 'body' | 'language'>): InstrumentDraft {
  const all = linesOf(body)
  const sifted = sift(all.lines)
  const { provisions, notUnderstood } = assemble(sifted.lines)
  settle(provisions)
  return {
    provisions,
    notUnderstood: [...notUnderstood, ...sifted.notUnderstood, ...all.notUnderstood].sort(
      (one, other) => placeNumber(one.place) - placeNumber(other.place),
    ),
    language,
  }
}

/** What has no place among the blocks comes last. */
const placeNumber = (place: string): number => Number(/\d+$/.exec(place)?.[0] ?? Number.POSITIVE_INFINITY)
