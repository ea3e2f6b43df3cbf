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
import { compressed, encodingFor, type Kept, sayKept } from './kept.ts'
import { mayTry } from './limits.ts'
import { mustBeMember, mustBePerson, setSessionCookie, whoAsks } from './session.ts'
import type { Person, Visitor, Who } from './who.ts'

/** What the act of a `page` contract gives back. */
export type Page = ({ html: string; status?: number } | { redirect: string }) & {
  /** A session token to give to the browser, or null to take it away. */
  session?: string | null
  /** That browsers may keep it, and ask each time whether it is still so; without it nobody keeps it. */
  kept?: Kept
}

/** What the act of a `file` contract gives back. */
export type File = { name: string; media: string; content: string | Uint8Array; kept?: Kept }

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
    ...(contract.compressed ? { compress: {} } : {}),
    onRequest: async request => void admitted.set(request, await admit(ports, contract, request)),
    handler: async (request, reply) => {
      const who = admitted.get(request)!
      const fields = fieldsOf(contract, request)
      const standing = await judge(ports, contract, who, fields)
      const input = contract.input.parse(fields) as Input<C>
      const result = await act(ports, standing as Who<C['permission']>, input)
      return send(ports, contract, request, reply, result)
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

/** Of the address of a page only the fields it names are read, not what mailers and other sites append to it. */
function besideAddress({ method, kind, query = [] }: Contract, request: FastifyRequest): unknown {
  if (method !== 'GET') return request.body
  if (kind !== 'page') return request.query
  const asked = request.query as Record<string, unknown>
  return Object.fromEntries(query.filter(name => name in asked).map(name => [name, asked[name]]))
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
  request: FastifyRequest,
  reply: FastifyReply,
  result: Result<C>,
): FastifyReply | Promise<FastifyReply> {
  if (contract.kind === 'page') return sendPage(ports, request, reply, result as Page)
  if (contract.kind === 'file') return sendFile(request, reply, result as File)
  if (!isWithSession(result)) return reply.send(contract.reply.parse(result))
  setSessionCookie(ports, reply, result.session)
  return reply.send(contract.reply.parse(result.reply))
}

const isWithSession = (result: unknown): result is WithSession<unknown> =>
  typeof result === 'object' && result !== null && 'session' in result && 'reply' in result

async function sendPage(
  ports: Ports,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
): Promise<FastifyReply> {
  if (page.session !== undefined) setSessionCookie(ports, reply, page.session)
  if ('redirect' in page) return reply.redirect(page.redirect, 303)
  if (page.kept && sayKept(request, reply, page.kept)) return reply.status(304).send()
  reply.status(page.status ?? 200).type('text/html; charset=utf-8')
  return reply.send(page.kept ? await packed(request, reply, page.kept, page.html) : page.html)
}

/** A kept page is compressed once, not for each who asks. */
async function packed(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Kept,
  html: string,
): Promise<string | Buffer> {
  reply.header('vary', 'accept-encoding')
  const encoding = encodingFor(request)
  if (encoding === undefined) return html
  reply.header('content-encoding', encoding)
  return compressed(kept, html, encoding)
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: File): Promise<FastifyReply> {
  if (file.kept && sayKept(request, reply, file.kept)) return reply.status(304).send()
  const { kept } = file
  const content = typeof file.content === 'string' ? file.content : Buffer.from(file.content)
  return reply
    .type(file.media)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(kept && typeof content === 'string' ? await packed(request, reply, kept, content) : content)
}
