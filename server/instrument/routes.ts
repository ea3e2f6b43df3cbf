import type { FastifyInstance } from 'fastify'
import * as citations from '../../shared/contract/citations.ts'
import * as contracts from '../../shared/contract/drafts.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as corrections from './corrections.ts'
import * as drafts from './drafts.ts'
import * as known from './known.ts'
import { seeOutline } from './outline.ts'
import * as seeing from './seeing.ts'

/** The drafts of the instrument, their provisions, and the instruments that a coalition knows. */
export function instrumentRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listDrafts, seeing.listDrafts)
  bind(app, ports, contracts.seeDraft, seeing.seeDraft)
  bind(app, ports, citations.seeOutline, seeOutline)
  bind(app, ports, citations.seeProvision, seeing.seeProvision)
  bind(app, ports, contracts.storeDraft, drafts.storeDraft)
  bind(app, ports, contracts.changeDraft, drafts.changeDraft)
  bind(app, ports, contracts.correctDraft, corrections.correctDraft)
  bind(app, ports, contracts.removeDraft, drafts.removeDraft)
  bind(app, ports, citations.listInstruments, known.listInstruments)
  bind(app, ports, citations.addInstrument, known.addInstrument)
  bind(app, ports, citations.changeInstrument, known.changeInstrument)
  bind(app, ports, citations.removeInstrument, known.removeInstrument)
}
