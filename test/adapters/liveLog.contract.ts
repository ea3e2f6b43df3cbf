/** What every log of live text does, whatever it is stored in. */
import { describe, expect, it } from 'vitest'
import type { LiveLog, LogRow } from '../../server/live/log.ts'

export type OpenedLog = {
  log: LiveLog
  /** Closes the log and opens the same one again. */
  reopen: () => Promise<LiveLog>
  /** Changes the stored bytes of a row behind the log's back. */
  spoil: (statement: string, seq: number) => Promise<void>
}

const bytes = (...octets: number[]) => new Uint8Array(octets)
const row = (seq: number, octet = seq): LogRow => ({
  seq,
  account: 'amina',
  at: 1000 + seq,
  update: bytes(octet, 7),
})
const batch = (statement: string, ...rows: LogRow[]) => ({
  statement,
  epoch: 1,
  rows,
  owners: [],
  registry: [],
})
const FIRST = { account: 'server', at: 1000, update: bytes(1, 7) }

export function liveLogContract(name: string, opened: () => OpenedLog): void {
  let made = 0
  const fresh = async () => {
    const statement = `letter-${name}-${++made}`
    await opened().log.create(statement, FIRST)
    return statement
  }

  describe(`the log of live text on ${name}`, () => {
    it('[TEXT-1] creates a statement once, also when it is tried a hundred times at once', async () => {
      const { log } = opened()
      const tries = await Promise.all(Array.from({ length: 100 }, () => log.create(`race-${name}`, FIRST)))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect((await log.load(`race-${name}`))?.rows).toHaveLength(1)
    })

    it('[LIVE-1] knows nothing of a statement that was never created', async () => {
      expect(await opened().log.load('never')).toBeNull()
    })

    it('[LIVE-1] gives back what was appended, in order, with author and time', async () => {
      const { log } = opened()
      const statement = await fresh()
      await Promise.all([log.append(batch(statement, row(2), row(3))), log.append(batch(statement, row(4)))])
      const stored = await log.load(statement)
      expect(stored).toMatchObject({ epoch: 1, lastSeq: 4, snapshot: null, setAside: [] })
      expect(stored?.rows).toEqual([{ seq: 1, ...FIRST }, row(2), row(3), row(4)])
    })

    it('[LIVE-1] takes what is asked while it is at something else', async () => {
      const { log } = opened()
      const statement = await fresh()
      const appended: Promise<void>[] = []
      for (let seq = 2; seq < 40; seq++) {
        appended.push(log.append(batch(statement, row(seq))))
        await new Promise(resolve => setImmediate(resolve))
      }
      await Promise.all(appended)
      expect((await log.load(statement))?.rows.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 39 }, (_, i) => i + 1),
      )
    })

    it('[LIVE-1] keeps owners of editors and the registry with the rows they came with', async () => {
      const { log, reopen } = opened()
      const statement = await fresh()
      const owners = [{ editor: 4_294_967_295, account: 'amina', at: 5 }]
      await log.append({ ...batch(statement, row(2)), owners, registry: [{ key: 'block-one', value: '1' }] })
      await log.append({ ...batch(statement, row(3)), registry: [{ key: 'block-one', value: '2' }] })
      const stored = await (await reopen()).load(statement)
      expect(stored?.owners).toEqual(owners)
      expect(stored?.registry).toEqual([{ key: 'block-one', value: '2' }])
    })

    it('[LIVE-1] refuses a number that is taken, stores nothing of that batch, and all of the others', async () => {
      const { log } = opened()
      const [one, other] = [await fresh(), await fresh()]
      const outcome = await Promise.allSettled([
        log.append({ ...batch(one, row(2), row(1)), owners: [{ editor: 5, account: 'bruno', at: 1 }] }),
        log.append(batch(other, row(2))),
      ])
      expect(outcome.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
      expect(await log.load(one)).toMatchObject({ lastSeq: 1, owners: [] })
      expect(await log.load(other)).toMatchObject({ lastSeq: 2 })
    })

    it('[LIVE-1] starts from a snapshot once it is adopted, and keeps every row as history', async () => {
      const { log, reopen } = opened()
      const statement = await fresh()
      await log.append(batch(statement, row(2), row(3)))
      const snapshot = { upTo: 2, at: 9, update: bytes(1, 2, 3) }
      await log.draftSnapshot(statement, snapshot)
      expect((await log.load(statement))?.snapshot).toBeNull()
      expect(await log.readSnapshot(statement, 2)).toEqual(snapshot)
      await log.adoptSnapshot(statement, 2)
      const again = await reopen()
      expect(await again.load(statement)).toMatchObject({ snapshot, rows: [row(3)], lastSeq: 3 })
      expect(await again.history(statement)).toHaveLength(3)
      expect(await again.history(statement, { after: 1, upTo: 2 })).toEqual([row(2)])
      expect(await again.history(statement, { after: 3, upTo: 9 })).toEqual([])
    })

    it('[LIVE-13] gives the first rows after a snapshot alone, for who wants them in portions', async () => {
      const { log } = opened()
      const statement = await fresh()
      await log.append(batch(statement, row(2), row(3), row(4), row(5)))
      await log.draftSnapshot(statement, { upTo: 2, at: 9, update: bytes(1, 2, 3) })
      await log.adoptSnapshot(statement, 2)
      expect(await log.load(statement, 0)).toMatchObject({ rows: [], lastSeq: expect.any(Number) })
      const stored = await log.load(statement, 2)
      expect(stored).toMatchObject({ rows: [row(3), row(4)], lastSeq: 5, setAside: [] })
      expect(await log.history(statement, { after: 4, upTo: 5 })).toEqual([row(5)])
    })

    it('[LIVE-8] begins a text anew under the next epoch; what was before is neither loaded nor history', async () => {
      const { log, reopen } = opened()
      const statement = await fresh()
      await log.append(batch(statement, row(2), row(3)))
      await log.draftSnapshot(statement, { upTo: 2, at: 9, update: bytes(1, 2, 3) })
      await log.adoptSnapshot(statement, 2)
      const { seq, ...first } = row(4)
      const both = await Promise.all([log.renew(statement, 1, first), log.renew(statement, 1, first)])
      expect(both.sort()).toEqual([2, null])
      const again = await reopen()
      expect(await again.load(statement)).toMatchObject({
        epoch: 2,
        snapshot: null,
        base: 3,
        began: 4,
        lastSeq: 4,
      })
      expect((await again.load(statement))?.rows).toEqual([row(4)])
      expect(await again.history(statement)).toEqual([{ seq, ...first }])
      await again.append({ ...batch(statement, row(5)), epoch: 2 })
      await again.draftSnapshot(statement, { upTo: 4, at: 9, update: bytes(4) })
      await again.adoptSnapshot(statement, 4)
      expect((await again.load(statement))?.rows).toEqual([row(5)])
    })

    it('[LIVE-8] never starts from a snapshot of a text that was given up', async () => {
      const { log } = opened()
      const statement = await fresh()
      await log.append(batch(statement, row(2), row(3)))
      const { seq: _, ...first } = row(4)
      await log.renew(statement, 1, first)
      await log.draftSnapshot(statement, { upTo: 3, at: 9, update: bytes(1, 2, 3) })
      await log.adoptSnapshot(statement, 3)
      expect(await log.load(statement)).toMatchObject({ snapshot: null, rows: [row(4)] })
    })

    it('[LIVE-10] begins a text of the epoch that is asked for, once', async () => {
      const { log, reopen } = opened()
      const statement = `begun-${await fresh()}`
      expect(await log.create(statement, FIRST, 700)).toBe(true)
      expect(await log.create(statement, FIRST)).toBe(false)
      expect(await (await reopen()).load(statement)).toMatchObject({ epoch: 700, lastSeq: 1, setAside: [] })
    })

    it('[LIVE-10] raises an epoch above what it was, and leaves text and snapshot; it begins with one row', async () => {
      const { log, reopen } = opened()
      const [one, other] = [await fresh(), await fresh()]
      await log.append(batch(one, row(2)))
      await log.draftSnapshot(one, { upTo: 1, at: 9, update: bytes(1, 2, 3) })
      await log.adoptSnapshot(one, 1)
      const firstOf = (seq: number) => {
        const { seq: _, ...first } = row(seq)
        return first
      }
      await log.raise(one, 700, firstOf(3))
      await log.raise(one, 600, firstOf(4))
      expect(await log.load(other)).toMatchObject({ epoch: 1, began: 0, lastSeq: 1 })
      const stored = await (await reopen()).load(one)
      expect(stored).toMatchObject({ epoch: 701, began: 4, base: 0, snapshot: { upTo: 1 }, setAside: [] })
      expect(stored?.rows).toEqual([row(2), row(3), row(4)])
    })

    it('[LIVE-10] knows every statement that was created', async () => {
      const { log } = opened()
      const [one, other] = [await fresh(), await fresh()]
      expect(await log.statements()).toEqual(expect.arrayContaining([one, other]))
      await expect(log.raise('never created', 700, FIRST)).rejects.toThrow()
      expect(await log.load('never created')).toBeNull()
    })

    it('[LIVE-1] sets a row aside whose bytes are not what was written, and loads the rest', async () => {
      const { log, spoil } = opened()
      const statement = await fresh()
      await log.append(batch(statement, row(2), row(3)))
      await spoil(statement, 2)
      const stored = await log.load(statement)
      expect(stored?.setAside).toEqual([2])
      expect(stored?.rows.map(({ seq }) => seq)).toEqual([1, 3])
      expect(stored?.lastSeq).toBe(3)
    })
  })
}
