import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/signonMessages.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import * as messages from './messages.ts'

/** Messages of coordinators to signers and to those who were invited. */
export function messagesRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listMessages, messages.listMessages)
  bind(app, ports, contracts.countRecipients, messages.countRecipients)
  bind(app, ports, contracts.sendMessage, messages.sendMessage)
}
