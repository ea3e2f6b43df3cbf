import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/coalitions.ts'
import { showLink, useLink } from '../../shared/contract/people.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as coalitions from './coalitions.ts'
import * as enter from './enter.ts'
import * as people from './people.ts'

/** Coalitions and their people. */
export function coalitionRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, showLink, enter.showLink)
  bind(app, ports, useLink, enter.useLink)
  bind(app, ports, contracts.foundCoalition, coalitions.foundCoalition)
  bind(app, ports, contracts.seeCoalition, coalitions.seeCoalition)
  bind(app, ports, contracts.renameCoalition, coalitions.renameCoalition)
  bind(app, ports, contracts.setAttribution, coalitions.setAttribution)
  bind(app, ports, contracts.listPeople, people.listPeople)
  bind(app, ports, contracts.invite, people.invite)
  bind(app, ports, contracts.revokeInvitation, people.revokeInvitation)
  bind(app, ports, contracts.changeRole, people.changeRole)
  bind(app, ports, contracts.removePerson, people.removePerson)
}
