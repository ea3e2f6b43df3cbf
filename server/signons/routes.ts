import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/signons.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as decide from './decide.ts'
import * as list from './list.ts'
import * as manage from './manage.ts'
import * as press from './press.ts'
import * as see from './see.ts'
import * as sign from './sign.ts'

/** Sign-ons, for coordinators and for the public. */
export function signonRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listSignons, see.listSignons)
  bind(app, ports, contracts.openSignon, manage.openSignon)
  bind(app, ports, contracts.seeSignon, see.seeSignon)
  bind(app, ports, contracts.seeOwnSignature, see.seeOwnSignature)
  bind(app, ports, contracts.changeSignon, manage.changeSignon)
  bind(app, ports, contracts.closeSignon, manage.closeSignon)
  bind(app, ports, contracts.publishSignon, manage.publishSignon)
  bind(app, ports, contracts.moveSignon, manage.moveSignon)
  bind(app, ports, contracts.bindList, manage.bindList)
  bind(app, ports, contracts.acceptSignature, decide.acceptSignature)
  bind(app, ports, contracts.declineSignature, decide.declineSignature)
  bind(app, ports, contracts.exportList, list.exportList)
  bind(app, ports, contracts.exportSigned, list.exportSigned)
  bind(app, ports, contracts.showLetter, sign.showLetter)
  bind(app, ports, contracts.signStatement, sign.signStatement)
  bind(app, ports, contracts.publicList, list.publicList)
  bind(app, ports, contracts.showSignature, press.showSignature)
  bind(app, ports, contracts.pressSignature, press.pressSignature)
}
