/** What stands in a paragraph: words that stayed, came, went and moved, as pieces to be written. */
import type { NoteNames } from '../../compare/tokens.ts'
import { compareWords } from '../../compare/words.ts'
import { type Atom, lengthOf, type Paragraph, wordedOf } from './redlineAtoms.ts'
import type { Piece, Track } from './redlineTrack.ts'

export type WordContext = {
  /** BCP 47, of the new letter. */
  language: string
  names: { old: NoteNames; now: NoteNames }
  /** An old atom as the merged file knows it: its note stands there under another id. */
  oldAtom: (atom: Atom) => Atom
  /** Whether the mark that a repeated number refers to stands in both letters. */
  repeats: (now: Atom) => boolean
  /** Told of each note that is the same one in both letters. */
  kept: (old: Atom, now: Atom) => void
  /** Told of each mark of an old note that is taken out, or moved away. */
  gone: (old: Atom) => void
}

/** All of a paragraph of one letter. */
export function piecesOf(paragraph: Paragraph, track: Track, context: WordContext): Piece[] {
  const old = track === 'del' || track === 'moveFrom'
  return paragraph.atoms.map(atom => {
    if (!old) return { atom, text: atom.text, track }
    if (atom.kind === 'note') context.gone(atom)
    return { atom: context.oldAtom(atom), text: atom.text, track }
  })
}

/** Pieces, and after which of them a paragraph of either letter ends; the last one of both is not among them. */
export type Marked = { pieces: Piece[]; ends: { after: number; side: 'old' | 'now' }[] }

/** Paragraphs of both letters, word by word. */
export function markedWords(
  old: readonly Paragraph[],
  now: readonly Paragraph[],
  context: WordContext,
): Marked {
  const [one] = old
  const [other] = now
  if (old.length === 1 && now.length === 1 && one && other && sameWords(one, other))
    return { pieces: stayed(one.atoms, other.atoms, context), ends: [] }
  const worded = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ atoms }) => wordedOf(atoms))
  const { words } = compareWords(worded(old), worded(now), context.language, context.names)
  const was = readerOf(old)
  const is = readerOf(now)
  const marked: Marked = { pieces: [], ends: [] }
  for (const { op, text, note, break: end } of words) {
    if (end) {
      const side = op === '-' ? 'old' : 'now'
      marked.ends.push({ after: marked.pieces.length, side })
      ;(side === 'old' ? was : is).next()
      continue
    }
    const length = note === undefined ? text.length : 'a mark'
    if (op === '=') marked.pieces.push(...stayed(was.take(length), is.take(length), context))
    else if (op === '-') marked.pieces.push(...went(was.take(length), context))
    else
      marked.pieces.push(...is.take(length).map(atom => ({ atom, text: atom.text, track: 'ins' as const })))
  }
  return marked
}

/** Equal to the letter, marks of notes left out: those need a closer look. */
function sameWords(one: Paragraph, other: Paragraph): boolean {
  const plain = (atoms: readonly Atom[]) => atoms.every(({ kind }) => kind === 'text' || kind === 'other')
  const text = ({ atoms }: Paragraph) =>
    atoms.map(atom => (atom.kind === 'other' ? '\ufffc' : atom.text)).join('')
  return plain(one.atoms) && plain(other.atoms) && text(one) === text(other)
}

const went = (atoms: readonly Atom[], context: WordContext): Piece[] => piecesOf(bare(atoms), 'del', context)

const bare = (atoms: readonly Atom[]): Paragraph => ({
  atoms: [...atoms],
  properties: { own: '', mark: '', section: '' },
})

/** The same words on both sides, cut wherever either side changes its formatting or its link. */
function stayed(was: readonly Atom[], is: readonly Atom[], context: WordContext): Piece[] {
  const pieces: Piece[] = []
  const [left, right] = [[...was], [...is]]
  while (left.length > 0 || right.length > 0) {
    const [one, other] = [left[0], right[0]]
    if (one === undefined || other === undefined || one.kind !== other.kind) {
      // Only where one side says with a field what the other says with a mark.
      pieces.push(...went(left.splice(0), context))
      pieces.push(...right.splice(0).map(atom => ({ atom, text: atom.text, track: 'ins' as const })))
      break
    }
    const length = Math.min(one.text.length, other.text.length)
    const [old, now] = [headOf(left, length), headOf(right, length)]
    pieces.push(...stayedAtom(old, now, context))
  }
  return pieces
}

function stayedAtom(old: Atom, now: Atom, context: WordContext): Piece[] {
  const lost = now.kind === 'again' && !context.repeats(now)
  if (lost || old.link !== now.link || old.inner !== now.inner)
    return [...went([old], context), { atom: now, text: now.text, track: 'ins' }]
  if (now.kind !== 'note') return [{ atom: now, text: now.text, track: 'none', was: old.format }]
  context.kept(old, now)
  // What repeated the old number, and is taken out now, refers to the mark by its old name.
  const bookmarks = [...(now.bookmarks ?? []), ...(context.oldAtom(old).bookmarks ?? [])]
  return [{ atom: { ...now, bookmarks }, text: now.text, track: 'none', was: old.format }]
}

/** Takes the first so many characters of the first atom; an atom without words is taken whole. */
function headOf(atoms: Atom[], length: number): Atom {
  const [first] = atoms
  if (first === undefined) throw new Error('There are no more words to take.')
  if (length === 0 || length >= first.text.length) {
    atoms.shift()
    return first
  }
  atoms[0] = { ...first, text: first.text.slice(length) }
  return { ...first, text: first.text.slice(0, length) }
}

/** Reads the atoms of paragraphs by the lengths that a comparison of their words gives. */
function readerOf(paragraphs: readonly Paragraph[]) {
  let at = 0
  let left = [...(paragraphs[0]?.atoms ?? [])]
  return {
    next: () => {
      left = [...(paragraphs[++at]?.atoms ?? [])]
    },
    take: (length: number | 'a mark'): Atom[] => {
      if (length === 'a mark') return left.splice(0, 1)
      const taken: Atom[] = []
      for (let rest = length; rest > 0 && left[0] !== undefined; ) {
        const some = Math.min(rest, lengthOf(left[0]))
        taken.push(left[0].kind === 'other' ? headOf(left, 0) : headOf(left, some))
        rest -= some
      }
      return taken
    },
  }
}
