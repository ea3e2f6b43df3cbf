import type { FastifyInstance } from 'fastify'
import * as signing from '../../shared/contract/signing.ts'
import * as contracts from '../../shared/contract/signons.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { boardRoutes } from './board/routes.ts'
import { changeSignature } from './changeOwn.ts'
import * as decide from './decide.ts'
import { deliveryRoutes } from './delivery/routes.ts'
import { importRoutes } from './import/routes.ts'
import { invitationsRoutes } from './invitations/routes.ts'
import { languageRoutes } from './languages/routes.ts'
import * as list from './list.ts'
import * as manage from './manage.ts'
import { messagesRoutes } from './messages/routes.ts'
import { moveRoutes } from './moves/routes.ts'
import { nameRoutes } from './names/routes.ts'
import { showSignature } from './ownPage.ts'
import * as press from './press.ts'
import * as open from './public.ts'
import { retentionRoutes } from './retention/routes.ts'
import * as see from './see.ts'
import * as show from './show.ts'
import * as sign from './sign.ts'

/** Sign-ons, for coordinators and for the public. */
export function signonRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listSignons, see.listSignons)
  bind(app, ports, contracts.openSignon, manage.openSignon)
  bind(app, ports, contracts.seeSignon, see.seeSignon)
  bind(app, ports, contracts.seeOwnSignature, see.seeOwnSignature)
  bind(app, ports, contracts.changeSignon, manage.changeSignon)
  bind(app, ports, contracts.closeSignon, manage.closeSignon)
  bind(app, ports, contracts.resumeSignon, manage.resumeSignon)
  bind(app, ports, contracts.publishSignon, manage.publishSignon)
  bind(app, ports, contracts.bindList, manage.bindList)
  bind(app, ports, contracts.acceptSignature, decide.acceptSignature)
  bind(app, ports, contracts.declineSignature, decide.declineSignature)
  bind(app, ports, contracts.exportList, list.exportList)
  bind(app, ports, contracts.exportSigned, list.exportSigned)
  bind(app, ports, signing.showLetter, show.showLetter)
  bind(app, ports, signing.signStatement, sign.signStatement)
  bind(app, ports, signing.publicList, open.publicList)
  bind(app, ports, signing.findOrganisations, open.findOrganisations)
  bind(app, ports, signing.showSignature, showSignature)
  bind(app, ports, signing.pressSignature, press.pressSignature)
  bind(app, ports, signing.changeSignature, changeSignature)
  boardRoutes(app, ports)
  moveRoutes(app, ports)
  nameRoutes(app, ports)
  deliveryRoutes(app, ports)
  importRoutes(app, ports)
  invitationsRoutes(app, ports)
  messagesRoutes(app, ports)
  languageRoutes(app, ports)
  retentionRoutes(app, ports)
}
