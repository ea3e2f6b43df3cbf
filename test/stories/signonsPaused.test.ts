/** [OPS-4] A sign-on that is paused after a backup was put back, until a coordinator has looked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pauseAll } from '../../server/signons/replay/windows.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import { freezeList, recordDelivery } from '../../shared/contract/deliveries.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as asking from '../../shared/contract/signonInvitations.ts'
import * as signons from '../../shared/contract/signons.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { invitedWords } from '../../shared/words/invited.ts'
import { publicWords } from '../../shared/words/public.ts'
import { answer, DAY, invite, invitedBy, LENA, QUAY, show, subjects } from '../world/inviting.ts'
import {
  acceptAll,
  board,
  type Letter,
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

const OTHER = { name: 'Tide Archive', address: 'tomas@tide-archive.example', signatory: 'Tomas Reyes' }

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world, { terms: { remindDays: [7], eraseAfterDays: 1 } })
})
afterEach(() => world.close())

const pause = () => world.app.ports.storage.write(tx => pauseAll(tx, world.app.ports))
const signon = () => letter.signon.id
const resume = () => world.call(letter.coordinator, signons.resumeSignon, { signon: signon() })
const { form, own, letter: says } = publicWords('en')

describe('a paused sign-on', () => {
  it('[OPS-4] takes no signature and no confirmation, and a link that met the pause works after it', async () => {
    await sign(world, letter)
    const link = await tokenTo(world, SIGNER.address)
    await pause()
    const page = (await world.ask(null, signing.showLetter, { page: letter.page })).body
    expect(page).toContain(says.paused)
    expect(page).not.toMatch(/<form|backup|restor/i)
    const refused = await sign(world, letter, OTHER)
    expect([refused.statusCode, refused.body.includes(form.paused)]).toEqual([409, true])
    expect(await world.mailsTo(OTHER.address)).toEqual([])
    expect(await ownPage(world, link)).toContain(own.paused)
    expect(await ownPage(world, link)).not.toContain(own.confirm)
    const pressed = await press(world, link, 'confirm')
    expect([pressed.statusCode, pressed.body.includes(own.paused)]).toEqual([409, true])
    await resume()
    expect((await press(world, link, 'confirm')).statusCode).toBe(303)
    expect((await board(world, letter)).signatures[0]?.state).toBe('confirmed')
  })

  it('[OPS-4] [PAGE-2] shows its letter and its list as before, and at once no way to sign', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    const shown = async () => (await world.ask(null, signing.showLetter, { page: 'harbour-letter' })).body
    expect(await shown()).toContain(says.goSign)
    await pause()
    const page = await shown()
    expect(page.split(says.paused)).toHaveLength(3)
    for (const kept of [SIGNER.name, 'Delete Article 12', says.goList, 'href="#list"'])
      expect(page).toContain(kept)
    expect(page).not.toMatch(/<form|<button|#sign"/i)
    for (const way of [says.goSign, form.title, form.send]) expect(page).not.toContain(way)
    await resume()
    expect(await shown()).toContain(says.goSign)
  })

  it('[OPS-4] [PAGE-4] says so in each language of the public pages, with no way to sign in any', async () => {
    const pages = await Promise.all(['en', 'es', 'fr', 'ar'].map(letterIn))
    await pause()
    for (const { page, words } of pages) {
      const { body } = await world.ask(null, signing.showLetter, { page })
      expect(body.split(words.letter.paused), words.language).toHaveLength(3)
      expect(body, words.language).not.toMatch(/<form|#sign"/)
      for (const way of [words.letter.goSign, words.form.title]) expect(body, way).not.toContain(way)
    }
  })

  it('[OPS-4] an invitation can be answered in a pause, and its page offers no signing', async () => {
    await invite(world, letter, [QUAY])
    const link = await invitedBy(world, QUAY.address)
    const invited = invitedWords('en')
    await pause()
    expect((await answer(world, link, { act: 'decline', note: '' })).statusCode).toBe(303)
    const { body } = await show(world, link)
    expect([body.includes(says.paused), body.includes(invited.decline)]).toEqual([true, true])
    for (const way of [says.goSign, form.title, invited.changeable, `action="/s/`])
      expect(body).not.toContain(way)
    await resume()
    expect((await show(world, link)).body).toContain(invited.changeable)
  })

  it('[OPS-4] can still be withdrawn from, and is closed as any other', async () => {
    const link = await signAndConfirm(world, letter)
    await pause()
    await press(world, link, 'withdraw')
    expect((await board(world, letter)).signatures[0]?.state).toBe('withdrawn')
    await world.call(letter.coordinator, signons.closeSignon, { signon: signon() })
    expect((await board(world, letter)).state).toBe('closed')
  })

  it('[OPS-4] [KEEP-3] invites and reminds nobody until it goes on; contact data goes at its time all the same', async () => {
    await invite(world, letter, [QUAY])
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    await pause()
    const people = [LENA]
    const inviting = { signon: signon(), people }
    expect(await world.refusal(letter.coordinator, asking.inviteToSign, inviting)).toBe('signing-paused')
    const reminding = world.refusal(letter.coordinator, asking.remindInvited, { signon: signon() })
    expect(await reminding).toBe('signing-paused')
    world.clock.pass(15 * DAY)
    await world.app.reminders.idle()
    expect(await subjects(world, QUAY.address)).toHaveLength(1)
    const { id } = await world.call(letter.coordinator, freezeList, { signon: signon() })
    await world.call(letter.coordinator, recordDelivery, {
      ...{ signon: signon(), package: id, recipient: 'The Harbour Committee' },
      deliveredLocal: '2027-01-16T13:00',
    })
    world.clock.pass(5 * DAY)
    await world.app.erasing.idle()
    expect((await board(world, letter)).signatures[0]?.address).toBe(SIGNER.address)
    world.clock.pass(2 * DAY)
    await world.app.erasing.idle()
    expect(await board(world, letter)).toMatchObject({ state: 'closed', pausedAt: expect.any(Number) })
    expect((await board(world, letter)).signatures.map(({ address }) => address)).toEqual([''])
    const { invitations } = await world.call(letter.coordinator, asking.listInvitations, { signon: signon() })
    expect(invitations).toEqual([])
    expect(await resume()).toMatchObject({ state: 'closed', pausedAt: null })
  })

  it('[OPS-4] goes on by one press of a coordinator, and the log says who looked', async () => {
    await pause()
    expect(await pause()).toBe(0)
    const drafter = await world.person('Dara', { coalition: letter.coalition, role: 'drafter' })
    expect(await world.refusal(drafter, signons.resumeSignon, { signon: signon() })).toBe('not-allowed')
    expect(await resume()).toMatchObject({ state: 'open', pausedAt: null })
    expect(await resume()).toMatchObject({ state: 'open' })
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    const acts = entries.map(({ act, actor }) => `${act} ${actor}`)
    expect(acts.filter(act => /paused|resumed/.test(act))).toEqual(['signon.resumed Amina', 'signon.paused '])
  })
})

/** A letter in a language that is open to signatures. */
async function letterIn(language: string) {
  const words = publicWords(language)
  const statement = await world.call(letter.coordinator, startStatement, {
    ...{ coalition: letter.coalition, kind: 'joint-letter', title: 'HC/3' },
    ...{ language, direction: words.direction },
    body: doc([paragraph('block000000', text('HC/3/L.2'))]),
  })
  const version = await world.call(letter.coordinator, freeze, { statement: statement.id, name: '1' })
  const { address } = await world.call(letter.coordinator, signons.openSignon, {
    ...{ version: version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
  })
  return { page: address.split('/s/')[1]!, words }
}
