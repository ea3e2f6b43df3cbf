/**
 * Reading an OpenDocument text as a letter. Every word of it is in the letter once and in order (notes at their
 * marks), or listed as set aside with its place ([IN-1]). Nothing it names outside itself is opened.
 */
import { FOOTNOTES_ID } from '../../statement/grammar.ts'
import { childrenOf, textOf } from '../../statement/text.ts'
import type { AnyBlock, Block, Inline } from '../../statement/tree.ts'
import { arrange } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { footnote, type NewId } from '../build.ts'
import { type Containers, type Ids, idsBy, nameContainers, rememberedIds } from '../containerIds.ts'
import { finishForeign, saysTitle, takeTitle } from '../foreign.ts'
import type { Imported, ImportOptions } from '../imported.ts'
import { withLanguages } from '../languages.ts'
import { noteLine } from '../noteLines.ts'
import type { ReadBothWays } from '../tracked.ts'
import { elementIn, elementsBelow, elementsIn, type XmlElement } from '../xml.ts'
import { odtFlowsIn } from './odtReadBlocks.ts'
import { changesAndComments } from './odtReadChanges.ts'
import { readInline } from './odtReadInline.ts'
import { newLine, newReading, type Reading } from './odtReading.ts'
import { type OdtPackage, openOdt } from './odtReadPackage.ts'
import { finishLine, PLAIN } from './odtReadWords.ts'

/**
 * Reads an .odt with its tracked changes accepted (the usual) or rejected.
 * @throws FileRefused, whose message is a sentence for a person
 */
export function fromOdt(
  bytes: Uint8Array,
  options: ImportOptions & { changes?: 'accept' | 'reject' },
): Imported {
  return letterWriter(openOdt(bytes), options)(options.changes === 'reject')
}

/**
 * Reads an .odt both ways. What a paragraph, table or note of the file became has one id in both letters, so that a
 * comparison by id gives the changes as suggestions.
 * @throws FileRefused, whose message is a sentence for a person
 */
export function readOdt(bytes: Uint8Array, options: ImportOptions): ReadBothWays {
  const file = openOdt(bytes)
  const ids = idsBy(options.newId)
  const letter = letterWriter(file, options, ids)
  const [accepted, rejected] = [letter(false), letter(true)]
  const [inAccepted, inRejected] = [idsIn(accepted), idsIn(rejected)]
  const first = [...inAccepted, ...inRejected][0] ?? ''
  const inBlock = <Kind extends { paragraph: XmlElement | null }>({ paragraph, ...rest }: Kind) => {
    const id = paragraph === null ? '' : ids(paragraph)
    return { ...rest, block: inAccepted.has(id) || inRejected.has(id) ? id : first }
  }
  const { changes, comments } = changesAndComments(file.body)
  return { accepted, rejected, changes: changes.map(inBlock), comments: comments.map(inBlock) }
}

const idsIn = ({ file }: Imported): ReadonlySet<string> => {
  const below = (blocks: readonly AnyBlock[]): string[] =>
    blocks.flatMap(block => [block.attrs.id ?? '', ...below(childrenOf(block))])
  return new Set(below(file.body.content ?? []))
}

/** Reads the file once for each view; ids of containers and lists are remembered from one reading to the next. */
function letterWriter(
  file: OdtPackage,
  options: ImportOptions,
  ids: Ids = idsBy(options.newId),
): (rejecting: boolean) => Imported {
  const containers: Containers = new Map()
  const lists: string[] = []
  return rejecting => {
    const reading = newReading(file, rejecting, ids)
    const flows = odtFlowsIn(file.body, reading)
    const title = takeTitle(flows, reading.titles, reading.ours)
    const blocks = [...arrange(flows, reading.ours), ...notesBlock(reading)]
    nameContainers(blocks, containers, options.newId)
    leaveOutside(file, reading)
    return finished(blocks, title, file, reading, options, rememberedIds(lists, options.newId))
  }
}

function finished(
  blocks: Block[],
  title: string | undefined,
  file: OdtPackage,
  reading: Reading,
  options: ImportOptions,
  newId: NewId,
): Imported {
  const { languages, directions, styles } = reading
  const defaults = { ltr: styles.defaults.western ?? styles.defaults.asian, rtl: styles.defaults.complex }
  const head = withLanguages(blocks, {
    language: options.language ?? (reading.ours ? file.language : undefined),
    direction: reading.ours ? (styles.defaults.rtl ? 'rtl' : 'ltr') : undefined,
    languages,
    directions,
    defaults,
  })
  return finishForeign(
    blocks,
    {
      ...head,
      exact: reading.ours,
      title: title ?? (saysTitle(blocks, file.title) ? file.title : undefined),
      fallbackTitle: options.title ?? file.title,
      setAside: [...reading.setAside].sort((one, other) => one.line - other.line),
    },
    newId,
  )
}

/** The notes that the text refers to; what the others held is set aside. */
function notesBlock(reading: Reading): Block[] {
  reading.place = 0
  const notes = [...reading.referred].map(note => {
    const content = noteInline(note, reading)
    if (note.attributes['text:note-class'] === 'endnote') setAside(reading, 'endnote', textOf(content))
    return footnote(reading.ids(note, 'note'), content)
  })
  for (const note of reading.notes.values()) {
    if (!reading.referred.has(note))
      setAside(reading, 'note-without-mark', wordsApart(elementIn(note, 'text:note-body') ?? note).trim())
  }
  if (notes.length === 0) return []
  return [{ type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content: notes }]
}

function noteInline(note: XmlElement, reading: Reading): Inline[] {
  const parts = elementsBelow(elementIn(note, 'text:note-body') ?? note, 'text:p').flatMap(element => {
    const line = newLine(true)
    readInline(element, line, reading, PLAIN)
    return finishLine(line, reading).map(({ content }) => content)
  })
  return noteLine(parts, reading.ours)
}

/** Heads and feet of pages. */
function leaveOutside({ styles }: OdtPackage, reading: Reading): void {
  reading.place = 0
  for (const page of elementsIn(elementIn(styles, 'office:master-styles'), 'style:master-page')) {
    for (const part of elementsIn(page)) {
      const reason = /^style:header/.test(part.name) ? 'page-header' : 'page-footer'
      if (!/^style:(?:header|footer)/.test(part.name)) continue
      const lines = elementsBelow(part, 'text:p').map(line => wordsApart(line).trim())
      setAside(reading, reason, lines.filter(line => line !== '').join(' · '))
    }
  }
}

/** The words in it with the blanks, tabs and line ends that OpenDocument writes as elements, and between paragraphs. */
function wordsApart(element: XmlElement): string {
  const parts = element.children.map(child => {
    if (typeof child === 'string') return child
    return PARTING.has(child.name) ? ` ${wordsApart(child)}` : wordsApart(child)
  })
  return parts.join('')
}

const PARTING: ReadonlySet<string> = new Set(['text:s', 'text:tab', 'text:line-break', 'text:p'])
