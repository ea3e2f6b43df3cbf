/**
 * In a real browser: a letter that was begun after the backup, when the server is put back to the day of the backup.
 * What windows and devices have of it is then all there is.
 */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { afterRestore } from '../../server/journal/afterRestore.ts'
import { backup } from '../../server/ops/backup/backup.ts'
import { restore } from '../../server/ops/backup/restore.ts'
import { listPeople, removePerson } from '../../shared/contract/coalitions.ts'
import { askForSignIn, useLink } from '../../shared/contract/people.ts'
import { startStatement } from '../../shared/contract/statements.ts'
import { paragraph, text } from '../../shared/formats/build.ts'
import { REFUSALS } from '../../shared/refusals.ts'
import { editorEn as words } from '../../shared/words/editor.en.ts'
import { en as screens } from '../../shared/words/en.ts'
import { ownTextEn as ownText } from '../../shared/words/ownText.en.ts'
import { emptyPlace, newWorld, worldAt } from '../world/places.ts'
import type { Somebody, World } from '../world.ts'
import { barriersOn, caretAfter, closing, standsAt } from './hands.ts'
import { freePort } from './served.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

const said = ownText.notThere

let port: string
let stage: Stage
/** The server after it was put back. */
let restored: World
let coalition: string
let ines: Somebody
let amina: Somebody
let bruno: Somebody
let dario: Somebody

/** Monday: the coalition is there, and the letter is not. */
beforeAll(async () => {
  port = String(await freePort())
  const world = await newWorld('SQLite', { PORT: port })
  stage = await openStage({ world })
  const founded = await world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  amina = await world.person('Amina Haddad', { coalition, role: 'drafter' })
  bruno = await world.person('Bruno Keller', { coalition, role: 'drafter' })
  dario = await world.person('Dario Lunt', { coalition, role: 'drafter' })
})
afterAll(async () => {
  await restored?.close()
  await stage.close()
})

describe('a letter that the restored server does not know', () => {
  let letter: string
  let a: Seat
  let b: Seat
  let d: Seat

  /** Tuesday: three write. One keeps a copy, one does not, one keeps it and closes the window. Then the server is put back. */
  beforeAll(async () => {
    const file = join(stage.world.config.dataDir, 'monday')
    await backup(stage.world, file, { passphrase: undefined })
    letter = await begin(stage.world, ines, 'The mast is up.')
    const seats = await Promise.all([amina, bruno, dario].map(who => stage.openLetter(who, letter)))
    ;[a, b, d] = seats as [Seat, Seat, Seat]
    await keepCopy(a)
    await keepCopy(d)
    await typeAfter(a, 'mast is up.', ' Written on Tuesday.')
    for (const seat of [a, b, d]) {
      await holdsText(seat.page)
      await standsAt(seat, words.saved.saved)
    }
    await d.page.close()
    restored = await putBack(file)
    for (const [seat, who] of [
      [a, amina],
      [b, bruno],
      [d, dario],
    ] as const)
      await signInAs(seat, who)
  })
  afterAll(() => Promise.all([a, b, d].map(({ context }) => context.close())))

  it('[LIVE-10] [SAFE-4] stays in open windows, is said to be unknown, and is saved as a file', async () => {
    for (const { page } of [a, b]) {
      await page.getByRole('heading', { name: said.title }).waitFor()
      await holdsText(page)
      expect(await page.locator('[contenteditable="true"]').count()).toBe(0)
    }
    expect(await a.page.getByText(said.unkept).count()).toBe(0)
    await b.page.getByText(said.unkept).waitFor()
    expect(await closing(b)).toBe('warned')
    expect(await barriersOn(a, 'a letter that the server does not know')).toEqual([])
    expect(await savedFrom(a.page)).toContain('The mast is up. Written on Tuesday.')
    expect([...a.troubles, ...b.troubles]).toEqual([])
  })

  it('[LIVE-10] [SAFE-4] is offered where letters are listed, and at its address after a reload, to its own account alone', async () => {
    d.page = await d.context.newPage()
    for (const [{ page }, list] of [
      [a, '/account'],
      [d, '/'],
    ] as const) {
      await page.goto(stage.origin + list)
      await page.getByText(ownText.onDevice.title(1)).waitFor()
      await page.getByRole('link', { name: ownText.onDevice.open }).click()
      expect(page.url()).toBe(addressOf(letter))
      await page.reload()
      await page.getByRole('heading', { name: said.title }).waitFor()
      await holdsText(page)
      expect(await page.getByText(said.unkept).count()).toBe(0)
    }
    expect(await barriersOn(d, 'a letter at an address that the server does not know')).toEqual([])
    expect(await savedFrom(d.page)).toContain('The mast is up. Written on Tuesday.')
    await d.page.getByRole('button', { name: said.again }).click()
    await d.page.getByText(said.still).waitFor()

    await signInAs(d, bruno)
    await d.page.reload()
    await d.page.getByText(REFUSALS['not-found']).waitFor()
    expect(await d.page.content()).not.toContain('Written on Tuesday.')
    expect(await copiesOn(d.page, letter)).toHaveLength(1)
  })

  it('[LIVE-10] is erased when its owner gives it up, and not before', async () => {
    await a.page.getByRole('button', { name: said.letGo }).click()
    await a.page.getByRole('dialog').getByRole('button', { name: screens.acts.leave }).click()
    expect(await copiesOn(a.page, letter)).toHaveLength(1)
    await a.page.getByRole('button', { name: said.letGo }).click()
    await a.page.getByRole('button', { name: said.sure.act }).click()
    await a.page.getByText(REFUSALS['not-found']).waitFor()
    expect(await copiesOn(a.page, letter)).toEqual([])

    await b.page.getByRole('button', { name: said.letGo }).click()
    await b.page.getByRole('button', { name: said.sure.act }).click()
    await b.page.getByText(screens.errors.nothingHere, { exact: true }).first().waitFor()
    expect(await closing(b)).toBe('closed')
  })
})

describe('a letter that was begun on the restored server', () => {
  it('[SAFE-4] goes from the device of whoever is removed, as on any server', async () => {
    const coordinator = await signedIn(ines)
    const letter = await begin(restored, coordinator, 'The gate is shut.')
    const seat = await stage.openLetter(await signedIn(dario), letter)
    await keepCopy(seat)
    await standsAt(seat, words.saved.saved)
    const { people } = await restored.call(coordinator, listPeople, { coalition })
    const { membership } = people.find(({ person }) => person === dario.id)!
    await restored.call(coordinator, removePerson, { coalition, membership })
    await seat.page.getByText(words.unreadable.removed).waitFor()
    await expect.poll(() => copiesOn(seat.page, letter)).toEqual([])
    await seat.context.close()
  })
})

async function begin(world: World, who: Somebody, words: string): Promise<string> {
  const { id } = await world.call(who, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Joint letter on the Convention on Harbour Data' },
    ...{ language: 'en', direction: 'ltr' },
    body: { type: 'doc', content: [paragraph('paragraph-1', text(words))] },
  })
  return id
}

const addressOf = (letter: string) => `${stage.origin}/statements/${letter}`

const keepCopy = ({ page }: Seat) => page.getByRole('button', { name: words.keep.yes }).click()

async function typeAfter(seat: Seat, text: string, typed: string): Promise<void> {
  await seat.page.bringToFront()
  await caretAfter(seat, text)
  await seat.page.keyboard.type(typed)
}

const holdsText = (page: Page) =>
  page.locator('#letter-text, .letter', { hasText: 'The mast is up. Written on Tuesday.' }).first().waitFor()

async function savedFrom(page: Page): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: ownText.plain }).click(),
  ])
  const parts: Buffer[] = []
  for await (const part of await saved.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** The copies of a letter that this browser keeps, whosever they are. */
const copiesOn = (page: Page, letter: string): Promise<string[]> =>
  page.evaluate(async letter => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return names.filter(name => name.includes(letter))
  }, letter)

/** Stops the server, puts a backup into a new place, and starts another server there on the same port. */
async function putBack(file: string): Promise<World> {
  const { app, clock, ids } = stage.world
  await app.close()
  const config = await emptyPlace('SQLite')
  await restore({ config, clock, ids }, { file, passphrase: undefined, journal: null }, afterRestore)
  const world = await worldAt(config, { PORT: port })
  await world.app.fastify.listen({ host: '127.0.0.1', port: Number(port) })
  return world
}

/** Everybody signs in anew after a restore. */
async function signedIn(who: Somebody): Promise<Somebody> {
  await restored.call(null, askForSignIn, { address: who.address })
  const link = (await restored.linkTo(who.address)).split('/').at(-1)!
  const answer = await restored.ask(null, useLink, { link })
  return { ...who, cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}

async function signInAs({ context }: Seat, who: Somebody): Promise<void> {
  const [name = '', value = ''] = (await signedIn(who)).cookie.split('=')
  await context.addCookies([{ name, value, url: stage.origin }])
}
