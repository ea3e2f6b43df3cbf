/**
 * What a letter may be made of, as plain data: which node may stand in which, and what each attribute may be.
 * The editor's schema (schema.ts), the reader of files (read.ts) and the reader of the shared text (live text)
 * are all derived from it, so that they cannot disagree.
 *
 * Every level is a star of alternatives: no node needs a child, a first child or a number of children. In Yjs
 * an element never changes its parent, so which child stands where survives any merge; counts and order do not,
 * and an editor deletes, for everyone, an element that its schema calls invalid.
 */
import { LIST_TYPE, MARKS } from './tree.ts'

/** Raised by one when a node, mark or attribute changes: clients of another version are refused before they sync. */
export const SCHEMA_VERSION = 1

/** The name of the `Y.XmlFragment` that holds the text. */
export const BODY = 'body'

/** The id of the one container of footnotes, made by the server when it seeds the text. */
export const FOOTNOTES_ID = 'footnotes'

/** What a block id looks like: the shape is the same for the ids of asks and for `note` and `signon`. */
export const BLOCK_ID = /^[A-Za-z0-9_-]{8,24}$/

const BLOCKS = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
  'horizontalRule',
] as const
const INLINE = ['text', 'hardBreak', 'footnoteRef'] as const

/** One attribute: what it is when nothing is said, and which values it may have. */
export type AttributeRule = {
  fallback: unknown
  fits: (value: unknown) => boolean
  /** In words, for a refusal: "must be …". */
  must: string
  /** The nearest value that fits, for a text that was written by somebody else's editor. */
  mend?: (value: unknown) => unknown
}

const orNull = (fits: (value: unknown) => boolean) => (value: unknown) => value === null || fits(value)
const oneOf = (...values: unknown[]) => orNull(value => values.includes(value))
const whole = (most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most

export const isBlockId = (value: unknown): value is string =>
  typeof value === 'string' && BLOCK_ID.test(value)

const anId: AttributeRule = {
  fallback: null,
  fits: orNull(isBlockId),
  must: '8 to 24 letters, digits, "-" or "_"',
}
const ID = { id: anId }
const DEMAND = {
  ask: anId,
  concern: { fallback: null, fits: oneOf(true), must: 'true or null' },
}
const LANGUAGE = {
  lang: {
    fallback: null,
    fits: orNull(v => typeof v === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(v)),
    must: 'a language tag such as "en"',
  },
  dir: { fallback: null, fits: oneOf('ltr', 'rtl'), must: '"ltr" or "rtl"' },
}
const LEVEL: AttributeRule = {
  fallback: 1,
  fits: whole(3),
  must: '1, 2 or 3',
  mend: value => (typeof value === 'number' && value > 3 ? 3 : 1),
}
/** Cells count their columns and rows in numbers: the table commands of the editor cannot count with null. */
const span: AttributeRule = { fallback: 1, fits: whole(1000), must: 'a number from 1 to 1000', mend: () => 1 }
const CELL = {
  colspan: span,
  rowspan: span,
  colwidth: {
    fallback: null,
    fits: orNull(v => Array.isArray(v) && v.length <= 1000 && v.every(width => whole(100_000)(width))),
    must: 'a list of widths in pixels',
  },
}
const LIST = {
  start: { fallback: null, fits: orNull(whole(1_000_000)), must: 'a number of at least 1' },
  type: {
    fallback: null,
    fits: orNull(v => typeof v === 'string' && LIST_TYPE.test(v)),
    must: 'the printed form of a first number, such as "a)"',
  },
}

export type NodeRule = {
  children: readonly string[]
  attributes: Readonly<Record<string, AttributeRule>>
}

const GRAMMAR_TABLE = {
  doc: { children: [...BLOCKS, 'footnotes', 'signatories'], attributes: {} },
  paragraph: { children: INLINE, attributes: { ...ID, ...DEMAND, ...LANGUAGE } },
  heading: { children: INLINE, attributes: { ...ID, ...DEMAND, ...LANGUAGE, level: LEVEL } },
  bulletList: { children: ['listItem'], attributes: ID },
  orderedList: { children: ['listItem'], attributes: { ...ID, ...LIST } },
  listItem: { children: BLOCKS, attributes: { ...ID, ...DEMAND } },
  blockquote: { children: BLOCKS, attributes: ID },
  table: { children: ['tableRow'], attributes: ID },
  tableRow: { children: ['tableCell', 'tableHeader'], attributes: ID },
  tableCell: { children: BLOCKS, attributes: { ...ID, ...CELL } },
  tableHeader: { children: BLOCKS, attributes: { ...ID, ...CELL } },
  horizontalRule: { children: [], attributes: ID },
  footnotes: { children: ['footnote'], attributes: ID },
  footnote: { children: ['text', 'hardBreak'], attributes: ID },
  /** `signatory` stands first because Enter in the list makes the first alternative. */
  signatories: {
    children: ['signatory', 'signatoryGroup', 'paragraph'],
    attributes: { ...ID, signon: anId },
  },
  signatoryGroup: { children: INLINE, attributes: ID },
  signatory: { children: INLINE, attributes: ID },
  footnoteRef: { children: [], attributes: { note: anId } },
  hardBreak: { children: [], attributes: {} },
  text: { children: [], attributes: {} },
} satisfies Record<string, NodeRule>

export type NodeName = keyof typeof GRAMMAR_TABLE
export const GRAMMAR: Readonly<Record<NodeName, NodeRule>> = GRAMMAR_TABLE

export const isNodeName = (name: unknown): name is NodeName =>
  typeof name === 'string' && Object.hasOwn(GRAMMAR, name)

const names = Object.keys(GRAMMAR) as NodeName[]
/** Every node that carries a permanent id: all but the document, text, breaks and references. */
export const BLOCK_NAMES: readonly NodeName[] = names.filter(name => 'id' in GRAMMAR[name].attributes)
/** The blocks whose children are inline: the ones a person types in. */
export const TEXT_BLOCK_NAMES: readonly NodeName[] = names.filter(name =>
  GRAMMAR[name].children.includes('text'),
)
/** The blocks that an ask or a concern can sit on. */
export const DEMAND_NAMES: readonly NodeName[] = names.filter(name => 'ask' in GRAMMAR[name].attributes)
/** Inline nodes without text of their own. */
export const INLINE_ATOM_NAMES: readonly NodeName[] = ['hardBreak', 'footnoteRef']

export const isMarkName = (name: string) => name === 'link' || (MARKS as readonly string[]).includes(name)

/**
 * Whether an address may stand in a link: http, https or mailto, absolute, without control characters or
 * blanks (a browser skips them, and "java\nscript:" would run).
 */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2048) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being refused.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/.test(href)) return false
  return /^https?:\/\/[^/?#]/i.test(href) || /^mailto:[^?]/i.test(href)
}
