/** One reading of a Word file: with its tracked changes accepted, or with them rejected. */
import type { Inline } from '../../statement/tree.ts'
import type { Listing } from '../aside.ts'
import type { NewId } from '../build.ts'
import { type Ids, idsBy } from '../containerIds.ts'
import type { SetAsideReason } from '../imported.ts'
import { elementsIn, type XmlElement } from '../xml.ts'
import { type Counts, type Numbering, newCounts, numberingsOf } from './docxReadNumbering.ts'
import type { DocxPackage, Relations } from './docxReadPackage.ts'
import { type Styles, stylesOf } from './docxReadStyles.ts'

export type View = 'accepted' | 'rejected'

/** What does not change between the readings of one file. */
export type Source = {
  file: DocxPackage
  styles: Styles
  numberings: ReadonlyMap<string, Numbering>
  ids: Ids
  /** Whether we wrote the file, by its styles: then nothing in it is guessed. */
  ours: boolean
  /** The places of paragraphs, counted from 1 through the document. */
  places: ReadonlyMap<XmlElement, number>
  /** Notes by `footnote 2` or `endnote 2`, with the part they stand in. */
  notes: ReadonlyMap<string, { element: XmlElement; relations: Relations }>
}

export type Reading = Source &
  Listing & {
    view: View
    counts: Counts
    /** What the part that is being read refers to. */
    relations: Relations
    fields: Field[]
    /** The notes that were referred to, in the order of their first mark. */
    referred: Set<string>
    /** The id of the text block that the words of a paragraph stand in. */
    blocks: Map<XmlElement, string>
    /** What the file says of the language and direction of a text block, by its id. */
    languages: Map<string, string>
    directions: Map<string, 'ltr' | 'rtl'>
    /** The text blocks in the style of a title. */
    titles: Set<string>
    /** The note whose mark a bookmark surrounds, by the name of the bookmark. */
    markedNotes: ReadonlyMap<string, string>
  }

/** A field that is open: its code is read first, then what it shows. */
export type Field = {
  code: string
  phase: 'code' | 'result'
  kind: 'link' | 'page' | 'contents' | 'note' | 'kept'
  shown: string
  href: string | null
}

/** One paragraph while its runs are read. */
export type Line = {
  content: Inline[]
  /** Text boxes that hang on it. */
  boxes: XmlElement[]
  /** Letters by the language that the file says they are in. */
  languages: Map<string, number>
  /** A rule is drawn in it. */
  ruled: boolean
  inNote: boolean
  /** What is set aside of it, stretch by stretch, and the words that these stood beside. */
  aside: { reason: SetAsideReason; text: string; near?: string; open: boolean }[]
}

export const newLine = (inNote = false): Line => ({
  content: [],
  boxes: [],
  languages: new Map(),
  ruled: false,
  inNote,
  aside: [],
})

export function sourceOf(file: DocxPackage, newId: NewId): Source {
  const styles = stylesOf(file.part('styles')?.root)
  return {
    file,
    styles,
    numberings: numberingsOf(file.part('numbering')?.root),
    ids: idsBy(newId),
    ours: styles.has('spacer') && styles.has('signatory note'),
    places: placesIn(file.document.root),
    notes: notesIn(file),
  }
}

export function newReading(source: Source, view: View): Reading {
  return {
    ...source,
    view,
    counts: newCounts(),
    relations: source.file.document.relations,
    setAside: [],
    place: 0,
    fields: [],
    referred: new Set(),
    blocks: new Map(),
    languages: new Map(),
    directions: new Map(),
    titles: new Set(),
    markedNotes: markedNotesIn(source.file.document.root, view),
  }
}

/** The one of several forms of the same thing that is read: the first, else the one for old programs. */
export function chosen(alternate: XmlElement): XmlElement | undefined {
  const forms = alternate.children.filter(child => typeof child !== 'string')
  return forms.find(form => form.name === 'mc:Choice') ?? forms.find(form => form.name === 'mc:Fallback')
}

function placesIn(root: XmlElement): ReadonlyMap<XmlElement, number> {
  const places = new Map<XmlElement, number>()
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:p') places.set(element, places.size + 1)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return places
}

function notesIn(file: DocxPackage): Source['notes'] {
  const notes = new Map<string, { element: XmlElement; relations: Relations }>()
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = file.part(`${kind}s`)
    for (const element of part?.root.children ?? []) {
      if (part === undefined || typeof element === 'string' || element.name !== `w:${kind}`) continue
      const type = element.attributes['w:type'] ?? 'normal'
      if (type !== 'normal') continue
      notes.set(`${kind} ${element.attributes['w:id'] ?? ''}`, { element, relations: part.relations })
    }
  }
  return notes
}

/** A mark that moved may stand in a bookmark at both its places: the one that is in this reading counts. */
function markedNotesIn(root: XmlElement, view: View): ReadonlyMap<string, string> {
  const marked = new Map<string, string>()
  const open = new Map<string, string>()
  const gone = view === 'accepted' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']
  const visit = (element: XmlElement, isGone: boolean): void => {
    const id = element.attributes['w:id'] ?? ''
    if (element.name === 'w:bookmarkStart') open.set(id, element.attributes['w:name'] ?? '')
    else if (element.name === 'w:bookmarkEnd') open.delete(id)
    else if (/^w:(?:foot|end)noteReference$/.test(element.name) && !isGone) {
      for (const name of open.values()) marked.set(name, `${element.name.slice(2, -9)} ${id}`)
    }
    for (const child of elementsIn(element)) visit(child, isGone || gone.includes(child.name))
  }
  visit(root, false)
  return marked
}
