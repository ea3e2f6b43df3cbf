/**
 * What freezing does to a letter before it is hashed: what shows nothing is left out, and every way of writing
 * the same text becomes one way. Whatever is left out is listed, whatever cannot be frozen is named with its
 * place, and nothing a reader sees is changed.
 */
import { cleanInline, isBroken } from './inline.ts'
import { childrenOf, textOf, textOfBlock } from './text.ts'
import type {
  AnyBlock,
  Block,
  Doc,
  Footnote,
  FootnoteRef,
  Inline,
  ListItem,
  OrderedList,
  Signatories,
  Table,
  TableRow,
} from './tree.ts'

export type LeftOut = {
  id: string | null
  type: AnyBlock['type']
  /** `hidden-names`: text kept in a signatories block whose list is drawn from a sign-on, so nobody sees it. */
  reason: 'empty' | 'unreferenced-note' | 'hidden-names'
  text: string
}

export type FreezeRefusal = {
  /** `broken-character`: half of a surrogate pair, which RFC 8785 does not allow. */
  code: 'loose-note' | 'note-in-note' | 'broken-character'
  block: string | null
  /** Up to 40 characters of the block's words before the place, for a person to find it by. */
  near: string
}

export type Normalised = {
  doc: Doc
  left: LeftOut[]
  refusals: FreezeRefusal[]
  /** The printed number of each note that is kept, by the note's id. */
  numbers: ReadonlyMap<string, number>
}

/**
 * The letter as it is frozen. Left out: lists, items, quotations, tables and rows that hold nothing, notes
 * nothing refers to, names behind a sign-on's list. Kept: empty paragraphs and cells (a reader sees the gap),
 * and the place where the signatories go. Adjacent text with the same marks is joined; marks stand in one
 * order, each once; a line break and a reference carry none. The notes stand at the end, in one container, in the order of
 * their first reference. Normalising twice changes nothing more.
 * @returns `refusals` names each place that keeps the letter from being frozen; `doc` then still holds it.
 */
export function normalise(doc: Doc): Normalised {
  const pass: Pass = { left: [], refusals: [], numbers: new Map(), notes: new Map(), container: null }
  gatherNotes(doc.content ?? [], pass)
  const body = keptBlocks(doc.content, pass)
  const notes = keptNotes(pass)
  if (notes.length > 0) {
    body.push({ type: 'footnotes', attrs: { id: pass.container?.id ?? null }, content: notes })
  }
  return {
    doc: holding(doc, body),
    left: pass.left,
    refusals: pass.refusals,
    numbers: pass.numbers,
  }
}

type Pass = {
  left: LeftOut[]
  refusals: FreezeRefusal[]
  numbers: Map<string, number>
  notes: Map<string | null, Footnote>
  container: { id: string | null } | null
}

/** The first note with an id is the one its references mean; the server keeps ids from being doubled. */
function gatherNotes(blocks: readonly AnyBlock[], pass: Pass): void {
  for (const block of blocks) {
    if (block.type === 'footnotes') {
      pass.container ??= { id: block.attrs.id }
      for (const note of block.content ?? []) {
        const key = note.attrs.id
        if (key !== null && !pass.notes.has(key)) pass.notes.set(key, note)
        else leave(note, 'unreferenced-note', pass)
      }
    } else gatherNotes(childrenOf(block), pass)
  }
}

function keptBlocks(blocks: readonly Block[] | undefined, pass: Pass): Block[] {
  return (blocks ?? []).flatMap(block => keptBlock(block, pass) ?? [])
}

function keptBlock(block: Block, pass: Pass): Block | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return withInline(block, pass)
    case 'bulletList':
      return unlessEmpty(holding(block, keptItems(block.content, pass)), pass)
    case 'orderedList':
      return unlessEmpty(holding(usualNumbering(block), keptItems(block.content, pass)), pass)
    case 'blockquote':
      return unlessEmpty(holding(block, keptBlocks(block.content, pass)), pass)
    case 'table':
      return unlessEmpty(holding(block, keptRows(block, pass)), pass)
    case 'signatories':
      return keptSignatories(block, pass)
    case 'horizontalRule':
      return block
    case 'footnotes':
      return null
  }
}

/** A list that starts at 1 and one that says nothing are the same list; so are `1.` and no type. */
function usualNumbering(list: OrderedList): OrderedList {
  const { start, type } = list.attrs
  return {
    ...list,
    attrs: { ...list.attrs, start: start === 1 ? null : start, type: type === '1.' ? null : type },
  }
}

function keptItems(items: readonly ListItem[] | undefined, pass: Pass): ListItem[] {
  return (items ?? []).flatMap(item => unlessEmpty(holding(item, keptBlocks(item.content, pass)), pass) ?? [])
}

/** A row without cells of its own stays where cells above it reach down into it: it carries the table's shape. */
function keptRows(table: Table, pass: Pass): TableRow[] {
  let reach = 0
  return (table.content ?? []).flatMap((row, index) => {
    for (const cell of row.content ?? []) reach = Math.max(reach, index + (cell.attrs.rowspan ?? 1))
    const cells = (row.content ?? []).map(cell => holding(cell, keptBlocks(cell.content, pass)))
    const kept = holding(row, cells)
    return reach > index ? [kept] : (unlessEmpty(kept, pass) ?? [])
  })
}

function keptSignatories(block: Signatories, pass: Pass): Signatories {
  if (block.attrs.signon === null) {
    return holding(
      block,
      (block.content ?? []).map(line => withInline(line, pass)),
    )
  }
  if (textOfBlock(block) !== '') leave(block, 'hidden-names', pass)
  return holding(block, [])
}

function keptNotes(pass: Pass): Footnote[] {
  const kept: Footnote[] = []
  for (const id of pass.numbers.keys()) {
    const note = pass.notes.get(id)
    if (note !== undefined) kept.push(holding(note, noteInline(note, pass)))
  }
  for (const [id, note] of pass.notes) {
    if (id === null || !pass.numbers.has(id)) leave(note, 'unreferenced-note', pass)
  }
  return kept
}

function noteInline(note: Footnote, pass: Pass): Inline[] {
  const content = cleanInline(note.content)
  for (const [index, node] of content.entries()) {
    if (node.type === 'footnoteRef') refusePlace('note-in-note', note.attrs.id, content.slice(0, index), pass)
  }
  refuseBroken(note.attrs.id, content, pass)
  return content
}

type Line = Extract<AnyBlock, { type: 'paragraph' | 'heading' | 'signatoryGroup' | 'signatory' }>

function withInline<Kind extends Line>(block: Kind, pass: Pass): Kind {
  const content = cleanInline(block.content)
  for (const [index, node] of content.entries()) {
    if (node.type === 'footnoteRef' && !counted(node, pass)) {
      refusePlace('loose-note', block.attrs.id, content.slice(0, index), pass)
    }
  }
  refuseBroken(block.attrs.id, content, pass)
  // The compiler cannot see that each kind of line holds inline content; `Line` says so one line above.
  return holding<Line>(block, content) as Kind
}

/** Gives a note its number at its first reference. False where the reference points to nothing. */
function counted(ref: FootnoteRef, pass: Pass): boolean {
  const id = ref.attrs.note
  if (id === null || !pass.notes.has(id)) return false
  if (!pass.numbers.has(id)) pass.numbers.set(id, pass.numbers.size + 1)
  return true
}

function refuseBroken(block: string | null, content: readonly Inline[], pass: Pass): void {
  for (const [index, node] of content.entries()) {
    const broken = node.type === 'text' ? isBroken(node.text) : false
    const brokenLink = (node.marks ?? []).some(mark => mark.type === 'link' && isBroken(mark.attrs.href))
    if (broken || brokenLink) refusePlace('broken-character', block, content.slice(0, index + 1), pass)
  }
}

function refusePlace(
  code: FreezeRefusal['code'],
  block: string | null,
  upTo: readonly Inline[],
  pass: Pass,
): void {
  pass.refusals.push({ code, block, near: textOf(upTo).slice(-40) })
}

function unlessEmpty<Kind extends AnyBlock>(block: Kind, pass: Pass): Kind | null {
  if ('content' in block && block.content !== undefined && block.content.length > 0) return block
  leave(block, 'empty', pass)
  return null
}

function leave(block: AnyBlock, reason: LeftOut['reason'], pass: Pass): void {
  pass.left.push({ id: block.attrs.id, type: block.type, reason, text: textOfBlock(block) })
}

/** The block with other content, and without the field where there is none, as `node.toJSON()` writes it. */
function holding<Kind extends { content?: unknown[] }>(
  block: Kind,
  content: NonNullable<Kind['content']>,
): Kind {
  const copy = { ...block }
  if (content.length > 0) copy.content = content
  else delete copy.content
  return copy
}
