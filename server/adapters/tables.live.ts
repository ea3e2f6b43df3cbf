/**
 * The log of live text on PostgreSQL. On SQLite it is a file of its own with its own steps (live/sqliteFile.ts), so
 * that its writer and the writer of everything else never wait for each other.
 */
import { bigint, customType, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

const int = () => bigint({ mode: 'number' })
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

export const liveTables = {
  documents: pgTable('live_documents', {
    statement: text().primaryKey(),
    epoch: int().notNull(),
    schemaVersion: int().notNull(),
    createdAt: int().notNull(),
    /** The row up to which the snapshot that counts has everything. */
    snapshot: int(),
    /** The row after which the text begins: the rows before it are of a text that was given up for a new one. */
    base: int().notNull().default(0),
    /** The row with which the epoch began; 0 for the first. */
    began: int().notNull().default(0),
  }),

  /** Never changed and never deleted by compaction: the rows are the text's history. */
  updates: pgTable(
    'live_updates',
    {
      statement: text().notNull(),
      seq: int().notNull(),
      account: text().notNull(),
      at: int().notNull(),
      epoch: int().notNull(),
      schemaVersion: int().notNull(),
      checksum: text().notNull(),
      bytes: bytes().notNull(),
    },
    t => [primaryKey({ columns: [t.statement, t.seq] })],
  ),

  snapshots: pgTable(
    'live_snapshots',
    {
      statement: text().notNull(),
      upTo: int().notNull(),
      at: int().notNull(),
      epoch: int().notNull(),
      schemaVersion: int().notNull(),
      checksum: text().notNull(),
      bytes: bytes().notNull(),
    },
    t => [primaryKey({ columns: [t.statement, t.upTo] })],
  ),

  owners: pgTable(
    'live_owners',
    { statement: text().notNull(), editor: int().notNull(), account: text().notNull(), at: int().notNull() },
    t => [primaryKey({ columns: [t.statement, t.editor] })],
  ),

  registry: pgTable(
    'live_registry',
    { statement: text().notNull(), key: text().notNull(), value: text().notNull() },
    t => [primaryKey({ columns: [t.statement, t.key] })],
  ),
}
