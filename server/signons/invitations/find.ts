/** The invitation behind a personal link, for the page it opens and for the signature that is made by it. */
import type { SignForm } from '../../../shared/signForm.ts'
import type { Invitation, InvitedState } from '../../../shared/signonInvitation.ts'
import { invitedState } from '../../../shared/signonInvitation.ts'
import { hashToken } from '../../http/session.ts'
import { organisationIn } from '../../organisations/register.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import * as signons from '../store.ts'
import { madeIn } from './standings.ts'
import * as store from './store.ts'

/** An invitation as its own page knows it. */
export type Invited = Pick<Invitation, 'id' | 'signon' | 'name' | 'address' | 'language' | 'answer'> & {
  /** The organisation's name, for the form; empty where none was given. */
  organisation: string
  state: InvitedState
}

/**
 * The invitation that a link opens; undefined where there is none, or the coordinators took it back.
 * @param link the token of the link
 */
export async function invitationByLink(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  link: string,
): Promise<Invited | undefined> {
  const invitation = await store.invitationByLink(q, ports.keys, hashToken(link))
  if (!invitation || invitation.ended?.by === 'coordinators') return undefined
  const { id, signon, name, address, language, answer } = invitation
  return {
    ...{ id, signon, name, address, language, answer },
    organisation: await nameOf(q, invitation),
    state: await stateOf(q, ports, invitation),
  }
}

/** What the form holds when it is opened by an invitation: what is known of its owner, and no consent. */
export const prefilled = (empty: SignForm, { name, address, organisation }: Invited): SignForm => ({
  ...empty,
  ...{ signatory: name, address, name: organisation },
  kind: organisation === '' ? empty.kind : 'organisation',
})

/** Notes that a signature was made by the link of an invitation, in the write that makes it. */
export async function noteSigned(
  tx: Tx,
  ports: Pick<Ports, 'keys'>,
  id: string,
  signature: string,
): Promise<void> {
  const invitation = await store.invitationById(tx, ports.keys, id)
  if (invitation) await store.saveInvitation(tx, ports.keys, { ...invitation, signature })
}

/**
 * How an invitation stands as its own page says it. Of what was sent by its link with another address it says that it
 * was sent and no more, for that may be an address that stands already, or is somebody else's [SIGN-4]; and of an
 * organisation whose name is withheld it says nothing.
 */
export async function stateOf(
  q: Query,
  { keys }: Pick<Ports, 'keys'>,
  invitation: Invitation,
): Promise<InvitedState> {
  const made = await madeIn(q, invitation.signon)
  const own = store.addressLookup(keys, invitation.address)
  const sent = { state: 'pending' as const, at: invitation.createdAt }
  return invitedState(invitation, {
    signatures: made
      .of(own, invitation.signature)
      .map(({ address, state }) => (address === own ? state : sent)),
    organisationSigned: made.signedByName(invitation.organisation),
  })
}

async function nameOf(q: Query, { signon, organisation, organisationName }: Invitation): Promise<string> {
  if (organisation === null) return organisationName
  const coalition = (await signons.signonById(q, signon))?.coalition ?? ''
  return (await organisationIn(q, coalition, organisation))?.name ?? organisationName
}
