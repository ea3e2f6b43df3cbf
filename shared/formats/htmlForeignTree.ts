/** A web page as a tree, and what of it a reader of the page would not see. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { FileRefused } from './fileRefused.ts'
import { declarationsOf } from './htmlLooks.ts'

export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** The page: its body, and what its head says of it, its title with all its blanks. */
export type HtmlPage = { body: HtmlElement; title: string; lang: string | undefined; dir: string | undefined }

/** Characters of a page, depth of its elements, and their number. */
const LONGEST = 20_000_000
const DEEPEST = 500
const MOST = 1_000_000

/**
 * Reads a page as browsers do, mending what is broken in it. Nothing in it runs and nothing it names is fetched.
 * @throws FileRefused where it is larger or deeper than a letter ever is
 */
export function readPage(source: string): HtmlPage {
  if (source.length > LONGEST) throw new FileRefused('too-large')
  const page = parse(source.replace(/^\uFEFF/, ''), {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    treeAdapter: bounded(),
  })
  const html = page.childNodes.filter(isElement).find(child => child.tagName === 'html')
  const [head, body] = ['head', 'body'].map(name => elementsOf(html).find(child => child.tagName === name))
  if (html === undefined || body === undefined) throw new FileRefused('no-text')
  const title = elementsOf(head).find(child => child.tagName === 'title')
  return {
    body,
    title: title === undefined ? '' : wordsIn(title),
    lang: attribute(html, 'lang') ?? attribute(body, 'lang'),
    dir: attribute(html, 'dir') ?? attribute(body, 'dir'),
  }
}

export const isElement = (node: { nodeName: string }): node is HtmlElement => 'tagName' in node

export function elementsOf(parent: HtmlElement | undefined): HtmlElement[] {
  return (parent?.childNodes ?? []).filter(isElement)
}

/** Every element below, in reading order. */
export function allBelow(parent: HtmlElement): HtmlElement[] {
  return elementsOf(parent).flatMap(child => [child, ...allBelow(child)])
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find(one => one.name === name)?.value
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name)
}

/** What the element's own style says. */
export function looksOf(element: HtmlElement): Readonly<Record<string, string>> {
  return declarationsOf(attribute(element, 'style'))
}

/** Every word below, as written. */
export function wordsIn(element: HtmlElement): string {
  return element.childNodes
    .map(child => ('value' in child ? child.value : isElement(child) ? wordsIn(child) : ''))
    .join('')
}

export function lineOf(node: HtmlNode): number {
  return node.sourceCodeLocation?.startLine ?? 0
}

const NEVER_SHOWN =
  /^(?:script|style|template|iframe|object|embed|svg|math|canvas|video|audio|map|input|select|textarea|button|datalist|meter|progress|head|title|link|meta|base|frameset|area|source|track|param)$/

type UnseenReason = 'not-shown' | 'hidden' | 'image' | 'page-header' | 'page-footer'

/** How LibreOffice marks what a document prints on every page. */
const PRINTED: Readonly<Record<string, UnseenReason>> = { header: 'page-header', footer: 'page-footer' }

/** Why a reader of the page does not see this as words of it; null for what they see. */
export function unseen(element: HtmlElement): UnseenReason | null {
  if (element.tagName === 'img' || element.tagName === 'picture') return 'image'
  if (NEVER_SHOWN.test(element.tagName)) return 'not-shown'
  if (element.tagName === 'div' && element.parentNode?.nodeName === 'body') {
    const printed = PRINTED[attribute(element, 'title') ?? '']
    if (printed !== undefined) return printed
  }
  const looks = looksOf(element)
  const isHidden =
    attribute(element, 'hidden') !== undefined ||
    looks.display === 'none' ||
    looks.visibility === 'hidden' ||
    looks['mso-hide'] === 'all'
  return isHidden ? 'hidden' : null
}

/** Makes the tree, and stops where it grows beyond what a letter needs: a page can nest without end. */
function bounded(): typeof defaultTreeAdapter {
  let depth = 0
  let count = 0
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1
      count += 1
      if (depth > DEEPEST || count > MOST) throw new FileRefused('too-deep')
    },
    onItemPop: () => {
      depth -= 1
    },
  }
}
