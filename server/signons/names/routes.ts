import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/names.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { judgeNames } from './judge.ts'
import { correctLine } from './line.ts'
import { acceptSignatures } from './many.ts'

/** Names that may be the same, many signatures at once, and lines of the list. */
export function nameRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.judgeNames, judgeNames)
  bind(app, ports, contracts.acceptSignatures, acceptSignatures)
  bind(app, ports, contracts.correctLine, correctLine)
}
