/** Every route the server has, by name: what the API description and the access matrix are made from. */
import * as asks from './asks.ts'
import * as coalitions from './coalitions.ts'
import * as notices from './notices.ts'
import * as ops from './ops.ts'
import * as people from './people.ts'
import * as reviews from './reviews.ts'
import * as rounds from './rounds.ts'
import type { Contract } from './route.ts'
import * as signons from './signons.ts'
import * as statements from './statements.ts'

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'permission' in value && 'path' in value

const named = {
  ...people,
  ...coalitions,
  ...statements,
  ...asks,
  ...reviews,
  ...rounds,
  ...notices,
  ...signons,
  ...ops,
}

export const contracts: ReadonlyMap<string, Contract> = new Map(
  Object.entries(named as Record<string, unknown>).filter((entry): entry is [string, Contract] =>
    isContract(entry[1]),
  ),
)
