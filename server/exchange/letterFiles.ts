/** Letters as files on disk, by the ending of the name. */

import { toHtml } from '../../shared/formats/html.ts'
import type { Imported } from '../../shared/formats/imported.ts'
import { fromJson, toJson } from '../../shared/formats/json.ts'
import { fromMarkdown, toMarkdown } from '../../shared/formats/markdown.ts'
import { allOffers, takeOffers } from '../../shared/formats/offers.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { seededIds } from '../../shared/formats/seededIds.ts'
import { toText } from '../../shared/formats/text.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'

/** A sentence for the person at the keyboard. */
export class FileTrouble extends Error {}

const WRITERS: Readonly<Record<string, (file: StatementFile) => string>> = {
  md: toMarkdown,
  markdown: toMarkdown,
  txt: toText,
  html: toHtml,
  htm: toHtml,
  json: toJson,
}

export type ReadFile = {
  /** The letter with every ask and concern that was offered, and with the mended names where `mends` says so. */
  file: StatementFile
  imported: Imported
}

/**
 * Reads a file of bytes as a letter. Nobody is there to ask, so what a screen would offer is taken; the caller
 * says so. Ids follow from the text: the same file gives the same letter.
 * @param mends whether names that a line break cut wrongly are mended
 */
export function readLetterFile(
  path: string,
  bytes: Uint8Array,
  mends: 'apply' | 'leave' = 'apply',
): ReadFile {
  const source = decode(path, bytes)
  const newId = seededIds(source)
  const imported = importedFrom(path, source, newId)
  const taken = allOffers(imported, newId)
  const file = takeOffers(imported.file, mends === 'apply' ? taken : { ...taken, mends: [] }, newId)
  return { file, imported }
}

/** The writer for a file's ending; a sentence where there is none. */
export function writerFor(path: string): (file: StatementFile) => string {
  const writer = WRITERS[endingOf(path)]
  if (writer === undefined)
    throw new FileTrouble(`${path}: letters can be written as md, txt, html and json.`)
  return writer
}

function importedFrom(path: string, source: string, newId: () => string): Imported {
  const title = (path.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '')
  switch (endingOf(path)) {
    case 'txt':
      return fromPlain(source, { newId, title })
    case 'md':
    case 'markdown':
      return fromMarkdown(source, { newId, title })
    case 'json':
      return {
        file: fromJson(source),
        setAside: [],
        offers: { asks: [], concerns: [], mends: [] },
        titleBlock: null,
      }
    default:
      throw new FileTrouble(`${path}: letters can be read from md, txt and json.`)
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FileTrouble(`${path} is not a text in UTF-8.`)
  }
}

function endingOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}
