/**
 * `documents WORK` writes the real letters as Word, OpenDocument, HTML and PDF files and reads back what can be read.
 * What another program sees in them is asked of poppler and LibreOffice, where the machine has them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPdf } from '../server/exchange/pdf.ts'
import { fromDocx } from '../shared/formats/docx/docxRead.ts'
import { toDocx } from '../shared/formats/docx/docxWrite.ts'
import { plainExport } from '../shared/formats/export.ts'
import { toHtml } from '../shared/formats/html.ts'
import { fromHtml } from '../shared/formats/htmlForeign.ts'
import type { Imported } from '../shared/formats/imported.ts'
import { fromJson } from '../shared/formats/json.ts'
import { fromOdt } from '../shared/formats/odt/odtRead.ts'
import { toOdt } from '../shared/formats/odt/odtWrite.ts'
import { seededIds } from '../shared/formats/seededIds.ts'
import { noteNumbers, toText } from '../shared/formats/text.ts'
import { canonical } from '../shared/statement/canonical.ts'
import { childrenOf, isTextBlock, textOf } from '../shared/statement/text.ts'
import type { AnyBlock, Doc, StatementFile } from '../shared/statement/tree.ts'
import { withMarks } from '../test/rules/office.parts.ts'
import { sayable } from '../test/rules/office.sayable.ts'
import { all, faults, firstMissing, lacking, lettersIn, read, verdict, wordsOf } from './letters.ts'
import { convert, missing, pdfText } from './office.ts'

const [work = ''] = process.argv.slice(2)
const folder = join(work, 'documents')
mkdirSync(folder, { recursive: true })
const letters = lettersIn(work)
const table = new Map<string, Record<string, string | number>>()

async function documents(): Promise<void> {
  for (const [name, file] of letters) table.set(name, await writtenAndRead(name, file))
  checkPdfs()
  checkInLibreOffice()
  checkCommands()
  console.log('The real letters as documents, read back by us and by other programs:')
  console.table(Object.fromEntries(table))
}

async function writtenAndRead(name: string, file: StatementFile): Promise<Record<string, string | number>> {
  const about = plainExport(file.language)
  const newId = seededIds(name)
  const written = {
    docx: await toDocx(file, about),
    odt: toOdt(file, about),
    html: new TextEncoder().encode(toHtml(file)),
    pdf: await renderPdf(file, about),
  }
  for (const [ending, bytes] of Object.entries(written)) writeFileSync(pathOf(name, ending), bytes)
  const page = new TextDecoder().decode(written.html)
  return {
    docx: judged(`${name}.docx`, sayable(file), fromDocx(written.docx, { newId })),
    odt: judged(`${name}.odt`, sayable(file), fromOdt(written.odt, { newId })),
    html: judged(`${name}.html`, withoutAsks(file), fromHtml(page, { newId })),
  }
}

const pathOf = (name: string, ending: string): string => join(folder, `${name}.${ending}`)

/** An ask is a record of the register: a page shows which points are asks, and importing it offers them again. */
function withoutAsks(file: StatementFile): StatementFile {
  const said = structuredClone(file)
  for (const block of all(said.body)) if ('ask' in block.attrs) block.attrs.ask = null
  return said
}

/** [OUT-4] The same letter in canonical form; only what stands below every page is set aside. */
function judged(what: string, wanted: StatementFile, { file, setAside, offers }: Imported): string {
  if (canonical(wanted) !== canonical(file)) {
    const [was, is] = [wordsOf(wanted), wordsOf(file)]
    const text = was.text.join(' ') === is.text.join(' ') && was.notes.join(' ') === is.notes.join(' ')
    faults.push(
      `${what} read back is another letter; its words are ${text ? 'the same' : 'not even the same'}`,
    )
    return 'other'
  }
  const aside = setAside.filter(({ reason }) => reason !== 'page-footer')
  for (const { reason, text } of aside) faults.push(`${what}: "${text}" was set aside (${reason})`)
  return offers.asks.length === 0 ? 'same' : `same, ${offers.asks.length} asks offered`
}

function checkPdfs(): void {
  const why = missing('pdftotext')
  if (why !== null) console.log(`Skipped: the words of the PDF files were not read, for ${why}.`)
  for (const [name, file] of letters) {
    const row = table.get(name) ?? {}
    row.pdf = why === null ? wordsInPdf(`${name}.pdf`, pathOf(name, 'pdf'), file) : 'skipped'
  }
}

/**
 * The text of a PDF goes on after the notes and the foot of each page. So the words of the letter stand in it in
 * their order, those of the notes too, and beside them there are only numbers and signs of lists and what is
 * printed below a page. A hyphen at the end of a line cannot be told from one within a word.
 */
function wordsInPdf(what: string, path: string, file: StatementFile): string {
  const found = shown(pdfText(path))
  const { text, notes } = shownIn(file)
  for (const part of [text, notes]) {
    const first = firstMissing(part, found)
    if (first !== undefined) faults.push(`${what} lacks, where it should stand: ${first}`)
  }
  const lost = lacking([...text, ...notes], found)
  if (lost.length > 0) faults.push(`${what} lacks ${lost.slice(0, 10).join(', ')}`)
  const more = lacking(found, [...text, ...notes]).filter(
    word => !/^(?:page|of|\d+|[a-z]|[ivxl]+)$/i.test(word),
  )
  if (more.length > 0) faults.push(`${what} has more than the letter: ${more.slice(0, 10).join(', ')}`)
  return `all ${text.length + notes.length} words`
}

/**
 * Words as they are printed: numbers apart from letters, for the mark of a note touches its word, and without hyphens,
 * for one at the end of a line cannot be told from one within a word. A place where a long address may break is no blank.
 */
function shown(text: string): string[] {
  const joined = text
    .replaceAll('\u200b', '')
    .replace(/(?<=[\p{L}\p{N}])[-\u2010\u2011\u00ad]\s*(?=[\p{L}\p{N}])/gu, '')
  return joined.match(/\p{L}+|\p{N}+/gu) ?? []
}

/** Each text block by itself, so that nothing is joined over its end. */
function shownIn({ body }: StatementFile): { text: string[]; notes: string[] } {
  const blocks = body.content ?? []
  const printed = (all: readonly AnyBlock[]): string[] =>
    all.flatMap(block => (isTextBlock(block) ? shown(textOf(block.content)) : printed(childrenOf(block))))
  return {
    text: printed(blocks.filter(({ type }) => type !== 'footnotes')),
    notes: printed(blocks.filter(({ type }) => type === 'footnotes')),
  }
}

/** [OUT-2] LibreOffice shows every word in its order in our Word and OpenDocument files, and prints them. */
function checkInLibreOffice(): void {
  const why = missing('soffice', 'pdftotext')
  if (why !== null)
    console.log(`Skipped: no other program opened our Word and OpenDocument files, for ${why}.`)
  else {
    const profile = join(work, 'profile-documents')
    for (const ending of ['docx', 'odt']) {
      const files = [...letters.keys()].map(name => pathOf(name, ending))
      for (const form of ['txt:Text (encoded):UTF8', 'pdf'])
        convert(files, form, join(folder, `office-${ending}`), profile)
    }
  }
  for (const [name, file] of letters) {
    const row = table.get(name) ?? {}
    for (const ending of ['docx', 'odt'])
      row[`${ending} in LibreOffice`] = why === null ? seenInOffice(name, ending, file) : 'skipped'
  }
}

function seenInOffice(name: string, ending: string, file: StatementFile): string {
  const path = join(folder, `office-${ending}`, name)
  const numbers = noteNumbers(file.body)
  const marked = withMarks(file, note => String(numbers.get(note ?? ''))).body.content ?? []
  const body: Doc = { type: 'doc', content: marked.filter(({ type }) => type !== 'footnotes') }
  if (!withoutLabels(read(`${path}.txt`)).includes(withoutLabels(toText({ body }))))
    faults.push(`${name}.${ending}: the text that LibreOffice shows is another`)
  return wordsInPdf(`${name}.${ending} printed by LibreOffice`, `${path}.pdf`, file)
}

/** Without blanks, and without what stands at the beginning of lines: numbers of items, bullets. */
function withoutLabels(text: string): string {
  return text
    .replace(/^\s*(?:\(?(?:\d+|[a-z]{1,4}|[A-Z]{1,4})[.)]|[•–▪◦])[ \t]/gm, '')
    .replace(/[\s\ufeff]/gu, '')
}

/** What the command line wrote is what the functions write, and what it read back is the letter, its asks offered anew. */
function checkCommands(): void {
  for (const [name, file] of letters) {
    const row = table.get(name) ?? {}
    for (const ending of ['docx', 'odt', 'html', 'pdf']) {
      const path = join(work, `${name}.command.${ending}`)
      if (!existsSync(path)) continue
      const alike = readFileSync(path).equals(readFileSync(pathOf(name, ending)))
      if (!alike) faults.push(`${name}.${ending}: the command line writes other bytes than the function`)
      if (ending === 'pdf') continue
      const back = fromJson(read(`${path}.json`))
      row[`${ending} by command`] = canonical(back) === canonical(file) ? 'same' : 'other'
      if (canonical(back) !== canonical(file))
        faults.push(`${name}.${ending}: the command line reads it as another letter`)
    }
  }
}

await documents()
verdict()
