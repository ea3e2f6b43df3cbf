import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAudit } from '../../shared/contract/coalitions.ts'
import type { Asked } from '../../shared/contract/route.ts'
import * as contracts from '../../shared/contract/signonMessages.ts'
import { agreeMove, listMoves } from '../../shared/contract/signonMoves.ts'
import * as signons from '../../shared/contract/signons.ts'
import { answer, invite, invitedBy, LENA, MINA, QUAY, show, subjects } from '../world/inviting.ts'
import {
  acceptAll,
  freezeNext,
  type Letter,
  moveOn,
  openLetter,
  ownPage,
  press,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const WAITS = 'A message waits for you'
const TEXT = 'The committee moved the session.\n\nWe hand the letter over on Monday, in <b>room 4</b>.'

let world: World
let letter: Letter
let nextId = 0
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world, { groups: ['Unions', 'Other organisations'], eligible: 'organisations' })
})
afterEach(() => world.close())

type Whom = Asked<typeof contracts.sendMessage>['whom']
const send = (whom: Whom, id = `message-${String(++nextId).padStart(8, '0')}`) =>
  world.call(letter.coordinator, contracts.sendMessage, { signon: letter.signon.id, id, whom, text: TEXT })
const reach = async (whom: Whom) =>
  (await world.call(letter.coordinator, contracts.countRecipients, { signon: letter.signon.id, whom }))
    .recipients
const list = () => world.call(letter.coordinator, contracts.listMessages, { signon: letter.signon.id })
const signer = (name: string, typed: Record<string, string> = {}) => ({
  ...{ name, group: 'Unions', country: 'KE', address: `${name.toLowerCase()}@${name.toLowerCase()}.example` },
  ...typed,
})

describe('writing to signers', () => {
  it('[SIGN-10] the words stand on each one’s page, the mail holds a link, and the board says to how many', async () => {
    await signAndConfirm(world, letter, signer('Quay'))
    await signAndConfirm(world, letter, signer('Pier'))
    expect(await reach({ to: 'all' })).toBe(2)
    expect(await subjects(world, 'quay@quay.example')).not.toContain(WAITS)
    const row = await send({ to: 'all' })
    expect(row).toMatchObject({ by: 'Amina', recipients: 2, text: TEXT, at: world.clock.now() })
    const mail = (await world.mailsTo('quay@quay.example')).at(-1)!
    expect(mail.subject).toBe(WAITS)
    expect(mail.text).not.toMatch(/committee|monday|harbour/i)
    const page = await ownPage(world, await tokenTo(world, 'quay@quay.example'))
    expect(page).toContain('We hand the letter over on Monday, in &#60;b&#62;room 4&#60;/b&#62;.')
    expect((await list()).messages).toEqual([row])
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    expect(entries[0]).toMatchObject({ act: 'signon.messaged', data: { to: 'all', recipients: 2 } })
    expect(JSON.stringify(entries)).not.toContain('session')
  })

  it('[SIGN-10] an address that stands in it twice gets one mail, and the words on both pages', async () => {
    const address = 'office@both.example'
    const one = await signAndConfirm(world, letter, signer('Quay', { address }))
    const other = await signAndConfirm(world, letter, signer('Pier', { address: address.toUpperCase() }))
    expect(await reach({ to: 'all' })).toBe(1)
    await send({ to: 'all' })
    const told = [...(await subjects(world, address)), ...(await subjects(world, address.toUpperCase()))]
    expect(told.filter(subject => subject === WAITS)).toHaveLength(1)
    for (const link of [one, other]) expect(await ownPage(world, link)).toContain('room 4')
  })

  it('[SIGN-10] what is sent twice goes out once', async () => {
    await signAndConfirm(world, letter, signer('Quay'))
    const first = await send({ to: 'all' }, 'message-of-today')
    expect(await send({ to: 'all' }, 'message-of-today')).toEqual(first)
    expect((await subjects(world, 'quay@quay.example')).filter(subject => subject === WAITS)).toHaveLength(1)
    const other = {
      signon: letter.signon.id,
      id: 'message-of-today',
      whom: { to: 'all' as const },
      text: 'Other',
    }
    expect(await world.refusal(letter.coordinator, contracts.sendMessage, other)).toBe('already-there')
  })

  it('[SIGN-10] to those on a version, in a group, of a country, or who have not confirmed', async () => {
    const one = signer('Quay')
    await signAndConfirm(world, letter, one)
    await signAndConfirm(world, letter, signer('Pier', { group: 'Other organisations', country: 'CL' }))
    await sign(world, letter, signer('Mole'))
    await acceptAll(world, letter)
    const next = await moveOn(world, letter)
    await press(world, await tokenTo(world, one.address), 'reconfirm', next.hash)
    const counts = await Promise.all(
      (
        [
          { to: 'all' },
          { to: 'current' },
          { to: 'earlier' },
          { to: 'unconfirmed' },
          { to: 'group', group: 'Unions' },
          { to: 'group', group: 'Nobody’s' },
          { to: 'country', country: 'CL' },
        ] as const
      ).map(reach),
    )
    expect(counts).toEqual([2, 1, 1, 1, 1, 0, 1])
    await send({ to: 'earlier' })
    expect((await subjects(world, 'pier@pier.example')).at(-1)).toBe(WAITS)
    expect(await subjects(world, one.address)).not.toContain(WAITS)
    const nobody = {
      signon: letter.signon.id,
      id: 'message-to-nobody',
      whom: { to: 'country', country: 'FR' },
      text: 'x',
    }
    expect(await world.refusal(letter.coordinator, contracts.sendMessage, nobody as never)).toBe('bad-input')
    expect((await list()).messages).toHaveLength(1)
  })

  it('[SIGN-10] whoever stands for the current text by an agreed correction is on the current version', async () => {
    const second = await world.person('Bela', { coalition: letter.coalition, role: 'coordinator' })
    await signAndConfirm(world, letter, signer('Quay'))
    const version = await freezeNext(world, letter)
    const editorial = { reason: 'A typing mistake.', objectUntilLocal: '2027-01-20T12:00' }
    const proposed = { signon: letter.signon.id, version: version.id, editorial }
    await world.call(letter.coordinator, signons.moveSignon, proposed)
    const { moves } = await world.call(second, listMoves, { signon: letter.signon.id })
    await world.call(second, agreeMove, { signon: letter.signon.id, move: moves[0]!.id })
    expect(await reach({ to: 'current' })).toBe(1)
    expect(await reach({ to: 'earlier' })).toBe(0)
  })

  it('[SIGN-10] to those who were invited and have not answered, on the page of their invitation', async () => {
    await invite(world, letter)
    await answer(world, await invitedBy(world, MINA.address), { act: 'decline' })
    const before = await invitedBy(world, LENA.address)
    await send({ to: 'silent' })
    expect(await subjects(world, LENA.address)).toHaveLength(2)
    expect(await subjects(world, QUAY.address)).toHaveLength(2)
    expect(await subjects(world, MINA.address)).toHaveLength(1)
    for (const link of [before, await invitedBy(world, LENA.address)])
      expect((await show(world, link)).body).toContain('&#60;b&#62;room 4')
    expect((await show(world, await invitedBy(world, MINA.address))).body).not.toContain('room 4')
  })

  it('[SIGN-10] nobody who withdrew or said “this wasn’t me” gets a word', async () => {
    await press(world, await signAndConfirm(world, letter, signer('Quay')), 'withdraw')
    await press(world, await signAndConfirm(world, letter, signer('Pier')), 'not-me')
    expect(await reach({ to: 'all' })).toBe(0)
    await signAndConfirm(world, letter, { ...SIGNER, group: 'Unions' })
    expect(await reach({ to: 'all' })).toBe(1)
  })
})
