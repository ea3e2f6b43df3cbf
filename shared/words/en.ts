/** Every sentence of the screens in English, by screen. A language is one such object of the same form. */
import { account } from './en/account.ts'
import { asks } from './en/asks.ts'
import { attribution } from './en/attribution.ts'
import { audit } from './en/audit.ts'
import { citations } from './en/citations.ts'
import { common } from './en/common.ts'
import { compare } from './en/compare.ts'
import { concordance } from './en/concordance.ts'
import { doors } from './en/doors.ts'
import { following } from './en/following.ts'
import { importing } from './en/importing.ts'
import { instrument } from './en/instrument.ts'
import { length } from './en/length.ts'
import { people } from './en/people.ts'
import { processes } from './en/processes.ts'
import { rounds } from './en/rounds.ts'
import { signons } from './en/signons.ts'
import { signonsBoard } from './en/signonsBoard.ts'
import { signonsDeciding } from './en/signonsDeciding.ts'
import { signonsDelivery } from './en/signonsDelivery.ts'
import { signonsImport } from './en/signonsImport.ts'
import { signonsInvitations } from './en/signonsInvitations.ts'
import { signonsLanguages } from './en/signonsLanguages.ts'
import { signonsMessages } from './en/signonsMessages.ts'
import { signonsMoves } from './en/signonsMoves.ts'
import { signonsSettings } from './en/signonsSettings.ts'
import { statements } from './en/statements.ts'
import { translations } from './en/translations.ts'

export const en = {
  ...common,
  doors,
  account,
  length,
  people,
  statements,
  translations,
  following,
  importing,
  compare,
  concordance,
  asks,
  attribution,
  citations,
  processes,
  instrument,
  rounds,
  signons,
  signonsInvitations,
  signonsLanguages,
  signonsMessages,
  signonsMoves,
  signonsDeciding,
  signonsDelivery,
  signonsBoard,
  signonsImport,
  signonsSettings,
  audit,
}
