/** What somebody is told by mail, and how often. */
import { z } from 'zod'
import { contract } from './route.ts'

export const DIGESTS = ['at-once', 'daily', 'never'] as const
export type Digest = (typeof DIGESTS)[number]

export const seeNotices = contract({
  method: 'GET',
  path: '/api/me/notices',
  summary: 'How often one is told by mail of comments, suggestions and decisions.',
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({ digest: z.enum(DIGESTS) }),
})

export const setNotices = contract({
  method: 'PUT',
  path: '/api/me/notices',
  summary: 'Sets how often one is told.',
  permission: 'signed-in',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({ digest: z.enum(DIGESTS) }),
  reply: z.object({ digest: z.enum(DIGESTS) }),
})

const token = z.string().max(60)

export const showUnsubscribe = contract({
  method: 'GET',
  path: '/u/:link',
  summary: 'The page behind the link that ends mails; opening it changes nothing.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 120, minutes: 15 },
  input: z.strictObject({ link: token }),
})

export const unsubscribe = contract({
  method: 'POST',
  path: '/u/:link',
  summary: 'Ends mails of this kind to this person.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 60, minutes: 15 },
  input: z.strictObject({ link: token }),
})
