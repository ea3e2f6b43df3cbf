/** The public pages: everything the form asks, long lists, what browsers keep, and a signer's own page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAsk } from '../../shared/contract/asks.ts'
import { addOrganisation, changeOrganisation } from '../../shared/contract/coalitions.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as signons from '../../shared/contract/signons.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { enterMany, nameOf } from '../world/signers.ts'
import {
  acceptAll,
  board,
  type Letter,
  list,
  moveOn,
  openLetter,
  ownPage,
  press,
  publish,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
const open: World[] = []
beforeEach(async () => {
  world = await openWorld()
  open.push(world)
})
afterAll(() => Promise.all(open.map(one => one.close())))

const ask = (more: { find?: string; part?: number } = {}) =>
  world.ask(null, signing.showLetter, { page: 'harbour-letter', ...more })
const page = async (letter: Letter) => (await world.ask(null, signing.showLetter, { page: letter.page })).body
const get = (url: string, headers: Record<string, string> = {}) => world.app.fastify.inject({ url, headers })
const change = (link: string, typed: Record<string, string | string[]>) =>
  world.ask(null, signing.changeSignature, { link, ...typed })

const QUESTIONS = [
  { id: 'members', label: 'How many members have you?', required: true, shown: false },
  { id: 'site', label: 'Your own pages', required: false, shown: true },
]

/** A block of the letter that carries an ask. */
async function askOf(letter: Letter, at: number, wording: string) {
  const block = paragraph(`block00000${at}`, text(wording))
  const says = { verb: 'delete' as const, targets: [], wording }
  const { id } = await world.call(letter.coordinator, makeAsk, {
    ...{ statement: letter.statement, block: `block00000${at}` },
    ...says,
  })
  return { id, block: { ...block, attrs: { ...block.attrs, ask: id } } }
}

/** Every sheet that the sheet of pages imports, as one. */
async function pageSheets(): Promise<string> {
  const look = join(import.meta.dirname, '../../client/look')
  const page = await readFile(join(look, 'page.css'), 'utf8')
  const imported = [...page.matchAll(/@import "\.\/([\w-]+\.css)"/g)].map(match =>
    readFile(join(look, match[1]!), 'utf8'),
  )
  return [page, ...(await Promise.all(imported))].join('\n')
}

describe('the form', () => {
  it('[SIGN-11] asks what the coordinators set, says what of it is shown, and keeps it in its order', async () => {
    const letter = await openLetter(world, {
      terms: {
        ...{ questions: QUESTIONS, decision: 'required', mayWithhold: true },
        accreditation: ['ECOSOC'],
      },
    })
    const body = await page(letter)
    expect(body).toMatch(
      /<label for="answers-0"><bdi>How many members.*?coordinators only.*?<input id="answers-0" name="answers"/s,
    )
    expect(body).toMatch(/<label for="answers-1"><bdi>Your own pages.*?Shown to the public in the list/s)
    expect(body).toContain('accreditation can be accepted: ECOSOC')
    expect(body).toMatch(/name="withheld".*?counted as one more supporter/s)
    const decided = { decision: 'Board, 12th meeting', decisionDate: '2026-12-01' }
    const missing = await sign(world, letter, { ...decided, answers: ['', 'pier.example'] })
    expect(missing.statusCode).toBe(400)
    expect(missing.body).toMatch(/role="alert".*?href="#answers-0"/s)
    expect(missing.body).toMatch(
      /id="answers-0"[^>]*aria-describedby="answers-0-hint answers-0-wrong" aria-invalid="true"/,
    )
    expect(missing.body).toContain('value="pier.example"')
    expect((await sign(world, letter, { ...decided, answers: ['90', 'pier.example'] })).statusCode).toBe(200)
    expect((await board(world, letter)).signatures[0]).toMatchObject({
      decision: { what: 'Board, 12th meeting', date: '2026-12-01' },
      answers: { members: '90', site: 'pier.example' },
    })
  })

  it('[SIGN-12] asks that are not joined are printed only where both choose it', async () => {
    const letter = await openLetter(world, { terms: { mayNotJoin: true } })
    const [first, second] = [
      await askOf(letter, 0, 'Delete Article 12.'),
      await askOf(letter, 1, 'Keep Article 14.'),
    ]
    const version = await moveOn(world, letter, doc([first.block, second.block]))
    expect(await page(letter)).toMatch(
      new RegExp(`name="notJoined" value="${second.id}".*?>Ask 2: Keep Article 14\\.<`, 's'),
    )
    const typed = { hash: version.hash, notJoined: [second.id], showNotJoined: 'yes' }
    const link = await signAndConfirm(world, letter, typed)
    await signAndConfirm(world, letter, {
      ...{ name: 'Quay Workers United', address: 'office@quay.example', hash: version.hash },
      notJoined: [first.id, second.id],
    })
    await acceptAll(world, letter)
    await publish(world, letter)
    expect((await ask()).body).not.toContain('class="remark"')
    await world.call(letter.coordinator, signons.changeSignon, {
      ...{ signon: letter.signon.id, terms: { printNotJoined: true } },
    })
    const { body } = await ask()
    expect(body.match(/does not join ask 2</g)).toHaveLength(1)
    expect(body).not.toContain('does not join asks')
    expect(await ownPage(world, link)).toMatch(/Does not join<\/bdi><\/dt><dd><span dir="auto">ask 2</)
  })

  it('[SIGN-13] who supports with the name withheld is a number, and stands in no page or file', async () => {
    const letter = await openLetter(world, { terms: { mayWithhold: true } })
    await signAndConfirm(world, letter, { withheld: 'yes', showSignatory: 'yes', showCountry: 'yes' })
    const [signature] = (await board(world, letter)).signatures
    await world.call(letter.coordinator, signons.acceptSignature, {
      ...{ signature: signature!.id, organisation: 'new' },
      authority: { how: 'checked', note: 'Rang them.' },
    })
    await publish(world, letter)
    const { body } = await ask()
    expect(body).toMatch(/0 organisations, 0 individuals, 1 more with the name withheld/)
    expect(body).toContain('One more supports this letter with the name withheld')
    for (const format of ['csv', 'json'] as const) {
      const file = await world.ask(null, signing.publicList, { page: 'harbour-letter', format })
      for (const said of [body, file.body]) {
        expect(said).not.toContain(SIGNER.name)
        expect(said).not.toContain('Wanjiru')
        expect(said).not.toMatch(/"KE"(?!>)|Kenya<\/span>/)
      }
    }
    const offered = await world.call(null, signing.findOrganisations, {
      page: 'harbour-letter',
      find: 'Seafarers',
    })
    expect(offered.organisations).toEqual([])
  })

  it('[SIGN-8] a letter that is signed by invitation has no form at its open address, and takes none', async () => {
    const letter = await openLetter(world, { terms: { invitedOnly: true } })
    const body = await page(letter)
    expect(body).toContain('signed by invitation')
    expect(body).not.toContain('name="signatory"')
    const sent = await sign(world, letter)
    expect(sent.statusCode).toBe(409)
    expect(sent.body).toContain('Nothing was sent')
    expect((await board(world, letter)).signatures).toEqual([])
  })

  it('[SAFE-2] an embargo is said with its hour, and until then nothing is public', async () => {
    const letter = await openLetter(world, { terms: { embargoLocal: '2027-01-10T09:00' } })
    await publish(world, letter)
    expect(await page(letter)).toMatch(/Nothing of it is public before .*10 January 2027 at 09:00/)
    const path = '/s/harbour-letter'
    expect((await get(path)).statusCode).toBe(404)
    expect((await get(`${path}/list.csv`)).statusCode).toBe(404)
    world.clock.pass(Date.UTC(2027, 0, 10, 8) - world.clock.now())
    expect((await get(path)).statusCode).toBe(200)
    expect((await get(`${path}/list.csv`)).statusCode).toBe(200)
  })
})

describe('the published list', () => {
  it('[PAGE-1] is small enough for a bad line: letter, form and 400 names in three scripts', async () => {
    const letter = await openLetter(world)
    // About 2,400 words that repeat nothing, as no letter would.
    const pages = Array.from({ length: 24 }, (_, at) =>
      paragraph(
        `para${String(at).padStart(7, '0')}`,
        text(Array.from({ length: 25 }, (_, word) => nameOf(3 * (1000 + 25 * at + word))).join(' ')),
      ),
    )
    await moveOn(world, letter, doc(pages))
    const { version } = await board(world, letter)
    await enterMany(world, { ...letter, version: { ...letter.version, ...version } }, 400)
    await publish(world, letter)
    const sheets = await pageSheets()
    for (const [encoding, read, compress] of [
      ['br', brotliDecompressSync, brotliCompressSync],
      ['gzip', gunzipSync, gzipSync],
    ] as const) {
      const sent = await get('/s/harbour-letter', { 'accept-encoding': encoding })
      expect(sent.headers['content-encoding']).toBe(encoding)
      expect(sent.headers.vary).toMatch(/accept-encoding/i)
      expect(read(sent.rawPayload).toString()).toContain(nameOf(399))
      expect(sent.rawPayload.length + compress(sheets).length).toBeLessThan(60_000)
    }
  })

  it('[PAGE-2] browsers keep it and ask: the same is not sent twice, and a change is', async () => {
    const letter = await openLetter(world)
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    const first = await get('/s/harbour-letter')
    expect(first.headers['cache-control']).toBe('no-cache')
    const etag = String(first.headers.etag)
    const again = () => get('/s/harbour-letter', { 'if-none-match': etag })
    expect(await again()).toMatchObject({ statusCode: 304, body: '' })
    const since = { 'if-modified-since': String(first.headers['last-modified']) }
    expect((await get('/s/harbour-letter', since)).statusCode).toBe(304)
    await signAndConfirm(world, letter, { name: 'Quay Workers United', address: 'office@quay.example' })
    expect((await again()).statusCode).toBe(304)
    await acceptAll(world, letter)
    const changed = await again()
    expect(changed.statusCode).toBe(200)
    expect(changed.body).toContain('Quay Workers United')

    const file = await get('/s/harbour-letter/list.json')
    world.clock.pass(3 * 60_000)
    const kept = { 'if-none-match': String(file.headers.etag) }
    expect((await get('/s/harbour-letter/list.json', kept)).statusCode).toBe(304)
    expect((await get('/s/harbour-letter')).body).toContain('13:03')
  })

  it('[PAGE-2] a name that is corrected in the register stands in the next page', async () => {
    const letter = await openLetter(world)
    const entry = { otherNames: [], country: null, domains: [], accreditation: [] }
    const { id } = await world.call(letter.coordinator, addOrganisation, {
      ...{ coalition: letter.coalition, name: SIGNER.name },
    })
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    for (const name of ['League for Seafarers’ Privacy', 'Privacy League of Seafarers', SIGNER.name]) {
      const wish = { coalition: letter.coalition, organisation: id, ...entry, name }
      await world.call(letter.coordinator, changeOrganisation, wish)
      expect((await ask()).body).toContain(`<span class="name" dir="auto">${name}</span>`)
    }
  })

  it('[PAGE-2] nothing is kept of a page that is not public, or that stands behind a link', async () => {
    const letter = await openLetter(world)
    const link = await signAndConfirm(world, letter)
    const headers = { 'accept-encoding': 'br' }
    const unpublished = await get(`/s/${letter.page}`, headers)
    expect(unpublished.headers).toMatchObject({ 'cache-control': 'no-store', 'content-encoding': 'br' })
    const own = await get(`/signature/${link}`, headers)
    expect(own.headers['cache-control']).toBe('no-store')
    for (const { headers: said } of [unpublished, own]) expect(said.etag).toBeUndefined()
    expect(own.headers['content-encoding']).toBeUndefined()
  })

  it('[PAGE-3] ten thousand names come in parts, and each is found without script', {
    timeout: 60_000,
  }, async () => {
    const letter = await openLetter(world)
    await enterMany(world, letter, 10_000)
    await publish(world, letter)
    const whole = await ask()
    expect(whole.body).toContain('10,000 organisations')
    expect(whole.body.match(/class="name"/g)).toHaveLength(500)
    expect(whole.body).toContain('Page 1 of 20')
    const last = await ask({ part: 20 })
    expect(last.body.match(/class="name"/g)).toHaveLength(500)
    expect(last.body).not.toContain('<form class="form"')
    expect((await ask({ part: 9999 })).body).toContain('Page 20 of 20')
    const found = await ask({ find: '9925' })
    expect(found.body).toContain(nameOf(9925))
    expect(found.body).toContain('One name found.')
    expect(found.body.match(/class="name"/g)).toHaveLength(1)
    expect((await ask({ find: 'signatory 9999' })).body).toContain(nameOf(9999))
    expect((await ask({ find: '<b>nobody' })).body).toMatch(
      /No name in the list.*value="&#60;b&#62;nobody"|value="&#60;b&#62;nobody".*No name in the list/s,
    )
    const odd = await get('/s/harbour-letter?find=a&find=b&part=x&utm_source=mail')
    expect(odd.statusCode).toBe(200)
    expect(odd.body).toContain('Page 1 of 20')
  })
})

describe('organisations to choose from', () => {
  const offered = async (find: string, at = 'harbour-letter') =>
    (await world.call(null, signing.findOrganisations, { page: at, find })).organisations

  it('[SIGN-14] only those on a public list are offered, by any of their names', async () => {
    const letter = await openLetter(world)
    const names = { name: SIGNER.name, otherNames: ['SPL', 'Liga por la intimidad de la gente de mar'] }
    await world.call(letter.coordinator, addOrganisation, { coalition: letter.coalition, ...names })
    await world.call(letter.coordinator, addOrganisation, {
      coalition: letter.coalition,
      name: 'Seafarers in Secret',
    })
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    for (const find of ['seaf', 'SPL']) expect(await offered(find, letter.page)).toEqual([])
    await publish(world, letter)
    for (const find of ['seaf', 'privacy l', 'spl', 'liga', 'INTIMIDAD'])
      expect(await offered(find), find).toEqual([SIGNER.name])
    for (const find of ['s', '', 'secret', 'eafarers', 'wanjiru'])
      expect(await offered(find), find).toEqual([])
  })

  it('[SIGN-14] a letter under embargo offers nothing, also of other public lists', async () => {
    const letter = await openLetter(world, { terms: { embargoLocal: '2027-01-10T09:00' } })
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    expect((await get('/s/harbour-letter/organisations?find=seaf')).statusCode).toBe(404)
    expect(await offered('seaf', letter.page)).toEqual([])
    world.clock.pass(Date.UTC(2027, 0, 10, 8) - world.clock.now())
    expect(await offered('seaf')).toEqual([SIGNER.name])
  })
})

describe('a signer’s own page', () => {
  const signed = { showSignatory: 'yes', showCountry: 'yes' }
  const typed = { signatory: SIGNER.signatory, role: SIGNER.role, country: SIGNER.country }

  it('[SIGN-12] what is shown can be changed at any time, without a new signature', async () => {
    const letter = await openLetter(world)
    const link = await signAndConfirm(world, letter, signed)
    await acceptAll(world, letter)
    await publish(world, letter)
    expect((await ask()).body).toContain('Wanjiru')
    world.clock.pass(25 * 24 * 60 * 60_000)
    const before = (await board(world, letter)).signatures[0]!
    const done = await change(link, { ...typed, role: 'Chair', showRole: 'yes' })
    expect(done.headers.location).toBe(`/signature/${link}?saved=yes`)
    expect((await get(String(done.headers.location))).body).toContain('Saved.')
    const { body } = await ask()
    expect(body).toContain('Chair')
    expect(body).not.toContain('Wanjiru')
    const after = (await board(world, letter)).signatures[0]!
    const { hash, version, state, name } = before
    expect(after).toMatchObject({ hash, version, state, name, role: 'Chair', country: 'KE' })
  })

  it('[SIGN-12] another signatory says anew that they are authorised; errors keep what was typed', async () => {
    const letter = await openLetter(world)
    const link = await signAndConfirm(world, letter)
    const refused = await change(link, { ...typed, signatory: 'Otieno Maina' })
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toMatch(
      /<details class="change" id="change" open>.*?href="#authorised".*?value="Otieno Maina"/s,
    )
    expect((await change(link, { ...typed, signatory: 'Otieno Maina', authorised: 'yes' })).statusCode).toBe(
      303,
    )
    expect((await board(world, letter)).signatures[0]?.signatory).toBe('Otieno Maina')
    await press(world, link, 'withdraw')
    expect((await change(link, typed)).statusCode).toBe(409)
    expect(await ownPage(world, link)).not.toContain('id="change"')
  })

  it('[SIGN-1] after a change of the text one signs anew, keeps one’s text, or withdraws, from the difference', async () => {
    const letter = await openLetter(world)
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const second = await moveOn(world, letter)
    const shown = await ownPage(world, link)
    expect(shown).toMatch(/<del>.*?12.*?<\/del>.*?<ins>.*?14/s)
    for (const act of ['reconfirm', 'hold', 'withdraw']) expect(shown).toContain(`value="${act}"`)
    expect((await press(world, link, 'hold', second.hash)).statusCode).toBe(303)
    const held = await ownPage(world, link)
    expect(held).toContain('You keep your signature on version 1')
    expect(held).not.toContain('value="hold"')
    expect(await list(world, letter)).toMatchObject({ organisations: 0 })
    await press(world, link, 'reconfirm', second.hash)
    expect(await ownPage(world, link)).not.toContain('id="changes"')
  })

  it('[SIGN-3] a receipt is offered once it is confirmed, and not before or after', async () => {
    const letter = await openLetter(world)
    await sign(world, letter)
    const link = await tokenTo(world, SIGNER.address)
    const offers = async () => (await ownPage(world, link)).includes(`/signature/${link}/receipt`)
    expect(await offers()).toBe(false)
    await press(world, link, 'confirm')
    expect(await offers()).toBe(true)
    expect((await get(`/signature/${link}/receipt`)).statusCode).toBe(200)
    await press(world, link, 'withdraw')
    expect(await offers()).toBe(false)
  })
})
