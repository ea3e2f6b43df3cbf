import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/coalitions.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as register from './register.ts'

/** The register of organisations. */
export function organisationRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listOrganisations, register.listOrganisations)
  bind(app, ports, contracts.addOrganisation, register.addOrganisation)
  bind(app, ports, contracts.changeOrganisation, register.changeOrganisation)
}
