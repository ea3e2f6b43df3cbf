/** People who are invited to sign the letter of `signing.ts`, and what they do with their links. */
import type { Asked } from '../../shared/contract/route.ts'
import * as contracts from '../../shared/contract/signonInvitations.ts'
import type { World } from '../world.ts'
import type { Letter } from './signing.ts'

export const HOUR = 60 * 60_000
export const DAY = 24 * HOUR

export const QUAY = { address: 'office@quay-workers.example', organisation: { name: 'Quay Workers United' } }
export const LENA = { address: 'lena@dockworkers.example', name: 'Lena Ortiz' }
export const MINA = { address: 'mina@harbour-law.example' }

type People = Asked<typeof contracts.inviteToSign>['people']

export const invite = (world: World, letter: Letter, people: People = [QUAY, LENA, MINA]) =>
  world.call(letter.coordinator, contracts.inviteToSign, { signon: letter.signon.id, people })

export const invitations = (world: World, letter: Letter) =>
  world.call(letter.coordinator, contracts.listInvitations, { signon: letter.signon.id })

/** How each invitation stands, by its address. */
export async function states(world: World, letter: Letter): Promise<Record<string, string>> {
  const { invitations: rows } = await invitations(world, letter)
  return Object.fromEntries(rows.map(({ address, state }) => [address, state]))
}

export async function rowOf(world: World, letter: Letter, address: string) {
  const { invitations: rows } = await invitations(world, letter)
  return rows.find(row => row.address === address)!
}

/** The token of the newest link to an invitation that was mailed to an address. */
export async function invitedBy(world: World, address: string): Promise<string> {
  const mails = await world.mailsTo(address)
  const links = mails.flatMap(({ text }) => /\/invited\/([A-Za-z0-9_-]{22})\n/.exec(text)?.[1] ?? [])
  const newest = links.at(-1)
  if (newest === undefined) throw new Error(`No invitation went to ${address}.`)
  return newest
}

export const show = (world: World, link: string) => world.ask(null, contracts.showInvited, { link })

type Answer = Omit<Asked<typeof contracts.answerInvitation>, 'link'>

export const answer = (world: World, link: string, said: Answer) =>
  world.ask(null, contracts.answerInvitation, { link, ...said })

export const remind = (world: World, letter: Letter) =>
  world.call(letter.coordinator, contracts.remindInvited, { signon: letter.signon.id })

/** The subjects of the mails that went to an address so far. */
export const subjects = async (world: World, address: string): Promise<string[]> =>
  (await world.mailsTo(address)).map(({ subject }) => subject)
