import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/notices.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as ending from './ending.ts'

/** How often people are told by mail, and ending it. */
export function noticeRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.seeNotices, ending.seeNotices)
  bind(app, ports, contracts.setNotices, ending.setNotices)
  bind(app, ports, contracts.showUnsubscribe, ending.showUnsubscribe)
  bind(app, ports, contracts.unsubscribe, ending.unsubscribe)
}
