/** Signing a letter by its page and by mail, as people without an account do. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as signing from '../../shared/contract/signing.ts'
import * as signons from '../../shared/contract/signons.ts'
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
let letter: Letter
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  letter = await openLetter(world)
})
afterAll(() => Promise.all(open.map(one => one.close())))

const states = async () => (await board(world, letter)).signatures.map(({ state }) => state)
const page = async (at = letter.page) => world.ask(null, signing.showLetter, { page: at })

describe('signing', () => {
  it('[SIGN-3] nothing counts until the button in the mail was pressed; a second press changes nothing', async () => {
    const sent = await sign(world, letter)
    expect(sent.statusCode).toBe(200)
    expect(await states()).toEqual(['pending'])
    const link = await tokenTo(world, SIGNER.address)
    for (let opened = 0; opened < 3; opened++)
      expect(await ownPage(world, link)).toContain('Confirm this signature')
    await world.app.fastify.inject({ method: 'HEAD', url: `/signature/${link}` })
    expect(await states()).toEqual(['pending'])

    expect((await press(world, link, 'confirm')).headers.location).toBe(`/signature/${link}`)
    const [first] = (await board(world, letter)).signatures
    expect(first).toMatchObject({ state: 'confirmed', name: SIGNER.name, hash: letter.version.hash })
    const after = await ownPage(world, link)
    world.clock.pass(1000)
    expect((await press(world, link, 'confirm')).statusCode).toBe(303)
    expect((await board(world, letter)).signatures[0]).toEqual(first)
    expect(await ownPage(world, link)).toBe(after)
  })

  it('[SIGN-1] a text frozen anew between the page and the press is not signed', async () => {
    const second = await moveOn(world, letter)
    const answer = await sign(world, letter)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('The text changed')
    expect(answer.body).toContain('Article 14')
    expect(answer.body).toContain(`value="${second.hash}"`)
    expect(answer.body).toContain(`value="${SIGNER.signatory}"`)
    expect(await states()).toEqual([])
  })

  it('[SIGN-1] who was pending on the old text signs the new one from what changed, with the hash it shows', async () => {
    await sign(world, letter)
    const link = await tokenTo(world, SIGNER.address)
    const second = await moveOn(world, letter)
    expect((await press(world, link, 'confirm')).statusCode).toBe(409)
    const shown = await ownPage(world, link)
    expect(shown).toMatch(/<del>.*12.*<\/del>.*<ins>.*14.*<\/ins>/s)
    expect(shown).not.toContain('Confirm this signature')
    expect((await press(world, link, 'reconfirm', letter.version.hash)).statusCode).toBe(409)
    expect(await states()).toEqual(['pending'])
    expect((await press(world, link, 'reconfirm', second.hash)).statusCode).toBe(303)
    expect((await board(world, letter)).signatures[0]).toMatchObject({
      state: 'confirmed',
      hash: second.hash,
    })
  })

  it('[SIGN-1] signatures made before stay on their version until their signers reconfirm', async () => {
    const link = await signAndConfirm(world, letter)
    await signAndConfirm(world, letter, {
      name: 'Quay Workers United',
      address: 'office@quay-workers.example',
    })
    await acceptAll(world, letter)
    const second = await moveOn(world, letter)
    const { counts } = await board(world, letter)
    expect(counts).toMatchObject({
      organisations: 0,
      earlier: [{ number: 1, organisations: 2, individuals: 0 }],
    })
    expect((await world.mailsTo(SIGNER.address)).at(-1)?.subject).toContain('changed')
    await press(world, await tokenTo(world, SIGNER.address), 'reconfirm', second.hash)
    const now = await list(world, letter)
    expect(now).toMatchObject({ version: { number: 2 }, organisations: 1 })
    expect(now.onEarlierVersions).toMatchObject([{ version: { number: 1 }, organisations: 1 }])
    expect(await ownPage(world, link)).toContain('accepted')
  })

  it('[SIGN-4] a duplicate sees the same page to the byte, also when it is one too many; only the mail differs', async () => {
    const first = await sign(world, letter)
    await press(world, await tokenTo(world, SIGNER.address), 'confirm')
    const second = await sign(world, letter, { name: 'SEAFARERS PRIVACY LEAGUE' })
    expect(second.body).toBe(first.body)
    expect(second.statusCode).toBe(first.statusCode)
    const mails = await world.mailsTo(SIGNER.address)
    expect(mails).toHaveLength(2)
    expect(mails[1]?.subject).not.toBe(mails[0]?.subject)
    expect(await ownPage(world, await tokenTo(world, SIGNER.address))).toContain('Withdraw this signature')
    expect(await states()).toEqual(['confirmed'])

    for (let more = 0; more < 10; more++) expect((await sign(world, letter)).body).toBe(first.body)
    expect(await world.mailsTo(SIGNER.address)).toHaveLength(8)
  })

  it('[SIGN-3] a lost mail is sent again, and confirming one gives the other up', async () => {
    await sign(world, letter)
    const lost = await tokenTo(world, SIGNER.address)
    await sign(world, letter, { role: 'Chair' })
    await press(world, await tokenTo(world, SIGNER.address), 'confirm')
    expect((await states()).sort()).toEqual(['confirmed', 'lapsed'])
    expect((await press(world, lost, 'confirm')).statusCode).toBe(409)
    expect(await ownPage(world, lost)).toContain('in its place')
  })

  it('[SIGN-3] “this wasn’t me” works at any time, and erases what was typed', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    world.clock.pass(25 * 24 * 60 * 60_000)
    expect((await press(world, link, 'not-me')).statusCode).toBe(303)
    const [signature] = (await board(world, letter)).signatures
    expect(signature).toMatchObject({ state: 'withdrawn', signatory: '', role: '', address: '' })
    expect((await list(world, letter)).organisations).toBe(0)
    expect((await press(world, link, 'not-me')).statusCode).toBe(303)
    expect(await ownPage(world, link)).not.toContain(SIGNER.signatory)
  })

  it('[SIGN-5] a withdrawn signature leaves the list at once and makes room for another', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    expect((await list(world, letter)).organisations).toBe(1)
    await press(world, link, 'withdraw')
    expect((await list(world, letter)).organisations).toBe(0)
    await press(world, link, 'withdraw')
    expect((await world.mailsTo(SIGNER.address)).filter(mail => mail.subject === 'Taken back')).toHaveLength(
      1,
    )
    await signAndConfirm(world, letter, { address: 'other@seafarers-privacy.example' })
    await acceptAll(world, letter)
    expect((await list(world, letter)).organisations).toBe(1)
  })

  it('[SIGN-6] the server’s clock closes signing, also for who had not confirmed', async () => {
    await sign(world, letter)
    const link = await tokenTo(world, SIGNER.address)
    const closesAt = Date.UTC(2027, 0, 22, 17)
    world.clock.pass(closesAt - world.clock.now() - 1)
    expect((await sign(world, letter, { address: 'late@quay.example', name: 'Late Quay' })).statusCode).toBe(
      200,
    )
    expect((await page()).body).toMatch(
      /Signing closes on Friday,? 22 January 2027 at 18:00 .Europe.Zurich, UTC.01:00/,
    )
    world.clock.pass(1)
    const late = await sign(world, letter, { address: 'later@quay.example' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Signing has closed')
    expect((await press(world, link, 'confirm')).statusCode).toBe(409)
    expect(await states()).toEqual(['lapsed', 'lapsed'])
    const deadline = { signon: letter.signon.id, closesLocal: '2027-01-29T18:00' }
    await world.call(letter.coordinator, signons.changeSignon, deadline)
    expect((await press(world, link, 'confirm')).statusCode).toBe(303)
    expect(await states()).toEqual(['confirmed', 'pending'])
  })

  it('says what is missing at its field, keeps what was typed, and lets no markup through', async () => {
    const typed = { name: '"><script>alert(1)</script>', address: 'no address', consent: '' }
    const { statusCode, body } = await sign(world, letter, typed)
    expect(statusCode).toBe(400)
    expect(body).toMatch(/role="alert"[^>]*>.*href="#address".*<\/div>/s)
    expect(body).toMatch(/id="address"[^>]*aria-describedby="address-hint address-wrong" aria-invalid="true"/)
    expect(body).toContain('&#34;&#62;&#60;script&#62;')
    expect(body).not.toContain('<script')
    expect(body).toContain('<option value="KE" selected>')
  })

  it('an individual is named only with consent, and counted apart', async () => {
    const alone = { kind: 'individual', name: '', authorised: '' }
    await signAndConfirm(world, letter, {
      ...alone,
      signatory: 'Idris Bello',
      address: 'idris@post.example',
      showSignatory: 'yes',
    })
    await signAndConfirm(world, letter, { ...alone, signatory: 'Mona Haddad', address: 'mona@post.example' })
    await acceptAll(world, letter)
    expect(await list(world, letter)).toMatchObject({
      organisations: 0,
      individuals: 2,
      individualsNotNamed: 1,
      groups: [{ label: null, entries: [{ name: 'Idris Bello' }] }],
    })
    await publish(world, letter)
    const { body } = await page('harbour-letter')
    expect(body).toContain('Idris Bello')
    expect(body).not.toContain('Mona Haddad')
  })

  it('[SIGN-7] an address stands in no public page, file, log or table', async () => {
    await signAndConfirm(world, letter, { showSignatory: 'yes', showRole: 'yes', showCountry: 'yes' })
    await acceptAll(world, letter)
    await publish(world, letter)
    const files = await Promise.all([
      page('harbour-letter'),
      ...(['csv', 'json'] as const).map(format =>
        world.ask(null, signing.publicList, { page: 'harbour-letter', format }),
      ),
      ...(['md', 'txt', 'html'] as const).map(format =>
        world.ask(letter.coordinator, signons.exportSigned, { signon: letter.signon.id, format }),
      ),
    ])
    for (const { body, statusCode } of files) {
      expect(statusCode).toBe(200)
      expect(body).toContain('Wanjiru Maina')
      expect(body).not.toContain('wanjiru@')
    }
    const stored = await world.storage.read(async ({ db, t }) =>
      JSON.stringify([await db.select().from(t.signatures), await db.select().from(t.audit)]),
    )
    expect(stored).not.toContain('wanjiru@')
    expect(stored).not.toContain('Wanjiru')
  })
})

describe('the page', () => {
  it('[SAFE-2] before publication it shows the letter without list, count or preview, to no search engine', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const { body } = await page()
    expect(body).toContain('names of seafarers')
    expect(body).toContain('noindex')
    expect(/<head>.*<\/head>/s.exec(body)?.[0]).not.toMatch(/harbour/i)
    expect(body).not.toContain(SIGNER.name)
    expect(body).not.toMatch(/\d organisation/)
    expect((await world.ask(null, signing.publicList, { page: letter.page, format: 'csv' })).statusCode).toBe(
      404,
    )
  })

  it('[LIST-1] once published it says as of when, for which version, and how many; the secret address leads there', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    const moved = await page()
    expect(moved.statusCode).toBe(303)
    expect(moved.headers.location).toBe('/s/harbour-letter')
    const { body } = await page('harbour-letter')
    expect(body).toMatch(
      /As of Friday,? 1 January 2027 at 13:00 .+, version 1, 1 organisation, 0 individuals/,
    )
    expect(body).toContain(SIGNER.name)
    expect(body).not.toContain('noindex')
    expect(body).not.toContain('Wanjiru')
    expect(body).toContain(letter.version.hash)
  })

  it('is complete without script, and runs none', async () => {
    const { body, headers } = await page()
    expect(body).not.toMatch(/<script|<style| on\w+=|style="/)
    expect(body).toMatch(/<form class="form" method="post"/)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('an unknown address is nothing, for a page and for a link', async () => {
    expect((await page('no-such-letter')).statusCode).toBe(404)
    expect((await world.ask(null, signing.showSignature, { link: 'x'.repeat(22) })).statusCode).toBe(404)
    expect((await press(world, 'x'.repeat(22), 'withdraw')).statusCode).toBe(404)
  })
})
