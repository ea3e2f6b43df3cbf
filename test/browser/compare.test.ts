/** Comparing on the screen: versions, other statements and files; going through changes; taking them along. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeReview, startThread } from '../../shared/contract/reviews.ts'
import { freeze, readText, startStatement } from '../../shared/contract/statements.ts'
import { readDocx } from '../../shared/formats/docx/docxRead.ts'
import { toDocx } from '../../shared/formats/docx/docxWrite.ts'
import { plainExport } from '../../shared/formats/export.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { en as words } from '../../shared/words/en.ts'
import type { Somebody } from '../world.ts'
import { barriersOn } from './hands.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let coalition: string
let ines: Somebody
let rosa: Somebody
let first: Frozen
let second: Frozen

beforeAll(async () => {
  stage = await openStage()
  const founded = await stage.world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  rosa = await stage.world.person('Rosa Lindqvist', { coalition, role: 'reviewer', organisation: 'Pilots' })
  first = await frozen('On harbour logs', OLD)
  second = await frozen('On harbour logs, again', NOW)
})
afterAll(() => stage.close())

const OLD = `Your Excellencies,

Ports keep every log of seafarers for ten years, and nobody asks why.

We call on all delegations to:

- delete Article 12 on the names of seafarers;
- narrow Article 14 to what a berth needs.

Nobody may sell a log[^1].

With respect.

[^1]: See the draft of March.
`
const NOW = OLD.replace('every log', 'no log')
  .replace('With respect.', 'With great respect.')
  .replace(
    '- narrow Article 14 to what a berth needs.',
    '- narrow Article 14 to what one berth needs;\n- insert a date of erasure.',
  )

describe('two texts of the coalition', () => {
  it('[CMP-9] are chosen, walked through by keys and filtered; the address holds it all', async () => {
    const seat = await open(
      `/statements/${first.statement}/compare?old=${first.version}&new=${second.version}&newOf=${second.statement}`,
    )
    const { page } = seat
    await page.getByText(words.compare.allKinds(5), { exact: true }).waitFor({ state: 'attached' })
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await said(seat, /^Change 2 of 5, changed\. deleted: every\. inserted: no$/)
    expect(await page.evaluate('document.activeElement.id')).toBe('change-1')
    await page.keyboard.press('p')
    await said(seat, /^Change 1 of 5, changed\. inserted: , again$/)
    await page.getByLabel(words.compare.only).selectOption('inserted')
    await page.getByText(words.compare.at(0, 1), { exact: true }).waitFor()
    await page.keyboard.press('n')
    await said(seat, /^Change 1 of 1, new\. inserted: insert a date of erasure\.$/)
    await page.keyboard.press('v')
    await page.locator('.changed-letter.side').waitFor()
    const address = new URL(page.url())
    expect(Object.fromEntries(address.searchParams)).toEqual({
      ...{ old: first.version, new: second.version, newOf: second.statement },
      ...{ view: 'side', only: 'inserted', change: '1' },
    })
    const other = await stage.open(rosa, address.pathname + address.search)
    await other.page.locator('.changed-letter.side .changed-block.inserted.here').waitFor()
    expect(await barriersOn(seat, 'comparing')).toEqual([])
    expect([...seat.troubles, ...other.troubles]).toEqual([])
    await seat.context.close()
    await other.context.close()
  })

  it('[CMP-9] another statement is chosen on the screen, and what is one text says so', async () => {
    const seat = await open(`/statements/${first.statement}/compare?old=live&new=live`)
    const { page } = seat
    await page.getByText(words.compare.needTwo).waitFor()
    await page.getByLabel(words.compare.newer, { exact: true }).selectOption('other')
    await page.getByLabel(words.compare.otherText).selectOption(second.version)
    await page.locator('.changed-letter ins', { hasText: 'insert a date of erasure' }).waitFor()
    await seat.context.close()
  })

  it('[CMP-9] as a Word file with tracked changes, as a page, and as a summary to paste', async () => {
    const seat = await open(
      `/statements/${first.statement}/compare?old=${first.version}&new=${second.version}&newOf=${second.statement}`,
    )
    const { page, context } = seat
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const word = readDocx(await fileOf(seat, words.compare.redline), { newId: ids() })
    const wordsOf = ({ body }: StatementFile) => body.content!.map(textOfBlock).join('\n')
    expect(wordsOf(word.accepted.file)).toContain('Ports keep no log')
    expect(wordsOf(word.rejected.file)).toContain('Ports keep every log')
    const html = new TextDecoder().decode(await fileOf(seat, words.compare.page))
    expect(html).toContain('With great respect'.slice(5, 10))
    await page.getByRole('button', { name: words.compare.copySummary }).click()
    await page.getByText(words.compare.summaryCopied).waitFor()
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string
    expect(copied).toMatch(/^From version 1 · .* to version 1 · /)
    expect(copied).toContain('3 paragraphs changed')
    expect(seat.troubles).toEqual([])
    await context.close()
  })
})

describe('a file from a partner', () => {
  it('[CMP-10] is compared on this device; its differences become suggestions, and the text stays', async () => {
    const seat = await open(`/statements/${first.statement}/compare?old=live&new=file`)
    const { page } = seat
    const sent: string[] = []
    page.on('request', request => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    await page.getByText(words.compare.needFile).waitFor()
    await page.getByLabel(words.compare.chooseFile).setInputFiles({
      name: 'From the Pilots.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await toDocx(letter('On harbour logs', NOW), plainExport('en'))),
    })
    await page.locator('.changed-letter ins', { hasText: 'insert a date of erasure' }).waitFor()
    expect(sent).toEqual([])
    await page.getByRole('button', { name: words.compare.takeOver }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words.compare.suggest(4) }).waitFor()
    await dialog.getByRole('checkbox').first().uncheck()
    expect(await barriersOn(seat, 'comparing')).toEqual([])
    await dialog.getByRole('button', { name: words.compare.suggest(3) }).click()
    await page.getByText(words.compare.takenOver(3)).waitFor()
    const { suggestions } = await stage.world.call(ines, seeReview, { statement: first.statement })
    expect(suggestions.map(({ why, changes }) => [why, changes.length])).toEqual(
      Array(3).fill(['From the file From the Pilots.docx', 1]),
    )
    const { body } = await stage.world.call(ines, readText, { statement: first.statement })
    expect(JSON.stringify(body)).toContain('every log')
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })
})

describe('since my organisation was here', () => {
  it('[CMP-11] compares the version it commented on with the draft, and says why where there is none', async () => {
    const { statement, version } = await frozen('On berths', OLD)
    await stage.world.call(rosa, startThread, {
      ...{ statement, id: 'thread-of-rosa', comment: 'comment-of-rosa' },
      ...{ on: { kind: 'whole' as const }, words: 'Too long.' },
    })
    const seat = await stage.open(rosa, `/statements/${statement}/compare?old=live&new=live`)
    const { page } = seat
    await page.getByRole('button', { name: words.compare.sinceShort }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(words.compare.neverLooked).waitFor()
    await dialog.getByText(words.compare.neverSigned).waitFor()
    expect(await barriersOn(seat, 'comparing')).toEqual([])
    await dialog.getByRole('button', { name: words.compare.sinceSaid }).click()
    await page.getByText(words.compare.same).waitFor()
    expect(new URL(page.url()).searchParams.get('old')).toBe(version)
    await page.getByRole('button', { name: words.compare.sinceShort }).click()
    await dialog.getByRole('button', { name: words.compare.noteLook }).click()
    await page.getByText(words.compare.lookNoted).waitFor()
    await page.getByRole('button', { name: words.compare.sinceShort }).click()
    await dialog.getByRole('button', { name: words.compare.sinceLooked }).waitFor()
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })
})

describe('a long letter', () => {
  it('[CMP-12] of a hundred pages with 300 changes is drawn at once, and the screen goes on meanwhile', async () => {
    const paragraphs = Array.from({ length: 900 }, (_, at) => LINE.replaceAll('#', String(at)))
    const changed = paragraphs.map((text, at) => (at % 3 === 0 ? text.replace('keeps', 'shares') : text))
    const old = await frozen('A long letter', paragraphs.join('\n\n'))
    const now = await frozen('A long letter', changed.join('\n\n'))
    const seat = await open(
      `/statements/${old.statement}/compare?old=${old.version}&new=${now.version}&newOf=${now.statement}`,
    )
    const { page } = seat
    await page.getByText(words.compare.at(0, 300), { exact: true }).waitFor()
    expect(await page.evaluate(LONGEST_TASK)).toBeLessThan(1000)
    await page.getByRole('button', { name: words.compare.next }).click()
    await page.locator('.changed-block.here').waitFor()
    await seat.context.close()
  })
})

const LINE =
  'The port of number # keeps what its pilots write down for as long as a berth is held, and no longer; whoever asks for it says why, and a judge answers before the ship has sailed.'

/** The longest stretch in milliseconds in which the page answered nobody, since it was loaded. */
const LONGEST_TASK = `new Promise(resolve => {
  new PerformanceObserver(list => resolve(Math.max(...list.getEntries().map(({ duration }) => duration))))
    .observe({ type: 'longtask', buffered: true })
  setTimeout(() => resolve(0), 500)
})`

type Frozen = { statement: string; version: string }

async function frozen(title: string, markdown: string): Promise<Frozen> {
  const { body } = letter(title, markdown)
  const asked = {
    coalition,
    kind: 'joint-letter' as const,
    title,
    language: 'en',
    direction: 'ltr' as const,
    body,
  }
  const { id: statement } = await stage.world.call(ines, startStatement, asked)
  const { id: version } = await stage.world.call(ines, freeze, { statement })
  return { statement, version }
}

const letter = (title: string, markdown: string): StatementFile =>
  fromMarkdown(markdown, { newId: ids(), title }).file

let letters = 0
function ids(): () => string {
  letters += 1
  let count = 0
  const of = letters
  return () => `block-${of}-${String(++count).padStart(5, '0')}`
}

const open = (path: string): Promise<Seat> => stage.open(ines, path)

/** Waits for what a screen reader is told. */
const said = ({ page }: Seat, what: RegExp) =>
  expect.poll(() => page.locator('.compare-bar [role=status]').textContent()).toMatch(what)

async function fileOf({ page }: Seat, button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}
