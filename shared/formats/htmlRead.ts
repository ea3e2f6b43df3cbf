/**
 * Reading back the exact HTML that `htmlWrite.ts` writes. It is a notation, not the web: anything else in it
 * makes the whole stretch unreadable here (null), and the caller keeps its words another way.
 */
import { GRAMMAR, isBlockId, isSafeHref } from '../statement/grammar.ts'
import { cleanInline } from '../statement/inline.ts'
import type { AnyBlock, Block, Inline, Mark } from '../statement/tree.ts'
import type { NewId } from './build.ts'

export type HtmlContext = {
  newId: NewId
  /** The block id of the note with a printed number; null where there is none. */
  noteId: (number: number) => string | null
}

/** The blocks of a stretch of exact HTML; null where it is anything else. */
export function readExactHtml(html: string, context: HtmlContext): Block[] | null {
  const tree = parseElements(html)
  if (tree === null) return null
  try {
    return blocksOf(tree, context, BLOCK_LEVEL) as Block[]
  } catch (error) {
    if (error instanceof NotExact) return null
    throw error
  }
}

/** Entities of HTML as characters: the five names, and numbers. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-f]+));/gi, (_, name, decimal, hex) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? ''
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0xffff ? String.fromCodePoint(Math.min(code, 0x10ffff)) : String.fromCharCode(code)
  })
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

class NotExact extends Error {}

type Element = { name: string; attributes: Map<string, string>; children: (Element | string)[] }

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>|([^<]+)/gy
const EMPTY = new Set(['br', 'hr'])

function parseElements(html: string): (Element | string)[] | null {
  const root: Element = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  TOKEN.lastIndex = 0
  let at = 0
  for (let match = TOKEN.exec(html); match !== null; match = TOKEN.exec(html)) {
    at = TOKEN.lastIndex
    const [, closing, name, attributes, words] = match
    const current = open.at(-1) as Element
    if (words !== undefined) current.children.push(words)
    else if (closing === '/') {
      if (open.length < 2 || open.pop()?.name !== name) return null
    } else {
      const child: Element = { name: name ?? '', attributes: attributesOf(attributes ?? ''), children: [] }
      current.children.push(child)
      if (!EMPTY.has(child.name)) open.push(child)
    }
  }
  return at === html.length && open.length === 1 ? root.children : null
}

function attributesOf(written: string): Map<string, string> {
  const found = written.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)
  return new Map([...found].map(match => [match[1] ?? '', decodeEntities(match[2] ?? '')]))
}

const BLOCK_LEVEL = ['p', 'h1', 'h2', 'h3', 'ul', 'ol', 'blockquote', 'table', 'hr', 'section']
const INNER = BLOCK_LEVEL.filter(name => name !== 'section')

function blocksOf(
  nodes: readonly (Element | string)[],
  context: HtmlContext,
  allowed: readonly string[],
): AnyBlock[] {
  return nodes.flatMap(node => {
    if (typeof node === 'string') return node.trim() === '' ? [] : unreadable()
    return allowed.includes(node.name) ? [blockOf(node, context)] : unreadable()
  })
}

function unreadable(): never {
  throw new NotExact()
}

function blockOf(node: Element, context: HtmlContext): AnyBlock {
  const id = context.newId()
  const nested = (allowed: readonly string[]) => {
    const content = blocksOf(node.children, context, allowed)
    return content.length > 0 ? { content } : {}
  }
  // Each branch builds the node that the grammar has under this name; `readDoc` judges whatever comes from outside.
  const made = (type: AnyBlock['type'], attrs: object, content: object): AnyBlock =>
    ({ type, attrs: { id, ...attrs }, ...content }) as AnyBlock
  switch (node.name) {
    case 'p':
      return paragraphOf(node, made, inlineOf(node, context))
    case 'h1':
    case 'h2':
    case 'h3':
      return made(
        'heading',
        { ...demandOf(node), ...languageOf(node), level: Number(node.name[1]) },
        inlineOf(node, context),
      )
    case 'ul':
      return made('bulletList', {}, nested(['li']))
    case 'ol':
      return made(
        'orderedList',
        { start: numberOf(node, 'start'), type: ruled(node, 'data-type', 'type') },
        nested(['li']),
      )
    case 'li':
      return made('listItem', demandOf(node), nested(INNER))
    case 'blockquote':
      return made('blockquote', {}, nested(INNER))
    case 'table':
      return made('table', {}, nested(['tr']))
    case 'tr':
      return made('tableRow', {}, nested(['td', 'th']))
    case 'td':
    case 'th':
      return made(node.name === 'td' ? 'tableCell' : 'tableHeader', spansOf(node), nested(INNER))
    case 'hr':
      return made('horizontalRule', {}, {})
    case 'section': {
      const signon = node.attributes.get('data-signon') ?? null
      if (node.attributes.get('class') !== 'signatories' || (signon !== null && !isBlockId(signon)))
        return unreadable()
      return made('signatories', { signon }, nested(['p']))
    }
    default:
      return unreadable()
  }
}

type Make = (type: AnyBlock['type'], attrs: object, content: object) => AnyBlock

function paragraphOf(node: Element, made: Make, content: object): AnyBlock {
  const kind = node.attributes.get('class')
  if (kind === 'group') return made('signatoryGroup', {}, content)
  if (kind === 'signatory') return made('signatory', {}, content)
  return made('paragraph', { ...demandOf(node), ...languageOf(node) }, content)
}

function demandOf(node: Element): object {
  const ask = node.attributes.get('data-ask') ?? null
  if (ask !== null && !isBlockId(ask)) return unreadable()
  return { ask, concern: node.attributes.has('data-concern') ? true : null }
}

function languageOf(node: Element): object {
  return { lang: ruled(node, 'lang', 'lang'), dir: ruled(node, 'dir', 'dir') }
}

/** An attribute as the grammar allows it; anything else is not ours. */
function ruled(node: Element, written: string, name: 'lang' | 'dir' | 'type'): string | null {
  const value = node.attributes.get(written) ?? null
  const rule = GRAMMAR[name === 'type' ? 'orderedList' : 'paragraph'].attributes[name]
  return value === null || rule?.fits(value) === true ? value : unreadable()
}

function numberOf(node: Element, name: string): number | null {
  const written = node.attributes.get(name)
  if (written === undefined) return null
  return /^[1-9]\d{0,6}$/.test(written) ? Number(written) : unreadable()
}

function spansOf(node: Element): object {
  const widths = node.attributes.get('data-colwidth')
  return {
    colspan: numberOf(node, 'colspan') ?? 1,
    rowspan: numberOf(node, 'rowspan') ?? 1,
    colwidth: widths === undefined ? null : widths.split(',').map(Number),
  }
}

const MARK_OF: Readonly<Record<string, Exclude<Mark['type'], 'link'>>> = {
  strong: 'bold',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  sup: 'superscript',
  sub: 'subscript',
}

function inlineOf(node: Element, context: HtmlContext): { content?: Inline[] } {
  const content = cleanInline(node.children.flatMap(child => inlineNodes(child, [], context)))
  return content.length > 0 ? { content } : {}
}

function inlineNodes(node: Element | string, marks: Mark[], context: HtmlContext): Inline[] {
  if (typeof node === 'string') return [{ type: 'text', text: decodeEntities(node), marks }]
  if (node.name === 'br') return [{ type: 'hardBreak' }]
  const note = numberedNote(node)
  if (note !== null) return [{ type: 'footnoteRef', attrs: { note: context.noteId(note) } }]
  const inner = [...marks, markOf(node)]
  return node.children.flatMap(child => inlineNodes(child, inner, context))
}

function numberedNote(node: Element): number | null {
  const number = node.name === 'sup' ? node.attributes.get('data-note') : undefined
  return number === undefined ? null : Number(number)
}

function markOf(node: Element): Mark {
  const href = node.attributes.get('href')
  if (node.name === 'a' && isSafeHref(href)) return { type: 'link', attrs: { href } }
  const type = MARK_OF[node.name]
  return type === undefined ? unreadable() : { type }
}
