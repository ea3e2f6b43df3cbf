import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/people.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as account from './account.ts'

/** One's own account. */
export function peopleRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.whoAmI, account.whoAmI)
  bind(app, ports, contracts.askForSignIn, account.askForSignIn)
  bind(app, ports, contracts.signOut, account.signOut)
  bind(app, ports, contracts.renameMe, account.renameMe)
  bind(app, ports, contracts.mySessions, account.mySessions)
  bind(app, ports, contracts.endSession, account.endSession)
  bind(app, ports, contracts.revokeToken, account.revokeToken)
}
