/** The parts of a page as blocks. Inline nodes between blocks are paragraphs of their own. */
import { cleanInline } from '../statement/inline.ts'
import { textOf } from '../statement/text.ts'
import type { Block, Inline } from '../statement/tree.ts'
import { heading, type NewId, paragraph } from './build.ts'
import { type Around, collapsed, inlineOf, leaveUnseen, PLAIN } from './htmlForeignInline.ts'
import { listsOf } from './htmlForeignLists.ts'
import { notesOf, type PageNotes } from './htmlForeignNotes.ts'
import { tableOf } from './htmlForeignTables.ts'
import {
  allBelow,
  attribute,
  type HtmlElement,
  type HtmlNode,
  hasClass,
  isElement,
  lineOf,
  looksOf,
  unseen,
} from './htmlForeignTree.ts'
import type { SetAside } from './imported.ts'

/** One reading of a page. */
export type Reading = PageNotes & {
  newId: NewId
  setAside: SetAside[]
  /** What the page says of the language and direction of a text block, by its id. */
  languages: Map<string, string>
  directions: Map<string, 'ltr' | 'rtl'>
}

export const newReading = (body: HtmlElement, newId: NewId): Reading => ({
  ...notesOf(body, newId),
  newId,
  setAside: [],
  languages: new Map(),
  directions: new Map(),
})

/** What surrounds a block. */
export type Place = Around & { lang: string | undefined; dir: 'ltr' | 'rtl' | undefined }

export const TOP: Place = { ...PLAIN, lang: undefined, dir: undefined }

const CONTAINER =
  /^(?:p|div|section|article|main|aside|header|footer|nav|address|figure|figcaption|center|details|summary|dl|dt|dd|fieldset|legend|form|body|noscript|hgroup|search|dialog|li|caption|pre|blockquote|ul|ol|menu|table|h[1-6]|hr|tr|td|th|tbody|thead|tfoot)$/

/** Blocks as blocks; inline nodes between them are paragraphs of their own. */
export function blocksOf(nodes: readonly HtmlNode[], place: Place, reading: Reading): Block[] {
  const blocks: Block[] = []
  let loose: HtmlNode[] = []
  const endLoose = (): void => {
    blocks.push(...paragraphOf(loose, place, reading))
    loose = []
  }
  for (const node of nodes) {
    if (isElement(node) && (CONTAINER.test(node.tagName) || holdsBlocks(node))) {
      endLoose()
      blocks.push(...blockOf(node, inside(node, place), reading))
    } else loose.push(node)
  }
  endLoose()
  return blocks
}

/** Whether an element that is meant for words has blocks in it, as pages of word processors do. */
function holdsBlocks(element: HtmlElement): boolean {
  return unseen(element) === null && allBelow(element).some(inner => CONTAINER.test(inner.tagName))
}

/** What surrounds the blocks in an element. */
export function inside(element: HtmlElement, place: Place): Place {
  const dir = attribute(element, 'dir')?.toLowerCase()
  return {
    marks: place.marks,
    pre: place.pre || element.tagName === 'pre' || /^pre/.test(looksOf(element)['white-space'] ?? ''),
    lang: attribute(element, 'lang') ?? place.lang,
    dir: dir === 'rtl' || dir === 'ltr' ? dir : place.dir,
  }
}

function paragraphOf(nodes: readonly HtmlNode[], place: Place, reading: Reading): Block[] {
  const content = inlineIn(nodes, place, reading)
  if (content.length === 0) return []
  return [said(paragraph(reading.newId(), content), place, reading)]
}

function inlineIn(nodes: readonly HtmlNode[], place: Place, reading: Reading): Inline[] {
  const content = inlineOf(nodes, place, reading)
  return cleanInline(place.pre ? content : collapsed(content))
}

/** Notes what the page says of the language and direction of a block. */
function said<Kind extends Block>(block: Kind, { lang, dir }: Place, reading: Reading): Kind {
  const id = block.attrs.id ?? ''
  if (lang !== undefined) reading.languages.set(id, lang)
  if (dir !== undefined) reading.directions.set(id, dir)
  return block
}

/** One element as blocks. */
export function blockOf(element: HtmlElement, place: Place, reading: Reading): Block[] {
  if (reading.notes.has(element)) return []
  if (unseen(element) !== null) {
    leaveUnseen(element, reading)
    return []
  }
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headingOf(element, place, reading)
    case 'ul':
    case 'menu':
    case 'ol':
      return listsOf(element, place, reading)
    case 'blockquote': {
      const content = blocksOf(element.childNodes, place, reading)
      if (content.length === 0) return []
      return [{ type: 'blockquote', attrs: { id: reading.newId() }, content }]
    }
    case 'table':
      return tableOf(element, place, reading)
    case 'hr':
      return [{ type: 'horizontalRule', attrs: { id: reading.newId() } }]
    case 'section':
      return blocksOf(isOfNotes(element) ? withoutRule(element) : element.childNodes, place, reading)
    default:
      return blocksOf(element.childNodes, place, reading)
  }
}

const isOfNotes = (section: HtmlElement): boolean =>
  hasClass(section, 'footnotes') || attribute(section, 'role') === 'doc-endnotes'

const withoutRule = (section: HtmlElement): HtmlNode[] =>
  section.childNodes.filter(child => !isElement(child) || child.tagName !== 'hr')

function headingOf(element: HtmlElement, place: Place, reading: Reading): Block[] {
  const content = inlineIn(element.childNodes, place, reading)
  if (content.length === 0) return []
  const level = Number(element.tagName[1])
  if (level > 3)
    reading.setAside.push({ text: textOf(content), line: lineOf(element), reason: 'deep-heading' })
  return [said(heading(reading.newId(), Math.min(3, level) as 1 | 2 | 3, content), place, reading)]
}
