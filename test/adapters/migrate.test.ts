import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api'
import { is } from 'drizzle-orm'
import { type PgTable, getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, sqliteFile } from '../../server/adapters/migrate.ts'
import { packageRoot } from '../../server/adapters/packageRoot.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import { liveTables } from '../../server/adapters/tables.live.ts'
import { postgresTables, sqliteTables } from '../../server/adapters/tables.ts'
import { BadSetting, type Config } from '../../server/config.ts'
import { fakeClock } from '../world/clock.ts'
import { newConfig, newDatabase } from './storages.ts'

const livePrefixed = Object.fromEntries(
  Object.entries(liveTables).map(([name, table]) => [`live_${name}`, table]),
)
/** On PostgreSQL the live log lies in the same database. */
const everyPostgresTable = { ...postgresTables, ...livePrefixed }

const clock = fakeClock(Date.UTC(2030, 2, 4, 9, 0, 7))
const dialects = [
  ['SQLite', 'sqlite', async () => ({})],
  ['PostgreSQL', 'postgres', async () => ({ DATABASE_URL: await newDatabase() })],
] as const

describe.each(dialects)('migrations on %s', (_, dialect, settings) => {
  let config: Config
  let remove: () => Promise<void>
  let folder: string
  beforeEach(async () => {
    const made = await newConfig(await settings())
    config = made.config
    remove = made.remove
    folder = await mkdtemp(join(tmpdir(), 'undersigned-migrations-'))
    await cp(join(packageRoot(), 'migrations', dialect), folder, { recursive: true })
  })
  afterEach(async () => {
    await remove()
    await rm(folder, { recursive: true })
  })

  it('make every table with every column that the program uses', async () => {
    await migrate(config, clock)
    expect(await columnsThere(config)).toEqual(columnsUsed(config))
  })

  it('were generated from the tables as they stand, indexes and all', async () => {
    const { entries } = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'))
    const name = `${String(entries.at(-1).idx).padStart(4, '0')}_snapshot.json`
    const last = JSON.parse(await readFile(join(folder, 'meta', name), 'utf8'))
    const missing =
      dialect === 'sqlite'
        ? await generateSQLiteMigration(last, await generateSQLiteDrizzleJson(sqliteTables))
        : await generateMigration(last, generateDrizzleJson(everyPostgresTable))
    expect(missing).toEqual([])
  })

  it('are applied once, also when several servers start together', async () => {
    const [first, second] = await Promise.all([migrate(config, clock), migrate(config, clock)])
    expect(first.applied + second.applied).toBeGreaterThan(0)
    expect(Math.min(first.applied, second.applied)).toBe(0)
    expect(await migrate(config, clock)).toEqual({ applied: 0 })
  })

  it('that fail leave the stored data as it was, and working', async () => {
    await migrate(config, clock, folder)
    await foundCoalition(config)
    await addMigration(folder, 'ALTER TABLE "coalitions" ADD "motto" text;--> statement-breakpoint\nNOT SQL;')
    await expect(migrate(config, clock, folder)).rejects.toThrow()
    expect(await columnsThere(config)).toEqual(columnsUsed(config))
    expect(await coalitions(config)).toEqual(['harbour'])
  })

  it('keep what was stored', async () => {
    await migrate(config, clock, folder)
    await foundCoalition(config)
    await addMigration(folder, 'ALTER TABLE "coalitions" ADD "motto" text;')
    expect(await migrate(config, clock, folder)).toMatchObject({ applied: 1 })
    expect(await coalitions(config)).toEqual(['harbour'])
  })

  it('do not touch what a newer program wrote, and say so', async () => {
    await addMigration(folder, 'ALTER TABLE "coalitions" ADD "motto" text;')
    await migrate(config, clock, folder)
    const older = migrate(config, clock)
    await expect(older).rejects.toThrow(BadSetting)
    await expect(older).rejects.toThrow('written by a newer version')
  })
})

describe('an existing SQLite file', () => {
  let config: Config
  let remove: () => Promise<void>
  let folder: string
  beforeEach(async () => {
    const made = await newConfig()
    config = made.config
    remove = made.remove
    folder = await mkdtemp(join(tmpdir(), 'undersigned-migrations-'))
    await cp(join(packageRoot(), 'migrations/sqlite'), folder, { recursive: true })
    await migrate(config, clock, folder)
  })
  afterEach(async () => {
    await remove()
    await rm(folder, { recursive: true })
  })
  const copies = async () => (await readdir(config.dataDir)).filter(name => name.includes('before'))

  it('is not copied while it is new or up to date', async () => {
    await migrate(config, clock, folder)
    expect(await copies()).toEqual([])
  })

  it('is copied before it is changed, with the rows of a server that still runs on it', async () => {
    const running = await openStorage(config)
    await running.write(async ({ db, t }) => {
      await db.insert(t.coalitions).values(harbour)
    })
    await addMigration(folder, 'ALTER TABLE "coalitions" ADD "motto" text;')
    const { copy } = await migrate(config, clock, folder)
    await running.close()
    expect(copy).toBe(`${sqliteFile(config)}.before-20300304T090007Z`)
    expect((await stat(copy!)).mode & 0o777).toBe(0o600)
    const old = new Database(copy!, { readonly: true })
    expect(old.prepare('SELECT * FROM coalitions').all()).toEqual([harbour])
    expect(old.pragma('integrity_check', { simple: true })).toBe('ok')
    old.close()
  })

  it('is copied under another name when the name is taken', async () => {
    await writeFile(`${sqliteFile(config)}.before-20300304T090007Z`, 'an earlier copy')
    await addMigration(folder, 'ALTER TABLE "coalitions" ADD "motto" text;')
    const { copy } = await migrate(config, clock, folder)
    expect(copy).toBe(`${sqliteFile(config)}.before-20300304T090007Z-2`)
    expect(await readFile(`${sqliteFile(config)}.before-20300304T090007Z`, 'utf8')).toBe('an earlier copy')
  })
})

it('the top of the project is where package.json lies', () => {
  expect(existsSync(join(packageRoot(), 'package.json'))).toBe(true)
})

const harbour = {
  ...{ id: 'h', slug: 'harbour', name: 'Harbour Committee', sample: 0 },
  ...{ createdAt: 1, attributedSince: null },
}

async function foundCoalition(config: Config): Promise<void> {
  const storage = await openStorage(config)
  await storage.write(async ({ db, t }) => {
    await db.insert(t.coalitions).values(harbour)
  })
  await storage.close()
}

async function coalitions(config: Config): Promise<string[]> {
  const storage = await openStorage(config)
  const rows = await storage.read(({ db, t }) => db.select({ slug: t.coalitions.slug }).from(t.coalitions))
  await storage.close()
  return rows.map(row => row.slug)
}

/** Adds a migration as drizzle-kit would, made after every other. */
async function addMigration(folder: string, sql: string): Promise<void> {
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(file, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_more' })
  await writeFile(file, JSON.stringify(journal))
  await writeFile(join(folder, '9999_more.sql'), sql)
}

function columnsUsed(config: Config): string[] {
  if (!config.databaseUrl) {
    const tables = Object.values(sqliteTables).filter(table => is(table, SQLiteTable))
    return tables
      .map(sqliteConfig)
      .flatMap(table => table.columns.map(column => `${table.name}.${column.name}`))
      .sort()
  }
  // The PostgreSQL tables are typed as the SQLite ones, so that stores are written once.
  const tables = Object.values(everyPostgresTable) as unknown as PgTable[]
  return tables
    .map(postgresConfig)
    .flatMap(table => table.columns.map(column => `${table.name}.${column.name}`))
    .sort()
}

async function columnsThere(config: Config): Promise<string[]> {
  const rows = config.databaseUrl ? await postgresColumns(config.databaseUrl) : sqliteColumns(config)
  return rows
    .map(row => `${row.table}.${row.column}`)
    .filter(name => !/^(__drizzle|sqlite)_/.test(name))
    .sort()
}

type Column = { table: string; column: string }

function sqliteColumns(config: Config): Column[] {
  const db = new Database(sqliteFile(config))
  const columns = db
    .prepare(`SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
              WHERE m.type = 'table'`)
    .all() as Column[]
  db.close()
  return columns
}

async function postgresColumns(url: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public'`,
  )
  await client.end()
  return rows
}
