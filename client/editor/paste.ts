/**
 * Pasted HTML, cleaned: what Word, Google Docs and web pages put on the clipboard becomes the few elements a letter
 * is made of, before the editor's schema reads it. Structure is kept (headings, lists with their numbering, tables,
 * links, footnotes, emphasis that was only written as a style); everything else is dropped.
 */
import { emphasisOf } from '../../shared/formats/htmlLooks.ts'
import { isSafeHref } from '../../shared/statement/grammar.ts'
import { foldLists } from './pasteLists.ts'
import { foldNotes } from './pasteNotes.ts'
import { styleOf } from './pasteStyles.ts'

/**
 * Cleans pasted HTML. What was copied in one of our own editors is passed on as it is: the schema and the rule of
 * block ids decide about it.
 * @param html as the clipboard gives it; parsed as an inert document, so nothing in it runs or is fetched
 * @param newId makes the id by which a pasted footnote and its references find each other
 * @returns HTML made of p, h1–h3, ul, ol, li, blockquote, table, hr, br, a and mark elements only
 */
export function cleanPasted(html: string, newId: () => string): string {
  if (html.includes('data-pm-slice')) return html
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  dropJunk(body)
  foldNotes(body, newId)
  foldHeadings(body)
  foldLists(body)
  for (const element of [...body.querySelectorAll('*')].reverse()) simplify(element)
  dropEmpty(body)
  return body.innerHTML
}

const JUNK = [
  'script, style, meta, link, title, base, template, noscript, iframe, frame, object, embed, applet, svg, math',
  'img, picture, video, audio, canvas, map, input, button, select, textarea, option, xml, head',
  'br.Apple-interchange-newline, del[datetime], del[cite], [hidden]',
].join(', ')

/** Drops what is never text: code, pictures, controls, reviewers' comments, and words that were struck or hidden. */
function dropJunk(body: HTMLElement) {
  const walker = body.ownerDocument.createTreeWalker(body, 128 /* NodeFilter.SHOW_COMMENT */)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  for (const element of body.querySelectorAll(JUNK)) element.remove()
  for (const element of [...body.querySelectorAll('[style]')]) {
    const style = styleOf(element)
    const hidden = style.display === 'none' || style['mso-hide'] === 'all'
    if (hidden || /^comment/.test(style['mso-element'] ?? '') || 'mso-comment-reference' in style)
      element.remove()
  }
}

/** Word writes some headings as paragraphs with a class or an outline level. */
function foldHeadings(body: HTMLElement) {
  for (const paragraph of [...body.querySelectorAll('p, div')]) {
    const named = /^(?:Mso)?Heading([1-9])$/.exec(paragraph.className)?.[1]
    const level = named ?? styleOf(paragraph)['mso-outline-level']
    if (paragraph.className === 'MsoTitle') rename(paragraph, 'h1')
    else if (level && /^[1-9]$/.test(level)) rename(paragraph, `h${Math.min(Number(level), 3)}`)
    else if (/^Mso(Intense)?Quote$/.test(paragraph.className)) wrap(paragraph, 'blockquote')
  }
}

const KEPT = new Set(
  'p h1 h2 h3 ul ol li blockquote table thead tbody tfoot tr td th hr br a strong em u s sup sub section'.split(
    ' ',
  ),
)
const RENAMED: Record<string, string> = {
  b: 'strong',
  i: 'em',
  cite: 'em',
  strike: 's',
  del: 's',
  ins: 'u',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  pre: 'p',
}
const ATTRIBUTES = [
  'href',
  'colspan',
  'rowspan',
  'start',
  'data-type',
  'data-note',
  'data-footnote',
  'data-footnotes',
  'data-id',
]
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, hr, pre, div, section, article, li'

/** Makes one element plain. Children come before parents, so that what an element holds is known. */
function simplify(element: Element) {
  const name = element.localName
  if (!element.parentNode) return
  if (element.tagName.includes(':')) return unwrap(element)
  if (name === 'ins' && element.hasAttribute('datetime')) return unwrap(element)
  if (name === 'a' && !address(element)) return unwrap(markStyles(element))
  if (/^(div|article|main|header|footer|aside|address|dd|dt|figure|figcaption)$/.test(name))
    return element.querySelector(BLOCKS) ? unwrap(element) : rename(element, 'p')
  const styled = markStyles(element)
  const kept = RENAMED[name] ?? name
  if (!KEPT.has(kept) || isPlainBold(styled)) return unwrap(styled)
  strip(styled)
  if (kept !== name) rename(styled, kept)
}

/** Google Docs wraps the whole clipboard in a bold element that is not bold. */
const isPlainBold = (element: Element) =>
  /^(b|strong)$/.test(element.localName) && /^(normal|[1-4]00)$/.test(styleOf(element)['font-weight'] ?? '')

/** Puts an address that a letter may link to on the element; false when there is none. */
function address(element: Element): boolean {
  const href = (element.getAttribute('href') ?? '').trim()
  const target = throughRedirect(href)
  if (!isSafeHref(target)) return false
  element.setAttribute('href', target)
  return true
}

/** Google Docs exports links as a redirect that would tell Google who follows them. */
function throughRedirect(href: string): string {
  if (!/^https?:\/\/www\.google\.com\/url\?/.test(href)) return href
  return new URL(href).searchParams.get('q') ?? href
}

/** Emphasis that is only a style becomes the element for it, around everything the element holds. */
function markStyles(element: Element): Element {
  const inline = !element.matches(`${BLOCKS}, table, thead, tbody, tfoot, tr, td, th, br`)
  if (!inline) return element
  for (const tag of marksOf(styleOf(element))) {
    if (element.localName === tag || element.closest(tag)) continue
    const mark = element.ownerDocument.createElement(tag)
    mark.append(...element.childNodes)
    element.append(mark)
  }
  return element
}

function marksOf(style: Readonly<Record<string, string>>): string[] {
  const given = Object.entries(emphasisOf(style)).filter(([, on]) => on)
  return given.map(([mark]) => TAG_OF[mark] ?? '').filter(Boolean)
}

const TAG_OF: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

/** Keeps the attributes that mean something in a letter. Left-to-right is what a block is when nothing is said. */
function strip(element: Element) {
  const rightToLeft = /^(p|h[1-3])$/.test(element.localName) && element.getAttribute('dir') === 'rtl'
  for (const { name } of [...element.attributes]) {
    if (!ATTRIBUTES.includes(name) && !(rightToLeft && name === 'dir')) element.removeAttribute(name)
  }
}

/** Empty paragraphs are how word processors make space; a letter makes its own. */
function dropEmpty(body: HTMLElement) {
  for (const element of [...body.querySelectorAll(HOLDERS)].reverse()) {
    if (element.textContent?.replace(/\u00a0/g, ' ').trim() || element.hasAttribute('data-note')) continue
    if (element.hasAttribute('data-footnote') || element.querySelector('br, hr, table, sup[data-note]'))
      continue
    if (element.textContent && element.matches('strong, em, u, s, sup, sub, a')) unwrap(element)
    else if (!element.matches('td > :only-child, th > :only-child')) element.remove()
  }
}

const HOLDERS = 'strong, em, u, s, sup, sub, a, li, p, h1, h2, h3, ul, ol, blockquote'

function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of [...element.attributes]) {
    if (ATTRIBUTES.includes(attribute) || /^(style|dir)$/.test(attribute))
      renamed.setAttribute(attribute, value)
  }
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  if (/^(p|h[1-3]|strong|em|u|s)$/.test(name)) strip(renamed)
  return renamed
}

function wrap(element: Element, name: string) {
  const around = element.ownerDocument.createElement(name)
  element.replaceWith(around)
  around.append(element)
}

function unwrap(element: Element) {
  element.replaceWith(...element.childNodes)
}
