/** Two people in one paragraph, on slow lines: one types, the other makes something else of it meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editorEn as words } from '../../shared/words/editor.en.ts'
import type { Somebody } from '../world.ts'
import { caretAfter, letterOf, PATIENCE, reads, standsAt, wordsOf } from './hands.ts'
import { beginLetter, wordsOnDisk } from './plainLetter.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let amina: Somebody
let bruno: Somebody
let coalition: string

beforeAll(async () => {
  stage = await openStage()
  const founded = await stage.world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  amina = await stage.world.person('Amina Haddad', { coalition, role: 'drafter' })
  bruno = await stage.world.person('Bruno Keller', { coalition, role: 'drafter' })
})
afterAll(() => stage.close())

const FIRST = 'The harbour is older than its treaty.'
const SECOND = 'Dredging stops while the seagrass flowers.'
const WORD = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** Milliseconds that each frame takes on each way. */
const DELAY = 150

describe('while somebody types at the end of a paragraph', () => {
  const ACTS: Record<string, { right?: number; key: string; reads: string }> = {
    'a colleague cuts it in two': {
      right: 'Dredging '.length,
      key: 'Enter',
      reads: `${FIRST}\nDredging \nstops while the seagrass flowers.${WORD}`,
    },
    'a colleague joins it to the one before': { key: 'Backspace', reads: `${FIRST}${SECOND}${WORD}` },
    'a colleague makes it a heading': { key: 'Control+Alt+2', reads: `${FIRST}\n${SECOND}${WORD}` },
    'a colleague puts it into a list': { key: 'Control+Shift+8', reads: `${FIRST}\n${SECOND}${WORD}` },
  }
  for (const [what, { right = 0, key, reads: read }] of Object.entries(ACTS))
    it(`[LIVE-1] [TEXT-6] ${what}: every letter stays with its word, on both screens and on disk`, async () => {
      const letter = await begin()
      const [one, two] = [await sit(amina, letter), await sit(bruno, letter)]
      await toStart(one)
      for (let n = right; n > 0; n--) await one.page.keyboard.press('ArrowRight')
      await two.page.bringToFront()
      await caretAfter(two, SECOND)
      const typing = two.page.keyboard.type(WORD, { delay: 50 })
      await reads(one, /abc/)
      await one.page.keyboard.press(key)
      await typing
      for (const seat of [one, two])
        await expect.poll(async () => (await wordsOf(seat)).trim(), { timeout: PATIENCE }).toBe(read)
      for (const seat of [one, two]) await standsAt(seat, words.saved.saved)
      expect(await onDisk(letter)).toContain(WORD)
      expect([...one.troubles, ...two.troubles]).toEqual([])
      for (const { context } of [one, two]) await context.close()
    })
})

describe('what was written offline', () => {
  const WRITTEN = ' And so does blasting.'

  /** One changes the second paragraph while the other, who writes at its end, is offline; then both have it. */
  async function meanwhile(key: string, right = 0) {
    const letter = await begin()
    const [one, two] = [await sit(amina, letter), await sit(bruno, letter)]
    await two.page.getByRole('button', { name: words.keep.yes }).click()
    await two.context.setOffline(true)
    await standsAt(two, words.saved['offline-kept'])
    await caretAfter(two, SECOND)
    await two.page.keyboard.type(WRITTEN)
    await standsAt(two, words.saved['offline-kept'])
    await toStart(one)
    for (let n = right; n > 0; n--) await one.page.keyboard.press('ArrowRight')
    await one.page.keyboard.press(key)
    await standsAt(one, words.saved.saved)
    await two.context.setOffline(false)
    return { letter, one, two }
  }

  it('[TEXT-6] is in the heading that a colleague made of the paragraph meanwhile', async () => {
    const { letter, one, two } = await meanwhile('Control+Alt+2')
    for (const seat of [one, two]) {
      await reads(seat, SECOND + WRITTEN)
      await letterOf(seat).locator(':is(h1, h2, h3, h4)', { hasText: WRITTEN }).waitFor()
    }
    expect((await onDisk(letter)).split(WRITTEN)).toHaveLength(2)
    for (const { context } of [one, two]) await context.close()
  })

  it('[TEXT-6] is with its words behind the place where a colleague cut the paragraph meanwhile', async () => {
    const { letter, one, two } = await meanwhile('Enter', 'Dredging '.length)
    const cut = `${FIRST}\nDredging \nstops while the seagrass flowers.${WRITTEN}`
    for (const seat of [one, two])
      await expect.poll(async () => (await wordsOf(seat)).trim(), { timeout: PATIENCE }).toBe(cut)
    for (const seat of [one, two]) await standsAt(seat, words.saved.saved)
    expect((await onDisk(letter)).split(WRITTEN)).toHaveLength(2)
    for (const { context } of [one, two]) await context.close()
  })
})

const begin = () => beginLetter(stage, amina, coalition, FIRST, SECOND)

async function sit(who: Somebody, letter: string): Promise<Seat> {
  const seat = await stage.open(who, '/account')
  await seat.page.routeWebSocket(/\/live\//, near => {
    const far = near.connectToServer()
    near.onMessage(frame => void setTimeout(() => far.send(frame), DELAY))
    far.onMessage(frame => void setTimeout(() => near.send(frame), DELAY))
  })
  await seat.page.goto(`${stage.origin}/statements/${letter}`)
  await seat.page.locator('.letter-text').waitFor()
  await standsAt(seat, words.saved.saved)
  return seat
}

async function toStart(seat: Seat): Promise<void> {
  await seat.page.bringToFront()
  await caretAfter(seat, 'Dredging')
  await seat.page.keyboard.press('Home')
}

const onDisk = (letter: string) => wordsOnDisk(stage, amina, letter)
