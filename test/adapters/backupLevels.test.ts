/** Backups of older programs are put back and brought up to date; those of newer ones are refused. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock as clock } from '../../server/adapters/clock.ts'
import { randomIds as ids } from '../../server/adapters/ids.ts'
import { openKeys } from '../../server/adapters/keys.ts'
import { migrationsOf, tablesAt } from '../../server/adapters/levels.ts'
import { migrate, sqliteFile } from '../../server/adapters/migrate.ts'
import { packageRoot } from '../../server/adapters/packageRoot.ts'
import { connect } from '../../server/adapters/sqlite.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import { liveFile, openLiveLog } from '../../server/live/live.ts'
import { checksumOf } from '../../server/live/log.ts'
import { backup } from '../../server/ops/backup/backup.ts'
import { writeFile as writeBackup } from '../../server/ops/backup/file.ts'
import { restore } from '../../server/ops/backup/restore.ts'
import { type Database, emptyPlace } from '../world/places.ts'

const OLD = '0003_signing'
const sealing = { passphrase: 'seven ships in the harbour', cost: 1024 }
const row = { seq: 1, account: 'server', at: 1000, update: new Uint8Array([0, 0]) }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-levels-'))
})
afterAll(() => rm(folder, { recursive: true }))

const putBack = (config: Awaited<ReturnType<typeof emptyPlace>>, file: string) =>
  restore({ config, clock, ids }, { file, passphrase: sealing.passphrase, journal: null }, async () => 'safe')

/** What an older program left: its tables with a person and a coalition, and a log of before texts could begin anew. */
async function oldPlace() {
  const config = await emptyPlace('SQLite')
  const older = join(folder, 'migrations')
  await cp(join(packageRoot(), 'migrations/sqlite'), older, { recursive: true })
  const list = join(older, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(list, 'utf8')) as { entries: { tag: string }[] }
  const last = journal.entries.findIndex(({ tag }) => tag === OLD)
  await writeFile(list, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  await migrate(config, clock, older)
  const storage = await openStorage(config)
  await openKeys(config.keyFile, storage)
  await storage.close()
  const main = connect(sqliteFile(config))
  main.exec("INSERT INTO people VALUES ('amina', 'sealed', 'looked-up', 'Amina \u2028 Haddad', 1, 1000)")
  main.exec("INSERT INTO sessions VALUES ('one', 'hash', 'amina', 'a device', 1000, 1000, 2000)")
  main.close()
  await oldLog(config)
  return config
}

async function oldLog(config: Awaited<ReturnType<typeof emptyPlace>>) {
  await (await openLiveLog(config)).close()
  const live = connect(liveFile(config))
  live.exec('ALTER TABLE documents DROP COLUMN base; ALTER TABLE documents DROP COLUMN began')
  live.pragma('user_version = 1')
  live.exec("INSERT INTO documents VALUES ('letter', 1, 1, 1000, NULL)")
  live
    .prepare("INSERT INTO updates VALUES ('letter', 1, 'server', 1000, 1, 1, ?, ?)")
    .run(checksumOf('letter', 1, row), row.update)
  live.close()
}

describe('a backup of an older program', () => {
  it.each<Database>(['SQLite', 'PostgreSQL'])(
    '[OPS-3] is put back on %s in the form of this one',
    async on => {
      const config = await oldPlace()
      const file = join(folder, `old-${on}`)
      await backup({ config, clock }, file, sealing)
      const target = await emptyPlace(on)
      const { about } = await putBack(target, file)
      expect(about.level).toBe(OLD)
      expect(await migrate(target, clock)).toEqual({ applied: 0 })
      const storage = await openStorage(target)
      await storage.read(async ({ db, t }) => {
        expect(await db.select().from(t.people)).toMatchObject([{ id: 'amina', name: 'Amina \u2028 Haddad' }])
        expect(await db.select().from(t.sessions)).toEqual([])
        expect(await db.select().from(t.refusedEdits)).toEqual([])
      })
      await storage.close()
      const log = await openLiveLog(target)
      expect(await log.load('letter')).toMatchObject({
        base: 0,
        began: 2,
        rows: [row, { seq: 2 }],
        setAside: [],
      })
      await log.close()
      for (const place of [config, target]) await rm(place.dataDir, { recursive: true })
    },
  )
})

describe('a backup that says other things than this program knows', () => {
  const written = async (level: string, tables: { name: string; columns: string[] }[]) => {
    const file = join(folder, `written-${level}-${tables.length}`)
    const source = {
      dialect: 'sqlite' as const,
      level,
      tables,
      rows: async function* () {},
      close: async () => {},
    }
    const about = { program: '9.0.0', at: 1000, dialect: source.dialect, level }
    await writeBackup(file, source, { about, keys: '{}' }, sealing)
    return file
  }

  it('[OPS-3] is refused, and nothing is written', async () => {
    const config = await emptyPlace('SQLite')
    const newest = migrationsOf('sqlite').at(-1)!.tag
    await expect(putBack(config, await written('9999_later', []))).rejects.toThrow(
      'newer version of this program (9.0.0)',
    )
    const files = [await written(newest, []), await written(newest, [{ name: 'leases', columns: ['name'] }])]
    for (const file of files) await expect(putBack(config, file)).rejects.toThrow('its tables are not those')
    expect(await readdir(config.dataDir)).toEqual([])
    await rm(config.dataDir, { recursive: true })
  })
})

describe('the migrations of both dialects', () => {
  it('[OPS-3] have the same names and make the same tables, or no backup could go from one to the other', async () => {
    const tags = migrationsOf('sqlite').map(({ tag }) => tag)
    expect(migrationsOf('postgres').map(({ tag }) => tag)).toEqual(tags)
    for (const tag of tags) {
      const path = join(packageRoot(), 'migrations/sqlite/meta', `${tag.slice(0, 4)}_snapshot.json`)
      const { tables } = JSON.parse(await readFile(path, 'utf8')) as {
        tables: Record<string, { columns: Record<string, unknown> }>
      }
      const ours = tablesAt(tag)!.filter(({ name }) => !name.startsWith('live_'))
      const inOrder = (of: [string, string[]][]) =>
        of.map(([name, columns]) => [name, columns.toSorted()]).toSorted()
      expect(inOrder(ours.map(({ name, columns }) => [name, [...columns]]))).toEqual(
        inOrder(Object.entries(tables).map(([name, { columns }]) => [name, Object.keys(columns)])),
      )
    }
  })
})
