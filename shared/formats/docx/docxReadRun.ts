/** One run of a Word file: its words, and the signs, breaks, marks of notes and pictures among them. */
import { setAside } from '../aside.ts'
import { elementIn, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { beginField, endField, showField } from './docxReadFields.ts'
import { chosen, type Line, type Reading } from './docxReading.ts'
import { type Around, type Look, lookOf } from './docxReadLooks.ts'
import { readPicture } from './docxReadPictures.ts'
import { readRuns, textsBelow } from './docxReadRuns.ts'
import { symbolFor } from './docxReadSymbols.ts'
import { breakLine, say, wordsBefore } from './docxReadWords.ts'

/** Reads a run into the line. */
export function readRun(run: XmlElement, line: Line, reading: Reading, around: Around): void {
  const look = lookOf(run, reading, around)
  for (const child of run.children) {
    if (typeof child !== 'string') readRunPart(child, look, line, reading)
  }
}

function readRunPart(child: XmlElement, look: Look, line: Line, reading: Reading): void {
  const { around } = look
  switch (child.name) {
    case 'w:t':
    case 'w:delText':
      say(written(child), look, line, reading)
      return
    case 'w:tab':
    case 'w:ptab':
      say('\t', look, line, reading)
      return
    case 'w:noBreakHyphen':
      say('\u2011', look, line, reading)
      return
    case 'w:softHyphen':
      say('\u00ad', look, line, reading)
      return
    case 'w:cr':
      breakLine(look, line, reading)
      return
    case 'w:br':
      if (['page', 'column'].includes(child.attributes['w:type'] ?? '')) return
      breakLine(look, line, reading)
      return
    case 'w:sym':
      saySymbol(child, look, line, reading)
      return
    case 'w:instrText':
    case 'w:delInstrText': {
      const field = reading.fields.at(-1)
      if (field?.phase === 'code') field.code += wordsBelow(child)
      return
    }
    case 'w:fldChar':
      turnField(child, line, reading, around.muted)
      return
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      markNote(child, line, reading, around)
      return
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      if (!around.muted) readPicture(child, line, reading)
      return
    case 'w:ruby':
      readRuby(child, line, reading, around)
      return
    case 'w:pgNum':
      if (!around.muted) setAside(reading, 'page-field', 'PAGE')
      return
    case 'mc:AlternateContent':
      for (const inner of elementsIn(chosen(child))) readRunPart(inner, look, line, reading)
      return
    default:
  }
}

/** Line ends in the XML are blanks, and nothing at the edges unless the file says that its blanks count. */
function written(element: XmlElement): string {
  const text = wordsBelow(element)
  if (!/[\n\r]/.test(text)) return text
  const kept = element.attributes['xml:space'] === 'preserve' ? text : text.trim()
  return kept.replace(/\s*[\n\r]\s*/g, ' ')
}

function turnField(child: XmlElement, line: Line, reading: Reading, muted: boolean): void {
  const turn = child.attributes['w:fldCharType']
  if (turn === 'begin') beginField(reading)
  else if (turn === 'separate') showField(reading, line, muted)
  else if (turn === 'end') endField(reading, muted)
}

function markNote(child: XmlElement, line: Line, reading: Reading, around: Around): void {
  if (around.muted || line.inNote || reading.fields.some(field => field.phase === 'code')) return
  const key = `${child.name.slice(2, -9)} ${child.attributes['w:id'] ?? ''}`
  const note = reading.notes.get(key)
  if (note === undefined) return
  reading.referred.add(key)
  line.content.push({ type: 'footnoteRef', attrs: { note: reading.ids(note.element, 'note') } })
}

function readRuby(ruby: XmlElement, line: Line, reading: Reading, around: Around): void {
  const base = elementIn(ruby, 'w:rubyBase')
  const above = elementIn(ruby, 'w:rt')
  if (base !== undefined) readRuns(base, line, reading, around)
  if (above !== undefined && !around.muted)
    setAside(reading, 'reading-aid', textsBelow(above, 'w:t'), base && textsBelow(base, 'w:t'))
}

function saySymbol(child: XmlElement, look: Look, line: Line, reading: Reading): void {
  const font = child.attributes['w:font'] ?? ''
  const code = child.attributes['w:char'] ?? ''
  const { sign, certain } = symbolFor(font, code)
  say(sign, look, line, reading)
  if (!certain && !look.around.muted) setAside(reading, 'symbol', `${font} ${code}`, wordsBefore(line))
}
