/**
 * A redline through another program: LibreOffice opens it, accepts or rejects every change, and saves it. Where the
 * program or its bridge to Python is missing, the test is skipped and its title says so. `LIBREOFFICE_PYTHON` names a
 * Python that can `import uno`, where the usual one cannot.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compare } from '../../shared/compare/compare.ts'
import { fromDocx } from '../../shared/formats/docx/docxRead.ts'
import { toRedline } from '../../shared/formats/docx/redline.ts'
import { seededIds } from '../../shared/formats/seededIds.ts'
import { textBlocks } from '../../shared/formats/text.ts'
import type { Doc, StatementFile } from '../../shared/statement/tree.ts'
import { bold, doc, h, li, note, notes, ol, p, quote, ref, signatories, table, text, ul } from './build.ts'

const A = 'The Harbour Committee shall keep a public register of every request for vessel data.'
const B =
  'Port authorities must delete manifests within thirty days of departure unless a court orders otherwise.'
const C = 'An independent body reviews each transfer of crew records to another State before it is made.'
const D = 'Nothing in this Convention limits the right of seafarers to private correspondence while in port.'
const E = 'Fees for access to the register are limited to the cost of copying and are waived for researchers.'
const NOTE = note('noteaaaa1', 'See the report of the Harbour Committee on its third session.')

const LETTERS: Record<string, [old: Doc, now: Doc]> = {
  words: [doc(p(A), p(B), p(C)), doc(p(A), p([text(B.replace('thirty', 'sixty'), bold)]), p(C))],
  paragraphs: [
    doc(h(2, 'Scope'), p(A), p(B), p(C), p(D)),
    doc(h(2, 'Scope'), p(A), p(E), p(C), p('Added.'), p(D)),
  ],
  ends: [doc(p(A), p(B)), doc(p(A), p(B), p(C), p(D))],
  'ends taken out': [doc(p(A), p(B), p(C), p(D)), doc(p(A), p(B))],
  moves: [doc(p(A), p(B), p(C), p(D), p(E)), doc(p(A), p(D.replace('private', 'sealed')), p(B), p(C), p(E))],
  'splits and joins': [doc(p(`${A} ${B}`), p(C), p(D), p(E)), doc(p(A), p(B), p(`${C} ${D}`), p(E))],
  lists: [
    doc(p(A), ol([li([p(B)]), li([p(C)]), li([p(D)])], 'a)'), p(E)),
    doc(p(A), ol([li([p(B)]), li([p('A new point stands here.')]), li([p(D), ul(li([p(C)]))])], 'a)'), p(E)),
  ],
  kinds: [doc(p('Oversight'), p(A), p(B)), doc(h(2, 'Oversight'), quote(p(A)), p(B))],
  tables: [
    doc(p(A), table(['Name', 'Kind'], ['Anchor', 'yes'], ['Buoy', 'no'], ['Crane', 'yes']), p(B)),
    doc(p(A), table(['Name', 'Kind'], ['Anchor', 'no'], ['Crane', 'yes'], ['Dock', 'yes']), p(B)),
  ],
  notes: [
    doc(p([text(A), ref('noteaaaa1')]), p(B), p(C), notes(NOTE)),
    doc(
      p([text(A), ref('noteaaaa1')]),
      p([text(B), ref('noteaaaa2')]),
      p(C),
      notes(
        note('noteaaaa1', 'See the report of the Harbour Committee on its fourth session.'),
        note('noteaaaa2', 'A new one.'),
      ),
    ),
  ],
  'notes taken out': [
    doc(
      p([text(A), ref('noteaaaa1')]),
      p([text(B), ref('noteaaaa2')]),
      p([text(C), ref('noteaaaa3')]),
      notes(NOTE, note('noteaaaa2', 'Another source.'), note('noteaaaa3', 'A third one.')),
    ),
    doc(
      p(A),
      p([text(B), ref('noteaaaa2')]),
      p([text(C), ref('noteaaaa3')]),
      notes(note('noteaaaa2', 'Another source.'), note('noteaaaa3', 'A third one.')),
    ),
  ],
  signatories: [
    doc(p(A), signatories(['Anchor Union', 'Buoy Trust', 'Dock Forum'])),
    doc(p(A), signatories(['Anchor Union', 'Coastal Lens', 'Dock Forum', 'Estuary Now'])),
  ],
}

const python = process.env.LIBREOFFICE_PYTHON ?? 'python3'
const runs = (command: string, ...argv: string[]) => spawnSync(command, argv).status === 0
const missing = !runs('soffice', '--version')
  ? ' (skipped: LibreOffice is not installed here)'
  : runs(python, '-c', 'import uno')
    ? ''
    : ' (skipped: Python has no bridge to LibreOffice here)'

describe.skipIf(missing !== '')(`a redline in LibreOffice${missing}`, () => {
  const folder = missing === '' ? mkdtempSync(join(tmpdir(), 'redline-')) : ''

  beforeAll(async () => {
    const jobs: string[] = []
    for (const [name, [old, now]] of Object.entries(LETTERS)) {
      const source = join(folder, `${name}.docx`)
      writeFileSync(source, await toRedline(file(old), file(now), compare(old, now, { language: 'en' })))
      for (const act of ['Accept', 'Reject'])
        jobs.push(`${source}|${act}|${join(folder, `${name}.${act}.docx`)}`)
    }
    await decideInOffice(folder, jobs)
  }, 240_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(Object.keys(LETTERS))(
    '[CMP-2] %s: all accepted is the new letter, all rejected the old one',
    name => {
      const [old, now] = LETTERS[name] ?? [doc(), doc()]
      const read = (act: string) =>
        wordsOf(fromDocx(readFileSync(join(folder, `${name}.${act}.docx`)), reading(name)).file.body)
      expect(read('Accept')).toEqual(wordsOf(now))
      expect(read('Reject')).toEqual(wordsOf(old))
    },
  )
})

const reading = (name: string) => ({ newId: seededIds(name), title: 'Joint letter' })

const file = (body: Doc): StatementFile => ({
  format: 'undersigned-statement',
  formatVersion: 1,
  language: 'en',
  direction: 'ltr',
  title: 'Joint letter',
  body,
})

/** What LibreOffice keeps of a letter: the kinds and the words of its blocks, in order. */
const wordsOf = (letter: Doc) => textBlocks(letter).map(({ block, text: line }) => [block.type, line])

/** Runs LibreOffice with a profile of its own, so that one that is open already is left alone. */
async function decideInOffice(folder: string, jobs: readonly string[]): Promise<void> {
  const pipe = `redline${process.pid}`
  const office = spawn('soffice', [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--norestore',
    `--accept=pipe,name=${pipe};urp;`,
  ])
  const ended = new Promise(done => office.once('exit', done))
  const script = new URL('redlineDecide.py', import.meta.url).pathname
  const deciding = spawn(python, [script, pipe, ...jobs], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  deciding.stderr.on('data', chunk => {
    said += chunk
  })
  const code = await new Promise(done => deciding.once('exit', done))
  if (code !== 0) office.kill()
  await ended
  expect(`${code} ${said}`).toBe('0 ')
}
