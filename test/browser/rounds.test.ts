/**
 * A round in real browsers: six organisations, two of them by a personal link on a phone without script, from
 * circulating to the table, the next version, and the next visit. Each step stands on the one before it.
 */
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Download, Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { putSuggestion } from '../../shared/contract/reviews.ts'
import { listRounds } from '../../shared/contract/rounds.ts'
import { freeze } from '../../shared/contract/statements.ts'
import { text } from '../../shared/formats/build.ts'
import { en as words } from '../../shared/words/en.ts'
import { reviewEn } from '../../shared/words/review.en.ts'
import { roundWords } from '../../shared/words/rounds.en.ts'
import { ASK, BLOCKS, type Circle, EFUA, FARID, openCircle } from '../world/rounds.ts'
import type { Somebody } from '../world.ts'
import { barriersOn, type Seat, sit } from './hands.ts'
import { atTheClock, openStage, type Stage } from './stage.ts'

const says = words.rounds

let stage: Stage
let circle: Circle
let amina: Seat
let ben: Seat
/** On phones without script. */
let efua: Seat
let farid: Seat
let round: string
let failed = false
/** Collected on the way, so that one does not end the story. */
const barriers: string[] = []

beforeAll(async () => {
  stage = await openStage()
  circle = await openCircle(stage.world)
  const start = `/statements/${circle.statement}/versions/${circle.version.id}`
  amina = await atTheClock(stage, await open(circle.people.amina, start))
  ben = await open(circle.people.ben, '/c/harbour')
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }
  efua = await sit(stage.browser, phone)
  farid = await sit(stage.browser, phone)
})
beforeEach(() => {
  if (failed) throw new Error('An earlier step of the story failed.')
  onTestFailed(() => {
    failed = true
  })
})
afterAll(() => stage?.close())

describe('a round of six organisations, two of them by link only', () => {
  it('[ROUND-1] a coordinator circulates a version, and sees beforehand who gets what', async () => {
    const { page } = amina
    await page.getByRole('button', { name: says.circulate.act(1) }).click()
    const dialog = page.getByRole('dialog', { name: says.circulate.title(1) })
    await dialog.getByText(says.circulate.all(6)).waitFor()
    await dialog.getByText(says.circulate.tellsMembers(3, 3)).waitFor()
    await dialog.getByText(says.circulate.tellsNobody(2)).waitFor()
    await dialog.getByLabel(words.signons.closesAt).fill('2027-01-15T18:00')
    await dialog.getByLabel(words.signons.zone).fill('Europe/Zurich')
    await dialog
      .getByLabel(says.circulate.guests)
      .fill(`Efua, ${EFUA.address}, lighthouse circle\nFarid\t${FARID.address}\tFerries Unknown`)
    await dialog.getByText(says.guest.wrong.unknown('Ferries Unknown')).waitFor()
    const press = dialog.getByRole('button', { name: /^Circulate version 1 until/ })
    expect(await press.isDisabled()).toBe(true)
    await dialog
      .getByLabel(says.guest.organisationOf(FARID.address))
      .selectOption({ label: 'Ferry Passengers' })
    await dialog.getByText(says.circulate.tellsGuests(2)).waitFor()
    expect(await dialog.getByText(says.circulate.tellsNobody(2)).count()).toBe(0)
    await look(amina, 'circulating')
    await press.click()
    await page.getByRole('heading', { name: says.board.title }).waitFor()
    await standing(amina, says.counts.silent(6))
    const { rounds } = await stage.world.call(circle.people.amina, listRounds, {
      statement: circle.statement,
    })
    round = rounds[0]!.id
    expect(page.url()).toBe(address())
    expect(await stage.world.mailsTo(circle.people.ben.address)).toHaveLength(1)
    await look(amina, 'the board before any answer')
  })

  it('[ROUND-1] a member finds what waits, answers with a condition, and changes the answer; both are kept', async () => {
    const { page } = ben
    await page.reload()
    const waiting = page.getByRole('region', { name: says.waiting.title })
    await waiting.getByText(says.waiting.answer).waitFor()
    await look(ben, 'the home with a round that waits')
    await waiting.getByRole('link').click()
    await page.getByRole('heading', { name: says.answer.own('Quay Rights') }).waitFor()
    expect(await page.getByRole('heading', { name: says.board.title }).count()).toBe(0)
    await page.getByRole('radio', { name: says.answer.says['agree-if'] }).check()
    await page.getByRole('button', { name: says.answer.give }).click()
    await page.getByText(says.answer.missing).waitFor()
    await page.getByLabel(says.answer.condition).fill('Article 14 is\nnamed as well.')
    await page.getByRole('button', { name: says.answer.give }).click()
    await page.getByText('Article 14 is named as well.').first().waitFor()
    await page.getByText(says.answer.changeTo).click()
    await page.getByRole('radio', { name: says.answer.says.agree, exact: true }).check()
    await page.getByRole('button', { name: says.answer.change }).click()
    await page.getByText(says.answer.earlier(1)).click()
    await page.getByText('Article 14 is named as well.').first().waitFor()
    await look(ben, 'the round of a member')
    await standing(amina, says.counts.agree(1), true)
  })

  it('[REV-1] what a member says in the text while the round is open is said in the round', async () => {
    const { page } = ben
    await page.getByRole('link', { name: says.comment }).click()
    await page.getByRole('checkbox', { name: says.here.inRound }).waitFor()
    await page.getByText(says.here.answered(1)).waitFor()
    const opening = page.locator('#letter-text p').filter({ hasText: 'We write to the Harbour Committee' })
    await opening.click()
    await page.getByRole('button', { name: reviewEn.tools.comment, exact: true }).click()
    await page.locator('.composing textarea').fill('Name the Committee in full.')
    await page.keyboard.press('Control+Enter')
    await page
      .locator('.card.thread')
      .filter({ hasText: says.on(1) })
      .waitFor()
    await look(ben, 'the letter while a round is open')
    await stage.world.call(circle.people.chidi, putSuggestion, {
      ...{ statement: circle.statement, suggestion: 'chidissuggestion', round },
      changes: [
        {
          kind: 'words',
          block: BLOCKS.point,
          was: text('No list of passengers.'),
          says: text('No list of passengers or crew.'),
        },
      ],
    })
  })

  it('[ROUND-2] two answer on a phone, without a script, by the link in their mail', async () => {
    await efua.page.goto(stage.origin + (await stage.world.linkTo(EFUA.address)))
    await efua.page.getByText(says.circulate.proposed).waitFor()
    const ask = efua.page.locator(`#b-${BLOCKS.ask}`)
    await speak(ask, roundWords.suggest, ASK.replace('12', '12 bis'), roundWords.sendSuggestion)
    await answer(efua, roundWords.answers['agree-if'], 'Only with the new number.')
    await farid.page.goto(stage.origin + (await stage.world.linkTo(FARID.address)))
    expect(await farid.page.getByText('12 bis').count()).toBe(0)
    await speak(
      farid.page.locator(`#b-${BLOCKS.ask}`),
      roundWords.comment,
      'Which ports are meant?',
      roundWords.sendComment,
    )
    await answer(farid, roundWords.answers['cannot-join'], 'We have no mandate.')
    await standing(amina, says.counts['agree-if'](1), true)
    await standing(amina, says.counts['cannot-join'](1))
    await standing(amina, says.counts.silent(3))
    const board = amina.page.getByRole('region', { name: says.board.title })
    await board
      .getByRole('row')
      .filter({ hasText: 'Lighthouse Circle' })
      .getByText('Only with the new number.')
      .waitFor()
    await look(amina, 'the board')
    const contested = amina.page.getByRole('region', { name: says.board.contested })
    await contested.getByText('Ferry Passengers · Lighthouse Circle').waitFor()
  })

  it('from a contested passage one comes to it in the text', async () => {
    const { page } = amina
    const contested = page.getByRole('region', { name: says.board.contested })
    await contested.getByRole('link').first().click()
    await page.waitForFunction(
      ask => getSelection()?.anchorNode?.parentElement?.closest('p')?.textContent?.includes(ask),
      'Delete Article 12',
    )
    await page.goto(address())
  })

  it('[NOTE-1] the silent are reminded once, after the dialog said whom that is', async () => {
    const { page } = amina
    await page.getByRole('button', { name: says.acts.remind }).click()
    const dialog = page.getByRole('dialog', { name: says.acts.remindTitle(3) })
    await dialog.getByText(says.acts.remindHint(3, 0)).waitFor()
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
      'Dock Union',
      'Harbour Watch',
      'Pier Watch',
    ])
    await dialog.getByRole('button', { name: says.acts.remindAct }).click()
    await page.getByText(says.acts.remindedAll).waitFor()
    expect(await page.getByRole('button', { name: says.acts.remind }).count()).toBe(0)
    expect(await stage.world.mailsTo(circle.people.dalia.address)).toHaveLength(2)
    expect(await stage.world.mailsTo(EFUA.address)).toHaveLength(1)
  })

  it('[ROUND-3] each comment and suggestion gets a disposition and a reason, and it can be taken back', async () => {
    const { page } = amina
    await page.getByText(says.table.undecided(4)).waitFor()
    await decide('Name the Committee in full.', 'deferred', 'After the session.')
    await decide('Which ports are meant?', 'declined', 'Article 2 says it.')
    await decide('12 bis', 'accepted', 'The number was wrong.')
    await decide('passengers or crew', 'declined', 'Out of scope.')
    await page.getByText(says.table.undecided(0)).waitFor()
    await row('passengers or crew').getByRole('button', { name: says.table.takeBack }).click()
    await page.getByText(says.table.undecided(1)).waitFor()
    await decide('passengers or crew', 'accepted', 'In scope after all.')
    const living = await stage.world.app.ports.rooms.read(circle.statement)
    expect(JSON.stringify(living)).toContain('Article 12 bis')
    expect(JSON.stringify(living)).toContain('passengers or crew')
    await look(amina, 'the table of comments and responses')
  })

  it('[ROUND-3] a suggestion that does not fit any more is not accepted blindly', async () => {
    const changes = [
      { kind: 'words', block: BLOCKS.opening, was: text('Something else.'), says: text('Other words.') },
    ]
    await stage.world.call(circle.people.chidi, putSuggestion, {
      ...{ statement: circle.statement, suggestion: 'chidisother00000', round, changes },
    })
    await amina.page.reload()
    await row('Other words').getByRole('button', { name: says.table.decide }).click()
    const dialog = amina.page.getByRole('dialog')
    await dialog.getByLabel(says.table.reason).fill('Good.')
    await dialog.getByRole('button', { name: says.table.actOf.accepted }).click()
    await dialog.getByRole('alert').getByText(says.table.seeInText).waitFor()
    await dialog.getByRole('radio', { name: says.table.dispositionOf.declined }).check()
    await dialog.getByRole('button', { name: says.table.actOf.declined }).click()
    await dialog.waitFor({ state: 'detached' })
    await amina.page.getByText(says.table.undecided(0)).waitFor()
  })

  it('[ROUND-3] the table is a Word file and a CSV', async () => {
    const docx = await exported('docx')
    const said = strFromU8(unzipSync(docx)['word/document.xml']!).replace(/<[^>]+>/g, ' ')
    for (const shown of [
      'Which ports are meant?',
      'Ferry Passengers',
      'Article 2 says it.',
      'Deferred',
      'After the session.',
    ])
      expect(said).toContain(shown)
    const csv = (await exported('csv')).toString('utf8')
    expect(csv.trim().split('\r\n')).toHaveLength(6)
  })

  it('[ROUND-1] it is closed with the next version, and nothing more can be said in it', async () => {
    await stage.world.call(circle.people.amina, freeze, {
      statement: circle.statement,
      name: 'After the round',
    })
    const { page } = amina
    await page.getByRole('button', { name: says.acts.close }).click()
    const dialog = page.getByRole('dialog', { name: says.acts.closeTitle })
    await dialog.getByLabel(says.acts.closeWith).waitFor()
    await dialog.getByRole('button', { name: says.acts.closeAct(2) }).click()
    await page.getByRole('link', { name: says.over.changed(1, 2) }).waitFor()
    expect(await page.getByRole('button', { name: says.acts.extend }).count()).toBe(0)
    await look(amina, 'a round that is closed')
    await ben.page.goto(address())
    await ben.page.getByRole('link', { name: says.over.closed(2) }).waitFor()
    expect(await ben.page.getByRole('button', { name: says.answer.change }).count()).toBe(0)
  })

  it('[ROUND-3] the next visit begins with what changed and what became of one’s own words, until it was seen', async () => {
    const { page } = ben
    await page.goto(`${stage.origin}/statements/${circle.statement}`)
    const since = page.getByRole('region', { name: says.since.title })
    await since.getByText(says.since.versionThenNow(1, 2)).waitFor()
    await since.getByText('Name the Committee in full.').waitFor()
    await since.getByText('After the session.').waitFor()
    await look(ben, 'the letter with what is new')
    await since.getByRole('link', { name: says.since.compare }).click()
    await page.getByRole('insertion').filter({ hasText: 'bis' }).first().waitFor()
    await page.goBack()
    await since.getByRole('button', { name: says.since.seen }).click()
    await since.waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('#letter-text').waitFor()
    expect(await since.count()).toBe(0)
    await efua.page.reload()
    await efua.page.getByText(roundWords.reason('The number was wrong.')).waitFor()
    await farid.page.reload()
    await farid.page.getByText(roundWords.reason('Article 2 says it.')).waitFor()
  })

  it('[NOTE-1] how often mails come is set on the account’s screen, by keyboard', async () => {
    const { page } = ben
    await page.goto(`${stage.origin}/account`)
    await page.getByRole('radio', { name: says.mails.of.daily }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByText(says.mails.saved.never).waitFor()
    await page.reload()
    expect(await page.getByRole('radio', { name: says.mails.of.never }).isChecked()).toBe(true)
    await look(ben, 'the account')
  })

  it('[ROUND-2] a guest’s link is ended by a button, and then opens nothing', async () => {
    const { page } = amina
    await page.reload()
    await page.getByRole('button', { name: `${says.guests.revoke} Farid` }).click()
    await page.getByRole('dialog').getByRole('button', { name: says.guests.revokeAct }).click()
    await page
      .getByRole('row')
      .filter({ hasText: FARID.address })
      .getByText(says.guests.revoked, { exact: true })
      .waitFor()
    await farid.page.reload()
    await farid.page.getByText(roundWords.dead).waitFor()
  })

  it('[SAFE-8] no page had an error, or did what its security policy forbids', () => {
    expect([amina, ben, efua, farid].flatMap(({ troubles }) => troubles)).toEqual([])
  })

  it('nothing on any screen of the story keeps somebody out who sees or points otherwise', () => {
    expect(barriers).toEqual([])
  })
})

const address = () => `${stage.origin}/statements/${circle.statement}/rounds/${round}`

async function open(who: Somebody, path: string): Promise<Seat> {
  const seat = await stage.open(who, path, { timezoneId: 'Europe/Zurich' })
  await seat.context.grantPermissions(['clipboard-write'])
  return seat
}

async function look(seat: Seat, screen: string): Promise<void> {
  barriers.push(...(await barriersOn(seat, screen)))
}

/** Waits for a part of the one line in which a round stands. */
async function standing({ page }: Seat, part: string, again = false): Promise<void> {
  if (again) await page.goto(address())
  await page.locator('.counts-line').getByText(part, { exact: true }).waitFor()
}

/** Fills one of the two forms under a paragraph of a guest's page, and sends it. */
async function speak(block: Locator, field: string, said: string, button: string): Promise<void> {
  await block.getByText(roundWords.speak).click()
  await block.getByLabel(field).fill(said)
  await block.getByRole('button', { name: button }).click()
}

async function answer({ page }: Seat, choice: string, why: string): Promise<void> {
  await page.getByRole('radio', { name: choice }).check()
  await page.getByLabel(roundWords.answerWords).fill(why)
  await page.getByRole('button', { name: roundWords.sendAnswer }).click()
  await page.getByText(roundWords.counts).waitFor()
}

const row = (said: string): Locator => amina.page.locator('.section .response').filter({ hasText: said })

async function decide(
  said: string,
  disposition: keyof typeof says.table.dispositionOf,
  reason: string,
): Promise<void> {
  await row(said).getByRole('button', { name: says.table.decide }).click()
  const dialog = amina.page.getByRole('dialog')
  await dialog.getByRole('radio', { name: says.table.dispositionOf[disposition], exact: true }).check()
  await dialog.getByLabel(says.table.reason).fill(reason)
  await dialog.getByRole('button', { name: says.table.actOf[disposition] }).click()
  await dialog.waitFor({ state: 'detached' })
  await row(said).getByText(reason).waitFor()
}

async function exported(format: 'docx' | 'csv'): Promise<Buffer> {
  const { page } = amina
  await page.getByText(says.table.export).click()
  const [download]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words.formats[format] }).click(),
  ])
  return readFile(await download.path())
}
