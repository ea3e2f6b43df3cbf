import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/rounds.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as answers from './answers.ts'
import * as board from './board.ts'
import * as guestPage from './guestPage.ts'
import * as guests from './guests.ts'
import * as rounds from './rounds.ts'
import * as since from './since.ts'
import * as table from './table.ts'

/** Rounds: for members, and for guests by a personal link. */
export function roundRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listRounds, rounds.listRounds)
  bind(app, ports, contracts.listOpenRounds, rounds.listOpenRounds)
  bind(app, ports, contracts.circulate, rounds.circulate)
  bind(app, ports, contracts.seeRound, answers.seeRound)
  bind(app, ports, contracts.changeRound, rounds.changeRound)
  bind(app, ports, contracts.answerRound, answers.answerRound)
  bind(app, ports, contracts.seeBoard, board.seeBoard)
  bind(app, ports, contracts.remindSilent, guests.remindSilent)
  bind(app, ports, contracts.inviteToRound, guests.inviteToRound)
  bind(app, ports, contracts.revokeGuest, guests.revokeGuest)
  bind(app, ports, contracts.closeRound, rounds.closeRound)
  bind(app, ports, contracts.seeTable, table.seeTable)
  bind(app, ports, contracts.exportTable, table.exportTable)
  bind(app, ports, contracts.seeSince, since.seeSince)
  bind(app, ports, contracts.looked, since.looked)
  bind(app, ports, contracts.showRound, guestPage.showRound)
  bind(app, ports, contracts.guestPress, guestPage.guestPress)
}
