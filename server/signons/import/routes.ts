import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/signonImport.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { enterList } from './enter.ts'
import { listSignedNames } from './names.ts'

/** Lists that came another way. */
export function importRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.enterList, enterList)
  bind(app, ports, contracts.listSignedNames, listSignedNames)
}
