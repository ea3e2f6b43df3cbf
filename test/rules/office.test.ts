/**
 * What another program makes of our files: LibreOffice opens each and writes it as text and as PDF. Needs
 * `soffice` (Debian: libreoffice-writer-nogui) and `pdftotext` (poppler-utils); where one is missing this is skipped.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableToDocx } from '../../shared/formats/docx/docxTable.ts'
import { toDocx } from '../../shared/formats/docx/docxWrite.ts'
import { toOdt } from '../../shared/formats/odt/odtWrite.ts'
import { noteNumbers } from '../../shared/formats/text.ts'
import { fileWords } from '../../shared/words/files.ts'
import { arabic, chinese, everything } from './office.letters.ts'
import { withMarks, wordsOf } from './office.parts.ts'

const missing = ['soffice', 'pdftotext'].filter(
  program => spawnSync(program, ['--version']).error !== undefined,
)
if (missing.length > 0)
  console.warn(`Skipped: ${missing.join(' and ')} is not installed, so no other program opened our files.`)

const HASH = 'ab12'.repeat(16)
const about = { version: { number: 3, hash: HASH }, words: fileWords('en') }
const LETTERS = { english: everything(400), arabic: arabic(), chinese: chinese() }
const NAMES = Object.keys(LETTERS) as (keyof typeof LETTERS)[]
const FORMATS = ['docx', 'odt'] as const

describe.skipIf(missing.length > 0)('Our files in LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-office-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(async () => {
    for (const name of NAMES) {
      writeFileSync(join(folder, `${name}-docx.docx`), await toDocx(LETTERS[name], about))
      writeFileSync(join(folder, `${name}-odt.odt`), toOdt(LETTERS[name], about))
    }
    const rows = Array.from({ length: 90 }, (_, index) => [`Article ${index}`, 'Say “shall”.', 'Taken up.'])
    const head = { title: 'Comments', lead: '', columns: ['Place', 'Comment', 'Response'] }
    const table = await tableToDocx({ ...head, rows, language: 'en', direction: 'ltr' })
    writeFileSync(join(folder, 'table-docx.docx'), table)
    for (const form of ['txt:Text', 'pdf']) convert(form)
  }, 240_000)

  function convert(form: string): void {
    const files = [
      ...NAMES.flatMap(name => FORMATS.map(format => `${name}-${format}.${format}`)),
      'table-docx.docx',
    ]
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync('soffice', ['--headless', profile, '--convert-to', form, ...files], {
      cwd: folder,
      stdio: 'ignore',
    })
  }
  const textOf = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8')
  const pdfOf = (name: string) =>
    execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })

  it.each(NAMES.flatMap(name => FORMATS.map(format => [name, format] as const)))(
    '[OUT-2] shows every word of the %s %s in its order',
    (name, format) => {
      const numbers = noteNumbers(LETTERS[name].body)
      const shown = withoutNumbers(textOf(`${name}-${format}`))
      expect(shown).toContain(
        withoutNumbers(wordsOf(withMarks(LETTERS[name], note => String(numbers.get(note ?? ''))))),
      )
    },
  )

  it.each(FORMATS)('[OUT-2] prints the numbers of lists as the letter has them in %s', format => {
    const lines = textOf(`english-${format}`)
      .split('\n')
      .map(line => line.trim())
    for (const line of [
      '1. delete Article 4(2);',
      'b) second part:',
      '(iii) third roman;',
      '(iv) fourth roman.',
      '2. narrow Article 7:',
      '3. retain Article 9.',
      'II. Roman two',
      'X) letter x',
      'AA) after z',
    ])
      expect(lines).toContain(line)
  })

  it.each(FORMATS)(
    '[OUT-2] prints the notes at the foot of the page, and what the file is a copy of, in %s',
    format => {
      const [first = '', ...more] = pdfOf(`english-${format}`).split('\f')
      expect(first).toMatch(/1\s*Symbol HC\/2, released at the site\./)
      expect(first).toMatch(/2\s*Page 7 of the report\./)
      for (const page of [first, ...more].filter(text => text.trim() !== '')) {
        expect(page).toContain(`version 3 · sha256 ${HASH}`)
        expect(page).toMatch(/Page \d+ of \d+/)
      }
      expect(more.join('')).toMatch(/Harbour Watch of Port \d+ {3,}Harbour Watch of Port \d+/)
    },
  )

  it('[OUT-2] repeats the head of a table on each of its pages', () => {
    const pages = pdfOf('table-docx')
      .split('\f')
      .filter(text => text.trim() !== '')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toMatch(/Place +Comment +Response/)
  })
})

/** Without blanks, and without what stands at the beginning of lines: numbers of items, bullets. */
function withoutNumbers(text: string): string {
  return text
    .replace(/^\s*(?:\(?(?:\d+|[a-z]{1,4}|[A-Z]{1,4})[.)]|[•–▪◦])[ \t]/gm, '')
    .replace(/[\s\ufeff]/gu, '')
}
