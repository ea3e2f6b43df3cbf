/** What the styles of an OpenDocument text say: named ones by what they mean, automatic ones by how they look. */
import type { Mark } from '../../statement/tree.ts'
import { type Role, roleOf } from '../styleRoles.ts'
import { elementIn, elementsBelow, elementsIn, type XmlElement } from '../xml.ts'
import type { OdtPackage } from './odtReadPackage.ts'

export type OdtStyle = {
  role: Role
  level: number
  /** The name of the nearest named style and those it is based on, in small letters. */
  names: readonly string[]
  /** Marks that are said of these very words: by a style of letters, or beside the named style of a paragraph. */
  marks: readonly Mark[]
  hidden: boolean
  highlighted: boolean
  rtl: boolean | null
  lang: Languages
}

/** Tags by kind of script, where something is said. */
export type Languages = { western?: string; asian?: string; complex?: string }

export type ListLevel = {
  ordered: boolean
  /** The printed form of its first number, where a letter's list has it; null where the nearest is to be taken. */
  type: string | null
  nearest: string
  format: string
  prefix: string
  suffix: string
  start: number
  /** How many higher numbers are printed with its own. */
  shown: number
}

export type OdtStyles = {
  paragraph: (name: string | undefined) => OdtStyle
  text: (name: string | undefined) => OdtStyle
  list: (name: string | undefined, depth: number) => ListLevel | undefined
  /** The numbers of headings. */
  outline: (depth: number) => ListLevel | undefined
  defaults: Languages & { rtl: boolean }
  has: (name: string) => boolean
}

/** All styles of a file: what stands in its content is automatic, what stands in its styles is named. */
export function odtStylesOf({ content, styles }: OdtPackage): OdtStyles {
  const automatic = elementIn(content, 'office:automatic-styles')
  const named = elementIn(styles, 'office:styles')
  const byName = new Map<string, Found>()
  for (const [element, isNamed] of [
    [named, true],
    [automatic, false],
  ] as const)
    for (const style of elementsIn(element, 'style:style')) byName.set(keyOf(style), { style, isNamed })
  const lists = new Map(
    [...elementsIn(named, 'text:list-style'), ...elementsIn(automatic, 'text:list-style')].map(list => [
      list.attributes['style:name'] ?? '',
      levelsOf(list),
    ]),
  )
  const known = new Map<string, OdtStyle>()
  const of = (family: string, name: string | undefined): OdtStyle => {
    const key = `${family} ${name ?? ''}`
    const found = known.get(key) ?? styleOf(chainOf(key, family, byName))
    known.set(key, found)
    return found
  }
  const usual = elementsIn(named, 'style:default-style').find(
    style => style.attributes['style:family'] === 'paragraph',
  )
  const outline = levelsOf(elementIn(named, 'text:outline-style'))
  const names = new Set([...byName.values()].map(({ style }) => nameOf(style)))
  return {
    paragraph: name => of('paragraph', name),
    text: name => of('text', name),
    list: (name, depth) => lists.get(name ?? '')?.[depth],
    outline: depth => outline[depth],
    defaults: { ...languagesOf(usual), rtl: rtlOf(usual) ?? false },
    has: name => names.has(name),
  }
}

type Found = { style: XmlElement; isNamed: boolean }

const keyOf = ({ attributes }: XmlElement): string =>
  `${attributes['style:family'] ?? ''} ${attributes['style:name'] ?? ''}`

/** The name a person sees; `_20_` and the like are characters that XML does not allow in names. */
function nameOf({ attributes }: XmlElement): string {
  const name = attributes['style:display-name'] ?? attributes['style:name'] ?? ''
  return name
    .replace(/_([0-9a-f]{1,5})_/gi, (whole, code: string) => decodedSign(code) ?? whole)
    .toLowerCase()
}

function decodedSign(code: string): string | null {
  const number = Number.parseInt(code, 16)
  return number > 0 && number < 0xd800 ? String.fromCharCode(number) : null
}

function chainOf(key: string, family: string, byName: ReadonlyMap<string, Found>): Found[] {
  const chain: Found[] = []
  let next = byName.get(key)
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next)
    next = byName.get(`${family} ${next.style.attributes['style:parent-style-name'] ?? ''}`)
  }
  return chain
}

function styleOf(chain: readonly Found[]): OdtStyle {
  const named = chain.filter(one => one.isNamed).map(one => one.style)
  const all = chain.map(one => one.style)
  const isText = all[0]?.attributes['style:family'] === 'text'
  const names = named.map(nameOf)
  const looks = (
    isText ? all : all.slice(0, named.length === all.length ? 0 : all.length - named.length)
  ).map(style => elementIn(style, 'style:text-properties')?.attributes ?? {})
  const look: Record<string, string> = Object.assign({}, ...looks.reverse())
  const isLink = names.some(name => /link/.test(name))
  const said = all.map(style => elementIn(style, 'style:text-properties')?.attributes ?? {})
  return {
    ...roleOf(names, null),
    names,
    marks: marksOf(isLink ? { ...look, 'style:text-underline-style': 'none' } : look),
    hidden: said.some(one => one['text:display'] === 'none'),
    highlighted: !['transparent', undefined].includes(look['fo:background-color']),
    rtl: all.map(rtlOf).find(rtl => rtl !== null) ?? null,
    lang: Object.assign({}, ...all.map(languagesOf).reverse()),
  }
}

function rtlOf(style: XmlElement | undefined): boolean | null {
  const mode = elementIn(style, 'style:paragraph-properties')?.attributes['style:writing-mode']
  return mode === undefined || mode === 'page' ? null : mode.startsWith('rl')
}

function languagesOf(style: XmlElement | undefined): Languages {
  const said = elementIn(style, 'style:text-properties')?.attributes ?? {}
  const tag = (suffix: string, plain: string): string | undefined => {
    const whole = said[`style:rfc-language-tag${suffix}`]
    if (whole !== undefined) return whole
    const language = said[`${plain}:language${suffix}`]
    const country = said[`${plain}:country${suffix}`]
    if (language === undefined || language === 'none' || language === 'zxx') return undefined
    return country === undefined || country === 'none' || country === '' ? language : `${language}-${country}`
  }
  const [western, asian, complex] = [tag('', 'fo'), tag('-asian', 'style'), tag('-complex', 'style')]
  return {
    ...(western === undefined ? {} : { western }),
    ...(asian === undefined ? {} : { asian }),
    ...(complex === undefined ? {} : { complex }),
  }
}

function marksOf(look: Readonly<Record<string, string>>): Mark[] {
  const marks: Mark[] = []
  if (/^(?:bold|[6-9]00)$/.test(look['fo:font-weight'] ?? '')) marks.push({ type: 'bold' })
  if (/^(?:italic|oblique)$/.test(look['fo:font-style'] ?? '')) marks.push({ type: 'italic' })
  if ((look['style:text-underline-style'] ?? 'none') !== 'none') marks.push({ type: 'underline' })
  const struck = look['style:text-line-through-style'] ?? look['style:text-line-through-type'] ?? 'none'
  if (struck !== 'none') marks.push({ type: 'strike' })
  const position = look['style:text-position'] ?? ''
  if (/^(?:super|[1-9]\d*%)/.test(position)) marks.push({ type: 'superscript' })
  else if (/^(?:sub|-[1-9])/.test(position)) marks.push({ type: 'subscript' })
  return marks
}

function levelsOf(list: XmlElement | undefined): (ListLevel | undefined)[] {
  const levels: (ListLevel | undefined)[] = []
  for (const level of elementsIn(list))
    levels[Number(level.attributes['text:level'] ?? 1) - 1] = levelOf(level)
  return levels
}

function levelOf({ name, attributes }: XmlElement): ListLevel {
  const format = attributes['style:num-format'] ?? ''
  const [prefix, suffix] = [attributes['style:num-prefix'] ?? '', attributes['style:num-suffix'] ?? '']
  const shown = Number(attributes['text:display-levels'] ?? 1)
  const ordered = !/bullet|image/.test(name) && format !== ''
  const form = /^[1aAiI]$/.test(format) ? format : '1'
  const [open, close] = [prefix.trim(), suffix.trim()]
  const brackets = close === ')' && (open === '(' || open === '')
  const isExact = form === format && shown === 1 && (brackets || (open === '' && close === '.'))
  const nearest = brackets ? `${open}${form})` : `${form}.`
  const start = Number(attributes['text:start-value'] ?? 1)
  return { ordered, type: isExact ? nearest : null, nearest, format, prefix, suffix, start, shown }
}

/** Every `text:note` that can be referred to again, by its own name. */
export function notesByName(body: XmlElement): ReadonlyMap<string, XmlElement> {
  return new Map(elementsBelow(body, 'text:note').map(note => [note.attributes['text:id'] ?? '', note]))
}
