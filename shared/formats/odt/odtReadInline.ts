/** What stands in a paragraph of an OpenDocument text as inline content; the rest is set aside with its words. */
import { isSafeHref } from '../../statement/grammar.ts'
import type { Mark } from '../../statement/tree.ts'
import { setAside } from '../aside.ts'
import { elementIn, elementsBelow, wordsBelow, type XmlElement } from '../xml.ts'
import { readDrawing } from './odtReadDrawings.ts'
import type { Line, Reading } from './odtReading.ts'
import { type Around, collapsed, PLAIN, reasonFor, say, within } from './odtReadWords.ts'

/** Reads what stands in a paragraph, or in anything inside one, into the line. */
export function readInline(parent: XmlElement, line: Line, reading: Reading, around: Around): void {
  for (const child of parent.children) {
    if (typeof child === 'string') say(collapsed(child, line), line, reading, around)
    else readPart(child, line, reading, around)
  }
}

function readPart(child: XmlElement, line: Line, reading: Reading, around: Around): void {
  switch (child.name) {
    case 'text:span':
      readInline(
        child,
        line,
        reading,
        within(reading.styles.text(child.attributes['text:style-name']), around),
      )
      return
    case 'text:a':
      readLink(child, line, reading, around)
      return
    case 'text:s':
      say(' '.repeat(Math.min(1000, Number(child.attributes['text:c'] ?? 1) || 1)), line, reading, around)
      return
    case 'text:tab':
      say('\t', line, reading, around)
      return
    case 'text:line-break':
      if (reasonFor(reading, around) === null) line.content.push({ type: 'hardBreak' })
      return
    case 'text:note':
      markNote(child, line, reading, around)
      return
    case 'text:note-ref':
      markAgain(child, line, reading, around)
      return
    case 'text:change-start':
    case 'text:change-end':
    case 'text:change':
      turnChange(child, line, reading, around)
      return
    case 'text:ruby':
      readInline(elementIn(child, 'text:ruby-base') ?? EMPTY, line, reading, around)
      setAside(reading, 'reading-aid', wordsBelow(elementIn(child, 'text:ruby-text') ?? EMPTY))
      return
    case 'office:annotation':
      leaveComment(child, reading)
      return
    case 'text:page-number':
    case 'text:page-count':
      setAside(reading, 'page-field', wordsBelow(child) || child.name)
      return
    case 'text:hidden-text':
    case 'text:hidden-paragraph':
      setAside(reading, 'hidden', wordsBelow(child) || (child.attributes['text:string-value'] ?? ''))
      return
    case 'text:meta':
    case 'text:meta-field':
    case 'text:placeholder':
      readInline(child, line, reading, around)
      return
    default:
      readOther(child, line, reading, around)
  }
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] }

/** Drawings by what is in them; anything else that has words is a field, whose words stay. */
function readOther(child: XmlElement, line: Line, reading: Reading, around: Around): void {
  if (child.name.startsWith('draw:')) {
    if (reasonFor(reading, around) === null) readDrawing(child, line, reading)
  } else if (child.name.startsWith('text:') && wordsBelow(child).trim() !== '') {
    readInline(child, line, reading, around)
    if (reasonFor(reading, around) === null) setAside(reading, 'field', child.name, wordsBelow(child))
  }
}

function readLink(link: XmlElement, line: Line, reading: Reading, around: Around): void {
  const href = (link.attributes['xlink:href'] ?? '').trim().replace(/\s/g, encodeURIComponent)
  const safe: boolean = isSafeHref(href)
  const marks: Mark[] = safe ? [...around.marks, { type: 'link', attrs: { href } }] : [...around.marks]
  readInline(link, line, reading, { ...around, marks })
  if (safe || reading.inserted.size > 0) return
  const reason = href === '' || href.startsWith('#') ? 'link-to-nowhere' : 'unsafe-link'
  setAside(reading, reason, href === '' ? '#' : href, wordsBelow(link))
}

function markNote(note: XmlElement, line: Line, reading: Reading, around: Around): void {
  if (line.inNote || reasonFor(reading, around) !== null) return
  reading.referred.add(note)
  line.content.push({ type: 'footnoteRef', attrs: { note: reading.ids(note, 'note') } })
}

function markAgain(child: XmlElement, line: Line, reading: Reading, around: Around): void {
  const note = reading.notes.get(child.attributes['text:ref-name'] ?? '')
  if (note !== undefined) markNote(note, line, reading, around)
  else readOther(child, line, reading, around)
}

function turnChange(child: XmlElement, line: Line, reading: Reading, around: Around): void {
  const id = child.attributes['text:change-id'] ?? ''
  const region = reading.regions.get(id)
  if (child.name === 'text:change-end') reading.inserted.delete(id)
  else if (child.name === 'text:change-start') {
    if (reading.rejecting && region?.kind === 'insertion') reading.inserted.add(id)
  } else if (region?.deleted != null) takeBack(region.deleted, line, reading, around)
}

/** What was deleted: its words are listed, or stand again where they stood. */
function takeBack(deleted: XmlElement, line: Line, reading: Reading, around: Around): void {
  const paragraphs = elementsBelow(deleted, 'text:p').concat(elementsBelow(deleted, 'text:h'))
  if (!reading.rejecting) {
    setAside(reading, 'deleted-change', paragraphs.map(wordsBelow).join(' '))
    return
  }
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) line.content.push({ split: paragraph })
    const style = reading.styles.paragraph(paragraph.attributes['text:style-name'])
    readInline(paragraph, line, reading, { ...within(style, PLAIN), hidden: around.hidden })
  }
}

function leaveComment(comment: XmlElement, reading: Reading): void {
  const paragraphs = elementsBelow(comment, 'text:p').map(wordsBelow)
  setAside(reading, 'comment', paragraphs.join(' '))
}
