/** Real footnotes: the paragraph of each note is written at the first reference to it. */
import { Paragraph } from 'docx'
import type { Doc } from '../../statement/tree.ts'
import { markNote, type NoteMark, type NoteMarks, noteMarks } from '../noteMarks.ts'
import { STYLE } from './docxWriteNames.ts'
import { type Around, runsOf } from './docxWriteRuns.ts'

/** The notes of one document while it is written; `written` is what the document is given, by number. */
export type Notes = NoteMarks & { written: Record<string, { children: Paragraph[] }> }

export const newNotes = (doc: Doc): Notes => ({ ...noteMarks(doc), written: {} })

/** Numbers and writes a note at a reference to it. @param rtl the direction of the letter, which its notes follow */
export function refer(id: string | null, notes: Notes, rtl: boolean): NoteMark | null {
  const mark = markNote(id, notes)
  if (mark?.first !== true) return mark
  const inNote: Around = { rtl, lang: null, refer: () => null }
  const direction = rtl ? { bidirectional: true } : {}
  const children = runsOf(mark.note.content, inNote)
  notes.written[mark.number] = { children: [new Paragraph({ style: STYLE.note.id, ...direction, children })] }
  return mark
}
