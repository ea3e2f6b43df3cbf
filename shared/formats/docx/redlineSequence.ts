/**
 * Blocks of two letters in one row: those that stayed where they were, and between them what went and what came.
 * Whoever accepts every change has the new row, whoever rejects every one has the old row.
 */
import { xml } from '../xmlWrite.ts'
import { type Anchor, anchorsOf } from './redlineAnchors.ts'
import type { Properties } from './redlineAtoms.ts'
import type { Block, Group, ParagraphBlock } from './redlineBlocks.ts'
import { mergedTable, oneSidedTable } from './redlineTable.ts'
import type { Piece, Tracker } from './redlineTrack.ts'
import { markedWords, piecesOf, type WordContext } from './redlineWords.ts'

export type Context = WordContext & {
  tracker: Tracker
  /** The properties of an old paragraph, with the number that its list has in the merged file. */
  oldProperties: (properties: Properties) => Properties
  /** Passages are shown as moved only in the body: Word has no moves within tables. */
  moves: boolean
}

/** A paragraph of the merged row; where it ends in one letter only, the other one's properties are null. */
type Line = {
  content: string
  old: Properties | null
  now: Properties | null
  section: string
  moved: boolean
}
type Entry = Line | { table: string }

export function mergedBlocks(old: readonly Block[], now: readonly Block[], context: Context): string {
  const entries: Entry[] = []
  let oldAt = 0
  let newAt = 0
  const upTo = (oldEnd: number, newEnd: number) => {
    entries.push(...old.slice(oldAt, oldEnd).flatMap(block => oneSided(block, 'old', context)))
    entries.push(...now.slice(newAt, newEnd).flatMap(block => oneSided(block, 'now', context)))
  }
  for (const anchor of anchorsOf(old, now)) {
    upTo(anchor.old.from, anchor.now.from)
    entries.push(...mergedAt(anchor, old, now, context))
    oldAt = anchor.old.to
    newAt = anchor.now.to
  }
  upTo(old.length, now.length)
  return settled(entries)
    .map(entry => ('table' in entry ? entry.table : lineXml(entry, context.tracker)))
    .join('')
}

function mergedAt(anchor: Anchor, old: readonly Block[], now: readonly Block[], context: Context): Entry[] {
  const was = old.slice(anchor.old.from, anchor.old.to)
  const is = now.slice(anchor.now.from, anchor.now.to)
  const [one] = was
  const [other] = is
  if (one?.kind === 'table' && other?.kind === 'table') return [{ table: mergedTable(one, other, context) }]
  return mergedLines(was.filter(isParagraph), is.filter(isParagraph), context)
}

const isParagraph = (block: Block): block is ParagraphBlock => block.kind === 'paragraph'

/** Paragraphs that are each other: where one letter ends a paragraph and the other does not, the end was changed. */
function mergedLines(was: ParagraphBlock[], is: ParagraphBlock[], context: Context): Line[] {
  const olds = was.map(block => context.oldProperties(block.paragraph.properties))
  const news = is.map(block => block.paragraph.properties)
  const { pieces, ends } = markedWords(
    was.map(block => block.paragraph),
    is.map(block => block.paragraph),
    context,
  )
  const lines: Line[] = []
  let from = 0
  let [oldAt, newAt] = [0, 0]
  const add = (to: number, old: Properties | null, now: Properties | null) => {
    const content = context.tracker.pieces(pieces.slice(from, to))
    lines.push({ content, old, now, section: now?.section ?? '', moved: false })
    from = to
  }
  for (const { after, side } of ends) {
    if (side === 'old') add(after, olds[oldAt++] ?? null, null)
    else add(after, null, news[newAt++] ?? null)
  }
  add(pieces.length, olds[oldAt] ?? null, news[newAt] ?? null)
  return lines
}

/** A block of one letter: taken out, put in, or moved away from or to here. */
function oneSided(block: Block, side: 'old' | 'now', context: Context): Entry[] {
  if (block.kind === 'table') return [{ table: oneSidedTable(block, side, context) }]
  const properties =
    side === 'old' ? context.oldProperties(block.paragraph.properties) : block.paragraph.properties
  const move = context.moves ? moveOf(block.group) : null
  const moved = move !== null
  const pieces = side === 'old' ? oldPieces(block, moved, context) : newPieces(block, moved, context)
  const content = context.tracker.pieces(pieces)
  const [start, end] = moved ? context.tracker.range(side === 'old' ? 'moveFrom' : 'moveTo', move) : ['', '']
  return [
    {
      content: start + content + end,
      old: side === 'old' ? properties : null,
      now: side === 'now' ? properties : null,
      section: side === 'now' ? properties.section : '',
      moved,
    },
  ]
}

/** The name of a move; null for what did not move as one paragraph to one paragraph. */
function moveOf(group: Group | null): string | null {
  return group?.old.length === 1 && group.now.length === 1 ? group.move : null
}

const oldPieces = ({ paragraph }: ParagraphBlock, moved: boolean, context: Context): Piece[] =>
  piecesOf(paragraph, moved ? 'moveFrom' : 'del', context)

/**
 * What moved with changes on the way: its words are compared with those of the place it left. Words that were taken
 * out stand there only: a deletion within a move is not read alike by all programs.
 */
function newPieces({ paragraph, group }: ParagraphBlock, moved: boolean, context: Context): Piece[] {
  const [from] = group?.old ?? []
  if (!moved || from === undefined) return piecesOf(paragraph, 'ins', context)
  const { pieces } = markedWords([from.paragraph], [paragraph], {
    ...context,
    kept: () => {},
    gone: () => {},
  })
  return pieces.flatMap((piece): Piece[] => {
    if (piece.track === 'none') return [{ ...piece, track: 'moveTo' }]
    return piece.track === 'ins' ? [piece] : []
  })
}

/**
 * Before a table and at the end of a row the last paragraph cannot lose its end: there is nothing it could be joined
 * with. Where it ends in one letter only, it takes over the end of the last paragraph that ends in the other one.
 */
function settled(entries: readonly Entry[]): Entry[] {
  const done: Entry[] = []
  let run: Line[] = []
  for (const entry of entries) {
    if ('table' in entry) {
      done.push(...settledRun(run), entry)
      run = []
    } else run.push(entry)
  }
  return [...done, ...settledRun(run)]
}

function settledRun(lines: Line[]): Line[] {
  const last = lines.at(-1)
  if (last === undefined || (last.old !== null && last.now !== null)) return lines
  const missing = last.old === null ? 'old' : 'now'
  const at = lines.findLastIndex(line => line[missing] !== null)
  const keeper = lines[at]
  const next = lines[at + 1]
  if (keeper === undefined || next === undefined) return lines
  last[missing] = keeper[missing]
  keeper[missing] = null
  if (missing === 'now') last.section ||= keeper.section
  last.moved = false
  if (keeper.old !== null || keeper.now !== null) return lines
  next.content = keeper.content + next.content
  return lines.toSpliced(at, 1)
}

function lineXml(line: Line, tracker: Tracker): string {
  return xml('w:p', {}, tracker.properties(line) + line.content)
}
