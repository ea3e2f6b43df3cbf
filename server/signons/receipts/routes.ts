import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/receipts.ts'
import type { Given } from '../../../shared/contract/route.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import { downloadReceipt, downloadSigned } from './download.ts'
import { publishedKeys } from './keys.ts'

/** Receipts, and the keys that they are checked with. */
export function receiptRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.receiptKeys, receiptKeys)
  bind(app, ports, contracts.downloadReceipt, downloadReceipt)
  bind(app, ports, contracts.downloadSigned, downloadSigned)
}

const receiptKeys = async (ports: Ports): Promise<Given<typeof contracts.receiptKeys>> => publishedKeys(ports)
