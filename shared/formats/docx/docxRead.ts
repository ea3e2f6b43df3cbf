/**
 * Reading a Word file as a letter. Every word of it is in the letter once and in order (notes at their marks), or
 * listed as set aside with its place ([IN-1]). Nothing it names outside itself is opened.
 */
import { childrenOf } from '../../statement/text.ts'
import type { AnyBlock, Block, StatementFile } from '../../statement/tree.ts'
import { arrange } from '../arrange.ts'
import type { NewId } from '../build.ts'
import { type Containers, nameContainers, rememberedIds } from '../containerIds.ts'
import { FileRefused } from '../fileRefused.ts'
import { finishForeign, saysTitle, takeTitle } from '../foreign.ts'
import type { Imported, ImportOptions } from '../imported.ts'
import { withLanguages } from '../languages.ts'
import type { InBlock, ReadBothWays, TrackedChange, TrackedComment } from '../tracked.ts'
import { elementIn } from '../xml.ts'
import { leaveOutside } from './docxReadAside.ts'
import { flowsIn } from './docxReadBlocks.ts'
import { type Change, changesOf } from './docxReadChanges.ts'
import { type Comment, commentsOf } from './docxReadComments.ts'
import { endAllFields } from './docxReadFields.ts'
import { newReading, type Reading, type Source, sourceOf, type View } from './docxReading.ts'
import { notesBlock } from './docxReadNotes.ts'
import { openDocx } from './docxReadPackage.ts'
import { switchOf } from './docxReadStyles.ts'

/** A tracked change. `block` is the text block its words stand in, of the letter that has them. */
export type DocxChange = InBlock<TrackedChange>
/** A comment. `block` is the text block its quote begins in, or the letter's first one. */
export type DocxComment = InBlock<TrackedComment>

export type DocxRead = ReadBothWays

/**
 * Reads a .docx with its tracked changes accepted (the usual) or rejected.
 * @throws FileRefused, whose message is a sentence for a person
 */
export function fromDocx(
  bytes: Uint8Array,
  options: ImportOptions & { changes?: 'accept' | 'reject' },
): Imported {
  const source = sourceOf(openDocx(bytes), options.newId)
  const letter = letterWriter(source, commentsOf(source), options)
  return letter(options.changes === 'reject' ? 'rejected' : 'accepted').imported
}

/**
 * Reads a .docx both ways. What a paragraph, table or note of the file became has one id in both letters, so that
 * a comparison by id gives the changes as suggestions.
 * @throws FileRefused, whose message is a sentence for a person
 */
export function readDocx(bytes: Uint8Array, options: ImportOptions): DocxRead {
  const source = sourceOf(openDocx(bytes), options.newId)
  const comments = commentsOf(source)
  const letter = letterWriter(source, comments, options)
  const accepted = letter('accepted')
  const rejected = letter('rejected')
  const first = firstId(accepted.imported.file) ?? firstId(rejected.imported.file) ?? ''
  return {
    accepted: accepted.imported,
    rejected: rejected.imported,
    changes: changesOf(source).map(({ paragraph, ...change }) => {
      const letters = change.kind === 'deleted' ? [rejected, accepted] : [accepted, rejected]
      return { ...change, block: blockOf(paragraph, letters) ?? first }
    }),
    comments: comments.map(({ paragraph, place: _, ...comment }) => ({
      ...comment,
      block: blockOf(paragraph, [accepted, rejected]) ?? first,
    })),
  }
}

/** `ids` are those of the blocks that stand in it. */
type Letter = { imported: Imported; blocks: Reading['blocks']; ids: ReadonlySet<string> }

/** Reads the source once for each view; ids of containers are remembered from one reading to the next. */
function letterWriter(
  source: Source,
  comments: readonly Comment[],
  options: ImportOptions,
): (view: View) => Letter {
  const containers: Containers = new Map()
  const lists: string[] = []
  return view => {
    const reading = newReading(source, view)
    const body = elementIn(source.file.document.root, 'w:body')
    if (body === undefined) throw new FileRefused('no-text')
    const flows = flowsIn(body, reading)
    endAllFields(reading)
    const title = takeTitle(flows, reading.titles, reading.ours)
    const blocks = [...arrange(flows, source.ours), ...notesBlock(reading)]
    nameContainers(blocks, containers, options.newId)
    leaveOutside(comments, reading)
    const imported = finished(blocks, title, reading, options, rememberedIds(lists, options.newId))
    return { imported, blocks: reading.blocks, ids: new Set(idsIn(imported.file.body.content ?? [])) }
  }
}

function finished(
  blocks: Block[],
  title: string | undefined,
  reading: Reading,
  options: ImportOptions,
  newId: NewId,
): Imported {
  const own = reading.ours ? ownTongue(reading) : null
  const head = withLanguages(blocks, {
    ...own,
    language: options.language ?? own?.language,
    languages: reading.languages,
    directions: reading.directions,
    defaults: { ltr: reading.styles.defaults['w:val'], rtl: reading.styles.defaults['w:bidi'] },
  })
  const stated = reading.file.title
  const setAside = [...reading.setAside].sort((one, other) => one.line - other.line)
  return finishForeign(
    blocks,
    {
      ...head,
      exact: reading.ours,
      title: title ?? (saysTitle(blocks, stated) ? stated : undefined),
      fallbackTitle: options.title ?? stated,
      setAside,
    },
    newId,
  )
}

/** Our files say the language and direction of the whole letter: it is not counted from its words. */
function ownTongue({ file }: Reading): { language: string | undefined; direction: 'ltr' | 'rtl' } {
  const section = elementIn(elementIn(file.document.root, 'w:body'), 'w:sectPr')
  const direction = switchOf(section, 'w:bidi') === true ? 'rtl' : 'ltr'
  return { language: file.language, direction }
}

function blockOf(paragraph: Change['paragraph'] | null, letters: readonly Letter[]): string | undefined {
  for (const { blocks, ids } of letters) {
    const id = paragraph === null ? undefined : blocks.get(paragraph)
    if (id !== undefined && ids.has(id)) return id
  }
  return undefined
}

function idsIn(blocks: readonly AnyBlock[]): string[] {
  return blocks.flatMap(block => [block.attrs.id ?? '', ...idsIn(childrenOf(block))])
}

function firstId(file: StatementFile): string | null {
  return file.body.content?.[0]?.attrs.id ?? null
}
