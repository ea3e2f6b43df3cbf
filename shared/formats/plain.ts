/**
 * Reading a letter from plain text, as text comes out of a PDF: broken lines, page breaks inside sentences, notes
 * at the foot of pages, names cut in two. Every word of the text is in the letter once and in order (notes at
 * their marks), or listed as set aside with its place ([IN-1]).
 */
import { FOOTNOTES_ID } from '../statement/grammar.ts'
import type { Block, Footnotes } from '../statement/tree.ts'
import {
  doc,
  footnote,
  heading,
  holding,
  paragraph,
  signatories,
  signatoryGroup,
  statementFileOf,
} from './build.ts'
import type { Imported, ImportOptions, Mend, SetAside } from './imported.ts'
import { directionOf, guessLanguage } from './language.ts'
import { readTable } from './markdownTable.ts'
import { findOffers } from './offers.ts'
import { setFurnitureAside } from './plainFurniture.ts'
import { levelHeadings, titlePiece } from './plainHeadings.ts'
import { bareWords, type InlineContext, readInline } from './plainInline.ts'
import { joinPieces } from './plainJoin.ts'
import { fabricOf, readLines } from './plainLines.ts'
import { listsFrom } from './plainLists.ts'
import { type Note, takeNotes } from './plainNotes.ts'
import { cutPieces, type Piece } from './plainPieces.ts'
import { type FoundList, findSignatories } from './plainSignatories.ts'

/**
 * Reads plain text, with or without the light markup that converters write, as a letter.
 * Nothing doubtful is done silently: asks, concerns and mended names are offered, not applied.
 */
export function fromPlain(source: string, options: ImportOptions): Imported {
  const fabric = fabricOf(source)
  const { kept, setAside } = setFurnitureAside(readLines(source))
  const { pieces, notes } = takeNotes(cutPieces(kept, fabric), fabric)
  const lists = findSignatories(pieces, fabric)
  const arranged = levelHeadings(joinPieces(withLists(pieces, lists), fabric))
  const reading: Reading = {
    options,
    setAside: [...setAside, ...lists.flatMap(list => list.setAside)],
    noteIds: notes.map(() => options.newId()),
    mends: [],
    lists,
    blocks: new Map(),
  }
  const body = doc([...blocksOf(arranged, reading), ...notesBlock(notes, reading)])
  const title = titlePiece(arranged)
  return {
    file: statementFileOf(headOf(source, title, arranged, options), body),
    setAside: reading.setAside.sort((one, other) => one.line - other.line),
    offers: { ...findOffers(body), mends: reading.mends },
    titleBlock: title === null ? null : (reading.blocks.get(title) ?? null),
  }
}

type Reading = {
  options: ImportOptions
  setAside: SetAside[]
  noteIds: string[]
  mends: Mend[]
  lists: FoundList[]
  blocks: Map<Piece, string>
}

/** The pieces of each list of signatories as one piece, so that no other rule touches the names. */
function withLists(pieces: readonly Piece[], lists: readonly FoundList[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const list = lists.findIndex(candidate => candidate.from <= index && index < candidate.to)
    if (list < 0) return piece
    return lists[list]?.from === index ? { ...piece, kind: 'signatories', level: list } : []
  })
}

function blocksOf(pieces: readonly Piece[], reading: Reading): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece === undefined) continue
    if (piece.kind !== 'item') {
      blocks.push(...blockOf(piece, reading))
      continue
    }
    const run = listsFrom(
      pieces,
      at,
      (inner, id) => paragraph(id, inlineOf(inner, reading)),
      reading.options.newId,
    )
    blocks.push(...run.blocks)
    at = run.to - 1
  }
  return blocks
}

function blockOf(piece: Piece, reading: Reading): Block[] {
  const id = reading.options.newId()
  reading.blocks.set(piece, id)
  switch (piece.kind) {
    case 'heading': {
      const content = inlineOf(piece, reading)
      return [heading(id, piece.level as 1 | 2 | 3, withoutWholeBold(content))]
    }
    case 'rule':
      return [{ type: 'horizontalRule', attrs: { id } }]
    case 'quote':
      return [
        {
          type: 'blockquote',
          attrs: { id },
          content: [paragraph(reading.options.newId(), inlineOf(piece, reading))],
        },
      ]
    case 'table':
      return readTable(
        piece.lines.map(line => line.text),
        words => readInline(words, contextOf(piece, reading)),
        reading.options.newId,
      )
    case 'signatories':
      return [signatoriesBlock(id, reading.lists[piece.level], reading)]
    default:
      return [paragraph(id, inlineOf(piece, reading))]
  }
}

function contextOf(piece: Piece, reading: Reading): InlineContext {
  const { setAside, noteIds } = reading
  return { line: piece.line, setAside, noteId: index => noteIds[index] ?? null }
}

function inlineOf(piece: Piece, reading: Reading) {
  return readInline(piece.text, contextOf(piece, reading))
}

/** A heading is set off by being one; bold over all of it says nothing more. */
function withoutWholeBold(content: ReturnType<typeof readInline>) {
  const isBold = (node: (typeof content)[number]): boolean =>
    node.type !== 'text' || (node.marks ?? []).some(mark => mark.type === 'bold')
  if (!content.every(isBold)) return content
  return content.map(node => {
    if (node.type !== 'text') return node
    const marks = (node.marks ?? []).filter(mark => mark.type !== 'bold')
    return { type: node.type, text: node.text, ...(marks.length > 0 ? { marks } : {}) }
  })
}

function signatoriesBlock(id: string, list: FoundList | undefined, reading: Reading): Block {
  const { newId } = reading.options
  const names: { id: string; text: string }[] = []
  const content = (list?.entries ?? []).map(entry => {
    const entryId = newId()
    const context = {
      line: entry.line,
      setAside: reading.setAside,
      noteId: (k: number) => reading.noteIds[k] ?? null,
    }
    const inline = readInline(entry.text, context)
    if (entry.kind === 'closing') return paragraph(entryId, inline)
    if (entry.kind === 'group') return signatoryGroup(entryId, withoutWholeBold(inline))
    names.push({ id: entryId, text: bareWords(entry.text) })
    return { type: 'signatory' as const, attrs: { id: entryId }, ...holding(inline) }
  })
  for (const mend of list?.mends ?? []) {
    const cut = names.slice(mend.first, mend.first + mend.count)
    const { proposed, reason, line } = mend
    reading.mends.push({
      blocks: cut.map(name => name.id),
      now: cut.map(name => name.text),
      proposed,
      reason,
      line,
    })
  }
  return signatories(id, null, content)
}

function notesBlock(notes: readonly Note[], reading: Reading): Footnotes[] {
  if (notes.length === 0) return []
  const content = notes.map((note, index) => {
    const context = { line: note.line, setAside: reading.setAside, noteId: () => null }
    const inline = readInline(note.text, context).filter(node => node.type !== 'footnoteRef')
    return footnote(reading.noteIds[index] ?? reading.options.newId(), inline)
  })
  return [{ type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content }]
}

const LONGEST_TITLE = 500

function headOf(source: string, title: Piece | null, pieces: readonly Piece[], options: ImportOptions) {
  const language = options.language ?? guessLanguage(source)
  const first = pieces.find(piece => piece.kind === 'para' || piece.kind === 'heading')
  const words =
    (title === null ? undefined : bareWords(title.text)) ??
    options.title ??
    bareWords(first?.text ?? '').slice(0, 120)
  return { language, direction: directionOf(language), title: words.slice(0, LONGEST_TITLE) }
}
