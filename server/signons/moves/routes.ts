import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/signonMoves.ts'
import { moveSignon } from '../../../shared/contract/signons.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import * as move from './move.ts'
import * as see from './see.ts'

/** Another version of a letter that is being signed. */
export function moveRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, moveSignon, move.moveSignon)
  bind(app, ports, contracts.listMoves, see.listMoves)
  bind(app, ports, contracts.agreeMove, move.agreeMove)
  bind(app, ports, contracts.takeBackMove, move.takeBackMove)
}
