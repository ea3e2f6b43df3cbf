import type { FastifyInstance } from 'fastify'
import * as contracts from '../../shared/contract/reviews.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as decide from './decide.ts'
import * as see from './see.ts'
import * as settle from './settle.ts'
import * as suggestions from './suggestions.ts'
import * as threads from './threads.ts'

/** Comments on statements, and suggestions for their text. */
export function reviewRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.seeReview, see.seeReview)
  bind(app, ports, contracts.startThread, threads.startThread)
  bind(app, ports, contracts.replyTo, threads.replyTo)
  bind(app, ports, contracts.editComment, threads.editComment)
  bind(app, ports, contracts.removeComment, threads.removeComment)
  bind(app, ports, contracts.settleThread, settle.settleThread)
  bind(app, ports, contracts.reopenThread, settle.reopenThread)
  bind(app, ports, contracts.putSuggestion, suggestions.putSuggestion)
  bind(app, ports, contracts.withdrawSuggestion, suggestions.withdrawSuggestion)
  bind(app, ports, contracts.acceptSuggestions, decide.acceptSuggestions)
  bind(app, ports, contracts.declineSuggestions, decide.declineSuggestions)
  bind(app, ports, contracts.undoDecision, decide.undoDecision)
}
