/** A coalition in the middle of everything, and everything that uses up, takes away, narrows or erases. */
import { putLanguage } from '../../server/signons/languages/store.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import { eraseSignature } from '../../shared/contract/erasure.ts'
import { correctLine } from '../../shared/contract/names.ts'
import { setNotices } from '../../shared/contract/notices.ts'
import * as people from '../../shared/contract/people.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as rounds from '../../shared/contract/rounds.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as asking from '../../shared/contract/signonInvitations.ts'
import { removeLanguage } from '../../shared/contract/signonLanguages.ts'
import { listMoves, takeBackMove } from '../../shared/contract/signonMoves.ts'
import * as signons from '../../shared/contract/signons.ts'
import { archiveStatement, startStatement } from '../../shared/contract/statements.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import type { Somebody, World } from '../world.ts'
import { invite, invitedBy, LENA, MINA, QUAY } from './inviting.ts'
import { beginning, words } from './reviewing.ts'
import { EFUA, linkOf } from './rounds.ts'
import {
  acceptAll,
  freezeNext,
  type Letter,
  moveOn,
  openLetter,
  press,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from './signing.ts'

export const BLOCK = 'block000001'
const WAS = 'Delete Article 12, which lets any port keep the names of seafarers for ever.'
const CORRECTED = doc([
  paragraph('block000000', text('We, the undersigned, write to the Harbour Committee about its draft.')),
  paragraph(BLOCK, text('Delete Article 14, which lets any port keep the names of seafarers.')),
])

/** Signers by what they do later. */
export const SIGNERS = {
  holds: { name: 'Harbour Pilots', address: 'pilot@harbour-pilots.example' },
  withdraws: { name: 'Wharf Union', address: 'wafa@wharf-union.example' },
  erases: { name: 'Estuary Circle', address: MINA.address },
  removed: { name: 'Rescue at Sea', address: 'rosa@rescue-at-sea.example' },
  hides: { name: 'Seagull Society', address: 'sana@seagulls.example' },
  disowns: { name: 'Night Watch', address: 'nadia@night-watch.example' },
  confirms: { name: 'Lantern League', address: 'lin@lantern-league.example' },
}
type Signer = keyof typeof SIGNERS

export type Midst = Awaited<ReturnType<typeof inTheMidst>>

export const QUAY_RIGHTS = { name: 'Quay Rights', otherNames: [], country: null }

/** The scene as a backup has it. */
export async function inTheMidst(world: World) {
  const letter = await openLetter(world, { acceptAtOnce: true })
  const { coalition, coordinator: amina } = letter
  const bea = await world.person('Bea', { coalition, role: 'drafter' })
  const cleo = await world.person('Cleo', { coalition, role: 'coordinator' })
  const dan = await world.person('Dan', { coalition, role: 'reviewer', organisation: 'Quay Rights' })
  const { organisations } = await world.call(amina, coalitions.listOrganisations, { coalition })
  const organisation = organisations.find(({ name }) => name === 'Quay Rights')!.id
  await world.call(amina, coalitions.changeOrganisation, {
    ...{ coalition, organisation, ...QUAY_RIGHTS, domains: ['quay-rights.example', 'typed-wrongly.example'] },
    accreditation: [{ label: 'Observer', state: 'approved' }],
  })
  const asked = { coalition, organisation, role: 'reviewer' as const }
  const invited = async (address: string) => ({
    id: (await world.call(amina, coalitions.invite, { ...asked, address })).id,
    link: await enterLink(world, address),
  })
  const fay = await invited('fay@quay-rights.example')
  const gil = await invited('gil@quay-rights.example')
  await world.ask(null, people.askForSignIn, { address: bea.address })
  const signIn = await enterLink(world, bea.address)
  await world.call(amina, coalitions.setAttribution, { coalition, attributed: true })
  const { id: other } = await world.call(amina, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Another letter', language: 'en', direction: 'ltr' },
  })
  const said = await reviewed(world, letter, dan, organisation)
  return { letter, amina, bea, cleo, dan, fay, gil, signIn, other, ...said, ...(await signed(world, letter)) }
}

const enterLink = async (world: World, address: string) =>
  (await world.linkTo(address)).replace('/enter/', '')

/** A comment, a suggestion, and a round with a guest. */
async function reviewed(world: World, letter: Letter, dan: Somebody, organisation: string) {
  const { statement, version, coordinator: amina } = letter
  await world.call(dan, reviews.startThread, beginning(statement, 'one', 'My source is called Marguerite.'))
  const change = { ...words(BLOCK, WAS, 'Delete Article 12.') }
  const suggestion = 'suggestion-one'
  await world.call(dan, reviews.putSuggestion, { statement, suggestion, changes: [change] })
  const round = await world.call(amina, rounds.circulate, {
    ...{ version: version.id, question: 'Can you join?', closesLocal: '2027-01-08T18:00' },
    ...{ zone: 'Europe/Zurich', guests: [{ organisation, ...EFUA }] },
  })
  return { suggestion, comment: 'comment-one', round: round.id, guest: await linkOf(world, EFUA) }
}

/** Signatures on two texts, a proposed correction, a language, and people who were asked to sign. */
async function signed(world: World, letter: Letter) {
  const { holds, withdraws, erases, removed, hides, disowns, confirms } = SIGNERS
  await invite(world, letter, [QUAY, LENA, MINA])
  const links = { holds: await signAndConfirm(world, letter, holds) } as Record<Signer, string>
  await acceptAll(world, letter)
  await correctCountry(world, letter, links.holds)
  const version = await moveOn(world, letter)
  const now = { ...letter, version }
  for (const [who, typed] of Object.entries({ withdraws, erases, removed }))
    links[who as Signer] = await signAndConfirm(world, now, typed)
  links.hides = await signAndConfirm(world, now, { ...hides, showRole: 'yes' })
  await acceptAll(world, letter)
  for (const [who, typed] of Object.entries({ disowns, confirms })) {
    await sign(world, now, typed)
    links[who as Signer] = await tokenTo(world, typed.address)
  }
  const corrected = await freezeNext(world, letter, CORRECTED)
  await world.call(letter.coordinator, signons.moveSignon, {
    ...{ signon: letter.signon.id, version: corrected.id },
    editorial: { reason: 'A word less.', objectUntilLocal: '2027-01-15T12:00' },
  })
  await world.storage.write(tx =>
    putLanguage(tx, {
      ...{ signon: letter.signon.id, language: 'sw', version: version.id },
      ...{ addedBy: letter.coordinator.id, addedAt: world.clock.now() },
    }),
  )
  return { version, links, lena: await invitedBy(world, LENA.address) }
}

/** A signer empties its country, and a coordinator corrects that. */
async function correctCountry(world: World, { coordinator, signon }: Letter, link: string) {
  const { signatory, role } = SIGNER
  await world.ask(null, signing.changeSignature, { link, signatory, role, country: '' })
  const { signatures } = await world.call(coordinator, signons.seeSignon, { signon: signon.id })
  const line = { name: '', sort: '', country: 'TZ' }
  await world.call(coordinator, correctLine, { signature: signatures[0]!.id, ...line })
}

export const LATE = { address: 'late@estuary.example' }

/** Everything that a restored copy must not forget. */
export async function takeAllAway(world: World, midst: Midst): Promise<void> {
  world.clock.pass(1000)
  await ofPeople(world, midst)
  await ofReview(world, midst)
  await ofSigners(world, midst)
  await ofTheSignon(world, midst)
  await world.app.journal.idle()
}

async function ofPeople(world: World, { letter, amina, bea, cleo, dan, fay, gil, signIn, other }: Midst) {
  const { coalition } = letter
  await world.ask(null, people.useLink, { link: signIn })
  await world.ask(null, people.useLink, { link: fay.link, name: 'Fay' })
  await world.call(amina, coalitions.revokeInvitation, { coalition, invitation: gil.id })
  const members = (await world.call(amina, coalitions.listPeople, { coalition })).people
  const membershipOf = ({ id }: Somebody) => members.find(({ person }) => person === id)!.membership
  await world.call(amina, coalitions.removePerson, { coalition, membership: membershipOf(bea) })
  const role = 'observer'
  await world.call(amina, coalitions.changeRole, { coalition, membership: membershipOf(cleo), role })
  const { tokens } = await world.call(dan, people.mySessions, {})
  await world.call(dan, people.revokeToken, { token: tokens[0]!.id })
  await world.call(dan, setNotices, { digest: 'never' })
  await world.call(amina, coalitions.setAttribution, { coalition, attributed: false })
  const { organisations } = await world.call(amina, coalitions.listOrganisations, { coalition })
  const { id: organisation } = organisations.find(({ name }) => name === QUAY_RIGHTS.name)!
  await world.call(amina, coalitions.changeOrganisation, {
    ...{ coalition, organisation, ...QUAY_RIGHTS, domains: ['quay-rights.example'] },
    accreditation: [{ label: 'Observer', state: 'objected' }],
  })
  await world.call(amina, archiveStatement, { statement: other, archived: true })
}

async function ofReview(world: World, { amina, dan, letter, comment, suggestion, round }: Midst) {
  await world.call(dan, reviews.removeComment, { comment })
  await world.call(dan, reviews.withdrawSuggestion, { suggestion })
  const { organisations } = await world.call(amina, rounds.seeBoard, { round })
  const [guest] = organisations.flatMap(({ guests }) => guests)
  await world.call(amina, rounds.revokeGuest, { round, guest: guest!.id })
  await world.call(amina, rounds.closeRound, { round, version: letter.version.id })
}

async function ofSigners(world: World, { letter, version, links }: Midst) {
  await press(world, links.holds, 'hold', version.hash)
  await press(world, links.withdraws, 'withdraw')
  await press(world, links.erases, 'erase')
  await press(world, links.disowns, 'not-me')
  await press(world, links.confirms, 'confirm')
  const { country, signatory } = { country: 'KE', signatory: 'Wanjiru Maina' }
  await world.ask(null, signing.changeSignature, { link: links.hides, country, signatory, role: '' })
  const { signatures } = await world.call(letter.coordinator, signons.seeSignon, { signon: letter.signon.id })
  const { id } = signatures.find(({ name }) => name === SIGNERS.removed.name)!
  await world.call(letter.coordinator, eraseSignature, { signature: id, urgent: true })
}

async function ofTheSignon(world: World, { letter, version, lena }: Midst) {
  const signon = letter.signon.id
  const by = letter.coordinator
  const later = await world.call(by, signons.openSignon, {
    ...{ version: version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
  })
  const page = later.address.split('/s/')[1]!
  await signAndConfirm(world, { ...letter, version, signon: later, page }, { name: 'Anybody' })
  const { invitations } = await world.call(by, asking.listInvitations, { signon })
  const quay = invitations.find(({ address }) => address === QUAY.address)!
  await world.call(by, asking.endInvitation, { signon, invited: quay.id })
  await world.ask(null, asking.endMails, { link: lena })
  await invite(world, letter, [LATE])
  await world.ask(null, asking.endMails, { link: await invitedBy(world, LATE.address) })
  const { moves } = await world.call(by, listMoves, { signon })
  const move = moves.find(({ state }) => state === 'proposed')!
  await world.call(by, takeBackMove, { signon, move: move.id })
  await world.call(by, removeLanguage, { signon, language: 'sw' })
  await world.call(by, signons.changeSignon, {
    ...{
      signon,
      closesLocal: '2027-01-20T18:00',
      acceptAtOnce: false,
      terms: { embargoLocal: '2027-02-01T12:00' },
    },
  })
}
