import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { systemClock } from '../../server/adapters/clock.ts'
import { migrate } from '../../server/adapters/migrate.ts'
import { readConfig } from '../../server/config.ts'
import { openPostgresLog } from '../../server/live/log.postgres.ts'
import { openSqliteLog } from '../../server/live/log.sqlite.ts'
import { liveLogContract, type OpenedLog } from './liveLog.contract.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

let folder: string
let postgres: TestPostgres
let onSqlite: OpenedLog
let onPostgres: OpenedLog

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-log-'))
  const path = join(folder, 'live.db')
  onSqlite = {
    log: await openSqliteLog(path),
    async reopen() {
      await onSqlite.log.close()
      onSqlite.log = await openSqliteLog(path)
      return onSqlite.log
    },
    async spoil(statement, seq) {
      const db = new Database(path)
      db.prepare('UPDATE updates SET bytes = ? WHERE statement = ? AND seq = ?').run(
        Buffer.from([9]),
        statement,
        seq,
      )
      db.close()
    },
  }

  postgres = await startPostgres()
  const url = await postgres.database()
  await migrate(readConfig({ DATABASE_URL: url }), systemClock)
  onPostgres = {
    log: openPostgresLog(url),
    async reopen() {
      await onPostgres.log.close()
      onPostgres.log = openPostgresLog(url)
      return onPostgres.log
    },
    async spoil(statement, seq) {
      const client = new pg.Client(url)
      await client.connect()
      await client.query('UPDATE live_updates SET bytes = $1 WHERE statement = $2 AND seq = $3', [
        Buffer.from([9]),
        statement,
        seq,
      ])
      await client.end()
    },
  }
})

afterAll(async () => {
  await onSqlite.log.close()
  await onPostgres.log.close()
  await postgres.stop()
  await rm(folder, { recursive: true })
})

liveLogContract('SQLite', () => onSqlite)
liveLogContract('PostgreSQL', () => onPostgres)
