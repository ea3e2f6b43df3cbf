/** A Word file as the parts that are read, found as the package itself says (ECMA-376 part 2), never by a fetch. */
import { FileRefused } from '../fileRefused.ts'
import { elementIn, elementsIn, readXml, wordsBelow, type XmlElement } from '../xml.ts'
import { type OpenZip, openZip } from '../zip.ts'

/** What a part refers to by an id: another part by its name, or an address outside. */
export type Relation = { kind: string; target: string; external: boolean }
export type Relations = ReadonlyMap<string, Relation>

/** A part with what it refers to. */
export type Part = { root: XmlElement; relations: Relations }

export type DocxPackage = {
  document: Part
  /** The part of this kind that the document refers to, such as `styles` or `footnotes`. */
  part: (kind: string) => Part | undefined
  /** A part by its name, such as that of a page header. */
  named: (name: string) => Part | undefined
  /** The title among the file's properties. */
  title: string | undefined
  /** The language among them; word processors write one rarely. */
  language: string | undefined
}

/**
 * Opens a .docx.
 * @throws FileRefused where it is none, breaks a limit or is damaged
 */
export function openDocx(bytes: Uint8Array): DocxPackage {
  const zip = openZip(bytes)
  const root = relationsOf('', zip)
  const name = [...root.values()].find(one => one.kind === 'officeDocument')?.target ?? 'word/document.xml'
  const document = partOf(name, zip)
  if (document === undefined || document.root.name !== 'w:document') throw new FileRefused('no-text')
  const named = (wanted: string): Part | undefined => partOf(wanted, zip)
  const part = (kind: string): Part | undefined => {
    const relation = [...document.relations.values()].find(one => one.kind === kind && !one.external)
    return relation === undefined ? undefined : named(relation.target)
  }
  const core = [...root.values()].find(one => one.kind === 'core-properties')?.target
  const said = (name: string): string | undefined =>
    core === undefined ? undefined : wordsOf(elementIn(named(core)?.root, name))
  return { document, part, named, title: said('dc:title'), language: said('dc:language') }
}

function partOf(name: string, zip: OpenZip): Part | undefined {
  const bytes = zip.read(name)
  if (bytes === null) return undefined
  return { root: readXml(bytes, NAMESPACES), relations: relationsOf(name, zip) }
}

function relationsOf(name: string, zip: OpenZip): Relations {
  const slash = name.lastIndexOf('/') + 1
  const folder = name.slice(0, slash)
  const bytes = zip.read(`${folder}_rels/${name.slice(slash)}.rels`)
  if (bytes === null) return new Map()
  return new Map(
    elementsIn(readXml(bytes, NAMESPACES), 'rel:Relationship').map(({ attributes }) => {
      const external = attributes.TargetMode === 'External'
      const written = attributes.Target ?? ''
      const kind = (attributes.Type ?? '').split('/').at(-1) ?? ''
      return [attributes.Id ?? '', { kind, external, target: external ? written : resolved(folder, written) }]
    }),
  )
}

/** The name of a part from a target that is relative to a folder, or absolute within the file. */
function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function wordsOf(element: XmlElement | undefined): string | undefined {
  const words = element === undefined ? '' : wordsBelow(element).replace(/\s+/g, ' ').trim()
  return words === '' ? undefined : words
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'
const MICROSOFT = 'http://schemas.microsoft.com/office/word'
/** Both spellings of the standard: what Word writes, and its strict form. */
const NAMESPACES = {
  [`${TRANSITIONAL}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${TRANSITIONAL}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${TRANSITIONAL}/officeDocument/2006/math`]: 'm',
  [`${STRICT}/officeDocument/math`]: 'm',
  [`${TRANSITIONAL}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}/drawingml/wordprocessingDrawing`]: 'wp',
  [`${TRANSITIONAL}/drawingml/2006/main`]: 'a',
  [`${STRICT}/drawingml/main`]: 'a',
  [`${TRANSITIONAL}/markup-compatibility/2006`]: 'mc',
  [`${TRANSITIONAL}/package/2006/relationships`]: 'rel',
  [`${MICROSOFT}/2010/wordml`]: 'w14',
  [`${MICROSOFT}/2012/wordml`]: 'w15',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://purl.org/dc/elements/1.1/': 'dc',
}
