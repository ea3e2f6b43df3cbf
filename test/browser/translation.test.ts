/** Translating on the screen: what is to do, what the source says, and saying that a block is up to date. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { beginTranslation, renewBlocks, seeTranslation } from '../../shared/contract/translations.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { en as words } from '../../shared/words/en.ts'
import { doc, p } from '../rules/build.ts'
import type { Somebody } from '../world.ts'
import { openStage, type Stage } from './stage.ts'

const says = words.translations

let stage: Stage
let ines: Somebody
let source: string
let translation: string

const letter = (second: string, more: readonly string[] = []) =>
  doc(
    p('We write to the Harbour Committee.', { id: 'block-0001' }),
    p(second, { id: 'block-0002' }),
    ...more.map((text, at) => p(text, { id: `block-010${at}` })),
  ) as Doc & Record<string, unknown>

beforeAll(async () => {
  stage = await openStage()
  const { world } = stage
  const founded = await world.coalition('harbour', 'Ines Prado')
  ines = founded.coordinator
  const head = { coalition: founded.id, kind: 'joint-letter', title: 'Harbours', language: 'en' } as const
  const body = letter('Delete Article 12.')
  source = (await world.call(ines, startStatement, { ...head, direction: 'ltr', body })).id
  const version = (await world.call(ines, freeze, { statement: source })).id
  const wish = { version, language: 'es', title: 'Puertos' }
  translation = (await world.call(ines, beginTranslation, wish)).statement
  const { of, links } = await world.call(ines, seeTranslation, { statement: translation })
  const blocks = links.map(({ block }) => block)
  await world.call(ines, renewBlocks, { statement: translation, of: of.id, blocks })
  const next = letter('Delete Article 14 wholly.', ['Keep Article 11.'])
  await world.app.ports.rooms.edit(source, () => next, ines.id)
  await world.call(ines, freeze, { statement: source })
}, 60_000)
afterAll(() => stage.close())

/** The words of the blocks that are marked so. */
const marked = (page: Page, standing: string) =>
  page.locator(`#letter-text .stands-${standing}`).allTextContents()

it('[TR-2] [TR-3] a translation is taken to the next version, and renewed block by block with the keys alone', async () => {
  const seat = await stage.open(ines, `/statements/${translation}`)
  const { page } = seat
  const desk = page.getByRole('region', { name: says.bar })
  await desk.getByText(says.toDo(0)).waitFor()
  await desk.getByRole('button', { name: says.take(2) }).click()
  await desk.getByText(says.toDo(2)).waitFor()
  await expect.poll(() => marked(page, 'changed')).toEqual(['Delete Article 12.'])
  await expect.poll(() => marked(page, 'untranslated')).toEqual(['Keep Article 11.'])

  await page.locator('#letter-text p').first().click()
  await page.keyboard.press('Control+Alt+j')
  await desk.getByText(says.standing.changed).waitFor()
  await expect.poll(() => desk.locator('del').allTextContents()).not.toEqual([])
  expect(await desk.locator('ins').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('14')]),
  )
  await page.keyboard.press('End')
  await page.keyboard.type(' Todo.')
  await page.keyboard.press('Control+Alt+Enter')
  await desk.getByText(says.toDo(1)).waitFor()
  await expect.poll(() => marked(page, 'changed')).toEqual([])

  await page.keyboard.press('Control+Alt+j')
  await desk.getByText(says.standing.untranslated).waitFor()
  await desk.getByRole('button', { name: says.renew }).click()
  await desk.getByText(says.toDo(0)).waitFor()
  expect(seat.troubles).toEqual([])
  await seat.context.close()
}, 120_000)

it('[TR-2] a passage without a source is tied to one, and nobody is kept from it', async () => {
  const seat = await stage.open(ines, `/statements/${translation}`)
  const { page } = seat
  const desk = page.getByRole('region', { name: says.bar })
  await desk.waitFor()
  await page.locator('#letter-text p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Y una más.')
  await desk.getByText(says.standing.unlinked).waitFor()
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run('.translating'))
  expect(violations.map(({ id, nodes }: axe.Result) => [id, nodes.map(node => node.html)])).toEqual([])
  await desk.getByLabel(says.whichSource).selectOption({ label: 'Keep Article 11.' })
  await desk.getByRole('button', { name: says.link }).click()
  await desk.getByText(says.standing.current).waitFor()
  expect(seat.troubles).toEqual([])
  await seat.context.close()
}, 120_000)
