/** Footnotes and endnotes of a Word file: both are notes of the letter, in the order of their marks. */
import { FOOTNOTES_ID } from '../../statement/grammar.ts'
import { textOf } from '../../statement/text.ts'
import type { Block, Inline } from '../../statement/tree.ts'
import { setAside } from '../aside.ts'
import { footnote } from '../build.ts'
import { noteLine } from '../noteLines.ts'
import { elementsBelow } from '../xml.ts'
import { endAllFields } from './docxReadFields.ts'
import { newLine, type Reading } from './docxReading.ts'
import { PLAIN } from './docxReadLooks.ts'
import { finishLine, readRuns } from './docxReadRuns.ts'

/** The container of the notes that the text refers to; none where there are none. The others are set aside. */
export function notesBlock(reading: Reading): Block[] {
  const read = new Map([...reading.notes.keys()].map(key => [key, noteInline(key, reading)]))
  for (const [key, content] of read) {
    reading.place = 0
    if (!reading.referred.has(key)) setAside(reading, 'note-without-mark', textOf(content))
    else if (key.startsWith('endnote ')) setAside(reading, 'endnote', textOf(content))
  }
  const notes = [...reading.referred].flatMap(key => {
    const note = reading.notes.get(key)
    return note === undefined ? [] : [footnote(reading.ids(note.element, 'note'), read.get(key) ?? [])]
  })
  if (notes.length === 0) return []
  return [{ type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content: notes }]
}

function noteInline(key: string, reading: Reading): Inline[] {
  const note = reading.notes.get(key)
  if (note === undefined) return []
  const outer = { relations: reading.relations, fields: reading.fields, place: reading.place }
  Object.assign(reading, { relations: note.relations, fields: [], place: 0 })
  const parts = elementsBelow(note.element, 'w:p').map(element => {
    const line = newLine(true)
    readRuns(element, line, reading, PLAIN)
    reading.blocks.set(element, reading.ids(note.element, 'note'))
    return finishLine(line, reading)
  })
  endAllFields(reading)
  Object.assign(reading, outer)
  return noteLine(parts, reading.ours)
}
