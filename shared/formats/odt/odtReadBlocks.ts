/** The paragraphs, lists and tables of an OpenDocument text as blocks in a row. */
import { cleanInline } from '../../statement/inline.ts'
import { textOf } from '../../statement/text.ts'
import type { Inline } from '../../statement/tree.ts'
import type { Flow } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { heading, paragraph } from '../build.ts'
import { mostlyIn } from '../languages.ts'
import { goesOnIn, signingOf } from '../styleRoles.ts'
import { withWrittenNumber } from '../writtenNumber.ts'
import { elementIn, elementsBelow, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { readInline } from './odtReadInline.ts'
import { type Line, newLine, type Reading } from './odtReading.ts'
import { countItem, enterList, headingNumber, type InList } from './odtReadLists.ts'
import type { OdtStyle } from './odtReadStyles.ts'
import { tableFlow } from './odtReadTables.ts'
import { finishLine, PLAIN, within } from './odtReadWords.ts'

/** The blocks in a body, a cell or a text box, in order. */
export function odtFlowsIn(container: XmlElement, reading: Reading): Flow[] {
  const row: Row = { flows: [], carried: null }
  walk(container, null, row, reading)
  endCarried(row, reading)
  return row.flows
}

/** `carried` are words of a paragraph whose end was inserted, where insertions are rejected. */
type Row = { flows: Flow[]; carried: Carried | null }
type Carried = { content: Inline[]; element: XmlElement; list: InList | null; line: Line }

function walk(container: XmlElement, list: InList | null, row: Row, reading: Reading): void {
  for (const child of elementsIn(container)) readBlock(child, list, row, reading)
}

function readBlock(child: XmlElement, list: InList | null, row: Row, reading: Reading): void {
  switch (child.name) {
    case 'text:p':
    case 'text:h':
      readParagraph(child, list, row, reading)
      return
    case 'text:list':
      readList(child, list, row, reading)
      return
    case 'table:table':
      endCarried(row, reading)
      row.flows.push(...tableFlow(child, reading).map(flow => ({ ...flow, within: depthOf(list) })))
      return
    case 'text:section':
      readSection(child, list, row, reading)
      return
    case 'text:change-start':
    case 'text:change-end':
    case 'text:change':
      readBetween(child, list, row, reading)
      return
    case 'text:tracked-changes':
      return
    case 'office:forms':
      setAside(reading, 'not-shown', wordsBelow(child))
      return
    default:
      readOther(child, list, row, reading)
  }
}

const depthOf = (list: InList | null): number => (list === null ? 0 : list.depth + 1)

const INDEXES =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)$/

function readOther(child: XmlElement, list: InList | null, row: Row, reading: Reading): void {
  if (INDEXES.test(child.name)) {
    for (const line of elementsBelow(elementIn(child, 'text:index-body') ?? child, 'text:p')) {
      reading.place = reading.places.get(line) ?? reading.place
      setAside(reading, 'contents', wordsBelow(line))
    }
  } else if (child.name.startsWith('draw:')) {
    const line = newLine()
    readInline({ name: '', attributes: {}, children: [child] }, line, reading, PLAIN)
    row.flows.push(...line.boxes.flatMap(box => boxFlows(box, reading)))
  } else if (child.name === 'text:numbered-paragraph') {
    const within = { ...enterList(child, null, reading), begins: true }
    walk(child, { ...within, depth: Number(child.attributes['text:level'] ?? 1) - 1 }, row, reading)
  } else if (/^(?:text|office|loext):/.test(child.name) && !/-decls?$/.test(child.name))
    walk(child, list, row, reading)
}

function readSection(section: XmlElement, list: InList | null, row: Row, reading: Reading): void {
  const source = elementIn(section, 'text:section-source')?.attributes['xlink:href']
  if (source !== undefined) setAside(reading, 'external', source)
  if (section.attributes['text:display'] === 'none') setAside(reading, 'hidden', wordsBelow(section))
  else walk(section, list, row, reading)
}

/** A change between paragraphs: whole ones were inserted or deleted. */
function readBetween(change: XmlElement, list: InList | null, row: Row, reading: Reading): void {
  const region = reading.regions.get(change.attributes['text:change-id'] ?? '')
  if (change.name === 'text:change' && region?.deleted != null && reading.rejecting)
    walk(region.deleted, list, row, reading)
  else readInline({ name: '', attributes: {}, children: [change] }, newLine(), reading, PLAIN)
}

function readList(element: XmlElement, around: InList | null, row: Row, reading: Reading): void {
  const list = enterList(element, around, reading)
  for (const item of elementsIn(element)) {
    const own = item.attributes['text:start-value']
    const begins = item.name === 'text:list-item'
    if (begins || item.name === 'text:list-header')
      walk(item, { ...list, begins, own: own === undefined ? null : Number(own) }, row, reading)
  }
}

function readParagraph(element: XmlElement, list: InList | null, row: Row, reading: Reading): void {
  reading.place = reading.places.get(element) ?? reading.place
  const wasInserted = reading.inserted.size > 0
  const style = reading.styles.paragraph(element.attributes['text:style-name'])
  const line = newLine()
  readInline(element, line, reading, within(style, PLAIN))
  const [first, ...taken] = finishLine(line, reading)
  const before = row.carried
  row.carried = null
  const content = [...(before?.content ?? []), ...(first?.content ?? [])]
  const goesOn = reading.inserted.size > 0
  if (goesOn) {
    const isEmpty = before === null && wasInserted && content.length === 0
    row.carried = isEmpty
      ? null
      : { content, element: before?.element ?? element, list: before?.list ?? list, line }
    return
  }
  row.flows.push(...flowsOf(before?.element ?? element, content, before?.list ?? list, line, reading))
  for (const { split, content: words } of taken)
    if (split !== null) row.flows.push(...flowsOf(split, words, list, newLine(), reading))
}

function endCarried(row: Row, reading: Reading): void {
  const { carried } = row
  row.carried = null
  if (carried !== null && carried.content.length > 0)
    row.flows.push(...flowsOf(carried.element, carried.content, carried.list, carried.line, reading))
}

function flowsOf(
  element: XmlElement,
  content: Inline[],
  list: InList | null,
  line: Line,
  reading: Reading,
): Flow[] {
  const style = reading.styles.paragraph(element.attributes['text:style-name'])
  const flow = flowOf(element, cleanInline(content), style, list, reading)
  if (flow !== null) noteLanguage(flow.block.attrs.id ?? '', style, line, reading)
  return [...(flow === null ? [] : [flow]), ...line.boxes.flatMap(box => boxFlows(box, reading))]
}

function flowOf(
  element: XmlElement,
  content: Inline[],
  style: OdtStyle,
  list: InList | null,
  reading: Reading,
): Flow | null {
  const id = reading.ids(element)
  const words = textOf(content)
  const isBlank = words.trim() === '' && !content.some(node => node.type === 'footnoteRef')
  const base: Omit<Flow, 'block'> = {
    list: null,
    quote: false,
    signing: signingOf(style.names),
    indent: 0,
    within: depthOf(list) || (goesOnIn(style.names) ?? 0),
  }
  if (isBlank && style.role === 'rule') return { ...base, block: { type: 'horizontalRule', attrs: { id } } }
  if (isBlank && !reading.ours && !(list?.begins === true)) return null
  if (style.role === 'contents') {
    setAside(reading, 'contents', words)
    return null
  }
  const place = countItem(list, words, reading)
  const outline = element.name === 'text:h' ? Number(element.attributes['text:outline-level'] ?? 1) : 0
  const isHeading = outline > 0 || style.role === 'heading' || style.role === 'title'
  if (!isHeading)
    return { ...base, list: place, quote: style.role === 'quote', block: paragraph(id, content) }
  const level = style.role === 'title' ? 1 : outline || style.level
  if (style.role === 'title') reading.titles.add(id)
  if (level > 3) setAside(reading, 'deep-heading', words)
  const isOurItem = place !== null && reading.ours
  const number = outline > 0 && !isOurItem ? headingNumber(outline - 1, reading) : ''
  const numbered = withWrittenNumber(number, content, reading)
  const block = heading(id, Math.min(Math.max(level, 1), 3) as 1 | 2 | 3, numbered)
  return { ...base, list: reading.ours ? place : null, within: reading.ours ? base.within : 0, block }
}

function noteLanguage(id: string, style: OdtStyle, line: Line, reading: Reading): void {
  reading.directions.set(id, (style.rtl ?? reading.styles.defaults.rtl) ? 'rtl' : 'ltr')
  const language = mostlyIn(line.languages)
  if (language !== undefined) reading.languages.set(id, language)
}

/** A text box is read as the paragraphs in it. */
function boxFlows(box: XmlElement, reading: Reading): Flow[] {
  const { place } = reading
  const flows = odtFlowsIn(box, reading)
  reading.place = place
  setAside(reading, 'text-box', elementsBelow(box, 'text:p').map(wordsBelow).join(' '))
  return flows
}
