/** The styles that a text needs where a named one does not say it: marks, languages, directions, numberings. */
import { type BulletList, LIST_TYPE, type Mark, type OrderedList } from '../../statement/tree.ts'
import { xml } from '../xmlWrite.ts'
import { languageAttributes, paragraphMode, styleName, writingMode } from './odtWriteStyles.ts'

/** Automatic styles of one document: each kind once, by what it says. */
export type Automatic = Map<string, { name: string; written: string }>

/** A paragraph style with a language or a direction of its own; the named one where there is neither. */
export function paragraphStyleFor(
  parent: string,
  lang: string | null,
  rtl: boolean | null,
  automatic: Automatic,
): string {
  if (lang === null && rtl === null) return styleName(parent)
  return once(`P ${parent} ${lang} ${rtl}`, 'P', automatic, name =>
    xml(
      'style:style',
      { 'style:name': name, 'style:family': 'paragraph', 'style:parent-style-name': styleName(parent) },
      (rtl === null ? '' : xml('style:paragraph-properties', paragraphMode(rtl))) +
        (lang === null ? '' : xml('style:text-properties', languageAttributes(lang))),
    ),
  )
}

const LOOK_OF: Readonly<Record<Exclude<Mark['type'], 'link'>, Record<string, string>>> = {
  bold: { 'fo:font-weight': 'bold', 'style:font-weight-asian': 'bold', 'style:font-weight-complex': 'bold' },
  italic: {
    'fo:font-style': 'italic',
    'style:font-style-asian': 'italic',
    'style:font-style-complex': 'italic',
  },
  underline: {
    'style:text-underline-style': 'solid',
    'style:text-underline-width': 'auto',
    'style:text-underline-color': 'font-color',
  },
  strike: { 'style:text-line-through-style': 'solid', 'style:text-line-through-type': 'single' },
  subscript: { 'style:text-position': 'sub 58%' },
  superscript: { 'style:text-position': 'super 58%' },
}

/** The style of a text with marks; null where there are none. A text raised and lowered at once is raised. */
export function textStyleFor(marks: readonly Mark[] | undefined, automatic: Automatic): string | null {
  const kinds = (marks ?? []).flatMap(mark => (mark.type === 'link' ? [] : [mark.type]))
  const shown = kinds.filter(kind => kind !== 'subscript' || !kinds.includes('superscript'))
  if (shown.length === 0) return null
  const look = Object.assign({}, ...shown.map(kind => LOOK_OF[kind])) as Record<string, string>
  return once(`T ${shown.join(' ')}`, 'T', automatic, name =>
    xml('style:style', { 'style:name': name, 'style:family': 'text' }, xml('style:text-properties', look)),
  )
}

/** OpenDocument has ten depths of lists. */
const DEPTHS = 10

/** The numbering of a list. @param depth how many lists it stands in */
export function listStyleFor(list: BulletList | OrderedList, depth: number, automatic: Automatic): string {
  const own = Math.min(depth, DEPTHS - 1)
  if (list.type === 'bulletList')
    return once('bullets', 'L', automatic, name => listStyle(name, level => bullet(level)))
  const { type, start } = list.attrs
  const key = `numbers ${type ?? '1.'} ${start ?? 1} ${own}`
  return once(key, 'L', automatic, name =>
    listStyle(name, level =>
      level === own ? number(level, type ?? '1.', start ?? 1) : number(level, USUAL[level % 3] ?? '1.', 1),
    ),
  )
}

const USUAL = ['1.', 'a)', '(i)'] as const
const BULLETS = ['•', '–', '▪'] as const

function listStyle(name: string, level: (depth: number) => string): string {
  return xml(
    'text:list-style',
    { 'style:name': name },
    Array.from({ length: DEPTHS }, (_, depth) => level(depth)).join(''),
  )
}

function bullet(depth: number): string {
  const sign = { 'text:level': depth + 1, 'text:bullet-char': BULLETS[depth % BULLETS.length] ?? '•' }
  return xml('text:list-level-style-bullet', sign, place(depth))
}

function number(depth: number, type: string, start: number): string {
  const [, before = '', form = '1', after = '.'] = LIST_TYPE.exec(type) ?? []
  const look = {
    'text:level': depth + 1,
    'style:num-format': form,
    'style:num-prefix': before === '' ? undefined : before,
    'style:num-suffix': after,
    'text:start-value': start === 1 ? undefined : start,
  }
  return xml('text:list-level-style-number', look, place(depth))
}

/** The number hangs one centimetre before its item. */
function place(depth: number): string {
  const edge = `${depth + 1}cm`
  const label = {
    'text:label-followed-by': 'listtab',
    'text:list-tab-stop-position': edge,
    'fo:text-indent': '-1cm',
    'fo:margin-left': edge,
  }
  return xml(
    'style:list-level-properties',
    { 'text:list-level-position-and-space-mode': 'label-alignment' },
    xml('style:list-level-label-alignment', label),
  )
}

/** A section in two columns. */
export function columnsFor(automatic: Automatic): string {
  return once('columns', 'Columns', automatic, name =>
    xml(
      'style:style',
      { 'style:name': name, 'style:family': 'section' },
      xml(
        'style:section-properties',
        { 'text:dont-balance-text-columns': 'false' },
        xml('style:columns', { 'fo:column-count': '2', 'fo:column-gap': '0.8cm' }),
      ),
    ),
  )
}

/** Lines around the cells of tables, and a shade behind those of a header. */
export function cellStyleFor(header: boolean, automatic: Automatic): string {
  const look = {
    'fo:border': '0.5pt solid #888888',
    'fo:padding': '0.1cm',
    'fo:background-color': header ? '#efede8' : undefined,
  }
  return once(header ? 'header' : 'cell', 'Cell', automatic, name =>
    xml(
      'style:style',
      { 'style:name': name, 'style:family': 'table-cell' },
      xml('style:table-cell-properties', look),
    ),
  )
}

/** A table as wide as the text. */
export function tableStyleFor(rtl: boolean, automatic: Automatic): string {
  const look = {
    'style:rel-width': '100%',
    'table:align': 'margins',
    'fo:margin-bottom': '0.3cm',
    ...writingMode(rtl),
  }
  return once('table', 'Table', automatic, name =>
    xml('style:style', { 'style:name': name, 'style:family': 'table' }, xml('style:table-properties', look)),
  )
}

function once(key: string, prefix: string, automatic: Automatic, write: (name: string) => string): string {
  const known = automatic.get(key)
  if (known !== undefined) return known.name
  const name = `${prefix}${automatic.size + 1}`
  automatic.set(key, { name, written: write(name) })
  return name
}
