/**
 * The public page in a real browser: signing on a phone without script, in English and in Arabic, and what the small
 * script adds where it runs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOrganisation } from '../../shared/contract/coalitions.ts'
import * as signons from '../../shared/contract/signons.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { publicWords } from '../../shared/words/public.ts'
import { enterMany, nameOf } from '../world/signers.ts'
import { acceptAll, type Letter, openLetter, publish, signAndConfirm } from '../world/signing.ts'
import { barriersOn, type Seat, sit } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

const PHONE = { viewport: { width: 390, height: 844 } }
const words = publicWords('en')
const QUESTIONS = [{ id: 'members', label: 'How many members have you?', required: true, shown: false }]

let stage: Stage
let letter: Letter
let phone: Seat
let desk: Seat

beforeAll(async () => {
  stage = await openStage()
  letter = await openLetter(stage.world, { terms: { questions: QUESTIONS, decision: 'optional' } })
  await stage.world.call(letter.coordinator, addOrganisation, {
    ...{ coalition: letter.coalition, name: 'Seafarers’ Privacy League', otherNames: ['SPL'] },
  })
  await signAndConfirm(stage.world, letter, { answers: ['ninety'] })
  await acceptAll(stage.world, letter)
  await enterMany(stage.world, letter, 60)
  await publish(stage.world, letter)
  phone = await sit(stage.browser, { ...PHONE, javaScriptEnabled: false })
  desk = await sit(stage.browser)
})
afterAll(() => stage?.close())

const sideways = ({ page }: Seat) =>
  page.locator('html').evaluate(root => Math.max(0, root.scrollWidth - innerWidth))

describe('signing without script, on a phone', () => {
  it('[SIGN-11] what is missing is said first, with the focus on it, and what was typed is still there', async () => {
    const { page } = phone
    await page.goto(`${stage.origin}/s/harbour-letter`)
    await page.getByLabel(words.form.kinds.organisation).check()
    await page.getByLabel(words.form.name, { exact: true }).fill('Observatory of Quays')
    await page.getByLabel(words.form.signatory, { exact: true }).fill('Noor Haddad')
    await page.getByLabel(words.form.address).fill('noor@quays.example')
    await page.getByLabel(words.form.consent).check()
    await page.getByLabel(QUESTIONS[0]!.label).fill(' – ')
    await page.getByRole('button', { name: words.form.send }).click()
    const alert = page.getByRole('alert')
    await alert.getByRole('link', { name: words.form.flaws.answers.missing }).waitFor()
    expect(await page.title()).toContain('Not sent')
    expect(await alert.evaluate(node => node === document.activeElement)).toBe(true)
    await alert.getByRole('link', { name: words.form.flaws.authorised }).click()
    expect(await page.getByLabel(words.form.name, { exact: true }).inputValue()).toBe('Observatory of Quays')
    expect(await page.getByLabel(words.form.kinds.organisation).isChecked()).toBe(true)
    expect(await sideways(phone)).toBe(0)
  })

  it('[SIGN-3] then it is sent, confirmed from the mail, and changed on one’s own page', async () => {
    const { page } = phone
    await page.getByLabel(QUESTIONS[0]!.label).fill('ninety')
    await page.getByLabel(words.form.authorised).check()
    await page.getByRole('button', { name: words.form.send }).click()
    await page.getByRole('heading', { name: words.form.sentTitle }).waitFor()
    await page.goto(stage.origin + (await stage.world.linkTo('noor@quays.example')))
    await page.getByRole('button', { name: words.own.confirm }).click()
    await page.getByRole('link', { name: words.own.receiptLink }).waitFor()
    await page.getByText(words.own.change).click()
    await page.getByLabel(words.form.showSignatory).check()
    await page.getByRole('button', { name: words.own.changeButton }).click()
    await page.getByText(words.own.changed).waitFor()
    await page.getByText(`${words.own.shownParts.name}, ${words.own.shownParts.signatory}`).waitFor()
    expect(await sideways(phone)).toBe(0)
  })

  it('[PAGE-3] a name is found in the list', async () => {
    const { page } = phone
    await page.goto(`${stage.origin}/s/harbour-letter`)
    await page.getByLabel(words.list.find).fill(nameOf(41))
    await page.getByRole('button', { name: words.list.findButton }).click()
    await page.getByText(words.list.found(1)).waitFor()
    expect(await page.locator('.name').allTextContents()).toEqual([nameOf(41)])
    await page.getByRole('link', { name: words.letter.back }).click()
    await page.getByRole('button', { name: words.form.send }).waitFor()
  })

  it('[PAGE-4] an Arabic letter has its page from right to left, and nothing stands out of it', async () => {
    const { world } = stage
    const body = doc([paragraph('block000000', text('نكتب إلى لجنة الموانئ بشأن بيانات البحّارة.'))])
    const statement = await world.call(letter.coordinator, startStatement, {
      ...{ coalition: letter.coalition, kind: 'joint-letter', title: 'رسالة بشأن بيانات الموانئ' },
      ...{ language: 'ar', direction: 'rtl', body },
    })
    const version = await world.call(letter.coordinator, freeze, { statement: statement.id, name: 'أولى' })
    const { address } = await world.call(letter.coordinator, signons.openSignon, {
      ...{ version: version.id, closesLocal: '2027-01-22T18:00', zone: 'Africa/Cairo' },
    })
    const arabic = publicWords('ar')
    const { page } = phone
    await page.goto(`${stage.origin}${new URL(address).pathname}`)
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.getByRole('button', { name: arabic.form.send }).waitFor()
    expect(await sideways(phone)).toBe(0)
    await desk.page.goto(page.url())
    expect(await barriersOn(desk, 'Arabic page')).toEqual([])
  })
})

describe('where the script runs', () => {
  it('[SIGN-14] organisations of the public list are offered as one types', async () => {
    const { page } = desk
    await page.goto(`${stage.origin}/s/harbour-letter`)
    const offered = () =>
      page
        .locator('#organisations option')
        .evaluateAll(all => all.map(one => (one as HTMLOptionElement).value))
    await page.getByLabel(words.form.name, { exact: true }).pressSequentially('spl')
    await expect.poll(offered).toEqual(['Seafarers’ Privacy League'])
  })

  it('[PAGE-3] the list is filtered at once, and only what is asked of whoever signs is shown', async () => {
    const { page } = desk
    await page.getByLabel(words.list.find).fill(nameOf(7))
    await page.getByText('1 / 61').waitFor()
    expect(await page.locator('.names > li:visible .name').allTextContents()).toEqual([nameOf(7)])
    const decision = page.getByLabel(words.form.decision)
    const affiliation = page.getByLabel(words.form.affiliation, { exact: true })
    await page.getByLabel(words.form.kinds.individual).check()
    expect([await decision.isVisible(), await affiliation.isVisible()]).toEqual([false, true])
    await page.getByLabel(words.form.kinds.organisation).check()
    expect([await decision.isVisible(), await affiliation.isVisible()]).toEqual([true, false])
  })

  it('keeps nothing on the device, keeps nobody out, and breaks no rule', async () => {
    const { page, context, troubles } = desk
    expect(await barriersOn(desk, 'public page')).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(await context.cookies()).toEqual([])
    await page.goto(stage.origin + (await stage.world.linkTo('noor@quays.example')))
    await page.getByText(words.own.change).click()
    expect(await barriersOn(desk, 'own page')).toEqual([])
    expect(troubles).toEqual([])
  })
})
