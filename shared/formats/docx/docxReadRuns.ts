/**
 * What stands in a paragraph as inline content: runs, links, changes, fields and formulas. Whatever is no letter's is
 * set aside with the words it held; what a reading leaves out (deleted or inserted by a tracked change) is walked all
 * the same, so that fields stay in step.
 */
import { cleanInline } from '../../statement/inline.ts'
import { textOf } from '../../statement/text.ts'
import type { Inline } from '../../statement/tree.ts'
import { setAside } from '../aside.ts'
import { elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { beginField, endField, safeHref, showField } from './docxReadFields.ts'
import { chosen, type Line, type Reading } from './docxReading.ts'
import type { Around } from './docxReadLooks.ts'
import { readRun } from './docxReadRun.ts'
import { say } from './docxReadWords.ts'

/** Reads what stands in a paragraph, or in anything inside one, into the line. */
export function readRuns(parent: XmlElement, line: Line, reading: Reading, around: Around): void {
  for (const child of parent.children) {
    if (typeof child !== 'string') readPart(child, line, reading, around)
  }
}

/** What the line sets aside is listed when it is complete. */
export function finishLine(line: Line, reading: Reading): Inline[] {
  for (const { reason, text, near } of line.aside) setAside(reading, reason, text, near)
  line.aside = []
  return cleanInline(line.content)
}

function readPart(child: XmlElement, line: Line, reading: Reading, around: Around): void {
  switch (child.name) {
    case 'w:r':
      readRun(child, line, reading, around)
      return
    case 'w:hyperlink':
      readLink(child, line, reading, around)
      return
    case 'w:ins':
    case 'w:moveTo':
    case 'w:del':
    case 'w:moveFrom':
      readRuns(child, line, reading, changed(child, reading, around))
      return
    case 'w:fldSimple':
      beginField(reading, child.attributes['w:instr'] ?? '')
      showField(reading, line, around.muted)
      readRuns(child, line, reading, around)
      endField(reading, around.muted)
      return
    case 'mc:AlternateContent':
      readRuns(chosen(child) ?? child, line, reading, around)
      return
    case 'm:oMath':
    case 'm:oMathPara':
      readFormula(child, line, reading, around)
      return
    case 'w:subDoc': {
      const relation = reading.relations.get(child.attributes['r:id'] ?? '')
      setAside(reading, 'external', relation?.target ?? 'subdocument')
      return
    }
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:dir':
    case 'w:bdo':
      readRuns(child, line, reading, around)
      return
    default:
  }
}

/** Words of a tracked change: in the letter or not, as this reading has it. What was moved is never named: it is
 * in the letter at its other place. */
function changed(change: XmlElement, reading: Reading, around: Around): Around {
  const arrives = change.name === 'w:ins' || change.name === 'w:moveTo'
  if (arrives === (reading.view === 'accepted')) return around
  const reason = arrives ? 'inserted-change' : 'deleted-change'
  const moved = change.name === 'w:moveTo' || change.name === 'w:moveFrom'
  return { ...around, muted: true, named: around.muted ? around.named : moved ? null : reason }
}

function readLink(link: XmlElement, line: Line, reading: Reading, around: Around): void {
  const relation = reading.relations.get(link.attributes['r:id'] ?? '')
  const anchor = link.attributes['w:anchor']
  const written = (relation?.target ?? '').trim() + (anchor === undefined ? '' : `#${anchor}`)
  const from = line.content.length
  const href = written.replace(/\s/g, encodeURIComponent)
  readRuns(link, line, reading, { ...around, href })
  const words = textOf(line.content.slice(from))
  if (around.muted || safeHref(href, words, reading) !== null) return
  line.content = [...line.content.slice(0, from), ...line.content.slice(from).map(withoutLink)]
}

function withoutLink(node: Inline): Inline {
  if (node.type !== 'text') return node
  return { ...node, marks: (node.marks ?? []).filter(mark => mark.type !== 'link') }
}

function readFormula(formula: XmlElement, line: Line, reading: Reading, around: Around): void {
  const words = textsBelow(formula, 'm:t')
  say(words, { marks: [], around, style: null }, line, reading)
  if (!around.muted) setAside(reading, 'formula', words)
}

/** The words of all elements of this name below. */
export function textsBelow(element: XmlElement, name: string): string {
  return elementsIn(element)
    .map(child => (child.name === name ? wordsBelow(child) : textsBelow(child, name)))
    .join('')
}
