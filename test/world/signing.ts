/** A letter of the invented harbour coalition that is open to signatures, and people who sign it by its pages. */
import type { Asked } from '../../shared/contract/route.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as signons from '../../shared/contract/signons.ts'
import { freeze, startStatement } from '../../shared/contract/statements.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import type { Somebody, World } from '../world.ts'

const letterOf = (...lines: string[]): Doc =>
  doc(lines.map((line, at) => paragraph(`block${String(at).padStart(6, '0')}`, text(line))))

const FIRST = letterOf(
  'We, the undersigned, write to the Harbour Committee about the draft Convention on Harbour Data.',
  'Delete Article 12, which lets any port keep the names of seafarers for ever.',
)
const SECOND = letterOf(
  'We, the undersigned, write to the Harbour Committee about the draft Convention on Harbour Data.',
  'Delete Article 14, which lets any port keep the names of seafarers for ever.',
)

export const SIGNER = {
  kind: 'organisation',
  name: 'Seafarers’ Privacy League',
  country: 'KE',
  signatory: 'Wanjiru Maina',
  role: 'Director',
  address: 'wanjiru@seafarers-privacy.example',
  authorised: 'yes',
  consent: 'yes',
  consentVersion: '2',
}

type Opening = Partial<Asked<typeof signons.openSignon>>
export type Letter = Awaited<ReturnType<typeof openLetter>>

/** A coalition whose letter has one version, with a sign-on on it that closes on Friday 22 January 2027. */
export async function openLetter(world: World, opening: Opening = {}) {
  const { id: coalition, coordinator } = await world.coalition('harbour', 'Amina')
  const statement = await world.call(coordinator, startStatement, {
    coalition,
    kind: 'joint-letter',
    title: 'Joint letter on harbour data',
    language: 'en',
    direction: 'ltr',
    body: FIRST,
  })
  const version = await world.call(coordinator, freeze, { statement: statement.id, name: 'First' })
  const signon = await world.call(coordinator, signons.openSignon, {
    version: version.id,
    closesLocal: '2027-01-22T18:00',
    zone: 'Europe/Zurich',
    ...opening,
  })
  return {
    coalition,
    coordinator,
    statement: statement.id,
    version,
    signon,
    page: signon.address.split('/s/')[1]!,
  }
}

/** Another text, frozen as the next version; the sign-on stays where it is. */
export async function freezeNext(world: World, letter: Letter, body: Doc = SECOND) {
  await world.app.ports.rooms.edit(letter.statement, () => body, letter.coordinator.id)
  return world.call(letter.coordinator, freeze, { statement: letter.statement, name: 'Next' })
}

/** Makes another text the one that is signed. */
export async function moveOn(world: World, letter: Letter, body: Doc = SECOND) {
  const version = await freezeNext(world, letter, body)
  await world.call(letter.coordinator, signons.moveSignon, { signon: letter.signon.id, version: version.id })
  return version
}

/** Sends the form, as a browser does. */
export type FormTyped = Record<string, string | string[]> & { address?: string }

export async function sign(world: World, letter: Letter, typed: FormTyped = {}) {
  const form = { ...SIGNER, hash: letter.version.hash, page: letter.page, ...typed }
  return world.ask(null, signing.signStatement, form)
}

/** The token of the link in the newest mail to an address. */
export async function tokenTo(world: World, address: string): Promise<string> {
  return (await world.linkTo(address)).split('/').at(-1)!
}

type Press = Asked<typeof signing.pressSignature>['act']

export const press = (world: World, link: string, act: Press, hash = '') =>
  world.ask(null, signing.pressSignature, { link, act, hash })

export const ownPage = async (world: World, link: string): Promise<string> =>
  (await world.ask(null, signing.showSignature, { link })).body

/** Signs and presses the button in the mail. @returns the link's token. */
export async function signAndConfirm(world: World, letter: Letter, typed: FormTyped = {}): Promise<string> {
  await sign(world, letter, typed)
  const link = await tokenTo(world, typed.address ?? SIGNER.address)
  await press(world, link, 'confirm')
  return link
}

export const board = (world: World, letter: Letter) =>
  world.call(letter.coordinator, signons.seeSignon, { signon: letter.signon.id })

/** How a coordinator of these stories knows that somebody may sign. */
export const CHECKED = { how: 'checked' as const, note: 'Called the office.' }

/** Accepts every confirmed signature, entering in the register what is not there yet. */
export async function acceptAll(world: World, letter: Letter): Promise<void> {
  const { signatures } = await board(world, letter)
  for (const { id, kind, organisation, state } of signatures) {
    if (state !== 'confirmed') continue
    const isNew = kind === 'organisation' && organisation === null
    const wish = isNew ? { organisation: 'new' as const } : {}
    const authority = { how: 'checked' as const, note: 'Called the number on its own pages.' }
    const known = kind === 'organisation' ? { authority } : {}
    await world.call(letter.coordinator, signons.acceptSignature, { signature: id, ...wish, ...known })
  }
}

export async function publish(world: World, letter: Letter, as: Somebody = letter.coordinator) {
  return world.call(as, signons.publishSignon, { signon: letter.signon.id, slug: 'harbour-letter' })
}

/** The list as JSON, as coordinators export it. */
export async function list(world: World, letter: Letter) {
  const file = await world.ask(letter.coordinator, signons.exportList, {
    signon: letter.signon.id,
    format: 'json',
  })
  return JSON.parse(file.body) as {
    version: { number: number }
    organisations: number
    individuals: number
    individualsNotNamed: number
    groups: { label: string | null; entries: { name: string }[] }[]
    onEarlierVersions: { version: { number: number }; organisations: number }[]
  }
}
