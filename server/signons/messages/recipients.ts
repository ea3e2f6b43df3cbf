/** Whom a message goes to [SIGN-10]. */
import type { Whom } from '../../../shared/contract/signonMessages.ts'
import { type Signature, type StateName, standing } from '../../../shared/signature.ts'
import { standingOf, type TextStanding } from '../../../shared/textChange.ts'
import type { Ports, Query } from '../../ports.ts'
import type { Current } from '../current.ts'
import { standingsOf } from '../invitations/standings.ts'
import { movesOf } from '../moves/moves.ts'
import * as signons from '../store.ts'

/** A signature or an invitation, and the address that is told of it. */
export type Recipient = { id: string; address: string; is: 'signature' | 'invitation' }

/** Everybody whom a message goes to now. One address may stand in it several times, with a page each time. */
export async function recipientsOf(
  q: Query,
  ports: Pick<Ports, 'keys' | 'clock'>,
  current: Current,
  whom: Whom,
): Promise<Recipient[]> {
  if (whom.to === 'silent') return silentIn(q, ports, current)
  const now = ports.clock.now()
  const moves = await movesOf(q, current.signon)
  const text = { version: current.version.id, hash: current.version.hash }
  const signatures = await signons.signaturesIn(q, ports.keys, current.signon.id, [
    'pending',
    'confirmed',
    'accepted',
  ])
  return signatures
    .filter(signature => signature.address !== '')
    .filter(signature => {
      const { state } = standing(signature, current.signon, now)
      return isMeant(signature, state, standingOf(signature, moves, text), whom)
    })
    .map(({ id, address }) => ({ id, address, is: 'signature' }))
}

/** How many people that are: an address that stands in it twice gets one mail. */
export const peopleIn = (recipients: readonly Recipient[]): number => eachAddressOnce(recipients).length

/** The first recipient of each address. */
export function eachAddressOnce(recipients: readonly Recipient[]): Recipient[] {
  const first = new Map<string, Recipient>()
  for (const recipient of recipients) {
    const key = recipient.address.toLowerCase()
    if (!first.has(key)) first.set(key, recipient)
  }
  return [...first.values()]
}

async function silentIn(
  q: Query,
  ports: Pick<Ports, 'keys' | 'clock'>,
  { signon }: Current,
): Promise<Recipient[]> {
  const standings = await standingsOf(q, ports, signon)
  return standings
    .filter(({ state, bounce, invitation }) => state === 'none' && !bounce && !invitation.ended)
    .map(({ invitation: { id, address } }) => ({ id, address, is: 'invitation' }))
}

/** Who stands for the current text by agreed corrections only is on the current version. */
function isMeant(
  { group, country }: Signature,
  state: StateName,
  stands: TextStanding,
  whom: Exclude<Whom, { to: 'silent' }>,
): boolean {
  if (whom.to === 'unconfirmed') return state === 'pending'
  if (state !== 'confirmed' && state !== 'accepted') return false
  switch (whom.to) {
    case 'all':
      return true
    case 'current':
      return stands === 'current' || stands === 'corrected'
    case 'earlier':
      return stands !== 'current' && stands !== 'corrected'
    case 'group':
      return group === whom.group
    case 'country':
      return country === whom.country
  }
}
