/** The register of asks in a browser: found by a link, worded anew and put into a letter, suggested and dropped. */
import axe from 'axe-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askSaying } from '../../shared/ask.ts'
import { enterAsk, listAsks, reviseAsk } from '../../shared/contract/asks.ts'
import { storeDraft } from '../../shared/contract/drafts.ts'
import { beginProcess } from '../../shared/contract/processes.ts'
import { startStatement } from '../../shared/contract/statements.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { readInstrument } from '../../shared/instrument/read.ts'
import { toSend } from '../../shared/instrument/stored.ts'
import { en as words } from '../../shared/words/en.ts'
import type { Somebody } from '../world.ts'
import { PATIENCE } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let amina: Somebody
let coalition: string

beforeAll(async () => {
  stage = await openStage()
  const made = await stage.world.coalition('harbour', 'Amina Haddad')
  amina = made.coordinator
  coalition = made.id
}, PATIENCE * 4)
afterAll(() => stage.close())

const says = (wording: string) =>
  askSaying({ verb: 'delete', wording, targets: [{ asWritten: /Article \d+/.exec(wording)?.[0] ?? 'it' }] })
const register = async () => (await stage.world.call(amina, listAsks, { coalition })).asks
const found = async (wording: string) => (await register()).find(ask => ask.wording === wording)

it('[ASK-20] a link with a filter shows the same to whoever opens it', async () => {
  for (const wording of ['Delete Article 5', 'Delete Article 6'])
    await stage.world.call(amina, enterAsk, { coalition, ...says(wording) })
  const seat = await stage.open(amina, '/c/harbour/asks')
  const { page } = seat
  const rows = page.getByRole('rowheader')
  await page.getByText(words.asks.shown(2, 2)).waitFor()
  await page.getByText(words.asks.filter.more).click()
  await page.getByLabel(words.asks.filter.article).selectOption('6')
  await page.getByText(words.asks.shown(1, 2)).waitFor()
  const link = page.url()
  expect(new URL(link).search).toBe('?article=6')
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByText(words.asks.shown(1, 2)).waitFor()
  expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('Delete Article 6')])
  expect(seat.troubles).toEqual([])
  await seat.context.close()
})

it('[ASK-25] the register’s words are put into a letter by a person, and the letter says them then', async () => {
  const letter = await begin('Delete Article 9, for it is old;')
  const [ask] = (await register()).filter(one => one.statements.some(({ id }) => id === letter))
  const wording = 'Delete Article 9, for nobody needs it'
  await stage.world.call(amina, reviseAsk, { ask: ask!.id, ...says(wording) })
  const seat = await stage.open(amina, `/statements/${letter}`)
  const { page } = seat
  const card = page.locator('.card.ask:not(.unplaced)')
  await card.getByText(words.asks.inLetter.offered).waitFor()
  await page.locator('.letter-text').getByText('for it is old').click()
  await card.getByRole('button', { name: words.asks.inLetter.put }).click()
  await page.locator('.letter-text li', { hasText: `${wording};` }).waitFor()
  await card.getByText(words.asks.inLetter.offered).waitFor({ state: 'detached' })
  await expect
    .poll(async () => (await found(wording))?.statements[0]?.wordings, { timeout: PATIENCE })
    .toBe('same')
  expect(seat.troubles).toEqual([])
  await seat.context.close()
})

it('[ASK-25] both wordings stay where a person says so; the letter’s are taken into the register where one says that', async () => {
  const letter = await begin('Delete Article 9, for it is older')
  const [ask] = (await register()).filter(one => one.statements.some(({ id }) => id === letter))
  const { id } = ask!
  const seat = await stage.open(amina, `/c/harbour/asks/${id}`)
  const { page } = seat
  await page.getByRole('heading', { name: words.asks.wordings.title }).waitFor()
  await page.getByRole('button', { name: words.asks.wordings.keep }).click()
  await page.getByText(words.asks.wordings.keptTitle(1)).waitFor()
  await stage.world.call(amina, reviseAsk, { ask: id, ...says('Delete Article 9 at once') })
  await page.reload()
  await page.getByRole('button', { name: words.asks.wordings.take }).click()
  await page.getByRole('heading', { name: words.asks.wordings.title }).waitFor({ state: 'detached' })
  const now = (await register()).find(one => one.id === id)!
  expect(now).toMatchObject({ wording: 'Delete Article 9, for it is older', revision: 3 })
  expect(now.statements).toMatchObject([{ wordings: 'same' }])
  expect(seat.troubles).toEqual([])
  await seat.context.close()
})

it('[ASK-24] an imported point joins the ask it is, and one that was dropped is not suggested again', async () => {
  await stage.world.call(amina, enterAsk, { coalition, ...says('Delete Article 21 on tide gauges') })
  const seat = await stage.open(amina, '/c/harbour/import')
  const { page } = seat
  const text =
    '# Again\n\nWe call on States to:\n\n1. delete Article 21 on tide gauges;\n2. delete Article 33 on pilots.\n'
  const file = { name: 'Again.md', mimeType: 'text/markdown', buffer: Buffer.from(text) }
  await page.getByLabel(words.importing.choose).setInputFiles(file)
  const [first, second] = [
    page.locator('.question-list > li', { hasText: 'Article 21' }),
    page.locator('.question-list > li', { hasText: 'Article 33' }),
  ]
  const known = (await found('Delete Article 21 on tide gauges'))!
  await first.getByRole('button', { name: words.asks.suggested.join(known.number) }).click()
  await first.getByText(words.asks.suggested.joins(known.number)).waitFor()
  await second.getByRole('button', { name: words.asks.suggested.drop }).click()
  await page.getByRole('button', { name: words.asks.suggested.showDropped(1) }).waitFor()
  const before = (await register()).length
  await page.getByRole('button', { name: words.importing.accept(words.kinds['joint-letter'], 1) }).click()
  await page.locator('#letter-text').waitFor()
  expect(await register()).toHaveLength(before)
  expect((await found(known.wording))?.statements).toHaveLength(1)
  await page.getByRole('button', { name: words.asks.suggested.look }).click()
  await page.getByText(words.asks.suggested.noneOpen).waitFor()
  await page.getByRole('button', { name: words.asks.suggested.showDropped(1) }).click()
  await page.getByRole('button', { name: words.asks.suggested.undrop }).click()
  await page.getByRole('button', { name: words.asks.suggested.take }).click()
  await page.locator('.card.ask', { hasText: 'Article 33' }).waitFor()
  expect(await register()).toHaveLength(before + 1)
  expect(seat.troubles).toEqual([])
  await seat.context.close()
})

it('[ASK-24] what is typed into a suggestion stays while the register is asked for again', async () => {
  const seat = await stage.open(amina, '/c/harbour/asks')
  const { page } = seat
  await page.clock.install()
  await page.goto(`${stage.origin}/c/harbour/import`)
  const text =
    '# Tides\n\nWe call on States to:\n\n1. delete Article 44 on tides;\n2. delete Article 45 on fog.\n'
  const file = { name: 'Tides.md', mimeType: 'text/markdown', buffer: Buffer.from(text) }
  await page.getByLabel(words.importing.choose).setInputFiles(file)
  const row = page.locator('.question-list > li', { hasText: 'Article 44' })
  await row.getByRole('button', { name: words.asks.suggested.edit }).click()
  const dialog = page.getByRole('dialog', { name: words.asks.suggested.editTitle })
  await dialog.getByLabel(words.asks.form.wording).fill('Delete Article 44 wholly')
  await stage.world.call(amina, enterAsk, { coalition, ...says('Delete Article 46') })
  const again = page.waitForResponse(answer => answer.url().endsWith(`/coalitions/${coalition}/asks`))
  await page.clock.fastForward(6_000)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await (await again).finished()
  await expect
    .poll(() => dialog.getByLabel(words.asks.form.wording).inputValue())
    .toBe('Delete Article 44 wholly')
  await dialog.getByRole('button', { name: words.asks.suggested.editAct }).click()
  await page.locator('.ask-wording', { hasText: 'Delete Article 44 wholly' }).waitFor()
  expect(seat.troubles).toEqual([])
  await seat.context.close()
})

it('the register, an ask and its form have no barrier that the usual checks find, in light and in dark', async () => {
  const wording = 'Delete Article 40'
  await stage.world.call(amina, enterAsk, {
    ...{ coalition, ...says(wording), reason: 'Nobody needs it', proposedText: 'Nothing' },
    fallbacks: [{ wording: 'Reject it', strength: 'final' }],
  })
  const { id } = (await found(wording))!
  for (const colorScheme of ['light', 'dark'] as const) {
    const seat = await stage.open(amina, '/c/harbour/asks?priority=none', { colorScheme })
    const { page } = seat
    const barriers = async () => {
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run())
      return violations.map(({ id, nodes }: axe.Result) => [id, nodes.map(node => node.html)])
    }
    await page.getByText(wording).first().waitFor()
    expect(await barriers()).toEqual([])
    await page.goto(`${stage.origin}/c/harbour/asks/${id}`)
    await page.getByRole('heading', { name: words.asks.revisions }).waitFor()
    expect(await barriers()).toEqual([])
    await page.getByRole('button', { name: words.asks.revise }).click()
    await page.getByRole('dialog').waitFor()
    expect(await barriers()).toEqual([])
    await seat.context.close()
  }
})

it('[ASK-22] an ask is aimed at a provision by typing its number, and its page shows the redline', async () => {
  const { draft, process } = await drafted()
  const seat = await stage.open(amina, '/c/harbour/asks')
  const { page } = seat
  await page.getByRole('button', { name: words.asks.enter }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.asks.form.wording).fill('Amend paragraph 2 so that names are erased')
  await dialog.getByLabel(words.asks.form.asWritten).fill('Article 12, paragraph 2')
  await dialog.getByRole('button', { name: words.asks.form.takeSuggested }).click()
  await dialog.getByText('The names shall be kept for ever.').waitFor()
  await dialog.getByLabel(words.asks.form.number).fill('88')
  await dialog.getByText(words.asks.form.numberGone).waitFor()
  await dialog.getByLabel(words.asks.form.number).fill('12(2)')
  await dialog.getByText('The names shall be kept for ever.').waitFor()
  await dialog.getByText(words.asks.form.more).click()
  await dialog.getByLabel(words.asks.form.proposedText).fill('The names shall be kept for one tide.')
  await dialog.getByRole('button', { name: words.asks.enterAct }).click()
  const redline = page.locator('section', { hasText: words.asks.proposed.title }).locator('.redline')
  await redline.waitFor()
  expect(await redline.locator('del').textContent()).toContain('ever')
  expect(await redline.locator('ins').textContent()).toContain('one tide')
  const ask = (await found('Amend paragraph 2 so that names are erased'))!
  expect(ask).toMatchObject({ process, targets: [{ kind: 'provision', aim: { draft, to: null } }] })
  expect(seat.troubles).toEqual([])
  await seat.context.close()
})

/** A process with a draft of its instrument. */
async function drafted(): Promise<{ process: string; draft: string }> {
  const { call } = stage.world
  const named = { name: 'Harbour Committee', instrument: 'Convention on Harbour Data', shortName: 'CHD' }
  const { id: process } = await call(amina, beginProcess, { coalition, ...named, labels: [] })
  const treaty =
    '## Article 12. Names\n\n1. Names may be collected.\n\n2. The names shall be kept for ever.\n'
  const { file } = fromMarkdown(treaty, { newId: counted('treaty'), language: 'en', title: 'HC/L.1' })
  const { id: draft } = await call(amina, storeDraft, {
    ...{ process, symbol: 'HC/L.1', title: 'Draft', textDate: '2027-01-04', releasedOn: '', status: '' },
    ...{ language: 'en', partial: false, session: null, parents: [] },
    provisions: toSend(readInstrument(file).provisions),
  })
  return { process, draft }
}

/** A letter whose one point is an ask. */
async function begin(point: string): Promise<string> {
  const { file } = fromMarkdown(`We call on States to:\n\n- ${point}\n`, {
    newId: counted('point'),
    language: 'en',
    title: 'x',
  })
  const list = file.body.content?.find(block => block.type === 'bulletList')
  const block = list?.content?.[0]?.attrs.id ?? ''
  const { id } = await stage.world.call(amina, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'A letter', language: 'en', direction: 'ltr' },
    body: file.body,
    asks: [{ block, ...says('Delete Article 9, for it is old') }],
  })
  return id
}

/** Ids for blocks that differ. */
function counted(prefix: string): () => string {
  let ids = 0
  return () => `${prefix}${String(++ids).padStart(7, '0')}`
}
