/** Signing in and out, and what a person may see and change of their own account. */
import { z } from 'zod'
import { ROLES } from '../roles.ts'
import { address, contract, id, line, someLine, time } from './route.ts'

const link = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

const membership = z.object({
  coalition: z.object({ id, slug: z.string(), name: z.string(), sample: z.boolean() }),
  organisation: z.object({ id, name: z.string() }),
  role: z.enum(ROLES),
})

export const whoAmI = contract({
  method: 'GET',
  path: '/api/me',
  summary:
    'Who is signed in, in which coalitions, how this server sends mail, and when it was restored last.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({
    person: z.object({ id, name: z.string(), address: z.string(), operator: z.boolean() }).nullable(),
    memberships: z.array(membership),
    server: z.object({
      now: time,
      /** `terminal`: mails are printed by a server that only this machine reaches. `none`: nothing can be sent. */
      mail: z.enum(['smtp', 'terminal', 'none']),
      /** When a backup was put back last: text of a lower epoch is from before. Null: never, or nobody is signed in. */
      restoredAt: time.nullable(),
    }),
  }),
})

export const askForSignIn = contract({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Mails a one-time link to an address. The answer is the same for known and unknown addresses.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  // A whole office may sign in from behind one address; what one mail address gets is limited by the act.
  limit: { times: 120, minutes: 15 },
  input: z.strictObject({ address }),
  reply: z.object({ asked: z.literal(true) }),
})

export const showLink = contract({
  method: 'GET',
  path: '/enter/:link',
  summary: 'The page behind a one-time link. Opening it changes nothing; its button does.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 600, minutes: 15 },
  input: z.strictObject({ link }),
})

export const useLink = contract({
  method: 'POST',
  path: '/enter/:link',
  summary: 'Uses a one-time link: signs in, accepts an invitation, or makes the first account the operator.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 300, minutes: 15 },
  input: z.strictObject({ link, name: line(100).optional(), address: line(254).optional() }),
})

export const signOut = contract({
  method: 'POST',
  path: '/api/sign-out',
  summary: 'Ends this session, or every session of this person.',
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({ everywhere: z.boolean().default(false) }),
  reply: z.object({ ended: z.number().int() }),
})

export const renameMe = contract({
  method: 'PATCH',
  path: '/api/me',
  summary: "Changes one's own name.",
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({ name: someLine(100) }),
  reply: z.object({ name: z.string() }),
})

export const mySessions = contract({
  method: 'GET',
  path: '/api/sessions',
  summary: "One's own sessions and API tokens.",
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({
    sessions: z.array(z.object({ id, device: z.string(), createdAt: time, seenAt: time, here: z.boolean() })),
    tokens: z.array(z.object({ id, createdAt: time })),
  }),
})

export const endSession = contract({
  method: 'DELETE',
  path: '/api/sessions/:session',
  summary: "Ends one of one's own sessions.",
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({ session: id }),
  reply: z.object({ ended: z.number().int() }),
})

export const revokeToken = contract({
  method: 'DELETE',
  path: '/api/tokens/:token',
  summary: "Revokes one of one's own API tokens.",
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({ token: id }),
  reply: z.object({ revoked: z.number().int() }),
})
