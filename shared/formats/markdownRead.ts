/**
 * Markdown as blocks of a letter, with the notation that `markdownWrite.ts` describes. One walk over one tree: each
 * kind of node is one function here, which makes the file longer than others.
 */
import { FOOTNOTES_ID, isBlockId } from '../statement/grammar.ts'
import { cleanInline } from '../statement/inline.ts'
import type { Block, Footnote, Inline, ListItem, Signatories, TableCell } from '../statement/tree.ts'
import { LIST_TYPE } from '../statement/tree.ts'
import {
  bulletList,
  footnote,
  heading,
  holding,
  listItem,
  type NewId,
  orderedList,
  paragraph,
  signatories,
} from './build.ts'
import { readExactHtml } from './htmlRead.ts'
import type { SetAside } from './imported.ts'
import { type InlineReading, readPhrasing } from './markdownInline.ts'
import { takeNotices } from './markdownNotices.ts'
import { type Flow, type Phrasing, parser } from './markdownWrite.ts'

export type ReadBody = {
  blocks: Block[]
  setAside: SetAside[]
  /** The number that each note is marked with in the source, by its id; notes marked by words have none. */
  numbers: Map<string, number>
}

/**
 * The blocks below the front matter, their notes last. Markup that a letter cannot hold is set aside; words in it
 * stay as text.
 */
export function readBody(source: string, newId: NewId, offset: number): ReadBody {
  const root = parser.parse(source)
  const reading: Reading = { newId, offset, source, setAside: [], notes: new Map(), links: new Map() }
  // What stands at the root of a parsed file are blocks; the type also allows for trees put together by hand.
  const nodes = root.children as Flow[]
  gather(nodes, reading)
  const blocks = flow(nodes, reading, true)
  const notes = notesOf(nodes, reading)
  if (notes.length > 0) blocks.push({ type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content: notes })
  const numbered = [...reading.notes].filter(([label]) => /^\d+$/.test(label))
  const numbers = new Map(numbered.map(([label, id]) => [id, Number(label)]))
  return { blocks, setAside: reading.setAside, numbers }
}

type Reading = InlineReading & { newId: NewId; source: string }

/** Notes and link addresses may be defined anywhere, also below their use. */
function gather(nodes: readonly Flow[], reading: Reading): void {
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition' && !reading.notes.has(node.identifier)) {
      reading.notes.set(node.identifier, reading.newId())
    }
    if (node.type === 'definition') reading.links.set(node.identifier, node.url)
    if ('children' in node) gather(node.children as Flow[], reading)
  }
}

function notesOf(nodes: readonly Flow[], reading: Reading): Footnote[] {
  const seen = new Set<string>()
  const visit = (inner: readonly Flow[]): Footnote[] =>
    inner.flatMap(node => {
      if (node.type !== 'footnoteDefinition') return 'children' in node ? visit(node.children as Flow[]) : []
      if (seen.has(node.identifier)) return []
      seen.add(node.identifier)
      const blocks = flow(node.children, { ...reading, inNote: true }, false)
      const own = footnote(
        reading.notes.get(node.identifier) ?? reading.newId(),
        cleanInline(linesOf(blocks)),
      )
      return [own, ...visit(node.children)]
    })
  return visit(nodes)
}

/** A note is one paragraph: what stood in several is kept apart by line breaks. */
function linesOf(blocks: readonly Block[]): Inline[] {
  const parts = blocks.map(inlineIn).filter(part => part.length > 0)
  return parts.flatMap((part, index): Inline[] => (index === 0 ? part : [{ type: 'hardBreak' }, ...part]))
}

function inlineIn(block: Block | ListItem): Inline[] {
  if (block.type === 'paragraph' || block.type === 'heading') return block.content ?? []
  if (
    block.type === 'bulletList' ||
    block.type === 'orderedList' ||
    block.type === 'blockquote' ||
    block.type === 'listItem'
  ) {
    const inner: readonly (Block | ListItem)[] = block.content ?? []
    return inner
      .map(inlineIn)
      .flatMap((part, index): Inline[] => (index === 0 ? part : [{ type: 'hardBreak' }, ...part]))
  }
  return []
}

/** @param outermost only there may the list of signatories stand */
function flow(nodes: readonly Flow[], reading: Reading, outermost: boolean): Block[] {
  const blocks: Block[] = []
  let listType: string | null = null
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] as Flow
    const section = outermost ? sectionAt(nodes, at) : null
    if (section !== null) {
      blocks.push(signatoriesOf(section.signon, nodes.slice(at + 1, section.end), reading))
      at = section.end
      continue
    }
    const said = node.type === 'html' ? /^<!-- list: (\S+) -->$/.exec(node.value)?.[1] : undefined
    if (said !== undefined && LIST_TYPE.test(said)) {
      listType = said
      continue
    }
    blocks.push(...blockOf(node, reading, listType, outermost))
    listType = null
  }
  return blocks
}

function blockOf(node: Flow, reading: Reading, listType: string | null, outermost: boolean): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraphOf(node.children, reading)]
    case 'heading': {
      const { children, own } = takeNotices(node.children)
      const made = heading(
        reading.newId(),
        Math.min(node.depth, 3) as 1 | 2 | 3,
        readPhrasing(children, reading),
      )
      return [{ ...made, attrs: { ...made.attrs, ...own } }]
    }
    case 'list':
      return [listOf(node, reading, listType)]
    case 'blockquote':
      return [
        {
          type: 'blockquote',
          attrs: { id: reading.newId() },
          ...holding(flow(node.children, reading, false)),
        },
      ]
    case 'table':
      return [tableOf(node, reading)]
    case 'thematicBreak':
      return [{ type: 'horizontalRule', attrs: { id: reading.newId() } }]
    case 'html':
      return htmlOf(node, reading, outermost)
    case 'code':
      return [codeOf(node, reading)]
    default:
      return []
  }
}

function paragraphOf(phrasing: readonly Phrasing[], reading: Reading): Block {
  const { children, own } = takeNotices(phrasing)
  const made = paragraph(reading.newId(), readPhrasing(children, reading))
  return { ...made, attrs: { ...made.attrs, ...own } }
}

type ListNode = Extract<Flow, { type: 'list' }>

function listOf(node: ListNode, reading: Reading, listType: string | null): Block {
  const id = reading.newId()
  const items = node.children.map(item => itemOf(item, reading))
  if (node.ordered !== true) return bulletList(id, items)
  return orderedList(id, Math.max(1, node.start ?? 1), listType ?? bracketOf(node, reading), items)
}

/** `1)` is told from `1.` only by the source. */
function bracketOf(node: ListNode, reading: Reading): string {
  const start = node.position?.start.offset
  return start !== undefined && /^\d+\)/.test(reading.source.slice(start, start + 12)) ? '1)' : '1.'
}

function itemOf(node: ListNode['children'][number], reading: Reading): ListItem {
  const [first] = node.children
  const { item } = first?.type === 'paragraph' ? takeNotices(first.children) : { item: null }
  const made = listItem(reading.newId(), flow(node.children, reading, false))
  const checked =
    node.checked == null ? [] : [{ type: 'text' as const, text: node.checked ? '[x] ' : '[ ] ' }]
  const [lead] = made.content ?? []
  if (checked.length > 0 && lead?.type === 'paragraph')
    lead.content = cleanInline([...checked, ...(lead.content ?? [])])
  return { ...made, attrs: { ...made.attrs, ...item } }
}

function tableOf(node: Extract<Flow, { type: 'table' }>, reading: Reading): Block {
  const rows = node.children.map((row, index) => {
    const cells = row.children.map((cell): TableCell => {
      const attrs = { id: reading.newId(), colspan: 1, rowspan: 1, colwidth: null }
      const content = [paragraph(reading.newId(), readPhrasing(cell.children, reading))]
      return { type: index === 0 ? 'tableHeader' : 'tableCell', attrs, content }
    })
    return { type: 'tableRow' as const, attrs: { id: reading.newId() }, ...holding(cells) }
  })
  return { type: 'table', attrs: { id: reading.newId() }, ...holding(rows) }
}

function htmlOf(node: Extract<Flow, { type: 'html' }>, reading: Reading, outermost: boolean): Block[] {
  if (node.value === '<!-- -->') return []
  const noteId = (number: number): string | null => reading.notes.get(String(number)) ?? null
  const exact = readExactHtml(node.value, { newId: reading.newId, noteId })
  if (exact !== null && (outermost || !exact.some(block => block.type === 'signatories'))) return exact
  const line = (node.position?.start.line ?? 1) + reading.offset
  for (const tag of node.value.match(/<!--[\s\S]*?-->|<[^<>]+>/g) ?? []) {
    reading.setAside.push({ text: tag, line, reason: 'markup' })
  }
  const words = node.value
    .replace(/<!--[\s\S]*?-->|<[^<>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? [] : [paragraph(reading.newId(), [{ type: 'text', text: words }])]
}

/** The lines of a code block stay lines; that it was code is set aside. */
function codeOf(node: Extract<Flow, { type: 'code' }>, reading: Reading): Block {
  const line = (node.position?.start.line ?? 1) + reading.offset
  reading.setAside.push({ text: `\`\`\`${node.lang ?? ''}`, line, reason: 'markup' })
  const lines = node.value.split('\n').map((text): Inline[] => [{ type: 'text', text }])
  const inline = lines.flatMap((part, index): Inline[] =>
    index === 0 ? part : [{ type: 'hardBreak' }, ...part],
  )
  return paragraph(reading.newId(), cleanInline(inline))
}

function sectionAt(nodes: readonly Flow[], at: number): { signon: string | null; end: number } | null {
  const node = nodes[at]
  const match =
    node?.type === 'html'
      ? /^<section class="signatories"(?: data-signon="([^"]*)")?>$/.exec(node.value)
      : null
  if (match === null) return null
  const signon = match[1] ?? null
  if (signon !== null && !isBlockId(signon)) return null
  const end = nodes.findIndex(
    (other, index) => index > at && other.type === 'html' && other.value === '</section>',
  )
  return end < 0 ? null : { signon, end }
}

function signatoriesOf(signon: string | null, nodes: readonly Flow[], reading: Reading): Signatories {
  const lines = nodes.flatMap((node): NonNullable<Signatories['content']> => {
    if (node.type === 'heading') {
      return [
        {
          type: 'signatoryGroup',
          attrs: { id: reading.newId() },
          ...holding(readPhrasing(node.children, reading)),
        },
      ]
    }
    if (node.type === 'list') return node.children.map(item => nameOf(item, reading))
    return blockOf(node, reading, null, false).flatMap(block => (block.type === 'paragraph' ? [block] : []))
  })
  return signatories(reading.newId(), signon, lines)
}

function nameOf(
  item: ListNode['children'][number],
  reading: Reading,
): NonNullable<Signatories['content']>[number] {
  const inline = linesOf(flow(item.children, reading, false))
  return { type: 'signatory', attrs: { id: reading.newId() }, ...holding(inline) }
}
