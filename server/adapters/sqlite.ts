import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Storage, Tx } from '../ports.ts'
import { forCaller, isConflict } from './faults.ts'
import { createSpans } from './spans.ts'
import { sqliteTables } from './tables.ts'

/** Reads that may run at once; each holds a connection, and with it one unmoving state of the data. */
const READERS = 4

/** How often, and how long apart, a write asks for the right to write while another process has it: 10 s. */
const BUSY_ATTEMPTS = 1_000
const BUSY_PAUSE_MS = 10

/**
 * The storage in one SQLite file, which `migrate` has brought up to date.
 * One connection writes, one transaction after the other; up to four read, each from its own snapshot.
 */
export function openSqlite(file: string): Storage {
  const spans = createSpans<Tx>()
  const writer = connect(file)
  writer.pragma('busy_timeout = 0')
  const writing = queryOn(writer)
  const inTurn = queue()
  const readers = lend(READERS, () => connect(file, 'read only'))
  let closed = false

  return {
    async read(fn) {
      const outer = spans.outer('read')
      if (outer) return fn(outer)
      if (closed) throw new Error('The storage is closed.')
      return readers.with(reader => transact(reader, begin, () => spans.run('read', queryOn(reader), fn)))
    },
    async write(fn) {
      spans.outer('write')
      if (closed) throw new Error('The storage is closed.')
      return inTurn(() => transact(writer, beginWriting, () => spans.run('write', writing, fn)))
    },
    async close() {
      closed = true
      await inTurn(async () => {})
      await readers.close()
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

function createPrivately(file: string) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

const queryOn = (db: Database.Database): Tx => ({ db: drizzle(db), t: sqliteTables, writes: true })

/**
 * One transaction by explicit statements. drizzle's own `transaction` must not be used here: given an
 * asynchronous function it throws and the rows are written all the same.
 */
async function transact<T>(
  db: Database.Database,
  start: (db: Database.Database) => Promise<void>,
  fn: () => Promise<T>,
): Promise<T> {
  try {
    await start(db)
    const result = await fn()
    if (!db.inTransaction) throw new Error('SQLite ended the transaction by itself; nothing was written.')
    db.exec('COMMIT')
    return result
  } catch (fault) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw forCaller(fault)
  }
}

const begin = async (db: Database.Database) => void db.exec('BEGIN')

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

/** Runs jobs one after the other, in the order they came, whatever becomes of those before. */
function queue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return job => {
    const done = last.then(job)
    last = done.catch(() => {})
    return done
  }
}

/** Lends at most `most` connections, opened when first needed; whoever comes later waits for one given back. */
function lend(most: number, open: () => Database.Database) {
  const idle: Database.Database[] = []
  const waiting: ((db: Database.Database) => void)[] = []
  const all: Database.Database[] = []
  let limit = most

  const take = (): Database.Database | Promise<Database.Database> => {
    const free = idle.pop()
    if (free) return free
    if (all.length >= limit) return new Promise(resolve => waiting.push(resolve))
    const opened = open()
    all.push(opened)
    return opened
  }
  const giveBack = (db: Database.Database) => {
    const next = waiting.shift()
    if (next) next(db)
    else idle.push(db)
  }
  const use = async <T>(fn: (db: Database.Database) => Promise<T>): Promise<T> => {
    const db = await take()
    try {
      return await fn(db)
    } finally {
      giveBack(db)
    }
  }
  /** Waits until every connection came back, then closes them. */
  const close = async () => {
    limit = all.length
    const held = await Promise.all(all.map(() => take()))
    for (const db of held) db.close()
  }
  return { with: use, close }
}
