import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startReminders } from '../../server/signons/invitations/reminders.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import * as contracts from '../../shared/contract/signonInvitations.ts'
import * as signons from '../../shared/contract/signons.ts'
import {
  answer,
  DAY,
  HOUR,
  invitations,
  invite,
  invitedBy,
  LENA,
  MINA,
  QUAY,
  remind,
  rowOf,
  subjects,
} from '../world/inviting.ts'
import { freezeNext, type Letter, openLetter, press, publish, sign, tokenTo } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const INVITED = 'You are asked for an answer'
const REMINDED = 'An answer is still open'
const CONFIRM = 'Please confirm'

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world)
})
afterEach(() => world.close())

const set = (change: object) =>
  world.call(letter.coordinator, signons.changeSignon, { signon: letter.signon.id, ...change })
/** Lets time go by, with the job looking every minute. */
async function pass(ms: number): Promise<void> {
  world.clock.pass(ms)
  await world.app.reminders.idle()
}

describe('reminding by hand', () => {
  it('[SIGN-9] reaches those who have not answered, once a press, and nobody twice in 20 hours', async () => {
    await invite(world, letter)
    await answer(world, await invitedBy(world, MINA.address), { act: 'decline' })
    expect(await remind(world, letter)).toEqual({ sign: 0, confirm: 0 })
    await pass(20 * HOUR)
    expect((await invitations(world, letter)).remindable).toEqual({ sign: 2, confirm: 0 })
    expect(await remind(world, letter)).toEqual({ sign: 2, confirm: 0 })
    expect(await remind(world, letter)).toEqual({ sign: 0, confirm: 0 })
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
    expect(await subjects(world, LENA.address)).toEqual([INVITED, REMINDED])
    expect(await subjects(world, MINA.address)).toEqual([INVITED])
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({
      reminders: 1,
      remindedAt: world.clock.now(),
    })
    await pass(20 * HOUR)
    expect(await remind(world, letter)).toEqual({ sign: 2, confirm: 0 })
    const { reminders } = await invitations(world, letter)
    expect(reminders).toMatchObject([
      { cause: 'by-hand', by: 'Amina', count: 2 },
      { cause: 'by-hand', by: 'Amina', count: 2 },
    ])
  })

  it('[SIGN-9] whoever sent the form is asked to confirm it, at the address that was typed', async () => {
    await invite(world, letter, [QUAY, LENA])
    const typed = {
      address: 'director@quay-workers.example',
      invitation: await invitedBy(world, QUAY.address),
    }
    await sign(world, letter, typed)
    await pass(DAY)
    expect(await remind(world, letter)).toEqual({ sign: 1, confirm: 1 })
    expect(await subjects(world, QUAY.address)).toEqual([INVITED])
    expect(await subjects(world, typed.address)).toEqual([CONFIRM, CONFIRM])
    await press(world, await tokenTo(world, typed.address), 'confirm')
    await pass(DAY)
    expect(await remind(world, letter)).toEqual({ sign: 1, confirm: 0 })
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({ state: 'confirmed' })
  })

  it('[SIGN-9] nobody whose invitation ended, whose mail came back, or who needs until a later day', async () => {
    await invite(world, letter, [QUAY, LENA, MINA, { address: 'late@pier.example' }])
    const { id } = await rowOf(world, letter, QUAY.address)
    await world.call(letter.coordinator, contracts.endInvitation, { signon: letter.signon.id, invited: id })
    await world.ask(null, contracts.endMails, { link: await invitedBy(world, LENA.address) })
    await world.call(letter.coordinator, contracts.noteBounces, {
      signon: letter.signon.id,
      text: `Final-Recipient: rfc822; ${MINA.address}\nAction: failed`,
    })
    const late = await invitedBy(world, 'late@pier.example')
    await answer(world, late, { act: 'need-until', until: '2027-01-05' })
    await pass(3 * DAY)
    expect(await remind(world, letter)).toEqual({ sign: 0, confirm: 0 })
    await pass(DAY)
    expect(await remind(world, letter)).toEqual({ sign: 1, confirm: 0 })
    expect(await subjects(world, 'late@pier.example')).toEqual([INVITED, REMINDED])
  })

  it('[SIGN-9] nothing goes out outside the window', async () => {
    await invite(world, letter)
    await pass(DAY)
    await world.call(letter.coordinator, signons.closeSignon, { signon: letter.signon.id })
    const asked = { signon: letter.signon.id }
    expect(await world.refusal(letter.coordinator, contracts.remindInvited, asked)).toBe('window-closed')
  })

  it('[SAFE-3] added words are refused at the press where the text moved on to say them', async () => {
    await set({ terms: { reminderText: 'Delete Article 14, which lets any port' } })
    await invite(world, letter, [QUAY])
    await pass(DAY)
    expect(await remind(world, letter)).toEqual({ sign: 1, confirm: 0 })
    expect((await world.mailsTo(QUAY.address)).at(-1)!.text).toContain('adds:\nDelete Article 14')
    const next = await freezeNext(world, letter)
    const moved = { signon: letter.signon.id, version: next.id }
    await world.call(letter.coordinator, signons.moveSignon, moved)
    await pass(DAY)
    const asked = { signon: letter.signon.id }
    expect(await world.refusal(letter.coordinator, contracts.remindInvited, asked)).toBe('bad-input')
    await publish(world, letter)
    expect(await remind(world, letter)).toEqual({ sign: 1, confirm: 0 })
  })
})

describe('reminding on schedule', () => {
  /** Signing closes on Friday 22 January at 18:00 in Zurich; it is Friday 1 January, 13:00 there. */
  const SEVENTH = 13 * DAY + 20 * HOUR

  it('[SIGN-9] goes out at 09:00 so many days before the deadline, once each, whoever was invited before', async () => {
    await set({ terms: { remindDays: [7, 2], reminderText: 'It would help us much.' } })
    await invite(world, letter, [QUAY])
    expect((await invitations(world, letter)).ahead).toMatchObject([{ days: 7 }, { days: 2 }])
    await pass(SEVENTH - 60_000)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED])
    await pass(60_000)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
    await invite(world, letter, [LENA])
    await pass(2 * DAY)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
    expect(await subjects(world, LENA.address)).toEqual([INVITED])
    await pass(5 * DAY)
    const mails = await world.mailsTo(LENA.address)
    expect(mails.map(({ subject }) => subject)).toEqual([INVITED, REMINDED])
    expect(mails[1]!.text).toContain('It would help us much.')
    const { reminders, ahead } = await invitations(world, letter)
    expect(reminders).toMatchObject([
      { cause: '2', by: null, count: 2 },
      { cause: '7', by: null, count: 1 },
    ])
    expect(ahead).toEqual([])
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    expect(entries.filter(({ act }) => act === 'signon.reminded')).toMatchObject([
      { actor: '', data: { cause: '2', toSign: 2 } },
      { actor: '', data: { cause: '7', toSign: 1 } },
    ])
  })

  it('[SIGN-9] goes out at the next start where the server was off, and of several only the last', async () => {
    await set({ terms: { remindDays: [7, 5, 3] } })
    await invite(world, letter, [QUAY])
    await world.app.reminders.stop()
    world.clock.pass(SEVENTH + 3 * DAY)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED])
    const trouble: string[] = []
    const started = startReminders(world.app.ports, sentence => trouble.push(sentence))
    await started.idle()
    await started.stop()
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
    expect(
      (await invitations(world, letter)).reminders.map(({ cause, count }) => [cause, count]).sort(),
    ).toEqual([
      ['5', 1],
      ['7', 0],
    ])
    expect(trouble).toEqual([])
  })

  it('[SIGN-9] that was missed reminds nobody who was invited after its time', async () => {
    await set({ terms: { remindDays: [7] } })
    await invite(world, letter, [QUAY])
    await world.app.reminders.stop()
    world.clock.pass(SEVENTH + HOUR)
    await invite(world, letter, [LENA])
    world.clock.pass(2 * DAY)
    const started = startReminders(world.app.ports, () => {})
    await started.idle()
    await started.stop()
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
    expect(await subjects(world, LENA.address)).toEqual([INVITED])
  })

  it('[SIGN-9] goes out no more once signing has closed', async () => {
    await set({ terms: { remindDays: [3] } })
    await invite(world, letter, [QUAY])
    await world.app.reminders.stop()
    world.clock.pass(30 * DAY)
    const started = startReminders(world.app.ports, () => {})
    await started.idle()
    await started.stop()
    expect(await subjects(world, QUAY.address)).toEqual([INVITED])
  })

  it('[SIGN-9] nobody is mailed at once because days were named late or the deadline was moved', async () => {
    await invite(world, letter, [QUAY])
    await pass(SEVENTH + HOUR)
    await set({ terms: { remindDays: [10, 7, 2] } })
    await pass(DAY)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED])
    await set({ closesLocal: '2027-01-17T18:00' })
    await pass(HOUR)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED])
    await set({ closesLocal: '2027-01-29T18:00' })
    await pass(9 * DAY)
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
  })

  it('[SIGN-9] a reminder that is due is sent although settings are changed at that moment', async () => {
    await set({ terms: { remindDays: [7] } })
    await invite(world, letter, [QUAY])
    await world.app.reminders.stop()
    world.clock.pass(SEVENTH + 1000)
    await set({ acceptAtOnce: true })
    const started = startReminders(world.app.ports, () => {})
    await started.idle()
    await started.stop()
    expect(await subjects(world, QUAY.address)).toEqual([INVITED, REMINDED])
  })
})
