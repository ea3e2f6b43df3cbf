/**
 * A letter as Markdown: headings, lists, tables, links and footnotes as Markdown has them, and a small notation for
 * what it has not. README.md describes the notation; `markdown.ts` reads it back.
 *
 * - front matter: `format`, `language`, `direction`, `title` (a JSON string);
 * - `<!-- concern ask=… lang=… dir=… -->` at the end of a paragraph or heading, `<!-- item: … -->` for its item;
 * - `<!-- list: a) -->` above a list numbered so, `<!-- -->` between two lists that are not one;
 * - `<u>`, `<sup>`, `<sub>`;
 * - `<section class="signatories">` with groups as `####`, names as a list, closing lines as paragraphs;
 * - any block that Markdown would not give back letter for letter: as exact HTML on one line (`htmlWrite.ts`).
 */
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type {
  Block,
  ListItem,
  OrderedList,
  Signatories,
  StatementFile,
  Table,
  TableCell,
} from '../statement/tree.ts'
import { blockHtml, type HtmlStyle } from './htmlWrite.ts'
import { phrasing } from './markdownPhrasing.ts'
import { noteNumbers } from './text.ts'

export const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false })
const printer = unified()
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', bulletOther: '*', emphasis: '*', rule: '-', listItemIndent: 'one' })

export type Root = ReturnType<typeof parser.parse>
/** What may stand where blocks stand. */
export type Flow = Extract<Root['children'][number], { type: 'blockquote' }>['children'][number]
export type Phrasing = Extract<Flow, { type: 'paragraph' }>['children'][number]
type MdItem = Extract<Flow, { type: 'list' }>['children'][number]

export const FORMAT = 'undersigned-statement/1'

/** The lines between `---` at the top of a file. */
export function frontMatter(file: Pick<StatementFile, 'language' | 'direction' | 'title'>): string {
  const { language, direction, title } = file
  return `---\nformat: ${FORMAT}\nlanguage: ${language}\ndirection: ${direction}\ntitle: ${JSON.stringify(title)}\n---\n\n`
}

/**
 * A block as Markdown nodes; notes are marked by their printed numbers.
 * @param plainly false writes it as exact HTML, whatever it is
 */
export function blockNodes(block: Block, style: HtmlStyle, plainly: boolean): Flow[] {
  if (!plainly) return [{ type: 'html', value: blockHtml(block, style) }]
  switch (block.type) {
    case 'paragraph':
      return [
        { type: 'paragraph', children: withNotice(phrasing(block.content, style), notice(block.attrs)) },
      ]
    case 'heading': {
      const children = withNotice(phrasing(block.content, style), notice(block.attrs))
      return [{ type: 'heading', depth: block.attrs.level, children }]
    }
    case 'bulletList':
      return [{ type: 'list', ordered: false, spread: false, children: itemNodes(block.content, style) }]
    case 'orderedList':
      return orderedNodes(block, style)
    case 'blockquote':
      return [{ type: 'blockquote', children: flowNodes(block.content ?? [], style) }]
    case 'table':
      return [tableNode(block, style)]
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }]
    case 'signatories':
      return signatoriesNodes(block, style)
    case 'footnotes':
      return (block.content ?? []).map(note => ({
        type: 'footnoteDefinition' as const,
        identifier: String(style.noteNumber(note.attrs.id)),
        label: String(style.noteNumber(note.attrs.id)),
        children: [{ type: 'paragraph' as const, children: phrasing(note.content, style) }],
      }))
  }
}

/** Sibling blocks, kept apart where Markdown would run two lists together. */
export function flowNodes(blocks: readonly Block[], style: HtmlStyle): Flow[] {
  const nodes: Flow[] = []
  for (const [index, block] of blocks.entries()) {
    nodes.push(...between(blocks[index - 1], block), ...blockNodes(block, style, true))
  }
  return nodes
}

/** A comment between two lists in a row. */
export function between(before: Block | undefined, block: Block): Flow[] {
  const lists = [before, block].every(one => one?.type === 'bulletList' || one?.type === 'orderedList')
  return lists ? [{ type: 'html', value: '<!-- -->' }] : []
}

/** Markdown text of nodes, ending in a line break. */
export function printNodes(children: readonly Flow[]): string {
  return printer.stringify({ type: 'root', children: [...children] })
}

/** Notes by printed number, exactly. */
export function exactStyle(file: Pick<StatementFile, 'body'>): HtmlStyle {
  const numbers = noteNumbers(file.body)
  return { exact: true, noteNumber: id => numbers.get(id ?? '') ?? 0 }
}

function orderedNodes(block: OrderedList, style: HtmlStyle): Flow[] {
  const children = itemNodes(block.content, style)
  const list: Flow = { type: 'list', ordered: true, start: block.attrs.start ?? 1, spread: false, children }
  return block.attrs.type === null
    ? [list]
    : [{ type: 'html', value: `<!-- list: ${block.attrs.type} -->` }, list]
}

function itemNodes(items: readonly ListItem[] | undefined, style: HtmlStyle): MdItem[] {
  return (items ?? []).map(item => {
    const children = flowNodes(item.content ?? [], style)
    const said = notice(item.attrs)
    const [first] = children
    if (said !== null && first?.type === 'paragraph')
      first.children = withNotice(first.children, `item: ${said}`)
    return { type: 'listItem', spread: children.length > 1, children: children as MdItem['children'] }
  })
}

function tableNode(block: Table, style: HtmlStyle): Flow {
  const rows = (block.content ?? []).map(row => ({
    type: 'tableRow' as const,
    children: (row.content ?? []).map(cell => ({
      type: 'tableCell' as const,
      children: cellPhrasing(cell, style),
    })),
  }))
  return { type: 'table', children: rows }
}

function cellPhrasing(cell: TableCell, style: HtmlStyle): Phrasing[] {
  const inline = (cell.content ?? []).flatMap(block =>
    block.type === 'paragraph' ? (block.content ?? []) : [],
  )
  return phrasing(inline, style)
}

function signatoriesNodes(block: Signatories, style: HtmlStyle): Flow[] {
  const signon = block.attrs.signon === null ? '' : ` data-signon="${block.attrs.signon}"`
  const nodes: Flow[] = [{ type: 'html', value: `<section class="signatories"${signon}>` }]
  for (const line of block.content ?? []) {
    const children = phrasing(line.content, style)
    if (line.type === 'signatoryGroup') nodes.push({ type: 'heading', depth: 4, children })
    else if (line.type === 'paragraph') {
      nodes.push({ type: 'paragraph', children: withNotice(children, notice(line.attrs)) })
    } else {
      const item: MdItem = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }
      const last = nodes.at(-1)
      if (last?.type === 'list') last.children.push(item)
      else nodes.push({ type: 'list', ordered: false, spread: false, children: [item] })
    }
  }
  return [...nodes, { type: 'html', value: '</section>' }]
}

type Said = { ask: string | null; concern: true | null; lang?: string | null; dir?: string | null }

function notice(attrs: Said): string | null {
  const words = [
    attrs.concern === null ? '' : 'concern',
    attrs.ask === null ? '' : `ask=${attrs.ask}`,
    attrs.lang == null ? '' : `lang=${attrs.lang}`,
    attrs.dir == null ? '' : `dir=${attrs.dir}`,
  ].filter(Boolean)
  return words.length > 0 ? words.join(' ') : null
}

function withNotice(children: Phrasing[], said: string | null): Phrasing[] {
  if (said === null) return children
  return [...children, { type: 'text', value: ' ' }, { type: 'html', value: `<!-- ${said} -->` }]
}
