/** The log in tables of the database, committed in groups: what waits while one commit runs is the next one. */
import { and, asc, eq, gt, lt, lte, max, ne, sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import { liveTables } from '../adapters/tables.live.ts'
import {
  type Append,
  checksumOf,
  checksumOfSnapshot,
  intact,
  type LiveLog,
  type LogRow,
  type Snapshot,
} from './log.ts'

const { documents, updates, snapshots, owners, registry } = liveTables
type Db = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete'>

/** Opens the log in a database whose tables are there; its few connections are its own. */
export function openPostgresLog(url: string): LiveLog {
  const pool = new pg.Pool({ connectionString: url, max: 4, application_name: 'undersigned live' })
  // A connection that breaks while nobody uses it is replaced by the pool; the next query says what is wrong.
  pool.on('error', () => {})
  const db = drizzle(pool)
  const append = inGroups(batches => db.transaction(tx => storeAll(tx, batches)))
  const snapshotAt = async (statement: string, upTo: number) => readSnapshot(db, statement, upTo)

  return {
    append,
    readSnapshot: snapshotAt,
    create: (...args) => db.transaction(tx => create(tx, ...args)),
    // One state from the first query to the last, also while another process appends.
    load: (...args) =>
      db.transaction(tx => load(tx, ...args), {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      }),
    async draftSnapshot(statement, snapshot) {
      const { epoch } = await documentOf(db, statement)
      const checksum = checksumOfSnapshot(statement, epoch, snapshot)
      const { upTo, at, update: bytes } = snapshot
      const row = { statement, upTo, at, epoch, schemaVersion: SCHEMA_VERSION, checksum, bytes }
      await db
        .insert(snapshots)
        .values(row)
        .onConflictDoUpdate({ target: [snapshots.statement, snapshots.upTo], set: row })
    },
    adoptSnapshot: (statement, upTo) =>
      db.transaction(async tx => {
        const adopted = await tx
          .update(documents)
          .set({ snapshot: upTo })
          .where(and(eq(documents.statement, statement), lt(documents.base, upTo)))
          .returning({ statement: documents.statement })
        if (!adopted.length) return
        await tx.delete(snapshots).where(and(eq(snapshots.statement, statement), ne(snapshots.upTo, upTo)))
        // fail-point: in-database-before-adopting
      }),
    renew: (...args) => db.transaction(tx => renew(tx, ...args)),
    raise: (...args) => db.transaction(tx => raise(tx, ...args)),
    statements: async () => {
      const all = await db.select({ statement: documents.statement }).from(documents)
      return all.map(({ statement }) => statement)
    },
    history: async (statement, part) => {
      const [document] = await db
        .select({ base: documents.base })
        .from(documents)
        .where(eq(documents.statement, statement))
      const after = Math.max(document?.base ?? 0, part?.after ?? 0)
      return (await rowsAfter(db, statement, after, part?.upTo)).rows
    },
    close: () => pool.end(),
  }
}

async function create(db: Db, statement: string, first: Omit<LogRow, 'seq'>, epoch = 1): Promise<boolean> {
  const made = await db
    .insert(documents)
    .values({ statement, epoch, schemaVersion: SCHEMA_VERSION, createdAt: first.at })
    .onConflictDoNothing()
    .returning({ statement: documents.statement })
  if (!made.length) return false
  await storeAll(db, [{ statement, epoch, rows: [{ ...first, seq: 1 }], owners: [], registry: [] }])
  return true
}

async function renew(
  db: Db,
  statement: string,
  from: number,
  first: Omit<LogRow, 'seq'>,
): Promise<number | null> {
  const seq = await lastSeqOf(db, statement)
  const epoch = from + 1
  const renewed = await db
    .update(documents)
    .set({ epoch, snapshot: null, base: seq, began: seq + 1 })
    .where(and(eq(documents.statement, statement), eq(documents.epoch, from)))
    .returning({ epoch: documents.epoch })
  if (!renewed.length) return null
  await db.delete(snapshots).where(eq(snapshots.statement, statement))
  await storeAll(db, [{ statement, epoch, rows: [{ ...first, seq: seq + 1 }], owners: [], registry: [] }])
  return epoch
}

async function raise(db: Db, statement: string, least: number, first: Omit<LogRow, 'seq'>): Promise<void> {
  const seq = (await lastSeqOf(db, statement)) + 1
  const epoch = Math.max((await documentOf(db, statement)).epoch + 1, least)
  await db.update(documents).set({ epoch, began: seq }).where(eq(documents.statement, statement))
  await storeAll(db, [{ statement, epoch, rows: [{ ...first, seq }], owners: [], registry: [] }])
}

async function lastSeqOf(db: Db, statement: string): Promise<number> {
  const [last] = await db
    .select({ seq: max(updates.seq) })
    .from(updates)
    .where(eq(updates.statement, statement))
  return last?.seq ?? 0
}

async function storeAll(db: Db, batches: readonly Append[]): Promise<void> {
  const rows = batches.flatMap(({ statement, epoch, rows: added }) =>
    added.map(row => ({
      ...{ statement, epoch, seq: row.seq, account: row.account, at: row.at, bytes: row.update },
      ...{ schemaVersion: SCHEMA_VERSION, checksum: checksumOf(statement, epoch, row) },
    })),
  )
  const claims = batches.flatMap(batch =>
    batch.owners.map(owner => ({ statement: batch.statement, ...owner })),
  )
  const records = lastOfEach(
    batches.flatMap(batch => batch.registry.map(record => ({ statement: batch.statement, ...record }))),
  )
  for (const some of portions(rows)) await db.insert(updates).values(some)
  for (const some of portions(claims)) await db.insert(owners).values(some)
  for (const some of portions(records))
    await db
      .insert(registry)
      .values(some)
      .onConflictDoUpdate({ target: [registry.statement, registry.key], set: { value: sql`excluded.value` } })
  // fail-point: in-database-before-commit
}

/** A record that a turn wrote twice is stored once, as it was last: one query cannot write a row a second time. */
const lastOfEach = <T extends { statement: string; key: string }>(records: readonly T[]): T[] => [
  ...new Map(records.map(record => [`${record.statement} ${record.key}`, record])).values(),
]

/** PostgreSQL takes 65,535 parameters a query. */
const PORTION = 5000

function* portions<T>(all: readonly T[]): Generator<T[]> {
  for (let i = 0; i < all.length; i += PORTION) yield all.slice(i, i + PORTION)
}

async function load(db: Db, statement: string, most?: number): ReturnType<LiveLog['load']> {
  const [document] = await db.select().from(documents).where(eq(documents.statement, statement))
  if (!document) return null
  const { epoch, schemaVersion, base, began, snapshot: upTo } = document
  const snapshot = upTo === null ? null : await readSnapshot(db, statement, upTo)
  return {
    epoch,
    schemaVersion,
    base,
    began,
    snapshot,
    lastSeq: await lastSeqOf(db, statement),
    owners: await db
      .select({ editor: owners.editor, account: owners.account, at: owners.at })
      .from(owners)
      .where(eq(owners.statement, statement)),
    registry: await db
      .select({ key: registry.key, value: registry.value })
      .from(registry)
      .where(eq(registry.statement, statement)),
    ...(await rowsAfter(db, statement, snapshot?.upTo ?? base, undefined, most)),
  }
}

async function readSnapshot(db: Db, statement: string, upTo: number): Promise<Snapshot | null> {
  const [found] = await db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.statement, statement), eq(snapshots.upTo, upTo)))
  if (!found) return null
  const snapshot = { upTo, at: found.at, update: new Uint8Array(found.bytes) }
  return checksumOfSnapshot(statement, found.epoch, snapshot) === found.checksum ? snapshot : null
}

async function rowsAfter(db: Db, statement: string, seq: number, upTo = ALL, most = ALL) {
  const found = await db
    .select()
    .from(updates)
    .where(and(eq(updates.statement, statement), gt(updates.seq, seq), lte(updates.seq, upTo)))
    .orderBy(asc(updates.seq))
    .limit(most)
  return intact(statement, found)
}

const ALL = Number.MAX_SAFE_INTEGER

async function documentOf(db: Db, statement: string): Promise<{ epoch: number }> {
  const [found] = await db
    .select({ epoch: documents.epoch })
    .from(documents)
    .where(eq(documents.statement, statement))
  if (!found) throw new Error('a statement that was never created has no log')
  return found
}

type Waiting = { batch: Append; resolve: () => void; reject: (error: unknown) => void }

/**
 * One transaction for all batches that wait. Where it fails, each is tried alone, so that one that cannot be
 * stored takes no other with it.
 */
function inGroups(store: (batches: readonly Append[]) => Promise<void>): (batch: Append) => Promise<void> {
  let waiting: Waiting[] = []
  let storing = false

  const storeGroup = async (group: readonly Waiting[]) => {
    try {
      await store(group.map(({ batch }) => batch))
      // fail-point: in-database-after-commit
      for (const { resolve } of group) resolve()
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const one of group) await storeGroup([one])
    }
  }
  const storeWaiting = async () => {
    storing = true
    while (waiting.length) {
      const group = waiting
      waiting = []
      await storeGroup(group)
    }
    storing = false
  }
  return batch =>
    new Promise((resolve, reject) => {
      waiting.push({ batch, resolve, reject })
      if (!storing) storeWaiting().catch(reject)
    })
}
