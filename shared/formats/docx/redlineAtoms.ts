/** A paragraph of Word as a row of atoms: words in one formatting, marks of notes, and what else stands between. */
import type { Worded } from '../../compare/tokens.ts'
import type { Inline } from '../../statement/tree.ts'
import { elementIn, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { escapeXml, xml } from '../xmlWrite.ts'
import { innerXml, writeXml } from './redlineXml.ts'

export type Atom = {
  /**
   * `text`: words, in which a tab, a line break, a soft and a hard hyphen are one character each. `note`: the mark of
   * a note. `again`: a field that repeats a note's number. `other`: anything else, as it is; no words.
   */
  kind: 'text' | 'note' | 'again' | 'other'
  text: string
  /** The run's properties, `<w:rPr>…</w:rPr>`, or nothing. */
  format: string
  /** The start of the link around it; two stand in one link where this is equal. */
  link: string | null
  /** The note's id, of `note`, and of `again` the name of the bookmark around the note's mark. */
  note?: string
  /** The names of the bookmarks around a `note`. */
  bookmarks?: readonly string[]
  /** What stands in the run, of `other`. */
  inner?: string
}

export type Paragraph = { atoms: Atom[]; properties: Properties }

/** What a paragraph says of itself. Sections are the document's business and stand apart. */
export type Properties = { own: string; mark: string; section: string }

/** @param linkOf the start tag of a link of this document, as the merged document has it */
export function paragraphOf(element: XmlElement, linkOf: (link: XmlElement) => string): Paragraph {
  const atoms: Atom[] = []
  let bookmark: string | undefined
  const add = (children: readonly XmlElement[], link: string | null): void => {
    for (const child of children) {
      if (child.name === 'w:r') atoms.push(...atomsOfRun(child, link, bookmark))
      else if (child.name === 'w:hyperlink') add(elementsIn(child), linkOf(child))
      else if (child.name === 'w:fldSimple') atoms.push(againOf(child, link))
      else if (child.name === 'w:bookmarkStart') bookmark = child.attributes['w:name']
      else if (child.name === 'w:bookmarkEnd') bookmark = undefined
    }
  }
  add(elementsIn(element), null)
  return { atoms, properties: propertiesOf(elementIn(element, 'w:pPr')) }
}

function propertiesOf(element: XmlElement | undefined): Properties {
  const section = elementIn(element, 'w:sectPr')
  const own = elementsIn(element).filter(({ name }) => name !== 'w:rPr' && name !== 'w:sectPr')
  return {
    own: own.map(writeXml).join(''),
    mark: innerXml(elementIn(element, 'w:rPr')),
    section: section === undefined ? '' : writeXml(section),
  }
}

function atomsOfRun(run: XmlElement, link: string | null, bookmark: string | undefined): Atom[] {
  const properties = elementIn(run, 'w:rPr')
  const format = properties === undefined || properties.children.length === 0 ? '' : writeXml(properties)
  const atoms: Atom[] = []
  for (const child of elementsIn(run)) {
    if (child.name === 'w:rPr') continue
    const character = child.name === 'w:t' ? wordsBelow(child) : CHARACTERS.get(writeXml(child))
    const last = atoms.at(-1)
    if (character !== undefined && last?.kind === 'text') last.text += character
    else if (character !== undefined) atoms.push({ kind: 'text', text: character, format, link })
    else if (child.name === 'w:footnoteReference') {
      const note = child.attributes['w:id'] ?? ''
      atoms.push({
        kind: 'note',
        text: '',
        format,
        link,
        note,
        ...(bookmark === undefined ? {} : { bookmarks: [bookmark] }),
      })
    } else atoms.push({ kind: 'other', text: '', format, link, inner: writeXml(child) })
  }
  return atoms
}

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['<w:tab/>', '\t'],
  ['<w:br/>', '\n'],
  ['<w:softHyphen/>', '\u00ad'],
  ['<w:noBreakHyphen/>', '\u2011'],
])

/** Only one kind of field stands in the text of a letter: the number of a note, said again. */
function againOf(field: XmlElement, link: string | null): Atom {
  const [run] = elementsIn(field)
  const format = elementIn(run, 'w:rPr')
  const [, name = ''] = /NOTEREF\s+(\S+)/.exec(field.attributes['w:instr'] ?? '') ?? []
  return {
    kind: 'again',
    text: '',
    format: format === undefined ? '' : writeXml(format),
    link,
    note: name,
    inner: run === undefined ? '' : wordsBelow(run),
  }
}

/** The words of atoms as comparing takes them. What is neither word nor note is one sign that equals its like. */
export function wordedOf(atoms: readonly Atom[]): Worded {
  const inline = atoms.map((atom): Inline => {
    if (atom.kind === 'text') return { type: 'text', text: atom.text }
    if (atom.kind === 'other') return { type: 'text', text: SIGN }
    return { type: 'footnoteRef', attrs: { note: `${atom.kind} ${atom.note}` } }
  })
  return { inline, lang: null }
}

/** How many UTF-16 units of `wordedOf` an atom is. */
export const lengthOf = (atom: Atom): number => (atom.kind === 'other' ? SIGN.length : atom.text.length)

const SIGN = '\ufffc'

/** An atom as what stands in its run. @param deleted whether it is taken out: Word writes such words otherwise */
export function innerOf(atom: Atom, deleted: boolean): string {
  if (atom.kind === 'other') return atom.inner ?? ''
  if (atom.kind === 'note') return xml('w:footnoteReference', { 'w:id': atom.note })
  const name = deleted ? 'w:delText' : 'w:t'
  return atom.text
    .split(/([\t\n\u00ad])/)
    .filter(piece => piece !== '')
    .map(piece => ELEMENTS.get(piece) ?? xml(name, { 'xml:space': 'preserve' }, escapeXml(piece)))
    .join('')
}

const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['\t', '<w:tab/>'],
  ['\n', '<w:br/>'],
  ['\u00ad', '<w:softHyphen/>'],
])
