/**
 * The log of live text: every update that was ever accepted, in order, and beside it who owns which editor's id
 * and the registry of block ids. It is the truth; rooms are only its memory. On SQLite it is a file of its own,
 * `DATA_DIR/live.db`, written by a worker thread alone; on PostgreSQL it is the tables `live_…` of the database.
 */
import { createHash } from 'node:crypto'
import type { EditBy } from '../ports.ts'

/**
 * One accepted update. `account` is the person's id; `SERVER` for what the server wrote itself; as `accountOf`
 * says for an accepted suggestion, whose record says who suggested and who accepted it.
 */
export type LogRow = {
  seq: number
  account: string
  /** Milliseconds since 1970. */
  at: number
  update: Uint8Array
}

/** The account of the server's own edits: seeds and repairs. */
export const SERVER = 'server'

/** The account under which an edit is stored. */
export const accountOf = (by: EditBy): string => (typeof by === 'string' ? by : SUGGESTION + by.suggestion)

/** Whose edit is stored under an account; null where it is the server's. */
export function editBy(account: string): EditBy | null {
  if (account === SERVER) return null
  return account.startsWith(SUGGESTION) ? { suggestion: account.slice(SUGGESTION.length) } : account
}

/** Ids hold no colon. */
const SUGGESTION = 'suggestion:'

/** The first account that used an editor's id in a statement, for ever. */
export type Owner = { editor: number; account: string; at: number }

/** One record of the registry of block ids; the value is the registry's own and opaque here. */
export type RegistryRow = { key: string; value: string }

/** What is committed at once for one statement: all of it or none. */
export type Append = {
  statement: string
  epoch: number
  rows: readonly LogRow[]
  owners: readonly Owner[]
  registry: readonly RegistryRow[]
}

/** The state after row `upTo`, in one piece. */
export type Snapshot = { upTo: number; at: number; update: Uint8Array }

/** A statement as the log has it. Rows that `snapshot` covers are left out. */
export type Stored = {
  epoch: number
  schemaVersion: number
  snapshot: Snapshot | null
  rows: LogRow[]
  owners: Owner[]
  registry: RegistryRow[]
  /** The row after which this text begins; 0 but for a text that was renewed. */
  base: number
  /** The row with which this epoch began; 0 where it is the statement's first. */
  began: number
  /** The highest number ever given, also to rows that were set aside. */
  lastSeq: number
  /** Numbers of rows whose checksum did not fit: they are kept, set aside, and not among `rows`. */
  setAside: number[]
}

export type LiveLog = {
  /**
   * Stores a statement's first state as row 1. `false`, and nothing stored, if the statement has one already.
   * @param epoch of the text; 1 where it is left out
   */
  create(statement: string, first: Omit<LogRow, 'seq'>, epoch?: number): Promise<boolean>
  /**
   * Null where the statement was never created.
   * @param most rows; those that are lacking then are had from `history`, so that nobody waits for all at once.
   */
  load(statement: string, most?: number): Promise<Stored | null>
  /** On disk when it resolves; nothing of it when it rejects. A number that is taken already rejects. */
  append(append: Append): Promise<void>
  /** Stores a snapshot that does not count yet. */
  draftSnapshot(statement: string, snapshot: Snapshot): Promise<void>
  /** Reads a drafted snapshot back, as it is on disk; null where its checksum does not fit. */
  readSnapshot(statement: string, upTo: number): Promise<Snapshot | null>
  /**
   * Makes a drafted snapshot the one that `load` starts from. The rows it covers stay: they are the history. One of
   * a text that was given up meanwhile is left unused.
   */
  adoptSnapshot(statement: string, upTo: number): Promise<void>
  /**
   * Gives up a text for a new one that begins with one row, under the answer, which is its epoch. Editors and the
   * registry stay; the old rows stay stored and are read no more. `null`, and nothing changed, where the statement
   * is not of epoch `from` any more.
   */
  renew(statement: string, from: number, first: Omit<LogRow, 'seq'>): Promise<number | null>
  /**
   * Raises the epoch of a statement and leaves its text, which goes on with one row: what clients kept of it is not
   * merged any more.
   * @param least the epoch is no lower afterwards
   */
  raise(statement: string, least: number, first: Omit<LogRow, 'seq'>): Promise<void>
  /** Every statement that was created. */
  statements(): Promise<string[]>
  /**
   * All rows of the text, oldest first, with those that a snapshot covers: for attribution and retention.
   * @param part only rows with numbers above `after`, up to `upTo`
   */
  history(statement: string, part?: { after: number; upTo: number }): Promise<LogRow[]>
  close(): Promise<void>
}

/** SHA-256 over a row's place, author and bytes, so that a row cannot be bent or moved unnoticed. */
export function checksumOf(statement: string, epoch: number, row: LogRow): string {
  const head = JSON.stringify([statement, epoch, row.seq, row.account, row.at])
  return createHash('sha256').update(head).update(row.update).digest('hex')
}

export function checksumOfSnapshot(statement: string, epoch: number, snapshot: Snapshot): string {
  const head = JSON.stringify([statement, epoch, 'snapshot', snapshot.upTo, snapshot.at])
  return createHash('sha256').update(head).update(snapshot.update).digest('hex')
}

/** Whole rows, and the numbers of those whose bytes are not what was written. */
export function intact(
  statement: string,
  found: readonly {
    seq: number
    account: string
    at: number
    epoch: number
    checksum: string
    bytes: Uint8Array
  }[],
): Pick<Stored, 'rows' | 'setAside'> {
  const rows: LogRow[] = []
  const setAside: number[] = []
  for (const { seq, account, at, epoch, checksum, bytes } of found) {
    const row = { seq, account, at, update: new Uint8Array(bytes) }
    if (checksumOf(statement, epoch, row) === checksum) rows.push(row)
    else setAside.push(seq)
  }
  return { rows, setAside }
}
