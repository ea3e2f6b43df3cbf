/** Places for data: new ones, and all that is stored in one, as one compares it. */
import { openKeys } from '../../server/adapters/keys.ts'
import { migrate } from '../../server/adapters/migrate.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import type { Config } from '../../server/config.ts'
import { openLiveLog } from '../../server/live/live.ts'
import type { Storage } from '../../server/ports.ts'
import { newConfig, newDatabase } from '../adapters/storages.ts'
import { openWorld, type World } from '../world.ts'
import { fakeClock } from './clock.ts'

export type Database = 'SQLite' | 'PostgreSQL'

/** Settings of a place where nothing is yet. */
export async function emptyPlace(on: Database): Promise<Config> {
  const { config } = await newConfig(
    on === 'PostgreSQL'
      ? { DATABASE_URL: await newDatabase(), LOG_LEVEL: 'silent' }
      : { LOG_LEVEL: 'silent' },
  )
  return config
}

/** A world on a place that is there, such as one that was restored. */
export const worldAt = (
  { dataDir, databaseUrl }: Config,
  settings: Record<string, string> = {},
): Promise<World> =>
  openWorld({ place: dataDir, config: settings, ...(databaseUrl === undefined ? {} : { databaseUrl }) })

/** A world on a new place with a key file, as a server makes it at its first start. */
export async function newWorld(on: Database, settings: Record<string, string> = {}): Promise<World> {
  const config = await emptyPlace(on)
  await migrate(config, fakeClock())
  const storage = await openStorage(config)
  await openKeys(config.keyFile, storage)
  await storage.close()
  return worldAt(config, settings)
}

type Rows = Record<string, unknown>[]

/** Every row of every table, by the name of the table in `tables.ts`. */
export async function everyRow(storage: Storage): Promise<Record<string, Rows>> {
  const tables: Record<string, Rows> = {}
  await storage.read(async ({ db, t }) => {
    for (const [name, table] of Object.entries(t)) tables[name] = inOrder(await db.select().from(table))
  })
  return tables
}

/** Everything the log of live text has of some statements. */
export async function everyText(config: Config, statements: readonly string[]) {
  const log = await openLiveLog(config)
  try {
    return await Promise.all(
      statements.map(async statement => ({
        stored: await log.load(statement),
        history: await log.history(statement),
      })),
    )
  } finally {
    await log.close()
  }
}

const inOrder = (rows: Rows): Rows =>
  rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
