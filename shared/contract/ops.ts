/** What whoever runs the server asks of it, and the description of the API. */
import { z } from 'zod'
import { contract, time } from './route.ts'

export const health = contract({
  method: 'GET',
  path: '/health',
  summary: 'Whether the process answers.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({ alive: z.literal(true), now: time }),
})

export const ready = contract({
  method: 'GET',
  path: '/ready',
  summary: 'Whether the server can do its work: storage answers and it is not stopping.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({ ready: z.literal(true) }),
})

export const description = contract({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description, as OpenAPI 3.1.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.record(z.string(), z.unknown()),
})

export const docs = contract({
  method: 'GET',
  path: '/api/docs',
  summary: 'This description, to read.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  input: z.strictObject({}),
})
