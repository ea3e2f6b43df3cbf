/** The one address that is for programs of whoever runs the server, behind a token of its own. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../shared/refusals.ts'
import { bearerOf } from '../http/session.ts'
import type { Metrics } from './metrics.ts'

/**
 * Adds `GET /metrics` for whoever shows the token of the settings. To anybody else, and where no token is set, the
 * address is as any other at which there is nothing.
 */
export function metricsRoute(app: FastifyInstance, metrics: Metrics, token: string): void {
  const wanted = hashOf(token)
  app.get('/metrics', async (request, reply) => {
    const shown = bearerOf(request)
    if (shown === undefined || !timingSafeEqual(hashOf(shown), wanted)) refuse('not-found')
    const { media, content } = await metrics.text()
    return reply.type(media).send(content)
  })
}

/** Of one length, whatever is shown. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
