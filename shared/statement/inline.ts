/** Inline content in its one normal form: what the canonical form and comparing both stand on. */
import { type Inline, MARKS, type Mark } from './tree.ts'

/**
 * Inline content written in its one way: empty texts left out, texts with the same marks joined, marks in order;
 * a line break and a reference carry no marks, since none would show.
 */
export function cleanInline(content: readonly Inline[] | undefined): Inline[] {
  const clean: Inline[] = []
  for (const node of content ?? []) {
    if (node.type === 'hardBreak') clean.push({ type: 'hardBreak' })
    else if (node.type === 'footnoteRef') clean.push({ type: node.type, attrs: node.attrs })
    else if (node.text !== '') addText(clean, node.text, orderedMarks(node.marks))
  }
  return clean
}

function addText(clean: Inline[], text: string, marks: { marks?: Mark[] }): void {
  const last = clean.at(-1)
  if (last?.type === 'text' && sameMarks(last.marks, marks.marks)) last.text += text
  else clean.push({ type: 'text', text, ...marks })
}

/** Marks in the schema's order, the link first, each kind once (the first of its kind is kept). */
function orderedMarks(marks: readonly Mark[] | undefined): { marks?: Mark[] } {
  if (marks === undefined || marks.length === 0) return {}
  const ordered: Mark[] = []
  for (const type of ['link', ...MARKS] as const) {
    const mark = marks.find(candidate => candidate.type === type)
    if (mark !== undefined) ordered.push(mark)
  }
  return { marks: ordered }
}

/** Whether two lists of marks in fixed order are equal, links by their address. */
export function sameMarks(one: readonly Mark[] | undefined, other: readonly Mark[] | undefined): boolean {
  const left = one ?? []
  const right = other ?? []
  return left.length === right.length && left.every((mark, index) => nameOf(mark) === nameOf(right[index]))
}

function nameOf(mark: Mark | undefined): string | undefined {
  return mark?.type === 'link' ? `link ${mark.attrs.href}` : mark?.type
}

/** Whether a text holds half of a surrogate pair, which no encoding of Unicode can write. */
export function isBroken(text: string): boolean {
  return /\p{Cs}/u.test(text)
}
