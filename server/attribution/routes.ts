import type { FastifyInstance } from 'fastify'
import { seeAttribution } from '../../shared/contract/statements.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as attribution from './attribution.ts'

/** Who wrote which words, by organisation. */
export function attributionRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, seeAttribution, attribution.seeAttribution)
}
