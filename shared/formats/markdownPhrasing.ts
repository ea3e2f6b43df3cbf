/** Inline content of a letter as Markdown: marks as elements, nested as Markdown wants them. */
import { cleanInline } from '../statement/inline.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import type { HtmlStyle } from './htmlWrite.ts'
import type { Phrasing } from './markdownWrite.ts'

/** Inline content as Markdown nodes; notes are marked by their printed numbers. */
export function phrasing(content: readonly Inline[] | undefined, style: HtmlStyle): Phrasing[] {
  return nest(cleanInline(content), [], style)
}

/** Runs of one mark become one element, the longest run outermost. */
function nest(content: readonly Inline[], above: readonly Mark[], style: HtmlStyle): Phrasing[] {
  const nodes: Phrasing[] = []
  let at = 0
  while (at < content.length) {
    const node = content[at] as Inline
    const open = marksOf(node).filter(mark => !above.some(other => same(other, mark)))
    const runs = open.map(mark => ({ mark, end: runEnd(content, at, mark) }))
    const [longest] = runs.sort((one, other) => other.end - one.end)
    if (longest === undefined) {
      nodes.push(leaf(node, style))
      at += 1
    } else {
      const inner = nest(content.slice(at, longest.end), [...above, longest.mark], style)
      nodes.push(...wrapped(longest.mark, inner))
      at = longest.end
    }
  }
  return nodes
}

function marksOf(node: Inline): readonly Mark[] {
  return node.type === 'text' ? (node.marks ?? []) : []
}

function same(one: Mark, other: Mark): boolean {
  if (one.type !== 'link' || other.type !== 'link') return one.type === other.type
  return one.attrs.href === other.attrs.href
}

function runEnd(content: readonly Inline[], from: number, mark: Mark): number {
  let end = from
  while (end < content.length && marksOf(content[end] as Inline).some(other => same(other, mark))) end += 1
  return end
}

function leaf(node: Inline, style: HtmlStyle): Phrasing {
  if (node.type === 'hardBreak') return { type: 'break' }
  if (node.type === 'text') return { type: 'text', value: node.text }
  const number = String(style.noteNumber(node.attrs.note))
  return { type: 'footnoteReference', identifier: number, label: number }
}

function wrapped(mark: Mark, children: Phrasing[]): Phrasing[] {
  switch (mark.type) {
    case 'bold':
      return [{ type: 'strong', children }]
    case 'italic':
      return [{ type: 'emphasis', children }]
    case 'strike':
      return [{ type: 'delete', children }]
    case 'link':
      return [{ type: 'link', url: mark.attrs.href, children }]
    default: {
      const tag = mark.type === 'underline' ? 'u' : mark.type.slice(0, 3)
      return [{ type: 'html', value: `<${tag}>` }, ...children, { type: 'html', value: `</${tag}>` }]
    }
  }
}
