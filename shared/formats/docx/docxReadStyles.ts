/**
 * What the styles of a Word file say, each with all it is based on. A style is known by the name that Word gives it
 * in every language, and by what word processors of other languages have been seen to call it.
 */
import { type Role, roleOf } from '../styleRoles.ts'
import { elementIn, elementsIn, type XmlElement } from '../xml.ts'

/** On or off where something is said, undefined where nothing is. */
export type Toggles = { bold?: boolean; italic?: boolean; strike?: boolean; hidden?: boolean }

export type Style = {
  role: Role
  /** Of a heading, from 1 to 9. */
  level: number
  /** The style's own name and those it is based on, in small letters. */
  names: readonly string[]
  numbering: { id: string; depth: number | null } | null
  /** In twentieths of a point; null where nothing is said. */
  indent: number | null
  rtl: boolean | null
  lang: Readonly<Record<string, string>>
  toggles: Toggles
  underline: boolean | undefined
  raised: 'superscript' | 'subscript' | null
}

export type Styles = {
  /** The style of a paragraph or run; of none or an unknown one, that of a plain paragraph. */
  of: (id: string | undefined) => Style
  /** What the file says for everything. */
  defaults: Readonly<Record<string, string>>
  /** Whether a style of this name is defined. */
  has: (name: string) => boolean
}

/** @param root the part of styles, where the file has one */
export function stylesOf(root: XmlElement | undefined): Styles {
  const elements = elementsIn(root, 'w:style')
  const byId = new Map(elements.map(style => [style.attributes['w:styleId'] ?? '', style]))
  const usual = elements.find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && isOn(attributes['w:default']),
  )
  const known = new Map<string | undefined, Style>()
  const of = (id: string | undefined): Style => {
    const found = known.get(id) ?? styleOf(chainOf(byId.get(id ?? '') ?? usual, byId))
    known.set(id, found)
    return found
  }
  const run = elementIn(elementIn(elementIn(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  const names = new Set(elements.map(nameOf))
  return {
    of,
    defaults: elementIn(run, 'w:lang')?.attributes ?? {},
    has: name => names.has(name),
  }
}

/** Whether the value of a switch means on: a switch without a value does. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false', 'off', 'none'].includes(value)
}

/** A switch among properties: undefined where it is not there. */
export function switchOf(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = elementIn(properties, name)
  return element === undefined ? undefined : isOn(element.attributes['w:val'] ?? 'on')
}

/** The on and off of runs that Word calls toggles. */
export function togglesOf(run: XmlElement | undefined): Toggles {
  const said = {
    bold: switchOf(run, 'w:b'),
    italic: switchOf(run, 'w:i'),
    strike: switchOf(run, 'w:strike') ?? switchOf(run, 'w:dstrike'),
    hidden: switchOf(run, 'w:vanish'),
  }
  return Object.fromEntries(Object.entries(said).filter(([, on]) => on !== undefined))
}

/** Whether text is underlined; undefined where nothing is said. */
export function underlineOf(run: XmlElement | undefined): boolean | undefined {
  const element = elementIn(run, 'w:u')
  return element === undefined ? undefined : isOn(element.attributes['w:val'])
}

/** Raised or lowered, by the word for it or by hand: moved up or down from the line in another size. */
export function raisedOf(run: XmlElement | undefined): Style['raised'] | undefined {
  const value = elementIn(run, 'w:vertAlign')?.attributes['w:val']
  if (value !== undefined) return value === 'superscript' || value === 'subscript' ? value : null
  const moved = Number(elementIn(run, 'w:position')?.attributes['w:val'] ?? 0)
  if (!(Math.abs(moved) > 1) || elementIn(run, 'w:sz') === undefined) return undefined
  return moved > 0 ? 'superscript' : 'subscript'
}

/** The list a paragraph says it stands in. */
export function numberingOf(paragraph: XmlElement | undefined): Style['numbering'] {
  const element = elementIn(paragraph, 'w:numPr')
  const id = elementIn(element, 'w:numId')?.attributes['w:val']
  const depth = elementIn(element, 'w:ilvl')?.attributes['w:val']
  if (element === undefined) return null
  return { id: id ?? '', depth: depth === undefined ? null : Number(depth) }
}

/** How far in a paragraph stands, where it says so. */
export function indentOf(paragraph: XmlElement | undefined): number | null {
  const attributes = elementIn(paragraph, 'w:ind')?.attributes
  const written = attributes?.['w:start'] ?? attributes?.['w:left']
  return written === undefined || !/^-?\d+$/.test(written) ? null : Number(written)
}

/** A style before those it is based on; a circle ends where it closes. */
function chainOf(style: XmlElement | undefined, byId: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = []
  let next = style
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next)
    next = byId.get(elementIn(next, 'w:basedOn')?.attributes['w:val'] ?? '')
  }
  return chain
}

function styleOf(chain: readonly XmlElement[]): Style {
  const paragraphs = chain.map(style => elementIn(style, 'w:pPr'))
  const runs = chain.map(style => elementIn(style, 'w:rPr'))
  const first = <Value>(values: readonly (Value | null | undefined)[]): Value | null =>
    values.find(value => value !== null && value !== undefined) ?? null
  const outline = first(paragraphs.map(outlineOf))
  const names = chain.map(nameOf)
  return {
    ...roleOf(names, outline),
    names,
    numbering: mergedNumbering(paragraphs),
    indent: first(paragraphs.map(indentOf)),
    rtl: first(paragraphs.map(properties => switchOf(properties, 'w:bidi'))),
    lang: Object.assign({}, ...runs.map(run => elementIn(run, 'w:lang')?.attributes ?? {}).reverse()),
    toggles: Object.assign({}, ...runs.map(togglesOf).reverse()),
    underline: first(runs.map(underlineOf)) ?? undefined,
    raised: first(runs.map(raisedOf)),
  }
}

function nameOf(style: XmlElement): string {
  return (
    elementIn(style, 'w:name')?.attributes['w:val'] ??
    style.attributes['w:styleId'] ??
    ''
  ).toLowerCase()
}

/** The level of the outline from 0 to 8; 9 is text. Null where nothing is said. */
export function outlineOf(paragraph: XmlElement | undefined): number | null {
  const value = elementIn(paragraph, 'w:outlineLvl')?.attributes['w:val']
  return value === undefined ? null : Number(value)
}

/** A style may say the list, and the one it is based on the depth. */
function mergedNumbering(paragraphs: readonly (XmlElement | undefined)[]): Style['numbering'] {
  const said = paragraphs.map(numberingOf).filter(one => one !== null)
  const id = said.find(one => one.id !== '')?.id
  if (id === undefined) return null
  return { id, depth: said.find(one => one.depth !== null)?.depth ?? null }
}
