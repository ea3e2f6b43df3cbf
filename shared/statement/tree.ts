/**
 * A statement's text as plain JSON: what ProseMirror's `node.toJSON()` gives for the schema beside this file.
 * Everything that only reads a letter (canonical form, formats, comparing, citing) works on these values and
 * needs neither an editor nor Yjs.
 */
import { z } from 'zod'

export const MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const

/** How an ordered list numbers its items: the printed form of its first number, `1.`, `a)`, `(i)`, `I.` … */
export const LIST_TYPE = /^(\(?)(1|a|A|i|I)([.)])$/

export type Mark = { type: (typeof MARKS)[number] } | { type: 'link'; attrs: { href: string } }

export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type HardBreak = { type: 'hardBreak'; marks?: Mark[] }
export type FootnoteRef = { type: 'footnoteRef'; attrs: { note: string | null }; marks?: Mark[] }
export type Inline = Text | HardBreak | FootnoteRef

type Id = { id: string | null }
/** `ask` is the id of the ask this block carries; `concern` is true where the block states a concern. */
type Demand = { ask: string | null; concern: true | null }
type Language = { lang: string | null; dir: 'ltr' | 'rtl' | null }

export type Paragraph = { type: 'paragraph'; attrs: Id & Demand & Language; content?: Inline[] }
export type Heading = {
  type: 'heading'
  attrs: Id & Demand & Language & { level: 1 | 2 | 3 }
  content?: Inline[]
}
export type ListItem = { type: 'listItem'; attrs: Id & Demand; content?: Block[] }
export type BulletList = { type: 'bulletList'; attrs: Id; content?: ListItem[] }
/** `start` counts from 1 whatever the type (`c)` is 3); null is 1. A null `type` is `1.`. */
export type OrderedList = {
  type: 'orderedList'
  attrs: Id & { start: number | null; type: string | null }
  content?: ListItem[]
}
export type Blockquote = { type: 'blockquote'; attrs: Id; content?: Block[] }
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs: Id & { colspan: number | null; rowspan: number | null; colwidth: number[] | null }
  content?: Block[]
}
export type TableRow = { type: 'tableRow'; attrs: Id; content?: TableCell[] }
export type Table = { type: 'table'; attrs: Id; content?: TableRow[] }
export type HorizontalRule = { type: 'horizontalRule'; attrs: Id }
export type Footnote = { type: 'footnote'; attrs: Id; content?: Inline[] }
export type Footnotes = { type: 'footnotes'; attrs: Id; content?: Footnote[] }
/** The label above a group of names in the list, such as "Organisations with consultative status". */
export type SignatoryGroup = { type: 'signatoryGroup'; attrs: Id; content?: Inline[] }
/** One name in the list. */
export type Signatory = { type: 'signatory'; attrs: Id; content?: Inline[] }
/**
 * The place where the list of signatories stands. Unbound (`signon` null) it holds groups, names and closing
 * lines as text; bound to a sign-on it is drawn from that sign-on and its own content is left alone.
 */
export type Signatories = {
  type: 'signatories'
  attrs: Id & { signon: string | null }
  content?: (SignatoryGroup | Signatory | Paragraph)[]
}

export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | Table
  | HorizontalRule
  | Footnotes
  | Signatories

/** Every node that is not inline. */
export type AnyBlock = Block | ListItem | TableRow | TableCell | Footnote | SignatoryGroup | Signatory

/** A block whose children are inline: the units in which a letter is read, compared and cited. */
export type TextBlock = Paragraph | Heading | Footnote | SignatoryGroup | Signatory

export type Doc = { type: 'doc'; content?: Block[] }

/** A letter as a file: what JSON export writes and JSON import reads. Block ids travel in `body`. */
export type StatementFile = {
  format: 'undersigned-statement'
  formatVersion: 1
  /** BCP 47, such as `en` or `ar`. */
  language: string
  direction: 'ltr' | 'rtl'
  title: string
  body: Doc
}

/** The outer form of a statement file; `body` is judged against the schema by `readStatementFile`. */
export const statementFile = z.strictObject({
  format: z.literal('undersigned-statement'),
  formatVersion: z.literal(1),
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/),
  direction: z.enum(['ltr', 'rtl']),
  title: z.string().max(500),
  body: z.unknown(),
})
