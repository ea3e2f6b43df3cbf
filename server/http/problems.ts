/** Where a "no" becomes an answer: refusals keep their code, everything else is `internal` and says nothing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { faultOf } from '../faultOf.ts'
import { refusalPage } from './pages.ts'

const STATUS: Record<RefusalCode, number> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-found': 404,
  'not-allowed': 403,
  'foreign-origin': 403,
  'too-many': 429,
  'too-large': 413,
  'already-there': 409,
  'link-used': 410,
  'link-expired': 410,
  'last-coordinator': 409,
  'mail-needed': 409,
  'nothing-to-freeze': 409,
  'loose-note': 409,
  'text-changed': 409,
  'window-not-open': 409,
  'window-closed': 409,
  'signing-paused': 409,
  'not-eligible': 409,
  'already-accepted': 409,
  'wrong-state': 409,
  'link-organisation-first': 409,
  'authority-needed': 409,
  'not-accredited': 409,
  'invited-only': 409,
  'second-coordinator': 409,
  'too-late-to-object': 409,
  'not-public-yet': 409,
  'suggestion-amended': 409,
  'does-not-fit': 409,
  'round-closed': 409,
  'round-open': 409,
  'draft-changed': 409,
  'draft-in-use': 409,
  'evidence-changed': 409,
  'link-changed': 409,
  'ask-changed': 409,
  'session-changed': 409,
  'session-in-use': 409,
  'attribution-off': 409,
  unattributed: 409,
  'statement-archived': 409,
  'not-a-statement': 422,
  'cannot-draw': 422,
  'try-again': 503,
  'not-ready': 503,
  internal: 500,
}

export const statusOf = (code: RefusalCode): number => STATUS[code]

/** Answers every error: `{ code, message }` for JSON, a plain page for a browser's own requests. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error)
    if (refusal.code === 'internal') request.log.error(faultOf(error), 'internal error')
    return answer(request, reply, refusal)
  })
}

/** Sends a refusal in the form that the asker reads. */
export function answer(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  reply.status(statusOf(refusal.code)).header('cache-control', 'no-store')
  if (request.url.startsWith('/api/') || request.url.startsWith('/live/'))
    return reply.send({ code: refusal.code, message: refusal.message })
  return reply.type('text/html; charset=utf-8').send(refusalPage(refusal))
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) return new Refusal('bad-input', sentenceOf(error))
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return new Refusal('too-large')
  if (status === 429) return new Refusal('too-many')
  if (status === 404) return new Refusal('not-found')
  if (status !== undefined && status >= 400 && status < 500) return new Refusal('bad-input')
  return new Refusal('internal')
}

/** Names the field and what is wrong with it, never what was sent. */
function sentenceOf(error: ZodError): string {
  const issue = error.issues[0]
  const field = issue?.path.join('.')
  if (!issue || (!field && issue.code !== 'unrecognized_keys')) return new Refusal('bad-input').message
  if (issue.code === 'unrecognized_keys')
    return `There is no field called “${issue.keys.join('”, “')}”. Nothing was changed.`
  return `The field “${field}” cannot be used: ${issue.message.toLowerCase()}. Nothing was changed.`
}
