/**
 * XML of a document that a stranger made, as a small tree. Strict and bounded: no document type, so no entities but
 * the five of XML; a limit on depth and on the number of elements. Nothing it names is ever opened.
 */
import { strFromU8 } from 'fflate'
import { SaxesParser } from 'saxes'
import { FileRefused } from './fileRefused.ts'

/** `name` and the names of attributes carry the prefix that the reader knows their namespace by. */
export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (XmlElement | string)[]
}

/** Our prefix for each namespace that is read; elements of any other one are named `?:…`. */
export type Namespaces = Readonly<Record<string, string>>

export type XmlLimits = { depth: number; elements: number }

export const XML_LIMITS: XmlLimits = { depth: 200, elements: 2_000_000 }

/**
 * Reads a part as its root element.
 * @throws FileRefused where it is not well-formed, has a document type, or breaks a limit
 */
export function readXml(bytes: Uint8Array, namespaces: Namespaces, limits = XML_LIMITS): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let count = 0
  const parser = new SaxesParser({ xmlns: true, position: false })
  const name = namer(namespaces)
  parser.on('error', () => refuse('damaged'))
  parser.on('doctype', () => refuse('doctype'))
  parser.on('opentag', tag => {
    count += 1
    if (open.length > limits.depth || count > limits.elements) refuse('too-deep')
    const element = { name: name(tag.uri, tag.local), attributes: attributesOf(tag, name), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  const words = (text: string): void => {
    if (open.length > 1) open.at(-1)?.children.push(text)
  }
  parser.on('text', words)
  parser.on('cdata', words)
  parser.write(decoded(bytes)).close()
  const [first] = root.children
  return first === undefined || typeof first === 'string' ? refuse('damaged') : first
}

/** The children that are elements, or only those of a name. */
export function elementsIn(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child)
  }
  return found
}

/** The first child of a name. */
export function elementIn(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && child.name === name) return child
  }
  return undefined
}

/** All elements of a name anywhere below, in reading order. */
export function elementsBelow(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap(child => [
    ...(child.name === name ? [child] : []),
    ...elementsBelow(child, name),
  ])
}

/** Every word below an element, as written. */
export function wordsBelow(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : wordsBelow(child))).join('')
}

function refuse(code: 'damaged' | 'doctype' | 'too-deep'): never {
  throw new FileRefused(code)
}

type Named = (uri: string, local: string) => string

/** Names are few and met often: each is put together once. */
function namer(namespaces: Namespaces): Named {
  const known = new Map<string, Map<string, string>>()
  return (uri, local) => {
    let names = known.get(uri)
    if (names === undefined) {
      names = new Map()
      known.set(uri, names)
    }
    const made = names.get(local) ?? (uri === '' ? local : `${namespaces[uri] ?? '?'}:${local}`)
    names.set(local, made)
    return made
  }
}

type Tag = {
  attributes: Readonly<Record<string, { uri: string; local: string; prefix: string; value: string }>>
}

const NONE: Readonly<Record<string, string>> = Object.freeze({})

function attributesOf(tag: Tag, name: Named): Readonly<Record<string, string>> {
  let found: Record<string, string> | null = null
  for (const written in tag.attributes) {
    const attribute = tag.attributes[written]
    if (attribute === undefined || attribute.prefix === 'xmlns' || written === 'xmlns') continue
    found ??= Object.create(null) as Record<string, string>
    const key = attribute.prefix === 'xml' ? written : name(attribute.uri, attribute.local)
    found[key] = attribute.value
  }
  return found ?? NONE
}

/** UTF-8, or UTF-16 where the part begins with its mark. */
function decoded(bytes: Uint8Array): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!little && !(bytes[0] === 0xfe && bytes[1] === 0xff)) return strFromU8(bytes)
  const units: string[] = []
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]]
    units.push(String.fromCharCode(little ? one | (two << 8) : (one << 8) | two))
  }
  return units.join('')
}
