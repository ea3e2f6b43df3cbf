/** Erasing what is personal of a signature before its time. */
import { z } from 'zod'
import { contract, id, time } from './route.ts'

export const eraseSignature = contract({
  method: 'POST',
  path: '/api/signatures/:signature/erase',
  summary: 'Erases what is personal of a signature; urgently, its line leaves the list too.',
  permission: 'signons.manage',
  scope: 'signature',
  kind: 'json',
  input: z.strictObject({ signature: id, urgent: z.boolean().default(false) }),
  reply: z.object({ erasedAt: time }),
})
