/** A letter as an OpenDocument text, which LibreOffice and others open as their own. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import type { StatementFile } from '../../statement/tree.ts'
import { stretchesOf } from '../columns.ts'
import { drawSignatories } from '../drawSignatories.ts'
import { type Export, footLines } from '../export.ts'
import { titleStands } from '../html.ts'
import { looseNotes, noteMarks } from '../noteMarks.ts'
import { escapeXml, xml } from '../xmlWrite.ts'
import { columnsFor } from './odtWriteAutomatic.ts'
import { AT_THE_TOP, blocksXml, paragraphXml, signatoryXml } from './odtWriteBlocks.ts'
import type { Writing } from './odtWriteInline.ts'
import { stylesXml } from './odtWritePage.ts'
import { NAMESPACES, STYLE } from './odtWriteStyles.ts'

/**
 * A letter as an .odt file, with what `toDocx` has: styles, numbering, footnotes, tables, names in two columns where
 * there are many, the version, its hash and the page in the foot. The same letter gives the same bytes; no author
 * and no time but `about.date` is in it. A list bound to a sign-on is left out: draw it first (`withList`).
 *
 * Not in the file, because OpenDocument cannot say it: ids of blocks, asks and concerns; a raised and lowered text at
 * once (it is raised); a table within a list (the words of its cells follow each other); the shape of what stands
 * in a quotation. A note that nothing refers to stands at the end. Control characters stand as their pictures.
 */
export function toOdt(file: StatementFile, about: Export): Uint8Array {
  const letter = drawSignatories(file, () => null)
  const rtl = letter.direction === 'rtl'
  const writing: Writing = {
    rtl,
    automatic: new Map(),
    notes: noteMarks(letter.body),
    sections: 0,
    tables: 0,
  }
  const parts = {
    'META-INF/manifest.xml': manifest(),
    'content.xml': contentXml(letter, about, writing),
    'meta.xml': metaXml(letter, about),
    'styles.xml': stylesXml(letter.language, rtl, footLines(about), about.words),
  }
  const packed: Zippable = { mimetype: [strToU8(MEDIA), { level: 0 }] }
  for (const [name, part] of Object.entries(parts)) packed[name] = strToU8(part)
  return zipSync(packed, { mtime: EPOCH, level: 6 })
}

const MEDIA = 'application/vnd.oasis.opendocument.text'
/** The first instant a zip can say, in the time of the place, because that is what fflate writes. */
const EPOCH = '1980-01-01T00:00:00'
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>'

function contentXml(file: StatementFile, about: Export, writing: Writing): string {
  const words = [titleXml(file, writing), bodyXml(file, writing), looseXml(file, about, writing)].join('')
  const body = xml('office:body', {}, xml('office:text', {}, words))
  const automatic = [...writing.automatic.values()].map(({ written }) => written).join('')
  return `${PROLOGUE}${xml('office:document-content', NAMESPACES, xml('office:automatic-styles', {}, automatic) + body)}`
}

function titleXml(file: StatementFile, writing: Writing): string {
  if (file.title === '' || titleStands(file)) return ''
  return paragraphXml({ attrs: {}, content: [{ type: 'text', text: file.title }] }, STYLE.title, writing)
}

function bodyXml(file: StatementFile, writing: Writing): string {
  const written = stretchesOf(file.body.content ?? []).map(stretch => {
    if (stretch.kind === 'blocks') return blocksXml(stretch.blocks, AT_THE_TOP, writing)
    const lines = stretch.lines.map(line => signatoryXml(line, writing)).join('')
    return stretch.columns === 2 ? inColumns(lines, writing) : lines
  })
  return written.join('')
}

function inColumns(lines: string, writing: Writing): string {
  writing.sections += 1
  const named = {
    'text:name': `Columns ${writing.sections}`,
    'text:style-name': columnsFor(writing.automatic),
  }
  return xml('text:section', named, lines)
}

function looseXml(file: StatementFile, about: Export, writing: Writing): string {
  const loose = looseNotes(file.body, writing.notes)
  if (loose.length === 0) return ''
  const heading = { 'text:style-name': 'Heading_20_3', 'text:outline-level': 3 }
  const notes = loose.map(note => paragraphXml(note, STYLE.note, writing))
  return xml('text:h', heading, escapeXml(about.words.looseNotes)) + notes.join('')
}

function metaXml({ title, language }: StatementFile, { date }: Export): string {
  const when = date === undefined ? '' : new Date(date).toISOString().replace(/\.\d+Z$/, 'Z')
  const said = [
    xml('dc:title', {}, escapeXml(title)),
    xml('dc:language', {}, escapeXml(language)),
    when === '' ? '' : xml('meta:creation-date', {}, when),
    when === '' ? '' : xml('dc:date', {}, when),
  ]
  return `${PROLOGUE}${xml('office:document-meta', NAMESPACES, xml('office:meta', {}, said.join('')))}`
}

function manifest(): string {
  const entry = (path: string, media: string): string =>
    xml('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': media })
  const entries = [
    entry('/', MEDIA),
    ...['content.xml', 'meta.xml', 'styles.xml'].map(name => entry(name, 'text/xml')),
  ]
  const attributes = {
    'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0',
    'manifest:version': '1.3',
  }
  return `${PROLOGUE}${xml('manifest:manifest', attributes, entries.join(''))}`
}
