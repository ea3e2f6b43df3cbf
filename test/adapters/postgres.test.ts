import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPostgres } from '../../server/adapters/postgres.ts'
import type { Query, Storage, Tx } from '../../server/ports.ts'
import { type OpenedStorage, storages } from './storages.ts'

const openOnPostgres = storages.find(([name]) => name === 'PostgreSQL')![1]

describe('conflicts on PostgreSQL', () => {
  let opened: OpenedStorage
  let storage: Storage
  let pauses: number[]
  beforeEach(async () => {
    opened = await openOnPostgres()
    pauses = []
    const pause = async (ms: number) => void pauses.push(ms)
    storage = openPostgres(opened.config.databaseUrl!, { attempts: 3, pause, chance: () => 0.5 })
    await storage.write(({ db, t }) => db.insert(t.attempts).values({ key: 'a', since: 1, count: 0 }))
  })
  afterEach(async () => {
    await storage.close()
    await opened.close()
  })

  const count = async ({ db, t }: Query) => (await db.select().from(t.attempts))[0]!.count
  const set = async ({ db, t }: Tx, n: number) => {
    await db.update(t.attempts).set({ count: n }).where(eq(t.attempts.key, 'a'))
  }

  it('make a write run again on what the other one left', async () => {
    let runs = 0
    await storage.write(async tx => {
      const seen = await count(tx)
      if (++runs === 1) await opened.storage.write(other => set(other, 10))
      await set(tx, seen + 1)
    })
    expect(runs).toBe(2)
    expect(pauses).toEqual([1])
    expect(await storage.read(count)).toBe(11)
  })

  it('end with a refusal to try again when they do not pass, after growing pauses', async () => {
    let runs = 0
    const writing = storage.write(async tx => {
      const seen = await count(tx)
      await opened.storage.write(other => set(other, 100 + ++runs))
      await set(tx, seen + 1)
    })
    await expect(writing).rejects.toMatchObject({ name: 'Refusal', code: 'try-again' })
    expect(runs).toBe(3)
    expect(pauses).toEqual([1, 2])
    expect(await storage.read(count)).toBe(103)
  })

  it('do not make a write run again that fails by itself', async () => {
    let runs = 0
    const writing = storage.write(async () => {
      runs++
      throw new Error('a change of mind')
    })
    await expect(writing).rejects.toThrow('a change of mind')
    expect(runs).toBe(1)
  })

  it('never pass for a commit: a write that went on after a failed query is rejected', async () => {
    const writing = storage.write(async tx => {
      await set(tx, 7)
      const row = { key: 'a', since: 1, count: 1 }
      await tx.db
        .insert(tx.t.attempts)
        .values(row)
        .catch(() => {})
    })
    await expect(writing).rejects.toThrow('nothing was written')
    expect(await storage.read(count)).toBe(0)
  })

  it('leave every connection usable', async () => {
    const failing = Array.from({ length: 30 }, () =>
      storage.write(async tx => {
        await set(tx, 1)
        throw new Error('no')
      }),
    )
    await Promise.allSettled(failing)
    const reads = await Promise.all(Array.from({ length: 30 }, () => storage.read(count)))
    expect(new Set(reads)).toEqual(new Set([0]))
  })
})
