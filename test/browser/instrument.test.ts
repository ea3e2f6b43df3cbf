/**
 * Asks through a negotiation in a real browser: a draft of the treaty is imported, asks are aimed at it, the next draft
 * is imported, what became of each provision is confirmed, the asks are judged, and the matrix shows it. Each step
 * stands on the one before it.
 */
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { listAsks } from '../../shared/contract/asks.ts'
import { listDrafts } from '../../shared/contract/drafts.ts'
import { beginProcess, planSession } from '../../shared/contract/processes.ts'
import { startStatement } from '../../shared/contract/statements.ts'
import { en as words } from '../../shared/words/en.ts'
import type { Somebody } from '../world.ts'
import { barriersOn, reads, type Seat } from './hands.ts'
import { openStage, type Stage } from './stage.ts'
import { FIRST_DRAFT, SECOND_DRAFT } from './treaty.ts'

const { instrument, concordance, following, asks, citations } = words

const LETTER =
  'We ask you to amend Article 7, paragraph 1, and to delete Article 6. Article 82(2)(m) goes too far, too.'

let stage: Stage
let amina: Somebody
let seat: Seat
let coalition: string
let process: string
let letter: string
let failed = false
/** Collected on the way, so that one does not end the story. */
const barriers: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const { id, coordinator } = await stage.world.coalition('harbour', 'Amina')
  coalition = id
  amina = coordinator
  const begun = await stage.world.call(amina, beginProcess, {
    ...{ coalition, name: 'Harbour Committee', instrument: 'Convention on Harbour Data' },
    ...{ shortName: 'Harbour Data', labels: [] },
  })
  process = begun.id
  const session = await stage.world.call(amina, planSession, {
    ...{
      process,
      name: 'Second session',
      place: 'Port Louis',
      firstDay: '2027-03-01',
      lastDay: '2027-03-05',
    },
    ...{ zone: 'Indian/Mauritius', wordLimit: null, countsNotes: false, deadlines: [], documents: [] },
  })
  const attrs = { id: 'block-0001', ask: null, concern: null, lang: null, dir: null }
  const started = await stage.world.call(amina, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'On sealed letters', language: 'en', direction: 'ltr' },
    session: session.id,
    body: { type: 'doc', content: [{ type: 'paragraph', attrs, content: [{ type: 'text', text: LETTER }] }] },
  })
  letter = started.id
  seat = await stage.open(amina, `/c/harbour/processes/${process}`)
})
beforeEach(() => {
  if (failed) throw new Error('An earlier step of the story failed.')
  onTestFailed(() => {
    failed = true
  })
})
afterAll(() => stage?.close())

describe('asks from one draft of the treaty to the next', { timeout: 120_000 }, () => {
  it('[DRAFT-2] [DRAFT-7] a draft is imported from a file, looked through, corrected and stored', async () => {
    const { page } = seat
    await importDraft('A/HD/1', FIRST_DRAFT)
    await look('the preview of a draft')
    const article = page.getByText('Secret collection of crew lists').first()
    await article.click()
    await page.getByRole('button', { name: instrument.import.store(16) }).click()
    await page.getByText(instrument.import.stored('A/HD/1', 16)).waitFor()
    await look('a stored draft')
    const { drafts } = await stage.world.call(amina, listDrafts, { process })
    expect(drafts.map(({ symbol, provisions }) => [symbol, provisions])).toEqual([['A/HD/1', 16]])
  })

  it('[CITE-3] in a letter, a citation shows the provision it means, and says where there is none', async () => {
    const { page } = seat
    await page.goto(`${stage.origin}/statements/${letter}`)
    await page.getByRole('button', { name: citations.choose }).click()
    await page.getByRole('dialog').getByRole('button', { name: citations.act }).click()
    await page.getByText(citations.counted(3, 1, 'A/HD/1')).waitFor()
    await page.locator('.citation', { hasText: 'Article 7, paragraph 1' }).hover()
    const card = page.locator('.citation-card')
    await card
      .getByText('Letters that seafarers send from a port may be opened by the harbour master.')
      .waitFor()
    await page.locator('.citation', { hasText: 'Article 82(2)(m)' }).hover()
    await card.getByText(citations.missing('article', '82(2)(m)', null)).waitFor()
    await look('a letter with citations')
    await reads(seat, LETTER)
  })

  it('[ASK-5] asks are entered, each aimed at the provision that its words name', async () => {
    await enterAsk(words.verbs.delete, 'Delete Article 6 on secret crew lists.', 'Article 6')
    await enterAsk(
      words.verbs.amend,
      'Letters of seafarers are opened only by order of a judge.',
      'Article 7, paragraph 1',
      'Letters that seafarers send from a port may be opened by the harbour master only by order of a judge.',
    )
    const register = (await stage.world.call(amina, listAsks, { coalition })).asks
    expect(register.map(({ number, targets }) => [number, targets[0]?.aim?.at])).toEqual([
      [1, 11],
      [2, 13],
    ])
    await look('the page of an ask')
  })

  it('[CONC-13] the next draft is imported, and what became of each provision is confirmed', async () => {
    const { page } = seat
    await page.goto(`${stage.origin}/c/harbour/processes/${process}`)
    await importDraft('A/HD/2', SECOND_DRAFT)
    await page.getByRole('button', { name: instrument.import.store(15) }).click()
    await page.getByText(instrument.import.stored('A/HD/2', 15)).waitFor()
    await page.goto(`${stage.origin}/c/harbour/processes/${process}`)
    await page.getByRole('link', { name: instrument.list.review('A/HD/1') }).click()
    await page.getByText(concordance.progress({ confirmed: 0, of: 16, unsure: 0 })).waitFor()
    await look('the review of a concordance')
    await page.keyboard.press('j')
    await page.keyboard.press('y')
    await page.getByText(concordance.progress({ confirmed: 1, of: 16, unsure: 0 })).waitFor()
    await page.getByRole('button', { name: concordance.acts.several }).click()
    const several = page.getByRole('dialog')
    await several.getByRole('button', { name: concordance.several.act(15) }).click()
    await page.getByText(concordance.done.title).waitFor()
    await look('a concordance that is confirmed')
  })

  it('[ASK-1] an ask is judged where its provision is now, on its two texts, by a person', async () => {
    const { page } = seat
    await page.getByRole('link', { name: concordance.done.judge }).click()
    await page.getByText(following.judge.progress(0, 2)).waitFor()
    await look('judging')
    await page.getByRole('heading', { level: 2, name: following.ask(2) }).waitFor()
    await page.keyboard.press('1')
    await page.getByText(following.judge.progress(1, 2)).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 2, name: following.ask(1) }).waitFor()
    await page.keyboard.press('1')
    await page.getByText(following.judge.progress(2, 2)).waitFor()
  })

  it('[ASK-1] the matrix shows what became of each ask and where it is, and opens the evidence', async () => {
    const { page } = seat
    await page.goto(`${stage.origin}/c/harbour/matrix/${process}`)
    const table = page.getByRole('table').first()
    await table.getByText(`${following.provision('3(1)')} (${following.place.was(['7(1)'])})`).waitFor()
    const reflected = table.getByRole('button', { name: new RegExp(following.outcomes.reflected) })
    expect(await reflected.count()).toBe(2)
    await look('the matrix')
    const letters = table.getByRole('row').filter({ hasText: 'Letters of seafarers' })
    await letters.getByRole('button', { name: new RegExp(following.outcomes.reflected) }).click()
    const evidence = page.getByRole('dialog')
    await evidence.getByText('may be opened by the harbour master').first().waitFor()
    await look('the evidence')
    await page.keyboard.press('Escape')
    await evidence.waitFor({ state: 'detached' })
  })

  it('[CITE-4] the letter is offered the new numbers, takes them by a press, and works on the next draft', async () => {
    const { page } = seat
    await page.goto(`${stage.origin}/statements/${letter}`)
    await page.getByRole('button', { name: citations.newerShow }).click()
    const dialog = page.getByRole('dialog', { name: citations.newerTitle('A/HD/2') })
    await dialog.getByLabel(citations.take('Article 3, paragraph 1')).check()
    await dialog.getByLabel(citations.leave('Article 6')).check()
    await look('the new numbers')
    await reads(seat, LETTER)
    await dialog.getByRole('button', { name: citations.move(1, 'A/HD/2') }).click()
    await reads(seat, LETTER.replace('Article 7', 'Article 3'))
    await page.getByText(citations.moved(1, 'A/HD/2')).waitFor()
  })

  it('[ASK-1] what changed puts the provisions that carry an ask first, and leaves as Word', async () => {
    const { page } = seat
    const { drafts } = await stage.world.call(amina, listDrafts, { process })
    const [first, second] = drafts
    await page.goto(`${stage.origin}/c/harbour/drafts/${second!.id}/changes/${first!.id}`)
    await page.getByRole('heading', { name: following.changes.carrying(2) }).waitFor()
    await look('what changed for us')
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: following.changes.word }).click()
    expect(wordsIn(await bytesOf(await file))).toContain('only by order of a judge')
  })

  it('says nothing that cannot be seen, reached or read, and breaks no rule of the browser', () => {
    expect(barriers).toEqual([])
    expect(seat.troubles).toEqual([])
  })
})

async function importDraft(symbol: string, text: string): Promise<void> {
  const { page } = seat
  await page.getByRole('link', { name: instrument.list.importDraft }).first().click()
  const file = {
    name: `${symbol.replaceAll('/', '-')}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: instrument.import.preview }).waitFor()
  await page.getByLabel(instrument.about.symbol, { exact: true }).fill(symbol)
}

/** Enters an ask on its own page, and takes the provision that is offered for its target. */
async function enterAsk(verb: string, wording: string, target: string, proposed?: string): Promise<void> {
  const { page } = seat
  await page.goto(`${stage.origin}/c/harbour/asks`)
  await page.getByRole('button', { name: asks.enter }).first().click()
  const dialog = page.getByRole('dialog', { name: asks.enterTitle })
  await dialog.getByLabel(asks.form.verb).selectOption({ label: verb })
  await dialog.getByLabel(asks.form.wording).fill(wording)
  await dialog.getByLabel(asks.form.asWritten).fill(target)
  await dialog.getByRole('button', { name: asks.form.takeSuggested }).click()
  if (proposed !== undefined) {
    await dialog.getByText(asks.form.more).click()
    await dialog.getByLabel(asks.form.proposedText).fill(proposed)
  }
  await dialog.getByRole('button', { name: asks.enterAct }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** A screen is looked at for what keeps anybody out. */
async function look(screen: string): Promise<void> {
  barriers.push(...(await barriersOn(seat, screen)))
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()))
}

/** The words of a Word file, without its tags. */
const wordsIn = (file: Uint8Array): string =>
  strFromU8(unzipSync(file)['word/document.xml']!)
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
