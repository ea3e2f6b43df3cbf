import type { FastifyInstance } from 'fastify'
import { foundSample } from '../../shared/contract/coalitions.ts'
import * as contracts from '../../shared/contract/ops.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { docsPage } from './docs.ts'
import { isAlive, isReady } from './health.ts'
import { openapi } from './openapi.ts'
import * as sample from './sample.ts'

/**
 * Health, and the description of the API.
 * @param stops whether the server was told to stop
 */
export function opsRoutes(app: FastifyInstance, ports: Ports, stops: () => boolean): void {
  const { publicUrl } = ports.config
  const description = once(() => openapi(publicUrl))
  const docs = once(() => ({ html: docsPage(publicUrl) }))
  bind(app, ports, contracts.health, isAlive)
  bind(app, ports, contracts.ready, () => isReady(ports, stops()))
  bind(app, ports, contracts.description, async () => description())
  bind(app, ports, contracts.docs, async () => docs())
  bind(app, ports, foundSample, sample.foundSample)
}

/** Made when it is first asked for, and kept: anyone may ask, and making it is not cheap. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
