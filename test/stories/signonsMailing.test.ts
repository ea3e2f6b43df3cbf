/** Mails to many: over a mail server that has a bad day, and with many presses at the same moment. */
import { afterEach, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../server/adapters/smtp.ts'
import { startReminders } from '../../server/signons/invitations/reminders.ts'
import * as contracts from '../../shared/contract/signonInvitations.ts'
import * as messages from '../../shared/contract/signonMessages.ts'
import * as signons from '../../shared/contract/signons.ts'
import { newDatabase } from '../adapters/storages.ts'
import { startBadPost } from '../world/badPost.ts'
import {
  answer,
  DAY,
  HOUR,
  invitations,
  invite,
  invitedBy,
  LENA,
  QUAY,
  rowOf,
  states,
} from '../world/inviting.ts'
import { openLetter, sign, signAndConfirm } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const times = <T>(count: number, act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)))

let world: World
afterEach(() => world.close())

describe('a thousand invitations', () => {
  it('[SIGN-8] go out once each through a mail server that refuses, delays and drops connections now and then', async () => {
    const post = await startBadPost()
    world = await openWorld({ mailer: smtpMailer(post.url, 'post@harbour.example') })
    const letter = await openLetter(world)
    const people = Array.from({ length: 1000 }, (_, n) => ({ address: `office@member-${n}.example` }))
    const gone = people.filter((_, n) => n % 100 === 0).map(({ address }) => address)
    for (const address of gone) post.refuse(address)
    expect(await invite(world, letter, people)).toEqual({ invited: 1000, not: {} })
    for (let tries = 0; tries < 12; tries++) {
      await world.app.outbox.idle()
      world.clock.pass(HOUR)
    }
    await world.app.outbox.idle()
    const got = post.taken.toSorted()
    expect(got).toHaveLength(990)
    expect(new Set(got).size).toBe(990)
    expect(post.troubles).toMatchObject({ dropped: expect.any(Number), later: expect.any(Number) })
    expect(Math.min(...Object.values(post.troubles))).toBeGreaterThan(20)
    const { invitations: rows } = await invitations(world, letter)
    const bounced = rows.filter(({ bounce }) => bounce !== null)
    expect(bounced.map(({ address }) => address).toSorted()).toEqual(gone.toSorted())
    expect(bounced[0]!.bounce).toMatchObject({ how: 'refused' })
    await post.stop()
  }, 120_000)
})

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
])('at the same moment, on %s', (_, options) => {
  it('[SIGN-8] [SIGN-9] [SIGN-10] a hundred presses invite once, remind once, and send a message once', async () => {
    world = await openWorld(await options())
    const letter = await openLetter(world)
    const asked = { signon: letter.signon.id, people: [QUAY, LENA] }
    const pressed = await times(100, () => world.call(letter.coordinator, contracts.inviteToSign, asked))
    expect(pressed.filter(({ invited }) => invited > 0)).toEqual([{ invited: 2, not: {} }])
    expect(await world.mailsTo(QUAY.address)).toHaveLength(1)
    await world.app.reminders.stop()
    world.clock.pass(DAY)
    const by = { signon: letter.signon.id }
    const reminded = await times(100, () => world.call(letter.coordinator, contracts.remindInvited, by))
    expect(reminded.filter(({ sign }) => sign > 0)).toEqual([{ sign: 2, confirm: 0 }])
    expect(await world.mailsTo(QUAY.address)).toHaveLength(2)
    const message = { ...by, id: 'message-00000001', whom: { to: 'silent' as const }, text: 'Please answer.' }
    const sent = await times(100, () => world.call(letter.coordinator, messages.sendMessage, message))
    expect(new Set(sent.map(row => JSON.stringify(row))).size).toBe(1)
    expect(await world.mailsTo(QUAY.address)).toHaveLength(3)
  })

  it('[SIGN-9] several servers send a scheduled reminder once', async () => {
    world = await openWorld(await options())
    const letter = await openLetter(world, { terms: { remindDays: [7] } })
    await invite(world, letter, [QUAY, LENA])
    await world.app.reminders.stop()
    world.clock.pass(16 * DAY)
    const trouble: string[] = []
    const servers = Array.from({ length: 8 }, () =>
      startReminders(world.app.ports, sentence => trouble.push(sentence)),
    )
    await Promise.all(servers.map(server => server.idle()))
    await Promise.all(servers.map(server => server.stop()))
    expect(await world.mailsTo(QUAY.address)).toHaveLength(2)
    expect((await invitations(world, letter)).reminders).toMatchObject([{ cause: '7', count: 2 }])
    expect(trouble).toEqual([])
  })

  it('[SIGN-8] an answer, a signature by the link and a reminder at one moment each stand as they were pressed', async () => {
    world = await openWorld(await options())
    const letter = await openLetter(world)
    await invite(world, letter, [QUAY, LENA])
    const link = await invitedBy(world, QUAY.address)
    const other = await invitedBy(world, LENA.address)
    world.clock.pass(DAY)
    const pressed = await Promise.all([
      sign(world, letter, { invitation: link }),
      answer(world, link, { act: 'decline', note: 'no' }),
      answer(world, other, { act: 'need-until', until: '2027-01-14' }),
      world.ask(letter.coordinator, contracts.remindInvited, { signon: letter.signon.id }),
      ...Array.from({ length: 20 }, () => answer(world, link, { act: 'decline', note: 'no' })),
    ])
    expect(pressed.map(({ statusCode }) => statusCode).filter(code => code >= 400)).toEqual([])
    expect(await states(world, letter)).toEqual({ [QUAY.address]: 'declined', [LENA.address]: 'needs-until' })
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({ note: 'no' })
    const { signatures } = await world.call(letter.coordinator, signons.seeSignon, {
      signon: letter.signon.id,
    })
    expect(signatures).toHaveLength(1)
  })
})

describe('a message to many', () => {
  it('[SIGN-10] forty signers get a mail each, and their own page', async () => {
    world = await openWorld()
    const letter = await openLetter(world)
    for (let n = 0; n < 40; n++)
      await signAndConfirm(world, letter, { name: `Member ${n}`, address: `office@member-${n}.example` })
    await world.call(letter.coordinator, messages.sendMessage, {
      ...{ signon: letter.signon.id, id: 'message-to-many', whom: { to: 'all' }, text: 'Thank you.' },
    })
    await world.app.outbox.idle()
    const told = world.mails.filter(({ subject }) => subject === 'A message waits for you')
    expect(told).toHaveLength(40)
    expect(new Set(told.map(({ to }) => to)).size).toBe(40)
    expect(new Set(told.map(({ text }) => /\/signature\/(\S+)/.exec(text)![1])).size).toBe(40)
  }, 120_000)
})
