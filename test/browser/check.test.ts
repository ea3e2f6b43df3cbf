/** Checking a receipt in a real browser, by somebody without an account: files never leave it, no network is needed. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadReceipt, receiptKeys } from '../../shared/contract/receipts.ts'
import * as signons from '../../shared/contract/signons.ts'
import { exportVersion } from '../../shared/contract/statements.ts'
import { receiptEn } from '../../shared/words/receipt.en.ts'
import { acceptAll, type Letter, moveOn, openLetter, SIGNER, signAndConfirm } from '../world/signing.ts'
import { barriersOn, PATIENCE } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const { page: words } = receiptEn
type File = { name: string; mimeType: string; buffer: Buffer }

let stage: Stage
let letter: Letter
let context: BrowserContext
let page: Page
const asked: string[] = []
const files = {} as Record<'receipt' | 'key' | 'letter' | 'newer' | 'list', File>

beforeAll(async () => {
  stage = await openStage()
  const { world } = stage
  letter = await openLetter(world)
  const link = await signAndConfirm(world, letter)
  await acceptAll(world, letter)
  const exported = async (version: string) =>
    (await world.ask(letter.coordinator, exportVersion, { version, format: 'json' })).body
  const list = { signon: letter.signon.id, format: 'json' as const }
  files.receipt = file('receipt.jws', (await world.ask(null, downloadReceipt, { link })).body)
  files.key = file('keys.json', (await world.ask(null, receiptKeys, {})).body)
  files.letter = file('letter.json', await exported(letter.version.id))
  files.list = file('list.json', (await world.ask(letter.coordinator, signons.exportList, list)).body)
  files.newer = file('newer.json', await exported((await moveOn(world, letter)).id))
  context = await stage.browser.newContext()
  context.setDefaultTimeout(PATIENCE)
  page = await context.newPage()
  page.on('request', request => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.goto(`${stage.origin}/check`, { waitUntil: 'networkidle' })
}, 120_000)
afterAll(() => stage?.close())

const file = (name: string, text: string): File => ({
  ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) },
})
const choose = (part: string, given: File) => page.locator(`input[data-part="${part}"]`).setInputFiles(given)
const says = (text: string) => page.getByRole('status').getByText(text).waitFor()

/** Lets files go on the page together, as a hand does. */
async function drop(...given: File[]): Promise<void> {
  const texts = given.map(({ name, buffer }) => ({ name, text: buffer.toString() }))
  const dropped = await page.evaluateHandle(made => {
    const transfer = new DataTransfer()
    for (const { name, text } of made) transfer.items.add(new File([text], name))
    return transfer
  }, texts)
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: dropped })
}

describe('checking a receipt in a browser', () => {
  it('[RCPT-8] needs no account and asks the server for nothing but its key, by a press', async () => {
    expect(asked.filter(request => request.includes('/api/'))).toEqual([])
    await says(words.waiting.receipt)
    await choose('receipt', files.receipt)
    await says(words.waiting.key)
    await page.getByRole('button', { name: words.fetch }).click()
    await says(words.verdict.good)
    expect(await page.evaluate(() => document.activeElement?.closest('li') !== null)).toBe(true)
    expect(asked.filter(request => request.includes('/api/'))).toEqual(['GET /api/receipt-keys'])
    expect(await page.getByRole('definition').first().textContent()).toBe(SIGNER.name)
    expect(await barriersOn({ page, context, troubles: [] }, 'check')).toEqual([])
  })

  it('[RCPT-8] says so where the browser cannot check, and checks nothing', async () => {
    const poor = await context.newPage()
    await poor.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await poor.goto(`${stage.origin}/check`)
    await poor.getByRole('status').getByText(words.verdict.unchecked).waitFor()
    await poor.locator('input[data-part="receipt"]').setInputFiles(files.receipt)
    await poor.getByRole('status').getByText('opened with https').waitFor()
    await poor.close()
  })

  it('[RCPT-8] works without a network once it is loaded; each file finds its place by itself', async () => {
    await context.setOffline(true)
    await page.getByRole('button', { name: words.removeFor(words.parts.key.label) }).click()
    await drop(files.list, files.key, files.letter)
    await says(words.verdict.goodAll)
    expect(await page.getByRole('status').getByRole('listitem').count()).toBe(3)
    await choose('letter', files.newer)
    await says(words.verdict.part)
    await says('This receipt signs version 1; the letter you gave is version 2.')
    await choose(
      'receipt',
      file('receipt.jws', files.receipt.buffer.toString().trim().replace(/.{6}$/, 'AAAAAA')),
    )
    await says(words.verdict.bad)
    expect(await page.getByRole('definition').count()).toBe(0)
    await drop(file('notes.txt', 'Bring the stamps.'))
    await page.getByRole('alert').getByText('“').waitFor()
    await context.setOffline(false)
    expect(asked.filter(request => request.startsWith('POST') || request.includes('/api/'))).toEqual([
      'GET /api/receipt-keys',
    ])
  })
})
