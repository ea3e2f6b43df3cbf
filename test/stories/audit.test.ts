import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { randomIds } from '../../server/adapters/ids.ts'
import { keysFrom, newKeyMaterial } from '../../server/adapters/keys.ts'
import { type AuditAct, appendAudit, eraseSecrets } from '../../server/audit/append.ts'
import { listAudit } from '../../server/audit/list.ts'
import { verifyAudit } from '../../server/audit/verify.ts'
import { type OpenedStorage, storages } from '../adapters/storages.ts'
import { fakeClock } from '../world/clock.ts'

describe.each(storages)('the audit log on %s', (_, open) => {
  let opened: OpenedStorage
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())

  const ports = () => ({ storage: opened.storage, clock, ids: randomIds, keys })
  const clock = fakeClock()
  const keys = keysFrom(newKeyMaterial())
  const write = (act: Partial<AuditAct> = {}) =>
    opened.storage.write(tx => appendAudit(tx, ports(), { ...invited, ...act }))

  it('keeps one chain a coalition and one for the server', async () => {
    expect(await write()).toBe(1)
    expect(await write()).toBe(2)
    expect(await write({ coalition: 'coast' })).toBe(1)
    expect(await write({ coalition: '' })).toBe(1)
    for (const coalition of ['harbour', 'coast', ''])
      expect(await verifyAudit(ports(), coalition)).toMatchObject({ ok: true })
  })

  it('is written with the act or not at all', async () => {
    const failing = opened.storage.write(async tx => {
      await appendAudit(tx, ports(), invited)
      throw new Error('a change of mind')
    })
    await expect(failing).rejects.toThrow()
    expect(await listAudit(ports(), 'harbour', { limit: 10 })).toEqual([])
  })

  it('stays one chain when fifty acts come at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 50 }, () => write()))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    expect(await verifyAudit(ports(), 'harbour')).toMatchObject({ ok: true, head: { seq: 50 } })
  })

  it('is listed newest first, page by page, without what is personal', async () => {
    for (let number = 1; number <= 5; number++) await write({ data: { number }, secret: {} })
    const first = await listAudit(ports(), 'harbour', { limit: 2 })
    expect(first.map(entry => entry.data)).toEqual([{ number: 5 }, { number: 4 }])
    const next = await listAudit(ports(), 'harbour', { before: first[1]!.seq, limit: 9 })
    expect(next.map(entry => entry.seq)).toEqual([3, 2, 1])
    expect(first[0]).toMatchObject({
      at: clock.now(),
      act: 'person.invited',
      actor: 'amina',
      subject: 'inv-1',
    })
  })

  it('[SIGN-7] holds no address, in no table readably and in no list', async () => {
    await write()
    const stored = await opened.storage.read(async ({ db, t }) =>
      JSON.stringify([await db.select().from(t.audit), await db.select().from(t.auditSecrets)]),
    )
    expect(stored).not.toContain('lena')
    const [entry] = await listAudit(ports(), 'harbour', { limit: 1 })
    expect(JSON.stringify(entry)).not.toContain('lena')
    expect(entry).toMatchObject({ data: { role: 'drafter' }, personal: { address: 'kept' } })
  })

  it('[SIGN-7] takes no address openly', async () => {
    await expect(write({ data: { to: 'lena@dockworkers.example' } })).rejects.toThrow('address')
    await expect(write({ data: { committed: 'x' } })).rejects.toThrow('committed')
  })

  it('commits to the same value differently each time', async () => {
    await write()
    await write()
    const rows = await opened.storage.read(({ db, t }) => db.select().from(t.audit))
    expect(rows[0]!.data).not.toBe(rows[1]!.data)
  })

  it('still verifies after a person was erased, and forgets only that person', async () => {
    await write()
    await write({ subject: 'inv-2', secret: { address: 'tomas@lighthouse.example', name: 'Tomas' } })
    await write({ coalition: 'coast' })
    const erased = await opened.storage.write(tx => eraseSecrets(tx, 'harbour', 'inv-1'))
    expect(erased).toBe(1)
    expect(await verifyAudit(ports(), 'harbour')).toMatchObject({ ok: true, head: { seq: 2 } })
    const [second, first] = await listAudit(ports(), 'harbour', { limit: 2 })
    expect(first!.personal).toEqual({ address: 'erased' })
    expect(second!.personal).toEqual({ address: 'kept', name: 'kept' })
    expect((await listAudit(ports(), 'coast', { limit: 1 }))[0]!.personal).toEqual({ address: 'kept' })
  })

  it('shows an entry changed in the database, and where', async () => {
    for (let number = 1; number <= 3; number++) await write({ data: { number } })
    await opened.storage.write(async ({ db, t }) => {
      const second = and(eq(t.audit.coalition, 'harbour'), eq(t.audit.seq, 2))
      await db.update(t.audit).set({ actor: 'someone-else' }).where(second)
    })
    expect(await verifyAudit(ports(), 'harbour')).toMatchObject({ ok: false, brokenAt: 2 })
  })

  it('shows the last entry removed, to whoever noted the head', async () => {
    for (let number = 1; number <= 3; number++) await write({ data: { number } })
    const verdict = await verifyAudit(ports(), 'harbour')
    const head = verdict.ok ? verdict.head : undefined
    await opened.storage.write(({ db, t }) => db.delete(t.audit).where(eq(t.audit.seq, 3)))
    expect(await verifyAudit(ports(), 'harbour')).toMatchObject({ ok: true })
    expect(await verifyAudit(ports(), 'harbour', head)).toMatchObject({ ok: false, brokenAt: 3 })
  })

  it('shows a personal value put in the place of another, or damaged', async () => {
    await write()
    await write()
    const put = (valueSealed: string) =>
      opened.storage.write(async ({ db, t }) => {
        await db.update(t.auditSecrets).set({ valueSealed }).where(eq(t.auditSecrets.seq, 2))
      })
    await put(keys.seal('eve@elsewhere.example'))
    expect(await verifyAudit(ports(), 'harbour')).toMatchObject({ ok: false, brokenAt: 2 })
    await put('s1.damaged')
    expect(await verifyAudit(ports(), 'harbour')).toMatchObject({ ok: false, brokenAt: 2 })
  })

  it('is judged over more entries than are read at once', async () => {
    await opened.storage.write(async tx => {
      for (let number = 1; number <= 1_003; number++)
        await appendAudit(tx, ports(), { ...invited, data: { number }, secret: {} })
    })
    const verdict = await verifyAudit(ports(), 'harbour')
    expect(verdict).toMatchObject({ ok: true, head: { seq: 1_003 } })
    expect(await verifyAudit(ports(), 'harbour', { seq: 700, hash: 'another' })).toMatchObject({
      ok: false,
      brokenAt: 700,
    })
    expect(await verifyAudit(ports(), 'harbour', { seq: 1_004, hash: 'x' })).toMatchObject({
      brokenAt: 1_004,
    })
  })
})

const invited: AuditAct = {
  coalition: 'harbour',
  act: 'person.invited',
  actor: 'amina',
  subject: 'inv-1',
  data: { role: 'drafter' },
  secret: { address: 'lena@dockworkers.example' },
}
