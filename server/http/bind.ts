/**
 * From a contract to a Fastify route: parse the input, judge who asks, let the act answer, parse the reply. An
 * act gets ports, who asks, and its input; it knows nothing of HTTP.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contracts } from '../../shared/contract/index.ts'
import type { Contract, Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { CoalitionPermission } from '../../shared/roles.ts'
import type { Ports } from '../ports.ts'
import { mayTry } from './limits.ts'
import { mustBeMember, mustBePerson, setSessionCookie, whoAsks } from './session.ts'
import type { Person, Visitor, Who } from './who.ts'

/** What the act of a `page` contract gives back. */
export type Page = ({ html: string; status?: number } | { redirect: string }) & {
  /** A session token to give to the browser, or null to take it away. */
  session?: string | null
}

/** What the act of a `file` contract gives back. */
export type File = { name: string; media: string; content: string | Uint8Array }

/** What an act of a JSON contract may give back to change the browser's session beside its reply. */
export type WithSession<T> = { session: string | null; reply: T }

type Result<C extends Contract> = C extends { kind: 'page' }
  ? Page
  : C extends { kind: 'file' }
    ? File
    : Given<C> | WithSession<Given<C>>

export type Act<C extends Contract> = (
  ports: Ports,
  who: Who<C['permission']>,
  input: Input<C>,
) => Promise<Result<C>>

const known = new Set(contracts.values())

/** Who asks, found out before the request's body is read. */
const admitted = new WeakMap<FastifyRequest, Visitor | Person>()

/** Makes a contract a route. A contract that is not in `contracts` stops the start: the access matrix would miss it. */
export function bind<C extends Contract>(app: FastifyInstance, ports: Ports, contract: C, act: Act<C>): void {
  if (!known.has(contract)) throw new Error(`The contract ${contract.method} ${contract.path} is not listed.`)
  app.route({
    method: contract.method,
    url: contract.path,
    ...(contract.bodyLimit === undefined ? {} : { bodyLimit: contract.bodyLimit }),
    onRequest: async request => void admitted.set(request, await admit(ports, contract, request)),
    handler: async (request, reply) => {
      const who = admitted.get(request)!
      const fields = fieldsOf(contract, request)
      const standing = await judge(ports, contract, who, fields)
      const input = contract.input.parse(fields) as Input<C>
      const result = await act(ports, standing as Who<C['permission']>, input)
      return send(ports, contract, reply, result)
    },
  })
}

/** Judged before the body is read: nobody without an account, or beyond the limit, has megabytes parsed here. */
async function admit(ports: Ports, contract: Contract, request: FastifyRequest): Promise<Visitor | Person> {
  const who = await whoAsks(ports, request)
  if (contract.limit)
    await mayTry(ports, `${contract.method} ${contract.path}`, who.clientAddress, contract.limit)
  return contract.permission === 'anyone' ? who : mustBePerson(who)
}

/** Every field once: from the address first; a body that names one of those again has an unknown field. */
function fieldsOf(contract: Contract, request: FastifyRequest): Record<string, unknown> {
  const inAddress = request.params as Record<string, string>
  const beside = besideAddress(contract, request)
  if (contract.method !== 'GET' && beside !== undefined && beside !== null) mustBeOfKind(contract, request)
  if (beside === undefined || beside === null) return { ...inAddress }
  if (typeof beside !== 'object' || Array.isArray(beside)) refuse('bad-input')
  for (const name of Object.keys(inAddress))
    if (name in beside) refuse('bad-input', `The field “${name}” stands in the address already.`)
  return { ...beside, ...inAddress }
}

/** What mailers and other sites append to the address of a page (`?utm_source=…`) is not read. */
function besideAddress({ method, kind }: Contract, request: FastifyRequest): unknown {
  if (method !== 'GET') return request.body
  return kind === 'page' ? undefined : request.query
}

function mustBeOfKind(contract: Contract, request: FastifyRequest): void {
  const type = String(request.headers['content-type'] ?? '')
    .split(';')[0]!
    .trim()
  if (type !== (contract.form ? 'application/x-www-form-urlencoded' : 'application/json')) refuse('bad-input')
}

/** @throws Refusal as the contract's permission demands; what comes back is what its act receives. */
async function judge(
  ports: Ports,
  contract: Contract,
  who: Visitor | Person,
  fields: Record<string, unknown>,
) {
  if (contract.permission === 'anyone') return who
  const person = mustBePerson(who)
  if (contract.permission === 'signed-in') return person
  if (contract.permission === 'operator') return person.operator ? person : refuse('not-found')
  const id = fields[contract.scope]
  if (typeof id !== 'string') refuse('not-found')
  return mustBeMember(
    ports,
    person,
    contract.scope as Exclude<Contract['scope'], 'server'>,
    id,
    contract.permission as CoalitionPermission,
  )
}

function send<C extends Contract>(
  ports: Ports,
  contract: C,
  reply: FastifyReply,
  result: Result<C>,
): FastifyReply {
  if (contract.kind === 'page') return sendPage(ports, reply, result as Page)
  if (contract.kind === 'file') return sendFile(reply, result as File)
  if (!isWithSession(result)) return reply.send(contract.reply.parse(result))
  setSessionCookie(ports, reply, result.session)
  return reply.send(contract.reply.parse(result.reply))
}

const isWithSession = (result: unknown): result is WithSession<unknown> =>
  typeof result === 'object' && result !== null && 'session' in result && 'reply' in result

function sendPage(ports: Ports, reply: FastifyReply, page: Page): FastifyReply {
  if (page.session !== undefined) setSessionCookie(ports, reply, page.session)
  if ('redirect' in page) return reply.redirect(page.redirect, 303)
  return reply
    .status(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(page.html)
}

function sendFile(reply: FastifyReply, file: File): FastifyReply {
  const content = typeof file.content === 'string' ? file.content : Buffer.from(file.content)
  return reply
    .type(file.media)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(content)
}
