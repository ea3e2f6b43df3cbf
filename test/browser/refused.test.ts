/**
 * What becomes of a text that cannot be shared, in a real browser: an edit that was refused, and what is left in
 * windows and on devices when the letter began anew from a backup.
 */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { raiseEpochs } from '../../server/live/epochs.ts'
import { openSqliteLog } from '../../server/live/log.sqlite.ts'
import { beginSession } from '../../server/people/accounts.ts'
import { editorEn as words } from '../../shared/words/editor.en.ts'
import { ownTextEn as ownText } from '../../shared/words/ownText.en.ts'
import type { Somebody } from '../world.ts'
import { barriersOn, caretAfter, closed, closing, PATIENCE, reads, standsAt, wordsOf } from './hands.ts'
import { beginLetter, wordsOnDisk } from './plainLetter.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let coalition: string
let ines: Somebody
let amina: Somebody
let bruno: Somebody

beforeAll(async () => {
  stage = await openStage()
  const founded = await stage.world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  amina = await stage.world.person('Amina Haddad', { coalition, role: 'drafter' })
  bruno = await stage.world.person('Bruno Keller', { coalition, role: 'drafter' })
})
afterAll(() => stage.close())

describe('an edit that was refused', () => {
  it('[LIVE-9] is read beside the letter, saved as a file, and given up; a coordinator sees that it happened', async () => {
    const letter = await begin('The dock is dry.')
    const seat = await stage.openLetter(amina, letter)
    await keepCopy(seat)
    await standsAt(seat, words.saved.saved)
    await writeForbidden(seat.page, 'Nobody may link here. ')
    const notice = seat.page.getByRole('alert')
    await notice.getByText(ownText.refused.why.policy).waitFor()
    expect(await closing(seat)).toBe('warned')

    await notice.getByRole('button', { name: ownText.compare }).click()
    const dialog = seat.page.getByRole('dialog', { name: ownText.title })
    await dialog.locator('ins').getByText('Nobody may link here.').waitFor()
    expect(await barriersOn(seat, 'a refused edit beside the letter')).toEqual([])
    await seat.page.keyboard.press('Escape')

    const [saved] = await Promise.all([
      seat.page.waitForEvent('download'),
      notice.getByRole('button', { name: ownText.plain }).click(),
    ])
    expect(await contentOf(saved)).toContain('Nobody may link here. The dock is dry.')
    await notice.getByRole('button', { name: ownText.refused.again }).click()
    await holds(seat, 'The dock is dry.')
    await typeAfter(seat, 'dock is dry.', ' Anew.')
    await standsAt(seat, words.saved.saved)
    await seat.page.reload()
    await holds(seat, 'The dock is dry. Anew.')
    await leave(seat)

    await stage.world.app.refusals.settle()
    const secretariat = await stage.openLetter(ines, letter)
    await secretariat.page.getByText(ownText.refusedEdits.title(1)).click()
    await secretariat.page.getByText('Amina Haddad').first().waitFor()
    expect(await secretariat.page.content()).not.toContain('Nobody may link here')
    expect([...seat.troubles, ...secretariat.troubles]).toEqual([])
    await leave(secretariat)
  })
})

describe('two accounts in one browser', () => {
  it('[SAFE-4] [LIVE-2] nothing of the first is shown or sent under the second, and nothing of it is lost', async () => {
    const letter = await begin('The gate is wide.')
    const seat = await stage.openLetter(amina, letter)
    await keepCopy(seat)
    await standsAt(seat, words.saved.saved)
    await seat.context.setOffline(true)
    await typeAfter(seat, 'gate is wide.', ' Amina alone.')
    await standsAt(seat, words.saved['offline-kept'])
    await signInAs(seat, bruno)
    await seat.context.setOffline(false)
    await seat.page.getByText(ownText.somebodyElse.text).waitFor()
    expect(await seat.page.content()).not.toContain('Amina alone.')
    await seat.page.getByRole('button', { name: ownText.somebodyElse.reload }).click()
    await holds(seat, 'The gate is wide.')
    await typeAfter(seat, 'gate is wide.', ' Bruno too.')
    await standsAt(seat, words.saved.saved)
    expect(await onDisk(letter)).toBe('The gate is wide. Bruno too.')
    await signInAs(seat, amina)
    await seat.page.reload()
    await reads(seat, 'Amina alone.')
    await standsAt(seat, words.saved.saved)
    expect(await onDisk(letter)).toContain('Amina alone.')
    await leave(seat)
  })
})

describe('two windows of one account', () => {
  it('[LIVE-4] what one wrote and kept before it was closed unsent reaches the server with the next one', async () => {
    const letter = await begin('The lamp is lit.')
    const one = await stage.openLetter(amina, letter)
    await keepCopy(one)
    const two = { ...one, page: await one.context.newPage() }
    await two.page.goto(addressOf(letter))
    await standsAt(two, words.saved.saved)
    await one.context.setOffline(true)
    await typeAfter(one, 'lamp is lit.', ' First.')
    await standsAt(one, words.saved['offline-kept'])
    await closed(one)
    await typeAfter(two, 'lamp is lit.', ' Second.')
    await one.context.setOffline(false)
    await standsAt(two, words.saved.saved)
    await two.page.reload()
    await reads(two, 'First.')
    await standsAt(two, words.saved.saved)
    const text = await onDisk(letter)
    for (const once of ['First.', 'Second.']) expect(text.split(once), once).toHaveLength(2)
    await leave(one)
  })
})

describe('a letter that began anew from a backup', () => {
  it('[LIVE-10] [TEXT-1] what windows and devices have is offered, taken over as an edit, and never merged', async () => {
    const letter = await begin('The mast is up.')
    const backup = await copyOfLog()
    const reviewer = await stage.world.person('Rosa Lind', { coalition, role: 'reviewer' })
    const dario = await stage.world.person('Dario Lunt', { coalition, role: 'drafter' })
    const people = [amina, bruno, dario, reviewer]
    const seats = await Promise.all(people.map(who => stage.openLetter(who, letter)))
    const [a, b, d, r] = seats as [Seat, Seat, Seat, Seat]
    await Promise.all([a, b, d].map(keepCopy))
    await standsAt(d, words.saved.saved)
    await d.context.setOffline(true)
    await typeAfter(d, 'mast is up.', ' On the train.')
    await standsAt(d, words.saved['offline-kept'])
    await closed(d)
    await d.context.setOffline(false)
    await typeAfter(a, 'mast is up.', ' After the backup.')
    await reads(b, 'After the backup.')
    await reads(r, 'After the backup.')
    await standsAt(b, words.saved.saved)
    await b.page.close()
    for (const seat of [a, r]) await comesBackFirst(seat)
    const close = await restore(backup)

    // Nobody is signed in any more. Windows that stayed open keep what they have until their owner is back.
    for (const seat of [a, r]) {
      await seat.page.getByText(ownText.signedOut.title).waitFor()
      expect(await wordsOf(seat)).toContain('After the backup.')
    }
    for (const [at, seat] of seats.entries()) await signInAs(seat, await signedInAnew(people[at]!))
    for (const seat of [a, r]) await noticeLine(seat)

    // A device's copy with words that the letter lacks stays until its owner discards it.
    const discarded = discardsAfterReload(d, letter)

    // The open window joins the letter as it is now, and is offered what it had.
    await a.page.getByText(ownText.earlier.title, { exact: true }).waitFor()
    await holds(a, 'The mast is up.')
    await r.page.getByText(ownText.earlier.titleHere).waitFor()
    await r.page.getByRole('button', { name: ownText.earlier.compare }).click()
    await r.page.getByRole('checkbox').check()
    await r.page.getByRole('button', { name: ownText.earlier.suggest(1) }).click()
    await r.page.getByText(ownText.earlier.suggested(1)).waitFor()
    await a.page.locator('.letter-text').getByText('After the backup.').waitFor()
    await a.page.getByRole('button', { name: ownText.earlier.compare }).click()
    const dialog = a.page.getByRole('dialog', { name: ownText.title })
    await dialog.getByRole('checkbox').check()
    expect(await barriersOn(a, 'an earlier text beside the letter')).toEqual([])
    await dialog.getByRole('button', { name: ownText.earlier.take(1) }).click()
    await holds(a, 'The mast is up. After the backup.')
    await a.page.getByText(ownText.earlier.title, { exact: true }).waitFor({ state: 'detached' })
    await standsAt(a, words.saved.saved)
    await reads(r, 'After the backup.')

    // One that holds nothing any more that the letter lacks goes without a word.
    b.page = await openAgain(b, letter)
    await holds(b, 'The mast is up. After the backup.')
    await expect.poll(() => epochsOn(b.page, letter)).toEqual(['2'])
    expect(await b.page.getByText(ownText.earlier.title, { exact: true }).count()).toBe(0)

    await discarded
    await holds(d, 'The mast is up. After the backup.')
    expect(seats.flatMap(({ troubles }) => troubles)).toEqual([])
    await leave(...seats)
    await close()
  })
})

const begin = (words: string) => beginLetter(stage, ines, coalition, words)

const addressOf = (letter: string) => `${stage.origin}/statements/${letter}`

/** A new window of the same browser. */
async function openAgain({ context }: Seat, letter: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(addressOf(letter))
  return page
}

/** Opens the letter again, is offered what the device has, also once more, and discards it. */
async function discardsAfterReload(seat: Seat, letter: string): Promise<void> {
  seat.page = await openAgain(seat, letter)
  const { page } = seat
  await page.getByText(ownText.earlier.title, { exact: true }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: ownText.earlier.discard }).click()
  await page.getByRole('button', { name: ownText.earlier.sure.act }).click()
  await page.getByText(ownText.earlier.title, { exact: true }).waitFor({ state: 'detached' })
  await expect.poll(() => epochsOn(page, letter)).toEqual(['2'])
}

const leave = (...seats: Seat[]) => Promise.all(seats.map(seat => seat.context.close()))

const keepCopy = ({ page }: Seat) => page.getByRole('button', { name: words.keep.yes }).click()

const holds = (seat: Seat, text: string): Promise<void> =>
  expect.poll(async () => (await wordsOf(seat)).trim(), { timeout: PATIENCE }).toBe(text)

async function typeAfter(seat: Seat, text: string, typed: string): Promise<void> {
  await seat.page.bringToFront()
  await caretAfter(seat, text)
  await seat.page.keyboard.type(typed)
  await reads(seat, typed.trim())
}

/** Another account signs in in the same browser, as from another window. */
async function signInAs({ context }: Seat, who: Somebody): Promise<void> {
  const [name = '', value = ''] = who.cookie.split('=')
  await context.addCookies([{ name, value, url: stage.origin }])
}

/** A new session of somebody whose sessions are gone. */
const signedInAnew = async (who: Somebody): Promise<Somebody> => {
  const { ports } = stage.world.app
  const session = await ports.storage.write(tx => beginSession(tx, ports, who.id, 'test'))
  return { ...who, cookie: `undersigned=${session}` }
}

/** Each page waits for a time of its own before it comes back to a server that stopped: for this one, the least. */
const comesBackFirst = ({ page }: Seat) =>
  page.evaluate(() => {
    Math.random = () => 0
  })

/** A browser whose network comes back looks for the server at once, and not only when it would have. */
async function noticeLine({ context }: Seat): Promise<void> {
  await context.setOffline(true)
  await context.setOffline(false)
}

/** The epochs of the copies of a letter that this browser keeps. */
const epochsOn = (page: Page, letter: string): Promise<string[]> =>
  page.evaluate(async letter => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return names.filter(name => name.includes(letter)).map(name => name.split('/')[3] ?? '')
  }, letter)

async function contentOf(download: { createReadStream(): Promise<AsyncIterable<Buffer>> }): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** Writes words as no letter can hold them into the page's own document, past its editor. */
const writeForbidden = (page: Page, text: string) =>
  page.evaluate(text => {
    const { state } = Reflect.get(document.querySelector('.letter-text')!, 'editor')
    const body = state['y-sync$'].type
    body
      .get(0)
      .get(0)
      .insert(0, text, { link: { href: 'javascript:alert(1)' } })
  }, text)

const onDisk = (letter: string) => wordsOnDisk(stage, ines, letter)

const logFile = () => join(stage.world.config.dataDir, 'live.db')

/** The log as it stands at this moment, in a file of its own. */
async function copyOfLog(): Promise<string> {
  const disk = new Database(logFile(), { readonly: true })
  await disk.backup(`${logFile()}.backup`)
  disk.close()
  return `${logFile()}.backup`
}

/**
 * Stops the server, puts an older log in its place, raises every epoch, ends all sessions, and starts another server on
 * the same port.
 */
async function restore(backup: string): Promise<() => Promise<void>> {
  const { app, config, storage, clock, ids, keys } = stage.world
  await app.close()
  for (const end of ['', '-wal', '-shm']) await rm(logFile() + end, { force: true })
  await rename(backup, logFile())
  const log = await openSqliteLog(logFile())
  await raiseEpochs(log, 2, clock.now())
  await log.close()
  await storage.write(({ db, t }) => db.delete(t.sessions))
  const mailer = { kind: 'smtp' as const, send: async () => 'sent' as const, close: async () => {} }
  const next = await buildApp({ config, storage, clock, ids, keys, mailer })
  await next.fastify.listen({ host: '127.0.0.1', port: config.port })
  return () => next.close()
}
