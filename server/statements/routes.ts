import type { FastifyInstance } from 'fastify'
import * as citations from '../../shared/contract/citations.ts'
import * as contracts from '../../shared/contract/statements.ts'
import { bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import * as citing from './citing.ts'
import * as files from './files.ts'
import * as freezing from './freezing.ts'
import * as refusedEdits from './refusedEdits.ts'
import * as statements from './statements.ts'
import { translationRoutes } from './translations/routes.ts'
import * as versions from './versions.ts'

/** Statements and their versions. */
export function statementRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listStatements, statements.listStatements)
  bind(app, ports, contracts.startStatement, statements.startStatement)
  bind(app, ports, contracts.seeStatement, statements.seeStatement)
  bind(app, ports, contracts.changeStatement, statements.changeStatement)
  bind(app, ports, citations.seeCiting, citing.seeCiting)
  bind(app, ports, citations.workOn, citing.workOn)
  bind(app, ports, contracts.archiveStatement, statements.archiveStatement)
  bind(app, ports, contracts.readText, statements.readText)
  bind(app, ports, contracts.listRefusedEdits, refusedEdits.listRefusedEdits)
  bind(app, ports, contracts.exportText, files.exportText)
  bind(app, ports, contracts.listVersions, versions.listVersions)
  bind(app, ports, contracts.lookBeforeFreezing, freezing.lookBeforeFreezing)
  bind(app, ports, contracts.freeze, freezing.freeze)
  bind(app, ports, contracts.seeVersion, versions.seeVersion)
  bind(app, ports, contracts.exportVersion, files.exportVersion)
  bind(app, ports, contracts.restoreVersion, versions.restoreVersion)
  translationRoutes(app, ports)
}
