/** Paragraphs that a page break, or an empty line in the wrong place, cut in two. */
import { beginsInside, endsOnBridge, type Fabric, isOpen, joinTwo } from './plainLines.ts'
import type { Piece } from './plainPieces.ts'

/**
 * Brings together what belongs to one sentence: a paragraph whose sentence is open and one that begins inside
 * a sentence. Across a page, or after a word that asks for another, the second half may begin with a capital.
 */
export function joinPieces(pieces: readonly Piece[], fabric: Fabric): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last === undefined || !goesOn(last, piece)) joined.push({ ...piece })
    else {
      last.text = joinTwo(last.text, piece.text, fabric)
      last.lines = [...last.lines, ...piece.lines]
      last.page = piece.page
    }
  }
  return joined
}

const PROSE = 40

function goesOn(before: Piece, after: Piece): boolean {
  if (after.kind !== 'para' || (before.kind !== 'para' && before.kind !== 'item')) return false
  if (!isOpen(before.text) || before.text.length < PROSE) return false
  if (beginsInside(after.text)) return true
  const acrossPages = after.page !== before.page
  return (
    before.text.length > PROSE * 1.5 &&
    (endsOnBridge(before.text) || (acrossPages && /,$|\sto$/.test(before.text)))
  )
}
