import { readFile, stat } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqliteFile } from '../../server/adapters/migrate.ts'
import { connect } from '../../server/adapters/sqlite.ts'
import { type OpenedStorage, storages } from './storages.ts'

const openOnSqlite = storages.find(([name]) => name === 'SQLite')![1]

describe('the SQLite file', () => {
  let opened: OpenedStorage
  beforeEach(async () => {
    opened = await openOnSqlite()
  })
  afterEach(() => opened.close())
  const file = () => sqliteFile(opened.config)

  it('is flushed to the disk at every commit, with readers beside the writer', () => {
    const db = connect(file())
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    db.close()
  })

  it('can be read by its owner only, like what SQLite puts beside it', async () => {
    await opened.storage.write(({ db, t }) => db.insert(t.attempts).values({ key: 'a', since: 1, count: 1 }))
    for (const end of ['', '-wal', '-shm']) expect((await stat(file() + end)).mode & 0o777).toBe(0o600)
    expect((await stat(opened.config.dataDir)).mode & 0o777).toBe(0o700)
  })

  it('[SAFE-1] keeps nothing readable of a row that was deleted', async () => {
    const secret = 'the telephone number of a source'
    const { storage } = opened
    await storage.write(({ db, t }) => db.insert(t.attempts).values({ key: secret, since: 1, count: 1 }))
    await storage.write(({ db, t }) => db.delete(t.attempts))
    const db = new Database(file())
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    expect((await readFile(file())).includes(secret)).toBe(false)
    expect((await readFile(`${file()}-wal`)).includes(secret)).toBe(false)
  })

  it('is waited for while another process writes, and the server goes on meanwhile', async () => {
    const command = new Database(file())
    command.exec('BEGIN IMMEDIATE')
    const writing = opened.storage.write(async ({ db, t }) => {
      await db.insert(t.attempts).values({ key: 'a', since: 1, count: 1 })
    })
    expect(await opened.storage.read(({ db, t }) => db.select().from(t.attempts))).toEqual([])
    command.exec('COMMIT')
    command.close()
    await writing
    expect(await opened.storage.read(({ db, t }) => db.select().from(t.attempts))).toHaveLength(1)
  })

  it('is written in the order the writes came', async () => {
    const order: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        opened.storage.write(async ({ db, t }) => {
          order.push(n)
          await db.select().from(t.attempts)
        }),
      ),
    )
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})
