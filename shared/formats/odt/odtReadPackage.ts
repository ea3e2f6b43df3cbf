/** An OpenDocument text as the parts that are read. */
import { FileRefused } from '../fileRefused.ts'
import { elementIn, elementsBelow, readXml, wordsBelow, type XmlElement } from '../xml.ts'
import { openZip } from '../zip.ts'

export type OdtPackage = {
  /** `office:text`. */
  body: XmlElement
  content: XmlElement
  styles: XmlElement | undefined
  title: string | undefined
  /** The language among the file's properties. */
  language: string | undefined
}

/**
 * Opens an .odt.
 * @throws FileRefused where it is none, is locked, breaks a limit or is damaged
 */
export function openOdt(bytes: Uint8Array): OdtPackage {
  const zip = openZip(bytes)
  const part = (name: string): XmlElement | undefined => {
    const found = zip.read(name)
    return found === null ? undefined : readXml(found, NAMESPACES)
  }
  const manifest = part('META-INF/manifest.xml')
  if (manifest !== undefined && elementsBelow(manifest, 'manifest:encryption-data').length > 0)
    throw new FileRefused('locked')
  const content = part('content.xml')
  const body = elementIn(elementIn(content, 'office:body'), 'office:text')
  if (content === undefined || body === undefined) throw new FileRefused('no-text')
  const meta = elementIn(part('meta.xml'), 'office:meta')
  const said = (name: string): string | undefined => wordsOf(elementIn(meta, name))
  return { body, content, styles: part('styles.xml'), title: said('dc:title'), language: said('dc:language') }
}

function wordsOf(element: XmlElement | undefined): string | undefined {
  const words = element === undefined ? '' : wordsBelow(element).replace(/\s+/g, ' ').trim()
  return words === '' ? undefined : words
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMESPACES = {
  ...Object.fromEntries(
    ['office', 'style', 'text', 'table', 'meta', 'manifest'].map(name => [`${OASIS}:${name}:1.0`, name]),
  ),
  [`${OASIS}:drawing:1.0`]: 'draw',
  [`${OASIS}:xsl-fo-compatible:1.0`]: 'fo',
  [`${OASIS}:svg-compatible:1.0`]: 'svg',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://purl.org/dc/elements/1.1/': 'dc',
}
