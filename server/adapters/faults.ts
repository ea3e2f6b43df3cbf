import { Refusal } from '../../shared/refusals.ts'

/**
 * A query the database did not take. Its message names the query's form and the driver's code, never a value:
 * drafts and addresses must not reach a log by way of an error.
 */
export class StorageFault extends Error {
  readonly code: string

  constructor(code: string, query: string | undefined, stack: string | undefined) {
    super(`The database refused a query (${code})${query ? `: ${query.slice(0, 200)}` : '.'}`)
    this.name = 'StorageFault'
    this.code = code
    const frames = stack?.split('\n').filter(line => line.startsWith('    at ')) ?? []
    this.stack = [`StorageFault: ${this.message}`, ...frames].join('\n')
  }
}

const UNIQUE = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])
const CONFLICT = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'])

export const isUniqueViolation = (fault: unknown) => UNIQUE.has(codeOf(fault) ?? '')
export const isConflict = (fault: unknown) => CONFLICT.has(codeOf(fault) ?? '')

/**
 * What a caller of `storage` gets to see of a failure: a refusal for a broken unique constraint and for a
 * conflict that did not pass, a `StorageFault` for any other fault of the database, everything else unchanged.
 */
export function forCaller(fault: unknown): unknown {
  if (fault instanceof Refusal || fault instanceof StorageFault) return fault
  if (isUniqueViolation(fault)) return new Refusal('already-there')
  if (isConflict(fault)) return new Refusal('try-again')
  const code = codeOf(fault)
  if (code === undefined && !isQueryError(fault)) return fault
  return new StorageFault(code ?? 'unknown', queryOf(fault), fault instanceof Error ? fault.stack : undefined)
}

/** The code of the database driver's error, which drizzle wraps in one of its own. */
function codeOf(fault: unknown): string | undefined {
  for (let at = fault; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: unknown }
    if (typeof code === 'string' && isDriverCode(code)) return code
  }
  return undefined
}

const isDriverCode = (code: string) => code.startsWith('SQLITE_') || /^(?=.*\d)[0-9A-Z]{5}$/.test(code)

const isQueryError = (fault: unknown): fault is Error & { query: string } =>
  fault instanceof Error && 'query' in fault && typeof fault.query === 'string' && 'params' in fault

const queryOf = (fault: unknown) => (isQueryError(fault) ? fault.query : undefined)
