/** The notes of a letter while a format with real footnotes is written: numbered by their first reference. */
import { childrenOf, isTextBlock } from '../statement/text.ts'
import type { AnyBlock, Doc, Footnote } from '../statement/tree.ts'

export type NoteMarks = {
  contents: ReadonlyMap<string, Footnote>
  /** How often each note is referred to. */
  uses: ReadonlyMap<string, number>
  /** The number of each note that was referred to so far. */
  numbers: Map<string, number>
}

/** A reference: `first` and `only` among the references to its note, whose content is `note`. */
export type NoteMark = { number: number; first: boolean; only: boolean; note: Footnote }

export function noteMarks(doc: Doc): NoteMarks {
  const contents = new Map<string, Footnote>()
  const uses = new Map<string, number>()
  const visit = (node: AnyBlock | Doc): void => {
    if (node.type === 'footnote' && node.attrs.id !== null && !contents.has(node.attrs.id))
      contents.set(node.attrs.id, node)
    if (isTextBlock(node)) {
      for (const inline of node.content ?? []) {
        const note = inline.type === 'footnoteRef' ? inline.attrs.note : null
        if (note !== null) uses.set(note, (uses.get(note) ?? 0) + 1)
      }
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return { contents, uses, numbers: new Map() }
}

/** Numbers a note at a reference to it, in reading order. Null where there is no such note. */
export function markNote(id: string | null, marks: NoteMarks): NoteMark | null {
  const note = id === null ? undefined : marks.contents.get(id)
  if (id === null || note === undefined) return null
  const known = marks.numbers.get(id)
  const number = known ?? marks.numbers.size + 1
  marks.numbers.set(id, number)
  return { number, first: known === undefined, only: marks.uses.get(id) === 1, note }
}

/** The notes with words that nothing referred to: they must not get lost because a mark was deleted. */
export function looseNotes(doc: Doc, marks: NoteMarks): Footnote[] {
  const notes = (doc.content ?? []).flatMap(block =>
    block.type === 'footnotes' ? (block.content ?? []) : [],
  )
  const hasWords = (note: Footnote): boolean =>
    (note.content ?? []).some(node => node.type === 'text' && node.text.trim() !== '')
  return notes.filter(note => !marks.numbers.has(note.attrs.id ?? '') && hasWords(note))
}
