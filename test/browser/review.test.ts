/** Comments and suggestions in a real browser: what hands say beside the letter, and what others see of it. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putSuggestion, seeReview, startThread } from '../../shared/contract/reviews.ts'
import { readText, startStatement } from '../../shared/contract/statements.ts'
import { anchorAt } from '../../shared/review/place.ts'
import { textOf, textOfBlock } from '../../shared/statement/text.ts'
import type { Doc, Inline, Paragraph } from '../../shared/statement/tree.ts'
import { reviewEn as words } from '../../shared/words/review.en.ts'
import type { Somebody } from '../world.ts'
import { PATIENCE, selected, selectWord } from './hands.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let coalition: string
let amina: Somebody
let bruno: Somebody
let rosa: Somebody
let oda: Somebody

beforeAll(async () => {
  stage = await openStage()
  const { world } = stage
  const founded = await world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  amina = await world.person('Amina Haddad', { coalition, role: 'drafter', organisation: 'Harbour Watch' })
  bruno = await world.person('Bruno Keller', { coalition, role: 'reviewer', organisation: 'Quay Workers' })
  rosa = await world.person('Rosa Lindqvist', { coalition, role: 'reviewer', organisation: 'Pilots Guild' })
  oda = await world.person('Oda Lind', { coalition, role: 'observer', organisation: 'Tide Archive' })
})
afterAll(() => stage.close())

const FIRST = 'Any port may keep the names of seafarers.'
const SECOND = 'We thank the Committee for its time.'

describe('comments', () => {
  it('[REV-1] a reviewer comments on words; others see it beside them at once and answer; the text stays', async () => {
    const letter = await begin([FIRST, SECOND])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await comment(b, 'names', 'And nationality?')
    const card = cardWith(a, 'And nationality?')
    await card.waitFor()
    await expect.poll(() => lit(a)).toEqual(['names'])
    await expect.poll(() => besides(a, card, '.commented')).toBeLessThan(40)
    await card.locator('.card-says').click()
    await answer(a, 'Both, then.')
    await cardWith(b, 'Both, then.').waitFor()
    expect(await textOn(letter)).toBe(`${FIRST}\n${SECOND}`)
    expect([...a.troubles, ...b.troubles]).toEqual([])
    await leave(a, b)
  })

  it('[REV-2] the light follows its words while somebody types before them; gone, it keeps the quotation', async () => {
    const letter = await begin([FIRST, SECOND])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await comment(b, 'names', 'Whose?')
    await caretAt(a, FIRST, 'Home')
    await a.page.keyboard.type('In short: ')
    await expect.poll(() => lit(b)).toEqual(['names'])
    await expect.poll(() => lit(a)).toEqual(['names'])
    await caretAt(a, 'In short', 'End')
    await a.page.keyboard.press('Shift+Home')
    await expect.poll(() => selected(a)).toBe(`In short: ${FIRST}`)
    await a.page.keyboard.press('Backspace')
    const gone = b.page.getByText(words.margin.gone(1))
    await gone.click()
    await b.page.locator('.gone-list q', { hasText: 'names' }).waitFor()
    await a.page.keyboard.press('Control+z')
    await gone.waitFor({ state: 'detached' })
    await expect.poll(() => lit(b)).toEqual(['names'])
    await leave(a, b)
  })

  it('[REV-4] what is said without a network is kept, sent when it is back, and is there once', async () => {
    const letter = await begin([FIRST])
    const b = await sit(bruno, letter)
    await b.context.setOffline(true)
    await comment(b, 'seafarers', 'Said on a train.')
    await b.page.getByText(words.unsent.waiting).waitFor()
    await b.context.setOffline(false)
    await b.page.getByText(words.unsent.waiting).waitFor({ state: 'detached' })
    expect(await said(letter)).toEqual(['Said on a train.'])
    await leave(b)
  })

  it('[REV-4] where the answer of the server is lost, what is sent again is there once', async () => {
    const letter = await begin([FIRST])
    const b = await sit(bruno, letter)
    let lost = 0
    await b.page.route('**/threads', async route => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await comment(b, 'port', 'Which?')
    await expect.poll(() => lost, { timeout: PATIENCE }).toBeGreaterThan(1)
    await b.page.locator('.unsent').waitFor({ state: 'detached' })
    expect(await said(letter)).toEqual(['Which?'])
    expect(await b.page.locator('.card.thread').count()).toBe(1)
    await leave(b)
  })

  it('what is typed right behind the key stands in the comment, and the letter is as it was', async () => {
    const letter = await begin([FIRST])
    const a = await sit(amina, letter)
    await selectWord(a, 'port')
    await a.page.keyboard.press('Control+Alt+m')
    await a.page.keyboard.type('Typed at once.')
    await expect.poll(() => a.page.locator('.composing textarea').inputValue()).toBe('Typed at once.')
    expect(await textOn(letter)).toBe(FIRST)
    await leave(a)
  })

  it('a name behind @ is completed by keys; a thread is settled with a reason, found again and reopened', async () => {
    const letter = await begin([FIRST])
    const a = await sit(amina, letter)
    await selectWord(a, 'port')
    await a.page.keyboard.press('Control+Alt+m')
    await a.page.keyboard.type('What says @lind')
    await a.page.getByRole('option', { name: 'Oda Lind' }).waitFor()
    await a.page.keyboard.press('ArrowDown')
    await a.page.keyboard.press('Enter')
    await a.page.keyboard.type('?')
    await a.page.keyboard.press('Control+Enter')
    await a.page.locator('.mention', { hasText: '@Rosa Lindqvist' }).waitFor()
    const { threads } = await stage.world.call(amina, seeReview, { statement: letter })
    expect(threads[0]?.comments[0]?.mentions.map(({ id }) => id)).toEqual([rosa.id])
    await a.page.getByRole('button', { name: words.thread.settle }).click()
    await a.page.getByLabel(words.settle.reason).fill('Asked by mail.')
    await a.page.getByRole('button', { name: words.settle.act, exact: true }).click()
    await a.page.getByText(words.thread.settledBy('Amina Haddad · Harbour Watch')).waitFor()
    await expect.poll(() => lit(a)).toEqual([])
    await a.page.getByLabel(words.filter.label).selectOption('settled')
    await cardWith(a, 'Asked by mail.').waitFor()
    await a.page.getByRole('button', { name: words.thread.reopen }).click()
    await expect.poll(() => lit(a)).toEqual(['port'])
    await leave(a)
  })

  it('keys lead from the text to the comments, through them, and back', async () => {
    const letter = await begin([FIRST, SECOND])
    await on(letter, bruno, 0, 'port', 'One.')
    await on(letter, bruno, 1, 'Committee', 'Two.')
    const a = await sit(amina, letter)
    await cardWith(a, 'Two.').waitFor()
    await caretAt(a, FIRST, 'Home')
    await a.page.keyboard.press('Alt+j')
    await focusIsIn(a, 'One.')
    await a.page.keyboard.press('Alt+j')
    await focusIsIn(a, 'Two.')
    await a.page.keyboard.press('k')
    await focusIsIn(a, 'One.')
    await a.page.keyboard.press('r')
    await a.page.keyboard.type('Answered by keys.')
    await a.page.keyboard.press('Control+Enter')
    await cardWith(a, 'Answered by keys.').waitFor()
    await leave(a)
  })

  it('[LIVE-2] an observer reads what is said and can say nothing', async () => {
    const letter = await begin([FIRST])
    await on(letter, bruno, 0, 'port', 'For all to read.')
    const o = await sit(oda, letter)
    await cardWith(o, 'For all to read.').locator('.card-says').click()
    await o.page.locator('li.comment', { hasText: 'For all to read.' }).waitFor()
    expect(await o.page.locator('.composer, .talk .button:not(:text("Go"))').count()).toBe(0)
    expect(await o.page.getByRole('button', { name: words.tools.comment, exact: true }).count()).toBe(0)
    await leave(o)
  })
})

describe('suggestions', () => {
  it('[REV-3] drawn with who made it, accepted by one press for everybody, and taken back again', async () => {
    const letter = await begin([FIRST])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await suggest(letter, bruno, 0, 'Any port must delete the names of seafarers.')
    const card = a.page.locator('.card.suggestion', { hasText: 'Bruno Keller' })
    await card.waitFor()
    await a.page.locator('#letter-text ins.suggested-in', { hasText: 'must delete' }).waitFor()
    expect(await a.page.locator('#letter-text del.suggested-out').allTextContents()).toEqual(['may keep'])
    expect(await textOn(letter)).toBe(FIRST)
    await card.locator('.card-says').click()
    await card.getByRole('button', { name: words.suggestion.accept, exact: true }).click()
    await b.page.locator('#letter-text p', { hasText: 'Any port must delete the names' }).waitFor()
    await a.page.getByLabel(words.filter.label).selectOption('all')
    await a.page.getByText(words.suggestion.decidedBy('Accepted', 'Amina Haddad · Harbour Watch')).waitFor()
    await a.page.getByRole('button', { name: words.suggestion.undo }).click()
    await expect.poll(() => textOn(letter), { timeout: PATIENCE }).toBe(FIRST)
    await a.page.locator('#letter-text ins.suggested-in', { hasText: 'must delete' }).waitFor()
    expect([...a.troubles, ...b.troubles]).toEqual([])
    await leave(a, b)
  })

  it('[REV-3] one that no longer fits is not applied; it is seen three ways and written by hand', async () => {
    const letter = await begin([FIRST])
    await suggest(letter, bruno, 0, 'Any port must delete the names of seafarers.')
    const a = await sit(amina, letter)
    await a.page.locator('#letter-text ins.suggested-in').waitFor()
    await caretAt(a, 'Any port', 'Home')
    for (let word = 0; word < 4; word++) await a.page.keyboard.press('Control+Delete')
    await a.page.keyboard.type('Nobody shall hold ')
    const card = a.page.locator('.card.suggestion')
    await card.getByText(words.suggestion.standing.conflict).waitFor()
    await card.locator('.card-says').click()
    await card.getByRole('button', { name: words.suggestion.compare }).click()
    await a.page.getByLabel(words.threeWay.result).fill('Nobody shall keep the names of seafarers.')
    await a.page.getByRole('button', { name: words.threeWay.act }).click()
    await expect
      .poll(() => textOn(letter), { timeout: PATIENCE })
      .toBe('Nobody shall keep the names of seafarers.')
    await leave(a)
  })

  it('[REV-3] two for the same words stand side by side; accepting one says how the other stands now', async () => {
    const letter = await begin([FIRST])
    await suggest(letter, bruno, 0, 'Any port may keep the names of nobody.')
    await suggest(letter, rosa, 0, 'Any port may keep the names of its staff.')
    const a = await sit(amina, letter)
    const card = a.page.locator('.card.suggestion', { hasText: 'Bruno Keller' })
    await card.getByText(words.suggestion.competes('Pilots Guild')).waitFor()
    await card.locator('.card-says').click()
    await card.getByRole('button', { name: words.suggestion.sideBySide }).click()
    await a.page.getByRole('dialog').getByText('Any port may keep the names of its staff.').waitFor()
    await a.page.getByRole('button', { name: words.competing.accept('Pilots Guild') }).click()
    await card.getByText(words.suggestion.standing.conflict).waitFor()
    expect(await textOn(letter)).toBe('Any port may keep the names of its staff.')
    await leave(a)
  })

  it('several are ticked and accepted in one go, or declined with one reason', async () => {
    const letter = await begin([FIRST, SECOND])
    await suggest(letter, bruno, 0, 'Any port may keep the names of crews.')
    await suggest(letter, bruno, 1, 'We thank the Committee.')
    const a = await sit(amina, letter)
    await a.page.locator('.card-tick input').nth(1).waitFor()
    for (const tick of await a.page.locator('.card-tick input').all()) await tick.check()
    await a.page.getByRole('button', { name: words.several.accept(2) }).click()
    await expect
      .poll(() => textOn(letter), { timeout: PATIENCE })
      .toBe('Any port may keep the names of crews.\nWe thank the Committee.')
    await a.page.locator('.card.suggestion').first().waitFor({ state: 'detached' })
    await leave(a)
  })
})

describe('for everybody', () => {
  it.each([
    { name: 'wide', width: 1280, direction: 'ltr' },
    { name: 'on a phone, right to left', width: 390, direction: 'rtl' },
  ] as const)('nothing keeps anybody out: $name', async ({ width, direction }) => {
    const letter = await begin([FIRST, SECOND], direction)
    await on(letter, bruno, 0, 'port', 'One.')
    await suggest(letter, bruno, 1, 'We thank the Committee.')
    const a = await sit(amina, letter, { viewport: { width, height: 844 } })
    if (width < 900) await a.page.locator('.to-margin').click()
    const card = cardWith(a, 'One.')
    await card.locator('.card-says').click()
    await a.page.locator('li.comment').waitFor()
    expect(await barriers(a.page)).toEqual([])
    const wider = () => document.documentElement.scrollWidth > innerWidth
    expect(await a.page.evaluate(wider)).toBe(false)
    await leave(a)
  })
})

async function begin(paragraphs: readonly string[], direction: 'ltr' | 'rtl' = 'ltr'): Promise<string> {
  const { id } = await stage.world.call(amina, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Joint letter on the Convention on Harbour Data' },
    ...{ language: direction === 'rtl' ? 'ar' : 'en', direction },
    body: { type: 'doc', content: paragraphs.map(paragraph) },
  })
  return id
}

const paragraph = (text: string): Paragraph => ({
  type: 'paragraph',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
  content: [{ type: 'text', text }],
})

async function sit(who: Somebody, letter: string, options?: Parameters<Stage['open']>[2]): Promise<Seat> {
  const seat = await stage.open(who, `/statements/${letter}`, options)
  await seat.page.locator('.letter-text').waitFor()
  return seat
}

const leave = (...seats: Seat[]) => Promise.all(seats.map(seat => seat.context.close()))

const cardWith = ({ page }: Seat, text: string) => page.locator('.card', { hasText: text }).first()

async function comment(seat: Seat, word: string, text: string): Promise<void> {
  await selectWord(seat, word)
  await seat.page.getByRole('button', { name: words.tools.comment, exact: true }).first().click()
  await seat.page.locator('.composing textarea').fill(text)
  await seat.page.keyboard.press('Control+Enter')
}

async function answer({ page }: Seat, text: string): Promise<void> {
  await page.getByLabel(words.compose.answer, { exact: true }).fill(text)
  await page.keyboard.press('Control+Enter')
}

/** The lit words of the letter. */
const lit = ({ page }: Seat): Promise<string[]> => page.locator('#letter-text .commented').allTextContents()

/** How many pixels lie between the tops of a card and of what it is about. */
async function besides({ page }: Seat, card: ReturnType<typeof cardWith>, about: string): Promise<number> {
  const [one, other] = [await card.boundingBox(), await page.locator(about).first().boundingBox()]
  return Math.abs((one?.y ?? 0) - (other?.y ?? 1000))
}

async function caretAt({ page }: Seat, text: string, key: 'Home' | 'End'): Promise<void> {
  const press = async () => {
    await page.locator('.letter-text p', { hasText: text }).first().click()
    await page.keyboard.press(key)
    return page.evaluate(() => {
      const { $from } = Reflect.get(document.querySelector('.letter-text')!, 'editor').state.selection
      return $from.parentOffset === 0 ? 'Home' : $from.parentOffset === $from.parent.content.size ? 'End' : ''
    })
  }
  await expect.poll(press, { timeout: 10_000 }).toBe(key)
}

const focusIsIn = ({ page }: Seat, text: string) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.card')?.textContent))
    .toContain(text)

async function treeOn(letter: string): Promise<Doc> {
  const { body } = await stage.world.call(amina, readText, { statement: letter })
  return body as Doc
}

const textOn = async (letter: string): Promise<string> =>
  ((await treeOn(letter)).content ?? []).map(textOfBlock).filter(Boolean).join('\n')

async function said(letter: string): Promise<string[]> {
  const { threads } = await stage.world.call(amina, seeReview, { statement: letter })
  return threads.flatMap(({ comments }) => comments.map(({ words }) => words))
}

let made = 0
const newId = () => `made${String(++made).padStart(12, '0')}`

const blockOf = (tree: Doc, at: number) => tree.content![at] as Paragraph

/** Comments on a word of a paragraph, as another program would. */
async function on(letter: string, who: Somebody, at: number, word: string, text: string): Promise<void> {
  const tree = await treeOn(letter)
  const { attrs, content } = blockOf(tree, at)
  const from = textOf(content).indexOf(word)
  const anchor = anchorAt(tree, attrs.id!, from, from + word.length)!
  const ids = { id: newId(), comment: newId() }
  await stage.world.call(who, startThread, { statement: letter, ...ids, on: anchor, words: text })
}

/** Suggests other words for a paragraph. */
async function suggest(letter: string, who: Somebody, at: number, text: string): Promise<void> {
  const { attrs, content } = blockOf(await treeOn(letter), at)
  const says: Inline[] = [{ type: 'text', text }]
  const changes = [{ kind: 'words', block: attrs.id, was: content, says }]
  await stage.world.call(who, putSuggestion, { statement: letter, suggestion: newId(), changes })
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(() =>
    Reflect.get(window, 'axe').run(document, { resultTypes: ['violations'] }),
  )
  return (found as axe.AxeResults).violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, html }) => `${target} ${html.slice(0, 120)}`).join(' | ')}`,
  )
}
