import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Hub } from '../../server/live/hub.ts'
import { LIMITS } from '../../server/live/limits.ts'
import type { LiveLog, LogRow, Stored } from '../../server/live/log.ts'
import { uncounted } from '../../server/live/meter.ts'
import { Pasts } from '../../server/live/past.ts'
import type { Room } from '../../server/live/room.ts'
import { seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { type FakeClock, fakeClock } from '../world/clock.ts'
import { type Faults, faultyLog } from './faultyLog.ts'
import { LETTER } from './letter.ts'

/** A log in memory: what is tested here is who waits for whom. */
function logInMemory(): LiveLog {
  const rows: LogRow[] = [{ seq: 1, account: 'server', at: 0, update: seedUpdate(LETTER) }]
  const stored = (): Stored => ({
    ...{
      epoch: 1,
      schemaVersion: 1,
      base: 0,
      began: 0,
      snapshot: null,
      owners: [],
      registry: [],
      setAside: [],
    },
    ...{ rows: [...rows], lastSeq: rows.length },
  })
  return {
    create: async () => false,
    load: async statement => (['letter-one', 'letter-three'].includes(statement) ? stored() : null),
    append: async batch => {
      rows.push(...batch.rows)
    },
    draftSnapshot: async () => {},
    readSnapshot: async () => null,
    adoptSnapshot: async () => {},
    renew: async () => null,
    raise: async () => {},
    statements: async () => [],
    history: async () => rows,
    close: async () => {},
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('the rooms of the hub', () => {
  let clock: FakeClock
  let faults: Faults
  let hub: Hub
  let alarms: string[]

  beforeEach(() => {
    clock = fakeClock()
    faults = faultyLog(logInMemory())
    alarms = []
    hub = new Hub({
      log: faults.log,
      pasts: new Pasts(faults.log),
      clock,
      limits: LIMITS,
      alarm: what => alarms.push(what),
      changed: () => {},
      refused: () => {},
      meter: uncounted,
    })
  })

  /** Something is being written, and the disk has not taken it yet. */
  const writeHeld = async (room: Room) => {
    const release = faults.hold('append')
    const asked = faults.next('append')
    const written = room.write('amina', text =>
      text.doc.getXmlFragment('body').get(0).setAttribute('lang', 'fr'),
    )
    await asked
    return { release, written }
  }

  const addWord = async (word: string) => {
    const { room, leave } = await hub.enter('letter-one')
    await room.write('amina', text => text.doc.getXmlFragment('body').get(0).setAttribute('lang', word))
    leave()
  }

  it('[LIVE-5] opens a room once for a hundred that arrive at once', async () => {
    const visits = await Promise.all(Array.from({ length: 100 }, () => hub.enter('letter-one')))
    expect(faults.asked.load).toBe(1)
    expect(new Set(visits.map(({ room }) => room)).size).toBe(1)
    expect(hub.size).toBe(1)
  })

  it('[LIVE-5] keeps a room until the last one has left and a while has passed', async () => {
    const [one, other] = await Promise.all([hub.enter('letter-one'), hub.enter('letter-one')])
    one.leave()
    one.leave()
    clock.pass(LIMITS.linger * 2)
    await settled()
    expect(hub.size).toBe(1)
    other.leave()
    expect(hub.size).toBe(1)
    clock.pass(LIMITS.linger)
    await settled()
    expect(hub.size).toBe(0)
    expect(clock.waiting()).toBe(0)
  })

  it('[LIVE-5] gives the same room to who comes back in time', async () => {
    const { room, leave } = await hub.enter('letter-one')
    leave()
    clock.pass(LIMITS.linger - 1)
    const again = await hub.enter('letter-one')
    clock.pass(LIMITS.linger * 2)
    await settled()
    expect(again.room).toBe(room)
    expect(hub.size).toBe(1)
  })

  it('[LIVE-5] tells everyone who waits when a load fails, keeps nothing, and tries again for the next', async () => {
    faults.fail('load')
    const outcome = await Promise.allSettled([hub.enter('letter-one'), hub.enter('letter-one')])
    expect(outcome.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(hub.size).toBe(0)
    await hub.enter('letter-one')
    expect(faults.asked.load).toBe(2)
  })

  it('[LIVE-5] refuses a statement without text', async () => {
    await expect(hub.enter('letter-two')).rejects.toMatchObject({ code: 'not-found' })
    expect(hub.size).toBe(0)
  })

  it('[LIVE-5] opens anew for who comes while a room is leaving, once it is saved', async () => {
    const { room, leave } = await hub.enter('letter-one')
    const { release, written } = await writeHeld(room)
    leave()
    clock.pass(LIMITS.linger)
    const coming = hub.enter('letter-one')
    await settled()
    expect(faults.asked.load).toBe(1)
    release()
    await written
    const next = await coming
    expect(next.room).not.toBe(room)
    expect(await next.room.look(text => text.doc.getXmlFragment('body').toString())).toContain('lang="fr"')
  })

  it('[LIVE-13] lets rooms leave one after the other; one that waits for its turn can be entered as it is', async () => {
    const { room, leave } = await hub.enter('letter-one')
    const other = await hub.enter('letter-three')
    const { release, written } = await writeHeld(room)
    leave()
    other.leave()
    clock.pass(LIMITS.linger)
    const again = await hub.enter('letter-three')
    expect(again.room).toBe(other.room)
    again.leave()
    release()
    await written
    await vi.waitFor(() => expect(hub.size).toBe(1))
    clock.pass(LIMITS.linger)
    await vi.waitFor(() => expect(hub.size).toBe(0))
    expect(alarms).toEqual([])
  })

  it('[LIVE-1] forgets a room that could not store its text, and loads it anew beside its last visitors', async () => {
    const { room, leave } = await hub.enter('letter-one')
    faults.fail('append')
    await expect(
      room.write('amina', text => text.doc.getXmlFragment('body').get(0).setAttribute('lang', 'fr')),
    ).rejects.toThrow()
    expect(hub.size).toBe(0)
    const next = await hub.enter('letter-one')
    leave()
    clock.pass(LIMITS.linger * 2)
    await settled()
    expect(hub.size).toBe(1)
    expect(await next.room.look(text => text.doc.getXmlFragment('body').toString())).not.toContain(
      'lang="fr"',
    )
    await expect(room.look(text => text.letter())).rejects.toThrow()
    expect(alarms).toHaveLength(1)
  })

  it('[LIVE-5] lets nobody in while it drains, and waits for every visitor and every save', async () => {
    const one = await hub.enter('letter-one')
    const release = faults.hold('append')
    const written = addWord('es')
    let drained = false
    const draining = hub.drain().then(() => {
      drained = true
    })
    await expect(hub.enter('letter-one')).rejects.toMatchObject({ code: 'try-again' })
    await settled()
    expect(drained).toBe(false)
    one.leave()
    release()
    await written
    await draining
    expect(hub.size).toBe(0)
  })

  it('[LIVE-5] drains while a room is being loaded', async () => {
    const release = faults.hold('load')
    const coming = hub.enter('letter-one')
    const draining = hub.drain()
    release()
    const { leave } = await coming
    leave()
    await draining
    expect(hub.size).toBe(0)
  })
})
