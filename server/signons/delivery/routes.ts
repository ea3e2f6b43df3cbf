import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/deliveries.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { compareDelivered } from './compare.ts'
import * as deliver from './deliver.ts'

/** Freezing the list, its packages, and deliveries. */
export function deliveryRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.seeDelivery, deliver.seeDelivery)
  bind(app, ports, contracts.freezeList, deliver.freezeList)
  bind(app, ports, contracts.downloadPackage, deliver.downloadPackage)
  bind(app, ports, contracts.recordDelivery, deliver.recordDelivery)
  bind(app, ports, contracts.compareDelivered, compareDelivered)
  bind(app, ports, contracts.publicPackage, deliver.publicPackage)
}
