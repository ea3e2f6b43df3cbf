import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/translations.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import * as begin from './begin.ts'
import * as renew from './renew.ts'
import * as see from './see.ts'

/** Translations of statements. */
export function translationRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.beginTranslation, begin.beginTranslation)
  bind(app, ports, contracts.listTranslations, see.listTranslations)
  bind(app, ports, contracts.seeTranslation, see.seeTranslation)
  bind(app, ports, contracts.renewBlocks, renew.renewBlocks)
  bind(app, ports, contracts.linkBlock, renew.linkBlock)
  bind(app, ports, contracts.moveTranslation, begin.moveTranslation)
}
