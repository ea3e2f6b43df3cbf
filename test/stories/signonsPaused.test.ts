/** [OPS-4] A sign-on that is paused after a backup was put back, until a coordinator has looked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pauseAll } from '../../server/signons/replay/windows.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import { freezeList, recordDelivery } from '../../shared/contract/deliveries.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as asking from '../../shared/contract/signonInvitations.ts'
import * as signons from '../../shared/contract/signons.ts'
import { publicWords } from '../../shared/words/public.ts'
import { DAY, invite, LENA, QUAY, subjects } from '../world/inviting.ts'
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

  it('[OPS-4] can still be withdrawn from, and is closed as any other', async () => {
    const link = await signAndConfirm(world, letter)
    await pause()
    await press(world, link, 'withdraw')
    expect((await board(world, letter)).signatures[0]?.state).toBe('withdrawn')
    await world.call(letter.coordinator, signons.closeSignon, { signon: signon() })
    expect((await board(world, letter)).state).toBe('closed')
  })

  it('[OPS-4] invites and reminds nobody, and erases nothing by schedule, until it goes on', async () => {
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
    world.clock.pass(10 * DAY)
    await world.app.erasing.idle()
    expect((await board(world, letter)).signatures[0]?.address).toBe(SIGNER.address)
    await resume()
    world.clock.pass(DAY)
    await world.app.erasing.idle()
    expect((await board(world, letter)).signatures[0]?.address).toBe('')
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
