/** A copy of a world's database in a new place, as a backup that was put back has it. */
import { migrate } from '../../server/adapters/migrate.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import type { Tables } from '../../server/adapters/tables.ts'
import type { Query, Storage, Tx } from '../../server/ports.ts'
import { newConfig, newDatabase } from '../adapters/storages.ts'
import { openWorld, type World } from '../world.ts'

export type Copy = Awaited<ReturnType<typeof copyOf>>

/** Copies every row as it stands now, on the same kind of database. */
export async function copyOf(world: World) {
  const onPostgres = world.config.databaseUrl !== undefined
  const { config, remove } = await newConfig({
    LOG_LEVEL: 'silent',
    ...(onPostgres && { DATABASE_URL: await newDatabase() }),
  })
  await migrate(config, world.clock)
  const storage = await openStorage(config)
  const { clock, ids, keys } = world
  await copyRows(world.storage, storage)
  return {
    /** What acts on a restored copy are given. */
    ports: { config, storage, clock, ids, keys },
    /** The copy as a server that runs on it shows it; the clock of the other one moves it no more. */
    async serve(): Promise<World> {
      await storage.close()
      const databaseUrl = config.databaseUrl
      return openWorld({ place: config.dataDir, keys, ...(databaseUrl !== undefined && { databaseUrl }) })
    },
    remove,
  }
}

async function copyRows(from: Storage, to: Storage): Promise<void> {
  const tables = await from.read(async q => {
    const read: [name: keyof Tables, rows: object[]][] = []
    for (const name of namesIn(q)) read.push([name, await q.db.select().from(q.t[name])])
    return read
  })
  await to.write(async tx => {
    for (const [name, rows] of tables) for (const row of rows) await insert(tx, name, row)
  })
}

const namesIn = ({ t }: Query) => Object.keys(t) as (keyof Tables)[]

/** The rows were read from the very same table, which the types cannot say of all tables at once. */
const insert = async ({ db, t }: Tx, name: keyof Tables, row: object): Promise<void> => {
  await db.insert(t[name]).values(row as never)
}
