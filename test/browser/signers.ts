/** What signers do on the pages that need no script: the form, the mail, the buttons behind its link. */
import type { Page } from 'playwright-core'
import { publicEn } from '../../shared/words/public.en.ts'
import type { Post, ReceivedMail } from '../world/post.ts'
import type { Seat } from './hands.ts'

const { form, own } = publicEn

export type FormFilled = {
  kind: 'organisation' | 'individual'
  /** Undefined leaves what stands there. */
  name?: string
  group?: string
  signatory: string
  address?: string
  role?: string
  affiliation?: string
  /** To the coordinators' own question, the first of them. */
  answer?: string
  /** Labels of boxes that are ticked beside those that have to be. */
  ticks?: readonly string[]
}

/** Fills in the form that the page shows and sends it. @returns the words of the page that answers */
export async function sendForm({ page }: Seat, filled: FormFilled): Promise<string> {
  const ofOrganisation = filled.kind === 'organisation'
  await page.getByLabel(form.kinds[filled.kind]).check()
  await type(page, form.name, filled.name)
  if (filled.group !== undefined) await page.getByLabel(form.group).selectOption(filled.group)
  await type(page, form.signatory, filled.signatory)
  await type(page, form.role, filled.role)
  await type(page, form.affiliation, filled.affiliation)
  await type(page, form.address, filled.address)
  if (filled.answer !== undefined) await page.locator('#answers-0').fill(filled.answer)
  const needed = [...(ofOrganisation ? [form.authorised] : []), form.consent]
  for (const label of [...(filled.ticks ?? []), ...needed])
    await page.getByLabel(label, { exact: true }).check()
  await page.getByRole('button', { name: form.send }).click()
  await page.getByRole('heading', { name: form.sentTitle }).waitFor()
  return (await page.getByRole('main').textContent()) ?? ''
}

async function type(page: Page, label: string, words: string | undefined): Promise<void> {
  if (words !== undefined) await page.getByLabel(label, { exact: true }).fill(words)
}

/** Opens the link of the next mail to that address and presses the button there. @returns the own page's address */
export async function confirmed({ page }: Seat, post: Post, address: string): Promise<string> {
  const { link } = await post.take(address)
  await page.goto(link!)
  await page.getByText(own.states.pending).waitFor()
  await page.getByRole('button', { name: own.confirm }).click()
  const { confirmed, confirmedWithheld } = own.states
  await page.getByText(confirmed).or(page.getByText(confirmedWithheld)).waitFor()
  return link!
}

/** The next mails to an address, as many as are asked for, each as soon as it is there. */
export async function nextMails(post: Post, address: string, many: number): Promise<ReceivedMail[]> {
  const mails: ReceivedMail[] = []
  for (let at = 0; at < many; at++) mails.push(await post.take(address))
  return mails
}
