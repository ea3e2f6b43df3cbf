/** Parts of our own Word files as trees, and trees as XML again: nothing is judged, everything is kept. */
import { type Namespaces, readXml, type XmlElement } from '../xml.ts'
import { escapeXml } from '../xmlWrite.ts'

export const readPart = (bytes: Uint8Array): XmlElement => readXml(bytes, SPACES)

export function writeXml(node: XmlElement | string): string {
  if (typeof node === 'string') return escapeXml(node)
  let tag = `<${node.name}`
  for (const [name, value] of Object.entries(node.attributes)) tag += ` ${name}="${escapeXml(value)}"`
  return node.children.length === 0 ? `${tag}/>` : `${tag}>${innerXml(node)}</${node.name}>`
}

export const innerXml = (node: XmlElement | undefined): string =>
  (node?.children ?? []).map(writeXml).join('')

/** The prefixes under which our files declare what stands in the parts that are merged. */
const SPACES: Namespaces = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
}
