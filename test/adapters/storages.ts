import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { systemClock } from '../../server/adapters/clock.ts'
import { migrate } from '../../server/adapters/migrate.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import { type Config, readConfig } from '../../server/config.ts'
import type { Storage } from '../../server/ports.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

export type OpenedStorage = {
  /** Settings that lead to this storage; its `dataDir` is a new folder of its own. */
  config: Config
  storage: Storage
  /** Closes the storage and deletes what it stored. */
  close(): Promise<void>
}

/**
 * Both storages by name, each with a function that opens a new, empty, migrated one:
 * `describe.each(storages)('on %s', (_, open) => …)`. One PostgreSQL serves a test file; it starts when first
 * needed and stops with the file.
 */
export const storages: [name: string, open: () => Promise<OpenedStorage>][] = [
  ['SQLite', () => openMigrated({})],
  ['PostgreSQL', async () => openMigrated({ DATABASE_URL: await newDatabase() })],
]

/** Settings with a data folder of their own, and the act that deletes it. */
export async function newConfig(settings: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'undersigned-data-'))
  const config = readConfig({ ...settings, DATA_DIR: folder })
  return { config, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A new, empty database on the test file's PostgreSQL, as a `DATABASE_URL`. */
export async function newDatabase(): Promise<string> {
  server ??= startPostgres()
  return (await server).database()
}

let server: Promise<TestPostgres> | undefined

afterAll(async () => {
  await (await server)?.stop()
})

async function openMigrated(settings: Record<string, string>): Promise<OpenedStorage> {
  const { config, remove } = await newConfig(settings)
  await migrate(config, systemClock)
  const storage = await openStorage(config)
  return {
    config,
    storage,
    async close() {
      await storage.close()
      await remove()
    },
  }
}
