/** Suggested words and blocks as elements that stand in the letter without being of it. Always text, never markup. */
import { isSafeHref } from '../../shared/statement/grammar.ts'
import { isTextBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Inline, Mark } from '../../shared/statement/tree.ts'
import { words } from './words.ts'

/** Whose it is: the id of the suggestion, and by whom it is in words. */
export type Source = { item: string; by: string }

/** Words that are put in. */
export function drawInline(of: Source, content: readonly Inline[]): HTMLElement {
  const drawn = element('ins', 'suggested-in', of)
  drawn.append(...content.map(inline))
  return drawn
}

/**
 * Blocks that are put in.
 * @param inside the type of the block they stand in: what stands in a list is an item of it
 */
export function drawBlocks(of: Source, blocks: readonly AnyBlock[], inside: string): HTMLElement {
  const drawn = element(tagIn(inside), 'suggested-blocks', of)
  drawn.append(...blocks.map(block => (tagIn(inside) === 'div' ? blockOf(block) : contentOf(block))))
  return drawn
}

/** Where something would be moved to. */
export function drawTarget(of: Source, inside: string): HTMLElement {
  const drawn = element(tagIn(inside), 'suggested-blocks suggested-target', of)
  drawn.textContent = words.drawn.movesHere
  return drawn
}

const tagIn = (inside: string): 'li' | 'tr' | 'td' | 'div' => {
  if (inside === 'bulletList' || inside === 'orderedList') return 'li'
  return inside === 'table' ? 'tr' : inside === 'tableRow' ? 'td' : 'div'
}

function element(tag: string, name: string, { item, by }: Source): HTMLElement {
  const made = document.createElement(tag)
  made.className = name
  made.dataset.item = item
  made.title = by
  made.contentEditable = 'false'
  return made
}

const TAGS: Partial<Record<AnyBlock['type'], string>> = {
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  horizontalRule: 'hr',
}

/** A heading is drawn as a bold line, so that what is not in the letter is not in its outline. */
function blockOf(block: AnyBlock): HTMLElement {
  const made = document.createElement(isTextBlock(block) ? 'p' : (TAGS[block.type] ?? 'div'))
  made.dir = 'auto'
  if (block.type === 'heading') made.className = 'as-heading'
  made.append(contentOf(block))
  return made
}

function contentOf(block: AnyBlock): DocumentFragment {
  const content = document.createDocumentFragment()
  if (isTextBlock(block)) content.append(...(block.content ?? []).map(inline))
  else if ('content' in block) content.append(...(block.content ?? []).map(child => blockOf(child)))
  return content
}

const MARKS: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

function inline(node: Inline): Node {
  if (node.type === 'hardBreak') return document.createElement('br')
  if (node.type === 'footnoteRef') {
    const mark = document.createElement('sup')
    mark.textContent = '*'
    return mark
  }
  return (node.marks ?? []).reduce<Node>(marked, document.createTextNode(node.text))
}

function marked(inner: Node, mark: Mark): Node {
  const made = document.createElement(mark.type === 'link' ? 'a' : MARKS[mark.type])
  if (mark.type === 'link' && isSafeHref(mark.attrs.href)) made.setAttribute('href', mark.attrs.href)
  made.append(inner)
  return made
}
