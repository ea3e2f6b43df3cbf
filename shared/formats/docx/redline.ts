/** What changed between two letters as a Word file with tracked changes. */
import type { Comparison } from '../../compare/comparison.ts'
import type { NoteNames } from '../../compare/tokens.ts'
import type { StatementFile } from '../../statement/tree.ts'
import { type Export, plainExport } from '../export.ts'
import { xml } from '../xmlWrite.ts'
import { toDocx } from './docxWrite.ts'
import type { Atom, Properties } from './redlineAtoms.ts'
import { type Block, blocksOf, group, groupThese, paragraphsIn } from './redlineBlocks.ts'
import { type DocxFile, type Merged, mergeFiles, openFile } from './redlineParts.ts'
import { type Context, mergedBlocks } from './redlineSequence.ts'
import { trackerOf } from './redlineTrack.ts'
import { writeXml } from './redlineXml.ts'

export type RedlineOptions = {
  /** When the changes were made, as the file says it: milliseconds since 1970. Without it they bear no time. */
  date?: number
  /** What the file says of itself at its foot; nothing where it is left out. */
  about?: Export
}

/**
 * The new letter as a .docx in which everything that differs from the old one is a tracked change: accepting all of
 * them gives the new letter, rejecting all of them the old one, each as `toDocx` writes it. Words, ends of
 * paragraphs, formatting, kinds and numbers of paragraphs, rows of tables and marks of notes are tracked; a passage
 * that moved is tracked as moved; notes of both letters are compared inside. Word tracks no change of the page, so
 * sections and columns are the new letter's.
 *
 * The author of every change is "Undersigned": no person is named.
 * @param comparison of exactly these two letters: it says what belongs together
 */
export async function toRedline(
  old: StatementFile,
  now: StatementFile,
  comparison: Comparison,
  options: RedlineOptions = {},
): Promise<Uint8Array> {
  const about = options.about ?? plainExport(now.language)
  const was = openFile(await toDocx(old, about))
  const is = openFile(await toDocx(now, about))
  const merged = mergeFiles(was, is)
  const oldBlocks = blocksOf(was.body, merged.linkOf('old', 'text'))
  const newBlocks = blocksOf(is.body, merged.linkOf('new', 'text'))
  group(oldBlocks, newBlocks, comparison)
  const notes = notesOf(oldBlocks, newBlocks, comparison)
  const oldProperties = listsOf(newBlocks, merged)
  const merge = (repeats: Context['repeats']) => {
    const fates: Fates = { kept: new Map(), gone: new Set() }
    const context: Context = {
      language: now.language,
      names: notes.names,
      oldAtom: atom => underOldName(atom, merged),
      repeats,
      kept: (one, other) => fates.kept.set(other.note ?? '', one.note ?? ''),
      gone: atom => fates.gone.add(atom.note ?? ''),
      tracker: trackerOf('Undersigned', options.date),
      oldProperties,
      moves: true,
    }
    return { text: mergedBlocks(oldBlocks, newBlocks, context), fates, context }
  }
  // Whether a mark stays is known when all is merged; only then can a number that repeats it stay as well.
  const first = merge(() => true)
  const { text, fates, context } = notes.repeated
    ? merge(({ note = '' }) => first.fates.kept.has(notes.noteOf(note)))
    : first
  const section = is.body.filter(({ name }) => name === 'w:sectPr').map(writeXml)
  const counted = inOrderOfMarks(text, notesXml(was, is, merged, fates, context))
  return merged.packed(counted.text + section.join(''), counted.notes)
}

/** The notes of both letters, by the new one's id, and the marks of old notes that are taken out. */
type Fates = { kept: Map<string, string>; gone: Set<string> }

/** Notes of the old letter stand behind those of the new one, which keep their numbers. */
function underOldName(atom: Atom, merged: Merged): Atom {
  const note = atom.note ?? ''
  if (atom.kind === 'again') return { ...atom, note: oldBookmark(note, merged) }
  if (atom.kind !== 'note') return atom
  const bookmarks = (atom.bookmarks ?? []).map(name => oldBookmark(name, merged))
  return { ...atom, note: merged.oldNote(note), bookmarks }
}

/** Bookmarks end in the number of their note. */
const oldBookmark = (name: string, { oldNote }: Merged): string => name.replace(/\d+$/, oldNote)

/** Which note of a file is which of the other, by their printed numbers in the comparison. */
function notesOf(old: readonly Block[], now: readonly Block[], { blocks }: Comparison) {
  const was = marksIn(old)
  const is = marksIn(now)
  const partner = new Map<string, string>()
  for (const change of blocks) {
    const [one] = change.old ?? []
    const [other] = change.new ?? []
    if (one?.type !== 'footnote' || other?.type !== 'footnote') continue
    const [from, to] = [was.ids[Number(one.label) - 1], is.ids[Number(other.label) - 1]]
    if (from !== undefined && to !== undefined) partner.set(to, from)
  }
  const naming = (marks: Marks, nameOf: (id: string) => string): NoteNames => ({
    nameOf: note => {
      const [kind, name = ''] = (note ?? '').split(' ')
      return nameOf(kind === 'again' ? (marks.bookmarks.get(name) ?? name) : name)
    },
    numberOf: () => undefined,
  })
  return {
    repeated: is.bookmarks.size > 0 && was.bookmarks.size > 0,
    /** The note of the new letter in a bookmark. */
    noteOf: (bookmark: string) => is.bookmarks.get(bookmark) ?? '',
    names: {
      old: naming(was, id => `old ${id}`),
      now: naming(is, id => (partner.has(id) ? `old ${partner.get(id)}` : `new ${id}`)),
    },
  }
}

type Marks = { ids: string[]; bookmarks: ReadonlyMap<string, string> }

function marksIn(blocks: readonly Block[]): Marks {
  const atoms = paragraphsIn(blocks).flatMap(block =>
    block.paragraph.atoms.filter(atom => atom.kind === 'note'),
  )
  return {
    ids: [...new Set(atoms.map(atom => atom.note ?? ''))],
    bookmarks: new Map(atoms.flatMap(atom => (atom.bookmarks ?? []).map(name => [name, atom.note ?? '']))),
  }
}

/**
 * Lists are numberings of their own in each file. One of the old file that became one of the new file, and looks like
 * it, is that one; any other keeps its own, beside the new ones.
 */
function listsOf(now: readonly Block[], merged: Merged) {
  const votes = new Map<string, number>()
  for (const block of paragraphsIn(now)) {
    const [from] = block.group?.old ?? []
    const [one, other] = [from && listOf(from.paragraph.properties), listOf(block.paragraph.properties)]
    if (one && other) votes.set(`${one} ${other}`, (votes.get(`${one} ${other}`) ?? 0) + 1)
  }
  const lists = new Map<string, string>()
  const taken = new Set<string>()
  for (const [name] of [...votes].sort((a, b) => b[1] - a[1])) {
    const [one = '', other = ''] = name.split(' ')
    const alike = merged.listForm('old', one) === merged.listForm('new', other)
    if (!alike || lists.has(one) || taken.has(other)) continue
    lists.set(one, other)
    taken.add(other)
  }
  return (properties: Properties): Properties => ({
    ...properties,
    section: '',
    own: properties.own.replace(
      LIST,
      (_, id: string) => `<w:numId w:val="${lists.get(id) ?? merged.oldList(id)}"/>`,
    ),
  })
}

/** The number of a paragraph's list, as the properties of a paragraph of ours hold it. */
const LIST = /<w:numId w:val="(\d+)"\/>/
const listOf = ({ own }: Properties) => LIST.exec(own)?.[1]

/** What stands in the notes of the merged file, by their ids: the new ones, compared with what they were, and those that went. */
function notesXml(
  was: DocxFile,
  is: DocxFile,
  merged: Merged,
  fates: Fates,
  context: Context,
): ReadonlyMap<string, string> {
  const blocks = (file: DocxFile, side: 'old' | 'new', id: string) =>
    blocksOf(
      (file.notes.get(id)?.children ?? []).filter(child => typeof child !== 'string'),
      merged.linkOf(side, 'notes'),
    )
  const plain = { ...context, moves: false }
  const written = new Map<string, string>()
  for (const id of is.notes.keys()) {
    const now = blocks(is, 'new', id)
    const from = fates.kept.get(id)
    const old = from === undefined ? blocks(is, 'new', id) : blocks(was, 'old', from)
    written.set(id, noteXml(old, now, plain))
  }
  for (const id of fates.gone) {
    const [old, again] = [blocks(was, 'old', id), blocks(was, 'old', id)]
    written.set(merged.oldNote(id), noteXml(old, again, plain))
  }
  return written
}

/**
 * The text and its notes with the notes counted as they are met: some programs take them by their place in the file
 * instead of by their ids.
 */
function inOrderOfMarks(text: string, notes: ReadonlyMap<string, string>): { text: string; notes: string } {
  const met = [...text.matchAll(MARK)].map(([, id]) => id ?? '')
  const order = [...new Set([...met, ...notes.keys()])]
  const numbers = new Map(order.map((id, at) => [id, String(at + 1)]))
  const numbered = (id: string) => numbers.get(id) ?? id
  return {
    text: text.replace(MARK, (_, id: string) => `<w:footnoteReference w:id="${numbered(id)}"`),
    notes: order.map(id => xml('w:footnote', { 'w:id': numbered(id) }, notes.get(id) ?? '')).join(''),
  }
}

const MARK = /<w:footnoteReference w:id="(\d+)"/g

/** A note whose paragraphs are each other, one by one. Of one that came or went only the mark is tracked. */
function noteXml(old: readonly Block[], now: readonly Block[], context: Context): string {
  for (const [at, block] of now.entries()) {
    const twin = old[at]
    if (block.kind === 'paragraph' && twin?.kind === 'paragraph') groupThese([twin], [block], null)
  }
  return mergedBlocks(old, now, context)
}
