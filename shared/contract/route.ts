/**
 * The form of a contract: one value a route, bound by the server and called by the client. What comes in is
 * judged by `input` (unknown fields are refused), what goes out is parsed by `reply` (unlisted fields never leave).
 */
import { z } from 'zod'
import type { CoalitionPermission, Permission } from '../roles.ts'

/**
 * Where the coalition that a permission is asked in comes from: the input field of that name holds the id of a
 * coalition, or of a thing that belongs to one. `server` asks nothing of a coalition.
 */
export const SCOPES = [
  'server',
  'coalition',
  'process',
  'session',
  'draft',
  'statement',
  'version',
  'ask',
  'thread',
  'comment',
  'suggestion',
  'round',
  'signon',
  'signature',
] as const
export type Scope = (typeof SCOPES)[number]

type Common = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify's form; each `:name` is a field of `input`. */
  path: `/${string}`
  /** One line for the API description. */
  summary: string
  /** Takes `application/x-www-form-urlencoded` from a page without script instead of JSON. */
  form?: true
  /** How often one client address may ask; counted in storage, so that a restart forgets nothing. */
  limit?: { times: number; minutes: number }
  /** The fields that a page reads from the query of its address; it reads no others. */
  query?: readonly string[]
  /**
   * Sent compressed. Only where nothing secret stands beside what somebody else could have put there, for the length
   * of what is compressed would tell of it.
   */
  compressed?: true
  /** Body limit in bytes where the usual 256 KiB do not do. */
  bodyLimit?: number
  input: z.ZodObject
}

export type Contract = Common &
  (
    | { permission: CoalitionPermission; scope: Exclude<Scope, 'server'> }
    | { permission: Exclude<Permission, CoalitionPermission>; scope: 'server' }
  ) &
  ({ kind: 'json'; reply: z.ZodType } | { kind: 'page' } | { kind: 'file' })

/** States a contract; it only checks the type. */
export const contract = <const C extends Contract>(route: C): C => route

/** What a caller passes, before defaults are filled in. */
export type Asked<C extends Contract> = z.input<C['input']>
/** What an act receives. */
export type Input<C extends Contract> = z.output<C['input']>
/** What an act gives back for a JSON reply. */
export type Given<C extends Contract> = C extends { kind: 'json'; reply: infer R extends z.ZodType }
  ? z.input<R>
  : never
/** What a caller gets of a JSON reply. */
export type Reply<C extends Contract> = C extends { kind: 'json'; reply: infer R extends z.ZodType }
  ? z.output<R>
  : never

/** An id as it stands in addresses and bodies. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/)
/** Text a person typed on one line: trimmed, without control characters and halves of characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
    .regex(/^[^\u0000-\u001f\u007f\u2028\u2029\p{Surrogate}]*$/u, 'must be one line of whole characters')
/** As `line`, and not empty. */
export const someLine = (max: number) => line(max).min(1)
/** A mail address. */
export const address = z.email().max(254)
/** Milliseconds since 1970. */
export const time = z.number().int()
