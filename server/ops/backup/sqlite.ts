/** Reading and filling the two files of SQLite. A restore fills them in a folder of its own beside their place. */
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { type Migration, migrationsOf, type TableForm, tablesAt } from '../../adapters/levels.ts'
import { sqliteFile } from '../../adapters/migrate.ts'
import { connect } from '../../adapters/sqlite.ts'
import { BadSetting, type Config } from '../../config.ts'
import { liveFile } from '../../live/live.ts'
import { openSqliteFile } from '../../live/sqliteFile.ts'
import { columnList, isKept, isLive, quoted, type Row, type Source, type Target } from './stock.ts'

/**
 * The main file's moment comes first: a text that is newer than what the main file says of it is an edit more, a
 * version or a statement whose text the log does not have would be a loss.
 * @throws BadSetting where nothing is stored, or a newer program stored it
 */
export function openSqliteSource(config: Config): Source {
  const file = sqliteFile(config)
  if (!existsSync(file)) throw new BadSetting(`Nothing is stored in ${config.dataDir} yet.`)
  const main = frozen(file)
  const live = existsSync(liveFile(config)) ? frozen(liveFile(config)) : undefined
  const level = levelOf(main)
  const own = tablesAt(level)!.filter(table => isKept(table) && !isLive(table))
  const text = tablesAt(level)!.filter(table => live !== undefined && isLive(table))
  const textTables = text.map(table => ({ ...table, columns: columnsOf(live!, inOwnFile(table).name) }))
  return {
    ...{ dialect: 'sqlite', level, tables: [...own, ...textTables] },
    rows: table => (isLive(table) ? rowsOf(live!, inOwnFile(table)) : rowsOf(main, table)),
    async close() {
      main.close()
      live?.close()
    },
  }
}

/** A connection that sees one moment, from now on. */
function frozen(file: string): Database.Database {
  const db = connect(file, 'read only')
  db.exec('BEGIN')
  db.prepare('SELECT count(*) FROM sqlite_master').get()
  return db
}

function levelOf(main: Database.Database): string {
  const known = main.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get()
  if (!known) throw new BadSetting('Nothing is stored in that file yet.')
  const { last } = main.prepare('SELECT max(created_at) AS last FROM __drizzle_migrations').get() as {
    last: unknown
  }
  const level = migrationsOf('sqlite').find(({ when }) => when === Number(last))
  if (!level)
    throw new BadSetting('The stored data was written by a newer version of this program. Install that one.')
  return level.tag
}

const columnsOf = (db: Database.Database, table: string): string[] =>
  (db.pragma(`table_info(${quoted(table)})`) as { name: string }[]).map(({ name }) =>
    name.replace(/_[a-z]/g, letter => letter[1]!.toUpperCase()),
  )

/** A table of the log as its file has it: without the beginning that all have, and with other capitals. */
const inOwnFile = ({ name, columns }: TableForm): TableForm => ({
  name: name.replace('live_', ''),
  columns: columns.map(column => column.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)),
})

async function* rowsOf(db: Database.Database, table: TableForm): AsyncGenerator<Row> {
  const all = db.prepare(`SELECT ${columnList(table)} FROM ${quoted(table.name)}`).raw()
  yield* all.iterate() as Iterable<Row>
}

/** What a place of SQLite must not have; the side files of a database that is gone would spoil another one. */
export const sqlitePlace = (config: Config): string[] =>
  [sqliteFile(config), liveFile(config)].flatMap(file => [file, `${file}-wal`, `${file}-shm`])

/** Where a restore is made before it is placed. It is left behind only by one that was killed. */
export const workFolder = (config: Config): string => join(config.dataDir, 'restoring')

/**
 * @param level the migration after which the rows were stored that will be put
 * @throws with the code `EEXIST` where another restore is at work, or was cut off
 */
export function openSqliteTarget(config: Config, level: string): Target {
  const folder = workFolder(config)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  mkdirSync(folder, { mode: 0o700 })
  try {
    return fillable(config, folder, level)
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true })
    throw fault
  }
}

function fillable(config: Config, folder: string, level: string): Target {
  const placed: string[] = []
  const beside = (file: string) => join(folder, basename(file))
  // Made first by `connect`, which makes files for their owner only.
  connect(beside(liveFile(config))).close()
  openSqliteFile(beside(liveFile(config))).close()
  const files = { main: connect(beside(sqliteFile(config))), live: connect(beside(liveFile(config))) }
  for (const db of Object.values(files)) {
    // Nobody needs this copy before it is whole: it is flushed once, at the end.
    db.pragma('synchronous = OFF')
    db.exec('BEGIN')
  }
  files.main.exec(
    'CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  )
  const migrations = migrationsOf('sqlite')
  const reached = migrations.findIndex(({ tag }) => tag === level) + 1
  apply(files.main, migrations.slice(0, reached))
  const stored = (table: TableForm) =>
    isLive(table) ? { db: files.live, as: inOwnFile(table) } : { db: files.main, as: table }
  const close = () => {
    for (const db of Object.values(files)) db.close()
  }

  return {
    async put(table, rows) {
      const { db, as } = stored(table)
      const marks = as.columns.map(() => '?').join(', ')
      const insert = db.prepare(`INSERT INTO ${quoted(as.name)} (${columnList(as)}) VALUES (${marks})`)
      for await (const row of rows) insert.run(...row)
    },
    rows(table) {
      const { db, as } = stored(table)
      return rowsOf(db, as)
    },
    async place(mark) {
      apply(files.main, migrations.slice(reached))
      files.main.prepare('INSERT INTO server_facts (name, value) VALUES (?, ?)').run(mark, '')
      for (const db of Object.values(files)) db.exec('COMMIT')
      close()
      for (const file of [sqliteFile(config), liveFile(config)]) {
        flush(beside(file))
        // Unlike renaming, this fails where somebody made such a file meanwhile.
        linkSync(beside(file), file)
        placed.push(file)
        flush(dirname(file))
      }
      rmSync(folder, { recursive: true })
    },
    async undo() {
      close()
      for (const file of placed) for (const side of ['', '-wal', '-shm']) rmSync(file + side, { force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function apply(db: Database.Database, migrations: readonly Migration[]): void {
  for (const { statements, hash, when } of migrations) {
    for (const statement of statements) db.exec(statement)
    db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(hash, when)
  }
}

function flush(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
