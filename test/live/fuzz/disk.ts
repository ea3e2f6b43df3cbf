/**
 * The server's disk: the real SQLite log, in memory or in a file, which does one thing after another when it is told
 * to, fails when it is told to, and keeps what it did when the server goes. It checks every row it is given, with
 * nothing of the server's own judgement: whose ids, right to write, no delete of what is not there yet ([LIVE-7]).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { type Append, type LiveLog, SERVER } from '../../../server/live/log.ts'
import { openSqliteFile, type SqliteFile } from '../../../server/live/sqliteFile.ts'
import { SEED_CLIENT } from '../../../shared/statement/yjsDiff.ts'
import { isGone } from './updates.ts'

export type DiskKind = 'memory' | 'file'
export type DiskAct = 'load' | 'append' | 'draftSnapshot' | 'readSnapshot' | 'adoptSnapshot' | 'renew'
export type HowItFails = 'before' | 'after'

/** The disk did not do what it was asked to, or does not say that it did. */
export class DiskFault extends Error {
  override name = 'DiskFault'
}

type Op = {
  act: string
  run: () => unknown
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

export class Disk {
  file: SqliteFile
  /** What a client can have been told: the rows as they are on disk. */
  shadow = newText()
  /** What was to be told under the epoch before. */
  before: Y.Doc | null = null
  epoch = 1
  failed = 0
  /** Rows by account. */
  readonly rows = new Map<string, number>()
  readonly #owners = new Map<number, string>()
  readonly #folder: string | null
  readonly #path: string
  readonly #fault: (what: string) => void
  readonly #mayHaveWritten: (account: string, at: number) => boolean
  readonly #failing: { act: DiskAct; how: HowItFails }[] = []
  #queue: Op[] = []
  /** How many servers there have been: one that is dead reaches the disk no more. */
  #servers = 0

  constructor(
    kind: DiskKind,
    fault: (what: string) => void,
    mayHaveWritten: (account: string, at: number) => boolean,
  ) {
    this.#folder = kind === 'file' ? mkdtempSync(join(tmpdir(), 'fuzz-')) : null
    this.#path = this.#folder ? join(this.#folder, 'live.db') : ':memory:'
    this.file = openSqliteFile(this.#path)
    this.#fault = fault
    this.#mayHaveWritten = mayHaveWritten
  }

  get waits(): boolean {
    return this.#queue.length > 0
  }

  /** The log as one server sees it. */
  log(): LiveLog {
    const server = this.#servers
    const ask = (act: string, run: () => unknown) =>
      new Promise((resolve, reject) => {
        if (server === this.#servers) this.#queue.push({ act, run, resolve, reject })
      })
    const acts = Object.keys(this.file).filter(act => act !== 'append' && act !== 'close')
    const log = Object.fromEntries(
      acts.map(act => [act, (...args: unknown[]) => ask(act, () => this.#do(act, args))]),
    )
    const append = (batch: Append) => ask('append', () => this.#append(batch))
    // Every act of the file is one of the log, but that the log answers later.
    return { ...log, append, close: async () => {} } as unknown as LiveLog
  }

  failNext(act: DiskAct, how: HowItFails): void {
    this.#failing.push({ act, how })
  }

  heal(): void {
    this.#failing.splice(0)
  }

  /** Does what has waited longest; false where nothing waits. */
  step(): boolean {
    const op = this.#queue.shift()
    if (!op) return false
    const failing = this.#failing.findIndex(({ act }) => act === op.act)
    const how = failing < 0 ? null : this.#failing.splice(failing, 1)[0]!.how
    if (how) this.failed++
    try {
      const value = how === 'before' ? null : op.run()
      if (how) op.reject(new DiskFault(`${op.act} failed ${how} the disk`))
      else op.resolve(value)
    } catch (error) {
      op.reject(error as Error)
    }
    return true
  }

  /** The server is gone: the first `done` of what it asked for still happen, and nobody hears of it. */
  crash(done: number): void {
    for (const op of this.#queue.slice(0, done)) {
      try {
        op.run()
      } catch {
        // What cannot be stored is not stored, whoever asked.
      }
    }
    this.#queue = []
    this.#servers++
    if (!this.#folder) return
    this.file.close()
    this.file = openSqliteFile(this.#path)
  }

  close(): void {
    this.file.close()
    this.shadow.destroy()
    this.before?.destroy()
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true })
  }

  #do(act: string, args: unknown[]): unknown {
    const answer: unknown = Reflect.apply(
      Reflect.get(this.file, act) as (...args: unknown[]) => unknown,
      this.file,
      args,
    )
    if (act === 'create' && answer === true)
      Y.applyUpdate(this.shadow, (args[1] as { update: Uint8Array }).update)
    if (act === 'renew' && typeof answer === 'number')
      this.#renewed(answer, (args[2] as { update: Uint8Array }).update)
    if (act === 'raise') {
      this.epoch = this.file.load(args[0] as string)!.epoch
      Y.applyUpdate(this.shadow, (args[2] as { update: Uint8Array }).update)
    }
    return answer
  }

  #renewed(epoch: number, update: Uint8Array): void {
    this.epoch = epoch
    this.before = this.shadow
    this.shadow = newText()
    Y.applyUpdate(this.shadow, update)
  }

  #append(batch: Append): void {
    const [refused] = this.file.append([batch])
    if (refused) throw new Error(refused)
    if (batch.epoch !== this.epoch) this.#fault(`a row of epoch ${batch.epoch} was stored in ${this.epoch}`)
    for (const { editor, account } of batch.owners) {
      if (this.#owners.has(editor)) this.#fault('an editor’s id was given twice')
      this.#owners.set(editor, account)
    }
    for (const { account, at, update } of batch.rows) this.#row(account, at, update)
  }

  #row(account: string, at: number, update: Uint8Array): void {
    this.rows.set(account, (this.rows.get(account) ?? 0) + 1)
    const { structs, ds } = Y.decodeUpdate(update)
    // Words that somebody lost with a block are put back by the server, as theirs [TEXT-6].
    const isPutBack = ds.clients.size === 0 && structs.every(({ id }) => id.client === SEED_CLIENT)
    const isServers = account === SERVER || account.startsWith('suggestion:') || isPutBack
    if (!isServers && !this.#mayHaveWritten(account, at)) this.#fault(`${account} may only read, and wrote`)
    for (const { id } of structs) {
      const isTheirs = isServers ? id.client === SEED_CLIENT : this.#owners.get(id.client) === account
      if (!isTheirs) this.#fault(`${account} wrote as somebody else`)
    }
    Y.applyUpdate(this.shadow, update)
    if (this.shadow.store.pendingStructs) this.#fault(`a row of ${account} builds on what is not there`)
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges)
        if (!isGone(this.shadow, client, clock, len))
          this.#fault(`a row of ${account} deletes what is not there`)
  }
}

function newText(): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment('body')
  return doc
}
