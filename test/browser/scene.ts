/** What the pictures show: a built server with the sample coalition, a letter in Arabic, and a second person. */
import type { Browser, BrowserContext } from 'playwright-core'
import { foundSample, invite, listOrganisations } from '../../shared/contract/coalitions.ts'
import { answerRound, circulate } from '../../shared/contract/rounds.ts'
import type { Asked, Contract, Reply } from '../../shared/contract/route.ts'
import { listSignons, openSignon, publishSignon } from '../../shared/contract/signons.ts'
import { freeze, listStatements, listVersions, startStatement } from '../../shared/contract/statements.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { enterWords } from '../../shared/words/enter.en.ts'
import { publicEn } from '../../shared/words/public.en.ts'
import { type Post, startPost } from '../world/post.ts'
import { startChromium } from './chromium.ts'
import { enter, type Seat, sit } from './hands.ts'
import { type Served, serve } from './served.ts'

export type Scene = {
  browser: Browser
  origin: string
  /** The operator, who coordinates the sample. */
  host: Seat
  /** Makes the sample and everything around it; before that the server is new. */
  make(): Promise<Places>
  /** What the server printed. */
  said(): string
  close(): Promise<void>
}

/** Addresses of screens. */
export type Places = Readonly<
  Record<
    | 'home'
    | 'statement'
    | 'version'
    | 'compare'
    | 'board'
    | 'unpublished'
    | 'published'
    | 'pending'
    | 'accepted'
    | 'invitation'
    | 'arabic'
    | 'arabicPublic'
    | 'round'
    | 'guest',
    string
  >
>

export async function openScene(): Promise<Scene> {
  const post = await startPost()
  const server = await serve({ SMTP_URL: post.url })
  const browser = await startChromium()
  const host = await sit(browser)
  await host.page.goto(await server.operatorLink())
  await host.page.getByLabel(enterWords.nameLabel).fill('Ines Prado')
  await host.page.getByLabel(enterWords.addressLabel).fill('ines@harbourwatch.example')
  await host.page.getByRole('button', { name: enterWords.operatorButton }).click()
  await host.page.getByRole('main').waitFor()
  return {
    browser,
    origin: server.origin,
    host,
    said: server.said,
    make: () => make(server, post, host, browser),
    close: async () => {
      await browser.close()
      await server.stop()
      await post.stop()
    },
  }
}

async function make(server: Served, post: Post, host: Seat, browser: Browser): Promise<Places> {
  const ask = await asker(server.origin, host.context)
  const { id: coalition, slug } = await ask(foundSample, {})
  const { statements } = await ask(listStatements, { coalition })
  const statement = statements[0]!.id
  const { versions } = await ask(listVersions, { statement })
  const { signons } = await ask(listSignons, { coalition })
  const here = `${server.origin}/statements/${statement}`
  const unpublished = signons[0]!.address
  const mails = await signers(browser, post, unpublished)
  return {
    home: `${server.origin}/c/${slug}`,
    statement: here,
    version: `${here}/versions/${versions[0]!.id}`,
    compare: `${here}/compare?old=${versions[1]!.id}&new=${versions[0]!.id}`,
    board: `${server.origin}/c/${slug}/signons/${signons[0]!.id}`,
    unpublished,
    published: `${server.origin}/s/harbour-data`,
    ...mails,
    invitation: await invitation(ask, post, coalition),
    ...(await arabic(ask, post, server.origin, coalition)),
  }
}

/** Makes the letter of the sample public; what it looked like before is then gone. */
export async function publishSample({ origin, host }: Scene, { board }: Places): Promise<void> {
  const ask = await asker(origin, host.context)
  await ask(publishSignon, { signon: board.split('/').at(-1)!, slug: 'harbour-data' })
}

/** Two who filled in the form: one looks at the page of the mail, one has pressed its button. */
async function signers(browser: Browser, post: Post, page: string) {
  const seat = await sit(browser, { javaScriptEnabled: false })
  const links: string[] = []
  for (const [name, signatory] of [
    ['International Association of Lighthouse Keepers, Pilots and Harbour Archivists', 'Sigrid Dahl'],
    ['Quay Workers United', 'Tomás Vega'],
  ] as const) {
    const address = `${signatory.split(' ')[0]!.normalize('NFD').replace(/\W/g, '')}@signers.example`
    await seat.page.goto(page)
    await seat.page.locator('input[name=kind][value=organisation]').check()
    await seat.page.locator('#name').fill(name)
    await seat.page.locator('#signatory').fill(signatory)
    await seat.page.locator('#role').fill('Director')
    await seat.page.locator('#address').fill(address)
    for (const tick of ['#showSignatory', '#authorised', '#consent']) await seat.page.locator(tick).check()
    await seat.page.getByRole('button', { name: publicEn.form.send }).click()
    links.push((await post.take(address)).link!)
  }
  await seat.page.goto(links[1]!)
  await seat.page.getByRole('button', { name: publicEn.own.confirm }).click()
  await seat.context.close()
  return { pending: links[0]!, accepted: links[1]! }
}

async function invitation(ask: Ask, post: Post, coalition: string): Promise<string> {
  const { organisations } = await ask(listOrganisations, { coalition })
  const organisation = organisations.find(({ name }) => name.includes('Quay Rights'))!.id
  const address = 'amina@quayrights.example'
  await ask(invite, { coalition, address, role: 'drafter', organisation })
  return (await post.take(address)).link!
}

/** Somebody else with the letter open. Uses the invitation, which works once. */
export async function second({ browser }: Scene, { invitation, statement }: Places): Promise<Seat> {
  const seat = await sit(browser)
  await enter(seat, invitation, enterWords.invitationButton, 'Amina Haddad')
  await seat.page.getByRole('main').waitFor()
  await seat.page.goto(statement)
  await seat.page.locator('#letter-text').waitFor()
  return seat
}

async function arabic(ask: Ask, post: Post, origin: string, coalition: string) {
  const read = fromMarkdown(ARABIC, { newId: newId(), language: 'ar', title: ARABIC_TITLE })
  const { id: statement } = await ask(startStatement, {
    ...{ coalition, kind: 'joint-letter', title: ARABIC_TITLE, language: 'ar', direction: 'rtl' },
    body: read.file.body,
  })
  const version = await ask(freeze, { statement, name: '', reason: '' })
  const { id: signon } = await ask(openSignon, {
    version: version.id,
    closesLocal: '2030-01-22T18:00',
    zone: 'Africa/Tunis',
    groups: ['منظمات معتمدة', 'منظمات أخرى'],
  })
  await ask(publishSignon, { signon, slug: 'letter-in-arabic' })
  const here = `${origin}/statements/${statement}`
  return {
    arabic: here,
    arabicPublic: `${origin}/s/letter-in-arabic`,
    ...(await circulated(ask, post, coalition, { version: version.id, here })),
  }
}

/** A round on a version that asks everybody, somebody by a personal link, whose organisation has answered. */
async function circulated(
  ask: Ask,
  post: Post,
  coalition: string,
  { version, here }: { version: string; here: string },
) {
  const { organisations } = await ask(listOrganisations, { coalition })
  const guest = { name: 'Sami Rahal', address: 'sami@guests.example' }
  const { id: round } = await ask(circulate, {
    ...{ version, question: 'هل يمكن لمنظمتكم الانضمام إلى هذه الرسالة؟' },
    ...{ closesLocal: '2030-01-15T18:00', zone: 'Africa/Tunis' },
    guests: [{ ...guest, organisation: organisations.at(-1)!.id }],
  })
  await ask(answerRound, { round, answer: 'agree-if', words: 'إذا ذُكرت المادة 20 أيضا.' })
  return { round: `${here}/rounds/${round}`, guest: (await post.take(guest.address)).link! }
}

/** Ids for blocks that differ; the server gives others where it must. */
function newId(): () => string {
  let count = 0
  return () => `arabic${String(++count).padStart(6, '0')}`
}

type Ask = Awaited<ReturnType<typeof asker>>

/** Asks the server as the person of that window would. */
async function asker(origin: string, context: BrowserContext) {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  return async <const C extends Contract>(contract: C, input: Asked<C>): Promise<Reply<C>> => {
    const rest: Record<string, unknown> = { ...input }
    const path = contract.path.replace(/:([a-z]+)/gi, (_, name: string) => {
      const value = String(rest[name])
      delete rest[name]
      return value
    })
    const bodied = contract.method !== 'GET' && contract.method !== 'DELETE'
    const answer = await fetch(origin + path, {
      method: contract.method,
      headers: { cookie, origin, 'content-type': 'application/json' },
      ...(bodied ? { body: JSON.stringify(rest) } : {}),
    })
    if (!answer.ok) throw new Error(`${contract.method} ${path}: ${await answer.text()}`)
    return (await answer.json()) as Reply<C>
  }
}

const ARABIC_TITLE = 'رسالة مشتركة بشأن مشروع اتفاقية بيانات الموانئ'
const ARABIC = `نحن، المنظمات الموقعة أدناه، نكتب إلى لجنة الموانئ (Harbour Committee) قبل دورتها الثالثة. إن مشروع الاتفاقية[^1] يجمع من البيانات أكثر مما يحتاج إليه أي ميناء.

## ما يقلقنا

يساورنا القلق لأن المشروع:

- يسمح لأي سلطة بقراءة سجلات الموانئ دون إذن من قاضٍ؛
- لا يحدد مدة لحفظ السجلات.

## ما نطلبه

لذلك ندعو جميع الوفود إلى:

1. حذف المادة 12 المتعلقة بأسماء البحارة؛
2. تضييق المادة 14 لتقتصر على ما يلزم لرسو السفينة.

> لا ينبغي لأحد أن يختار بين العمل في ميناء وبين حياته الخاصة.

[^1]: مشروع اتفاقية بيانات الموانئ، الوثيقة HC/3/L.2 المؤرخة 4 نوفمبر 2026.
`
