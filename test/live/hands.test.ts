/** Reading off a whole log who changed what, beside the thread that serves. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Replays } from '../../server/live/hands.ts'
import { openSqliteLog } from '../../server/live/log.sqlite.ts'
import { accountOf, editBy, type LiveLog, SERVER } from '../../server/live/log.ts'
import { letter, textIn, Writing } from '../rules/attributing.ts'
import { fakeClock } from '../world/clock.ts'
import { threadsSteppedBack } from '../world/threads.ts'

const STATEMENT = 'letter-one'
const BLOCK = 'block-0001'

let folder: string
let log: LiveLog
let writing: Writing
const clock = fakeClock()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hands-'))
  log = await openSqliteLog(join(folder, 'live.db'))
  writing = new Writing(letter('Ports keep data.'), ['amina', 'bruno'])
})
afterEach(async () => {
  await log.close()
  await rm(folder, { recursive: true })
})

/** Puts on disk what was written, in portions that a room might have committed. */
async function stored(): Promise<void> {
  const [first, ...rest] = writing.rows
  await log.create(STATEMENT, { account: SERVER, at: 0, update: first!.update })
  const rows = rest.map(({ by, at, update }, index) => ({ seq: index + 2, account: by!, at, update }))
  await log.append({ statement: STATEMENT, epoch: 1, rows, owners: [], registry: [] })
}
const byAccount = (by: unknown): string | null => (typeof by === 'string' ? by.toUpperCase() : null)

describe('who changed what, by the log on disk', () => {
  it('[SAFE-5] is read through all portions of a long log while the loop that serves goes on', async () => {
    const old = writing.taken()
    const [amina, bruno] = writing.writers
    for (let n = 0; n < 1100; n++) textIn(amina!, BLOCK).insert(0, 'a')
    writing.deliver()
    for (let n = 0; n < 1100; n++) textIn(bruno!, BLOCK).insert(0, 'b')
    await stored()
    let turns = 0
    let steppedBack = 0
    const turning = setInterval(() => {
      turns += 1
      steppedBack = Math.max(steppedBack, threadsSteppedBack())
    }, 1)
    const hands = await new Replays({ log, clock }).hands(STATEMENT, { old, new: null }, byAccount)
    clearInterval(turning)
    expect(hands.old).toEqual([])
    expect(hands.new.map(({ stretches }) => stretches)).toEqual([
      [
        { from: 0, to: 1100, by: 'BRUNO' },
        { from: 1100, to: 2200, by: 'AMINA' },
      ],
    ])
    expect(turns).toBeGreaterThan(20)
    expect(steppedBack).toBe(1)
  })

  it('[SAFE-5] is read of a text that began anew behind a long log', async () => {
    for (let n = 0; n < 1100; n++) textIn(writing.writers[0]!, BLOCK).insert(0, 'a')
    await stored()
    const anew = new Writing(letter('Ports keep data.'), ['bruno'])
    const old = anew.taken()
    await log.renew(STATEMENT, 1, { account: SERVER, at: 0, update: anew.rows[0]!.update })
    textIn(anew.writers[0]!, BLOCK).insert(0, 'b')
    const { at, update } = anew.rows[1]!
    const rows = [{ seq: writing.rows.length + 2, account: 'bruno', at, update }]
    await log.append({ statement: STATEMENT, epoch: 2, rows, owners: [], registry: [] })
    const hands = await new Replays({ log, clock }).hands(STATEMENT, { old, new: null }, byAccount)
    expect(hands.new.map(({ stretches }) => stretches)).toEqual([[{ from: 0, to: 1, by: 'BRUNO' }]])
  })

  it('[SAFE-9] gives up what takes too long with a sentence, and answers the next', async () => {
    textIn(writing.writers[0]!, BLOCK).insert(0, 'a')
    await stored()
    const replays = new Replays({ log, clock })
    const asked = { old: null, new: null }
    const slow = replays.hands(STATEMENT, asked, () => {
      // The time is up before the rows have been handed over.
      clock.pass(60_000)
      return null
    })
    await expect(slow).rejects.toMatchObject({ code: 'too-large' })
    await expect(replays.hands(STATEMENT, asked, byAccount)).resolves.toEqual({ old: [], new: [] })
  })

  it('[SAFE-9] lets only so many wait', async () => {
    await stored()
    const replays = new Replays({ log, clock })
    const ask = () => replays.hands(STATEMENT, { old: null, new: null }, byAccount)
    const asked = Array.from({ length: 10 }, ask)
    await expect(ask()).rejects.toMatchObject({ code: 'try-again' })
    await replays.idle()
    await Promise.all(asked)
    await expect(ask()).resolves.toEqual({ old: [], new: [] })
  })

  it('[SAFE-5] an accepted suggestion is kept apart from its accepter, and the server from everybody', () => {
    expect(editBy(accountOf({ suggestion: 'suggestion-1' }))).toEqual({ suggestion: 'suggestion-1' })
    expect(editBy(accountOf('amina'))).toBe('amina')
    expect(editBy(SERVER)).toBeNull()
  })
})
