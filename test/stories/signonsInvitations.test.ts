import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addOrganisation } from '../../shared/contract/coalitions.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as contracts from '../../shared/contract/signonInvitations.ts'
import * as signons from '../../shared/contract/signons.ts'
import {
  answer,
  invitations,
  invite,
  invitedBy,
  LENA,
  MINA,
  QUAY,
  rowOf,
  show,
  states,
} from '../world/inviting.ts'
import {
  acceptAll,
  board,
  type Letter,
  openLetter,
  press,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world)
})
afterEach(() => world.close())

const preview = (text: string) =>
  world.call(letter.coordinator, contracts.previewInvitations, { signon: letter.signon.id, text })
const pressSign = (link: string, typed: Record<string, string> = {}) =>
  sign(world, letter, { ...typed, invitation: link })

describe('inviting to sign', () => {
  it('[SIGN-8] a list is read and nothing is sent before the press', async () => {
    const { id } = await world.call(letter.coordinator, addOrganisation, {
      coalition: letter.coalition,
      name: 'Quay Workers United',
      otherNames: ['QWU'],
    })
    await signAndConfirm(world, letter)
    await invite(world, letter, [MINA])
    const { lines } = await preview(
      [
        'QWU <office@quay-workers.example>',
        'lena@dockworkers.example, Dockworkers’ Union, es',
        MINA.address.toUpperCase(),
        SIGNER.address,
        'no address here',
      ].join('\n'),
    )
    expect(lines).toMatchObject([
      { line: 1, organisation: { id, name: 'Quay Workers United' }, wrong: null, not: null },
      { line: 2, organisation: { id: null, name: 'Dockworkers’ Union' }, language: 'es', not: null },
      { line: 3, wrong: null, not: 'invited' },
      { line: 4, wrong: null, not: 'signed' },
      { line: 5, wrong: 'no-address', not: null },
    ])
    expect(await world.mailsTo(QUAY.address)).toEqual([])
    expect((await invitations(world, letter)).invitations).toHaveLength(1)
  })

  it('[SIGN-8] each gets one mail with a link of their own, whatever is pressed again', async () => {
    expect(await invite(world, letter)).toEqual({ invited: 3, not: {} })
    expect(
      await invite(world, letter, [QUAY, { address: 'new@pier.example' }, { address: 'NEW@pier.example' }]),
    ).toEqual({
      invited: 1,
      not: { invited: 2 },
    })
    expect(await world.mailsTo(QUAY.address)).toHaveLength(1)
    expect(await world.mailsTo('new@pier.example')).toHaveLength(1)
    const links = await Promise.all([QUAY, LENA, MINA].map(({ address }) => invitedBy(world, address)))
    expect(new Set(links).size).toBe(3)
  })

  it('[SAFE-3] the mail names neither the letter nor who asks, and says how to get no more of them', async () => {
    await invite(world, letter, [QUAY])
    const [mail] = await world.mailsTo(QUAY.address)
    const link = await invitedBy(world, QUAY.address)
    expect(mail!.headers).toEqual({
      'List-Unsubscribe': `<${world.config.publicUrl}/invited/${link}/no-mails>`,
    })
    expect(`${mail!.subject} ${mail!.text}`).not.toMatch(/harbour|letter|quay|coalition|sign/i)
  })

  it('[SIGN-8] who has signed, and an organisation that stands on the list, are not asked again', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const organisation = (await board(world, letter)).signatures[0]!.organisation!
    const colleague = {
      address: 'colleague@seafarers-privacy.example',
      organisation: { id: organisation.id },
    }
    expect(await invite(world, letter, [{ address: SIGNER.address }, colleague, QUAY])).toEqual({
      invited: 1,
      not: { signed: 1, 'organisation-signed': 1 },
    })
    expect(await world.mailsTo(colleague.address)).toEqual([])
  })

  it('[SIGN-8] nothing of who was invited stands openly in the database or the log', async () => {
    await invite(world, letter, [{ ...QUAY, name: 'Zosia Kowalska' }])
    await answer(world, await invitedBy(world, QUAY.address), { act: 'decline', note: 'Zosia says no.' })
    const stored = await world.storage.read(async ({ db, t }) => [
      await db.select().from(t.signonInvitations),
      await db.select().from(t.signonInvitationLinks),
      await db.select().from(t.audit),
      await db.select().from(t.auditSecrets),
    ])
    expect(JSON.stringify(stored)).not.toMatch(/quay|zosia/i)
  })

  it('[SIGN-8] added words that tell of the letter are refused when they are set, and when it is pressed', async () => {
    const change = (terms: object) =>
      world.ask(letter.coordinator, signons.changeSignon, { signon: letter.signon.id, terms })
    for (const invitationText of [
      'Please sign the Joint letter on harbour data.',
      'which lets any port keep the names of seafarers',
      'It stands at harbour-watch.org',
    ]) {
      const refused = await change({ invitationText })
      expect(refused.statusCode).toBe(400)
      expect(refused.json().message).toMatch(/^The text for invitations holds “.+”, /)
    }
    expect(
      (await change({ invitationText: 'Dear colleagues, please answer by the 14th. Amina' })).statusCode,
    ).toBe(200)
    await invite(world, letter, [QUAY])
    expect((await world.mailsTo(QUAY.address))[0]!.text).toContain(
      'Whoever asks you adds:\nDear colleagues, please answer by the 14th. Amina',
    )
  })

  it('[SIGN-8] nobody is invited after the deadline, and not to another coalition’s organisation', async () => {
    const stranger = await world.coalition('pier', 'Boris')
    const foreign = await world.call(stranger.coordinator, addOrganisation, {
      coalition: stranger.id,
      name: 'Pier',
    })
    const asked = { signon: letter.signon.id, people: [{ ...MINA, organisation: { id: foreign.id } }] }
    expect(await world.refusal(letter.coordinator, contracts.inviteToSign, asked)).toBe('not-found')
    await world.call(letter.coordinator, signons.closeSignon, { signon: letter.signon.id })
    expect(
      await world.refusal(letter.coordinator, contracts.inviteToSign, { ...asked, people: [QUAY] }),
    ).toBe('window-closed')
  })

  it('[SIGN-8] two thousand are invited in one press, and no more', async () => {
    const people = Array.from({ length: 2001 }, (_, n) => ({ address: `member-${n}@quay.example` }))
    const asked = { signon: letter.signon.id, people }
    expect(await world.refusal(letter.coordinator, contracts.inviteToSign, asked)).toBe('bad-input')
    await world.app.outbox.stop()
    expect(await invite(world, letter, people.slice(1))).toEqual({ invited: 2000, not: {} })
  })
})

describe('the page of an invitation', () => {
  beforeEach(async () => {
    await invite(world, letter, [QUAY, LENA])
  })

  it('[SIGN-3] shows the letter with the form filled in, and opening it changes nothing', async () => {
    const link = await invitedBy(world, QUAY.address)
    const before = await invitations(world, letter)
    const page = await show(world, link)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Convention on Harbour Data')
    expect(page.body).toContain('value="Quay Workers United"')
    expect(page.body).toContain(`value="${QUAY.address}"`)
    expect(page.body).toContain(`name="invitation" value="${link}"`)
    await world.app.fastify.inject({ method: 'HEAD', url: `/invited/${link}` })
    expect(await invitations(world, letter)).toEqual(before)
    expect((await show(world, await invitedBy(world, LENA.address))).body).toContain('value="Lena Ortiz"')
  })

  it('[SIGN-8] a signature made by it still needs the press in the mail to the typed address', async () => {
    const link = await invitedBy(world, QUAY.address)
    await pressSign(link, { name: 'Quay Workers United', address: 'director@quay-workers.example' })
    expect(await states(world, letter)).toMatchObject({ [QUAY.address]: 'pending', [LENA.address]: 'none' })
    await press(world, await tokenTo(world, 'director@quay-workers.example'), 'confirm')
    expect(await states(world, letter)).toMatchObject({ [QUAY.address]: 'confirmed' })
    await acceptAll(world, letter)
    expect(await states(world, letter)).toMatchObject({ [QUAY.address]: 'accepted' })
  })

  it('[SIGN-8] whoever signs at the open address has answered too, and so have all of an organisation that is accepted', async () => {
    const name = 'Quay Workers United'
    const { id } = await world.call(letter.coordinator, addOrganisation, {
      coalition: letter.coalition,
      name,
    })
    await invite(world, letter, [{ address: 'treasurer@quay-workers.example', organisation: { id } }])
    await signAndConfirm(world, letter, { address: QUAY.address.toUpperCase(), name })
    expect(await states(world, letter)).toMatchObject({ [QUAY.address]: 'confirmed' })
    await acceptAll(world, letter)
    expect(await states(world, letter)).toEqual({
      [QUAY.address]: 'accepted',
      'treasurer@quay-workers.example': 'organisation-signed',
      [LENA.address]: 'none',
    })
  })

  it('[SIGN-8] where only those invited may sign, the open address shows the letter and takes nothing', async () => {
    await world.call(letter.coordinator, signons.changeSignon, {
      signon: letter.signon.id,
      terms: { invitedOnly: true },
    })
    const open = await world.ask(null, signing.showLetter, { page: letter.page })
    expect(open.body).toContain('Convention on Harbour Data')
    expect(open.body).not.toContain('name="consent"')
    const refused = await sign(world, letter)
    expect(refused.statusCode).toBeGreaterThanOrEqual(400)
    const guessed = await pressSign('A'.repeat(22))
    expect(guessed.statusCode).toBeGreaterThanOrEqual(400)
    expect((await board(world, letter)).signatures).toEqual([])
    expect(await world.mailsTo(SIGNER.address)).toEqual([])
    expect((await pressSign(await invitedBy(world, QUAY.address))).statusCode).toBe(200)
    expect((await board(world, letter)).signatures).toHaveLength(1)
  })

  it('[SIGN-8] “we decline” is an answer, with a word for coordinators alone, and can be changed', async () => {
    const link = await invitedBy(world, QUAY.address)
    const answered = await answer(world, link, { act: 'decline', note: 'Our board\nsaid no. <b>' })
    expect(answered.headers.location).toBe(`/invited/${link}#answer`)
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({
      state: 'declined',
      note: 'Our board said no. <b>',
    })
    const page = (await show(world, link)).body
    expect(page).toContain('we do not sign')
    expect(page).toContain('said no. &#60;b&#62;')
    await answer(world, link, { act: 'need-until', until: '2027-01-14', note: '' })
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({
      ...{ state: 'needs-until', until: '2027-01-14', note: '', overdue: false },
    })
    world.clock.pass(14 * 24 * 60 * 60_000)
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({ overdue: true })
  })

  it.each([
    [{ until: '', note: '' }, 400, 'Give a day'],
    [{ until: '2026-12-31', note: 'soon' }, 400, 'has passed'],
    [{ until: '2027-01-23', note: 'later' }, 400, '22 January 2027'],
    [{ until: 'Thursday', note: 'x' }, 400, '2027-01-14'],
    [{ until: '', note: 'x'.repeat(1001) }, 400, 'longer than 1,000'],
  ])('[SIGN-8] %j is not taken, and what was typed stays', async (said, status, told) => {
    const link = await invitedBy(world, QUAY.address)
    const refused = await answer(world, link, { act: 'need-until', ...said })
    expect(refused.statusCode).toBe(status)
    expect(refused.body).toContain(told)
    expect(refused.body).toContain('role="alert"')
    if (said.note !== '') expect(refused.body).toContain(`>${said.note}</textarea>`)
    expect(await rowOf(world, letter, QUAY.address)).toMatchObject({ state: 'none' })
  })

  it('[SIGN-8] neither who has signed nor anybody after the deadline answers otherwise', async () => {
    const link = await invitedBy(world, QUAY.address)
    await pressSign(link, { address: QUAY.address })
    await press(world, await tokenTo(world, QUAY.address), 'confirm')
    expect((await answer(world, link, { act: 'decline' })).statusCode).toBe(409)
    expect((await show(world, link)).body).not.toContain('value="decline"')
    await world.call(letter.coordinator, signons.closeSignon, { signon: letter.signon.id })
    const late = await answer(world, await invitedBy(world, LENA.address), { act: 'decline' })
    expect(late.body).toContain('Signing has closed')
    expect(await states(world, letter)).toEqual({ [QUAY.address]: 'confirmed', [LENA.address]: 'none' })
  })

  it('[SIGN-8] an invitation that was taken back opens nothing, and can be given again', async () => {
    const link = await invitedBy(world, QUAY.address)
    const { id } = await rowOf(world, letter, QUAY.address)
    const end = () =>
      world.call(letter.coordinator, contracts.endInvitation, { signon: letter.signon.id, invited: id })
    expect(await end()).toEqual({ ended: true })
    expect(await end()).toEqual({ ended: true })
    for (const answered of [
      await show(world, link),
      await answer(world, link, { act: 'decline' }),
      await show(world, 'A'.repeat(22)),
    ]) {
      expect(answered.statusCode).toBe(404)
      expect(answered.body).not.toContain('Harbour')
    }
    expect(await invite(world, letter, [QUAY])).toEqual({ invited: 1, not: {} })
    const again = await invitedBy(world, QUAY.address)
    expect(again).not.toBe(link)
    expect((await show(world, again)).statusCode).toBe(200)
    expect(await world.mailsTo(QUAY.address)).toHaveLength(2)
  })

  it('[SIGN-8] no more mails: only by the button, also after the invitation was taken back, for the whole coalition', async () => {
    const link = await invitedBy(world, QUAY.address)
    const page = await world.ask(null, contracts.showNoMails, { link })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/harbour/i)
    expect((await rowOf(world, letter, QUAY.address)).ended).toBeNull()
    for (let times = 0; times < 2; times++) {
      const pressed = await world.ask(null, contracts.endMails, { link })
      expect(pressed.headers.location).toBe(`/invited/${link}/no-mails`)
    }
    expect((await rowOf(world, letter, QUAY.address)).ended).toMatchObject({ by: 'owner' })
    expect((await show(world, link)).statusCode).toBe(200)
    expect(await invite(world, letter, [QUAY])).toEqual({ invited: 0, not: { 'wants-none': 1 } })
    const other = await world.call(letter.coordinator, signons.openSignon, {
      ...{ version: letter.version.id, closesLocal: '2027-02-01T18:00', zone: 'UTC' },
    })
    expect(
      await world.call(letter.coordinator, contracts.inviteToSign, { signon: other.id, people: [QUAY] }),
    ).toEqual({ invited: 0, not: { 'wants-none': 1 } })
    expect(await world.mailsTo(QUAY.address)).toHaveLength(1)
  })

  it('[SIGN-8] delivery reports mark whom a mail did not reach, and nothing else of them is kept', async () => {
    const report = [
      `Final-Recipient: rfc822; ${QUAY.address.toUpperCase()}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 Zosia left`,
      'Final-Recipient: rfc822; nobody@pier.example\nAction: failed\nStatus: 5.1.1',
      `Final-Recipient: rfc822; ${LENA.address}\nAction: delayed\nStatus: 4.1.1`,
    ].join('\n\n')
    const upload = (text: string) => ({ signon: letter.signon.id, text })
    expect(await world.call(letter.coordinator, contracts.noteBounces, upload(report))).toEqual({
      marked: 1,
      unknown: 1,
    })
    expect((await rowOf(world, letter, QUAY.address)).bounce).toMatchObject({
      how: 'report',
      status: '5.1.1',
    })
    expect((await rowOf(world, letter, LENA.address)).bounce).toBeNull()
    expect(await world.refusal(letter.coordinator, contracts.noteBounces, upload('no report'))).toBe(
      'bad-input',
    )
    const stored = await world.storage.read(({ db, t }) => db.select().from(t.signonInvitations))
    expect(JSON.stringify(stored)).not.toContain('Zosia')
  })
})
