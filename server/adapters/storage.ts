import type { Config } from '../config.ts'
import type { Storage } from '../ports.ts'
import { sqliteFile } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/**
 * The storage the settings name: PostgreSQL with `DATABASE_URL`, else the SQLite file in `DATA_DIR`.
 * `migrate` comes first; this opens what it left.
 */
export async function openStorage(config: Config): Promise<Storage> {
  return config.databaseUrl ? openPostgres(config.databaseUrl) : openSqlite(sqliteFile(config))
}
