/** What is stored, as a backup sees it: tables of plain values, the same from either database. */
import type { DialectName, TableForm } from '../../adapters/levels.ts'

export type Value = string | number | null | Uint8Array
export type Row = readonly Value[]

/**
 * Not in a backup: who is signed in, for everybody signs in anew after a restore, and which process does a job.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['sessions', 'leases'])
export const isKept = ({ name }: TableForm): boolean => !LEFT_OUT.has(name)

/** Whether a table is one of the log of live text, which on SQLite stands in a file of its own. */
export const isLive = ({ name }: TableForm): boolean => name.startsWith('live_')

/** Everything stored, at one moment, for as long as it is open. */
export type Source = {
  dialect: DialectName
  /** The last migration that was applied. */
  level: string
  tables: readonly TableForm[]
  /** The rows of a table in any order, each with the table's columns in theirs. */
  rows(table: TableForm): AsyncIterable<Row>
  close(): Promise<void>
}

/**
 * An empty place that is being filled. Nothing of it is there for anybody else before `place`.
 */
export type Target = {
  /** A table's columns are all there, or it is an error; those that are not named take what a new row has. */
  put(table: TableForm, rows: AsyncIterable<Row> | Iterable<Row>): Promise<void>
  /** What was put, as it is stored. */
  rows(table: TableForm): AsyncIterable<Row>
  /**
   * Brings what was put to the form that this program reads, and puts it where it belongs, with a row in
   * `server_facts` that says it is not finished.
   * @param mark the name of that row
   */
  place(mark: string): Promise<void>
  /** Removes whatever was made or placed. */
  undo(): Promise<void>
}

/** A name as SQL takes it, in both dialects. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const columnList = ({ columns }: TableForm): string => columns.map(quoted).join(', ')
