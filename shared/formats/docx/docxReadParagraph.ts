/** What a paragraph of a Word file is: a heading, an item of a list, a quotation, a rule or plain words. */
import { textOf } from '../../statement/text.ts'
import type { Flow } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { heading, paragraph } from '../build.ts'
import { mostlyIn } from '../languages.ts'
import { goesOnIn, signingOf } from '../styleRoles.ts'
import { elementIn, type XmlElement } from '../xml.ts'
import { placeOf, printedBefore, withNumber } from './docxReadItems.ts'
import type { Line, Reading } from './docxReading.ts'
import { propertiesOf } from './docxReadLooks.ts'
import { indentOf, isOn, outlineOf, type Style, switchOf } from './docxReadStyles.ts'

/**
 * A paragraph as a block, by its style, its outline level, its numbering and its borders.
 * @param element the paragraph that says what it is, with all properties of this reading
 * @param line what stands in it, complete
 * @returns null for a paragraph that is only space, and for a line of a table of contents, which is set aside
 */
export function paragraphFlow(element: XmlElement, id: string, line: Line, reading: Reading): Flow | null {
  const { content } = line
  const own = propertiesOf(elementIn(element, 'w:pPr'), 'w:pPrChange', 'w:pPr', reading)
  const style = reading.styles.of(elementIn(own, 'w:pStyle')?.attributes['w:val'])
  const outline = outlineOf(own)
  const role =
    outline === null ? style.role : outline < 9 ? 'heading' : style.role === 'heading' ? 'body' : style.role
  const printed = printedBefore(own, style, reading)
  const isBlank = textOf(content).trim() === '' && !content.some(node => node.type === 'footnoteRef')
  if (isBlank && (role === 'rule' || line.ruled || isRule(own))) return plainFlow(ruleFor(id))
  if (isBlank && (role === 'spacer' || (printed === null && !reading.ours))) return null
  if (role === 'contents') {
    setAside(reading, 'contents', textOf(content))
    return null
  }
  noteLanguage(id, own, style, line, reading)
  const level = role === 'title' ? 1 : outline === null ? style.level : outline + 1
  if (role === 'title') reading.titles.add(id)
  const isHeading = role === 'heading' || role === 'title'
  if (isHeading && level > 3) setAside(reading, 'deep-heading', textOf(content))
  const isBare = isHeading && printed?.text.trim() === ''
  const list = printed === null || isBare ? null : placeOf(printed, own, style, reading)
  const writtenOut = printed !== null && (list === null || (isHeading && !reading.ours))
  const words = writtenOut ? withNumber(printed, content, reading) : content
  const block = isHeading
    ? heading(id, Math.min(Math.max(level, 1), 3) as 1 | 2 | 3, words)
    : paragraph(id, words)
  return {
    block,
    list: writtenOut ? null : list,
    quote: role === 'quote' && (printed === null || writtenOut),
    signing: signingOf(style.names),
    indent: writtenOut ? 0 : (indentOf(own) ?? printed?.level.indent ?? style.indent ?? 0),
    within: withinOf(own, style, isHeading || role === 'quote', reading),
  }
}

const ruleFor = (id: string): Flow['block'] => ({ type: 'horizontalRule', attrs: { id } })

export const plainFlow = (block: Flow['block']): Flow => ({
  block,
  list: null,
  quote: false,
  signing: null,
  indent: 0,
  within: null,
})

/** An empty paragraph with a line along it. */
function isRule(own: XmlElement | undefined): boolean {
  const borders = elementIn(own, 'w:pBdr')
  const lines = ['w:top', 'w:bottom', 'w:between'].map(name => elementIn(borders, name)?.attributes['w:val'])
  return lines.some(isOn)
}

/** The list that a paragraph goes on in, by the style for that; in our files also by how far in it stands. */
function withinOf(
  own: XmlElement | undefined,
  style: Style,
  isSet: boolean,
  reading: Reading,
): number | null {
  const more = goesOnIn(style.names)
  if (more !== null) return more
  if (!reading.ours || !isSet) return null
  const right = Number(elementIn(own, 'w:ind')?.attributes['w:right'] ?? 0)
  return Math.max(0, Math.round(((indentOf(own) ?? 0) - right) / OUR_STEP))
}

const OUR_STEP = 567

function noteLanguage(
  id: string,
  own: XmlElement | undefined,
  style: Style,
  line: Line,
  reading: Reading,
): void {
  const rtl = switchOf(own, 'w:bidi') ?? style.rtl ?? false
  reading.directions.set(id, rtl ? 'rtl' : 'ltr')
  const language = mostlyIn(line.languages)
  if (language !== undefined) reading.languages.set(id, language)
}
