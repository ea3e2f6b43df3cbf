import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/signonInvitations.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import * as answer from './answer.ts'
import * as invite from './invite.ts'
import * as list from './list.ts'
import * as remind from './remind.ts'

/** Inviting to sign, for coordinators and for those who were invited. */
export function invitationsRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listInvitations, list.listInvitations)
  bind(app, ports, contracts.previewInvitations, invite.previewInvitations)
  bind(app, ports, contracts.inviteToSign, invite.inviteToSign)
  bind(app, ports, contracts.remindInvited, remind.remindInvited)
  bind(app, ports, contracts.endInvitation, list.endInvitation)
  bind(app, ports, contracts.noteBounces, list.noteBounces)
  bind(app, ports, contracts.showInvited, answer.showInvited)
  bind(app, ports, contracts.answerInvitation, answer.answerInvitation)
  bind(app, ports, contracts.showNoMails, answer.showNoMails)
  bind(app, ports, contracts.endMails, answer.endMails)
}
