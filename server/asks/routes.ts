import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/asks.ts'
import { correctLinks } from '../../shared/contract/concordances.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { correctAndPlace } from './following/corrected.ts'
import * as managing from './managing.ts'
import * as register from './register.ts'

/** The register of asks. */
export function askRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listAsks, register.listAsks)
  bind(app, ports, contracts.statementAsks, register.statementAsks)
  bind(app, ports, contracts.makeAsk, register.makeAsk)
  bind(app, ports, contracts.enterAsk, register.enterAsk)
  bind(app, ports, contracts.seeAsk, register.seeAsk)
  bind(app, ports, contracts.reviseAsk, register.reviseAsk)
  bind(app, ports, contracts.manageAsk, managing.manageAsk)
  bind(app, ports, contracts.linkAsks, managing.linkAsks)
  bind(app, ports, contracts.unlinkAsks, managing.unlinkAsks)
  bind(app, ports, contracts.keepWordings, managing.keepWordings)
  bind(app, ports, contracts.listDropped, managing.listDropped)
  bind(app, ports, contracts.dropSuggested, managing.dropSuggested)
  bind(app, ports, correctLinks, correctAndPlace)
}
