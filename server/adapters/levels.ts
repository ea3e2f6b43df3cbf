/** The migrations as a history: what each did, and which tables stood after it. Both dialects have the same ones. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { packageRoot } from './packageRoot.ts'

export type DialectName = 'sqlite' | 'postgres'

/** One migration. `tag` is its name in both dialects; `when` is when it was made, which differs between them. */
export type Migration = { tag: string; when: number; hash: string; statements: readonly string[] }

/** A table by its name in PostgreSQL; those of the log of live text begin with `live_`. */
export type TableForm = { name: string; columns: readonly string[] }

/** Every migration of a dialect, oldest first. */
export function migrationsOf(dialect: DialectName): Migration[] {
  const folder = join(packageRoot(), 'migrations', dialect)
  const { entries } = readJson(folder, '_journal.json') as { entries: { tag: string }[] }
  return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, hash, sql }, at) => ({
    ...{ tag: entries[at]!.tag, when: folderMillis, hash, statements: sql },
  }))
}

/** Every table as it stood after the migration `tag`; undefined where this program knows no such migration. */
export function tablesAt(tag: string): TableForm[] | undefined {
  if (!migrationsOf('postgres').some(migration => migration.tag === tag)) return undefined
  const folder = join(packageRoot(), 'migrations/postgres')
  const { tables } = readJson(folder, `${tag.slice(0, 4)}_snapshot.json`) as {
    tables: Record<string, { name: string; columns: Record<string, unknown> }>
  }
  return Object.values(tables).map(({ name, columns }) => ({ name, columns: Object.keys(columns) }))
}

const readJson = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, 'meta', name), 'utf8'))
