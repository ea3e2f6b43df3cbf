/**
 * Reading a page that we wrote as the letter it was ([OUT-4]). Nothing is guessed and no blank is dropped; what another
 * program put into it since is read as in any page.
 */
import { FOOTNOTES_ID, GRAMMAR } from '../statement/grammar.ts'
import { cleanInline } from '../statement/inline.ts'
import type {
  Block,
  Footnote,
  Heading,
  Inline,
  ListItem,
  Paragraph,
  Signatories,
  Table,
  TableRow,
} from '../statement/tree.ts'
import {
  bulletList,
  footnote,
  heading,
  holding,
  listItem,
  orderedList,
  paragraph,
  signatories,
  signatory,
  signatoryGroup,
} from './build.ts'
import { finishForeign } from './foreign.ts'
import { blockOf, blocksOf, newReading, type Reading, TOP } from './htmlForeignBlocks.ts'
import { inlineOf, PLAIN } from './htmlForeignInline.ts'
import { listTypeOf, numberOf } from './htmlForeignLists.ts'
import { cellsOf, rowsOf, tableCellOf } from './htmlForeignTables.ts'
import {
  attribute,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlPage,
  hasClass,
  isElement,
  lineOf,
  wordsIn,
} from './htmlForeignTree.ts'
import type { Imported, ImportOptions } from './imported.ts'
import { withLanguages } from './languages.ts'

/** The article that a page of ours is: it says its language and direction as the page does. Null for other pages. */
export function ownArticle(page: HtmlPage): HtmlElement | null {
  const [article, ...more] = elementsOf(page.body)
  if (article?.tagName !== 'article' || more.length > 0) return null
  const says = (name: 'lang' | 'dir'): boolean =>
    page[name] !== undefined && attribute(article, name) === page[name]
  return says('lang') && says('dir') ? article : null
}

/** The letter of our page. A list that is drawn from a sign-on is the names that stood there. */
export function readOwn(article: HtmlElement, page: HtmlPage, options: ImportOptions): Imported {
  const title = drawnTitle(article, page)
  const reading: Own = { ...newReading(page.body, options.newId), title, raised: title === null ? 0 : 1 }
  const blocks = [...ownBlocks(article.childNodes, reading), ...notesBlock(reading)]
  const { languages, directions } = reading
  const head = withLanguages(blocks, {
    language: options.language ?? page.lang,
    direction: page.dir === 'rtl' ? 'rtl' : 'ltr',
    languages,
    directions,
    defaults: {},
  })
  const setAside = reading.setAside.sort((one, other) => one.line - other.line)
  return finishForeign(blocks, { ...head, title: page.title, exact: true, setAside }, options.newId)
}

type Own = Reading & {
  /** The title that our page draws above the letter. */
  title: HtmlElement | null
  /** By how much our page raised its headings, to make room for the title. */
  raised: 0 | 1
}

function drawnTitle(article: HtmlElement, page: HtmlPage): HtmlElement | null {
  const [first] = elementsOf(article)
  const isTitle = first?.tagName === 'h1' && hasClass(first, 'title') && wordsIn(first) === page.title
  return isTitle ? first : null
}

/** Words between blocks are those of an item that is one plain paragraph, or were put there since. */
function ownBlocks(nodes: readonly HtmlNode[], reading: Own): Block[] {
  const blocks: Block[] = []
  let loose: HtmlNode[] = []
  for (const node of nodes) {
    const known = isElement(node) ? ownBlock(node, reading) : null
    if (known === null) loose.push(node)
    else {
      blocks.push(...blocksOf(loose, TOP, reading), ...known)
      loose = []
    }
  }
  return [...blocks, ...blocksOf(loose, TOP, reading)]
}

/** An element that our pages make; null for any other. */
function ownBlock(element: HtmlElement, reading: Own): Block[] | null {
  switch (element.tagName) {
    case 'p':
      return [paragraphOf(element, reading)]
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return element === reading.title ? [] : [headingOf(element, reading)]
    case 'ul':
      return [bulletList(reading.newId(), itemsOf(element, reading))]
    case 'ol': {
      const start = numberOf(element, 'start') ?? 1
      return [orderedList(reading.newId(), start, listTypeOf(element), itemsOf(element, reading))]
    }
    case 'blockquote': {
      const content = ownBlocks(element.childNodes, reading)
      return [{ type: 'blockquote', attrs: { id: reading.newId() }, ...holding(content) }]
    }
    case 'table':
      return [tableOf(element, reading)]
    case 'section':
      if (hasClass(element, 'signatories')) return [signatoriesOf(element, reading)]
      return hasClass(element, 'footnotes') ? blockOf(element, TOP, reading) : null
    case 'footer':
      leaveFoot(element, reading)
      return []
    case 'hr':
      return [{ type: 'horizontalRule', attrs: { id: reading.newId() } }]
    default:
      return null
  }
}

function paragraphOf(element: HtmlElement, reading: Own): Paragraph {
  const made = paragraph(reading.newId(), inlineIn(element.childNodes, reading))
  return { ...made, attrs: { ...made.attrs, ...tongueOf(element), ...demandOf(element) } }
}

function headingOf(element: HtmlElement, reading: Own): Heading {
  const level = Math.min(3, Math.max(1, Number(element.tagName[1]) - reading.raised)) as 1 | 2 | 3
  const made = heading(reading.newId(), level, inlineIn(element.childNodes, reading))
  return { ...made, attrs: { ...made.attrs, ...tongueOf(element), ...demandOf(element) } }
}

/** No blank was added inside a block: those that stand there are the letter's. */
function inlineIn(nodes: readonly HtmlNode[], reading: Own): Inline[] {
  return cleanInline(inlineOf(nodes, PLAIN, reading))
}

function tongueOf(element: HtmlElement): { lang: string | null; dir: 'ltr' | 'rtl' | null } {
  const [lang, dir] = [attribute(element, 'lang') ?? null, attribute(element, 'dir')]
  const fits = GRAMMAR.paragraph.attributes.lang?.fits(lang) === true
  return { lang: fits ? lang : null, dir: dir === 'ltr' || dir === 'rtl' ? dir : null }
}

/** A concern says so. An ask is told by its place in a register, which the page is not. */
function demandOf(element: HtmlElement): { concern: true | null } {
  return { concern: hasClass(element, 'concern') ? true : null }
}

function itemsOf(list: HtmlElement, reading: Own): ListItem[] {
  return elementsOf(list)
    .filter(item => !reading.notes.has(item))
    .map(item => {
      const made = listItem(reading.newId(), ownBlocks(item.childNodes, reading))
      return { ...made, attrs: { ...made.attrs, ...demandOf(item) } }
    })
}

function tableOf(element: HtmlElement, reading: Own): Table {
  const rows = rowsOf(element).map((row): TableRow => {
    const cells = cellsOf(row).map(cell => tableCellOf(cell, reading, ownBlocks(cell.childNodes, reading)))
    return { type: 'tableRow', attrs: { id: reading.newId() }, ...holding(cells) }
  })
  return { type: 'table', attrs: { id: reading.newId() }, ...holding(rows) }
}

/** Labels, names in lists, and lines about the list. */
function signatoriesOf(section: HtmlElement, reading: Own): Signatories {
  const lines = elementsOf(section).flatMap((child): NonNullable<Signatories['content']> => {
    if (child.tagName === 'ul')
      return elementsOf(child).map(name => ({
        ...signatory(reading.newId(), ''),
        ...holding(inlineIn(name.childNodes, reading)),
      }))
    if (!hasClass(child, 'group')) return [paragraphOf(child, reading)]
    return [signatoryGroup(reading.newId(), inlineIn(child.childNodes, reading))]
  })
  return signatories(reading.newId(), null, lines)
}

function leaveFoot(footer: HtmlElement, reading: Own): void {
  const text = wordsIn(footer).replace(/\s+/g, ' ').trim()
  if (text !== '') reading.setAside.push({ text, line: lineOf(footer), reason: 'page-footer' })
}

/** The notes, without what leads back from them. */
function notesBlock(reading: Own): Block[] {
  const content = [...reading.notes].map(([element, id]): Footnote => {
    const words = inlineIn(element.childNodes, reading).filter(node => node.type !== 'footnoteRef')
    return footnote(id, withoutLastBlank(words))
  })
  return content.length === 0 ? [] : [{ type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content }]
}

/** The blank before the link that leads back. */
function withoutLastBlank(content: Inline[]): Inline[] {
  const last = content.at(-1)
  if (last?.type !== 'text') return content
  return cleanInline([...content.slice(0, -1), { ...last, text: last.text.replace(/ $/, '') }])
}
