/** From the write in which something is noted to its line in the journal file, whatever fails in between. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keysFrom, newKeyMaterial } from '../../server/adapters/keys.ts'
import type { Entry } from '../../server/journal/kinds.ts'
import { lineOf, readJournal } from '../../server/journal/lines.ts'
import { noteInJournal, tellingOf } from '../../server/journal/note.ts'
import { type Journal, startJournal } from '../../server/journal/pump.ts'
import { standing } from '../../server/journal/replays.ts'
import { setFact } from '../../server/journal/store.ts'
import type { Ports, Tx } from '../../server/ports.ts'
import type { Role } from '../../shared/roles.ts'
import { fakeClock } from '../world/clock.ts'
import { countedIds } from '../world.ts'
import { type OpenedStorage, storages } from './storages.ts'

const [[, openSqlite]] = storages as [(typeof storages)[number], ...typeof storages]

let opened: OpenedStorage
let journal: Journal | undefined
let troubles: string[]
let ports: Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys'>
let clock: ReturnType<typeof fakeClock>

beforeEach(async () => {
  opened = await openSqlite()
  clock = fakeClock()
  troubles = []
  const { config } = opened
  const storage = tellingOf(opened.storage, () => journal?.kick())
  ports = { config, storage, clock, ids: countedIds(), keys: keysFrom(newKeyMaterial()) }
})
afterEach(async () => {
  await journal?.stop()
  journal = undefined
  await opened.close()
})

async function start(): Promise<void> {
  journal = startJournal({ ...ports, storage: opened.storage }, trouble => troubles.push(trouble))
  await journal.idle()
}
const note = (link: string, also?: (tx: Tx) => Promise<void>) =>
  ports.storage.write(async tx => {
    await noteInJournal(tx, ports, 'link-used', { link })
    await also?.(tx)
  })
const file = () => ports.config.journalFile
/** Has the table keep what a line tells, as a crash leaves it. */
async function stillWaits(line: string): Promise<void> {
  const { id, at, kind, what } = JSON.parse(line) as Entry
  await opened.storage.write(async tx => {
    await tx.db.insert(tx.t.journal).values({ id, at, kind, what: JSON.stringify(what) })
  })
}
const waiting = () => opened.storage.read(q => q.db.$count(q.t.journal))
const told = async () => (await readJournal(ports.keys, file())).entries.map(({ what }) => what)
const linesIn = async () => (await readFile(file(), 'utf8')).split('\n').filter(line => line !== '')

describe('replaying', () => {
  it('[OPS-4] of several lines that set one thing only the newest counts; what was done once is done', () => {
    const set = (at: number, role: Role): Entry => ({
      ...{ id: `set${at}`, at, kind: 'member-set' as const },
      what: { membership: 'one', role, organisation: 'any' },
    })
    const used: Entry = { id: 'used', at: 2, kind: 'link-used', what: { link: 'one' } }
    const raised = set(3, 'coordinator')
    expect(standing([set(1, 'observer'), used, raised])).toEqual([used, raised])
  })
})

describe('the journal file', () => {
  it('[OPS-4] keeps the order of what was noted in one instant, whatever the ids are', async () => {
    await start()
    const left = ['zz', 'mm', 'aa']
    const ids = { ...ports.ids, id: () => left.shift()! }
    await ports.storage.write(async tx => {
      for (const link of ['one', 'two', 'three'])
        await noteInJournal(tx, { clock, ids }, 'link-used', { link })
    })
    await journal!.idle()
    expect(await told()).toEqual([{ link: 'one' }, { link: 'two' }, { link: 'three' }])
  })

  it('[OPS-4] gets a line as soon as the write is committed, and is its owner’s alone', async () => {
    await start()
    await note('one')
    await journal!.idle()
    expect(await told()).toEqual([{ link: 'one' }])
    expect(await waiting()).toBe(0)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })

  it('[OPS-4] of a write that failed nothing is noted, and none of many at once is lost', async () => {
    await start()
    const failing = note('never', async () => {
      throw new Error('The act was refused.')
    })
    await expect(failing).rejects.toThrow()
    await Promise.all(Array.from({ length: 30 }, (_, at) => note(`link${at}`)))
    await journal!.idle()
    expect((await told()).length).toBe(30)
    expect(await linesIn()).toHaveLength(31)
  })

  it('[OPS-4] a crash before the file had it, or before the table let it go, loses nothing and counts once', async () => {
    await note('before')
    await start()
    expect(await told()).toEqual([{ link: 'before' }])
    await journal!.stop()
    const last = (await linesIn()).at(-1)!
    await stillWaits(last)
    await start()
    expect(await linesIn()).toHaveLength(3)
    expect(await told()).toEqual([{ link: 'before' }])
  })

  it('[OPS-4] goes on after a line that was cut off, and that piece is no bad line', async () => {
    await start()
    await note('one')
    await journal!.stop()
    const whole = await readFile(file(), 'utf8')
    const last = (await linesIn()).at(-1)!
    await writeFile(file(), whole.slice(0, -20))
    await stillWaits(last)
    await start()
    expect(await readJournal(ports.keys, file())).toMatchObject({
      bad: [],
      entries: [{ what: { link: 'one' } }],
    })
  })

  it('[OPS-4] one that cannot be written is said, keeps nobody from acting, and is caught up with', async () => {
    const { journalFile } = ports.config
    await mkdir(journalFile, { recursive: true })
    await start()
    await note('one')
    await journal!.idle()
    expect(troubles[0]).toMatch(/could not be written/)
    expect(await waiting()).toBe(1)
    await rm(journalFile, { recursive: true })
    clock.pass(60_000)
    await journal!.idle()
    expect(await told()).toEqual([{ link: 'one' }])
    expect(await waiting()).toBe(0)
  })

  it('[OPS-4] what another process noted is found within a minute', async () => {
    await start()
    await opened.storage.write(tx => noteInJournal(tx, ports, 'link-used', { link: 'elsewhere' }))
    clock.pass(60_000)
    await journal!.idle()
    expect(await told()).toEqual([{ link: 'elsewhere' }])
  })

  it('[OPS-4] nothing is written into another server’s, and a lost one is begun anew under another name', async () => {
    await mkdir(dirname(file()), { recursive: true })
    await opened.storage.write(tx => setFact(tx, 'server', 'this-server'))
    await writeFile(file(), lineOf(ports.keys, { server: 'another', journal: 'theirs', at: 1 }))
    await note('one')
    await start()
    expect(troubles[0]).toMatch(/another server/)
    expect(await linesIn()).toHaveLength(1)
    await rm(file())
    clock.pass(60_000)
    await journal!.idle()
    const first = await readJournal(ports.keys, file())
    expect(first.headings).toMatchObject([{ server: 'this-server' }])
    await rm(file())
    await note('two')
    await journal!.idle()
    const second = await readJournal(ports.keys, file())
    expect(second.headings[0]!.journal).not.toBe(first.headings[0]!.journal)
    expect(troubles.at(-1)).toMatch(/another one was begun/)
  })

  it('[OPS-4] any byte that was changed is found, and where', async () => {
    await start()
    for (const link of ['one', 'two', 'three']) await note(link)
    await journal!.stop()
    const lines = await linesIn()
    const bent = (at: number, line: string) => lines.with(at, line).join('\n')
    for (const line of [
      lines[2]!.replace('"two"', '"Two"'),
      lines[2]!.replace('"at":', '"at":1'),
      lines[2]!.replace(/.(?="\}$)/, last => (last === 'A' ? 'E' : 'A')),
      'null',
    ]) {
      await writeFile(file(), bent(2, line))
      expect((await readJournal(ports.keys, file())).bad).toEqual([3])
    }
  })
})
