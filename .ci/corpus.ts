/**
 * `corpus WORK` reads files that another program made: LibreOffice writes the real letters, letters and pages made by
 * hand, and its own templates in the forms it knows, from one into the other. None may break a reader; every word is
 * in the letter or set aside, and the real letters have their words in order. Prints what was set aside.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fromDocx } from '../shared/formats/docx/docxRead.ts'
import { toDocx } from '../shared/formats/docx/docxWrite.ts'
import { plainExport } from '../shared/formats/export.ts'
import { fromHtml } from '../shared/formats/htmlForeign.ts'
import type { Imported } from '../shared/formats/imported.ts'
import { fromOdt } from '../shared/formats/odt/odtRead.ts'
import { toOdt } from '../shared/formats/odt/odtWrite.ts'
import { seededIds } from '../shared/formats/seededIds.ts'
import { noteNumbers } from '../shared/formats/text.ts'
import { readDoc } from '../shared/statement/read.ts'
import type { StatementFile } from '../shared/statement/tree.ts'
import { arabic, chinese, everything } from '../test/rules/office.letters.ts'
import { textInFile } from './fileWords.ts'
import { faults, lacking, lettersIn, same, verdict, wordsOf } from './letters.ts'
import { convert, missing } from './office.ts'

const [work = ''] = process.argv.slice(2)
const folder = join(work, 'corpus')
const handmade = 'test/rules/files'
const letters = new Map<string, StatementFile>([
  ...lettersIn(work),
  ['english', everything(20)],
  ['arabic', arabic()],
  ['chinese', chinese()],
])

async function corpus(): Promise<void> {
  const files = readdirSync(handmade).map(name => join(handmade, name))
  const why = missing('soffice')
  if (why === null) files.push(...(await madeByOffice()))
  else
    console.log(`Skipped: no files were made by another program, for ${why}; only those kept here are read.`)
  const rows = files.filter(path => extname(path) in READERS).map(judged)
  console.log(`Files of other programs: ${rows.length} were read. What was set aside, and how often:`)
  console.table(byForm(rows))
}

const TEMPLATES = '/usr/lib/libreoffice/share/template/common'

/** Each row is one run of LibreOffice: what it reads, what it writes, and under which name the files are kept. */
async function madeByOffice(): Promise<string[]> {
  for (const name of ['docx', 'odt', 'templates']) mkdirSync(join(folder, name), { recursive: true })
  for (const [name, file] of letters) {
    writeFileSync(join(folder, 'docx', `${name}.docx`), await toDocx(file, plainExport(file.language)))
    writeFileSync(join(folder, 'odt', `${name}.odt`), toOdt(file, plainExport(file.language)))
  }
  for (const path of templates()) copyFileSync(path, join(folder, 'templates', basename(path)))
  const hand = [join(handmade, 'everything.fodt'), join(handmade, 'page.html')]
  const tracked = [join(handmade, 'tracked.odt'), join(handmade, 'letter.odt')]
  const run = (from: string[], form: string, name: string): string[] =>
    convert(from, form, join(folder, name), join(work, 'profile-corpus'))
  const ours = (name: string): string[] =>
    readdirSync(join(folder, name)).map(file => join(folder, name, file))
  return [
    ...run([...ours('docx'), ...hand, ...ours('templates')], 'odt', 'to-odt'),
    ...run(
      [...ours('odt'), ...hand, ...tracked, ...ours('templates')],
      'docx:Office Open XML Text',
      'to-docx',
    ),
    ...run([...ours('docx'), ...tracked], 'docx:MS Word 2007 XML', 'docx-again'),
    ...run([...ours('odt'), ...hand], 'html:HTML (StarWriter)', 'to-html'),
    ...run(run([...ours('docx'), ...hand], 'rtf', 'to-rtf'), 'docx', 'rtf-to-docx'),
    ...run(run([...ours('docx'), ...hand, ...tracked], 'doc', 'to-doc'), 'docx', 'doc-to-docx'),
  ]
}

/** Some of the letters, forms and cards that LibreOffice brings along: two of each kind. */
function templates(): string[] {
  if (!existsSync(TEMPLATES)) return []
  const all = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ott'),
  )
  const folders = new Set(all.map(dirname))
  return [...folders]
    .flatMap(from =>
      all
        .filter(name => dirname(name) === from)
        .sort()
        .slice(0, 2),
    )
    .map(name => join(TEMPLATES, name))
}

const READERS: Readonly<Record<string, (path: string) => Imported>> = {
  '.docx': path => fromDocx(readFileSync(path), { newId: seededIds(path), title: '' }),
  '.odt': path => fromOdt(readFileSync(path), { newId: seededIds(path), title: '' }),
  '.html': path => fromHtml(readFileSync(path, 'utf8'), { newId: seededIds(path), title: '' }),
}

type Row = { form: string; words: number; lost: number; aside: Imported['setAside'] }

function judged(path: string): Row {
  const form = path.startsWith(folder) ? (path.slice(folder.length + 1).split('/')[0] ?? '') : 'kept here'
  const what = `${form}/${basename(path)}`
  const read = READERS[extname(path)]
  if (read === undefined) throw new Error(`${path} is not to be read.`)
  try {
    const { file, setAside } = read(path)
    readDoc(JSON.parse(JSON.stringify(file.body)))
    const { text, notes } = wordsOf(file)
    const kept = [file.title, ...text, ...notes, ...setAside.map(one => one.text)].flatMap(apart)
    const lost = lacking(apart(textInFile(path)), kept).filter(word => !isMark(word, file))
    if (lost.length > 0) faults.push(`${what} lost ${lost.length} words: ${lost.slice(0, 12).join(' ')}`)
    const letter = letters.get(basename(path, extname(path)))
    if (letter && /^\d/.test(basename(path))) checkOrder(what, letter, file)
    return { form, words: kept.length, lost: lost.length, aside: setAside }
  } catch (error) {
    faults.push(`${what} could not be read: ${error instanceof Error ? error.stack : error}`)
    return { form, words: 0, lost: 0, aside: [] }
  }
}

/** Numbers apart from letters: the mark of a note may touch its word. */
const apart = (text: string): string[] => text.match(/\p{L}+|\p{N}+/gu) ?? []

/** The number of a note: letters count their notes anew. */
const isMark = (word: string, { body }: StatementFile): boolean => noteNumbers(body).size >= Number(word)

function checkOrder(what: string, letter: StatementFile, file: StatementFile): void {
  const [wanted, found] = [wordsOf(letter), wordsOf(file)]
  same(`${what}: words of the text`, wanted.text, found.text)
  same(`${what}: words of the notes`, wanted.notes, found.notes)
}

function byForm(rows: readonly Row[]): Record<string, Record<string, string | number>> {
  const forms = [...new Set(rows.map(({ form }) => form))]
  return Object.fromEntries(
    forms.map(form => {
      const its = rows.filter(row => row.form === form)
      const reasons = new Map<string, number>()
      for (const { reason } of its.flatMap(row => row.aside))
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      const aside = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(', ')
      const sum = (of: (row: Row) => number): number => its.reduce((all, row) => all + of(row), 0)
      return [
        form,
        { files: its.length, words: sum(row => row.words), lost: sum(row => row.lost), 'set aside': aside },
      ]
    }),
  )
}

await corpus()
verdict()
