/** A disk that fails to flush: nobody is told that something is kept which may not be. */
import type { open } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenedStorage, storages } from './storages.ts'

const openOnSqlite = storages.find(([name]) => name === 'SQLite')![1]
const disk = vi.hoisted(() => ({ isBroken: false, flushes: 0 }))
vi.mock('node:fs/promises', async actual => {
  const real = await actual<typeof import('node:fs/promises')>()
  return {
    ...real,
    async open(...args: Parameters<typeof open>) {
      const handle = await real.open(...args)
      const sync = handle.sync.bind(handle)
      handle.sync = async () => {
        disk.flushes++
        if (disk.isBroken) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' })
        await sync()
      }
      return handle
    },
  }
})

describe('[HOUSE-1] the flush of the main file', () => {
  let opened: OpenedStorage
  beforeEach(async () => {
    disk.isBroken = false
    opened = await openOnSqlite()
  })
  afterEach(() => opened.close())
  const write = (key: string) =>
    opened.storage.write(({ db, t }) => db.insert(t.attempts).values({ key, since: 1, count: 1 }))

  it('comes before a write is told of', async () => {
    const before = disk.flushes
    await write('a')
    expect(disk.flushes).toBe(before + 1)
  })

  it('that fails is told as uncertain, and the next write is kept once the disk takes it again', async () => {
    await write('a')
    disk.isBroken = true
    await expect(write('b')).rejects.toThrow('not certain')
    disk.isBroken = false
    await write('c')
    const rows = await opened.storage.read(({ db, t }) => db.select().from(t.attempts))
    expect(rows.map(({ key }) => key)).toContain('c')
  })
})
