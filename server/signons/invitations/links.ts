/** Links to the page of an invitation. */
import { hashToken } from '../../http/session.ts'
import type { Ports, Tx } from '../../ports.ts'
import * as store from './store.ts'

/** The addresses that stand in a mail about an invitation: its page, and the page that ends such mails. */
export type InvitedLinks = { link: string; end: string }

/** A new link to each of some invitations, in their order: 128 random bits, kept as a hash only. Earlier ones go on working. */
export async function linksTo(
  tx: Tx,
  ports: Pick<Ports, 'config' | 'clock' | 'ids'>,
  invitations: readonly { id: string }[],
): Promise<InvitedLinks[]> {
  const made = invitations.map(({ id }) => ({ invitation: id, token: ports.ids.token() }))
  const createdAt = ports.clock.now()
  await store.addInvitationLinks(
    tx,
    made.map(({ invitation, token }) => ({ invitation, tokenHash: hashToken(token), createdAt })),
  )
  return made.map(({ token }) => {
    const link = `${ports.config.publicUrl}/invited/${token}`
    return { link, end: `${link}/no-mails` }
  })
}
