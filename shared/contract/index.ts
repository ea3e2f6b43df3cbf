/** Every route the server has, by name: what the API description and the access matrix are made from. */
import * as asks from './asks.ts'
import * as citations from './citations.ts'
import * as coalitions from './coalitions.ts'
import * as concordances from './concordances.ts'
import * as deliveries from './deliveries.ts'
import * as drafts from './drafts.ts'
import * as erasure from './erasure.ts'
import * as names from './names.ts'
import * as notices from './notices.ts'
import * as ops from './ops.ts'
import * as outcomes from './outcomes.ts'
import * as people from './people.ts'
import * as processes from './processes.ts'
import * as receipts from './receipts.ts'
import * as reviews from './reviews.ts'
import * as rounds from './rounds.ts'
import type { Contract } from './route.ts'
import * as signing from './signing.ts'
import * as signonBoard from './signonBoard.ts'
import * as signonImport from './signonImport.ts'
import * as signonInvitations from './signonInvitations.ts'
import * as signonLanguages from './signonLanguages.ts'
import * as signonMessages from './signonMessages.ts'
import * as signonMoves from './signonMoves.ts'
import * as signons from './signons.ts'
import * as statements from './statements.ts'
import * as translations from './translations.ts'

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'permission' in value && 'path' in value

const named = {
  ...people,
  ...coalitions,
  ...processes,
  ...drafts,
  ...concordances,
  ...citations,
  ...statements,
  ...translations,
  ...asks,
  ...outcomes,
  ...reviews,
  ...rounds,
  ...notices,
  ...signons,
  ...signing,
  ...signonMoves,
  ...names,
  ...signonInvitations,
  ...signonMessages,
  ...signonLanguages,
  ...deliveries,
  ...erasure,
  ...signonBoard,
  ...signonImport,
  ...receipts,
  ...ops,
}

export const contracts: ReadonlyMap<string, Contract> = new Map(
  Object.entries(named as Record<string, unknown>).filter((entry): entry is [string, Contract] =>
    isContract(entry[1]),
  ),
)
