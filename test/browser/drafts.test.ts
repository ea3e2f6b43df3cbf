/** Drafts of the instrument on the screen: looked through and corrected by keyboard, stored, and corrected again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDrafts, seeDraft } from '../../shared/contract/drafts.ts'
import { beginProcess } from '../../shared/contract/processes.ts'
import { en as words } from '../../shared/words/en.ts'
import { del, ins, p, r, wordFile } from '../rules/wordFile.ts'
import type { Somebody } from '../world.ts'
import { barriersOn, type Seat } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const says = words.instrument

let stage: Stage
let amina: Somebody
let coalition: string
let process: string

beforeAll(async () => {
  stage = await openStage()
  const { id, coordinator } = await stage.world.coalition('harbour', 'Amina')
  coalition = id
  amina = coordinator
  const begun = await stage.world.call(amina, beginProcess, {
    ...{ coalition, name: 'Harbour Committee', instrument: 'Convention on Harbour Data' },
    ...{ shortName: 'CHD', labels: [] },
  })
  process = begun.id
})
afterAll(() => stage?.close())

const ROLLING = `A/HD/3

Rolling text of the Convention on Harbour Data

CHAPTER I
General provisions

Article 1
Scope
1. This Convention applies to every port.
2. It [shall] [may] not apply to yards. A yard is not a port.

Article 42-26
Exchange of ledgers
Ledgers are exchanged.

Article 3
Searches
A ledger is searched by order of a judge.
`

describe('a draft that was read', () => {
  it('[DRAFT-4] is corrected by keyboard, each correction can be taken back, and what is stored is what was seen', async () => {
    const seat = await open()
    const { page } = seat
    await choose(seat, 'rolling.txt', ROLLING)
    expect(await page.getByLabel(says.about.symbol).inputValue()).toBe('A/HD/3')
    expect(await barriersOn(seat, 'the preview of a draft')).toEqual([])
    await page.keyboard.press('n')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('p')
    await chosen(seat, 'Article 42-26')
    await page.keyboard.press('e')
    await page.keyboard.type('7')
    await page.keyboard.press('Escape')
    await chosen(seat, 'Article 42-26')
    await page.keyboard.press('e')
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await chosen(seat, 'Article 2')
    await page.keyboard.press('ArrowUp')
    await chosen(seat, '1(2)')
    await page.keyboard.press('s')
    await page.getByLabel(says.split.words).evaluate((field: HTMLTextAreaElement) => {
      const before = field.value.indexOf('A yard') - 1
      field.setSelectionRange(before, before)
    })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('x')
    await page.locator('.halves dd').last().getByText('A yard is not a port.').waitFor()
    await page.keyboard.press('Enter')
    await line(seat, '1 ¶1').waitFor()
    await line(seat, 'Searches').click()
    await page.keyboard.press('i')
    await line(seat, '2(3)').waitFor()
    await page.keyboard.press('u')
    await line(seat, 'Article 3').waitFor()
    await page.getByRole('button', { name: says.import.store(7) }).click()
    await page.getByText(says.import.stored('A/HD/3', 7)).waitFor()
    expect(await printed('A/HD/3')).toEqual([...['Chapter I', '1', '1(1)', '1(2)', '1 ¶1', '2', '3']])
    expect(await barriersOn(seat, 'a stored draft')).toEqual([])
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })

  it('keeps what was typed where storing fails, and is stored the second time', async () => {
    const seat = await open()
    const { page } = seat
    await choose(seat, 'rolling.txt', ROLLING)
    await page.getByText(says.import.again('A/HD/3')).waitFor()
    await page.getByLabel(says.about.symbol).fill('A/HD/4')
    await page.getByLabel(says.about.status).fill('Chair’s text')
    await line(seat, 'Exchange').click()
    await page.keyboard.press('j')
    const store = page.getByRole('button', { name: /^Store the draft/ })
    await page.route('**/drafts', route =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await store.click()
    await page.getByText(words.errors.unreachable).waitFor()
    expect(await page.getByLabel(says.about.status).inputValue()).toBe('Chair’s text')
    await page.unroute('**/drafts')
    await store.click()
    await page.waitForURL(/\/drafts\//)
    const { drafts } = await stage.world.call(amina, listDrafts, { process })
    const [first, second] = drafts
    expect(second).toMatchObject({ symbol: 'A/HD/4', status: 'Chair’s text', parents: [first?.id] })
    expect(second?.fileHash).toBe(first?.fileHash)
    await seat.context.close()
  })

  it('[DRAFT-1] says that a file tracks changes, and lists what was not understood', async () => {
    const seat = await open()
    const file = wordFile(
      p(r('A/HD/9')) +
        p(r('Article 1')) +
        p(r('Scope')) +
        p(r('Ports keep ') + del('every log') + ins('no log') + r('.')),
      {},
    )
    await choose(seat, 'tracked.docx', Buffer.from(file))
    await seat.page.getByText(says.import.tracked).waitFor()
    await line(seat, 'no log').waitFor()
    await seat.page.getByRole('heading', { name: says.unread.title(1) }).waitFor()
    await seat.context.close()
  })
})

describe('a draft that is stored', () => {
  it('[DRAFT-4] is corrected at once and in order; a correction can be taken back', async () => {
    const { drafts } = await stage.world.call(amina, listDrafts, { process })
    const draft = drafts.at(-1)!
    const seat = await stage.open(amina, `/c/harbour/drafts/${draft.id}`)
    const { page } = seat
    await line(seat, 'Scope').click()
    await page.keyboard.press('t')
    await page.keyboard.type('Reach')
    await page.keyboard.press('Enter')
    await line(seat, 'Reach').waitFor()
    await page.getByRole('button', { name: words.acts.undo, exact: true }).click()
    await line(seat, 'Scope').waitFor()
    await line(seat, 'Scope').click()
    await page.keyboard.press('e')
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await line(seat, 'Article 7').waitFor()
    await page.getByLabel(says.tree.search).fill('ports YARDS')
    await page.getByText(says.tree.noMatch).waitFor()
    await page.getByLabel(says.tree.search).fill('YARDS')
    await expect.poll(() => page.getByRole('treeitem').count()).toBe(1)
    await chosen(seat, '7(2)')
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })

  it('is for readers without any correction', async () => {
    const { drafts } = await stage.world.call(amina, listDrafts, { process })
    const observer = await stage.world.person('Olu', { coalition, role: 'observer' })
    const seat = await stage.open(observer, `/c/harbour/drafts/${drafts[0]!.id}`)
    await line(seat, 'Scope').click()
    await seat.page.keyboard.press('j')
    await seat.page.keyboard.press('w')
    expect(await seat.page.getByRole('dialog').count()).toBe(0)
    expect(await seat.page.getByRole('complementary').getByRole('textbox').count()).toBe(0)
    await seat.context.close()
  })
})

const open = () => stage.open(amina, `/c/harbour/processes/${process}/import-draft`)

async function choose({ page }: Seat, name: string, content: string | Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content as string) },
  })
  await page.getByRole('tree').waitFor()
}

const line = ({ page }: Seat, says: string) => page.getByRole('treeitem').filter({ hasText: says }).first()

const chosen = ({ page }: Seat, name: string) =>
  page.getByRole('complementary').getByRole('heading', { name, exact: true }).waitFor()

async function printed(symbol: string): Promise<string[]> {
  const { drafts } = await stage.world.call(amina, listDrafts, { process })
  const { id: draft } = drafts.find(one => one.symbol === symbol)!
  const { tree } = await stage.world.call(amina, seeDraft, { draft })
  return tree.map(provision => provision.printed)
}
