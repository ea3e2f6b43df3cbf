/**
 * What becomes of one's words in a real browser without a line: offline, on a device that keeps copies or does not,
 * refused, removed, on a page of another version, and over a restart of the server.
 */
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { changeRole, listPeople, removePerson } from '../../shared/contract/coalitions.ts'
import type { Role } from '../../shared/roles.ts'
import { editorEn as words } from '../../shared/words/editor.en.ts'
import { en as screens } from '../../shared/words/en.ts'
import { ownTextEn as ownText } from '../../shared/words/ownText.en.ts'
import type { Somebody } from '../world.ts'
import { caretAfter, closed, closing, editsSent, PATIENCE, reads, standsAt, wordsOf } from './hands.ts'
import { beginLetter, wordsOnDisk } from './plainLetter.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let amina: Somebody
let bruno: Somebody
let ines: Somebody
let coalition: string

beforeAll(async () => {
  stage = await openStage()
  const founded = await stage.world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  amina = await member('Amina Haddad')
  bruno = await member('Bruno Keller')
})
afterAll(() => stage.close())

describe('offline', () => {
  it('[LIVE-4] [SAFE-4] what was written offline and kept outlives the page, and reaches the server once', async () => {
    const letter = await begin('The quay is long.')
    const seat = await sit(amina, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await seat.context.setOffline(true)
    await standsAt(seat, words.saved['offline-kept'])
    await typeAfter(seat, 'quay is long.', ' From the train.')
    await standsAt(seat, words.saved['offline-kept'])
    await closed(seat)

    await seat.context.setOffline(false)
    const deaf = await seat.context.newPage()
    await deaf.routeWebSocket(/\/live\//, socket => socket.close())
    await deaf.goto(addressOf(letter))
    await reads({ ...seat, page: deaf }, 'The quay is long. From the train.')
    await standsAt({ ...seat, page: deaf }, words.saved['offline-kept'])
    expect(await onDisk(letter)).not.toContain('train')
    await deaf.close()

    const back = { ...seat, page: await seat.context.newPage() }
    await back.page.goto(addressOf(letter))
    await standsAt(back, words.saved.saved)
    await holds(back, 'The quay is long. From the train.')
    expect((await onDisk(letter)).split('From the train.')).toHaveLength(2)
    await leave(seat)
  })

  it('[LIVE-4] [LIVE-7] what is kept is read before the line is opened, and nothing of it is sent that the server has', async () => {
    const letter = await begin('The rope is taut.')
    const seat = await sit(amina, letter)
    await keepCopy(seat, 'yes')
    await typeAfter(seat, 'rope is taut.', ' Still.')
    await standsAt(seat, words.saved.saved)
    await seat.page.addInitScript(keepSlowly, 400)
    await seat.page.addInitScript(noteLine)
    const edits = editsSent(seat)
    await seat.page.reload()
    await holds(seat, 'The rope is taut. Still.')
    await standsAt(seat, words.saved.saved)
    expect(await seat.page.evaluate(() => Reflect.get(window, 'order'))).toEqual(['kept', 'line'])
    expect(edits).toEqual([])
    await leave(seat)
  })

  it('[LIVE-4] whoever closes before the device has the last word is warned, and has it a moment later', async () => {
    const letter = await begin('The hold is dark.')
    const seat = await sit(amina, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await seat.context.setOffline(true)
    await holdWrites(seat.page)
    await typeAfter(seat, 'hold is dark.', ' To the last letter.')
    await standsAt(seat, words.saved['offline-kept'])
    expect(await closing(seat)).toBe('warned')
    await seat.page.evaluate(() => Reflect.set(window, 'holdsWrites', false))
    await closed(seat)
    await seat.context.setOffline(false)
    const back = { ...seat, page: await seat.context.newPage() }
    await back.page.goto(addressOf(letter))
    await standsAt(back, words.saved.saved)
    expect(await onDisk(letter)).toBe('The hold is dark. To the last letter.')
    await leave(seat)
  })

  it('[LIVE-4] a browser that never gives what it keeps holds nobody up', async () => {
    const letter = await begin('The sail is patched.')
    const seat = await sit(amina, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await seat.page.addInitScript(keepSlowly, 2 ** 30)
    await seat.page.reload()
    await typeAfter(seat, 'sail is patched.', ' Again.')
    await standsAt(seat, words.saved.saved)
    expect(await onDisk(letter)).toBe('The sail is patched. Again.')
    await leave(seat)
  })

  it('[LIVE-4] [SAFE-4] whoever said no is told so, and warned before the window closes', async () => {
    const letter = await begin('The crane is tall.')
    const seat = await sit(amina, letter)
    await keepCopy(seat, 'no')
    await seat.context.setOffline(true)
    await standsAt(seat, words.saved['offline-unkept'])
    await typeAfter(seat, 'crane is tall.', ' Only here.')
    expect(await closing(seat)).toBe('warned')
    await reads(seat, 'The crane is tall. Only here.')
    expect(await storedBy(seat.page)).toEqual([])
    await seat.context.setOffline(false)
    await standsAt(seat, words.saved.saved)
    expect(await onDisk(letter)).toContain('Only here.')
    expect(await closing(seat)).toBe('closed')
    await leave(seat)
  })

  it('[LIVE-4] another page of the application loses nothing that is neither sent nor kept', async () => {
    const letter = await begin('The basin is deep.')
    const seat = await sit(amina, letter)
    await seat.page.getByRole('link', { name: words.bar.versions }).click()
    await seat.page.goBack()
    await seat.page.locator('.letter-text').waitFor()
    await seat.context.setOffline(true)
    await standsAt(seat, words.saved['offline-unkept'])
    await typeAfter(seat, 'basin is deep.', ' Before I looked elsewhere.')
    await seat.page.getByRole('link', { name: words.bar.versions }).click()
    await seat.page.locator('.letter-text').waitFor({ state: 'detached' })
    expect(await closing(seat)).toBe('warned')
    await seat.page.goBack()
    await reads(seat, 'The basin is deep. Before I looked elsewhere.')
    await seat.page.getByRole('link', { name: words.bar.versions }).click()
    await seat.context.setOffline(false)
    await expect.poll(() => onDisk(letter), { timeout: PATIENCE }).toContain('Before I looked elsewhere.')
    await seat.page.goBack()
    await standsAt(seat, words.saved.saved)
    await holds(seat, 'The basin is deep. Before I looked elsewhere.')
    await leave(seat)
  })

  it('[SAFE-4] a device that cannot keep the copy any more says so, and warns', async () => {
    const letter = await begin('The shed is full.')
    const seat = await sit(amina, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await fillDisk(seat.page)
    await seat.context.setOffline(true)
    await typeAfter(seat, 'shed is full.', ' And so is this disk.')
    await standsAt(seat, words.saved['offline-unkept'])
    expect(await closing(seat)).toBe('warned')
    await leave(seat)
  })
})

describe('a copy on the device', () => {
  it('[SAFE-4] signing out erases it, also while another window has the letter open', async () => {
    const letter = await begin('The rope is new.')
    const seat = await sit(await member('Cleo Marsh'), letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    expect((await storedBy(seat.page)).length).toBeGreaterThan(0)
    const other = await seat.context.newPage()
    await other.goto(`${stage.origin}/account`)
    await other.getByRole('button', { name: screens.account.signOut, exact: true }).click()
    await other.getByLabel(screens.doors.address).waitFor()
    expect(await storedBy(other)).toEqual([])
    await seat.page.getByText(words.unreadable.removed).waitFor()
    expect(await storedBy(seat.page)).toEqual([])
    await leave(seat)
  })

  it('[SAFE-4] [LIVE-2] whoever is removed loses letter and copy within a second', async () => {
    const letter = await begin('The gate is shut.')
    const dario = await member('Dario Lunt')
    const seat = await sit(dario, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await remove(dario)
    const before = performance.now()
    await seat.page.locator('.letter-text').waitFor({ state: 'detached' })
    expect(performance.now() - before).toBeLessThan(1000)
    await seat.page.getByText(words.unreadable.removed).waitFor()
    await expect.poll(() => databasesOf(seat.page)).toEqual([])
    await leave(seat)
  })

  it('[SAFE-4] whoever was removed while away loses the copy at the next contact, on any page', async () => {
    const letter = await begin('The buoy is red.')
    const esra = await member('Esra Toprak')
    const seat = await sit(esra, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await seat.page.goto('about:blank')
    await remove(esra)
    await seat.page.goto(`${stage.origin}/`)
    await expect.poll(() => databasesOf(seat.page)).toEqual([])
    await leave(seat)
  })

  it('[SAFE-4] an observer is never asked, and nothing is stored', async () => {
    const letter = await begin('The light is green.')
    const seat = await sit(await member('Oda Lind', 'observer'), letter)
    await standsAt(seat, words.saved.reading)
    await typeAfter(await sit(amina, letter), 'light is green.', ' Now.')
    await reads(seat, 'The light is green. Now.')
    expect(await seat.page.getByText(words.keep.title).count()).toBe(0)
    expect(await storedBy(seat.page)).toEqual([])
    await leave(seat)
  })

  it('[SAFE-4] [LIVE-3] who may only read by now sees the words they kept, refused, and keeps them no longer', async () => {
    const letter = await begin('The tide is low.')
    const finn = await member('Finn Aalto')
    const seat = await sit(finn, letter)
    await keepCopy(seat, 'yes')
    await standsAt(seat, words.saved.saved)
    await seat.context.setOffline(true)
    await typeAfter(seat, 'tide is low.', ' Unsent.')
    await standsAt(seat, words.saved['offline-kept'])
    await demote(finn)
    await closed(seat)
    await seat.context.setOffline(false)
    const back = { ...seat, page: await seat.context.newPage() }
    await back.page.goto(addressOf(letter))
    await back.page.getByText(ownText.refused.title).waitFor()
    await reads(back, 'The tide is low. Unsent.')
    await expect.poll(() => databasesOf(back.page)).toEqual([])
    await back.page.getByRole('button', { name: ownText.refused.again }).click()
    await back.page.getByRole('button', { name: ownText.refused.sure.act }).click()
    await holds(back, 'The tide is low.')
    expect(await onDisk(letter)).toBe('The tide is low.')
    await leave(seat)
  })
})

describe('refused', () => {
  it('[LIVE-3] an edit that could not be shared is seen, can be copied, and is let go', async () => {
    const letter = await begin('The dock is dry.')
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await a.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.origin })
    await keepCopy(a, 'yes')
    await standsAt(a, words.saved.saved)
    await writeForbidden(a.page, 'Nobody may link here. ')
    await a.page.getByRole('alert').getByText(ownText.refused.title).waitFor()
    await standsAt(a, words.saved.refused)
    await reads(a, 'Nobody may link here. The dock is dry.')
    await a.page.getByRole('button', { name: ownText.copy }).click()
    await a.page.getByRole('button', { name: ownText.copied }).waitFor()
    expect(await a.page.evaluate(() => navigator.clipboard.readText())).toContain('Nobody may link here.')

    await typeAfter(b, 'dock is dry.', ' Still.')
    await standsAt(b, words.saved.saved)
    expect(await onDisk(letter)).toBe('The dock is dry. Still.')
    await a.page.reload()
    await a.page.getByRole('alert').getByText(ownText.refused.title).waitFor()
    await reads(a, 'Nobody may link here.')

    await a.page.getByRole('button', { name: ownText.refused.again }).click()
    await a.page.getByRole('button', { name: ownText.refused.sure.act }).click()
    await holds(a, 'The dock is dry. Still.')
    await typeAfter(a, 'dry. Still.', ' Anew.')
    await holds(b, 'The dock is dry. Still. Anew.')
    await a.page.reload()
    await holds(a, 'The dock is dry. Still. Anew.')
    await leave(a, b)
  })
})

describe('a page of another version', () => {
  it('[TEXT-2] a page older than the letter never joins, and shows the text to be read', async () => {
    const letter = await begin('The hull is clean.')
    const seat = await stand(amina)
    const sockets: string[] = []
    seat.page.on('websocket', socket => sockets.push(socket.url()))
    await answerWith(seat.page, letter, { schemaVersion: 99 })
    await seat.page.goto(addressOf(letter))
    await seat.page.getByText(words.unreadable.version).waitFor()
    await seat.page.locator('.letter', { hasText: 'The hull is clean.' }).waitFor()
    expect(await seat.page.locator('[contenteditable="true"]').count()).toBe(0)
    expect(sockets).toEqual([])
    await leave(seat)
  })

  it('[TEXT-1] [TEXT-2] a page from before a restored backup is refused before it syncs', async () => {
    const letter = await begin('The mast is up.')
    const seat = await stand(amina)
    const frames: (string | Buffer)[] = []
    seat.page.on('websocket', socket => socket.on('framereceived', ({ payload }) => frames.push(payload)))
    await answerWith(seat.page, letter, { epoch: '7' })
    await seat.page.goto(addressOf(letter))
    await seat.page.getByText(words.unreadable.version).waitFor()
    await seat.page.locator('.letter', { hasText: 'The mast is up.' }).waitFor()
    expect(await seat.page.locator('[contenteditable="true"]').count()).toBe(0)
    expect(frames.filter(frame => frame.includes('mast'))).toEqual([])
    await leave(seat)
  })
})

describe('windows', () => {
  it('two windows of one person write one text, and each undoes its own', async () => {
    const letter = await begin('The sea is calm.')
    const one = await sit(amina, letter)
    await keepCopy(one, 'yes')
    const two = { ...one, page: await one.context.newPage() }
    await two.page.goto(addressOf(letter))
    await reads(two, 'The sea is calm.')
    await typeAfter(one, 'sea is calm.', ' First.')
    await reads(two, 'The sea is calm. First.')
    await typeAfter(two, 'calm. First.', ' Second.')
    await reads(one, 'The sea is calm. First. Second.')
    await one.page.bringToFront()
    await one.page.keyboard.press('Control+z')
    await Promise.all([one, two].map(seat => holds(seat, 'The sea is calm. Second.')))
    await one.page.close()
    await typeAfter(two, 'calm. Second.', ' Third.')
    await standsAt(two, words.saved.saved)
    await two.page.reload()
    await holds(two, 'The sea is calm. Second. Third.')
    expect(two.troubles).toEqual([])
    await leave(one)
  })

  it('[TEXT-1] [LIVE-1] the server restarts under two people: both come back, and the text is there once', async () => {
    const letter = await begin('The wind is up.')
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await keepCopy(a, 'yes')
    await typeAfter(a, 'wind is up.', ' Before.')
    await reads(b, 'The wind is up. Before.')
    const again = await stopServer()
    await standsAt(a, words.saved['offline-kept'])
    await standsAt(b, words.saved['offline-unkept'])
    await typeAfter(a, 'up. Before.', ' Meanwhile A.')
    await typeAfter(b, 'up. Before.', ' Meanwhile B.')
    const close = await again()
    for (const seat of [a, b]) {
      await reads(seat, /Meanwhile A\./)
      await reads(seat, /Meanwhile B\./)
      await standsAt(seat, words.saved.saved)
    }
    const text = await wordsOf(a)
    expect(await wordsOf(b)).toBe(text)
    for (const once of ['The wind is up.', 'Before.', 'Meanwhile A.', 'Meanwhile B.'])
      expect(text.split(once), once).toHaveLength(2)
    await leave(a, b)
    await close()
  })
})

const member = (name: string, role: Role = 'drafter') => stage.world.person(name, { coalition, role })

async function membershipOf(somebody: Somebody): Promise<string> {
  const { people } = await stage.world.call(ines, listPeople, { coalition })
  return people.find(({ person }) => person === somebody.id)!.membership
}

const remove = async (somebody: Somebody) =>
  stage.world.call(ines, removePerson, { coalition, membership: await membershipOf(somebody) })

const demote = async (somebody: Somebody) =>
  stage.world.call(ines, changeRole, {
    coalition,
    membership: await membershipOf(somebody),
    role: 'observer',
  })

const begin = (words: string) => beginLetter(stage, amina, coalition, words)

const addressOf = (letter: string) => `${stage.origin}/statements/${letter}`

async function sit(who: Somebody, letter: string): Promise<Seat> {
  const seat = await stage.open(who, `/statements/${letter}`)
  seat.page.setDefaultTimeout(PATIENCE)
  await seat.page.locator('.letter-text').waitFor()
  return seat
}

/** Somebody's window before they went anywhere near a letter. */
const stand = (who: Somebody): Promise<Seat> => stage.open(who, '/account')

const leave = (...seats: Seat[]) => Promise.all(seats.map(seat => seat.context.close()))

/** Waits until these are all the words of the letter on that screen. */
const holds = (seat: Seat, text: string): Promise<void> =>
  expect.poll(async () => (await wordsOf(seat)).trim(), { timeout: PATIENCE }).toBe(text)

const keepCopy = ({ page }: Seat, answer: 'yes' | 'no') =>
  page.getByRole('button', { name: words.keep[answer] }).click()

async function typeAfter(seat: Seat, text: string, typed: string): Promise<void> {
  await seat.page.bringToFront()
  await caretAfter(seat, text)
  await seat.page.keyboard.type(typed)
  await reads(seat, typed.trim())
}

const databasesOf = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

/** Everything that has to do with copies on this device, but for a "no" that is remembered. */
const storedBy = async (page: Page): Promise<(string | undefined)[]> => [
  ...(await databasesOf(page)),
  ...(await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key, value]) => key.startsWith('undersigned') && value !== 'no' && value !== '[]')
      .map(([key]) => key),
  )),
]

/** From now on this page's databases take nothing: each write is aborted, as it is where there is no space. */
const fillDisk = (page: Page) =>
  page.evaluate(() => {
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...written) {
      const request = add.apply(this, written)
      this.transaction.abort()
      return request
    }
  })

/** For a page that is still to be opened: its databases are there so many milliseconds later. */
function keepSlowly(later: number): void {
  Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', {
    set(this: IDBOpenDBRequest, opened: (event: Event) => void) {
      this.addEventListener('success', event => {
        const { target } = event
        setTimeout(() => {
          Reflect.get(window, 'order')?.push('kept')
          opened({ target } as unknown as Event)
        }, later)
      })
    },
  })
}

/** For a page that is still to be opened: notes when its databases are there, and when it opens a line. */
function noteLine(): void {
  const order: string[] = []
  Reflect.set(window, 'order', order)
  window.WebSocket = class extends WebSocket {
    constructor(...about: ConstructorParameters<typeof WebSocket>) {
      super(...about)
      order.push('line')
    }
  }
}

/** From now on nothing that this page writes on its device is done, for as long as `holdsWrites` is true. */
const holdWrites = (page: Page) =>
  page.evaluate(() => {
    Reflect.set(window, 'holdsWrites', true)
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...written) {
      const goOn = () => {
        if (Reflect.get(window, 'holdsWrites')) this.getKey(0).onsuccess = goOn
      }
      goOn()
      return add.apply(this, written)
    }
  })

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

/** Lets a page be told something else about a letter than what the server says. */
const answerWith = (page: Page, letter: string, part: { schemaVersion?: number; epoch?: string }) =>
  page.route(`**/api/statements/${letter}`, async route => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), ...part } })
  })

const onDisk = (letter: string) => wordsOnDisk(stage, amina, letter)

/** Stops the server; the answer starts another one on the same data and port, and that one's answer ends it. */
async function stopServer(): Promise<() => Promise<() => Promise<void>>> {
  const { app, config, storage, clock, ids, keys } = stage.world
  const { port } = app.fastify.server.address() as AddressInfo
  await app.close()
  return async () => {
    const mailer = { kind: 'smtp' as const, send: async () => 'sent' as const, close: async () => {} }
    const next = await buildApp({ config, storage, clock, ids, keys, mailer })
    await next.fastify.listen({ host: '127.0.0.1', port })
    return () => next.close()
  }
}
