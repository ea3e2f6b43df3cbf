import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/erasure.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { eraseSignature } from './erase.ts'

/** Erasing before its time. */
export function retentionRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.eraseSignature, eraseSignature)
}
