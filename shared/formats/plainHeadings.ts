/** Which pieces are headings, and which one is the title. */
import { bareWords } from './plainInline.ts'
import { isOpen } from './plainLines.ts'
import type { Piece } from './plainPieces.ts'

/**
 * Gives headings their level. Where the converter wrote `#`, those are the headings, their levels drawn
 * together to 1, 2, 3. Where it wrote none: a line in bold or in capitals, a numbered short line or a short
 * line without a full stop, above prose.
 */
export function levelHeadings(pieces: readonly Piece[]): Piece[] {
  const levels = [
    ...new Set(pieces.filter(piece => piece.kind === 'heading').map(piece => piece.level)),
  ].sort()
  if (levels.length > 0) {
    return pieces.map(piece =>
      piece.kind === 'heading' ? { ...piece, level: Math.min(3, levels.indexOf(piece.level) + 1) } : piece,
    )
  }
  let titled = false
  return pieces.map((piece, index) => {
    const level = levelByLook(piece, pieces[index + 1], titled)
    if (level === null) return piece
    titled = true
    return { ...piece, kind: 'heading', level, text: headingText(piece), readings: [] }
  })
}

/** The piece whose words serve as the title: a heading above the prose that names its kind, else the first one. */
export function titlePiece(pieces: readonly Piece[]): Piece | null {
  const prose = pieces.findIndex(piece => piece.kind === 'para' && piece.text.length > PROSE_LENGTH)
  const above = pieces.slice(0, prose < 0 ? pieces.length : prose).filter(piece => piece.kind === 'heading')
  return above.find(piece => KIND_WORDS.test(bareWords(piece.text))) ?? above[0] ?? null
}

const PROSE_LENGTH = 150
const KIND_WORDS =
  /\b(statement|letter|contribution|submission|note|report|comments|position|declaration|appeal|brief|recommendations|declaración|carta|contribución|informe|déclaration|lettre|rapport)\b/iu
const DATE =
  /^(?:\p{Lu}\p{L}+,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:de )?(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))(?: de)?(?: \d{1,2})?,? ?\d{4}$/iu

function levelByLook(piece: Piece, next: Piece | undefined, titled: boolean): 1 | 2 | null {
  if (next === undefined || piece.text.includes('\n') || piece.text.length > LONGEST) return null
  const words = bareWords(piece.text)
  if (DATE.test(words) || !isOpen(words) || words.endsWith(',') || !/^["'“‘«]?[\p{Lu}\p{N}]/u.test(words))
    return null
  const aboveProse = next.kind === 'para' && next.text.length > PROSE_LENGTH
  if (piece.kind === 'item') return piece.readings.length > 0 && words.length <= 80 && aboveProse ? 1 : null
  if (piece.kind !== 'para') return null
  if (/\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words)) return 1
  if (/^\*\*(?:(?!\*\*).)+\*\*$/.test(piece.text)) return titled ? 2 : 1
  if (!aboveProse || words.split(' ').length > 14 || /^[*_]/.test(piece.text)) return null
  return titled ? 2 : 1
}

const LONGEST = 300

/** A numbered line keeps its number as a heading: other paragraphs refer to it. */
function headingText(piece: Piece): string {
  if (piece.kind !== 'item') return piece.text
  return `${/^\s*(?:[-*•]\s+)?\**(\S+)/u.exec(piece.lines[0]?.text ?? '')?.[1]?.replace(/\*+$/, '') ?? ''} ${piece.text}`
}
