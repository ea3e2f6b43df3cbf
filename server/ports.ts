/** The doors to the outside. Everything an act may touch beyond its own arguments comes through one of these. */
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Hands } from '../shared/attribution/hands.ts'
import type { Taken } from '../shared/attribution/moments.ts'
import type { Comparison } from '../shared/compare/comparison.ts'
import type { ChangesView } from '../shared/following/changesView.ts'
import type { MatrixView } from '../shared/following/matrixView.ts'
import type { Export } from '../shared/formats/export.ts'
import type { PackedFormat } from '../shared/formats/write.ts'
import type { Receipt, ReceiptKey } from '../shared/receipt.ts'
import type { Doc, StatementFile } from '../shared/statement/tree.ts'
import type { Tables } from './adapters/tables.ts'
import type { Config } from './config.ts'

type Reads = 'select' | 'selectDistinct' | '$count'
type Writes = 'insert' | 'update' | 'delete'

/**
 * What a store works with: drizzle's builders and the tables of the dialect in use. Await every query; `.get()`,
 * `.all()` and `.run()` exist on SQLite only, and what changed is learned by `.returning()`.
 */
export type Query = {
  db: Pick<BetterSQLite3Database, Reads>
  t: Tables
  /** The queries of `prepared.ts` that were made on this connection, by what made them. */
  prepared: Map<unknown, unknown>
}
/** A query that may write. Only `storage.write` hands one out. */
export type Tx = Omit<Query, 'db'> & { db: Pick<BetterSQLite3Database, Reads | Writes>; writes: true }

export type Storage = {
  /**
   * Runs `fn` on committed state only, and on one state from its first query to its last. A read inside a read
   * shares its state; a read inside a write is an error, for it would not see what the write did.
   */
  read<T>(fn: (q: Query) => Promise<T>): Promise<T>
  /**
   * Runs `fn` as one transaction: all of it is on disk when the promise resolves, none of it when it rejects.
   * SQLite runs writes one after the other; PostgreSQL runs them SERIALIZABLE and repeats `fn` after a
   * conflict, so `fn` does nothing but storage calls and pure work, and may run more than once. A write inside a
   * read or a write is an error. A broken unique constraint rejects with the
   * refusal `already-there` on both.
   */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `fn` once after `ms`; the returned function cancels. The fake clock of the tests moves these too. */
  after(ms: number, fn: () => void): () => void
}

export type Ids = {
  /** 96 random bits, 16 characters of base64url. */
  id(): string
  /** 128 random bits, 22 characters of base64url: for links, sessions, tokens and unpublished addresses. */
  token(): string
}

export type Keys = {
  /** Encrypts (AES-256-GCM, a fresh nonce each time) so that only this server reads it again. */
  seal(plain: string): string
  /** Undoes `seal`; throws where a byte was changed. */
  open(sealed: string): string
  /** A keyed hash (HMAC-SHA-256) by which something sealed can be found again; `of` is trimmed and lower-cased. */
  lookup(of: string): string
  receipts: {
    /** Signs a receipt with the newest key, as a compact JWS. It stores nothing, and the same gives the same. */
    sign(receipt: Receipt): Promise<string>
    /** What anybody checks receipts with: the newest first, and those that signed before it. */
    publicKeys: readonly ReceiptKey[]
  }
}

export type Mail = {
  to: string
  subject: string
  text: string
  messageId: string
  headers?: Readonly<Record<string, string>>
}
/** `sent`, or `refused` for good (the receiving server said so), or throws: tried again later. */
export type Mailer = {
  kind: 'smtp' | 'terminal'
  send(mail: Mail): Promise<'sent' | 'refused'>
  close(): Promise<void>
}

/** Whose an edit is: a person's, by id, or that of a suggestion which was accepted. */
export type EditBy = string | { suggestion: string }

/** The living texts, as seen by acts that change access or text. */
export type Rooms = {
  /** When a backup was put back last, in milliseconds since 1970: texts of before have lower epochs. Null: never. */
  readonly restoredAt: number | null
  /** Closes the sockets of a person in a coalition, or everywhere; they come back and are judged at the door. */
  closePerson(person: string, coalition?: string): void
  /** Closes the sockets that were opened with one session. */
  closeSession(session: string): void
  /** Closes every socket of a statement, after it was archived or taken up again. */
  closeStatement(statement: string): void
  /** Puts the first text of a statement on disk, before the statement's row exists. Twice changes nothing. */
  seed(statement: string, doc: Doc): Promise<void>
  /** The text as it is on disk. */
  read(statement: string): Promise<Doc>
  /**
   * Changes the text as an edit of `by` that everyone sees; written only where it differs, block by block, so that
   * what others type meanwhile stays. `change` gets the text as it is at that moment; it is pure and never throws.
   * The words of an accepted suggestion are its author's.
   */
  edit(statement: string, change: (doc: Doc) => Doc, by: EditBy): Promise<void>
  /**
   * Who changed what between two texts of a statement, by its log; found out beside the thread that serves.
   * @param byOf the organisation that an edit counts as, given when it was made, in milliseconds since 1970
   * Refuses with `too-large` a log that takes too long, with `try-again` where too many wait.
   */
  hands(
    statement: string,
    between: { old: Taken | null; new: Taken | null },
    byOf: (by: EditBy, at: number) => string | null,
  ): Promise<Hands>
  /** The document's epoch: it changes when a text was put back from a backup. */
  epoch(statement: string): Promise<string>
  /** Tells open editors that the statement's title, language, direction or state changed. */
  statementChanged(statement: string): void
  /** Tells open editors that comments, suggestions or rounds of the statement changed. */
  reviewChanged(statement: string): void
}

/** Heavy work on letters, done outside the thread that serves: files that only a program can open, and comparing. */
export type Renderer = {
  /**
   * @param about what the file says of itself; the words are those of the letter's language
   * Refuses with `cannot-draw` what no font here can draw, with `too-large` what takes too long, and with
   * `try-again` where too many wait.
   */
  render(format: PackedFormat, file: StatementFile, about: Omit<Export, 'words'>): Promise<Uint8Array>
  /** What differs between two texts. Refuses with `too-large` and `try-again` as above. */
  compare(
    old: Pick<StatementFile, 'title' | 'body'>,
    now: Pick<StatementFile, 'title' | 'body' | 'language'>,
  ): Promise<Comparison>
  /** Every ask through every draft, as a table or as a picture. Refuses with `too-large` and `try-again` as above. */
  matrix(format: 'docx' | 'svg', view: MatrixView): Promise<Uint8Array | string>
  /** What changed between two drafts, whole or on one page. Refuses with `too-large` and `try-again` as above. */
  changes(form: 'whole' | 'summary', view: ChangesView): Promise<Uint8Array>
}

export type Ports = {
  config: Config
  storage: Storage
  clock: Clock
  ids: Ids
  keys: Keys
  mailer: Mailer
  rooms: Rooms
  renderer: Renderer
  /** Tells the outbox that mails were queued, after the write that queued them. */
  mailsQueued(): void
}
