/**
 * A letter as Word and OpenDocument can say it: what a round trip through them is compared with. Each step names
 * something that those formats have no words for, as the docstrings of `toDocx` and `toOdt` tell it.
 */
import { holding } from '../../shared/formats/build.ts'
import { gridOf } from '../../shared/formats/tableGrid.ts'
import { holdable } from '../../shared/formats/xmlWrite.ts'
import { normalise } from '../../shared/statement/normalise.ts'
import { textOf } from '../../shared/statement/text.ts'
import type {
  Block,
  Footnotes,
  Inline,
  ListItem,
  Paragraph,
  Signatories,
  StatementFile,
  Table,
  TableCell,
} from '../../shared/statement/tree.ts'
import { p } from './build.ts'

/** The frozen letter without what the formats cannot say. */
export function sayable(file: StatementFile): StatementFile {
  const body = normalise(file.body).doc
  const letter = { language: file.language, direction: file.direction }
  const said = normalise({ type: 'doc', ...holding(blocks(body.content, letter)) }).doc
  return { ...file, title: holdable(file.title), body: said }
}

type Letter = Pick<StatementFile, 'language' | 'direction'>

/** The blocks as they can be said; a list drawn from a sign-on is not there. */
function blocks(all: readonly Block[] | undefined, letter: Letter): Block[] {
  return joined((all ?? []).flatMap(one => blockSaid(one, letter)))
}

/** Lists of signatories and quotations that follow each other are one. */
function joined(all: readonly Block[]): Block[] {
  const said: Block[] = []
  for (const block of all) {
    const last = said.at(-1)
    if (last?.type === 'signatories' && block.type === 'signatories')
      last.content = [...(last.content ?? []), ...(block.content ?? [])]
    else if (last?.type === 'blockquote' && block.type === 'blockquote')
      last.content = [...(last.content ?? []), ...(block.content ?? [])]
    else said.push(block)
  }
  return said
}

function blockSaid(block: Block, letter: Letter): Block[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [lineSaid(block, letter)]
    case 'bulletList':
    case 'orderedList':
      return [{ ...block, ...holding((block.content ?? []).map(item => itemSaid(item, letter))) }]
    case 'blockquote':
      return quoteSaid(blocks(block.content, letter))
    case 'table':
      return [tableSaid(block, letter)]
    case 'signatories':
      return signatoriesSaid(block, letter)
    case 'footnotes':
      return [notesSaid(block)]
    case 'horizontalRule':
      return [block]
  }
}

/** Asks and concerns have no place. A language or direction is kept where it is another than the letter's, and shows. */
function lineSaid<Kind extends Extract<Block, { type: 'paragraph' | 'heading' }>>(
  line: Kind,
  { language, direction }: Letter,
): Kind {
  const { lang, dir } = line.attrs
  const shows = /\p{L}/u.test(textOf(line.content))
  const own = { lang: shows && lang !== language ? lang : null, dir: shows && dir !== direction ? dir : null }
  const attrs = { ...line.attrs, ask: null, concern: null, ...own }
  return { ...line, attrs, ...inlineSaid(line.content) }
}

/** Text is raised or lowered; what XML cannot hold stands as its picture, and a line end within a text as a blank. */
function inlineSaid(content: readonly Inline[] | undefined): { content?: Inline[] } {
  const said = (content ?? []).map((node): Inline => {
    if (node.type !== 'text') return node
    const raised = node.marks?.some(mark => mark.type === 'superscript') === true
    const marks = node.marks?.filter(mark => !raised || mark.type !== 'subscript')
    return { ...node, text: holdable(node.text), ...(marks === undefined ? {} : { marks }) }
  })
  return holding(said)
}

/**
 * An item begins with a line, for its number stands there; without one it has an empty one. Tables and rules in an
 * item are left out here: they come back behind the list, where nothing says that they are in it.
 */
function itemSaid(item: ListItem, letter: Letter): ListItem {
  const inside = joined(
    blocks(item.content, letter).filter(({ type }) => type !== 'table' && type !== 'horizontalRule'),
  )
  const opens = inside[0]?.type === 'paragraph' || inside[0]?.type === 'heading'
  return {
    ...item,
    attrs: { ...item.attrs, ask: null, concern: null },
    content: opens ? inside : [p(''), ...inside],
  }
}

/** Only the paragraphs of a quotation are quoted; what else is in it stands for itself. */
function quoteSaid(inside: readonly Block[]): Block[] {
  const said: Block[] = []
  for (const block of inside) {
    const last = said.at(-1)
    if (block.type !== 'paragraph') said.push(block)
    else if (last?.type === 'blockquote') last.content = [...(last.content ?? []), block]
    else said.push({ type: 'blockquote', attrs: { id: null }, content: [block] })
  }
  return said
}

/** Every place of a table is a cell, and every cell holds a line. */
function tableSaid(table: Table, letter: Letter): Table {
  const grid = gridOf(table)
  const rows = (table.content ?? []).map((row, index) => {
    const cells = (grid.rows[index]?.places ?? []).flatMap((place): TableCell[] => {
      if (place.kind === 'goes-on') return []
      const cell = place.kind === 'cell' ? place.cell : null
      const spans =
        place.kind === 'cell' ? { colspan: place.columns, rowspan: place.rows } : { colspan: 1, rowspan: 1 }
      const inside = blocks(cell?.content, letter)
      return [
        {
          type: grid.rows[index]?.header ? 'tableHeader' : 'tableCell',
          attrs: { id: null, ...spans, colwidth: null },
          content: inside.length > 0 ? inside : [p('')],
        },
      ]
    })
    return { ...row, ...holding(cells) }
  })
  return { ...table, ...holding(rows) }
}

function signatoriesSaid(block: Signatories, letter: Letter): Block[] {
  if (block.attrs.signon !== null || (block.content ?? []).length === 0) return []
  const lines = (block.content ?? []).map(line =>
    line.type === 'paragraph'
      ? (lineSaid(line, letter) as Paragraph)
      : { ...line, ...inlineSaid(line.content) },
  )
  return [{ ...block, content: lines }]
}

/** A note of nothing but blanks comes back as one without words. */
function notesSaid(block: Footnotes): Footnotes {
  const notes = (block.content ?? []).map(note => {
    const { content: _, ...empty } = note
    return textOf(note.content).trim() === '' ? empty : { ...note, ...inlineSaid(note.content) }
  })
  return { ...block, ...holding(notes) }
}
