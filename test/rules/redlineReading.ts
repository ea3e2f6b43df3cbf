/**
 * A Word file as somebody has it who accepted, or rejected, every tracked change: written apart from the program on
 * purpose, from what the standard says of `w:ins`, `w:del`, `w:moveFrom`, `w:moveTo` and the changes of properties.
 */
import { strFromU8, unzipSync } from 'fflate'
import { readPart, writeXml } from '../../shared/formats/docx/redlineXml.ts'
import { elementIn, elementsBelow, elementsIn, type XmlElement } from '../../shared/formats/xml.ts'

export type Deciding = 'accept' | 'reject'

/** What a reader of the file sees: each paragraph with its kind, its list, its runs and its notes; tables by rows. */
export function seenIn(bytes: Uint8Array, deciding: Deciding): unknown[] {
  const parts = unzipSync(bytes)
  const part = (name: string) => readPart(parts[name] ?? new Uint8Array(0))
  const links = (name: string) =>
    parts[name] === undefined
      ? new Map<string, string>()
      : new Map(
          elementsIn(part(name)).map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']),
        )
  const notes = elementsIn(part('word/footnotes.xml'))
  const lists = new Map<string, string>()
  const look: Look = {
    bookmarks: new Map(),
    links: links('word/_rels/document.xml.rels'),
    listOf: id => {
      const known = lists.get(id) ?? `list ${lists.size + 1} ${formOf(part('word/numbering.xml'), id)}`
      lists.set(id, known)
      return known
    },
    noteOf: id => {
      const note = notes.find(one => one.attributes['w:id'] === id)
      const inside = { ...look, links: links('word/_rels/footnotes.xml.rels') }
      return seenBlocks(decided(note?.children ?? [], deciding), inside)
    },
  }
  const body = elementIn(part('word/document.xml'), 'w:body')
  const blocks = decided(body?.children ?? [], deciding)
  return seenBlocks(blocks, { ...look, bookmarks: bookmarksIn(blocks) })
}

/** The note whose mark stands in each bookmark. */
function bookmarksIn(blocks: readonly XmlElement[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const paragraph of blocks.flatMap(block =>
    block.name === 'w:p' ? [block] : elementsBelow(block, 'w:p'),
  )) {
    let open: string[] = []
    for (const child of elementsIn(paragraph)) {
      const reference = elementIn(child, 'w:footnoteReference')?.attributes['w:id']
      if (child.name === 'w:bookmarkStart') open.push(child.attributes['w:name'] ?? '')
      else if (child.name === 'w:bookmarkEnd') open = []
      else if (reference !== undefined) for (const name of open) found.set(name, reference)
    }
  }
  return found
}

export const documentOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array(0))

type Look = {
  links: ReadonlyMap<string, string>
  listOf: (id: string) => string
  noteOf: (id: string) => unknown
  bookmarks: ReadonlyMap<string, string>
}
type Node = XmlElement | string

/** The children of a container after the decision. */
function decided(children: readonly Node[], deciding: Deciding): XmlElement[] {
  const kept: XmlElement[] = []
  let carried: Node[] = []
  for (const child of children) {
    if (typeof child === 'string') continue
    if (child.name === 'w:tbl') {
      if (wordsIn(carried))
        throw new Error(`Words are left before a table: ${carried.map(writeXml).join('')}`)
      carried = []
      const table = decidedTable(child, deciding)
      if (elementIn(table, 'w:tr') !== undefined) kept.push(table)
    } else if (child.name === 'w:p') {
      const content = [...carried, ...decidedInline(child.children.filter(isNotProperties), deciding)]
      const properties = elementIn(child, 'w:pPr')
      if (isGone(elementIn(properties, 'w:rPr'), deciding)) carried = content
      else {
        kept.push({ ...child, children: [...decidedProperties(properties, deciding), ...content] })
        carried = []
      }
    }
  }
  if (wordsIn(carried)) throw new Error(`Words are left at the end: ${carried.map(writeXml).join('')}`)
  return kept
}

/** A paragraph that is wholly gone leaves nothing behind but empty shells, such as a link without words. */
const wordsIn = (nodes: readonly Node[]): boolean =>
  nodes.some(node => typeof node !== 'string' && (node.name === 'w:r' || wordsIn(node.children)))

const isNotProperties = (node: Node) => typeof node === 'string' || node.name !== 'w:pPr'

function decidedTable(table: XmlElement, deciding: Deciding): XmlElement {
  const rows = table.children.flatMap((row): Node[] => {
    if (typeof row === 'string' || row.name !== 'w:tr') return [row]
    if (isGone(elementIn(row, 'w:trPr'), deciding)) return []
    return [
      {
        ...row,
        children: row.children.map(cell =>
          typeof cell === 'string' || cell.name !== 'w:tc'
            ? cell
            : {
                ...cell,
                children: [...elementsIn(cell, 'w:tcPr'), ...decided(cell.children, deciding)],
              },
        ),
      },
    ]
  })
  return { ...table, children: rows }
}

function isGone(properties: XmlElement | undefined, deciding: Deciding): boolean {
  const names = deciding === 'accept' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']
  return elementsIn(properties).some(({ name }) => names.includes(name))
}

function decidedInline(children: readonly Node[], deciding: Deciding): Node[] {
  const [kept, gone] =
    deciding === 'accept'
      ? [
          ['w:ins', 'w:moveTo'],
          ['w:del', 'w:moveFrom'],
        ]
      : [
          ['w:del', 'w:moveFrom'],
          ['w:ins', 'w:moveTo'],
        ]
  return children.flatMap((child): Node[] => {
    if (typeof child === 'string') return [child]
    if (gone.includes(child.name) || /^w:move(?:From|To)Range/.test(child.name)) return []
    if (kept.includes(child.name)) return decidedInline(child.children, deciding)
    const name = child.name.replace('delText', 't').replace('delInstrText', 'instrText')
    if (child.name === 'w:rPr')
      return [{ ...child, children: withoutChange(child, 'w:rPrChange', 'w:rPr', deciding) }]
    return [{ ...child, name, children: decidedInline(child.children, deciding) }]
  })
}

function decidedProperties(properties: XmlElement | undefined, deciding: Deciding): XmlElement[] {
  if (properties === undefined) return []
  const mark = elementIn(properties, 'w:rPr')
  const own = withoutChange(properties, 'w:pPrChange', 'w:pPr', deciding).filter(
    node => typeof node === 'string' || (node.name !== 'w:rPr' && node.name !== 'w:sectPr'),
  )
  const inMark = mark === undefined ? [] : withoutChange(mark, 'w:rPrChange', 'w:rPr', deciding)
  const left = inMark.filter(node => typeof node !== 'string' && !/^w:(?:ins|del|move\w+)$/.test(node.name))
  return [{ ...properties, children: [...own, { name: 'w:rPr', attributes: {}, children: left }] }]
}

function withoutChange(element: XmlElement, change: string, inside: string, deciding: Deciding): Node[] {
  const was = elementIn(element, change)
  const now = element.children.filter(child => typeof child === 'string' || child.name !== change)
  return was === undefined || deciding === 'accept' ? now : (elementIn(was, inside)?.children ?? [])
}

function formOf(numbering: XmlElement, id: string): string {
  const list = elementsIn(numbering, 'w:num').find(one => one.attributes['w:numId'] === id)
  const form = elementIn(list, 'w:abstractNumId')?.attributes['w:val']
  const found = elementsIn(numbering, 'w:abstractNum').find(one => one.attributes['w:abstractNumId'] === form)
  return (found?.children ?? []).map(writeXml).join('')
}

function seenBlocks(blocks: readonly XmlElement[], look: Look): unknown[] {
  return blocks.map(block => {
    if (block.name === 'w:p') return seenParagraph(block, look)
    return elementsIn(block, 'w:tr').map(row =>
      elementsIn(row, 'w:tc').map(cell =>
        seenBlocks(
          elementsIn(cell).filter(one => one.name !== 'w:tcPr'),
          look,
        ),
      ),
    )
  })
}

function seenParagraph(paragraph: XmlElement, look: Look): unknown {
  const properties = elementIn(paragraph, 'w:pPr')
  const kind = elementsIn(properties)
    .filter(one => one.name !== 'w:rPr' && one.name !== 'w:sectPr')
    .map(one => writeXml(one).replace(/<w:numId w:val="(\d+)"\/>/, (_, id: string) => look.listOf(id)))
    .join('')
  const mark = elementsIn(elementIn(properties, 'w:rPr')).map(writeXml).join('')
  const runs: { as: string; text: string }[] = []
  const notes: unknown[] = []
  const add = (as: string, text: string) => {
    const last = runs.at(-1)
    if (last?.as === as) last.text += text
    else if (text !== '') runs.push({ as, text })
  }
  const walk = (nodes: readonly XmlElement[], link: string) => {
    for (const node of nodes) {
      if (node.name === 'w:hyperlink')
        walk(elementsIn(node), look.links.get(node.attributes['r:id'] ?? '') ?? '?')
      else if (node.name === 'w:fldSimple') {
        notes.push(againOf(node.attributes['w:instr'], look))
        walk(elementsIn(node), link)
      } else if (node.name === 'w:r') {
        const format = writeXml(elementIn(node, 'w:rPr') ?? { name: 'w:rPr', attributes: {}, children: [] })
        const [reference] = elementsBelow(node, 'w:footnoteReference')
        const [code] = elementsBelow(node, 'w:instrText')
        if (code !== undefined) notes.push(againOf(String(code.children[0]), look))
        if (reference !== undefined) notes.push(look.noteOf(reference.attributes['w:id'] ?? ''))
        add(`${format} ${link}`, reference === undefined ? runText(node) : '[note]')
      }
    }
  }
  walk(elementsIn(paragraph), '')
  // A field that repeats a number is asked for its words only when it is drawn: which number they show is not kept.
  const words = runs.map(({ as, text }) => [
    as,
    as.includes('FootnoteReference') ? text.replace(/\d+/g, '#') : text,
  ])
  return { kind, mark, words, notes }
}

/** The note whose number a field repeats. */
function againOf(code: string | undefined, look: Look): unknown {
  const [, name = ''] = /NOTEREF (\S+)/.exec(code ?? '') ?? []
  return ['again', look.bookmarks.has(name) ? look.noteOf(look.bookmarks.get(name) ?? '') : `no ${name}`]
}

function runText(run: XmlElement): string {
  return elementsIn(run)
    .filter(({ name }) => !['w:rPr', 'w:fldChar', 'w:instrText'].includes(name))
    .map(child => (child.name === 'w:t' ? child.children.join('') : `<${child.name}>`))
    .join('')
}
