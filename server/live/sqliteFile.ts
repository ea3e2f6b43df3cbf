/**
 * The log as one SQLite file. Everything here is synchronous and runs in the log's worker, which alone opens the
 * file: an `fsync` waits there and never in the thread that reads sockets.
 */
import Database from 'better-sqlite3'
import { SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import {
  type Append,
  checksumOf,
  checksumOfSnapshot,
  intact,
  type LiveLog,
  type LogRow,
  type Owner,
  type RegistryRow,
  type Snapshot,
  type Stored,
} from './log.ts'

/** One entry a step, forward only; `user_version` says how many have been made. */
const STEPS = [
  `CREATE TABLE documents (statement TEXT PRIMARY KEY, epoch INTEGER NOT NULL, schema_version INTEGER NOT NULL,
     created_at INTEGER NOT NULL, snapshot INTEGER) STRICT;
   CREATE TABLE updates (statement TEXT NOT NULL, seq INTEGER NOT NULL, account TEXT NOT NULL, at INTEGER NOT NULL,
     epoch INTEGER NOT NULL, schema_version INTEGER NOT NULL, checksum TEXT NOT NULL, bytes BLOB NOT NULL,
     PRIMARY KEY (statement, seq)) STRICT;
   CREATE TABLE snapshots (statement TEXT NOT NULL, up_to INTEGER NOT NULL, at INTEGER NOT NULL,
     epoch INTEGER NOT NULL, schema_version INTEGER NOT NULL, checksum TEXT NOT NULL, bytes BLOB NOT NULL,
     PRIMARY KEY (statement, up_to)) STRICT;
   CREATE TABLE owners (statement TEXT NOT NULL, editor INTEGER NOT NULL, account TEXT NOT NULL,
     at INTEGER NOT NULL, PRIMARY KEY (statement, editor)) STRICT, WITHOUT ROWID;
   CREATE TABLE registry (statement TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
     PRIMARY KEY (statement, key)) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE documents ADD COLUMN base INTEGER NOT NULL DEFAULT 0;`,
  `ALTER TABLE documents ADD COLUMN began INTEGER NOT NULL DEFAULT 0;
   UPDATE documents SET began = base + 1 WHERE base > 0;`,
]

type Blob = { checksum: string; bytes: Uint8Array }
type RowFound = Blob & { seq: number; account: string; at: number; epoch: number }
type SnapshotFound = Blob & { upTo: number; at: number; epoch: number }
type Document = Pick<Stored, 'epoch' | 'schemaVersion' | 'base' | 'began'> & { snapshot: number | null }

/** The operations of `LiveLog`, synchronous. `append` takes several statements' batches as one commit. */
export type SqliteFile = {
  [act in Exclude<keyof LiveLog, 'append' | 'close'>]: (
    ...args: Parameters<LiveLog[act]>
  ) => Awaited<ReturnType<LiveLog[act]>>
} & {
  /** One transaction for all; each answer is null, or why that batch alone could not be stored. */
  append(batches: readonly Append[]): (string | null)[]
  close(): void
}

/** @param path of the file, which is made where there is none. */
export function openSqliteFile(path: string): SqliteFile {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('busy_timeout = 5000')
  migrate(db)
  const q = statementsOf(db)

  const storeBatch = db.transaction((batch: Append) => {
    const { statement, epoch } = batch
    for (const row of batch.rows)
      q.addRow.run(
        statement,
        row.seq,
        row.account,
        row.at,
        epoch,
        SCHEMA_VERSION,
        checksumOf(statement, epoch, row),
        row.update,
      )
    for (const { editor, account, at } of batch.owners) q.addOwner.run(statement, editor, account, at)
    for (const { key, value } of batch.registry) q.putRecord.run(statement, key, value)
    // fail-point: in-worker-before-commit
  })
  /** Inside another transaction, `storeBatch` is a savepoint: one that fails takes no other with it. */
  const storeAll = db.transaction((batches: readonly Append[]) =>
    batches.map(batch => {
      try {
        storeBatch(batch)
        return null
      } catch (error) {
        if (!db.inTransaction) throw error
        return String(error)
      }
    }),
  )
  const createOne = db.transaction((statement: string, first: Omit<LogRow, 'seq'>, epoch = 1): boolean => {
    if (q.document.get(statement)) return false
    q.addDocument.run(statement, epoch, SCHEMA_VERSION, first.at)
    storeBatch({ statement, epoch, rows: [{ ...first, seq: 1 }], owners: [], registry: [] })
    return true
  })
  const adopt = db.transaction((statement: string, upTo: number) => {
    if (q.pointTo.run(upTo, statement, upTo).changes) q.dropOlder.run(statement, upTo)
    // fail-point: in-worker-before-adopting
  })

  const renew = db.transaction((statement: string, from: number, first: Omit<LogRow, 'seq'>) => {
    if (mustKnow(documentOf(statement)).epoch !== from) return null
    const { lastSeq } = q.lastSeq.get(statement) as { lastSeq: number }
    const epoch = from + 1
    q.renew.run(epoch, lastSeq, lastSeq + 1, statement)
    q.dropSnapshots.run(statement)
    storeBatch({ statement, epoch, rows: [{ ...first, seq: lastSeq + 1 }], owners: [], registry: [] })
    return epoch
  })
  const raise = db.transaction((statement: string, least: number, first: Omit<LogRow, 'seq'>) => {
    const { lastSeq } = q.lastSeq.get(statement) as { lastSeq: number }
    const [epoch, seq] = [Math.max(mustKnow(documentOf(statement)).epoch + 1, least), lastSeq + 1]
    q.raise.run(epoch, seq, statement)
    storeBatch({ statement, epoch, rows: [{ ...first, seq }], owners: [], registry: [] })
  })

  const documentOf = (statement: string) => q.document.get(statement) as Document | undefined
  const snapshotAt = (statement: string, upTo: number): Snapshot | null => {
    const found = q.snapshot.get(statement, upTo) as SnapshotFound | undefined
    if (!found) return null
    const snapshot = { upTo: found.upTo, at: found.at, update: found.bytes }
    return checksumOfSnapshot(statement, found.epoch, snapshot) === found.checksum ? snapshot : null
  }
  const rowsAfter = (statement: string, seq: number, upTo = Number.MAX_SAFE_INTEGER, most = -1) =>
    intact(statement, q.rowsAfter.all(statement, seq, upTo, most) as RowFound[])

  return {
    create: (...args) => createOne.immediate(...args),
    append: batches => storeAll.immediate(batches),
    load(statement, most) {
      const document = documentOf(statement)
      if (!document) return null
      const { epoch, schemaVersion, base, began } = document
      const snapshot = document.snapshot === null ? null : snapshotAt(statement, document.snapshot)
      const owners = q.owners.all(statement) as Owner[]
      const registry = q.registry.all(statement) as RegistryRow[]
      const { lastSeq } = q.lastSeq.get(statement) as { lastSeq: number }
      return {
        epoch,
        schemaVersion,
        snapshot,
        owners,
        registry,
        base,
        began,
        lastSeq,
        ...rowsAfter(statement, snapshot?.upTo ?? base, undefined, most),
      }
    },
    draftSnapshot(statement, snapshot) {
      const { epoch } = mustKnow(documentOf(statement))
      const checksum = checksumOfSnapshot(statement, epoch, snapshot)
      q.addSnapshot.run(
        statement,
        snapshot.upTo,
        snapshot.at,
        epoch,
        SCHEMA_VERSION,
        checksum,
        snapshot.update,
      )
    },
    readSnapshot: (statement, upTo) => snapshotAt(statement, upTo),
    adoptSnapshot: (statement, upTo) => adopt.immediate(statement, upTo),
    renew: (...args) => renew.immediate(...args),
    raise: (...args) => raise.immediate(...args),
    statements: () => q.statements.all() as string[],
    history: (statement, part) =>
      rowsAfter(statement, Math.max(documentOf(statement)?.base ?? 0, part?.after ?? 0), part?.upTo).rows,
    close: () => db.close(),
  }
}

function migrate(db: Database.Database): void {
  const made = Number(db.pragma('user_version', { simple: true }))
  for (const [i, step] of STEPS.entries()) {
    if (i < made) continue
    db.transaction(() => {
      db.exec(step)
      db.pragma(`user_version = ${i + 1}`)
    }).immediate()
  }
}

const statementsOf = (db: Database.Database) => ({
  document: db.prepare(
    'SELECT epoch, schema_version schemaVersion, snapshot, base, began FROM documents WHERE statement = ?',
  ),
  addDocument: db.prepare('INSERT INTO documents VALUES (?, ?, ?, ?, NULL, 0, 0)'),
  renew: db.prepare(
    'UPDATE documents SET epoch = ?, snapshot = NULL, base = ?, began = ? WHERE statement = ?',
  ),
  raise: db.prepare('UPDATE documents SET epoch = ?, began = ? WHERE statement = ?'),
  statements: db.prepare('SELECT statement FROM documents ORDER BY statement').pluck(),
  pointTo: db.prepare('UPDATE documents SET snapshot = ? WHERE statement = ? AND base < ?'),
  addRow: db.prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
  rowsAfter: db.prepare(
    'SELECT seq, account, at, epoch, checksum, bytes FROM updates WHERE statement = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  ),
  lastSeq: db.prepare('SELECT coalesce(max(seq), 0) lastSeq FROM updates WHERE statement = ?'),
  addSnapshot: db.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?)'),
  snapshot: db.prepare(
    'SELECT up_to upTo, at, epoch, checksum, bytes FROM snapshots WHERE statement = ? AND up_to = ?',
  ),
  dropOlder: db.prepare('DELETE FROM snapshots WHERE statement = ? AND up_to <> ?'),
  dropSnapshots: db.prepare('DELETE FROM snapshots WHERE statement = ?'),
  addOwner: db.prepare('INSERT INTO owners VALUES (?, ?, ?, ?)'),
  owners: db.prepare('SELECT editor, account, at FROM owners WHERE statement = ?'),
  putRecord: db.prepare(
    'INSERT INTO registry VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ),
  registry: db.prepare('SELECT key, value FROM registry WHERE statement = ?'),
})

function mustKnow(document: Document | undefined): Document {
  if (!document) throw new Error('a statement that was never created has no log')
  return document
}
