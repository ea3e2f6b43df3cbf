import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/outcomes.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import * as changes from './changes.ts'
import * as evidence from './evidence.ts'
import * as files from './files.ts'
import * as judge from './judge.ts'
import * as matrix from './matrix.ts'
import * as timeline from './timeline.ts'

/** Asks through the drafts of an instrument. */
export function followingRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.seeMatrix, matrix.seeMatrix)
  bind(app, ports, contracts.listToJudge, evidence.listToJudge)
  bind(app, ports, contracts.seeEvidence, evidence.seeEvidence)
  bind(app, ports, contracts.judgeOutcome, judge.judgeOutcome)
  bind(app, ports, contracts.seeChanges, changes.seeChanges)
  bind(app, ports, contracts.seeMap, changes.seeMap)
  bind(app, ports, contracts.seeTimeline, timeline.seeTimeline)
  bind(app, ports, contracts.exportMatrix, files.exportMatrix)
  bind(app, ports, contracts.exportChanges, files.exportChanges)
  bind(app, ports, contracts.exportMap, files.exportMap)
  bind(app, ports, contracts.exportTimeline, files.exportTimeline)
}
