/** The review of a concordance by keyboard: where one is after each act, and leaving before anything is proposed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeDraft } from '../../shared/contract/drafts.ts'
import { beginProcess } from '../../shared/contract/processes.ts'
import { en as words } from '../../shared/words/en.ts'
import type { Somebody } from '../world.ts'
import type { Seat } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const says = words.concordance

const KEPT = [
  'Tide tables are open to every pilot of the coast.',
  'Crew lists are sealed by the harbour master.',
  'Wrecks are reported to the nearest lighthouse keeper.',
  'Ledgers of the customs house are kept for ten years.',
]
const STRUCK = 'Anglers pay no fee upon the eastern quay.'

let stage: Stage
let amina: Somebody
let review: string

beforeAll(async () => {
  stage = await openStage()
  const { id: coalition, coordinator } = await stage.world.coalition('harbour', 'Amina')
  amina = coordinator
  const { id: process } = await stage.world.call(amina, beginProcess, {
    ...{ coalition, name: 'Harbour Committee', instrument: 'Convention on Harbour Data' },
    ...{ shortName: 'CHD', labels: [] },
  })
  const old = await draft(process, 'A/HD/1', [], [...KEPT, STRUCK])
  const now = await draft(process, 'A/HD/2', [old], KEPT)
  review = `/c/harbour/drafts/${now}/concordance/${old}`
})
afterAll(() => stage?.close())

describe('the review of a concordance', () => {
  it('goes on to the next open line, and stays among the lines where one goes away', async () => {
    const seat = await stage.open(amina, `${review}?show=open`)
    const { page } = seat
    await lines(seat, 5)
    await page.keyboard.press('j')
    await on(seat, KEPT[0]!)
    await page.keyboard.press('y')
    await lines(seat, 4)
    await on(seat, KEPT[1]!)
    await page.getByLabel(says.filter.show).selectOption('confirmed')
    await lines(seat, 1)
    await page.getByRole('button', { name: KEPT[0]! }).focus()
    await page.keyboard.press('u')
    await on(seat, says.filter.none)
    await page.getByRole('button', { name: says.filter.showAll }).click()
    await lines(seat, 5)
    await seat.context.close()
  })

  it('leads to the next step when the last line was confirmed', async () => {
    const seat = await stage.open(amina, review)
    const { page } = seat
    await lines(seat, 5)
    await page.keyboard.press('j')
    for (let line = 0; line < 4; line++) await page.keyboard.press('Shift+J')
    await on(seat, STRUCK)
    await page.keyboard.press('y')
    await on(seat, says.done.title)
    await page.keyboard.press('Tab')
    await on(seat, says.done.changes)
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })
})

/** A draft of articles without titles, in which every article has one sentence. */
async function draft(process: string, symbol: string, parents: string[], texts: string[]): Promise<string> {
  const provisions = texts.map((text, at) => ({
    ...{ level: 'article' as const, number: String(at + 1), word: 'Article', bracketed: false, title: null },
    ...{ mark: null, text, notes: [], doubts: [], children: [] },
  }))
  const about = { symbol, title: 'Draft', textDate: '', releasedOn: '', status: '', language: 'en' }
  const { id } = await stage.world.call(amina, storeDraft, {
    ...{ process, ...about, partial: false, session: null, parents, provisions },
  })
  return id
}

const lines = ({ page }: Seat, count: number): Promise<void> =>
  expect.poll(() => page.locator('.review-open').count()).toBe(count)

/** Waits until the focus is on something that says this. */
const on = ({ page }: Seat, what: string): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const at = document.activeElement
        return at === document.body ? '' : (at?.getAttribute('aria-label') ?? at?.textContent)
      }),
    )
    .toContain(what)
