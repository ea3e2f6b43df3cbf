/**
 * `prepare SEEDS WORK` writes perturbed copies of the real letters; `check SEEDS WORK` judges what the command line
 * made of the letters and the copies, prints a table, and fails with what is wrong. How words are counted here is
 * written apart from the importer on purpose.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suggestAsks } from '../shared/cite/asks.ts'
import { canonical } from '../shared/statement/canonical.ts'
import { childrenOf, isTextBlock, textOf } from '../shared/statement/text.ts'
import type { AnyBlock, StatementFile } from '../shared/statement/tree.ts'
import { all, expect, faults, letterAt, read, same, verdict, words, wordsOf } from './letters.ts'

const [act, seeds = '', work = ''] = process.argv.slice(2)
const letters = readdirSync(seeds).filter(name => name.endsWith('.txt'))

/** Lines broken at another width; of the joint letter also one ask and two organisations fewer. */
function prepare(name: string): void {
  const source = read(join(seeds, name))
  const fewer = isJointLetter(name) ? withoutSome(source) : source
  const lines = fewer
    .split('\n')
    .map(line => (/^\s*(?:[-#|<[]|\*\*\d)/.test(line) && line.length < 66 ? line : wrapped(line, 66)))
  writeFileSync(join(work, name.replace(/\.txt$/, '-perturbed.txt')), lines.join('\n'))
}

function withoutSome(source: string): string {
  const lines = source.split('\n')
  const bullets = lines.filter(line => line.startsWith('- '))
  const dropped = new Set([bullets.at(-3), DROPPED[0], DROPPED[1]])
  return lines.filter(line => !dropped.has(line)).join('\n')
}

function wrapped(line: string, width: number): string {
  const rows: string[] = []
  let row = ''
  for (const word of line.split(/(?<=\s)/)) {
    if (row !== '' && (row + word.trimEnd()).length > width) {
      rows.push(row.trimEnd())
      row = word
    } else row += word
  }
  return [...rows, row].join('\n')
}

function check(): void {
  if (existsSync(join(work, 'failures'))) faults.push(...read(join(work, 'failures')).trim().split('\n'))
  const rows = letters.map(name => {
    const stem = name.replace(/\.txt$/, '')
    const file = letter(`${stem}.json`)
    checkWords(name, join(seeds, name), stem)
    checkWords(`${name} (perturbed)`, join(work, `${stem}-perturbed.txt`), `${stem}-perturbed`)
    checkRoundTrip(name, file, stem)
    checkText(name, stem, file)
    if (isJointLetter(name)) checkJointLetter(stem, file)
    return row(name, stem, file)
  })
  console.table(Object.fromEntries(rows))
  for (const name of letters) tell(name)
}

/** What is cited in each letter, and what it seems to ask, for a person to look through. */
function tell(name: string): void {
  const stem = name.replace(/\.txt$/, '')
  const cites = json(`${stem}.cite.json`) as { text: string; instrument: string; block: number }[]
  const asks = suggestAsks(letter(`${stem}.json`).body)
  console.log(`\n${name.slice(0, 3)}: ${cites.length} citations, ${asks.length} suggested asks`)
  for (const one of cites) console.log(`  ${one.block}: ${one.text.slice(0, 70)} → ${one.instrument}`)
  for (const one of asks) {
    const targets = [...new Set(one.targets.map(target => target.asWritten.slice(0, 30)))].join(' | ')
    console.log(`  ${one.block}: ${one.verb} (${targets}): ${one.wording.slice(0, 60)}`)
  }
}

function row(name: string, stem: string, file: StatementFile): [string, Record<string, number | string>] {
  const blocks = all(file.body)
  const count = (type: AnyBlock['type']): number => blocks.filter(block => block.type === type).length
  const cites = json(`${stem}.cite.json`) as { targets: unknown[] }[]
  const setAside = (json(`${stem}.report.json`) as Report).setAside
  const md = read(join(work, `${stem}.md`)).split('\n')
  return [
    name.slice(0, 3),
    {
      words: sourceWords(read(join(seeds, name)), []).body.length,
      'set aside': setAside.length,
      headings: count('heading'),
      lists: count('bulletList') + count('orderedList'),
      items: count('listItem'),
      notes: count('footnote'),
      concerns: demands(file, 'concern'),
      asks: demands(file, 'ask'),
      names: count('signatory'),
      citations: cites.length,
      'suggested asks': suggestAsks(file.body).length,
      'md → json': canonical(letter(`${stem}.again.json`)) === canonical(file) ? 'same' : 'other',
      'blocks as html': md.filter(line => /^<(?:p|h\d|ul|ol|table|blockquote)\b/.test(line)).length,
    },
  ]
}

type Report = { setAside: { text: string; line: number; reason: string }[] }

/** Every word once and in order; the notes in theirs; each mark behind the same word as in the source. */
function checkWords(name: string, sourcePath: string, stem: string): void {
  const { setAside } = json(`${stem}.report.json`) as Report
  const gone = setAside.filter(one => ['page-number', 'repeated-line', 'image'].includes(one.reason))
  const source = sourceWords(
    read(sourcePath),
    gone.map(one => one.line),
  )
  const file = letter(`${stem}.json`)
  const rest = (file.body.content ?? []).filter(block => block.type !== 'footnotes')
  const { text, notes } = wordsOf(file)
  same(`${name}: words of the text`, source.body, text)
  same(`${name}: words of the notes`, source.notes, notes)
  same(`${name}: words before the marks of notes`, source.marked, marksIn(rest))
}

function marksIn(blocks: readonly AnyBlock[]): string[] {
  return blocks.flatMap(block => {
    if (!isTextBlock(block)) return marksIn(childrenOf(block))
    const content = block.content ?? []
    return content.flatMap((node, index) =>
      node.type === 'footnoteRef' ? [words(textOf(content.slice(0, index))).at(-1) ?? ''] : [],
    )
  })
}

/** The words of a converted letter without its markup, list signs and marks; notes apart. */
function sourceWords(raw: string, skip: number[]): { body: string[]; notes: string[]; marked: string[] } {
  const lines = raw.split('\n').map((line, index) => (skip.includes(index + 1) ? '' : line))
  const pages = lines.join('\n').split(/\n[^\S\n]*\n[^\S\n]*\n+/)
  const body: string[] = []
  const notes: string[] = []
  for (const page of pages) {
    const at = /^---\s*\n\s*\n?(?=<sup>\d)/m.exec(page)
    body.push(at === null ? page : page.slice(0, at.index))
    if (at !== null) notes.push(page.slice(at.index))
  }
  const marks = [...body.join('\n\n').matchAll(/([\s\S]{1,80})<sup>\d+<\/sup>/g)]
  return {
    body: words(bare(body.join('\n\n'))),
    notes: words(bare(notes.join('\n\n'))),
    marked: marks.map(match => words(bare(match[1] ?? '')).at(-1) ?? ''),
  }
}

function bare(text: string): string {
  return text
    .replace(/<sup>\d+<\/sup>/g, '')
    .replace(/<\/?su[pb]>/g, '')
    .replace(/\]\s*\([^()\s]*\)/g, ']')
    .replace(/^\s*(?:[-•]\s+)?(?:\*\*)?(?:\d{1,2}|[a-z])\.(?:\*\*)?[ \t]+(?=\S)/gm, '')
    .replace(/[*\\]/g, '')
}

function checkRoundTrip(name: string, file: StatementFile, stem: string): void {
  if (canonical(letter(`${stem}.again.json`)) !== canonical(file)) {
    faults.push(`${name}: text → JSON → Markdown → JSON is not the same in canonical form`)
  }
}

/** The text is the text blocks joined by empty lines, and every citation stands in it where it says. */
function checkText(name: string, stem: string, file: StatementFile): void {
  const text = read(join(work, `${stem}.words.txt`))
  const blocks = all(file.body)
    .filter(isTextBlock)
    .map(block => textOf(block.content))
  if (text.trimEnd() !== blocks.join('\n\n'))
    faults.push(`${name}: the text is not its text blocks, joined by empty lines`)
  const parts = text.split('\n\n')
  for (const one of json(`${stem}.cite.json`) as {
    text: string
    start: number
    end: number
    block: number
  }[]) {
    if (text.slice(one.start, one.end) !== one.text)
      faults.push(`${name}: "${one.text}" does not stand at ${one.start}`)
    if (parts[one.block]?.includes(one.text) !== true)
      faults.push(`${name}: "${one.text}" is not in block ${one.block}`)
  }
}

const isJointLetter = (name: string): boolean => basename(name).startsWith('001')
const DROPPED = ['CyberPeace Institute', 'Privacy International'] as const
const NAMES = [
  'Access Now',
  'Association for Progressive Communications (APC)',
  'ARTICLE 19',
  'Center for Democracy and Technology',
  'CyberPeace Institute',
  'Data Privacy Brasil',
  'Derechos Digitales',
  'Electronic Frontier Foundation',
  'Freedom House',
  'Global Partners – Digital',
  'Hiperderecho',
  'Human Rights Watch',
  'Instituto Panamericano de Derecho y Tecnologia (IPANDETEC)',
  'International Commission of Jurists (ICJ)',
  'Jokkolabs Banjul',
  'Jonction – Senegal',
  'Kenya ICT Action Network (KICTANet)',
  'Privacy International',
  'R3D: Red en Defensa de los Derechos Digitales',
  'Temple University, Institute for Law, Innovation & Technology (iLIT)',
]

/** Six concerns, six asks, twenty names; one ask and two names fewer in the perturbed copy; no name is cited. */
function checkJointLetter(stem: string, file: StatementFile): void {
  const perturbed = letter(`${stem}-perturbed.json`)
  expect('concerns of the letter', demands(file, 'concern'), 6)
  expect('asks of the letter', demands(file, 'ask'), 6)
  expect('concerns of the perturbed letter', demands(perturbed, 'concern'), 6)
  expect('asks of the perturbed letter', demands(perturbed, 'ask'), 5)
  expect('suggested asks', (json(`${stem}.asks.json`) as unknown[]).length, 6)
  same('signatories', NAMES, names(file))
  same(
    'signatories of the perturbed letter',
    NAMES.filter(name => !(DROPPED as readonly string[]).includes(name)),
    names(perturbed),
  )
  const preview = json(`${stem}.signatories.json`) as { groups: { entries: { name: string }[] }[] }
  same(
    'signatories as printed',
    NAMES,
    preview.groups.flatMap(group => group.entries.map(entry => entry.name)),
  )
  expect('citations in the letter', (json(`${stem}.cite.json`) as unknown[]).length, 0)
}

function names(file: StatementFile): string[] {
  return all(file.body).flatMap(block => (block.type === 'signatory' ? [textOf(block.content)] : []))
}

function demands(file: StatementFile, kind: 'ask' | 'concern'): number {
  return all(file.body).filter(
    block => kind in block.attrs && (block.attrs as Record<string, unknown>)[kind] !== null,
  ).length
}

function letter(name: string): StatementFile {
  return letterAt(join(work, name))
}

function json(name: string): unknown {
  return JSON.parse(read(join(work, name)))
}

if (act === 'prepare') for (const name of letters) prepare(name)
else {
  check()
  verdict()
}
