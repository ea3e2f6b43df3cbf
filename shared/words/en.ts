/** Every sentence of the screens in English, by screen. A language is one such object of the same form. */
import { account } from './en/account.ts'
import { asks } from './en/asks.ts'
import { attribution } from './en/attribution.ts'
import { audit } from './en/audit.ts'
import { common } from './en/common.ts'
import { compare } from './en/compare.ts'
import { doors } from './en/doors.ts'
import { importing } from './en/importing.ts'
import { people } from './en/people.ts'
import { rounds } from './en/rounds.ts'
import { signons } from './en/signons.ts'
import { statements } from './en/statements.ts'

export const en = {
  ...common,
  doors,
  account,
  people,
  statements,
  importing,
  compare,
  asks,
  attribution,
  rounds,
  signons,
  audit,
}
