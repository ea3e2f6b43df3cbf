/** The two letters as Word's blocks, and which of them belong together as a comparison says. */
import type { Comparison, Side } from '../../compare/comparison.ts'
import { elementIn, elementsIn, type XmlElement } from '../xml.ts'
import { type Paragraph, paragraphOf } from './redlineAtoms.ts'
import { innerXml, writeXml } from './redlineXml.ts'

export type ParagraphBlock = { kind: 'paragraph'; paragraph: Paragraph; group: Group | null }
export type TableBlock = { kind: 'table'; head: string; rows: Row[] }
export type Block = ParagraphBlock | TableBlock
export type Row = { properties: string; cells: Cell[] }
export type Cell = { properties: string; blocks: Block[] }

/** Paragraphs that are each other. Most have one on each side; what was split or merged has several on one. */
export type Group = {
  old: ParagraphBlock[]
  now: ParagraphBlock[]
  /** What a passage that moved is called at both of its places. */
  move: string | null
}

export function blocksOf(elements: readonly XmlElement[], linkOf: (link: XmlElement) => string): Block[] {
  return elements.flatMap((element): Block[] => {
    if (element.name === 'w:p')
      return [{ kind: 'paragraph', paragraph: paragraphOf(element, linkOf), group: null }]
    return element.name === 'w:tbl' ? [tableOf(element, linkOf)] : []
  })
}

function tableOf(table: XmlElement, linkOf: (link: XmlElement) => string): TableBlock {
  const head = elementsIn(table).filter(({ name }) => name === 'w:tblPr' || name === 'w:tblGrid')
  return {
    kind: 'table',
    head: head.map(writeXml).join(''),
    rows: elementsIn(table, 'w:tr').map(row => ({
      properties: innerXml(elementIn(row, 'w:trPr')),
      cells: elementsIn(row, 'w:tc').map(cell => ({
        properties: innerXml(elementIn(cell, 'w:tcPr')),
        blocks: blocksOf(elementsIn(cell), linkOf),
      })),
    })),
  }
}

/** Every paragraph in reading order, those of cells too. */
export function paragraphsIn(blocks: readonly Block[]): ParagraphBlock[] {
  return blocks.flatMap(block =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(row => row.cells.flatMap(cell => paragraphsIn(cell.blocks))),
  )
}

/**
 * Sets the groups of the paragraphs of two bodies. A comparison's blocks are found among them in order, by their
 * words; what is in the file but no block of the letter (its title, the line of an empty item) goes by its words.
 */
export function group(old: readonly Block[], now: readonly Block[], comparison: Comparison): void {
  const was = found(paragraphsIn(old), sidesOf(comparison, 'old'))
  const is = found(paragraphsIn(now), sidesOf(comparison, 'new'))
  for (const [at, change] of comparison.blocks.entries()) {
    const olds = (change.old ?? []).flatMap(side => was.get(side.index) ?? [])
    const news = (change.new ?? []).flatMap(side => is.get(side.index) ?? [])
    const whole = olds.length === change.old?.length && news.length === change.new?.length
    if (whole) groupThese(olds, news, change.move === undefined ? null : `move${at + 1}`)
  }
  const others = (blocks: readonly Block[], known: ReadonlyMap<number, ParagraphBlock>) => {
    const taken = new Set(known.values())
    return paragraphsIn(blocks).filter(block => !taken.has(block))
  }
  groupEqual(others(old, was), others(now, is))
}

export function groupThese(old: ParagraphBlock[], now: ParagraphBlock[], move: string | null): void {
  const made: Group = { old, now, move }
  for (const block of [...old, ...now]) block.group = made
}

/** The blocks of one letter that stand in its body, in reading order. */
function sidesOf(comparison: Comparison, which: 'old' | 'new'): Side[] {
  const sides = comparison.blocks.flatMap(change => change[which] ?? [])
  return sides
    .filter(({ type }) => type !== 'footnote' && type !== 'signatories')
    .sort((one, other) => one.index - other.index)
}

function found(paragraphs: readonly ParagraphBlock[], sides: readonly Side[]): Map<number, ParagraphBlock> {
  const places = new Map<number, ParagraphBlock>()
  let next = 0
  for (const block of paragraphs) {
    if (/w:val="(?:Spacer|Title)"/.test(block.paragraph.properties.own)) continue
    const words = bare(block.paragraph.atoms.map(atom => atom.text).join(''))
    const ahead = sides.slice(next, next + LOOK_AHEAD).findIndex(side => bare(side.text) === words)
    const side = sides[next + ahead]
    if (ahead === -1 || side === undefined) continue
    places.set(side.index, block)
    next += ahead + 1
  }
  return places
}

/** Of how many of the next blocks a paragraph may be one; more than one only where the file left a block out. */
const LOOK_AHEAD = 3

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

function groupEqual(old: readonly ParagraphBlock[], now: readonly ParagraphBlock[]): void {
  const nameOf = ({ paragraph }: ParagraphBlock) => {
    const [, style = ''] = /<w:pStyle w:val="([^"]*)"/.exec(paragraph.properties.own) ?? []
    return style === 'Title' ? style : `${style} ${paragraph.atoms.map(atom => atom.text).join('')}`
  }
  const waiting = new Map<string, ParagraphBlock[]>()
  for (const block of old) {
    const list = waiting.get(nameOf(block))
    if (list === undefined) waiting.set(nameOf(block), [block])
    else list.push(block)
  }
  for (const block of now) {
    const twin = waiting.get(nameOf(block))?.shift()
    if (twin !== undefined) groupThese([twin], [block], null)
  }
}
