/** One-time links: 128 random bits, kept as a hash, used once, by a press of a button only [SIGN-3]. */
import { refuse } from '../../shared/refusals.ts'
import { hashToken } from '../http/session.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import * as store from './store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How long each kind of link works, in milliseconds. */
export const LINK_MS = { 'sign-in': 20 * MINUTE, operator: DAY, invitation: 14 * DAY } as const
export type LinkKind = keyof typeof LINK_MS

/** What making and reading links needs. */
export type LinkPorts = Pick<Ports, 'config' | 'clock' | 'ids'>

export type Link = { id: string; kind: LinkKind; person: string | null; about: string | null }

/**
 * Makes a link.
 * @returns its address, which nobody can read again afterwards, and its id.
 */
export async function makeLink(
  tx: Tx,
  ports: LinkPorts,
  link: Omit<Link, 'id'>,
): Promise<{ id: string; address: string }> {
  const token = ports.ids.token()
  const now = ports.clock.now()
  const id = ports.ids.id()
  const expiresAt = now + LINK_MS[link.kind]
  await store.addLink(tx, { ...link, id, tokenHash: hashToken(token), createdAt: now, expiresAt })
  return { id, address: `${ports.config.publicUrl}/enter/${token}` }
}

/** The link behind a token. @throws Refusal `link-expired` for an unknown or old one, `link-used` for a used one. */
export async function readLink(q: Query, ports: LinkPorts, token: string): Promise<Link> {
  const row = await store.linkByHash(q, hashToken(token))
  if (!row || row.expiresAt <= ports.clock.now()) refuse('link-expired')
  if (row.usedAt !== null) refuse('link-used')
  return { id: row.id, kind: row.kind as LinkKind, person: row.person, about: row.about }
}

/** Uses a link. @throws Refusal `link-used` for all but the first of however many presses. */
export async function spendLink(tx: Tx, ports: LinkPorts, link: Link): Promise<void> {
  if (!(await store.spendLink(tx, link.id, ports.clock.now()))) refuse('link-used')
  await noteInJournal(tx, ports, 'link-used', { link: link.id })
}
