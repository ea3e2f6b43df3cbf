/** Messages of coordinators to signers and to those who were invited: mails hold a link, the words stand on each page. */
import { z } from 'zod'
import { contract, id, line, time } from './route.ts'

/** To whom a message goes. Signers are those who confirmed; `unconfirmed` have not, `silent` were invited and are. */
export const whom = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('all') }),
  z.strictObject({ to: z.literal('current') }),
  z.strictObject({ to: z.literal('earlier') }),
  z.strictObject({ to: z.literal('unconfirmed') }),
  z.strictObject({ to: z.literal('group'), group: line(200).min(1) }),
  z.strictObject({ to: z.literal('country'), country: z.string().regex(/^[A-Z]{2}$/) }),
  z.strictObject({ to: z.literal('silent') }),
])
export type Whom = z.output<typeof whom>

const message = z.object({
  id,
  whom,
  text: z.string(),
  by: z.string(),
  at: time,
  /** On how many pages it stands: one for each signature or invitation. */
  recipients: z.number().int(),
})
export type MessageRow = z.output<typeof message>

export const listMessages = contract({
  method: 'GET',
  path: '/api/signons/:signon/messages',
  summary: 'What coordinators wrote to signers, the newest first.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({ messages: z.array(message) }),
})

export const countRecipients = contract({
  method: 'POST',
  path: '/api/signons/:signon/messages/preview',
  summary: 'How many people a message would go to. Nothing is sent.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, whom }),
  reply: z.object({ recipients: z.number().int() }),
})

export const sendMessage = contract({
  method: 'POST',
  path: '/api/signons/:signon/messages',
  summary: 'Puts a message on the page of each, and mails each once that it is there.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({
    signon: id,
    /** The sender’s own id for it: what was sent twice goes out once. */
    id,
    whom,
    text: z
      .string()
      .trim()
      .min(1)
      .max(5000)
      .regex(/^[^\p{Surrogate}]*$/u, 'must be whole characters'),
  }),
  reply: message,
})
