import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/asks.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as register from './register.ts'

/** The register of asks. */
export function askRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listAsks, register.listAsks)
  bind(app, ports, contracts.statementAsks, register.statementAsks)
  bind(app, ports, contracts.makeAsk, register.makeAsk)
  bind(app, ports, contracts.seeAsk, register.seeAsk)
  bind(app, ports, contracts.reviseAsk, register.reviseAsk)
}
