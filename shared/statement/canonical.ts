/**
 * The canonical form of a letter, version 1: the text that is hashed, signed and compared with by strangers.
 * README.md describes it for people who do not have this code; what is written here and there must agree.
 * A version's hash is for ever: a change of this form is a new number beside this one, never an edit of it.
 */
import canonicalize from 'canonicalize'
import { refuse } from '../refusals.ts'
import { isBroken } from './inline.ts'
import { type Normalised, normalise } from './normalise.ts'
import type { AnyBlock, Inline, Mark, StatementFile, TableCell } from './tree.ts'

export const CANONICAL_VERSION = 1

/** What of a statement is hashed: its language, direction, title and text. */
export type StatementText = Pick<StatementFile, 'language' | 'direction' | 'title' | 'body'>

type CanonicalMark = { type: Exclude<Mark['type'], 'link'> } | { type: 'link'; href: string }
type CanonicalInline =
  | { type: 'text'; text: string; marks?: CanonicalMark[] }
  | { type: 'hardBreak' }
  /** `note` is the printed number of the note; null only where a reference points to nothing. */
  | { type: 'footnoteRef'; note: number | null }

/** A block: its type, those of its fields that are not the usual ones, and `content` in reading order. */
export type CanonicalBlock = {
  type: AnyBlock['type']
  content?: (CanonicalBlock | CanonicalInline)[]
  ask?: true
  concern?: true
  lang?: string
  dir?: 'ltr' | 'rtl'
  level?: 1 | 2 | 3
  start?: number
  numbering?: string
  colspan?: number
  rowspan?: number
  number?: number
  bound?: true
}

export type CanonicalText = {
  canonical: typeof CANONICAL_VERSION
  language: string
  direction: 'ltr' | 'rtl'
  title: string
  body: CanonicalBlock[]
}

/** SHA-256 of bytes as 64 lowercase hexadecimal digits: node:crypto on the server, WebCrypto in a browser. */
export type Sha256 = (bytes: Uint8Array) => string | Promise<string>

/**
 * The hash of a statement's text: SHA-256 over the UTF-8 bytes of its canonical form.
 * Refuses as `canonical` does.
 */
export async function hashOf(statement: StatementText, sha256: Sha256): Promise<string> {
  return await sha256(new TextEncoder().encode(canonical(statement)))
}

/**
 * The canonical form as RFC 8785 JSON. The text is normalised first, so the same text gives the same string
 * whichever way its tree was written. Unicode is taken as it is: no composition, no folding.
 * Refuses with `loose-note` where a reference points to nothing, and with `bad-input` where a character is
 * half a surrogate pair; `normalise` names the places.
 */
export function canonical(statement: StatementText): string {
  return serialise(canonicalText(statement))
}

/** RFC 8785 JSON of a canonical text, as a version file carries it. */
export function serialise(text: CanonicalText): string {
  const json = canonicalize(text)
  return json === undefined ? refuse('not-a-statement') : json
}

/** The canonical form as a value. Refuses as `canonical` does. */
export function canonicalText(statement: StatementText): CanonicalText {
  const normalised = normalise(statement.body)
  const refusal = normalised.refusals[0]
  if (refusal?.code === 'loose-note') refuse('loose-note')
  if (refusal?.code === 'note-in-note') refuse('bad-input', 'A note refers to another note, which it cannot.')
  if (refusal !== undefined || isBroken(statement.title)) {
    refuse(
      'bad-input',
      'The text holds half a character, which cannot be written in any file. Mend it first.',
    )
  }
  return {
    canonical: CANONICAL_VERSION,
    language: statement.language,
    direction: statement.direction,
    title: statement.title,
    body: canonicalBody(normalised),
  }
}

/** The body of the canonical form of a text that was normalised, also of one that cannot be frozen yet. */
export function canonicalBody({ doc, numbers }: Normalised): CanonicalBlock[] {
  return (doc.content ?? []).map(block => canonicalBlock(block, numbers))
}

type Numbers = Normalised['numbers']

function canonicalBlock(block: AnyBlock, numbers: Numbers): CanonicalBlock {
  switch (block.type) {
    case 'paragraph':
      return { type: block.type, ...demand(block.attrs), ...language(block.attrs), ...inline(block, numbers) }
    case 'heading':
      return {
        type: block.type,
        level: block.attrs.level,
        ...demand(block.attrs),
        ...language(block.attrs),
        ...inline(block, numbers),
      }
    case 'footnote':
      return { type: block.type, ...numberOf(block.attrs.id, numbers), ...inline(block, numbers) }
    case 'signatoryGroup':
    case 'signatory':
      return { type: block.type, ...inline(block, numbers) }
    case 'listItem':
      return { type: block.type, ...demand(block.attrs), ...nested(block, numbers) }
    case 'orderedList':
      return { type: block.type, ...numbering(block.attrs), ...nested(block, numbers) }
    case 'tableCell':
    case 'tableHeader':
      return { type: block.type, ...spans(block), ...nested(block, numbers) }
    case 'signatories':
      return block.attrs.signon === null
        ? { type: block.type, ...nested(block, numbers) }
        : { type: block.type, bound: true }
    case 'horizontalRule':
      return { type: block.type }
    default:
      return { type: block.type, ...nested(block, numbers) }
  }
}

function demand(attrs: {
  ask: string | null
  concern: true | null
}): Pick<CanonicalBlock, 'ask' | 'concern'> {
  return { ...(attrs.ask !== null && { ask: true }), ...(attrs.concern !== null && { concern: true }) }
}

function language(attrs: {
  lang: string | null
  dir: 'ltr' | 'rtl' | null
}): Pick<CanonicalBlock, 'lang' | 'dir'> {
  return { ...(attrs.lang !== null && { lang: attrs.lang }), ...(attrs.dir !== null && { dir: attrs.dir }) }
}

function numbering(attrs: { start: number | null; type: string | null }): Partial<CanonicalBlock> {
  const start = attrs.start ?? 1
  const type = attrs.type ?? '1.'
  return { ...(start !== 1 && { start }), ...(type !== '1.' && { numbering: type }) }
}

/** Column widths are left out: they are how a table is shown, not what it says. */
function spans(cell: TableCell): Pick<CanonicalBlock, 'colspan' | 'rowspan'> {
  const colspan = cell.attrs.colspan ?? 1
  const rowspan = cell.attrs.rowspan ?? 1
  return { ...(colspan !== 1 && { colspan }), ...(rowspan !== 1 && { rowspan }) }
}

function numberOf(id: string | null, numbers: Numbers): Pick<CanonicalBlock, 'number'> {
  const number = id === null ? undefined : numbers.get(id)
  return number === undefined ? {} : { number }
}

function nested(block: { content?: readonly AnyBlock[] }, numbers: Numbers): { content: CanonicalBlock[] } {
  return { content: (block.content ?? []).map(child => canonicalBlock(child, numbers)) }
}

function inline(block: { content?: readonly Inline[] }, numbers: Numbers): { content: CanonicalInline[] } {
  return { content: (block.content ?? []).map(node => canonicalInline(node, numbers)) }
}

function canonicalInline(node: Inline, numbers: Numbers): CanonicalInline {
  switch (node.type) {
    case 'text':
      return { type: node.type, text: node.text, ...marks(node.marks) }
    case 'hardBreak':
      return { type: node.type }
    case 'footnoteRef': {
      const { note } = node.attrs
      return { type: node.type, note: note === null ? null : (numbers.get(note) ?? null) }
    }
  }
}

function marks(list: readonly Mark[] | undefined): { marks?: CanonicalMark[] } {
  if (list === undefined || list.length === 0) return {}
  return {
    marks: list.map(mark =>
      mark.type === 'link' ? { type: mark.type, href: mark.attrs.href } : { type: mark.type },
    ),
  }
}
