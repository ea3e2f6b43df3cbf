/** Inline Markdown as inline content of a letter. */
import { isSafeHref } from '../statement/grammar.ts'
import { cleanInline } from '../statement/inline.ts'
import { textOf } from '../statement/text.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import type { SetAside } from './imported.ts'
import type { Phrasing } from './markdownWrite.ts'

export type InlineReading = {
  /** Lines above the body, for the places of what is set aside. */
  offset: number
  setAside: SetAside[]
  /** Block ids of the notes, by the label they are defined under. */
  notes: Map<string, string>
  /** Addresses that are defined apart from their links. */
  links: Map<string, string>
  /** Inside a note a reference is its words, since notes have no notes. */
  inNote?: boolean
}

/** Reads inline Markdown. Images and unknown tags are set aside; the words in them stay. */
export function readPhrasing(children: readonly Phrasing[], reading: InlineReading): Inline[] {
  return cleanInline(phrasing(children, [], reading))
}

const TAGS: Readonly<Record<string, Exclude<Mark['type'], 'link'>>> = {
  u: 'underline',
  sup: 'superscript',
  sub: 'subscript',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strike',
  del: 'strike',
}

function phrasing(children: readonly Phrasing[], marks: readonly Mark[], reading: InlineReading): Inline[] {
  const found: Inline[] = []
  const open: Mark[] = []
  for (const node of children) {
    if (node.type === 'html') found.push(...tag(node, open, reading))
    else found.push(...inline(node, [...marks, ...open], reading))
  }
  return found
}

/** Opens or closes a mark; a break is a break; any other tag is set aside. */
function tag(node: Extract<Phrasing, { type: 'html' }>, open: Mark[], reading: InlineReading): Inline[] {
  if (/^<br\s*\/?>$/i.test(node.value)) return [{ type: 'hardBreak' }]
  const match = /^<(\/?)([a-z]+)>$/i.exec(node.value)
  const type = TAGS[(match?.[2] ?? '').toLowerCase()]
  if (type !== undefined && match?.[1] === '') open.push({ type })
  else if (type !== undefined && open.at(-1)?.type === type) open.pop()
  else reading.setAside.push({ text: node.value, line: lineOf(node, reading), reason: 'markup' })
  return []
}

function inline(
  node: Exclude<Phrasing, { type: 'html' }>,
  marks: readonly Mark[],
  reading: InlineReading,
): Inline[] {
  const within = (mark: Mark, children: readonly Phrasing[]): Inline[] =>
    phrasing(children, [...marks, mark], reading)
  switch (node.type) {
    case 'text':
      return words(node.value.replace(/\s*\n\s*/g, ' '), marks)
    case 'strong':
      return within({ type: 'bold' }, node.children)
    case 'emphasis':
      return within({ type: 'italic' }, node.children)
    case 'delete':
      return within({ type: 'strike' }, node.children)
    case 'break':
      return [{ type: 'hardBreak' }]
    case 'inlineCode':
      return words(node.value, marks)
    case 'link':
      return linked(node, node.url, marks, reading)
    case 'linkReference':
      return linked(node, reading.links.get(node.identifier) ?? '', marks, reading)
    case 'footnoteReference': {
      const note = reading.notes.get(node.identifier)
      if (note === undefined || reading.inNote === true)
        return words(`[${node.label ?? node.identifier}]`, marks)
      return [{ type: 'footnoteRef', attrs: { note } }]
    }
    case 'image':
    case 'imageReference':
      reading.setAside.push({ text: imageText(node, reading), line: lineOf(node, reading), reason: 'image' })
      return []
    default:
      return []
  }
}

function words(text: string, marks: readonly Mark[]): Inline[] {
  return [{ type: 'text', text, marks: [...marks] }]
}

function linked(
  node: Extract<Phrasing, { type: 'link' | 'linkReference' }>,
  href: string,
  marks: readonly Mark[],
  reading: InlineReading,
): Inline[] {
  const safe: boolean = isSafeHref(href)
  if (safe) return phrasing(node.children, [...marks, { type: 'link', attrs: { href } }], reading)
  const reason = href === '' || href.startsWith('#') ? 'link-to-nowhere' : 'unsafe-link'
  const kept = phrasing(node.children, marks, reading)
  reading.setAside.push({ text: href, line: lineOf(node, reading), reason, near: textOf(kept) })
  return kept
}

function imageText(
  node: Extract<Phrasing, { type: 'image' | 'imageReference' }>,
  reading: InlineReading,
): string {
  const url = node.type === 'image' ? node.url : (reading.links.get(node.identifier) ?? '')
  return `![${node.alt ?? ''}](${url})`
}

function lineOf(node: Phrasing, reading: InlineReading): number {
  return (node.position?.start.line ?? 1) + reading.offset
}
