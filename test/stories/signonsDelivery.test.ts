/** The list frozen with its version, as one package; to whom it was handed; who has a name that left since. */
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as deliveries from '../../shared/contract/deliveries.ts'
import { showLetter } from '../../shared/contract/signing.ts'
import {
  changeSignon,
  closeSignon,
  exportList,
  exportSigned,
  openSignon,
  publishSignon,
  seeSignon,
} from '../../shared/contract/signons.ts'
import {
  acceptAll,
  type Letter,
  moveOn,
  openLetter,
  press,
  SIGNER,
  signAndConfirm,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world)
})
afterEach(() => world.close())

const freezeList = () => world.call(letter.coordinator, deliveries.freezeList, { signon: letter.signon.id })
const seeDelivery = () => world.call(letter.coordinator, deliveries.seeDelivery, { signon: letter.signon.id })
const handOver = (id: string, recipient: string, more: object = {}) =>
  world.call(letter.coordinator, deliveries.recordDelivery, {
    ...{ signon: letter.signon.id, package: id, recipient, deliveredLocal: '2027-01-01T13:00' },
    ...more,
  })
const zipOf = async (id: string) => {
  const wish = { signon: letter.signon.id, package: id }
  return (await world.ask(letter.coordinator, deliveries.downloadPackage, wish)).rawPayload
}

const fileIn = async (id: string, name: string) => strFromU8(unzipSync(await zipOf(id))[name]!)
const listIn = async (id: string) => JSON.parse(await fileIn(id, 'list.json'))
const listOf = async (world: World, letter: Letter) =>
  JSON.parse(
    (await world.ask(letter.coordinator, exportList, { signon: letter.signon.id, format: 'json' })).body,
  )

describe('[DEL-1] a package', () => {
  it('holds letter and list in every format, with the hash of each file and where the log stood', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const made = await freezeList()
    const bytes = await zipOf(made.id)
    const files = unzipSync(bytes)
    const manifest = JSON.parse(strFromU8(files['manifest.json']!))
    expect(manifest).toMatchObject({
      version: { number: 1, hash: letter.version.hash },
      asOf: '2027-01-01T12:00:00.000Z',
      counts: { organisations: 1, individuals: 0, withheld: 0 },
      log: made.log,
    })
    const { 'manifest.json': own, ...others } = files
    expect(own).toBeDefined()
    expect(Object.keys(manifest.files).sort()).toEqual(Object.keys(others).sort())
    for (const [name, content] of Object.entries(others))
      expect(createHash('sha256').update(content).digest('hex')).toBe(manifest.files[name])
    for (const name of ['letter.html', 'letter.txt', 'list.csv', 'list.json'])
      expect(strFromU8(files[name]!)).toContain(SIGNER.name)
    expect(JSON.parse(strFromU8(files['letter.json']!)).hash).toBe(letter.version.hash)
    expect(Buffer.compare(bytes, await zipOf(made.id))).toBe(0)
  })

  it('stays as it was frozen, whoever signs or withdraws later', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const made = await freezeList()
    await press(world, link, 'withdraw')
    await moveOn(world, letter)
    expect(strFromU8(unzipSync(await zipOf(made.id))['list.csv']!)).toContain(SIGNER.name)
  })

  it('is public with the letter, and not before', async () => {
    await freezeList()
    const publicPackage = () => world.ask(null, deliveries.publicPackage, { page: letter.page })
    expect((await publicPackage()).statusCode).toBe(404)
    const published = { signon: letter.signon.id, slug: 'harbour-letter' }
    await world.call(letter.coordinator, publishSignon, published)
    expect((await publicPackage()).headers['content-type']).toBe('application/zip')
  })

  it('of another sign-on is not found', async () => {
    const made = await freezeList()
    const second = await world.call(letter.coordinator, openSignon, {
      ...{ version: letter.version.id, closesLocal: '2027-02-01T18:00', zone: 'Europe/Zurich' },
    })
    const wish = { signon: second.id, package: made.id }
    expect((await world.ask(letter.coordinator, deliveries.downloadPackage, wish)).statusCode).toBe(404)
    await expect(handOver(made.id, 'The Committee', { signon: second.id })).rejects.toThrow(/not-found/)
  })
})

describe('[DEL-4] a letter that prints some groups', () => {
  const ngos = 'NGOs, under paragraphs 8 or 9'
  const others = { name: 'Bay Watch', address: 'mira@bay-watch.example', group: 'Others' }
  beforeEach(async () => {
    const groups = [ngos, 'Others'].map(label => ({ label, of: 'organisation' as const }))
    await world.call(letter.coordinator, changeSignon, { signon: letter.signon.id, groups })
    await signAndConfirm(world, letter, { group: ngos })
    await signAndConfirm(world, letter, others)
    await acceptAll(world, letter)
  })

  it('says where the rest stands; the tables of its package hold everybody', async () => {
    const { id } = await world.call(letter.coordinator, deliveries.freezeList, {
      ...{ signon: letter.signon.id, groups: [ngos] },
    })
    const written = await fileIn(id, 'letter.txt')
    expect(written).toContain(SIGNER.name)
    expect(written).not.toContain('Bay Watch')
    expect(written).toContain('Full list at list.csv, as of Friday')
    expect(await fileIn(id, 'list.csv')).toContain('Bay Watch')
    expect(await fileIn(id, 'README.txt')).toContain(ngos)
    const unknown = { signon: letter.signon.id, groups: ['Nobody'] }
    expect(await world.refusal(letter.coordinator, deliveries.freezeList, unknown)).toBe('bad-input')
  })

  it('can be had at any time once it is published, for then the rest stands on its page', async () => {
    const wish = { signon: letter.signon.id, format: 'txt' as const, groups: [ngos, 'Others'].slice(0, 1) }
    expect(await world.refusal(letter.coordinator, exportSigned, wish)).toBe('bad-input')
    await world.call(letter.coordinator, publishSignon, { signon: letter.signon.id, slug: 'harbour-letter' })
    const { body } = await world.ask(letter.coordinator, exportSigned, wish)
    expect(body).toContain(SIGNER.name)
    expect(body).not.toContain('Bay Watch')
    expect(body).toContain('/s/harbour-letter, as of Friday')
  })
})

describe('[DEL-5] the public page', () => {
  it('says to whom it was handed only where the coordinators chose to, and not during an embargo', async () => {
    const made = await freezeList()
    await handOver(made.id, 'The Committee of Ports', { posted: 'https://harbour.example/statements/7' })
    const change = (terms: object) =>
      world.call(letter.coordinator, changeSignon, { signon: letter.signon.id, terms })
    const page = async () => (await world.ask(null, showLetter, { page: 'harbour-letter' })).body
    await world.call(letter.coordinator, publishSignon, { signon: letter.signon.id, slug: 'harbour-letter' })
    expect(await page()).not.toContain('Committee of Ports')
    await change({ showDeliveries: true })
    expect(await page()).toContain('The Committee of Ports')
    expect(await page()).toContain('href="https://harbour.example/statements/7"')
    await change({ embargoLocal: '2027-01-05T12:00' })
    const secret = (await world.ask(null, showLetter, { page: letter.page })).body
    expect(secret).not.toContain('Committee of Ports')
    const zip = await world.ask(null, deliveries.publicPackage, { page: 'harbour-letter' })
    expect(zip.statusCode).toBe(404)
  })
})

describe('[DEL-2] a delivery', () => {
  it('is noted with recipient, time, address and the words as they were read out', async () => {
    const made = await freezeList()
    world.clock.pass(60 * 60_000)
    await handOver(made.id, 'The Harbour Committee', {
      posted: 'https://harbour.example/statements/7',
      asDelivered: 'Thank you, Chair.',
      note: 'Agenda item 4',
    })
    const { deliveries: noted } = await seeDelivery()
    expect(noted).toMatchObject([
      {
        ...{ package: made.id, recipient: 'The Harbour Committee', note: 'Agenda item 4', by: 'Amina' },
        ...{ posted: 'https://harbour.example/statements/7', asDelivered: 'Thank you, Chair.' },
      },
    ])
  })

  it('read out otherwise than prepared is compared with the version word by word', async () => {
    const made = await freezeList()
    const asDelivered =
      'We, the undersigned, write to you about the draft Convention on Harbour Data.\n\nThank you.'
    const { id } = await handOver(made.id, 'The Harbour Committee', { asDelivered })
    const wish = { signon: letter.signon.id, delivery: id }
    const { paragraphs } = await world.call(letter.coordinator, deliveries.compareDelivered, wish)
    const side = (op: string) =>
      paragraphs.map(words => words.flatMap(word => (word.op === op ? [word.text.trim()] : [])))
    expect(side('-')[0]!.join(' ')).toBe('the Harbour Committee')
    expect(side('+').flat()).toContain('Thank you.')
    const plain = await handOver(made.id, 'Tideway Gazette')
    const same = { ...wish, delivery: plain.id }
    expect(await world.refusal(letter.coordinator, deliveries.compareDelivered, same)).toBe('not-found')
  })

  it('is refused where it lies ahead, or before its list was frozen', async () => {
    const made = await freezeList()
    const at = (deliveredLocal: string) => handOver(made.id, 'The Committee', { deliveredLocal })
    await expect(at('2027-01-01T13:30')).rejects.toThrow(/bad-input/)
    await expect(at('2026-12-31T13:30')).rejects.toThrow(/bad-input/)
  })

  it('[SIGN-5] says after a withdrawal who has a copy with that name', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const first = await freezeList()
    await handOver(first.id, 'The Harbour Committee')
    await handOver(first.id, 'The Harbour Committee')
    expect((await seeDelivery()).heldCopies).toEqual([])
    await press(world, link, 'withdraw')
    const later = await freezeList()
    await handOver(later.id, 'Tideway Gazette')
    expect((await seeDelivery()).heldCopies).toMatchObject([
      { name: SIGNER.name, what: 'left', recipients: [{ recipient: 'The Harbour Committee' }] },
    ])
  })
})

describe('[DEL-3] after the list was frozen', () => {
  it('a signature that comes later is marked so in the list and in later packages, and counts', async () => {
    const first = await freezeList()
    await handOver(first.id, 'The Harbour Committee')
    world.clock.pass(1000)
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await world.call(letter.coordinator, closeSignon, { signon: letter.signon.id })
    const again = await freezeList()
    for (const list of [await listIn(again.id), await listOf(world, letter)])
      expect(list.groups[0].entries[0]).toMatchObject({ name: SIGNER.name, afterDelivery: true })
    const { counts } = await world.call(letter.coordinator, seeSignon, { signon: letter.signon.id })
    expect(counts.organisations).toBe(1)
  })

  it('a list that nobody was handed marks nobody in the next one', async () => {
    const isLate = async () => (await listOf(world, letter)).groups[0].entries[0].afterDelivery
    await freezeList()
    world.clock.pass(1000)
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    expect(await isLate()).toBe(true)
    const again = await freezeList()
    expect((await listIn(again.id)).groups[0].entries[0].afterDelivery).toBe(false)
    expect(await isLate()).toBe(false)
  })
})
