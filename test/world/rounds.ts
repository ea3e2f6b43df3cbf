/** A draft of the invented harbour coalition that goes round: four organisations with members, two by link only. */
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import type { Asked } from '../../shared/contract/route.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { bulletList, doc, heading, listItem, paragraph, text } from '../../shared/formats/build.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import type { Somebody, World } from '../world.ts'

export const BLOCKS = { head: 'head000001', opening: 'opening001', ask: 'ask0000001', point: 'point00001' }
export const OPENING = 'We write to the Harbour Committee about the draft Convention on Harbour Data.'
export const ASK = 'Delete Article 12, which lets any port keep the names of seafarers.'

export const DRAFT: Doc = doc([
  heading(BLOCKS.head, 1, text('What we ask')),
  paragraph(BLOCKS.opening, text(OPENING)),
  paragraph(BLOCKS.ask, text(ASK)),
  bulletList('list000001', [
    listItem('item000001', [paragraph(BLOCKS.point, text('No list of passengers.'))]),
  ]),
])

export const EFUA = { name: 'Efua', address: 'efua@lighthouse-circle.example' }
export const FARID = { name: 'Farid', address: 'farid@ferry-passengers.example' }

export type Circle = Awaited<ReturnType<typeof openCircle>>
export type Circulating = Awaited<ReturnType<typeof circulateDraft>>

/** The coalition, its people, its register, and the frozen draft. */
export async function openCircle(world: World, { unattributed = false } = {}) {
  const { id: coalition, coordinator: amina } = await world.coalition('harbour', 'Amina')
  const of = (organisation: string, role: 'drafter' | 'reviewer' | 'observer') => ({
    coalition,
    organisation,
    role,
  })
  const ben = await world.person('Ben', of('Quay Rights', 'reviewer'))
  const chidi = await world.person('Chidi', of('Pier Watch', 'reviewer'))
  const dalia = await world.person('Dalia', of('Dock Union', 'drafter'))
  const otto = await world.person('Otto', of('Quay Rights', 'observer'))
  for (const name of ['Lighthouse Circle', 'Ferry Passengers'])
    await world.call(amina, coalitions.addOrganisation, { coalition, name })
  const register = await world.call(amina, coalitions.listOrganisations, { coalition })
  const organisation = (name: string) => register.organisations.find(entry => entry.name === name)!.id
  const statement = await world.call(amina, startStatement, {
    ...{ coalition, language: 'en', direction: 'ltr', body: DRAFT, title: 'Letter on harbour data' },
    ...(unattributed ? { kind: 'report', unattributed } : { kind: 'joint-letter' }),
  })
  const version = await world.call(amina, freeze, { statement: statement.id, name: 'First' })
  const people = { amina, ben, chidi, dalia, otto }
  return { coalition, people, organisation, statement: statement.id, version }
}

/** Circulates the draft to all six, with the two guests; it closes on Friday 8 January 2027, 18:00 in Zurich. */
export async function circulateDraft(
  world: World,
  circle: Circle,
  input: Partial<Asked<typeof rounds.circulate>> = {},
) {
  const round = await world.call(circle.people.amina, rounds.circulate, {
    version: circle.version.id,
    question: 'Can your organisation join this letter?',
    closesLocal: '2027-01-08T18:00',
    zone: 'Europe/Zurich',
    guests: [
      { organisation: circle.organisation('Lighthouse Circle'), ...EFUA },
      { organisation: circle.organisation('Ferry Passengers'), ...FARID },
    ],
    ...input,
  })
  return { ...circle, round: round.id }
}

/** The token of the newest link that went to a guest. */
export const linkOf = async (world: World, { address }: { address: string }): Promise<string> =>
  (await world.linkTo(address)).replace('/r/', '')

type Press = Omit<Asked<typeof rounds.guestPress>, 'guest'>

/** Presses a button on a guest's page, as a browser without script does. */
export const pressOn = (world: World, guest: string, press: Press) =>
  world.ask(null, rounds.guestPress, { guest, ...press })

/** What a guest's page shows. */
export const pageOf = async (world: World, guest: string): Promise<string> =>
  (await world.ask(null, rounds.showRound, { guest })).body

/** The id that the page made for one of its forms. */
export function formId(page: string, press: 'comment' | 'suggest', block: string): string {
  const form = new RegExp(
    `value="${press}"><input type="hidden" name="id" value="([^"]+)"><input type="hidden" name="block" value="${block}"`,
  )
  const id = form.exec(page)?.[1]
  if (id === undefined) throw new Error(`The page has no form to ${press} at ${block}.`)
  return id
}

export const boardOf = (world: World, { round }: Circulating, as: Somebody) =>
  world.call(as, rounds.seeBoard, { round })
