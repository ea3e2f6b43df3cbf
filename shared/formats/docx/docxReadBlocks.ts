/**
 * The paragraphs and tables of a Word file as blocks in a row. Where a reading leaves out the mark that ends a
 * paragraph, its words go on in the next one; the block keeps the id of the first paragraph that has words.
 */
import { cleanInline } from '../../statement/inline.ts'
import type { Flow } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { elementIn, elementsBelow, wordsBelow, type XmlElement } from '../xml.ts'
import { chosen, type Line, newLine, type Reading } from './docxReading.ts'
import { PLAIN } from './docxReadLooks.ts'
import { paragraphFlow } from './docxReadParagraph.ts'
import { finishLine, readRuns } from './docxReadRuns.ts'
import { tableFlow } from './docxReadTables.ts'

/** The blocks in a body, a cell or a text box, in order. Empty paragraphs are space, and left out of what others wrote. */
export function flowsIn(container: XmlElement, reading: Reading): Flow[] {
  const row: Row = { flows: [], carried: null }
  walk(container, row, reading)
  endCarried(row, reading)
  return row.flows
}

/** `carried` are paragraphs whose end is not in this reading. */
type Row = { flows: Flow[]; carried: Carried | null }

/** Paragraphs that are one in this reading, and all that stands in them. */
type Carried = { line: Line; owners: { element: XmlElement; hasWords: boolean }[] }

function walk(container: XmlElement, row: Row, reading: Reading): void {
  for (const child of container.children) {
    if (typeof child === 'string') continue
    if (child.name === 'w:p') readParagraph(child, row, reading)
    else if (child.name === 'w:tbl') {
      endCarried(row, reading)
      row.flows.push(...tableFlow(child, reading))
    } else if (child.name === 'mc:AlternateContent') walk(chosen(child) ?? child, row, reading)
    else if (child.name === 'w:altChunk') {
      const target = reading.relations.get(child.attributes['r:id'] ?? '')?.target
      setAside(reading, 'object', target ?? 'an embedded file')
    } else if (child.name === 'w:sdt' && isContents(child)) leaveContents(child, reading)
    else if (HOLDERS.has(child.name)) walk(child, row, reading)
  }
}

const HOLDERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo'])

function isContents(sdt: XmlElement): boolean {
  const gallery = elementsBelow(elementIn(sdt, 'w:sdtPr') ?? sdt, 'w:docPartGallery')[0]
  return /table of contents/i.test(gallery?.attributes['w:val'] ?? '')
}

function leaveContents(sdt: XmlElement, reading: Reading): void {
  for (const line of elementsBelow(sdt, 'w:p')) {
    reading.place = reading.places.get(line) ?? 0
    const words = elementsBelow(line, 'w:t').map(wordsBelow)
    setAside(reading, 'contents', words.join(' '))
  }
}

function readParagraph(element: XmlElement, row: Row, reading: Reading): void {
  reading.place = reading.places.get(element) ?? reading.place
  const own = newLine()
  readRuns(element, own, reading, PLAIN)
  own.content = finishLine(own, reading)
  const owner = { element, hasWords: own.content.length > 0 }
  const carried: Carried = {
    line: row.carried === null ? own : joined(row.carried.line, own),
    owners: [...(row.carried?.owners ?? []), owner],
  }
  const mark = elementIn(elementIn(element, 'w:pPr'), 'w:rPr')
  const gone = reading.view === 'accepted' ? ['w:del', 'w:moveFrom'] : (['w:ins', 'w:moveTo'] as const)
  if (gone.some(name => elementIn(mark, name) !== undefined)) row.carried = carried
  else {
    row.carried = null
    row.flows.push(...endedParagraph(carried, reading))
  }
}

/** Two paragraphs as one: words, text boxes and languages of both. Whether a rule is drawn is said by the last. */
function joined(one: Line, other: Line): Line {
  const languages = new Map(one.languages)
  for (const [tag, letters] of other.languages) languages.set(tag, (languages.get(tag) ?? 0) + letters)
  return {
    ...other,
    content: [...one.content, ...other.content],
    boxes: [...one.boxes, ...other.boxes],
    languages,
  }
}

/** Words that nothing follows end where they are; a paragraph without any is gone. */
function endCarried(row: Row, reading: Reading): void {
  const { carried } = row
  row.carried = null
  if (carried === null || (carried.line.content.length === 0 && carried.line.boxes.length === 0)) return
  row.flows.push(...endedParagraph(carried, reading))
}

function endedParagraph({ line, owners }: Carried, reading: Reading): Flow[] {
  const last = owners.at(-1)?.element
  if (last === undefined) return []
  const named = owners.find(({ hasWords }) => hasWords)?.element ?? last
  const id = reading.ids(named)
  for (const { element } of owners) reading.blocks.set(element, id)
  const flow = paragraphFlow(last, id, { ...line, content: cleanInline(line.content) }, reading)
  return [...(flow === null ? [] : [flow]), ...line.boxes.flatMap(box => boxFlows(box, reading))]
}

/** A text box is read as the paragraphs in it. */
function boxFlows(box: XmlElement, reading: Reading): Flow[] {
  const { fields, place } = reading
  reading.fields = []
  const flows = flowsIn(box, reading)
  reading.place = place
  reading.fields = fields
  const words = elementsBelow(box, 'w:t').map(wordsBelow).join('')
  setAside(reading, 'text-box', words)
  return flows
}
