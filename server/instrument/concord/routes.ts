import type { FastifyInstance } from 'fastify'
import { seePlaces as seePlacesContract } from '../../../shared/contract/citations.ts'
import * as contracts from '../../../shared/contract/concordances.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { confirmLinks, seeConcordance } from './confirm.ts'
import { seePlaces } from './newer.ts'

/** What is confirmed between drafts. Corrections are bound with the asks, for they say which asks are placed anew. */
export function concordanceRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.seeConcordance, seeConcordance)
  bind(app, ports, seePlacesContract, seePlaces)
  bind(app, ports, contracts.confirmLinks, confirmLinks)
}
