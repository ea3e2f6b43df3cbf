import { type FileHandle, open } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { Refusal } from '../../shared/refusals.ts'
import type { Storage, Tx } from '../ports.ts'
import { forCaller, isConflict } from './faults.ts'
import { inGroups } from './groups.ts'
import { createPrivately } from './privateFile.ts'
import { createSpans } from './spans.ts'
import { sqliteTables } from './tables.ts'

/** Reads that may run at once; each holds a connection, and with it one unmoving state of the data. */
const READERS = 4

/** How often, and how long apart, a write asks for the right to write while another process has it: 10 s. */
const BUSY_ATTEMPTS = 1_000
const BUSY_PAUSE_MS = 10

/**
 * The storage in one SQLite file, which `migrate` has brought up to date.
 * One connection writes, in the order the writes came (groups.ts); up to four read, each from its own snapshot.
 */
export function openSqlite(file: string): Storage {
  const spans = createSpans<Tx>()
  const writer = rememberStatements(connect(file))
  writer.pragma('busy_timeout = 0')
  writer.pragma('synchronous = NORMAL')
  const writing = queryOn(writer)
  const log = writeAheadLog(file, writer)
  const inTurn = inGroups(writer, () => beginWriting(writer), log.flush)
  const readers = lend(READERS, () => readerOn(rememberStatements(connect(file, 'read only'))))
  let closed = false

  return {
    async read(fn) {
      const outer = spans.outer('read')
      if (outer) return fn(outer)
      if (closed) throw new Error('The storage is closed.')
      return readers.with(({ db, query }) => oneState(db, () => spans.run('read', query, fn)))
    },
    async write(fn) {
      spans.outer('write')
      if (closed) throw new Error('The storage is closed.')
      return inTurn(() => spans.run('write', writing, fn))
    },
    async close() {
      closed = true
      await inTurn(async () => {})
      await readers.close()
      await log.close()
      writer.close()
    },
  }
}

/**
 * A connection as every file of ours is opened: commits reach the disk before they return, what is deleted is
 * overwritten, nobody else on the machine may read the file.
 */
export function connect(file: string, mode?: 'read only'): Database.Database {
  if (!mode) createPrivately(file)
  const db = new Database(file, { readonly: mode === 'read only', timeout: 5_000 })
  if (!mode) db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma('trusted_schema = OFF')
  return db
}

/**
 * Keeps the statements of a connection once they are prepared: the queries of stores are few, and each is asked again
 * with other values. Each text is asked for either as rows or as lists of values, never both ways.
 */
function rememberStatements(db: Database.Database): Database.Database {
  const known = new Map<string, Database.Statement>()
  const prepare = db.prepare.bind(db)
  const remembered = (source: string) => {
    const found = known.get(source)
    if (found) return found
    if (known.size === MOST_STATEMENTS) known.clear()
    const statement = prepare(source)
    known.set(source, statement)
    return statement
  }
  return Object.assign(db, { prepare: remembered })
}

/** More than the stores have; lists of ids of many lengths make more. */
const MOST_STATEMENTS = 1_000

const queryOn = (db: Database.Database): Tx => ({
  db: drizzle(db),
  t: sqliteTables,
  prepared: new Map(),
  writes: true,
})

type Reader = { db: Database.Database; query: Tx }

const readerOn = (db: Database.Database): Reader => ({ db, query: queryOn(db) })

/**
 * One unmoving state from the first query to the last. Transactions are explicit statements: drizzle's own
 * `transaction`, given an asynchronous function, throws, and the rows are written all the same.
 */
async function oneState<T>(db: Database.Database, fn: () => Promise<T>): Promise<T> {
  try {
    db.exec('BEGIN')
    return await fn()
  } catch (fault) {
    throw forCaller(fault)
  } finally {
    if (db.inTransaction) db.exec('COMMIT')
  }
}

/**
 * Takes the one right to write. While another process has it (a command beside the server), this one keeps
 * serving and asks again; SQLite's own waiting would stand in the way of everything else.
 */
async function beginWriting(db: Database.Database): Promise<void> {
  for (let asked = 1; ; asked++) {
    try {
      db.exec('BEGIN IMMEDIATE')
      return
    } catch (fault) {
      if (!isConflict(fault) || asked === BUSY_ATTEMPTS) throw fault
      await new Promise(resolve => setTimeout(resolve, BUSY_PAUSE_MS))
    }
  }
}

/**
 * The file that commits are appended to, flushed beside the loop that serves. The writer commits without a flush
 * (`synchronous = NORMAL`: SQLite itself flushes only around its checkpoints); this one follows each group of
 * commits, before anybody is told of them. After a flush that failed nobody can say what the disk has of this file,
 * and asking again would only say that nothing new failed: everything is first moved into the main file.
 */
function writeAheadLog(file: string, writer: Database.Database) {
  let opened: FileHandle | undefined
  let isUnsure = false

  const moveIntoFile = () => {
    const [moved] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (moved?.busy !== 0) throw UNSURE
    isUnsure = false
  }
  const close = async () => {
    const handle = opened
    opened = undefined
    await handle?.close()
  }
  return {
    async flush() {
      try {
        if (isUnsure) moveIntoFile()
        opened ??= await open(`${file}-wal`, 'r+')
        await opened.sync()
      } catch {
        isUnsure = true
        await close().catch(() => {})
        throw UNSURE
      }
    },
    close,
  }
}

const UNSURE = new Refusal(
  'try-again',
  'The disk did not take this just now, and it is not certain whether it was kept. Look again before you repeat it.',
)

/** Lends at most `most` connections, opened when first needed; whoever comes later waits for one given back. */
function lend(most: number, connection: () => Reader) {
  const idle: Reader[] = []
  const waiting: ((reader: Reader) => void)[] = []
  const all: Reader[] = []
  let limit = most

  const take = (): Reader | Promise<Reader> => {
    const free = idle.pop()
    if (free) return free
    if (all.length >= limit) return new Promise(resolve => waiting.push(resolve))
    const opened = connection()
    all.push(opened)
    return opened
  }
  const giveBack = (reader: Reader) => {
    const next = waiting.shift()
    if (next) next(reader)
    else idle.push(reader)
  }
  const use = async <T>(fn: (reader: Reader) => Promise<T>): Promise<T> => {
    const reader = await take()
    try {
      return await fn(reader)
    } finally {
      giveBack(reader)
    }
  }
  /** Waits until every connection came back, then closes them. */
  const close = async () => {
    limit = all.length
    const held = await Promise.all(all.map(() => take()))
    for (const { db } of held) db.close()
  }
  return { with: use, close }
}
