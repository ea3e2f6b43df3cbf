/**
 * The whole of a sign-on in real browsers and over real SMTP: from opening it under an embargo to the copy that the
 * committee has of a name which left the list since. Each step stands on the one before it.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import type { Download, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { packageRoot } from '../../server/adapters/packageRoot.ts'
import { smtpMailer } from '../../server/adapters/smtp.ts'
import { makeAsk } from '../../shared/contract/asks.ts'
import { addOrganisation, exportLog } from '../../shared/contract/coalitions.ts'
import { exportVersion, freeze, listVersions, startStatement } from '../../shared/contract/statements.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { en as words } from '../../shared/words/en.ts'
import { invitedWords } from '../../shared/words/invited.ts'
import { MAIL_WORDS } from '../../shared/words/mails.en.ts'
import { publicEn } from '../../shared/words/public.en.ts'
import { receiptEn } from '../../shared/words/receipt.en.ts'
import { type Post, startPost } from '../world/post.ts'
import type { Somebody } from '../world.ts'
import { barriersOn, type Seat, sit } from './hands.ts'
import { confirmed, nextMails, sendForm } from './signers.ts'
import { atTheClock, openStage, type Stage } from './stage.ts'

const { signons, signonsDeciding: deciding, signonsMoves: moving, signonsSettings: settings } = words
const { signonsInvitations: inviting, signonsDelivery: delivering, signonsBoard: boarding } = words
const { form, own, list } = publicEn
const declining = invitedWords('en')

const TITLE = 'Joint letter on harbour data'
const GROUPS = ['Harbour organisations', 'Other organisations', 'Individual experts'] as const
const QUESTION = 'How many members have you?'
const OPENING =
  'We, the undersigned, write to the Harbour Committee about the draft Convention on Harbour Data.'
const ASKS = {
  first: 'Delete Article 12, which lets any port keep the names of seafarers for ever.',
  second: 'Delete Articles 12 and 13, which let any port keep the names of seafarers for ever.',
}
const COSTS = 'Say in Article 20 who pays where a record is wrong.'
const COSTS_CORRECTED = 'Say in Article 21 who pays where a record is wrong.'

const QUAY = { name: 'Quay Workers United', address: 'office@quay-workers.example' }
const DOCK = { name: 'Dockworkers’ Union', address: 'lena@dockworkers.example' }
const CLINIC = { name: 'Harbour Law Clinic', address: 'mina@harbour-law.example' }
const LEAGUE = { name: 'Seafarers’ Privacy League', address: 'wanjiru@seafarers-privacy.example' }
const TWICE = { name: 'Seafarers Privacy Leage', address: 'peter@seafarers-privacy.example' }
const PILOTS = { name: 'Pilots of the Southern Estuary', address: 'master@estuary-pilots.example' }
const NOOR = { name: 'Noor Haddad', address: 'noor@university.example' }
const EVERYBODY = [QUAY, DOCK, CLINIC, LEAGUE, TWICE, PILOTS, NOOR]

const CLOSES = '2027-01-22T18:00'
const EMBARGO = '2027-01-25T09:00'
/** When these times are, in Zurich. */
const REMINDED = Date.UTC(2027, 0, 15, 8)
const CLOSED = Date.UTC(2027, 0, 22, 17)
const PUBLIC = Date.UTC(2027, 0, 25, 8)

let post: Post
let stage: Stage
let folder: string
let coalition: { id: string; coordinator: Somebody }
let statement: string
let amina: Seat
let bashir: Seat
/** A phone without script. */
let phone: Seat
/** Somebody who has nothing but the public address. */
let stranger: Seat
let secret: string
let board: string
/** The own pages of signers, by who they are. */
const pages: Record<'quay' | 'dock' | 'league' | 'noor', string> = {
  quay: '',
  dock: '',
  league: '',
  noor: '',
}
let failed = false
/** Collected on the way, so that one does not end the story. */
const barriers: string[] = []

beforeAll(async () => {
  post = await startPost()
  stage = await openStage({ mailer: smtpMailer(post.url, 'Undersigned <undersigned@harbour.example>') })
  folder = await mkdtemp(join(tmpdir(), 'undersigned-signon-'))
  const { world } = stage
  coalition = await world.coalition('harbour', 'Amina')
  statement = await started()
  const other = await world.person('Bashir', { coalition: coalition.id, role: 'coordinator' })
  const known = { name: QUAY.name, domains: ['quay-workers.example'] }
  await world.call(coalition.coordinator, addOrganisation, { coalition: coalition.id, ...known })
  amina = await atTheClock(stage, await stage.open(coalition.coordinator, '/account'))
  bashir = await atTheClock(stage, await stage.open(other, '/account'))
  phone = await sit(stage.browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  stranger = await sit(stage.browser)
}, 60_000)
beforeEach(() => {
  if (failed) throw new Error('An earlier step of the story failed.')
  onTestFailed(() => {
    failed = true
  })
})
afterAll(async () => {
  await stage?.close()
  await post?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a sign-on from its opening to its delivery', { timeout: 90_000 }, () => {
  it('[SAFE-2] a coordinator opens it under an embargo, with groups and a question of the coalition’s own', async () => {
    const { page } = amina
    const { id } = await frozen(ASKS.first, COSTS)
    await page.goto(`${stage.origin}/statements/${statement}/versions/${id}`)
    await page.getByRole('button', { name: words.statements.openSignon }).click()
    const dialog = page.getByRole('dialog', { name: signons.openTitle(1) })
    await dialog.getByLabel(signons.closesAt, { exact: true }).fill(CLOSES)
    await dialog.getByLabel(signons.zone).fill('Europe/Zurich')
    await dialog.getByLabel(signons.eligibleOf.both, { exact: true }).check()
    await dialog.getByText(settings.more).click()
    await dialog.getByLabel(settings.embargo, { exact: true }).check()
    await dialog.getByLabel(settings.embargoUntil, { exact: true }).last().fill(EMBARGO)
    await dialog.getByLabel(settings.withhold, { exact: true }).check()
    await dialog.getByLabel(settings.notJoin, { exact: true }).check()
    await dialog.getByLabel(settings.printNotJoined).check()
    await dialog.getByRole('button', { name: settings.questionAdd }).click()
    await dialog.getByLabel(settings.question(1), { exact: true }).fill(QUESTION)
    for (const [at, label] of GROUPS.entries()) {
      await dialog.getByRole('button', { name: settings.groupAdd }).click()
      await dialog.getByLabel(settings.groupLabel(at + 1)).fill(label)
    }
    await dialog.getByLabel(settings.groupOf(3)).selectOption('individual')
    await look(amina, 'opening')
    await dialog.getByRole('button', { name: /^Open sign-on until/ }).click()
    await page.getByRole('heading', { name: signons.address }).waitFor()
    board = page.url()
    secret = String(await page.getByRole('link', { name: signons.openPage }).getAttribute('href'))
    expect(secret).toMatch(/\/s\/[A-Za-z0-9_-]{22}$/)
    await look(amina, 'the board of an empty sign-on')
  })

  it('[SAFE-3] three are invited by a pasted list, and their mails say nothing of the letter', async () => {
    const { page } = amina
    await page.getByRole('button', { name: inviting.settings }).click()
    const schedule = page.getByRole('dialog', { name: inviting.settingsTitle })
    await schedule.getByLabel(inviting.remindDays).fill('7')
    await schedule.getByRole('button', { name: inviting.settingsAct }).click()
    await page.getByRole('button', { name: inviting.invite }).click()
    const dialog = page.getByRole('dialog', { name: inviting.inviteTitle })
    const pasted = [QUAY, DOCK, CLINIC].map(({ name, address }) => `${name} <${address}>`)
    await dialog.getByLabel(inviting.list, { exact: true }).fill([...pasted, 'nobody at all'].join('\n'))
    await dialog.getByRole('button', { name: inviting.read, exact: true }).click()
    await dialog.getByText(inviting.toSend(3)).waitFor()
    await dialog.getByText(inviting.wrong['no-address']).waitFor()
    await look(amina, 'inviting')
    await dialog.getByRole('button', { name: inviting.inviteAct(3) }).click()
    await region(inviting.title).getByText(inviting.counts.silent(3)).waitFor()
  })

  it('[SIGN-3] one signs by the personal link, on a phone without script', async () => {
    const { page } = phone
    const { mail, link } = await post.take(QUAY.address)
    expect(mail.subject).toBe(MAIL_WORDS['invitation-to-sign'].subject)
    for (const said of [TITLE, 'Harbour Committee', 'harbour coalition'])
      expect(mail.text).not.toContain(said)
    await page.goto(link!)
    await page.getByText(COSTS).first().waitFor()
    expect(await page.getByLabel(form.name, { exact: true }).inputValue()).toBe(QUAY.name)
    expect(await sideways(page)).toBe(0)
    const answer = await sendForm(phone, {
      ...{ kind: 'organisation', group: GROUPS[0], signatory: 'Tomás Vega', role: 'Secretary' },
      ...{ answer: 'four thousand and two', ticks: [form.showSignatory] },
    })
    expect(answer).toContain(QUAY.address)
    pages.quay = await confirmed(phone, post, QUAY.address)
    expect(await sideways(page)).toBe(0)
  })

  it('one declines by the link, and the board says so', async () => {
    const { page } = phone
    const { link } = await post.take(CLINIC.address)
    await page.goto(link!)
    await page.getByText(declining.decline, { exact: true }).click()
    await page.getByLabel(declining.declineNote).fill('We advise the Committee.')
    await page.getByRole('button', { name: declining.declineAct }).click()
    await page.getByText(declining.changeable).waitFor()
    await amina.page.reload()
    const row = region(inviting.title).getByRole('row').filter({ hasText: CLINIC.name })
    await row.getByText('We advise the Committee.').waitFor()
    await row.getByText(inviting.states.declined).waitFor()
  })

  it('[SIGN-4] by the open address one signs twice under two spellings, and no page says so', async () => {
    const { page } = stranger
    const signed = (who: typeof LEAGUE, signatory: string) =>
      page.goto(secret).then(() =>
        sendForm(stranger, {
          ...{ kind: 'organisation', group: GROUPS[0], name: who.name, address: who.address, signatory },
        }),
      )
    const first = await signed(LEAGUE, 'Wanjiru Maina')
    pages.league = await confirmed(stranger, post, LEAGUE.address)
    const second = await signed(TWICE, 'Peter Otieno')
    expect(second.replace(TWICE.address, '')).toBe(first.replace(LEAGUE.address, ''))
    await confirmed(stranger, post, TWICE.address)
  })

  it('[SIGN-13] an individual signs with an affiliation, an organisation supports with its name withheld', async () => {
    const { page } = stranger
    await page.goto(secret)
    await look(stranger, 'the page before it is public')
    await sendForm(stranger, {
      ...{ kind: 'individual', signatory: NOOR.name, address: NOOR.address, role: 'Professor' },
      ...{ affiliation: 'University of the Bay', ticks: [form.showSignatory, form.showAffiliation] },
    })
    pages.noor = await confirmed(stranger, post, NOOR.address)
    await page.goto(secret)
    await sendForm(stranger, {
      ...{ kind: 'organisation', group: GROUPS[1], name: PILOTS.name, address: PILOTS.address },
      ...{ signatory: 'Ana Prieto', ticks: [form.withheld] },
    })
    await confirmed(stranger, post, PILOTS.address)
    await page.getByText(own.shownWithheld).waitFor()
    await look(stranger, 'an own page')
  })

  it('[SIGN-17] the two spellings are put side by side, and one is declined as the same', async () => {
    const { page } = amina
    await page.reload()
    await page.getByRole('button', { name: deciding.compareAll(1) }).click()
    const dialog = page.getByRole('dialog', { name: deciding.compareTitle })
    await dialog.getByRole('columnheader', { name: deciding.otherSignature }).waitFor()
    await look(amina, 'two side by side')
    await dialog.getByRole('button', { name: deciding.judge.same }).click()
    await dialog.getByText(deciding.sameNow).waitFor()
    await dialog.getByRole('button', { name: deciding.declineTwice('', 'Peter Otieno') }).click()
    await dialog.getByText(deciding.oneLeft).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const { mail } = await post.take(TWICE.address)
    expect(mail.subject).toBe(MAIL_WORDS['signature-declined'].subject)
  })

  it('[SIGN-18] what is known is accepted at once; else how one knows is noted', async () => {
    const { page } = amina
    await page.getByRole('button', { name: deciding.acceptReady(2) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: deciding.acceptReadyAct(2) }).click()
    await dialog.waitFor({ state: 'detached' })
    await accepted(LEAGUE.name, 'Called the office on 2 January.')
    await accepted(PILOTS.name, 'Met its master at the session.')
    await page.getByText(signons.decideNone).waitFor()
    await line(QUAY.name).waitFor()
    await line(PILOTS.name).getByText(deciding.withheld).waitFor()
    await page.getByText(signons.countsLine.withheld(1)).waitFor()
    await page.getByText(`${words.statements.counts(2, 1)} ${signons.countsLine.signed}`).waitFor()
    await look(amina, 'the board')
  })

  it('[SAFE-2] published behind the embargo, its readable address shows a stranger nothing', async () => {
    const { page } = amina
    await page.getByRole('button', { name: signons.publish }).click()
    const dialog = page.getByRole('dialog', { name: signons.publishTitle })
    await dialog.getByLabel(signons.publishSlug).fill('harbour-letter')
    await dialog.getByRole('button', { name: /^Publish from Mon/ }).click()
    await page.getByText(boarding.publishedBehind).waitFor()
    await nothingFor(stranger)
    for (const file of ['list.json', 'list.csv', 'package.zip'])
      expect((await fetch(`${stage.origin}/s/harbour-letter/${file}`)).status, file).toBe(404)
  })

  it('[SIGN-9] a week before the deadline only who has not answered is reminded, and then signs', async () => {
    await pass(REMINDED)
    const { mail, link } = (await nextMails(post, DOCK.address, 2))[1]!
    expect(mail.subject).toBe(MAIL_WORDS['sign-reminder'].subject)
    await phone.page.goto(link!)
    await sendForm(phone, {
      ...{ kind: 'organisation', group: GROUPS[0], signatory: 'Lena Ortiz' },
      ticks: [form.ask(2, COSTS), form.showNotJoined],
    })
    pages.dock = await confirmed(phone, post, DOCK.address)
    expect(post.received.filter(({ to }) => to === CLINIC.address)).toHaveLength(1)
    await amina.page.reload()
    await accepted(DOCK.name, 'Their secretary, by phone.')
    await line(DOCK.name).getByText(boarding.notJoined('2')).waitFor()
    await region(inviting.title).getByText(inviting.counts.signed(2)).waitFor()
    await region(inviting.title).getByText(inviting.counts.silent(0)).waitFor()
  })

  it('[SIGN-1] the text changes: each is shown the difference, one signs anew, one keeps what was signed', async () => {
    const { page } = amina
    await frozen(ASKS.second, COSTS)
    await page.getByRole('button', { name: signons.move }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: signons.moveAct(2) })
      .click()
    await page.getByText(signons.countsLine.still(5, 1, 0, 0)).waitFor()
    for (const { address } of [QUAY, DOCK, LEAGUE, PILOTS, NOOR])
      expect((await nextMails(post, address, 2))[1]!.mail.subject).toBe(
        MAIL_WORDS['reconfirm-signature'].subject,
      )
    await reconfirmed(phone, pages.quay, 2)
    await reconfirmed(stranger, pages.noor, 2)
    await stranger.page.goto(pages.league)
    await stranger.page.getByText(own.movedLater(1, 2)).waitFor()
    await look(stranger, 'an own page after the text changed')
    await stranger.page.getByRole('button', { name: own.hold(1) }).click()
    await stranger.page.getByText(own.held(1, 2)).waitFor()
    await page.reload()
    await page.getByText(`${words.statements.counts(1, 1)} ${signons.countsLine.signed}`).waitFor()
    await page.getByText(signons.countsLine.still(3, 1, 1, 0)).waitFor()
    await line(LEAGUE.name).getByText(deciding.stands.held).waitFor()
    await line(DOCK.name).getByText(deciding.stands.behind).waitFor()
  })

  it('[SIGN-15] a correction needs a second coordinator, and then counts for those who signed before', async () => {
    const { page } = amina
    await frozen(ASKS.second, COSTS_CORRECTED)
    await page.getByRole('button', { name: signons.move }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(moving.kinds.editorial, { exact: true }).click()
    await dialog.getByLabel(moving.reason).fill('Article 21 is meant.')
    await dialog.getByRole('button', { name: moving.proposeAct(3) }).click()
    await page.getByText(moving.ownProposal).waitFor()
    await bashir.page.goto(board)
    await bashir.page.getByText(moving.proposal(2, 3)).waitFor()
    await look(bashir, 'a correction that waits')
    await bashir.page.getByRole('button', { name: moving.agree }).click()
    await bashir.page.getByText(moving.made('editorial', 2, 3)).waitFor()
    const { mail } = await post.take(QUAY.address)
    expect(mail.subject).toBe(MAIL_WORDS['text-corrected'].subject)
    await phone.page.goto(pages.quay)
    await phone.page.getByText(own.corrected(2, 3)).waitFor()
    await phone.page.locator('ins', { hasText: '21' }).waitFor()
    await reconfirmed(phone, pages.dock, 3)
  })

  it('[SIGN-6] at the deadline signing is over, by the server’s clock', async () => {
    await pass(CLOSED)
    await amina.page.reload()
    await amina.page.getByText(signons.countsLine.closed).waitFor()
    await amina.page.getByText(`${words.statements.counts(2, 1)} ${signons.countsLine.signed}`).waitFor()
    await stranger.page.goto(secret)
    await stranger.page.getByText(/^Signing closed on/).waitFor()
    expect(await stranger.page.getByRole('button', { name: form.send }).count()).toBe(0)
  })

  it('[LIST-1] the list is frozen with the version, and handed to the Harbour Committee', async () => {
    const { page } = amina
    await page.getByRole('button', { name: delivering.freeze }).click()
    const freezing = page.getByRole('dialog', { name: delivering.freezeTitle(3) })
    await freezing.getByText(delivering.counts(2, 1, 0)).waitFor()
    await freezing.getByRole('button', { name: delivering.freezeAct }).click()
    await region(delivering.title).getByText(delivering.noDeliveries).waitFor()
    await page.getByRole('button', { name: delivering.handOver }).click()
    const dialog = page.getByRole('dialog', { name: delivering.handOverTitle })
    await dialog.getByLabel(delivering.recipient).fill('Secretariat of the Harbour Committee')
    await dialog.getByLabel(delivering.posted).fill('https://committee.example/hc/3/ngo/7')
    await look(amina, 'handing over')
    await dialog.getByRole('button', { name: delivering.handOverAct }).click()
    await region(delivering.title).getByText('Secretariat of the Harbour Committee').waitFor()
    await region(delivering.title).getByLabel(delivering.show).click()
    await expect.poll(() => region(delivering.title).getByLabel(delivering.show).isChecked()).toBe(true)
    await look(amina, 'the board after delivery')
    await nothingFor(stranger)
  })

  it('[RCPT-8] a receipt from one’s own page is checked by the command, against letter, list and log', async () => {
    const { world } = stage
    await phone.page.goto(pages.quay)
    await saved('receipt.jws', await downloaded(phone.page, own.receiptLink))
    const keys = await fetch(`${stage.origin}/api/receipt-keys`)
    await saved('keys.json', Buffer.from(await keys.arrayBuffer()))
    const { versions } = await versionsNow()
    const second = versions.find(({ number }) => number === 2)!.id
    const as = coalition.coordinator
    const letter = await world.ask(as, exportVersion, { version: second, format: 'json' })
    const log = await world.ask(as, exportLog, { coalition: coalition.id })
    await saved('second.json', letter.rawPayload)
    await saved('log.json', log.rawPayload)
    const packed = await downloaded(amina.page, delivering.download)
    for (const [name, content] of Object.entries(unzipSync(packed)))
      await saved(name.split('/').at(-1)!, content)
    const given = [
      '--key',
      'keys.json',
      '--letter',
      'second.json',
      '--list',
      'list.json',
      '--log',
      'log.json',
    ]
    const good = await verify('receipt.jws', ...given)
    expect(good).toMatchObject({ code: 0 })
    expect(good.said).toContain(receiptEn.command.all)
    const bad = await verify('receipt.jws', '--key', 'keys.json', '--letter', 'letter.json')
    expect(bad.code).toBe(1)
    expect(bad.said).toContain(
      receiptEn.finding({ code: 'other-version', holds: false, signed: 2, given: 3 }),
    )
  })

  it('[RCPT-8] and on the page that checks, with the network cut', async () => {
    await phone.page.goto(pages.dock)
    await saved('dock.jws', await downloaded(phone.page, own.receiptLink))
    const checker = await sit(stage.browser)
    const { page, context } = checker
    await page.goto(`${stage.origin}/check`, { waitUntil: 'networkidle' })
    await context.setOffline(true)
    for (const [part, name] of [
      ['receipt', 'dock.jws'],
      ['key', 'keys.json'],
      ['letter', 'letter.json'],
      ['list', 'list.json'],
    ] as const)
      await page.locator(`input[data-part="${part}"]`).setInputFiles(join(folder, name))
    await page.getByRole('status').getByText(receiptEn.page.verdict.goodAll).waitFor()
    expect(await page.getByRole('definition').first().textContent()).toBe(DOCK.name)
    await look(checker, 'the page that checks')
    expect(checker.troubles).toEqual([])
    await context.close()
  })

  it('[SIGN-7] when the embargo ends, letter, list and package are there for everybody, and no address is', async () => {
    const { page } = stranger
    await nothingFor(stranger)
    await pass(PUBLIC)
    await page.goto(`${stage.origin}/s/harbour-letter`)
    await page.getByText(COSTS_CORRECTED).first().waitFor()
    await page
      .locator('#list')
      .getByText(list.asOf('§', 3, 2, 1).split('§')[1]!)
      .waitFor()
    expect(await page.locator('.names .name').allTextContents()).toEqual([
      DOCK.name,
      QUAY.name,
      NOOR.name,
      LEAGUE.name,
    ])
    await entry(page, QUAY.name).getByText('Tomás Vega').waitFor()
    await entry(page, QUAY.name).getByText(list.signedVersion(2)).waitFor()
    await entry(page, DOCK.name).getByText(list.notJoined('2', 1)).waitFor()
    await entry(page, NOOR.name).getByText('University of the Bay').waitFor()
    await entry(page, NOOR.name).getByText(list.affiliation).waitFor()
    await page.getByText(list.earlier(1, 1, 0, 1)).waitFor()
    await page.getByText(list.withheld(1)).waitFor()
    await page.getByText('Secretariat of the Harbour Committee').waitFor()
    await look(stranger, 'the public page')
    nobodyIsIn(await everythingPublic(page))
  })

  it('[SIGN-5] one withdraws: its name is off the list at once, and the board knows who has a copy', async () => {
    await phone.page.goto(pages.quay)
    await phone.page.getByRole('button', { name: own.withdraw }).click()
    await phone.page.getByText(own.states.withdrawn).waitFor()
    await stranger.page.goto(`${stage.origin}/s/harbour-letter`)
    await entry(stranger.page, DOCK.name).waitFor()
    expect(await entry(stranger.page, QUAY.name).count()).toBe(0)
    await amina.page.reload()
    const held = region(delivering.title).getByRole('listitem').filter({ hasText: delivering.left })
    await held.getByText(QUAY.name).waitFor()
    await region(inviting.title).getByText(inviting.counts.withdrew(1)).waitFor()
    await held.getByText(delivering.holds('Secretariat of the Harbour Committee')).waitFor()
    await look(amina, 'the board after a withdrawal')
  })

  it('[SAFE-8] no page had an error or did what its security policy forbids, and nobody is kept out', () => {
    expect([amina, bashir, phone, stranger].flatMap(({ troubles }) => troubles)).toEqual([])
    expect(barriers).toEqual([])
  })
})

/** A letter of three paragraphs, two of which carry asks. */
async function started(): Promise<string> {
  const { world } = stage
  const as = coalition.coordinator
  const { id } = await world.call(as, startStatement, {
    ...{ coalition: coalition.id, kind: 'joint-letter', title: TITLE, language: 'en', direction: 'ltr' },
    body: bodyOf(ASKS.first, COSTS),
  })
  for (const at of [1, 2]) {
    const says = { verb: 'delete' as const, targets: [], wording: ASK_WORDINGS[at - 1]! }
    const ask = await world.call(as, makeAsk, { statement: id, block: blockAt(at), ...says })
    asks.push(ask.id)
  }
  return id
}

/** The ids of the asks, in the order of their paragraphs. */
const asks: string[] = []
const ASK_WORDINGS = ['Delete Article 12', 'Say who pays']
const blockAt = (at: number): string => `block${String(at).padStart(6, '0')}`

function bodyOf(ask: string, costs: string) {
  const [opening, ...rest] = [OPENING, ask, costs].map((line, at) => paragraph(blockAt(at), text(line)))
  return doc([
    opening!,
    ...rest.map((block, at) => ({ ...block, attrs: { ...block.attrs, ask: asks[at] ?? null } })),
  ])
}

/** Another text, frozen as the next version; what is signed stays where it is. */
async function frozen(ask: string, costs: string) {
  const { world } = stage
  const as = coalition.coordinator
  await world.app.ports.rooms.edit(statement, () => bodyOf(ask, costs), as.id)
  return world.call(as, freeze, { statement, name: '' })
}

const versionsNow = () => stage.world.call(coalition.coordinator, listVersions, { statement })

/** Moves the server's clock on, and those of the windows with it. */
function pass(to: number): Promise<void> {
  stage.world.clock.pass(to - stage.world.clock.now())
  return Promise.all([amina, bashir].map(({ page }) => page.clock.setSystemTime(to))).then(() => {})
}

/** A part of the board, by its heading. */
const region = (name: string): Locator => amina.page.getByRole('region', { name })

/** A row of the list on the board. */
const line = (name: string): Locator => region(signons.list).getByRole('row').filter({ hasText: name })

/** A line of the public list. */
const entry = (page: Page, name: string): Locator => page.locator('.names li').filter({ hasText: name })

/** Accepts a signature whose organisation is entered in the register by it, and notes how one knows. */
async function accepted(name: string, note: string): Promise<void> {
  const { page } = amina
  await page.getByRole('button', { name: `${signons.acceptShort} ${name}` }).click()
  const dialog = page.getByRole('dialog', { name: signons.acceptTitle(name) })
  await dialog.getByLabel(deciding.note.checked).fill(note)
  await dialog.getByRole('button', { name: signons.accept(name) }).click()
  await dialog.waitFor({ state: 'detached' })
  await line(name).waitFor()
}

/** Signs the current version on an own page, under what changed. */
async function reconfirmed({ page }: Seat, own: string, version: number): Promise<void> {
  await page.goto(own)
  await page.locator('ins').first().waitFor()
  await page.getByRole('button', { name: publicEn.own.reconfirm(version) }).click()
  await page.getByRole('button', { name: publicEn.own.reconfirm(version) }).waitFor({ state: 'detached' })
}

/** At the readable address there is nothing, as where no letter ever was. */
async function nothingFor({ page }: Seat): Promise<void> {
  const answer = await page.goto(`${stage.origin}/s/harbour-letter`)
  const said = await page.getByRole('main').textContent()
  expect(answer?.status()).toBe(404)
  await page.goto(`${stage.origin}/s/no-such-letter`)
  expect(await page.getByRole('main').textContent()).toBe(said)
}

async function downloaded(page: Page, link: string): Promise<Buffer> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  return contentOf(await download)
}

const contentOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

const saved = (name: string, content: Uint8Array): Promise<void> => writeFile(join(folder, name), content)

/** `undersigned verify`, as somebody runs it who has nothing but these files. */
async function verify(...argv: string[]): Promise<{ code: number; said: string }> {
  const program = join(packageRoot(), 'dist/server/main.js')
  const env = { PATH: process.env.PATH }
  const run = promisify(execFile)(process.execPath, [program, 'verify', ...argv], { cwd: folder, env })
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  )
}

/** Every byte that a stranger can have of the letter: its page, the list as files, and what is in the package. */
async function everythingPublic(page: Page): Promise<string> {
  const files = ['list.json', 'list.csv'].map(async name =>
    (await fetch(`${stage.origin}/s/harbour-letter/${name}`)).text(),
  )
  const packed = await fetch(`${stage.origin}/s/harbour-letter/package.zip`)
  expect(packed.status).toBe(200)
  const inside = Object.values(unzipSync(new Uint8Array(await packed.arrayBuffer()))).map(unpacked)
  return [await page.content(), ...(await Promise.all(files)), ...inside].join('\n')
}

/** The words of a file; of a Word or OpenDocument file, those of its parts. */
function unpacked(content: Uint8Array): string {
  const isZip = content[0] === 0x50 && content[1] === 0x4b
  return isZip
    ? Object.values(unzipSync(content))
        .map(part => strFromU8(part))
        .join('\n')
    : strFromU8(content)
}

/** Nothing that was not to be shown is in it. */
function nobodyIsIn(everything: string): void {
  expect(everything).toContain(QUAY.name)
  const hidden = [
    ...EVERYBODY.map(({ address }) => address),
    ...EVERYBODY.map(({ address }) => address.split('@')[1]!),
  ]
  for (const secret of [...hidden, ...UNSHOWN]) expect(everything.includes(secret), secret).toBe(false)
}

const UNSHOWN = [
  PILOTS.name,
  'Ana Prieto',
  'Wanjiru',
  'Lena Ortiz',
  'Peter Otieno',
  CLINIC.name,
  TWICE.name,
].concat(['four thousand and two', 'Called the office', 'We advise the Committee', 'Secretary', 'Professor'])

const sideways = (page: Page): Promise<number> =>
  page.locator('html').evaluate(root => Math.max(0, root.scrollWidth - innerWidth))

async function look(seat: Seat, screen: string): Promise<void> {
  barriers.push(...(await barriersOn(seat, screen)))
}
