/**
 * Blocks of a letter as HTML. Two uses share one notation: pages for people, and `exact` HTML, which holds every
 * attribute that counts and is read back by `htmlRead.ts`; Markdown falls back on it for what it cannot say.
 */
import { isSafeHref } from '../statement/grammar.ts'
import type {
  AnyBlock,
  Footnote,
  Heading,
  Inline,
  ListItem,
  Mark,
  Paragraph,
  Signatories,
  TableCell,
} from '../statement/tree.ts'
import { LIST_TYPE } from '../statement/tree.ts'
import { type Attributes, element, exactText, pageText } from './htmlText.ts'

export type HtmlStyle = {
  /** The printed number of a note; 0 where there is none. */
  noteNumber: (id: string | null) => number
  /** Exact: ids of asks, references as `<sup data-note>`, every odd character as a number, one line a block. */
  exact: boolean
  /** A page's headings may start deeper, below the title: added to each level. */
  deeper?: number
  /** Safe HTML that a page puts right below the words of a paragraph, heading or note. */
  under?: Under
}

export type Under = (block: Paragraph | Heading | Footnote) => string

/** One block with everything in it. Footnotes are the page's business and give nothing here. */
export function blockHtml(block: AnyBlock, style: HtmlStyle): string {
  switch (block.type) {
    case 'paragraph':
      return (
        element('p', { ...languageOf(block.attrs), ...demandOf(block.attrs, style) }, inline(block, style)) +
        under(block, style)
      )
    case 'heading': {
      const attributes = { ...languageOf(block.attrs), ...demandOf(block.attrs, style) }
      const level = block.attrs.level + (style.deeper ?? 0)
      return element(`h${level}`, attributes, inline(block, style)) + under(block, style)
    }
    case 'bulletList':
      return element('ul', {}, children(block, style))
    case 'orderedList':
      return element('ol', orderOf(block.attrs), children(block, style))
    case 'listItem':
      return element('li', demandOf(block.attrs, style), itemContent(block, style))
    case 'blockquote':
      return element('blockquote', {}, children(block, style))
    case 'table':
      return element('table', {}, children(block, style))
    case 'tableRow':
      return element('tr', {}, children(block, style))
    case 'tableCell':
    case 'tableHeader':
      return element(block.type === 'tableCell' ? 'td' : 'th', spansOf(block, style), children(block, style))
    case 'horizontalRule':
      return '<hr>'
    case 'signatories':
      return signatoriesHtml(block, style)
    case 'signatoryGroup':
      return element('p', { class: 'group' }, inline(block, style))
    case 'signatory':
      return element(
        style.exact ? 'p' : 'li',
        style.exact ? { class: 'signatory' } : {},
        inline(block, style),
      )
    case 'footnotes':
    case 'footnote':
      return ''
  }
}

/** Inline content as HTML. */
export function inlineHtml(content: readonly Inline[], style: HtmlStyle): string {
  return content.map(node => inlineNode(node, style)).join('')
}

function children(block: { content?: readonly AnyBlock[] }, style: HtmlStyle): string {
  const inner = (block.content ?? []).map(child => blockHtml(child, style))
  return inner.join('')
}

/** On a page the plain paragraph that an item begins with is written without its element, as lists usually are. */
function itemContent(item: ListItem, style: HtmlStyle): string {
  const [only, ...more] = item.content ?? []
  const plain = only?.type === 'paragraph' && only.attrs.lang === null && only.attrs.dir === null
  if (style.exact || !plain || only.attrs.ask !== null || only.attrs.concern !== null || !showsAll(only))
    return children(item, style)
  return inline(only, style) + under(only, style) + more.map(child => blockHtml(child, style)).join('')
}

/** Whether a browser shows words between blocks as they are: with no blank at an edge or beside another. */
function showsAll({ content = [] }: Paragraph): boolean {
  const blanks = content.some(node => node.type === 'text' && /[\t\n\r\f]| {2}/.test(node.text))
  const signs = content.map(node =>
    node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : '*',
  )
  return !blanks && /\S/.test(signs.join('')) && !/^[ \n]|[ \n]$| [ \n]|\n /.test(signs.join(''))
}

const under = (block: Paragraph | Heading, style: HtmlStyle): string => style.under?.(block) ?? ''

function inline(block: { content?: readonly Inline[] }, style: HtmlStyle): string {
  return inlineHtml(block.content ?? [], style)
}

function inlineNode(node: Inline, style: HtmlStyle): string {
  if (node.type === 'hardBreak') return '<br>'
  if (node.type === 'footnoteRef') return noteRef(node.attrs.note, style)
  const words = style.exact ? exactText(node.text) : pageText(node.text)
  return (node.marks ?? []).reduceRight((inner, mark) => marked(inner, mark), words)
}

const TAG_OF: Readonly<Record<Exclude<Mark['type'], 'link'>, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

function marked(inner: string, mark: Mark): string {
  if (mark.type !== 'link') return element(TAG_OF[mark.type], {}, inner)
  return isSafeHref(mark.attrs.href) ? element('a', { href: mark.attrs.href }, inner) : inner
}

function noteRef(note: string | null, style: HtmlStyle): string {
  const number = style.noteNumber(note)
  if (style.exact) return element('sup', { 'data-note': number }, '')
  if (number === 0) return '<sup class="note-ref">?</sup>'
  const attributes = { href: `#note-${number}`, id: `ref-${number}`, role: 'doc-noteref' }
  return element('sup', { class: 'note-ref' }, element('a', attributes, String(number)))
}

function languageOf(attrs: { lang: string | null; dir: string | null }): Attributes {
  return { lang: attrs.lang, dir: attrs.dir }
}

function demandOf(attrs: { ask: string | null; concern: true | null }, style: HtmlStyle): Attributes {
  if (style.exact) return { 'data-ask': attrs.ask, 'data-concern': attrs.concern }
  const kinds = [attrs.ask === null ? '' : 'ask', attrs.concern === null ? '' : 'concern'].filter(Boolean)
  return { class: kinds.length > 0 ? kinds.join(' ') : null }
}

/** `type` draws the form of the number; its brackets, which HTML has no word for, go into `data-type`. */
function orderOf(attrs: { start: number | null; type: string | null }): Attributes {
  const form = LIST_TYPE.exec(attrs.type ?? '')?.[2]
  return { type: form, start: attrs.start, 'data-type': attrs.type }
}

function spansOf(cell: TableCell, style: HtmlStyle): Attributes {
  const { colspan, rowspan, colwidth } = cell.attrs
  return {
    colspan: (colspan ?? 1) === 1 ? null : colspan,
    rowspan: (rowspan ?? 1) === 1 ? null : rowspan,
    'data-colwidth': style.exact ? colwidth?.join(',') : null,
  }
}

function signatoriesHtml(block: Signatories, style: HtmlStyle): string {
  const attributes = { class: 'signatories', 'data-signon': style.exact ? block.attrs.signon : null }
  if (style.exact) return element('section', attributes, children(block, style))
  let html = ''
  let names = ''
  const closeNames = (): void => {
    if (names !== '') html += element('ul', {}, names)
    names = ''
  }
  for (const line of block.content ?? []) {
    if (line.type === 'signatory') names += blockHtml(line, style)
    else {
      closeNames()
      html += blockHtml(line, style)
    }
  }
  closeNames()
  return element('section', attributes, html)
}
