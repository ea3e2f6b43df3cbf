/**
 * `comparisons WORK` compares two of the real letters, and each with a copy in which something was done to it, as if
 * both had been imported: no block has an id that the other knows. Prints how long it took and what was found; the
 * redline of each must be both letters, accepted the one and rejected the other.
 */
import { compare } from '../shared/compare/compare.ts'
import type { BlockChange, Comparison, Summary } from '../shared/compare/comparison.ts'
import { fromDocx } from '../shared/formats/docx/docxRead.ts'
import { toRedline } from '../shared/formats/docx/redline.ts'
import { seededIds } from '../shared/formats/seededIds.ts'
import { canonical } from '../shared/statement/canonical.ts'
import { textOf } from '../shared/statement/text.ts'
import type { Block, Paragraph, StatementFile } from '../shared/statement/tree.ts'
import { sayable } from '../test/rules/office.sayable.ts'
import { expect, faults, lettersIn, same, verdict, words, wordsOf } from './letters.ts'

/** Milliseconds; the longest of these letters has ten pages, and a loaded machine is slower by half an order. */
const LONGEST = 1000

const [work = ''] = process.argv.slice(2)
const letters = [...lettersIn(work)]
const table = new Map<string, Record<string, number | string>>()

async function comparisons(): Promise<void> {
  for (const [name, file] of letters) {
    const old = renamed(file, 'old')
    const edited = { ...file, body: { ...file.body, content: editedCopy(file) } }
    const now = renamed(edited, 'new')
    const comparison = await compared(`${name} and its edited copy`, old, now)
    const { same, ...found } = comparison.summary.blocks
    for (const [change, wanted] of Object.entries(DONE))
      expect(`${name} and its edited copy: ${change}`, found[change as keyof typeof found], wanted)
    checkReplaced(name, comparison)
  }
  const [first, last] = [letters.find(([name]) => name === '004'), letters.find(([name]) => name === '001')]
  if (first && last) await compared('004 and 001', renamed(first[1], 'old'), renamed(last[1], 'new'))
  console.log('Comparisons of the real letters, no id the same:')
  console.table(Object.fromEntries(table))
}

/** No block, note or ask has an id by which the other letter could know it. */
function renamed(file: StatementFile, prefix: string): StatementFile {
  const newId = seededIds(prefix)
  const names = new Map<string, string>()
  const other = (id: string): string => {
    const name = names.get(id) ?? newId()
    names.set(id, name)
    return name
  }
  return JSON.parse(
    JSON.stringify(file, (key, value) =>
      ['id', 'ask', 'note'].includes(key) && typeof value === 'string' && value !== 'footnotes'
        ? other(value)
        : value,
    ),
  )
}

/** What `editedCopy` does, as a comparison counts it. */
const DONE: Readonly<Record<Exclude<BlockChange['change'], 'same'>, number>> = {
  changed: 3,
  moved: 1,
  deleted: 1,
  inserted: 1,
  split: 1,
  merged: 0,
  'moved-and-changed': 0,
}
const INSERTED = 'Pilots of every harbour shall be told when their logs are read, and by whom.'

/**
 * A word replaced in each of three paragraphs, one paragraph moved to the beginning, one taken out, a new one put in,
 * and one split behind a sentence; each stands apart from the others.
 */
function editedCopy(file: StatementFile): Block[] {
  const copy = structuredClone(file.body.content ?? [])
  const long = copy.filter(
    (block): block is Paragraph => block.type === 'paragraph' && textOf(block.content).length > 120,
  )
  const splitting = long.find(
    block => block.content?.length === 1 && /[.] [A-Z]/.test(textOf(block.content).slice(60, -60)),
  )
  const others = long.filter(block => block !== splitting)
  const gone = others.find(block => !block.content?.some(({ type }) => type === 'footnoteRef'))
  const [one, two, three, ...more] = others.filter(block => block !== gone)
  const moving = more.at(-1)
  if (!(splitting && one && two && three && gone && moving)) throw new Error('This letter is too short.')
  for (const block of [one, two, three]) replaceWord(block)
  const put: Paragraph = { ...gone, content: [{ type: 'text', text: INSERTED }] }
  const rest = copy.flatMap((block): Block[] => {
    if (block === gone || block === moving) return []
    if (block === splitting) return halves(splitting)
    return block === three ? [three, put] : [block]
  })
  return [moving, ...rest]
}

/** In the longest stretch of words with the same marks. */
function replaceWord(block: Paragraph): void {
  const runs = (block.content ?? []).filter(({ type }) => type === 'text')
  const run = runs.sort((one, other) => textOf([other]).length - textOf([one]).length)[0]
  if (run?.type !== 'text') return
  const list = run.text.split(' ')
  list[Math.floor(list.length / 2)] = 'lighthouse'
  run.text = list.join(' ')
}

function halves(block: Paragraph): Block[] {
  const text = textOf(block.content)
  const at = 60 + text.slice(60).search(/[.] [A-Z]/) + 1
  return [text.slice(0, at), text.slice(at + 1)].map(half => ({
    ...block,
    content: [{ type: 'text', text: half }],
  }))
}

/** Where a word was replaced, one word goes and `lighthouse` comes. */
function checkReplaced(name: string, { blocks }: Comparison): void {
  for (const { change, words = [] } of blocks) {
    if (change !== 'changed') continue
    const says = words.filter(({ op }) => op !== '=').map(({ op, text }) => `${op}${text}`)
    if (says.length !== 2 || says[1] !== '+lighthouse')
      faults.push(`${name}: one word replaced is shown as ${says.join(' ')}`)
  }
}

async function compared(what: string, old: StatementFile, now: StatementFile): Promise<Comparison> {
  const before = performance.now()
  const comparison = compare(old.body, now.body, { language: now.language, titles: titlesOf(old, now) })
  const took = Math.round(performance.now() - before)
  if (took > LONGEST) faults.push(`${what}: comparing took ${took} ms`)
  checkWhole(what, comparison, old, now)
  const redline = await toRedline(old, now, comparison)
  checkRedline(what, redline, old, now)
  table.set(what, {
    ms: took,
    'redline ms': Math.round(performance.now() - before) - took,
    ...row(comparison.summary),
  })
  return comparison
}

const titlesOf = (old: StatementFile, now: StatementFile) => ({ old: old.title, new: now.title })

function row({ blocks, asks, words }: Summary): Record<string, number | string> {
  const said = Object.entries(asks).filter(([, count]) => count > 0)
  return {
    ...blocks,
    'words +': words.inserted,
    'words -': words.deleted,
    asks: said.map(([change, count]) => `${count} ${change}`).join(', '),
  }
}

/** [CMP-1] Every block of both stands in it once, and its words are the words of the one and of the other. */
function checkWhole(what: string, { blocks }: Comparison, old: StatementFile, now: StatementFile): void {
  for (const [side, op, file] of [
    ['old', '-', old],
    ['new', '+', now],
  ] as const) {
    const sides = blocks.flatMap(block => block[side] ?? []).sort((one, other) => one.index - other.index)
    const { text, notes } = wordsOf(file)
    same(
      `${what}: words of the ${side} letter`,
      [...text, ...notes],
      sides.flatMap(one => words(one.text)),
    )
    if (sides.some(({ index }, place) => index !== place))
      faults.push(`${what}: a block of the ${side} letter twice`)
    for (const block of blocks) {
      const kept = block.words?.filter(word => word.op === '=' || word.op === op).map(word => word.text)
      const says = (block[side] ?? []).map(one => one.text).join('\n')
      if (kept && kept.join('') !== says)
        faults.push(`${what}: the words of "${says.slice(0, 40)}" are other words`)
    }
  }
}

/** [CMP-2] All accepted is the new letter and all rejected the old one, as our own reader reads the file. */
function checkRedline(what: string, redline: Uint8Array, old: StatementFile, now: StatementFile): void {
  for (const [changes, wanted] of [
    ['accept', now],
    ['reject', old],
  ] as const) {
    const { file } = fromDocx(redline, { newId: seededIds(what), changes })
    if (canonical({ ...file, title: wanted.title }) !== canonical(sayable(wanted)))
      faults.push(
        `${what}: the redline with all changes ${changes}ed is not the ${changes === 'accept' ? 'new' : 'old'} letter`,
      )
  }
}

await comparisons()
verdict()
