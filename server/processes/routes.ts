import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/processes.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as calendar from './calendar.ts'
import * as processes from './processes.ts'
import * as sessions from './sessions.ts'

/** Processes, their sessions, and calendars of both. */
export function processRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listProcesses, processes.listProcesses)
  bind(app, ports, contracts.beginProcess, processes.beginProcess)
  bind(app, ports, contracts.changeProcess, processes.changeProcess)
  bind(app, ports, contracts.planSession, sessions.planSession)
  bind(app, ports, contracts.changeSession, sessions.changeSession)
  bind(app, ports, contracts.markDocument, sessions.markDocument)
  bind(app, ports, contracts.removeSession, sessions.removeSession)
  bind(app, ports, contracts.exportCalendar, calendar.exportCalendar)
  bind(app, ports, contracts.exportSession, calendar.exportSession)
}
