/**
 * The main road in one story: the built server as a process of its own, real mail, and everybody in a real browser.
 * Each step stands on the one before it, which is why they stand in one long file.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { editorEn as desk } from '../../shared/words/editor.en.ts'
import { en as words } from '../../shared/words/en.ts'
import { enterWords } from '../../shared/words/enter.en.ts'
import { MAIL_WORDS } from '../../shared/words/mails.en.ts'
import { publicEn } from '../../shared/words/public.en.ts'
import { type Post, startPost } from '../world/post.ts'
import { startChromium } from './chromium.ts'
import { barriersOn, caretAfter, enter, letterOf, reads, type Seat, sit, standsAt, wordsOf } from './hands.ts'
import { FILE, SIGNERS, type Signer, TITLE } from './letter.ts'
import { type Served, serve } from './served.ts'

let server: Served
let post: Post
let browser: Browser
/** Ines coordinates, Bilal and Chloe write, Dag may only read; passers-by run no script. */
let ines: Seat
let bilal: Seat
let chloe: Seat
let dag: Seat
let passerBy: Seat
/** Addresses that the story finds on its way. */
let statement: string
let signing: string
let board: string
let failed = false
/** Collected on the way, so that one does not end the story. */
const barriers: string[] = []

beforeAll(async () => {
  post = await startPost()
  server = await serve({ SMTP_URL: post.url })
  browser = await startChromium()
  ines = await sit(browser)
  bilal = await sit(browser)
  chloe = await sit(browser)
  dag = await sit(browser)
  passerBy = await sit(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
})

beforeEach(() => {
  if (failed) throw new Error('An earlier step of the story failed.')
  onTestFailed(async () => {
    failed = true
    await leaveTraces()
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await post?.stop()
})

describe('the road of a joint letter', { timeout: 120_000 }, () => {
  it('[HOUSE-2] whoever starts the server founds the first coalition', async () => {
    const { page } = ines
    await page.goto(await server.operatorLink())
    await page.getByLabel(enterWords.nameLabel).fill('Ines Prado')
    await page.getByLabel(enterWords.addressLabel).fill('ines@harbourwatch.example')
    await page.getByRole('button', { name: enterWords.operatorButton }).click()
    await page.getByLabel(words.doors.name).fill('Open Harbours')
    await page.getByLabel(words.doors.organisation).fill('Harbour Watch International')
    await look(ines, 'the first screen')
    await page.getByRole('button', { name: words.doors.foundAct('Open Harbours') }).click()
    await page.getByRole('heading', { level: 1, name: 'Open Harbours' }).waitFor()
    await look(ines, 'the home of the coalition')
  })

  it('[HOUSE-3] two drafters and an observer come by the links that they were mailed', async () => {
    await ines.page.getByRole('link', { name: words.screen.people }).click()
    await invited(bilal, 'Bilal Haddad', words.roles.drafter)
    await invited(chloe, 'Chloe Okafor', words.roles.drafter)
    await invited(dag, 'Dag Lind', words.roles.observer)
    await look(ines, 'people')
  })

  it('[IN-1] a drafter takes a file in and sees beforehand what will come', async () => {
    const { page } = bilal
    await page.getByRole('link', { name: words.statements.import }).click()
    await page.getByLabel(words.importing.choose).setInputFiles(FILE)
    await page.getByRole('heading', { name: words.importing.preview }).waitFor()
    await page.getByRole('heading', { name: words.importing.concerns(2) }).waitFor()
    await page.getByRole('heading', { name: words.importing.asks(3) }).waitFor()
    await page.getByRole('checkbox', { name: /Article 20 should say/ }).uncheck()
    await page.getByText(words.importing.setAsideNone).waitFor()
    await look(bilal, 'the preview of an import')
    await page.getByRole('button', { name: words.importing.accept(words.kinds['joint-letter'], 2) }).click()
    await letterOf(bilal).waitFor()
    statement = page.url()
    await reads(bilal, 'Delete Article 12 on the names of seafarers')
    await bilal.page.getByRole('button', { name: desk.keep.yes }).click()
    await standsAt(bilal, desk.saved.saved)
  })

  it('[TEXT-6] two people type in one paragraph, and see each other', async () => {
    await chloe.page.goto(statement)
    await letterOf(chloe).waitFor()
    await chloe.page.getByRole('button', { name: desk.keep.no }).click()
    await Promise.all([
      typed(bilal, 'keeps more than any port needs.', ' It was written in haste.'),
      typed(chloe, 'thank the Committee for its time.', ' We can be heard at any time.'),
    ])
    await Promise.all([
      reads(chloe, 'needs. It was written in haste.'),
      reads(bilal, 'time. We can be heard'),
    ])
    await bilal.page.getByText(desk.caret.of('Chloe Okafor', 'Harbour Watch International')).first().waitFor()
    await look(bilal, 'the letter')
  })

  it('[LIVE-4] one goes offline, both type in one paragraph, and nobody loses a character', async () => {
    await bilal.context.setOffline(true)
    await typed(bilal, 'Article 20 should say', ' [a word from the train]')
    await standsAt(bilal, desk.saved['offline-kept'])
    await typed(chloe, 'Article 20 should say', ' [a word from the office]')
    await typed(chloe, 'write to the Harbour Committee.', ' All of us.')
    await standsAt(chloe, desk.saved.saved)
    expect(await wordsOf(chloe)).not.toContain('train')
    await bilal.context.setOffline(false)
    await Promise.all([reads(chloe, /train\]/), reads(bilal, /office\]/)])
    await Promise.all([standsAt(bilal, desk.saved.saved), standsAt(chloe, desk.saved.saved)])
    const both = await Promise.all([wordsOf(bilal), wordsOf(chloe)])
    expect(both[0]).toBe(both[1])
    for (const said of ['[a word from the train]', '[a word from the office]', 'Committee. All of us.'])
      expect(both[0].split(said), said).toHaveLength(2)
  })

  it('[LIVE-2] an observer reads what is written as it is written, and can write nothing', async () => {
    await dag.page.goto(statement)
    const letter = dag.page.getByRole('document', { name: desk.text })
    await letter.waitFor()
    await standsAt(dag, desk.saved.reading)
    expect(await dag.page.getByRole('toolbar').count()).toBe(0)
    expect(await letter.getAttribute('contenteditable')).toBe('false')
    await letter.getByText('We thank the Committee').click()
    await dag.page.keyboard.type('I may not.')
    await typed(chloe, 'We thank the Committee', ' Dag can read this.')
    await reads(dag, 'Dag can read this.')
    expect(await wordsOf(dag)).toBe(await wordsOf(chloe))
    await look(dag, 'the letter of an observer')
  })

  it('[ASK-2] a paragraph becomes an ask, and the register has it', async () => {
    const { page } = chloe
    await caretAfter(chloe, 'Article 20 should say')
    await page.getByRole('button', { name: desk.toolbar.ask, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: desk.ask.make })
    await dialog.getByLabel(words.asks.form.verb).selectOption({ label: words.verbs.clarify })
    await dialog.getByLabel(words.asks.form.asWritten).fill('Article 20')
    await dialog.getByLabel(words.asks.form.wording).fill('Say who pays for mistakes')
    await dialog.getByRole('button', { name: desk.ask.act }).click()
    const card = { hasText: 'Say who pays for mistakes' }
    await bilal.page.getByRole('listitem').filter(card).first().waitFor()
    await chloe.page.getByRole('listitem').filter(card).first().waitFor()
    await ines.page.getByRole('link', { name: words.screen.asks }).click()
    await ines.page.getByText('Say who pays for mistakes').first().waitFor()
    await look(ines, 'the register of asks')
  })

  it('[LIVE-1] the server is killed while somebody types: what another saw is there afterwards, once', async () => {
    await caretAfter(bilal, 'We thank the Committee')
    const sentence = ' Whatever another has seen of this is on the disk of the server.'
    const typing = bilal.page.keyboard.type(sentence, { delay: 40 })
    await reads(chloe, 'Whatever another has seen')
    await server.kill()
    const seen = /Whatever[^\n]*/.exec(await wordsOf(chloe))![0]
    await standsAt(chloe, desk.saved['offline-unkept'])
    await typing
    await standsAt(bilal, desk.saved['offline-kept'])
    await Promise.all([bilal, chloe].map(({ context }) => context.setOffline(true)))
    await server.again()
    await dag.page.reload()
    await reads(dag, seen)
    await Promise.all([bilal, chloe].map(({ context }) => context.setOffline(false)))
    for (const seat of [bilal, chloe, dag]) await reads(seat, sentence)
    expect((await wordsOf(dag)).split('Whatever')).toHaveLength(2)
    await standsAt(bilal, desk.saved.saved)
  })

  it('[VER-1] the coordinator freezes version 1', async () => {
    const { page } = ines
    await page.goto(statement)
    await letterOf(ines).waitFor()
    await standsAt(ines, desk.saved.saved)
    await page.getByRole('link', { name: desk.bar.versions }).click()
    await frozen(1)
    await look(ines, 'version 1')
  })

  it('[SAFE-2] a sign-on on it is opened at an address that nobody can guess', async () => {
    const { page } = ines
    await page.getByRole('button', { name: words.statements.openSignon }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.signons.zone).fill('Europe/Zurich')
    await dialog.getByRole('button', { name: words.signons.openAct('§').split('§')[0]! }).click()
    await page.getByRole('heading', { name: words.signons.address }).waitFor()
    board = page.url()
    signing = await page.getByRole('link', { name: words.signons.openPage }).getAttribute('href').then(String)
    expect(signing).toMatch(/\/s\/[A-Za-z0-9_-]{22}$/)
    await look(ines, 'the board of the sign-on')
  })

  it('[SIGN-3] three organisations sign without a script: the form, the mail, and the button behind its link', async () => {
    for (const signer of SIGNERS) {
      await fillForm(signer)
      const { link } = await post.take(signer.address)
      await passerBy.page.goto(link!)
      await passerBy.page.getByText(publicEn.own.states.pending).waitFor()
      await passerBy.page.getByRole('button', { name: publicEn.own.confirm }).click()
      await passerBy.page.getByText(publicEn.own.states.confirmed).waitFor()
    }
  })

  it('[SIGN-4] who signs twice sees the same page, and only the mail says so', async () => {
    const [signer] = SIGNERS
    const first = await fillForm({ ...signer, address: 'someone.else@seafarers.example' })
    const again = await fillForm(signer)
    expect(again.replaceAll(signer.address, '')).toBe(first.replaceAll('someone.else@seafarers.example', ''))
    const { mail } = await post.take(signer.address)
    expect(mail.subject).toBe(MAIL_WORDS['signature-duplicate'].subject)
    const other = await post.take('someone.else@seafarers.example')
    expect(other.mail.subject).toBe(MAIL_WORDS['confirm-signature'].subject)
  })

  it('[SIGN-2] the coordinator accepts each of them once', async () => {
    await ines.page.reload()
    for (const { name } of SIGNERS) {
      await ines.page.getByRole('button', { name: `${words.signons.acceptShort} ${name}` }).click()
      const dialog = ines.page.getByRole('dialog', { name: words.signons.acceptTitle(name) })
      const note = dialog.getByLabel(words.signonsDeciding.note.checked)
      if ((await note.count()) > 0) await note.fill('Called the office.')
      await dialog.getByRole('button', { name: words.signons.accept(name) }).click()
      await listed(name).waitFor()
    }
    await ines.page.getByText(words.signons.decideNone).waitFor()
  })

  it('[SIGN-5] one takes its signature back by its mail, and has left the list at once', async () => {
    const [, , gone] = SIGNERS
    const { mail, link } = await post.take(gone.address)
    expect(mail.subject).toBe(MAIL_WORDS['signature-accepted'].subject)
    await passerBy.page.goto(link!)
    await passerBy.page.getByRole('button', { name: publicEn.own.withdraw }).click()
    await passerBy.page.getByText(publicEn.own.states.withdrawn).waitFor()
    await ines.page.reload()
    await listed(SIGNERS[0].name).waitFor()
    expect(await listed(gone.name).count()).toBe(0)
  })

  it('[LIST-1] once published, the page shows the list with its version and its counts', async () => {
    const { page } = ines
    await passerBy.page.goto(signing)
    expect(await passerBy.page.getByRole('heading', { name: publicEn.list.title }).count()).toBe(0)
    await page.getByRole('button', { name: words.signons.publish }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.signons.publishSlug).fill('harbour-letter')
    await dialog.getByRole('button', { name: words.signons.publishAct }).click()
    await page.getByText(words.signons.addressPublic).waitFor()
    await passerBy.page.goto(`${server.origin}/s/harbour-letter`)
    const [one, two, three] = SIGNERS
    expect(await namesOn(passerBy)).toEqual([two.name, one.name])
    await counted(1, 2)
    await passerBy.page.getByText('Whatever another has seen of this').waitFor()
    for (const { address } of SIGNERS) expect(await passerBy.page.content()).not.toContain(address)
    expect(await passerBy.page.content()).not.toContain(three.name)
    const reader = await sit(browser)
    await reader.page.goto(`${server.origin}/s/harbour-letter`)
    await look(reader, 'the public page')
    expect(reader.troubles).toEqual([])
    await reader.context.close()
  })

  it('[CMP-1] the draft is changed and frozen again, and the comparison shows what changed', async () => {
    await typed(bilal, 'lets any port keep the names', ' without a judge')
    await standsAt(bilal, desk.saved.saved)
    const { page } = ines
    await page.goto(`${statement}/versions`)
    await frozen(2)
    await page.goto(`${statement}/versions`)
    await page.getByRole('link', { name: words.statements.compareWith(1) }).click()
    await page.getByRole('insertion').filter({ hasText: 'without a judge' }).first().waitFor()
    expect(await page.getByRole('deletion').count()).toBe(0)
    await look(ines, 'the comparison')
  })

  it('[SIGN-1] the signatures stay on the text that was signed', async () => {
    const { page } = ines
    await page.goto(board)
    expect(await listed(SIGNERS[0].name).textContent()).toContain(words.statements.short(1))
    await page.getByRole('button', { name: words.signons.move }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words.signons.moveAct(2) })
      .click()
    await page.getByText(words.signons.countsLine.still(2, 1, 0, 0)).waitFor()
    await listed(SIGNERS[0].name).getByText(words.signonsDeciding.stands.behind).waitFor()
    await passerBy.page.reload()
    await counted(2, 0)
    await passerBy.page.getByText(publicEn.list.earlier(1, 2, 0)).waitFor()
    const { mail } = await post.take(SIGNERS[0].address).then(() => post.take(SIGNERS[0].address))
    expect(mail.subject).toBe(MAIL_WORDS['reconfirm-signature'].subject)
  })

  it('[LIVE-2] who is removed is out of the letter within a second', async () => {
    const { page } = ines
    await page.goto(`${new URL(board).origin}${new URL(board).pathname.split('/signons/')[0]}/people`)
    await page.getByRole('button', { name: words.people.removeAct('Chloe Okafor') }).click()
    const gone = letterGone(chloe)
    const answer = page.waitForResponse(response => response.request().method() === 'DELETE')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words.people.removeAct('Chloe Okafor') })
      .click()
    await answer
    const from = performance.now()
    await gone
    expect(performance.now() - from).toBeLessThan(1000)
    await chloe.page.getByText(desk.unreadable.removed).waitFor()
    expect(await letterOf(chloe).count()).toBe(0)
  })

  it('[SAFE-7] the log of it all is whole', async () => {
    await ines.page.getByRole('link', { name: words.screen.audit }).click()
    await ines.page.getByText(/^The chain is whole/).waitFor()
    await ines.page.getByText(words.audit.noAccount('signature.made')).first().waitFor()
    await look(ines, 'the audit log')
  })

  it('[SAFE-8] no page had an error, or did what its security policy forbids', async () => {
    expect([ines, bilal, chloe, dag, passerBy].flatMap(({ troubles }) => troubles)).toEqual([])
    expect(await server.stop()).toBe(0)
  })

  it('nothing on any screen of the story keeps somebody out who sees or points otherwise', () => {
    expect(barriers).toEqual([])
  })
})

/** Ines invites somebody, who comes by the link in the mail. */
async function invited(seat: Seat, name: string, role: string): Promise<void> {
  const { page } = ines
  const address = `${name.split(' ')[0]!.toLowerCase()}@harbourwatch.example`
  await page.getByRole('button', { name: words.people.invite }).click()
  const dialog = page.getByRole('dialog', { name: words.people.inviteTitle })
  await dialog.getByLabel(words.people.address).fill(address)
  await dialog.getByRole('radio', { name: role }).check()
  await dialog.getByRole('button', { name: words.people.inviteAct(address) }).click()
  const { link } = await post.take(address)
  await enter(seat, link!, enterWords.invitationButton, name)
  await seat.page.getByRole('heading', { level: 1, name: 'Open Harbours' }).waitFor()
}

async function look(seat: Seat, screen: string): Promise<void> {
  barriers.push(...(await barriersOn(seat, screen)))
}

/** What everybody saw when a step failed, for whoever has to find out why. */
async function leaveTraces(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'undersigned-road-'))
  for (const [name, seat] of Object.entries({ ines, bilal, chloe, dag, passerBy })) {
    await seat.page.screenshot({ path: join(folder, `${name}.png`) })
    for (const trouble of seat.troubles) console.error(`${name} at ${trouble}`)
  }
  console.error(`${server.said()}\nWhat everybody saw is in ${folder}`)
}

/** Types at the end of the paragraph with these words. */
async function typed(seat: Seat, after: string, text: string): Promise<void> {
  await caretAfter(seat, after)
  await seat.page.keyboard.type(text)
}

async function frozen(number: number): Promise<void> {
  const { page } = ines
  await page.getByRole('button', { name: words.statements.freeze(number) }).click()
  const dialog = page.getByRole('dialog', { name: words.statements.freeze(number) })
  await dialog.getByLabel(words.statements.freezeReason).fill('All members agreed')
  await dialog.getByRole('button', { name: words.statements.freeze(number) }).click()
  await page.getByText(words.statements.numbered(number), { exact: true }).first().waitFor()
  await page.getByText(TITLE).first().waitFor()
}

/** Sends the form of the public page. @returns the words of the page that answers. */
async function fillForm({ name, signatory, address }: Signer): Promise<string> {
  const { page } = passerBy
  await page.goto(signing)
  await page.getByLabel(publicEn.form.name, { exact: true }).fill(name)
  await page.getByLabel(publicEn.form.signatory, { exact: true }).fill(signatory)
  await page.getByLabel(publicEn.form.address).fill(address)
  await page.getByLabel(publicEn.form.authorised).check()
  await page.getByLabel(publicEn.form.consent).check()
  await page.getByRole('button', { name: publicEn.form.send }).click()
  await page.getByRole('heading', { name: publicEn.form.sentTitle }).waitFor()
  return (await page.getByRole('main').textContent()) ?? ''
}

/** Its row in the list of the board. */
const listed = (name: string): Locator =>
  ines.page.getByRole('region', { name: words.signons.list }).getByRole('row').filter({ hasText: name })

/** Waits until the list of the public page says for which version it stands, and how many organisations. */
const counted = (version: number, organisations: number): Promise<void> =>
  passerBy.page
    .locator('#list')
    .getByText(publicEn.list.asOf('§', version, organisations, 0).split('§')[1]!)
    .waitFor()

const namesOn = ({ page }: Seat): Promise<string[]> => page.locator('.list .name').allTextContents()

/** Resolves when the letter is no longer on that screen. */
const letterGone = ({ page }: Seat): Promise<unknown> =>
  page.waitForFunction(() => document.getElementById('letter-text') === null)
