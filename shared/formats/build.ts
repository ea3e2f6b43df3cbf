/** Making the nodes of a letter with every attribute in its place, for readers of files. */
import type {
  Block,
  BulletList,
  Doc,
  Footnote,
  Heading,
  Inline,
  ListItem,
  Mark,
  OrderedList,
  Paragraph,
  Signatories,
  Signatory,
  SignatoryGroup,
  StatementFile,
} from '../statement/tree.ts'

/** Hands out a new block id at each call. Chance is the caller's: the same calls give the same letter. */
export type NewId = () => string

export function paragraph(id: string, content: readonly Inline[]): Paragraph {
  const attrs = { id, ask: null, concern: null, lang: null, dir: null }
  return { type: 'paragraph', attrs, ...holding(content) }
}

export function heading(id: string, level: 1 | 2 | 3, content: readonly Inline[]): Heading {
  const attrs = { id, ask: null, concern: null, lang: null, dir: null, level }
  return { type: 'heading', attrs, ...holding(content) }
}

export function listItem(id: string, content: readonly Block[]): ListItem {
  return { type: 'listItem', attrs: { id, ask: null, concern: null }, ...holding(content) }
}

export function bulletList(id: string, content: readonly ListItem[]): BulletList {
  return { type: 'bulletList', attrs: { id }, ...holding(content) }
}

/**
 * @param start where it begins, counted from 1 whatever the type; 1 is written as null
 * @param type the printed form of its first number; `1.` is written as null
 */
export function orderedList(
  id: string,
  start: number,
  type: string,
  content: readonly ListItem[],
): OrderedList {
  const attrs = { id, start: start === 1 ? null : start, type: type === '1.' ? null : type }
  return { type: 'orderedList', attrs, ...holding(content) }
}

export function footnote(id: string, content: readonly Inline[]): Footnote {
  return { type: 'footnote', attrs: { id }, ...holding(content) }
}

export function signatory(id: string, name: string): Signatory {
  return { type: 'signatory', attrs: { id }, ...holding(text(name)) }
}

export function signatoryGroup(id: string, content: readonly Inline[]): SignatoryGroup {
  return { type: 'signatoryGroup', attrs: { id }, ...holding(content) }
}

export function signatories(
  id: string,
  signon: string | null,
  content: NonNullable<Signatories['content']>,
): Signatories {
  return { type: 'signatories', attrs: { id, signon }, ...holding(content) }
}

export function doc(content: readonly Block[]): Doc {
  return { type: 'doc', ...holding(content) }
}

export function statementFileOf(
  head: Pick<StatementFile, 'language' | 'direction' | 'title'>,
  body: Doc,
): StatementFile {
  return { format: 'undersigned-statement', formatVersion: 1, ...head, body }
}

/** Words with marks as inline content: none for no words, since an empty text cannot stand in a letter. */
export function text(words: string, marks: readonly Mark[] = []): Inline[] {
  if (words === '') return []
  return [{ type: 'text', text: words, ...(marks.length > 0 ? { marks: [...marks] } : {}) }]
}

/** The content field, or none where there is nothing, as the editor's own JSON has it. */
export function holding<Child>(content: readonly Child[]): { content?: Child[] } {
  return content.length > 0 ? { content: [...content] } : {}
}
