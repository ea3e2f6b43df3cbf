/** The session cookie, the bearer token, and who stands behind them. */
import { createHash } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { id as idForm, type Scope } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { type CoalitionPermission, roleMay } from '../../shared/roles.ts'
import type { Ports, Query } from '../ports.ts'
import { mayTry, networkOf } from './limits.ts'
import { accountBySession, accountByToken, coalitionOf, membershipIn, sessionSeen } from './store.ts'
import type { Member, Person, Visitor } from './who.ts'

const DAY = 24 * 60 * 60_000
/** A session ends 30 days after it began, whatever happens in it. */
export const SESSION_MS = 30 * DAY

/** Tokens of 128 random bits are kept as their SHA-256 only. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

const cookieName = (ports: Ports) => (overHttps(ports) ? '__Host-undersigned' : 'undersigned')
const overHttps = (ports: Ports) => ports.config.publicUrl.startsWith('https:')

/** Gives the browser a session's token; `null` takes it away. */
export function setSessionCookie(ports: Ports, reply: FastifyReply, token: string | null): void {
  reply.setCookie(cookieName(ports), token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: overHttps(ports),
    maxAge: token === null ? 0 : SESSION_MS / 1000,
  })
}

/** The bearer token of a request, from its header, or for a socket from its address. */
export function bearerOf(request: FastifyRequest, fromAddress = false): string | undefined {
  const header = request.headers.authorization
  if (header?.startsWith('Bearer ')) return header.slice(7).trim()
  const token = fromAddress ? (request.query as { token?: unknown }).token : undefined
  return typeof token === 'string' ? token : undefined
}

/** How many wrong tokens one client address may show. */
const WRONG_TOKENS = { times: 60, minutes: 15 }

/** Whoever sent this request: by bearer token where there is one, else by cookie, else nobody. */
export async function whoAsks(
  ports: Ports,
  request: FastifyRequest,
  fromAddress = false,
): Promise<Visitor | Person> {
  const asking = {
    clientAddress: networkOf(request.ip),
    device: String(request.headers['user-agent'] ?? '').slice(0, 120),
  }
  const bearer = bearerOf(request, fromAddress)
  if (bearer !== undefined) {
    const account = await ports.storage.read(q => accountByToken(q, hashToken(bearer)))
    if (account) return { ...asking, ...account }
    await mayTry(ports, 'token', asking.clientAddress, WRONG_TOKENS)
    return { ...asking, person: null }
  }
  const cookie = request.cookies[cookieName(ports)]
  if (!cookie) return { ...asking, person: null }
  const now = ports.clock.now()
  const found = await ports.storage.read(q => accountBySession(q, hashToken(cookie), now))
  if (!found) return { ...asking, person: null }
  const { seenAt, ...account } = found
  if (now - seenAt > 60 * 60_000) await ports.storage.write(tx => sessionSeen(tx, found.session, now))
  return { ...asking, ...account }
}

/** @throws Refusal `not-signed-in` for a visitor. */
export function mustBePerson(who: Visitor | Person): Person {
  return 'operator' in who ? who : refuse('not-signed-in')
}

/**
 * A person's standing towards a thing of a coalition.
 * @throws Refusal `not-found` alike for what is not there and what is another coalition's, `not-allowed` where
 * the role does not have the permission.
 */
export async function mustBeMember(
  ports: Ports,
  person: Person,
  scope: Exclude<Scope, 'server'>,
  id: string,
  permission: CoalitionPermission,
): Promise<Member> {
  return ports.storage.read(async q => {
    const coalition = (await coalitionOf(q, scope, mustBeId(id))) ?? refuse('not-found')
    return mustBelong(q, person, coalition, permission)
  })
}

/** The same towards a coalition of which it is known that it is there. */
export async function mustBelong(
  q: Query,
  person: Person,
  coalition: string,
  permission: CoalitionPermission,
): Promise<Member> {
  const member = (await membershipIn(q, person.person, coalition)) ?? refuse('not-found')
  if (!roleMay(member.role, permission)) refuse('not-allowed')
  return { ...person, ...member }
}

/** @throws Refusal `not-found` for what no id can be. */
export const mustBeId = (id: string): string => (idForm.safeParse(id).success ? id : refuse('not-found'))
