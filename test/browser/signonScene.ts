/** Sign-ons as they look when they are big: 400 who signed, in three languages, and everything a board can say. */
import { freezeList, recordDelivery } from '../../shared/contract/deliveries.ts'
import type { Asked } from '../../shared/contract/route.ts'
import { sendMessage } from '../../shared/contract/signonMessages.ts'
import * as signons from '../../shared/contract/signons.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { answer, DAY, HOUR, invite, invitedBy, remind } from '../world/inviting.ts'
import { type Letter, press, sign, signAndConfirm, tokenTo } from '../world/signing.ts'
import { crowdName, gather } from './crowd.ts'
import { openStage, type Stage } from './stage.ts'

export type SignonScene = {
  stage: Stage
  /** The coordinator's session, for a browser's context. */
  cookie: { name: string; value: string; url: string }
  places: Readonly<Record<Place, string>>
}

type Place =
  | 'board'
  | 'proposed'
  | 'public'
  | 'arabicPublic'
  | 'unpublished'
  | 'invited'
  | 'answered'
  | 'pending'
  | 'confirmed'
  | 'behind'
  | 'check'

const ENGLISH = `We, the undersigned organisations and experts, write to the Harbour Committee before its third session. The draft Convention on Harbour Data[^1] gathers more than any port needs.

## What we ask

1. Delete Article 12, which lets any port keep the names of seafarers for ever.
2. Narrow Article 14 to what a ship needs to berth.
3. Say in Article 20 who pays where a record is wrong.

> Nobody should have to choose between work in a port and a private life.

[^1]: Draft Convention on Harbour Data, document HC/3/L.2 of 4 November 2026.
`
const ARABIC = `نحن، المنظمات والخبراء الموقّعين أدناه، نكتب إلى لجنة الموانئ (Harbour Committee) قبل دورتها الثالثة. إن مشروع اتفاقية بيانات الموانئ يجمع أكثر مما يحتاج إليه أي ميناء.

## ما نطلبه

1. حذف المادة 12 التي تتيح لأي ميناء الاحتفاظ بأسماء البحّارة إلى الأبد.
2. تضييق المادة 14 لتقتصر على ما يلزم لرسو السفينة.
`

const GROUPS = [
  { label: 'NGOs taking part under paragraphs 8 and 9', of: 'organisation' as const },
  { label: 'Other organisations', of: 'organisation' as const },
  { label: 'Individual experts', of: 'individual' as const },
]
const QUESTIONS = [{ id: 'members', label: 'How many members have you?', required: false, shown: false }]

/** Needs the build of the client. Close its stage when done. */
export async function openSignonScene(): Promise<SignonScene> {
  const stage = await openStage()
  const { world, origin } = stage
  const { id: coalition, coordinator } = await world.coalition('harbour', 'Amina')
  const letter = await opened(stage, { id: coalition, coordinator }, ENGLISH, 'Joint letter on harbour data')
  const people = Array.from({ length: 24 }, (_, at) => ({
    address: `office@invited-${at}.example`,
    organisation: { name: crowdName(400 + at) },
  }))
  await invite(world, letter, people)
  const links = await Promise.all(people.map(({ address }) => invitedBy(world, address)))
  const behind = await signAndConfirm(world, letter, typed(411, 'lena@one.example'))
  world.clock.pass(3 * DAY)
  const second = await nextVersion(stage, letter, ENGLISH.replace('Article 14', 'Articles 14 and 15'))
  await world.call(coordinator, signons.moveSignon, { signon: letter.signon.id, version: second.id })
  await answer(world, links[0]!, { act: 'decline', note: 'We advise the Committee.' })
  await answer(world, links[1]!, { act: 'need-until', until: '2027-01-14', note: 'Our board meets then.' })
  world.clock.pass(3 * DAY)
  await remind(world, letter)
  world.clock.pass(6 * DAY)
  const from = world.clock.now() - 12 * DAY + DAY / 2
  const { version: earlier } = letter
  const groups = {
    organisations: GROUPS.slice(0, 2).map(({ label }) => label),
    individuals: GROUPS[2]!.label,
  }
  const crowd = { by: coordinator.id, from, to: world.clock.now() - DAY / 2, groups }
  await gather(world, 400, { ...crowd, signon: letter.signon.id, version: second, earlier })
  const on2 = { ...letter, version: second }
  const waiting: string[] = []
  for (const [at, name] of WAITING.entries())
    waiting.push(
      await signAndConfirm(world, on2, { ...typed(at, `signer${at}@waits-${at % 6}.example`), name }),
    )
  await sign(world, on2, typed(420, 'noor@late.example'))
  await world.call(coordinator, sendMessage, {
    ...{ signon: letter.signon.id, id: 'message-from-amina', whom: { to: 'all' as const } },
    text: 'The Committee moved its session by a day. Nothing else changes.',
  })
  await delivered(stage, letter)
  await world.call(coordinator, signons.publishSignon, { signon: letter.signon.id, slug: 'harbour-letter' })
  const arabic = await opened(
    stage,
    { id: coalition, coordinator },
    ARABIC,
    'رسالة بشأن بيانات الموانئ',
    'ar',
  )
  await gather(world, 400, { ...crowd, signon: arabic.signon.id, version: arabic.version })
  await world.call(coordinator, signons.publishSignon, { signon: arabic.signon.id, slug: 'arabic-letter' })
  const [name = '', value = ''] = coordinator.cookie.split('=')
  return {
    stage,
    cookie: { name, value, url: origin },
    places: {
      board: `${origin}/c/harbour/signons/${letter.signon.id}`,
      ...(await unpublished(stage, { id: coalition, coordinator })),
      public: `${origin}/s/harbour-letter`,
      arabicPublic: `${origin}/s/arabic-letter`,
      invited: `${origin}/invited/${links[2]}`,
      answered: `${origin}/invited/${links[1]}`,
      pending: `${origin}/signature/${await tokenTo(world, 'noor@late.example')}`,
      confirmed: `${origin}/signature/${waiting[0]}`,
      behind: `${origin}/signature/${behind}`,
      check: `${origin}/check`,
    },
  }
}

/** Names that wait for a decision; some are each other's misspellings. */
const WAITING = [
  ...['Coastal Data Trust', 'Coastal Data Trsut', 'Red de Prácticos del Estuario', 'منتدى ربابنة الموانئ'],
  ...['Estuary Pilots Network', 'The Quiet Docks Campaign', 'Quiet Docks Campaign', 'Harbour Archivists'],
]

const typed = (at: number, address: string) => ({
  ...{ name: crowdName(at), address, group: GROUPS[1]!.label, signatory: 'Lena Ortiz', role: 'Secretary' },
  ...{ country: 'KE', answers: ['four thousand'], showSignatory: 'yes' },
})

type Coalition = { id: string; coordinator: Letter['coordinator'] }

async function opened(
  { world }: Stage,
  { id: coalition, coordinator }: Coalition,
  markdown: string,
  title: string,
  language = 'en',
  wish: Partial<Asked<typeof signons.openSignon>> = {},
): Promise<Letter> {
  const direction = language === 'ar' ? ('rtl' as const) : ('ltr' as const)
  const { file } = fromMarkdown(markdown, { newId: newIds(), language, title })
  const { id: statement } = await world.call(coordinator, startStatement, {
    ...{ coalition, kind: 'joint-letter', title, language, direction, body: file.body },
  })
  const version = await world.call(coordinator, freeze, { statement, name: '' })
  const signon = await world.call(coordinator, signons.openSignon, {
    ...{ version: version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich', eligible: 'both' },
    groups: GROUPS,
    terms: {
      submitter: 'The harbour coalition',
      remindDays: [7, 1],
      questions: QUESTIONS,
      mayWithhold: true,
    },
    ...wish,
  })
  return { coalition, coordinator, statement, version, signon, page: signon.address.split('/s/')[1]! }
}

async function nextVersion({ world }: Stage, { statement, coordinator }: Letter, markdown: string) {
  const { file } = fromMarkdown(markdown, { newId: newIds(), language: 'en', title: '' })
  await world.app.ports.rooms.edit(statement, () => file.body, coordinator.id)
  return world.call(coordinator, freeze, { statement, name: '' })
}

/** Frozen, and handed over. */
async function delivered({ world }: Stage, { signon: { id: signon }, coordinator }: Letter): Promise<void> {
  const made = await world.call(coordinator, freezeList, { signon })
  world.clock.pass(2 * HOUR)
  await world.call(coordinator, recordDelivery, {
    ...{ signon, package: made.id, recipient: 'Secretariat of the Harbour Committee' },
    ...{ deliveredLocal: '2027-01-13T14:30', posted: 'https://committee.example/hc/3/ngo/7' },
  })
  await world.call(coordinator, signons.changeSignon, { signon, terms: { showDeliveries: true } })
}

/** One under embargo, with a correction that another coordinator proposed. */
async function unpublished(stage: Stage, coalition: Coalition) {
  const { world, origin } = stage
  const terms = {
    embargoLocal: '2027-01-25T09:00',
    mayNotJoin: true,
    mayWithhold: true,
    questions: QUESTIONS,
  }
  const letter = await opened(stage, coalition, ENGLISH, 'Letter under embargo', 'en', { terms })
  const link = await signAndConfirm(world, letter, typed(430, 'ana@embargo.example'))
  await press(world, link, 'confirm')
  const other = await world.person('Bashir', { coalition: coalition.id, role: 'coordinator' })
  const next = await nextVersion(stage, letter, ENGLISH.replace('Article 20', 'Article 21'))
  await world.call(other, signons.moveSignon, {
    ...{ signon: letter.signon.id, version: next.id },
    editorial: { reason: 'Article 21 is meant.', objectUntilLocal: '2027-01-18T18:00' },
  })
  return {
    proposed: `${origin}/c/harbour/signons/${letter.signon.id}`,
    unpublished: `${origin}/s/${letter.page}`,
  }
}

/** The same ids for the same places, so that versions of one letter can be compared. */
function newIds(): () => string {
  let count = 0
  return () => `crowdblock${String(++count).padStart(6, '0')}`
}
