/** Reading and filling a PostgreSQL database. A restore is one transaction: until it commits, nobody sees any of it. */
import pg from 'pg'
import { type Migration, migrationsOf, type TableForm, tablesAt } from '../../adapters/levels.ts'
import { ADVISORY_LOCK } from '../../adapters/migrate.ts'
import { BadSetting } from '../../config.ts'
import { columnList, isKept, quoted, type Row, type Source, type Target, type Value } from './stock.ts'

/** About how much is asked for at once, in bytes, and how many rows first, while their size is not known. */
const AT_ONCE = 4 * 1024 * 1024
const FIRST_ROWS = 8
const MOST_ROWS = 2000

/** PostgreSQL takes 65,535 values a query. */
const MOST_VALUES = 60_000

/** @throws BadSetting where nothing is stored, or a newer program stored it */
export async function openPostgresSource(url: string): Promise<Source> {
  const client = await connected(url, 'undersigned backup')
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const level = await levelOf(client)
    return {
      ...{ dialect: 'postgres', level, tables: tablesAt(level)!.filter(isKept) },
      rows: table => rowsOf(client, table),
      close: () => client.end(),
    }
  } catch (fault) {
    await client.end()
    throw fault
  }
}

async function connected(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name })
  // A connection that breaks says so to the query that waits, or to the next one.
  client.on('error', () => {})
  await client.connect()
  return client
}

async function levelOf(client: pg.Client): Promise<string> {
  const known = await client.query("SELECT to_regclass('public.__drizzle_migrations') AS name")
  if (known.rows[0].name === null) throw new BadSetting('Nothing is stored in that database yet.')
  const last = await client.query('SELECT max(created_at) AS last FROM public.__drizzle_migrations')
  const level = migrationsOf('postgres').find(({ when }) => when === Number(last.rows[0].last))
  if (!level)
    throw new BadSetting('The stored data was written by a newer version of this program. Install that one.')
  return level.tag
}

/** By a cursor, so that a table never stands in memory whole. */
async function* rowsOf(client: pg.Client, table: TableForm): AsyncGenerator<Row> {
  await client.query(
    `DECLARE every_row NO SCROLL CURSOR FOR SELECT ${columnList(table)} FROM ${quoted(table.name)}`,
  )
  for (let count = FIRST_ROWS; ; ) {
    const text = `FETCH ${count} FROM every_row`
    const { rows } = await client.query<Value[]>({ text, rowMode: 'array', types: NUMBERS })
    if (rows.length === 0) break
    const size = rows.reduce((sum, row) => sum + sizeOf(row), 0)
    yield* rows
    count = Math.max(1, Math.min(MOST_ROWS, Math.floor((AT_ONCE * rows.length) / (size + 1))))
  }
  await client.query('CLOSE every_row')
}

/** Whole numbers come as numbers, as they do from SQLite. */
const NUMBERS: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

const sizeOf = (row: Row): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === 'number' || value === null ? 8 : value.length),
    0,
  )

/** The first table of this program that stands in the database; undefined where none does. */
export async function anyTable(url: string): Promise<string | undefined> {
  const client = await connected(url, 'undersigned restore')
  try {
    const names = ['__drizzle_migrations', ...everyTable()]
    const found = await client.query(
      'SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ANY ($1)',
      [names],
    )
    return found.rows[0]?.table_name
  } finally {
    await client.end()
  }
}

const everyTable = (): string[] => tablesAt(migrationsOf('postgres').at(-1)!.tag)!.map(({ name }) => name)

/** @param level the migration after which the rows were stored that will be put */
export async function openPostgresTarget(url: string, level: string): Promise<Target> {
  const client = await connected(url, 'undersigned restore')
  try {
    return await fillable(url, client, level)
  } catch (fault) {
    await client.end()
    throw fault
  }
}

async function fillable(url: string, client: pg.Client, level: string): Promise<Target> {
  const migrations = migrationsOf('postgres')
  const reached = migrations.findIndex(({ tag }) => tag === level) + 1
  let isPlaced = false
  // A server that starts meanwhile waits here, too, before it makes its tables.
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
  await client.query('BEGIN')
  await client.query(
    'CREATE TABLE public.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  await apply(client, migrations.slice(0, reached))

  return {
    async put(table, rows) {
      const most = Math.min(MOST_ROWS, Math.floor(MOST_VALUES / table.columns.length))
      let waiting: Row[] = []
      let size = 0
      for await (const row of rows) {
        waiting.push(row)
        size += sizeOf(row)
        if (waiting.length < most && size < AT_ONCE) continue
        await insert(client, table, waiting)
        waiting = []
        size = 0
      }
      if (waiting.length > 0) await insert(client, table, waiting)
    },
    rows: table => rowsOf(client, table),
    async place(mark) {
      await apply(client, migrations.slice(reached))
      await client.query('INSERT INTO server_facts (name, value) VALUES ($1, $2)', [mark, ''])
      await client.query('COMMIT')
      isPlaced = true
      await client.end()
    },
    async undo() {
      if (isPlaced) await dropAll(url)
      else await client.end()
    },
  }
}

async function insert(client: pg.Client, table: TableForm, rows: readonly Row[]): Promise<void> {
  const width = table.columns.length
  const marks = rows.map(
    (_, at) => `(${table.columns.map((_, column) => `$${at * width + column + 1}`).join(', ')})`,
  )
  await client.query(
    `INSERT INTO ${quoted(table.name)} (${columnList(table)}) VALUES ${marks.join(', ')}`,
    rows.flat(),
  )
}

async function apply(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const { statements, hash, when } of migrations) {
    for (const statement of statements) await client.query(statement)
    await client.query('INSERT INTO public.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
      hash,
      when,
    ])
  }
}

async function dropAll(url: string): Promise<void> {
  const client = await connected(url, 'undersigned restore')
  try {
    const names = ['public.__drizzle_migrations', ...everyTable().map(quoted)]
    await client.query(`DROP TABLE IF EXISTS ${names.join(', ')}`)
  } finally {
    await client.end()
  }
}
