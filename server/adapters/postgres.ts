import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Storage, Tx } from '../ports.ts'
import { forCaller, isConflict, isUniqueViolation } from './faults.ts'
import { createSpans } from './spans.ts'
import { postgresTables } from './tables.ts'

/** How a write that met a conflict is repeated. */
export type Patience = {
  /** Attempts in all before the write is refused with `try-again`. */
  attempts: number
  /** Waits that many milliseconds. */
  pause(ms: number): Promise<void>
  /** A number from 0 up to 1. */
  chance(): number
}

/**
 * The waits are real time also where a test moves a clock of its own: they let other transactions of the real
 * database end.
 */
const PATIENCE: Patience = {
  attempts: 40,
  pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
  chance: Math.random,
}

/** A broken unique constraint is tried this often: the loser of a race can meet it before its own check does. */
const UNIQUE_ATTEMPTS = 3

const SERIALIZABLE = 'BEGIN ISOLATION LEVEL SERIALIZABLE'
const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

/** Whole numbers and sums come as numbers, as they do from SQLite; ours stay far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** The storage in a PostgreSQL database, which `migrate` has brought up to date. */
export function openPostgres(url: string, patience: Patience = PATIENCE): Storage {
  const spans = createSpans<Tx>()
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'undersigned',
    idle_in_transaction_session_timeout: 60_000,
  })
  // A connection that breaks while nobody uses it is replaced by the pool; the next query says what is wrong.
  pool.on('error', () => {})

  return {
    async read(fn) {
      const outer = spans.outer('read')
      if (outer) return fn(outer)
      return await transact(pool, SNAPSHOT, tx => spans.run('read', tx, fn)).catch(rethrow)
    },
    async write(fn) {
      spans.outer('write')
      const attempt = () => transact(pool, SERIALIZABLE, tx => spans.run('write', tx, fn))
      return await persist(attempt, patience).catch(rethrow)
    },
    close: () => pool.end(),
  }
}

const rethrow = (fault: unknown): never => {
  throw forCaller(fault)
}

async function transact<T>(pool: pg.Pool, begin: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await fn(queryOn(client))
    // PostgreSQL answers COMMIT with ROLLBACK where a query had failed and the caller went on regardless.
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error('A query of this transaction had failed; nothing was written.')
    return result
  } catch (fault) {
    await client.query('ROLLBACK').catch(lost => {
      broken = lost
    })
    throw fault
  } finally {
    client.release(broken)
  }
}

/** drizzle's PostgreSQL database has the methods that `Tx` lists, with the same meaning once awaited. */
const queryOn = (client: pg.PoolClient): Tx => ({
  db: drizzle(client) as unknown as Tx['db'],
  t: postgresTables,
  prepared: new Map(),
  writes: true,
})

/** Repeats `attempt` after conflicts, waiting a random and growing time in between. */
async function persist<T>(attempt: () => Promise<T>, { attempts, pause, chance }: Patience): Promise<T> {
  for (let made = 1, broken = 0; ; made++) {
    try {
      return await attempt()
    } catch (fault) {
      if (isUniqueViolation(fault)) broken++
      const again = isConflict(fault) || (isUniqueViolation(fault) && broken < UNIQUE_ATTEMPTS)
      if (!again || made >= attempts) throw fault
      await pause(chance() * Math.min(2 ** made, 200))
    }
  }
}
