/** How every invitation of a sign-on stands: who signed, who answered, whose mail came back. */
import type { Signon } from '../../../shared/signon.ts'
import {
  type Bounce,
  type Invitation,
  type InvitedState,
  invitedState,
  reminderFor,
} from '../../../shared/signonInvitation.ts'
import { failedAbout } from '../../notices/outbox.ts'
import type { Ports, Query } from '../../ports.ts'
import * as store from './store.ts'

export type Standing = {
  invitation: Invitation
  state: InvitedState
  /** What came back: the newest mail about it, or what a report said since it was made. */
  bounce: Bounce | null
  /** The pending signature, where that is how it stands. */
  pending: string | null
  remindOf: 'sign' | 'confirm' | null
}

/** Every invitation of a sign-on, in the order they were made. */
export async function standingsOf(
  q: Query,
  ports: Pick<Ports, 'keys' | 'clock'>,
  signon: Signon,
): Promise<Standing[]> {
  const invitations = await store.invitationsIn(q, ports.keys, signon.id)
  const made = await madeIn(q, signon.id)
  const failed = await failedAbout(
    q,
    invitations.map(({ id }) => id),
  )
  const now = ports.clock.now()
  return invitations.map(invitation => {
    const signatures = made.of(store.addressLookup(ports.keys, invitation.address), invitation.signature)
    const state = invitedState(invitation, {
      signatures: signatures.map(signature => signature.state),
      organisationSigned: made.signed(invitation.organisation),
    })
    const sentBack = failed.get(invitation.id)
    const bounce = sentBack ? { ...sentBack, status: '' } : invitation.bounce
    const pending =
      state === 'pending' ? (signatures.find(one => one.state.state === 'pending')?.id ?? null) : null
    const remindOf = reminderFor(invitation, state, bounce !== null, signon.zone, now)
    return { invitation, state, bounce, pending, remindOf }
  })
}

/** The signatures of a sign-on by what an invitation knows of its own. */
export async function madeIn(q: Query, signon: string) {
  const all = await store.statesIn(q, signon)
  const byId = new Map(all.map(made => [made.id, made]))
  const byAddress = new Map<string, store.Made[]>()
  for (const made of all)
    if (made.address !== '') byAddress.set(made.address, [...(byAddress.get(made.address) ?? []), made])
  const accepted = all.filter(({ state }) => state.state === 'accepted')
  const organisations = new Set(accepted.map(({ organisation }) => organisation))
  const named = new Set(accepted.filter(({ withheld }) => !withheld).map(({ organisation }) => organisation))
  return {
    /** Those made with an address, given as its lookup, and the one made by the invitation's link. */
    of(address: string, byLink: string | null): store.Made[] {
      const linked = byLink === null ? undefined : byId.get(byLink)
      const found = byAddress.get(address) ?? []
      return linked && !found.includes(linked) ? [...found, linked] : found
    },
    /** Whether an organisation of the register has an accepted signature. */
    signed: (organisation: string | null) => organisation !== null && organisations.has(organisation),
    /** As `signed`, but for those whose name is withheld. */
    signedByName: (organisation: string | null) => organisation !== null && named.has(organisation),
  }
}
