/** The blocks of a letter: the official Tiptap nodes, held to the grammar of a letter. */
import {
  type AnyExtension,
  type Attribute,
  type Attributes,
  createChainableState,
  Extension,
  getNodeType,
  wrappingInputRule,
} from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import type { NodeType } from '@tiptap/pm/model'
import { sinkListItem } from '@tiptap/pm/schema-list'
import type { Selection } from '@tiptap/pm/state'
import { isRemote } from './change.ts'
import { BLOCK_NAMES, DEMAND_NAMES, GRAMMAR, type NodeName } from './grammar.ts'
import { LIST_TYPE } from './tree.ts'

/** The content expression of a node: any number of its alternatives, in any order. */
export const contentOf = (name: NodeName): string =>
  GRAMMAR[name].children.length ? `(${GRAMMAR[name].children.join(' | ')})*` : ''

/** An attribute as HTML carries it; a value that does not fit the grammar is read as nothing. */
export function htmlAttribute(
  node: NodeName,
  name: string,
  html: string,
  more: Partial<Attribute> = {},
): Attribute {
  const rule = GRAMMAR[node].attributes[name]
  if (!rule) throw new Error(`${node} has no attribute ${name}`)
  return {
    default: rule.fallback,
    parseHTML: element => {
      const value = element.getAttribute(html)
      return rule.fits(value) ? value : rule.fallback
    },
    renderHTML: attributes => (attributes[name] === null ? {} : { [html]: attributes[name] }),
    ...more,
  }
}

/**
 * Every block has `id`. It is kept on a split because the rule of block ids decides afterwards, from both
 * halves, which of them is the old block.
 */
const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes: () => [
    { types: [...BLOCK_NAMES], attributes: { id: htmlAttribute('paragraph', 'id', 'data-id') } },
  ],
})

const Demand = Extension.create({
  name: 'demand',
  addGlobalAttributes: () => [
    {
      types: [...DEMAND_NAMES],
      attributes: {
        ask: htmlAttribute('paragraph', 'ask', 'data-ask', { keepOnSplit: false }),
        concern: htmlAttribute('paragraph', 'concern', 'data-concern', {
          keepOnSplit: false,
          parseHTML: element => (element.hasAttribute('data-concern') ? true : null),
          renderHTML: attributes => (attributes.concern ? { 'data-concern': '' } : {}),
        }),
      },
    },
  ],
})

const Language = Extension.create({
  name: 'language',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        lang: htmlAttribute('paragraph', 'lang', 'lang'),
        dir: htmlAttribute('paragraph', 'dir', 'dir'),
      },
    },
  ],
})

const LetterHeading = Heading.extend({
  content: contentOf('heading'),
  /** Deeper headings of a pasted text become the deepest one a letter has. */
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
}).configure({ levels: [1, 2, 3] })

/** Typing `1. `, `1) `, `(a) `, `a) ` or `i) ` at the start of a paragraph starts a list that prints so. */
const LIST_START = /^(\(?)(\d{1,3}|[aAiI])([.)])\s$/

const LetterOrderedList = OrderedList.extend({
  content: contentOf('orderedList'),
  addAttributes: () => ({
    start: htmlAttribute('orderedList', 'start', 'start', {
      parseHTML: element => {
        const start = Number.parseInt(element.getAttribute('start') ?? '', 10)
        return start > 1 && start <= 1_000_000 ? start : null
      },
    }),
    type: htmlAttribute('orderedList', 'type', 'data-type', {
      parseHTML: element => listTypeOf(element),
      renderHTML: ({ type }) => (type ? { 'data-type': type, type: LIST_TYPE.exec(type)?.[2] } : {}),
    }),
  }),
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addInputRules() {
    return [
      wrappingInputRule({
        find: LIST_START,
        type: this.type,
        getAttributes: ([, open = '', first = '1', close = '.']) => {
          const number = Number.parseInt(first, 10)
          const type = `${open}${Number.isNaN(number) ? first : '1'}${close}`
          return { start: number > 1 ? number : null, type: type === '1.' ? null : type }
        },
        joinPredicate: ([, , first = '1'], list) =>
          (list.attrs.start ?? 1) + list.childCount === Number(first),
      }),
    ]
  },
  /** The official plugin turns pasted plain text into lists behind the rules of pasting; importing does that here. */
  addProseMirrorPlugins: () => [],
})

const CSS_LIST_TYPES: Record<string, string> = {
  'lower-alpha': 'a.',
  'lower-latin': 'a.',
  'upper-alpha': 'A.',
  'upper-latin': 'A.',
  'lower-roman': 'i.',
  'upper-roman': 'I.',
}

/** The little of an HTML element that is read here; the server has no DOM to name it by. */
type Tag = { getAttribute(name: string): string | null; querySelector(selector: string): Tag | null }

/** The list type of an `ol`, from our own export, its HTML type, or its own or its first item's style. */
function listTypeOf(list: Tag): string | null {
  const own = list.getAttribute('data-type')
  if (own && LIST_TYPE.test(own)) return own
  const type = list.getAttribute('type')
  if (type && /^[aAiI]$/.test(type)) return `${type}.`
  const styles = [list, list.querySelector('li')].map(element => element?.getAttribute('style') ?? '')
  const found = styles.map(style => /list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-\w+)/i.exec(style)?.[1])
  return CSS_LIST_TYPES[(found.find(Boolean) ?? '').toLowerCase()] ?? null
}

const cellAttributes = (node: 'tableCell' | 'tableHeader') => (): Attributes => {
  const count = (name: string): Attribute =>
    htmlAttribute(node, name, name, {
      parseHTML: element => {
        const value = Number.parseInt(element.getAttribute(name) ?? '', 10)
        return value >= 1 && value <= 1000 ? value : 1
      },
      renderHTML: attributes => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
    })
  return {
    colspan: count('colspan'),
    rowspan: count('rowspan'),
    colwidth: htmlAttribute(node, 'colwidth', 'colwidth', {
      parseHTML: element => {
        const widths = (element.getAttribute('colwidth') ?? '').split(',').map(Number)
        return GRAMMAR[node].attributes.colwidth?.fits(widths) ? widths : null
      },
    }),
  }
}

/**
 * The official plugin completes ragged tables after every change. After a colleague's change each editor would do
 * so at once, and every missing cell come several times: a table is completed only by whose act made it ragged.
 */
const LetterTable = Table.extend({
  content: contentOf('table'),
  addProseMirrorPlugins() {
    const plugins = this.parent?.() ?? []
    for (const { spec } of plugins) {
      const append = spec.appendTransaction
      if (append)
        spec.appendTransaction = (trs, ...states) => (trs.some(isRemote) ? null : append(trs, ...states))
    }
    return plugins
  },
})

/** The official command throws where the item before ends in a list of no items, which the grammar of a letter allows. */
const LetterListItem = ListItem.extend({
  content: contentOf('listItem'),
  addCommands: () => ({
    sinkListItem:
      typeOrName =>
      ({ state, dispatch, tr }) => {
        const type = getNodeType(typeOrName, state.schema)
        const at = dispatch ? emptyListBefore(state.selection, type) : null
        if (at !== null) tr.delete(at, at + 2)
        return sinkListItem(type)(createChainableState({ state, transaction: tr }), dispatch)
      },
  }),
})

/** Where the item before the selected ones ends in a list of no items, of the same kind as theirs. */
function emptyListBefore({ $from, $to }: Selection, type: NodeType): number | null {
  const range = $from.blockRange($to, node => node.firstChild?.type === type)
  const last = range?.parent.maybeChild(range.startIndex - 1)?.lastChild
  return last && last.type === range.parent.type && last.childCount === 0
    ? range.start - 1 - last.nodeSize
    : null
}

export const blockExtensions: AnyExtension[] = [
  Document.extend({ content: contentOf('doc') }),
  Text,
  Paragraph.extend({ content: contentOf('paragraph') }),
  LetterHeading,
  BulletList.extend({ content: contentOf('bulletList') }),
  LetterOrderedList,
  LetterListItem,
  Blockquote.extend({ content: contentOf('blockquote') }),
  LetterTable,
  TableRow.extend({ content: contentOf('tableRow') }),
  TableCell.extend({ content: contentOf('tableCell'), addAttributes: cellAttributes('tableCell') }),
  TableHeader.extend({ content: contentOf('tableHeader'), addAttributes: cellAttributes('tableHeader') }),
  HorizontalRule,
  HardBreak,
  BlockId,
  Demand,
  Language,
]
