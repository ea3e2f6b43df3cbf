/** What every storage does, whatever its dialect: run by `storage.test.ts` on each. */
import { AsyncResource } from 'node:async_hooks'
import { and, count, eq, isNull, max, sql, sum } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StorageFault } from '../../server/adapters/faults.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import type { Query, Storage, Tx } from '../../server/ports.ts'
import { prepared } from '../../server/prepared.ts'
import { refuse } from '../../shared/refusals.ts'
import type { OpenedStorage } from './storages.ts'

export function storageContract(name: string, open: () => Promise<OpenedStorage>): void {
  describe(`storage on ${name}`, () => {
    let opened: OpenedStorage
    let storage: Storage
    beforeEach(async () => {
      opened = await open()
      storage = opened.storage
    })
    afterEach(() => opened.close())

    it('keeps what a write did, also for whoever opens it next', async () => {
      const given = await storage.write(async tx => {
        await found(tx, 'harbour')
        return 'done'
      })
      expect(given).toBe('done')
      const another = await openStorage(opened.config)
      expect(await another.read(slugs)).toEqual(['harbour'])
      await another.close()
    })

    it('keeps nothing of a write that throws, and passes on what it threw', async () => {
      const failing = storage.write(async tx => {
        await found(tx, 'harbour')
        await found(tx, 'coast')
        throw new Error('a change of mind')
      })
      await expect(failing).rejects.toThrow('a change of mind')
      expect(await storage.read(slugs)).toEqual([])
      await expect(storage.write(async () => refuse('window-closed'))).rejects.toMatchObject({
        code: 'window-closed',
      })
    })

    it('goes on after a write that threw', async () => {
      await storage.write(async () => refuse('bad-input')).catch(() => {})
      await storage.write(tx => found(tx, 'harbour'))
      expect(await storage.read(slugs)).toEqual(['harbour'])
    })

    it('shows a reader nothing that is not committed', async () => {
      const written = signal()
      const goOn = signal()
      const writing = storage.write(async tx => {
        await found(tx, 'harbour')
        written.give()
        await goOn.given
      })
      await written.given
      expect(await storage.read(slugs)).toEqual([])
      goOn.give()
      await writing
      expect(await storage.read(slugs)).toEqual(['harbour'])
    })

    it('shows a write its own rows', async () => {
      await storage.write(async tx => {
        await found(tx, 'harbour')
        expect(await slugs(tx)).toEqual(['harbour'])
      })
    })

    it('shows a read one state from its first query to its last', async () => {
      await storage.read(async q => {
        expect(await slugs(q)).toEqual([])
        await outside(() => storage.write(tx => found(tx, 'harbour')))
        expect(await slugs(q)).toEqual([])
      })
      expect(await storage.read(slugs)).toEqual(['harbour'])
    })

    it('serves many reads at once', async () => {
      await storage.write(tx => found(tx, 'harbour'))
      const all = await Promise.all(Array.from({ length: 40 }, () => storage.read(slugs)))
      expect(new Set(all.flat())).toEqual(new Set(['harbour']))
    })

    it('lets nobody write through a read', async () => {
      const writing = storage.read(q => found(q as Tx, 'harbour'))
      await expect(writing).rejects.toThrow(StorageFault)
      expect(await storage.read(slugs)).toEqual([])
    })

    it('refuses a second row with the same unique value as already there', async () => {
      await storage.write(tx => found(tx, 'harbour'))
      const again = storage.write(tx => found(tx, 'harbour'))
      await expect(again).rejects.toMatchObject({ name: 'Refusal', code: 'already-there' })
    })

    it('refuses a second row with the same primary key as already there', async () => {
      const lease = (tx: Tx) => tx.db.insert(tx.t.leases).values({ name: 'post', holder: 'a', until: 1 })
      await storage.write(async tx => void (await lease(tx)))
      const again = storage.write(async tx => void (await lease(tx)))
      await expect(again).rejects.toMatchObject({ code: 'already-there' })
    })

    it('takes any number of rows without a value in a unique column', async () => {
      await storage.write(async tx => {
        await attempt(tx, 'a', 1)
        await signon(tx, 'first', null)
        await signon(tx, 'second', null)
      })
    })

    it('says nothing of the values when a query fails', async () => {
      const failing = storage.write(async tx => {
        const { db, t } = tx
        await db.insert(t.attempts).values({ key: 'anna@harbour.example', since: 1, count: null as never })
      })
      const fault = await failing.then(String, error => `${error.message} ${error.stack} ${error.cause}`)
      expect(fault).toContain('StorageFault')
      expect(fault).not.toContain('anna')
    })

    it('loses no update when writers read, think and write at once', async () => {
      await storage.write(tx => attempt(tx, 'sign-in', 0))
      await Promise.all(Array.from({ length: 40 }, () => storage.write(tx => countUp(tx, 'sign-in'))))
      expect(await storage.read(q => countOf(q, 'sign-in'))).toBe(40)
    })

    it('loses no update between two servers on the same storage', async () => {
      await storage.write(tx => attempt(tx, 'sign-in', 0))
      const other = await openStorage(opened.config)
      const both = Array.from({ length: 20 }, (_, n) => (n % 2 ? storage : other))
      await Promise.all(both.map(one => one.write(tx => countUp(tx, 'sign-in'))))
      expect(await other.read(q => countOf(q, 'sign-in'))).toBe(20)
      await other.close()
    })

    it('lets one of a hundred racers consume a row, once', async () => {
      await storage.write(tx => link(tx, 'one-time'))
      const racers = Array.from({ length: 100 }, (_, n) =>
        storage.write(tx => consume(tx, 'one-time', n + 1)),
      )
      const ends = await Promise.allSettled(racers)
      const refusals = ends.flatMap(end => (end.status === 'rejected' ? [end.reason.code] : []))
      expect(refusals).toEqual(Array(99).fill('link-used'))
    })

    it('[SIGN-2] lets one of a hundred racers take a unique place, and tells the others by their own check', async () => {
      const racers = Array.from({ length: 100 }, (_, n) => storage.write(tx => accept(tx, `signature-${n}`)))
      const ends = await Promise.allSettled(racers)
      const refusals = ends.flatMap(end => (end.status === 'rejected' ? [end.reason.code] : []))
      expect(refusals).toEqual(Array(99).fill('already-accepted'))
    })

    it('keeps a rule over several rows that no two writes break together', async () => {
      await storage.write(async tx => {
        await attempt(tx, 'anna', 1)
        await attempt(tx, 'boris', 1)
      })
      const leaves = ['anna', 'boris'].map(key => storage.write(tx => leave(tx, key)))
      const ends = await Promise.allSettled(leaves)
      expect(ends.filter(end => end.status === 'fulfilled')).toHaveLength(1)
      expect(await storage.read(stillThere)).toBe(1)
    })

    it('gives counts, sums, maxima and times as numbers', async () => {
      const late = 4_102_444_800_000
      await storage.write(async tx => {
        await attempt(tx, 'a', late)
        await attempt(tx, 'b', 2)
      })
      const row = await storage.read(({ db, t }) =>
        db
          .select({ n: count(), most: max(t.attempts.count), all: sum(t.attempts.count).mapWith(Number) })
          .from(t.attempts),
      )
      expect(row).toEqual([{ n: 2, most: late, all: late + 2 }])
    })

    it('says by what a statement returns how many rows it changed', async () => {
      await storage.write(async tx => {
        await attempt(tx, 'a', 1)
        const { db, t } = tx
        const touched = await db.update(t.attempts).set({ count: 5 }).returning({ key: t.attempts.key })
        expect(touched).toEqual([{ key: 'a' }])
        const upsert = db.insert(t.attempts).values({ key: 'a', since: 0, count: 0 })
        await upsert.onConflictDoUpdate({
          target: t.attempts.key,
          set: { count: sql`${t.attempts.count} + 1` },
        })
        expect(await countOf(tx, 'a')).toBe(6)
      })
    })

    it('answers a write within a write with an error, not with silence', async () => {
      const nested = storage.write(() => storage.write(tx => found(tx, 'harbour')))
      await expect(nested).rejects.toThrow('A write was begun inside a write')
      expect(await storage.read(slugs)).toEqual([])
    })

    it('answers a read within a write, and a write within a read, with an error', async () => {
      await expect(storage.write(() => storage.read(slugs))).rejects.toThrow(
        'A read was begun inside a write',
      )
      const writing = storage.read(() => storage.write(tx => found(tx, 'harbour')))
      await expect(writing).rejects.toThrow('A write was begun inside a read')
    })

    it('says of a write that it writes, and of a read that it does not', async () => {
      expect(await storage.read(async q => 'writes' in q)).toBe(false)
      expect(await storage.write(async tx => tx.writes)).toBe(true)
    })

    it('shares one state between a read and a read within it, however many do so', async () => {
      const deep = () => storage.read(() => storage.read(slugs))
      expect(await Promise.all(Array.from({ length: 20 }, deep))).toEqual(Array(20).fill([]))
    })

    it('lets what a write set off write after it', async () => {
      let later: Promise<unknown> = Promise.resolve()
      const over = signal()
      await storage.write(async () => {
        later = over.given.then(() => storage.write(tx => found(tx, 'harbour')))
      })
      over.give()
      await later
      expect(await storage.read(slugs)).toEqual(['harbour'])
    })

    it('does not let a query be used after its transaction', async () => {
      const kept = await storage.write(async tx => tx)
      await expect((async () => found(kept, 'harbour'))()).rejects.toThrow('was over')
    })

    it('asks a prepared query anew each time: other values, the state of that read, and nothing after it', async () => {
      await storage.write(tx => found(tx, 'harbour'))
      const named = (slug: string) => storage.read(async q => (await bySlug(q, { slug })).length)
      expect([await named('harbour'), await named('coast')]).toEqual([1, 0])
      const many = Array.from({ length: 20 }, (_, at) => named(at % 2 ? 'harbour' : 'coast'))
      expect(await Promise.all(many)).toEqual(Array.from({ length: 20 }, (_, at) => at % 2))
      await storage.write(async tx => {
        await found(tx, 'coast')
        expect(await bySlug(tx, { slug: 'coast' })).toHaveLength(1)
      })
      expect(await named('coast')).toBe(1)
      const kept = await storage.read(async q => q)
      await expect((async () => bySlug(kept, { slug: 'coast' }))()).rejects.toThrow('was over')
    })

    it('refuses work after it was closed, and finishes what was begun before', async () => {
      const another = await openStorage(opened.config)
      const begun = another.write(tx => found(tx, 'harbour'))
      await another.close()
      await begun
      expect(await storage.read(slugs)).toEqual(['harbour'])
      await expect(another.write(tx => found(tx, 'coast'))).rejects.toThrow()
      await expect(another.read(slugs)).rejects.toThrow()
    })
  })
}

async function found({ db, t }: Tx, slug: string): Promise<void> {
  await db.insert(t.coalitions).values({ id: `id-${slug}`, slug, name: slug, sample: 0, createdAt: 1 })
}

async function slugs({ db, t }: Query): Promise<string[]> {
  const rows = await db.select({ slug: t.coalitions.slug }).from(t.coalitions)
  return rows.map(row => row.slug)
}

const bySlug = prepared(({ db, t }) => {
  const slugs = db.select({ slug: t.coalitions.slug }).from(t.coalitions)
  return slugs.where(eq(t.coalitions.slug, sql.placeholder('slug'))).prepare()
})

async function attempt({ db, t }: Tx, key: string, n: number): Promise<void> {
  await db.insert(t.attempts).values({ key, since: 1, count: n })
}

async function countOf({ db, t }: Query, key: string): Promise<number> {
  const rows = await db.select().from(t.attempts).where(eq(t.attempts.key, key))
  return rows[0]!.count
}

async function countUp(tx: Tx, key: string): Promise<void> {
  const { db, t } = tx
  const now = await countOf(tx, key)
  await db
    .update(t.attempts)
    .set({ count: now + 1 })
    .where(eq(t.attempts.key, key))
}

async function link({ db, t }: Tx, id: string): Promise<void> {
  await db.insert(t.links).values({ id, tokenHash: id, kind: 'sign-in', createdAt: 1, expiresAt: 2 })
}

async function consume({ db, t }: Tx, id: string, now: number): Promise<void> {
  const unused = await db
    .select()
    .from(t.links)
    .where(and(eq(t.links.id, id), isNull(t.links.usedAt)))
  if (unused.length === 0) refuse('link-used')
  await db.update(t.links).set({ usedAt: now }).where(eq(t.links.id, id))
}

async function accept({ db, t }: Tx, signature: string): Promise<void> {
  if ((await db.select().from(t.acceptances)).length > 0) refuse('already-accepted')
  await db.insert(t.acceptances).values({ signon: 'letter', organisation: 'harbour', signature })
}

async function stillThere({ db, t }: Query): Promise<number> {
  return (await db.select().from(t.attempts)).length
}

/** Leaves, unless nobody would be left. */
async function leave(tx: Tx, key: string): Promise<void> {
  if ((await stillThere(tx)) < 2) refuse('last-coordinator')
  await tx.db.delete(tx.t.attempts).where(eq(tx.t.attempts.key, key))
}

async function signon({ db, t }: Tx, id: string, slug: string | null): Promise<void> {
  await db.insert(t.signons).values({
    ...{ id, slug, coalition: 'c', statement: 's', version: 'v', secret: id, opensAt: 1, closesAt: 2 },
    ...{
      closesLocal: '',
      zone: 'UTC',
      eligible: '',
      groups: '[]',
      acceptAtOnce: 0,
      openedBy: 'p',
      createdAt: 1,
    },
  })
}

/** A promise and what fulfils it. */
function signal() {
  let give = () => {}
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return { given, give }
}

/** Runs `act` as if another request did, outside of whatever read or write the caller stands in. */
const outside = AsyncResource.bind(<T>(act: () => Promise<T>) => act())
