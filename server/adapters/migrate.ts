import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { BadSetting, type Config } from '../config.ts'
import type { Clock } from '../ports.ts'
import { packageRoot } from './packageRoot.ts'
import { connect } from './sqlite.ts'

export type Migrated = {
  /** How many migrations were applied; 0 where the data was up to date. */
  applied: number
  /** Where the SQLite file was copied to before it was changed. */
  copy?: string
}

/** Any number that no other program of the same PostgreSQL is likely to lock. */
export const ADVISORY_LOCK = 7_301_884_420

/** The file in which everything but the live documents is stored when there is no `DATABASE_URL`. */
export const sqliteFile = (config: Config) => join(config.dataDir, 'undersigned.db')

/**
 * Brings the stored data to the form this program reads, forward only, in one transaction: a migration that
 * fails leaves everything as it was. An existing SQLite file is copied first.
 * @param folder where the migrations of the dialect lie, for tests of failing ones.
 * @throws BadSetting where the data was written by a newer program.
 */
export async function migrate(config: Config, clock: Clock, folder?: string): Promise<Migrated> {
  return config.databaseUrl
    ? await onPostgres(config.databaseUrl, folder ?? join(packageRoot(), 'migrations/postgres'))
    : onSqlite(sqliteFile(config), clock, folder ?? join(packageRoot(), 'migrations/sqlite'))
}

function onSqlite(file: string, clock: Clock, folder: string): Migrated {
  const existed = existsSync(file)
  const db = connect(file)
  try {
    const applied = pending(folder, lastOnSqlite(db))
    if (applied === 0) return { applied }
    const copy = existed && hasTables(db) ? copyBefore(db, file, clock) : undefined
    migrateSqlite(drizzleSqlite(db), { migrationsFolder: folder })
    return copy === undefined ? { applied } : { applied, copy }
  } finally {
    db.close()
  }
}

type Sqlite = ReturnType<typeof connect>

const hasTables = (db: Sqlite) => db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() !== undefined

/** When the last applied migration was made, in milliseconds since 1970; 0 where none was applied. */
function lastOnSqlite(db: Sqlite): number {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (!known) return 0
  const row = db.prepare('SELECT max(created_at) AS last FROM __drizzle_migrations').get()
  return Number((row as { last: unknown }).last ?? 0)
}

function pending(folder: string, last: number): number {
  const made = readMigrationFiles({ migrationsFolder: folder }).map(migration => migration.folderMillis)
  if (last > Math.max(...made)) {
    throw new BadSetting('The stored data was written by a newer version of this program. Install that one.')
  }
  return made.filter(at => at > last).length
}

/** A consistent copy beside the file, also while another process writes; on disk when this returns. */
function copyBefore(db: Sqlite, file: string, clock: Clock): string {
  const stamp = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '')
  let copy = `${file}.before-${stamp}`
  for (let more = 2; existsSync(copy); more++) copy = `${file}.before-${stamp}-${more}`
  const target = openSync(copy, 'wx', 0o600)
  try {
    db.prepare('VACUUM INTO ?').run(copy)
    fsyncSync(target)
  } finally {
    closeSync(target)
  }
  return copy
}

/** Several servers that start at once on the same PostgreSQL take turns. */
async function onPostgres(url: string, folder: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url, application_name: 'undersigned migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    const applied = pending(folder, await lastOnPostgres(client))
    if (applied > 0) {
      await migratePostgres(drizzlePostgres(client), { migrationsFolder: folder, migrationsSchema: 'public' })
    }
    return { applied }
  } finally {
    await client.end()
  }
}

async function lastOnPostgres(client: pg.Client): Promise<number> {
  const known = await client.query("SELECT to_regclass('public.__drizzle_migrations') AS name")
  if (known.rows[0].name === null) return 0
  const last = await client.query('SELECT max(created_at) AS last FROM public.__drizzle_migrations')
  return Number(last.rows[0].last ?? 0)
}
