import type { FastifyInstance } from 'fastify'
import * as contracts from '../../../shared/contract/signonLanguages.ts'
import { bind } from '../../http/bind.ts'
import type { Ports } from '../../ports.ts'
import * as languages from './languages.ts'

/** The languages of sign-ons. */
export function languageRoutes(app: FastifyInstance, ports: Ports): void {
  bind(app, ports, contracts.listLanguages, languages.listLanguages)
  bind(app, ports, contracts.addLanguage, languages.addLanguage)
  bind(app, ports, contracts.removeLanguage, languages.removeLanguage)
}
