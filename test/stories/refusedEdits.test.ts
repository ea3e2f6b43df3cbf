/** That edits could not be shared, as coordinators are told: who, why, when and how often, never what. */
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { LIMITS } from '../../server/live/limits.ts'
import { writeUpdate } from '../../server/live/protocol.ts'
import type { Storage } from '../../server/ports.ts'
import { keepRefusals } from '../../server/statements/refusedEdits.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as statements from '../../shared/contract/statements.ts'
import { CLOSE } from '../../shared/live.ts'
import { update } from '../live/wire.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const MINUTE = 60_000

let world: World
let address: string
let coalition: string
let ines: Somebody
let bruno: Somebody

beforeAll(async () => {
  world = await openWorld()
  const founded = await world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  bruno = await world.person('Bruno Keller', { coalition, role: 'drafter' })
  address = (await world.app.fastify.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')
})
afterAll(() => world.close())

const begin = async (unattributed = false): Promise<string> => {
  const said = { kind: 'report', title: 'On cranes', language: 'en', direction: 'ltr' } as const
  return (await world.call(ines, statements.startStatement, { coalition, ...said, unattributed })).id
}

const listed = async (statement: string) =>
  (await world.call(ines, statements.listRefusedEdits, { statement })).refused

/** Sends what no letter can hold, as an editor of somebody. */
async function write(somebody: Somebody, statement: string, node: string): Promise<void> {
  const headers = { cookie: somebody.cookie, origin: world.config.publicUrl }
  const line = new WebSocket(`${address}/live/${statement}`, { headers })
  await once(line, 'open')
  line.send(writeUpdate(update([{ editor: 900, clock: 0, structs: [{ element: node, parent: 'body' }] }])))
  await once(line, 'close')
  await world.app.refusals.settle()
}

/**
 * Sends more than the server reads in one frame, before or after it welcomed who sends it.
 * @returns the code by which the line was closed
 */
async function writeTooMuch(somebody: Somebody, statement: string, joined = false): Promise<number> {
  const headers = { cookie: somebody.cookie, origin: world.config.publicUrl }
  const line = new WebSocket(`${address}/live/${statement}?v=1`, { headers })
  await once(line, joined ? 'message' : 'open')
  const closed = once(line, 'close')
  line.send(new Uint8Array(LIMITS.reply + 2048))
  const [code] = await closed
  await world.app.refusals.settle()
  return code
}

describe('an edit that could not be shared', () => {
  it('[LIVE-9] is told to coordinators with its author and reason, and nothing of what it was', async () => {
    const statement = await begin()
    expect(await listed(statement)).toEqual([])
    await write(bruno, statement, 'secretgallery')
    const refused = await listed(statement)
    expect(refused).toEqual([
      {
        person: { name: 'Bruno Keller', organisation: expect.any(String) },
        ...{ why: 'policy', count: 1, firstAt: world.clock.now(), lastAt: world.clock.now() },
      },
    ])
    const stored = await world.storage.read(q => q.db.select().from(q.t.refusedEdits))
    expect(JSON.stringify(stored)).not.toContain('secretgallery')
  })

  it('[LIVE-9] is told also where it was too large to be read at all, once, and of who may write alone', async () => {
    const statement = await begin()
    const dario = await world.person('Dario Lunt', { coalition, role: 'reviewer' })
    const others = await listed(statement)
    expect([await writeTooMuch(dario, statement), await listed(statement)]).toEqual([CLOSE.tooLarge, others])
    for (const joined of [false, true])
      expect(await writeTooMuch(bruno, statement, joined)).toBe(CLOSE.tooLarge)
    world.clock.pass(MINUTE)
    await world.app.refusals.settle()
    expect(await listed(statement)).toEqual([
      expect.objectContaining({
        person: expect.objectContaining({ name: 'Bruno Keller' }),
        ...{ why: 'policy', count: 2 },
      }),
    ])
  })

  it('[LIVE-9] is counted on in one row for a person and a reason, and outlives the membership', async () => {
    const statement = await begin()
    const dario = await world.person('Dario Lunt', { coalition, role: 'drafter' })
    const first = world.clock.now()
    await write(dario, statement, 'gallery')
    world.clock.pass(MINUTE)
    await write(dario, statement, 'gallery')
    const { people } = await world.call(ines, coalitions.listPeople, { coalition })
    const { membership } = people.find(({ person }) => person === dario.id)!
    await world.call(ines, coalitions.removePerson, { coalition, membership })
    expect(await listed(statement)).toEqual([
      {
        person: { name: 'Dario Lunt', organisation: null },
        ...{ why: 'policy', count: 2, firstAt: first, lastAt: first + MINUTE },
      },
    ])
  })

  it('[LIVE-9] names nobody in an unattributed text, and nobody is stored', async () => {
    const statement = await begin(true)
    await write(bruno, statement, 'gallery')
    expect(await listed(statement)).toMatchObject([{ person: null, count: 1 }])
    const rows = await world.storage.read(q => q.db.select().from(q.t.refusedEdits))
    expect(rows.filter(row => row.statement === statement)).toMatchObject([{ person: '' }])
  })

  it('[LIVE-9] [LIVE-2] is told to coordinators only', async () => {
    const statement = await begin()
    expect(await world.refusal(bruno, statements.listRefusedEdits, { statement })).toBe('not-allowed')
  })
})

describe('a flood of refused edits', () => {
  const author = { statement: 'letter-one', person: 'bruno-0001', unattributed: false }

  /** The counts that reach the storage, one for each write. */
  function watched(fails = false) {
    const written: number[] = []
    const troubles: string[] = []
    const storage: Pick<Storage, 'write'> = {
      async write(fn) {
        if (fails) throw new Error('the disk is full')
        const before = await rows()
        const done = await world.storage.write(fn)
        written.push((await rows()) - before)
        return done
      },
    }
    const ports = { ...world.app.ports, storage: { ...world.storage, ...storage } }
    return { written, troubles, refusals: keepRefusals(ports, trouble => void troubles.push(trouble)) }
  }
  const rows = async () => {
    const all = await world.storage.read(q => q.db.select().from(q.t.refusedEdits))
    return all.reduce((sum, { count }) => sum + count, 0)
  }

  it('[LIVE-9] [LIVE-12] costs one write a minute, and every one of them is counted', async () => {
    const { written, refusals } = watched()
    for (let n = 0; n < 500; n++) refusals.refused(author, 'policy')
    world.clock.pass(MINUTE)
    refusals.refused(author, 'policy')
    await refusals.settle()
    expect(written).toEqual([1, 499, 1])
    world.clock.pass(3 * MINUTE)
    refusals.refused(author, 'policy')
    await refusals.stop()
    expect(written).toEqual([1, 499, 1, 1])
  })

  it('[LIVE-9] readers and gaps are not written down', async () => {
    const { written, refusals } = watched()
    refusals.refused(author, 'reader')
    refusals.refused(author, 'gap')
    await refusals.stop()
    expect(written).toEqual([])
  })

  it('[LIVE-9] a disk that takes none is told of, and hurts nobody', async () => {
    const { troubles, refusals } = watched(true)
    expect(() => refusals.refused(author, 'malformed')).not.toThrow()
    await refusals.stop()
    expect(troubles).toHaveLength(1)
  })
})
