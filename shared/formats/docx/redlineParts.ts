/** Two Word files of ours as one package: what both refer to by numbers and ids, made to stand beside each other. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { elementIn, elementsIn, type XmlElement } from '../xml.ts'
import { xml } from '../xmlWrite.ts'
import { readPart, writeXml } from './redlineXml.ts'

export type DocxFile = {
  parts: Record<string, Uint8Array>
  body: XmlElement[]
  /** The notes by their ids, without the lines that separate notes from the text. */
  notes: ReadonlyMap<string, XmlElement>
}

export function openFile(bytes: Uint8Array): DocxFile {
  const parts = unzipSync(bytes)
  const body = elementsIn(elementIn(root(parts, DOCUMENT), 'w:body'))
  const notes = elementsIn(root(parts, FOOTNOTES)).filter(note => note.attributes['w:type'] === undefined)
  return { parts, body, notes: new Map(notes.map(note => [note.attributes['w:id'] ?? '', note])) }
}

const DOCUMENT = 'word/document.xml'
const FOOTNOTES = 'word/footnotes.xml'
const NUMBERING = 'word/numbering.xml'
const relationsOf = (part: string) => part.replace('word/', 'word/_rels/').concat('.rels')

function root(parts: DocxFile['parts'], name: string): XmlElement | undefined {
  const part = parts[name]
  return part === undefined ? undefined : readPart(part)
}

/** What both files hold, under names that the merged file knows: the new file's stay, the old one's give way. */
export type Merged = {
  /** The start tag of a link of either file, in the text or in the notes. */
  linkOf: (side: 'old' | 'new', part: 'text' | 'notes') => (link: XmlElement) => string
  /** The id of an old note that stands beside the new ones. */
  oldNote: (id: string) => string
  /** The number of an old list that stands beside the new ones. */
  oldList: (id: string) => string
  /** What a list looks like: two lists can be one where this is equal. */
  listForm: (side: 'old' | 'new', id: string) => string | undefined
  /** The merged file. `text` and `notes` are what stands in the body and among the notes. */
  packed: (text: string, notes: string) => Uint8Array
}

export function mergeFiles(old: DocxFile, now: DocxFile): Merged {
  const parts = { ...now.parts }
  const links = { text: mergeLinks(DOCUMENT, old, parts), notes: mergeLinks(FOOTNOTES, old, parts) }
  const offset = mergeLists(old, parts)
  const forms = { old: listForms(old.parts), new: listForms(now.parts) }
  const lastNote = Math.max(0, ...[...now.notes.keys()].map(Number))
  return {
    linkOf: (side, part) => link => {
      const id = link.attributes['r:id'] ?? ''
      const attributes = { ...link.attributes, 'r:id': side === 'old' ? (links[part].get(id) ?? id) : id }
      return writeXml({ name: 'w:hyperlink', attributes, children: [] }).replace(/\/>$/, '>')
    },
    oldNote: id => String(Number(id) + lastNote),
    oldList: id => String(Number(id) + offset),
    listForm: (side, id) => forms[side].get(id),
    packed: (text, notes) => {
      parts[DOCUMENT] = refilled(now.parts[DOCUMENT], /<w:body>[\s\S]*<\/w:body>/, `<w:body>${text}</w:body>`)
      if (parts[FOOTNOTES] !== undefined)
        parts[FOOTNOTES] = refilled(now.parts[FOOTNOTES], FROM_FIRST_NOTE, `${notes}</w:footnotes>`)
      return zipSync(parts, { mtime: '1980-01-01T00:00:00', level: 6 })
    },
  }
}

/** From the first note that is none of the separating lines. */
const FROM_FIRST_NOTE = /(?:<w:footnote (?![^>]*w:type=)[^>]*>[\s\S]*)?<\/w:footnotes>$/

function refilled(part: Uint8Array | undefined, what: RegExp, content: string): Uint8Array {
  return strToU8(strFromU8(part ?? new Uint8Array(0)).replace(what, () => content))
}

/** The old ids of links with the ids that lead to the same addresses in the merged part. */
function mergeLinks(part: string, old: DocxFile, parts: DocxFile['parts']): ReadonlyMap<string, string> {
  const name = relationsOf(part)
  const now = linksIn(parts, name)
  const ids = new Map<string, string>()
  let more = ''
  for (const [id, target] of linksIn(old.parts, name)) {
    const same = [...now].find(([, other]) => other === target)?.[0]
    ids.set(id, same ?? `rIdWas${ids.size + 1}`)
    if (same === undefined)
      more += xml('Relationship', { Id: ids.get(id), Type: LINK, Target: target, TargetMode: 'External' })
  }
  const written = strFromU8(parts[name] ?? new Uint8Array(0))
  const open = written.replace(/\/>$/, '></Relationships>')
  if (more !== '') parts[name] = strToU8(open.replace(/<\/Relationships>$/, () => `${more}</Relationships>`))
  return ids
}

const LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

function linksIn(parts: DocxFile['parts'], name: string): ReadonlyMap<string, string> {
  const all = elementsIn(root(parts, name))
  const links = all.filter(({ attributes }) => attributes.Type === LINK)
  return new Map(links.map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']))
}

/** Puts the old lists behind the new ones. @returns what is added to the number of an old list */
function mergeLists(old: DocxFile, parts: DocxFile['parts']): number {
  const was = elementsIn(root(old.parts, NUMBERING))
  const is = elementsIn(root(parts, NUMBERING))
  if (parts[NUMBERING] === undefined) return 0
  const greatest = (of: XmlElement[], name: string) =>
    Math.max(0, ...of.map(({ attributes }) => Number(attributes[name] ?? 0)))
  const forms = greatest(is, 'w:abstractNumId')
  const lists = greatest(is, 'w:numId')
  const written = (name: string) =>
    was
      .filter(element => element.name === name)
      .map(element => writeXml(counted(element, forms, lists)))
      .join('')
  const text = strFromU8(parts[NUMBERING])
  const first = text.search(/<w:num /)
  const at = first === -1 ? text.lastIndexOf('</w:numbering>') : first
  const rest = text.slice(at).replace(/<\/w:numbering>$/, () => `${written('w:num')}</w:numbering>`)
  parts[NUMBERING] = strToU8(text.slice(0, at) + written('w:abstractNum') + rest)
  return lists
}

function counted(element: XmlElement, forms: number, lists: number): XmlElement {
  const more = (attributes: XmlElement['attributes'], name: string, by: number) => ({
    ...attributes,
    [name]: String(Number(attributes[name] ?? 0) + by),
  })
  if (element.name === 'w:abstractNum')
    return { ...element, attributes: more(element.attributes, 'w:abstractNumId', forms) }
  const children = element.children.map(child =>
    typeof child !== 'string' && child.name === 'w:abstractNumId'
      ? { ...child, attributes: more(child.attributes, 'w:val', forms) }
      : child,
  )
  return { ...element, attributes: more(element.attributes, 'w:numId', lists), children }
}

function listForms(parts: DocxFile['parts']): ReadonlyMap<string, string> {
  const all = elementsIn(root(parts, NUMBERING))
  const forms = new Map(
    all.flatMap(({ name, attributes, children }) =>
      name === 'w:abstractNum' ? [[attributes['w:abstractNumId'], children.map(writeXml).join('')]] : [],
    ),
  )
  return new Map(
    all.flatMap(list => {
      if (list.name !== 'w:num') return []
      const form = forms.get(elementIn(list, 'w:abstractNumId')?.attributes['w:val'])
      const changes = elementsIn(list, 'w:lvlOverride').map(writeXml).join('')
      return [[list.attributes['w:numId'] ?? '', `${form} ${changes}`] as const]
    }),
  )
}
