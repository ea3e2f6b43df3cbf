/** A letter in every format there is: the one place that knows how each is written. */
import type { StatementFile } from '../statement/tree.ts'
import { fileWords } from '../words/files.ts'
import { type Export, footLines } from './export.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import { toReadableText } from './text.ts'

/** Formats that are text, written at once. */
export type TextFormat = 'md' | 'txt' | 'html' | 'json'
/** Formats that only a program can open; they are made by a worker. */
export const PACKED_FORMATS = ['docx', 'odt', 'pdf'] as const
export type PackedFormat = (typeof PACKED_FORMATS)[number]
export type Format = TextFormat | PackedFormat

type About = Omit<Export, 'words'>

export const MEDIA: Readonly<Record<Format, string>> = {
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
}

/**
 * A letter as a file. What `about` says stands at its foot, in Markdown at its head, and in JSON nowhere.
 * @param render makes the formats that are no text
 */
export async function writeLetter(
  file: StatementFile,
  format: Format,
  about: About,
  render: (format: PackedFormat, file: StatementFile, about: About) => Promise<Uint8Array>,
): Promise<string | Uint8Array> {
  return isPacked(format) ? render(format, file, about) : WRITERS[format](file, about)
}

export const isPacked = (format: string): format is PackedFormat =>
  (PACKED_FORMATS as readonly string[]).includes(format)

const WRITERS: Readonly<Record<TextFormat, (file: StatementFile, about: About) => string>> = {
  md: (file, about) => withHead(toMarkdown(file), linesOf(file, about)),
  txt: (file, about) => [toReadableText(file), ...linesOf(file, about).map(line => `${line}\n`)].join('\n'),
  html: (file, about) => toHtml(file, { about, foot: linesOf(file, about) }),
  json: toJson,
}

const linesOf = (file: StatementFile, about: About): string[] =>
  footLines({ ...about, words: fileWords(file.language) })

/** Front matter takes more lines; whoever reads the letter back passes over them. */
const withHead = (markdown: string, foot: readonly string[]): string =>
  markdown.replace(
    /^---\n(?:.+\n)*?(?=---\n)/,
    head => head + foot.map((line, index) => `${index === 0 ? 'standing' : 'as-of'}: ${line}\n`).join(''),
  )
