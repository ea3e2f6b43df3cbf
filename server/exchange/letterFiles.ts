/** Letters as files on disk, by the ending of the name. */
import { createHash } from 'node:crypto'
import type { Export } from '../../shared/formats/export.ts'
import type { Imported } from '../../shared/formats/imported.ts'
import { fromJson, isVersionFile } from '../../shared/formats/json.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { allOffers, takeOffers } from '../../shared/formats/offers.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { seededIds } from '../../shared/formats/seededIds.ts'
import { toText } from '../../shared/formats/text.ts'
import { textOfBytes } from '../../shared/formats/textBytes.ts'
import { type Format, writeLetter } from '../../shared/formats/write.ts'
import { canonical } from '../../shared/statement/canonical.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { readVersionFile } from '../../shared/statement/versionFile.ts'
import { systemClock } from '../adapters/clock.ts'
import type { Renderer } from '../ports.ts'
import { openWorkshop, type Workshop } from './worker.ts'

/** A sentence for the person at the keyboard. */
export class FileTrouble extends Error {}

const FORMATS: Readonly<Record<string, Format>> = {
  ...{ md: 'md', markdown: 'md', txt: 'txt', html: 'html', htm: 'html', json: 'json' },
  ...{ docx: 'docx', odt: 'odt', pdf: 'pdf' },
}

export type ReadFile = {
  /** The letter with every ask and concern that was offered, and with the mended names where `mends` says so. */
  file: StatementFile
  imported: Imported
  /** What the file is a copy of, where it is a version whose hash is the hash of its text. */
  about: Omit<Export, 'words'>
}

export type Reading = {
  /** Whether names that a line break cut wrongly are mended. */
  mends?: 'apply' | 'leave'
  /** What becomes of changes that the file tracks. */
  changes?: 'accept' | 'reject'
}

/**
 * Reads a file of bytes as a letter, by the ending of its name. Nobody is there to ask, so what a screen would offer
 * is taken; the caller says so. Ids follow from the file: the same file gives the same letter. What other programs
 * packed or marked up is opened in the worker thread, within its limits.
 * @throws FileTrouble, FileRefused, NotAStatement or Refusal with a sentence for the person at the keyboard
 */
export async function readLetterFile(
  path: string,
  bytes: Uint8Array,
  { mends = 'apply', changes = 'accept' }: Reading = {},
): Promise<ReadFile> {
  const ending = endingOf(path)
  const {
    imported,
    newId,
    about = {},
  } = await (isForeign(ending) ? readForeign(path, ending, bytes, changes) : readText(path, ending, bytes))
  const taken = allOffers(imported, newId)
  const file = takeOffers(imported.file, mends === 'apply' ? taken : { ...taken, mends: [] }, newId)
  return { file, imported, about }
}

type Read = { imported: Imported; newId: () => string; about?: Omit<Export, 'words'> }

const FOREIGN = { docx: 'readDocx', odt: 'readOdt', html: 'readHtml', htm: 'readHtml' } as const
const isForeign = (ending: string): ending is keyof typeof FOREIGN => Object.hasOwn(FOREIGN, ending)

/** Milliseconds and megabytes for opening a file that somebody else made. */
const READING_LIMITS = { timeout: 30_000, memory: 512 }

async function readForeign(
  path: string,
  ending: keyof typeof FOREIGN,
  bytes: Uint8Array,
  changes: 'accept' | 'reject',
): Promise<Read> {
  const seed = createHash('sha256').update(bytes).digest('hex')
  const title = nameOf(path)
  const task = FOREIGN[ending]
  const imported = await inThread(shop =>
    task === 'readHtml'
      ? shop.inWorker(task, { text: decode(path, bytes, true), seed, title }, READING_LIMITS)
      : shop.inWorker(task, { bytes, seed, title, changes }, READING_LIMITS),
  )
  return { imported, newId: seededIds(`${seed} offers`) }
}

async function readText(path: string, ending: string, bytes: Uint8Array): Promise<Read> {
  if (!['txt', 'md', 'markdown', 'json'].includes(ending))
    throw new FileTrouble(`${path}: letters can be read from docx, odt, html, md, txt and json.`)
  const source = decode(path, bytes)
  const options = { newId: seededIds(source), title: nameOf(path) }
  const { newId } = options
  if (ending === 'json') return { imported: asItIs(source), newId, about: standingOf(source) }
  return { imported: ending === 'txt' ? fromPlain(source, options) : fromMarkdown(source, options), newId }
}

const asItIs = (source: string): Imported => ({
  file: fromJson(source),
  setAside: [],
  offers: { asks: [], concerns: [], mends: [] },
  titleBlock: null,
})

/**
 * The writer for a file's ending; a sentence where there is none. Text is the words of the letter and nothing more,
 * for citations are counted in it.
 */
export function writerFor(path: string): (read: ReadFile) => Promise<string | Uint8Array> {
  const format = FORMATS[endingOf(path)]
  if (format === undefined)
    throw new FileTrouble(`${path}: letters can be written as docx, odt, pdf, html, md, txt and json.`)
  if (format === 'txt') return async ({ file }) => toText(file)
  return ({ file, about }) => writeLetter(file, format, about, renderOnce)
}

/** One file, and the thread is not needed any more. */
async function inThread<Result>(act: (shop: Workshop) => Promise<Result>): Promise<Result> {
  const shop = openWorkshop(systemClock)
  try {
    return await act(shop)
  } finally {
    await shop.close()
  }
}

const renderOnce: Renderer['render'] = (format, file, about) =>
  inThread(shop => shop.inWorker(format, { file, about }))

/** What a version's file says of itself; a hash that is not that of its text is not printed on. */
function standingOf(source: string): Omit<Export, 'words'> {
  const json: unknown = JSON.parse(source.replace(/^\uFEFF/, ''))
  if (!isVersionFile(json)) return {}
  const { number, hash, frozenAt, statement } = readVersionFile(json)
  const actual = createHash('sha256').update(canonical(statement)).digest('hex')
  return actual === hash ? { version: { number, hash }, date: Date.parse(frozenAt) } : {}
}

function decode(path: string, bytes: Uint8Array, page = false): string {
  const text = textOfBytes(bytes, page)
  if (text === null)
    throw new FileTrouble(
      page ? `${path} is not in the encoding it declares.` : `${path} is not a text in UTF-8.`,
    )
  return text
}

/** The name of the file itself, without its ending. */
const nameOf = (path: string): string => (path.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '')

function endingOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}
