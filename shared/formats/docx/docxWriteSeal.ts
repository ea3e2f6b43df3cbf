/**
 * The last step of a Word file: what the library adds of its own (names of authors, times, chance in the ids of
 * links) is taken out, so that the same letter is the same file, byte for byte, and says nothing about its makers.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escapeXml, xml } from '../xmlWrite.ts'

export type Sealed = { title: string; language: string; date: number | undefined; rtl: boolean }

/** @param bytes a document as the library packed it */
export function sealed(bytes: Uint8Array, about: Sealed): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)))
  for (const [name, part] of parts) {
    if (name.endsWith('.rels')) countLinks(name, strFromU8(part), parts)
  }
  edit(parts, 'word/document.xml', text => withDirection(countBookmarks(text), about.rtl))
  parts.set('docProps/core.xml', strToU8(coreProperties(about)))
  return zipSync(Object.fromEntries(inOrder(parts)), { mtime: EPOCH, level: 6 })
}

/** The first instant a zip can say, in the time of the place, because that is what fflate writes. */
const EPOCH = '1980-01-01T00:00:00'

/** The links of a part are called by their place among its links instead of by chance. */
function countLinks(name: string, links: string, parts: Map<string, Uint8Array>): void {
  const names = new Map<string, string>()
  const counted = links.replace(/ Id="rId([^"]*)"/g, (whole, id: string) => {
    if (/^\d+$/.test(id)) return whole
    names.set(id, `Link${names.size + 1}`)
    return ` Id="rId${names.get(id)}"`
  })
  if (names.size === 0) return
  parts.set(name, strToU8(counted))
  edit(parts, name.replace(/_rels\/([^/]+)\.rels$/, '$1'), text =>
    text.replace(/ r:id="rId([^"]*)"/g, (whole, id: string) =>
      names.has(id) ? ` r:id="rId${names.get(id)}"` : whole,
    ),
  )
}

/** The library counts bookmarks through all documents of the process; here they count from 1. */
function countBookmarks(text: string): string {
  const ids = new Map<string, number>()
  return text.replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, mark =>
    mark.replace(/ w:id="([^"]*)"/, (_, id: string) => {
      if (!ids.has(id)) ids.set(id, ids.size + 1)
      return ` w:id="${ids.get(id)}"`
    }),
  )
}

function edit(parts: Map<string, Uint8Array>, name: string, change: (text: string) => string): void {
  const part = parts.get(name)
  if (part !== undefined) parts.set(name, strToU8(change(strFromU8(part))))
}

/** Sections from right to left: columns begin on the right. The library has no word for it. */
function withDirection(text: string, rtl: boolean): string {
  return rtl ? text.replace(/(<w:docGrid\b[^>]*\/>)?<\/w:sectPr>/g, '<w:bidi/>$&') : text
}

function coreProperties({ title, language, date }: Sealed): string {
  const when = date === undefined ? '' : new Date(date).toISOString().replace(/\.\d+Z$/, 'Z')
  const time = (name: string): string =>
    when === '' ? '' : xml(name, { 'xsi:type': 'dcterms:W3CDTF' }, when)
  const spaces = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }
  const said = [
    xml('dc:title', {}, escapeXml(title)),
    xml('dc:language', {}, language),
    time('dcterms:created'),
    time('dcterms:modified'),
  ]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml('cp:coreProperties', spaces, said.join(''))}`
}

/** The list of types comes first, as readers that read from a stream want it; the rest by name. */
function inOrder(parts: ReadonlyMap<string, Uint8Array>): [string, Uint8Array][] {
  const rank = (name: string): string => (name === '[Content_Types].xml' ? '' : name)
  return [...parts].sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1))
}
