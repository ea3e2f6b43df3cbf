/** The words of a page as inline content: marks by elements and by styles, links that may stand in a letter. */
import { isSafeHref } from '../statement/grammar.ts'
import { textOf } from '../statement/text.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  isElement,
  lineOf,
  looksOf,
  unseen,
  wordsIn,
} from './htmlForeignTree.ts'
import { emphasisOf } from './htmlLooks.ts'
import type { SetAside } from './imported.ts'

export type InlineReading = {
  setAside: SetAside[]
  /** The id of the note that a link refers to. */
  noteOf: ReadonlyMap<HtmlElement, string>
  /** Links in notes that only lead back to their marks. */
  backLinks: ReadonlySet<HtmlElement>
}

export type Around = { marks: readonly Mark[]; pre: boolean }

export const PLAIN: Around = { marks: [], pre: false }

/** Inline content of nodes that hold no blocks; blanks are still as written. */
export function inlineOf(nodes: readonly HtmlNode[], around: Around, reading: InlineReading): Inline[] {
  return nodes.flatMap(node => {
    if ('value' in node) return textInline(node.value, around)
    return isElement(node) ? elementInline(node, around, reading) : []
  })
}

/** Lists an element that is not in the letter; without words only pictures, links and scripts are worth a line. */
export function leaveUnseen(element: HtmlElement, reading: Pick<InlineReading, 'setAside'>): void {
  const reason = unseen(element)
  if (reason === null) return
  const isProgram = /^(?:script|style|link|meta|base)$/.test(element.tagName)
  const words = isProgram ? '' : wordsIn(element).replace(/\s+/g, ' ').trim()
  const shown = ['alt', 'title', 'value', 'placeholder', 'src', 'data'].map(name => attribute(element, name))
  const text = words || shown.find(value => value !== undefined && value.trim() !== '')?.slice(0, 120) || ''
  if (text === '' && reason === 'hidden') return
  if (isProgram && element.tagName !== 'script') return
  reading.setAside.push({ text: text || `<${element.tagName}>`, line: lineOf(element), reason })
}

/** Blanks as a browser shows them: one for many, none at the ends and around breaks. */
export function collapsed(content: readonly Inline[]): Inline[] {
  const found: Inline[] = []
  let blank = true
  for (const node of content) {
    if (node.type === 'text') {
      const text = node.text.replace(/[ \t\n\r\f]+/g, ' ')
      const words: string = blank ? text.replace(/^ /, '') : text
      if (words === '') continue
      found.push({ ...node, text: words })
      blank = words.endsWith(' ')
    } else {
      if (node.type === 'hardBreak') trimEnd(found)
      found.push(node)
      blank = node.type === 'hardBreak'
    }
  }
  while (found.at(-1)?.type === 'hardBreak') found.pop()
  trimEnd(found)
  return found
}

function trimEnd(content: Inline[]): void {
  const last = content.at(-1)
  if (last?.type !== 'text') return
  const text = last.text.replace(/ $/, '')
  content.pop()
  if (text !== '') content.push({ ...last, text })
}

/** In preformatted text every blank counts, and a line is a line. */
function textInline(text: string, { marks, pre }: Around): Inline[] {
  const words = (value: string): Inline[] =>
    value === '' ? [] : [{ type: 'text', text: value, marks: [...marks] }]
  if (!pre) return words(text)
  return text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'hardBreak' } as const] : []),
      ...words(line.replace(/ {2}/g, ' \u00a0')),
    ])
}

function elementInline(element: HtmlElement, around: Around, reading: InlineReading): Inline[] {
  if (unseen(element) !== null) {
    leaveUnseen(element, reading)
    return []
  }
  if (element.tagName === 'br') return [{ type: 'hardBreak' }]
  if (reading.backLinks.has(element)) return []
  const note = reading.noteOf.get(element)
  if (note !== undefined) return [{ type: 'footnoteRef', attrs: { note } }]
  const marks = marksIn(element, around.marks)
  if (element.tagName === 'a') return linkInline(element, { ...around, marks }, reading)
  if (element.tagName === 'rt' || element.tagName === 'rp') {
    const text = wordsIn(element).trim()
    if (element.tagName === 'rt' && text !== '')
      reading.setAside.push({ text, line: lineOf(element), reason: 'reading-aid' })
    return []
  }
  return inlineOf(element.childNodes, { ...around, marks }, reading)
}

function linkInline(link: HtmlElement, around: Around, reading: InlineReading): Inline[] {
  const written = attribute(link, 'href')?.trim()
  const href = written?.replace(/\s/g, encodeURIComponent)
  const safe: boolean = isSafeHref(href)
  if (safe && href !== undefined) {
    const marks: Mark[] = [
      ...around.marks.filter(mark => mark.type !== 'link'),
      { type: 'link', attrs: { href } },
    ]
    return inlineOf(link.childNodes, { ...around, marks }, reading)
  }
  const kept = inlineOf(link.childNodes, around, reading)
  const near = textOf(kept).replace(/\s+/g, ' ').trim()
  if (href !== undefined && near !== '') {
    const isProgram = /^[a-z][a-z0-9+.-]*:/i.test(href)
    const reason = isProgram ? 'unsafe-link' : 'link-to-nowhere'
    reading.setAside.push({ text: href || '#', line: lineOf(link), reason, near: near.slice(0, 120) })
  }
  return kept
}

type Named = Exclude<Mark['type'], 'link'>

const MARK_OF: Readonly<Record<string, Named>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
}

/** The marks inside an element: its own by its name, more or fewer by its style. */
function marksIn(element: HtmlElement, around: readonly Mark[]): Mark[] {
  const marks = new Map(around.map(mark => [mark.type, mark]))
  const own = MARK_OF[element.tagName]
  if (own !== undefined) marks.set(own, { type: own })
  for (const [type, on] of Object.entries(emphasisOf(looksOf(element))) as [Named, boolean][]) {
    if (!on) marks.delete(type)
    else if (type !== 'underline' || element.tagName !== 'a') marks.set(type, { type })
  }
  return [...marks.values()]
}
