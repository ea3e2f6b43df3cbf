import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/signonBoard.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { seeSignonBoard, seeSignonRevision } from './board.ts'
import { listSigned } from './signed.ts'

/** The board of a sign-on, for coordinators. */
export function boardRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.seeSignonBoard, seeSignonBoard)
  bind(app, ports, contracts.seeSignonRevision, seeSignonRevision)
  bind(app, ports, contracts.listSigned, listSigned)
}
