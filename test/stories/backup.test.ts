/** A backup that is made while people work, and what comes back of it in an empty place, on either database. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { systemClock as clock } from '../../server/adapters/clock.ts'
import { randomIds as ids } from '../../server/adapters/ids.ts'
import { openStorage } from '../../server/adapters/storage.ts'
import { verifyAudit } from '../../server/audit/verify.ts'
import type { Config } from '../../server/config.ts'
import { documentOf } from '../../server/live/document.ts'
import { backup } from '../../server/ops/backup/backup.ts'
import { backupByCommand, restoreByCommand } from '../../server/ops/backup/commands.ts'
import { refuseUnfinished, restore } from '../../server/ops/backup/restore.ts'
import * as people from '../../shared/contract/people.ts'
import { downloadReceipt, receiptKeys } from '../../shared/contract/receipts.ts'
import { readText, seeStatement, seeVersion, startStatement } from '../../shared/contract/statements.ts'
import { doc, paragraph, text } from '../../shared/formats/build.ts'
import { leastEpoch } from '../../shared/live.ts'
import { readKeys } from '../../shared/receipt/keys.ts'
import { verifyReceipt } from '../../shared/receipt/verify.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { type Database, emptyPlace, everyRow, everyText, newWorld, worldAt } from '../world/places.ts'
import { acceptAll, board, type Letter, openLetter, press, SIGNER, signAndConfirm } from '../world/signing.ts'
import type { Somebody, World } from '../world.ts'

const PASSPHRASE = 'seven ships in the harbour'
/** Little work for scrypt, so that the tests do not wait for it. */
const COST = 1024

let folder: string
const worlds: World[] = []
const places: Config[] = []
let files = 0
const newFile = () => join(folder, `backup-${++files}`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-backups-'))
})
afterAll(async () => {
  await Promise.all(worlds.map(world => world.close()))
  const folders = [folder, ...places.map(({ dataDir }) => dataDir)]
  await Promise.all(folders.map(one => rm(one, { recursive: true, force: true })))
})

async function place(on: Database): Promise<Config> {
  const config = await emptyPlace(on)
  places.push(config)
  return config
}

async function at(config: Config): Promise<World> {
  const world = await worldAt(config)
  worlds.push(world)
  return world
}

const keep = (config: Config, file = newFile()) =>
  backup({ config, clock }, file, { passphrase: PASSPHRASE, cost: COST })

type Wish = { passphrase?: string; after?: () => Promise<string> }
const putBack = (
  config: Config,
  file: string,
  { passphrase = PASSPHRASE, after = async () => 'safe' }: Wish = {},
) => restore({ config, clock, ids }, { file, passphrase, journal: null }, after)

/** A letter with people, a version, signatures of every fate, a link that was used and one that was not. */
async function openHarbour(on: Database) {
  const world = await newWorld(on)
  worlds.push(world)
  const letter = await openLetter(world)
  const drafter = await world.person('Bruno Keller', { coalition: letter.coalition })
  const own = await signAndConfirm(world, letter)
  await acceptAll(world, letter)
  const quays = { name: 'Quay Workers United', address: 'office@quay-workers.example' }
  await press(world, await signAndConfirm(world, letter, quays), 'withdraw')
  await world.call(null, people.askForSignIn, { address: drafter.address })
  const signInLink = (await world.linkTo(drafter.address)).split('/').at(-1)!
  const file = newFile()
  // What was noted for the journal is in its file, and no row leaves the database between the backup and the look.
  await world.app.journal.idle()
  await keep(world.config, file)
  const rows = await everyRow(world.storage)
  const texts = await everyText(world.config, [letter.statement])
  return { world, letter, drafter, own, signInLink, file, rows, texts }
}

const opened = new Map<Database, ReturnType<typeof openHarbour>>()
/** One for all tests on a database; those who change something say so only in what they add. */
function harbour(on: Database): ReturnType<typeof openHarbour> {
  const scene = opened.get(on) ?? openHarbour(on)
  opened.set(on, scene)
  return scene
}

async function rowsAt(config: Config) {
  const storage = await openStorage(config)
  try {
    return await everyRow(storage)
  } finally {
    await storage.close()
  }
}

/** Without what is meant to differ after a restore. */
function comparable(tables: Awaited<ReturnType<typeof everyRow>>) {
  const { sessions: _, leases: __, links = [], serverFacts = [], ...rest } = tables
  return {
    ...rest,
    links: links.map(link => (link.kind === 'sign-in' ? { ...link, usedAt: 'ended' } : link)),
    serverFacts: serverFacts.filter(({ name }) => !['restored-at', 'journal'].includes(String(name))),
  }
}

async function signedIn(world: World, somebody: Somebody): Promise<Somebody> {
  await world.call(null, people.askForSignIn, { address: somebody.address })
  const link = (await world.linkTo(somebody.address)).split('/').at(-1)!
  const answer = await world.ask(null, people.useLink, { link })
  return { ...somebody, cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}

describe.each<[Database, Database]>([
  ['SQLite', 'SQLite'],
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
  ['PostgreSQL', 'PostgreSQL'],
])('a backup of %s, put back on %s', (from, to) => {
  let before: Awaited<ReturnType<typeof openHarbour>>
  let restored: World
  let letter: Letter
  beforeAll(async () => {
    before = await harbour(from)
    letter = before.letter
    const target = await place(to)
    expect(await putBack(target, before.file)).toMatchObject({ texts: 1, after: 'safe' })
    restored = await at(target)
  })

  it('[OPS-3] has the same rows in every table, and the same keys', async () => {
    const after = await everyRow(restored.storage)
    expect(comparable(after)).toEqual(comparable(before.rows))
    expect(after.signatures).toHaveLength(2)
    expect(after.sessions).toEqual([])
    const keys = await readFile(restored.config.keyFile, 'utf8')
    expect(keys).toBe(await readFile(before.world.config.keyFile, 'utf8'))
    expect((await stat(restored.config.keyFile)).mode & 0o777).toBe(0o600)
  })

  it('[OPS-3] has the same texts, row by row, each under a new epoch', async () => {
    const [now] = await everyText(restored.config, [letter.statement])
    const [then] = before.texts
    expect(now!.stored!.epoch).toBeGreaterThan(1_700_000_000)
    const { lastSeq, rows, ...rest } = then!.stored!
    const seq = lastSeq + 1
    const first = { seq, account: 'server', at: expect.any(Number), update: expect.any(Uint8Array) }
    const since = { epoch: now!.stored!.epoch, began: seq, lastSeq: seq, rows: [...rows, first] }
    expect(now!.stored).toEqual({ ...rest, ...since })
    expect(now!.history).toEqual([...then!.history, first])
    expect(docOf(documentOf(now!.stored!))).toEqual(docOf(documentOf(then!.stored!)))
  })

  it('[SAFE-7] [RCPT-1] has chains that verify, versions with their hashes, and keys that vouch for receipts', async () => {
    const verdict = await verifyAudit(restored, letter.coalition)
    expect(verdict).toMatchObject({ ok: true })
    expect(verdict).toEqual(await verifyAudit(before.world, letter.coalition))
    const who = await signedIn(restored, letter.coordinator)
    const version = await restored.call(who, seeVersion, { version: letter.version.id })
    expect(version.hash).toBe(letter.version.hash)
    const receipt = (await before.world.ask(null, downloadReceipt, { link: before.own })).body
    const read = await readKeys(JSON.stringify(await restored.call(null, receiptKeys, {})))
    if ('flaw' in read) throw new Error(read.flaw)
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    const { findings } = await verifyReceipt(receipt, { keys: read.keys, sha256 })
    expect(findings.map(({ code }) => code)).toContain('signed')
  })

  it('[OPS-3] has everybody sign in anew, by a link that is asked for anew', async () => {
    const asked = { statement: letter.statement }
    expect(await restored.refusal(letter.coordinator, readText, asked)).toBe('not-signed-in')
    expect((await restored.ask(null, people.useLink, { link: before.signInLink })).statusCode).toBe(410)
    const coordinator = await signedIn(restored, letter.coordinator)
    const { signatures } = await board(restored, { ...letter, coordinator })
    expect(signatures.map(({ state }) => state).sort()).toEqual(['accepted', 'withdrawn'])
    expect(signatures.map(({ address }) => address)).toContain(SIGNER.address)
  })

  it('[LIVE-10] says to members when it was put back, and letters that begin there are of its epochs', async () => {
    const who = await signedIn(restored, letter.coordinator)
    expect((await restored.call(null, people.whoAmI, {})).server.restoredAt).toBeNull()
    const { restoredAt } = (await restored.call(who, people.whoAmI, {})).server
    const begun = await restored.call(who, startStatement, {
      ...{ coalition: letter.coalition, kind: 'joint-letter', title: 'Begun later' },
      ...{ language: 'en', direction: 'ltr', body: counted(3) },
    })
    for (const statement of [letter.statement, begun.id]) {
      const { epoch } = await restored.call(who, seeStatement, { statement })
      expect(Number(epoch)).toBe(leastEpoch(restoredAt))
    }
    const { world } = before
    expect((await world.call(letter.coordinator, people.whoAmI, {})).server.restoredAt).toBeNull()
  })

  it('[LIVE-10] refuses the editor of a text as it was before', async () => {
    const { fastify } = restored.app
    await fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = fastify.server.address() as AddressInfo
    const knock = async (epoch: string) => {
      const address = `ws://127.0.0.1:${port}/live/${letter.statement}?token=${before.drafter.token}${epoch}`
      const socket = new WebSocket(address)
      const met = await Promise.race([
        once(socket, 'message').then(() => 'the text'),
        once(socket, 'close').then(([code]) => code as number),
      ])
      socket.terminate()
      return met
    }
    expect(await knock('&v=1&epoch=1')).toBe(4426)
    expect(await knock('')).toBe('the text')
  })
})

const counted = (count: number) =>
  doc([paragraph('block000000', text(Array.from({ length: count + 1 }, (_, n) => n).join(' ')))])
const countIn = (body: unknown): number =>
  Number(/([\d]+)"/.exec(JSON.stringify(body).match(/"text":"[\d ]+"/)?.[0] ?? '')?.[1])

describe.each<[Database, Database]>([
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
])('a backup of %s while people write', (from, to) => {
  it('[OPS-2] is of one moment between its beginning and its end', async () => {
    const { world, letter, drafter } = await openHarbour(from)
    let count = 0
    let isDone = false
    const edit = async () => {
      await world.app.ports.rooms.edit(letter.statement, () => counted(count + 1), drafter.id)
      count++
    }
    for (let first = 0; first < 3; first++) await edit()
    const writing = (async () => {
      while (!isDone) await edit()
    })()
    const least = count
    const file = newFile()
    await keep(world.config, file)
    const most = count + 1
    isDone = true
    await writing
    const target = await place(to)
    await putBack(target, file)
    const kept = countIn(await (await at(target)).app.ports.rooms.read(letter.statement))
    expect(kept).toBeGreaterThanOrEqual(least)
    expect(kept).toBeLessThanOrEqual(most)
    expect(most).toBeGreaterThan(least + 1)
  })
})

describe('the file of a backup', () => {
  it('[OPS-2] is for its owner only, is never written over, and is not there where making it failed', async () => {
    const { world, file } = await openHarbour('SQLite')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const before = await readFile(file)
    await expect(keep(world.config, file)).rejects.toThrow('is there already')
    expect(await readFile(file)).toEqual(before)
    const other = newFile()
    await writeFile(`${other}.part`, 'begun')
    await expect(keep(world.config, other)).rejects.toThrow('cut off')
    expect(await readFile(`${other}.part`, 'utf8')).toBe('begun')
    await rm(world.config.keyFile)
    const third = newFile()
    await expect(keep(world.config, third)).rejects.toThrow('key file')
    expect(existsSync(third) || existsSync(`${third}.part`)).toBe(false)
    for (const on of ['SQLite', 'PostgreSQL'] as const)
      await expect(keep(await place(on))).rejects.toThrow('Nothing is stored')
  })

  it('[OPS-2] that is bent or cut anywhere, or needs another passphrase, is refused, and nothing is written', async () => {
    const whole = await readFile((await harbour('SQLite')).file)
    const target = await place('SQLite')
    const bad = newFile()
    const refused = async (bytes: Buffer, wish: Wish = {}) => {
      await writeFile(bad, bytes)
      await expect(putBack(target, bad, wish)).rejects.toThrow(/damaged|cut off|passphrase|no backup|newer/)
    }
    for (let n = 0; n < 50; n++) {
      const spot = Math.floor((n * whole.length) / 50)
      const bent = Buffer.from(whole)
      bent[spot]! ^= 0x20
      await refused(bent)
      await refused(whole.subarray(0, spot))
    }
    await refused(whole, { passphrase: 'eight ships in the harbour' })
    expect(await readdir(target.dataDir)).toEqual([])
  })
})

describe.each<Database>(['SQLite', 'PostgreSQL'])('restoring on %s', on => {
  it('[OPS-3] is refused where anything is stored already', async () => {
    const { file } = await harbour('SQLite')
    const target = await place(on)
    await putBack(target, file)
    const rows = await rowsAt(target)
    await expect(putBack(target, file)).rejects.toThrow('empty place')
    expect(await rowsAt(target)).toEqual(rows)
    const held = await place(on)
    await writeFile(held.keyFile, '{}')
    await expect(putBack(held, file)).rejects.toThrow('key file')
    expect(await readdir(held.dataDir)).toEqual(['keys'])
  })

  it('[OPS-3] that fails leaves the place empty, and works the next time', async () => {
    const { file } = await harbour('SQLite')
    const target = await place(on)
    const after = () => Promise.reject(new Error('the journal is another server’s'))
    await expect(putBack(target, file, { after })).rejects.toThrow('another server')
    expect(await readdir(target.dataDir)).toEqual([])
    await putBack(target, file)
    expect((await rowsAt(target)).signatures).toHaveLength(2)
  })

  it('[OPS-3] lets nothing start on the place before it is finished', async () => {
    const { file } = await harbour('SQLite')
    const target = await place(on)
    const start = async () => {
      const storage = await openStorage(target)
      try {
        await refuseUnfinished(storage)
        return 'started'
      } finally {
        await storage.close()
      }
    }
    const meanwhile = putBack(target, file, { after: () => start().catch((fault: Error) => fault.message) })
    expect((await meanwhile).after).toContain('was cut off')
    expect(await start()).toBe('started')
  })
})

describe('the commands', () => {
  const said = { out: '', err: '' }
  const io = {
    readFile: (path: string) => readFile(path),
    writeFile: async () => {},
    stdout(line: string) {
      said.out += line
    },
    stderr(line: string) {
      said.err += line
    },
  }
  const run = async (command: typeof backupByCommand, config: Config, ...argv: string[]) => {
    Object.assign(said, { out: '', err: '' })
    const code = await command({ config, clock, ids }, argv, io)
    return { code, ...said }
  }

  it('[OPS-2] [OPS-4] keep what is stored in clear, and give it back with what the journal says came after', async () => {
    const { world, letter, own } = await openHarbour('SQLite')
    const file = newFile()
    const made = await run(backupByCommand, world.config, file)
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining('holds the keys') })
    expect(made.out).toMatch(/^Wrote \S+ and read it back: .* 1 texts\.\n$/)
    await press(world, own, 'withdraw')
    await world.app.journal.idle()
    const empty = await place('PostgreSQL')
    const target = { ...empty, journalFile: join(empty.dataDir, 'elsewhere', 'journal.jsonl') }
    const journal = newFile()
    await writeFile(journal, await readFile(world.config.journalFile), { mode: 0o644 })
    const back = await run(restoreByCommand, target, file, '--journal', journal)
    expect(back).toMatchObject({ code: 0, err: '' })
    expect(back.out).toContain('The journal was replayed: ')
    const restored = await at(target)
    const coordinator = await signedIn(restored, letter.coordinator)
    const { signatures } = await board(restored, { ...letter, coordinator })
    expect(signatures.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(await readFile(target.journalFile, 'utf8')).toContain(
      await readFile(world.config.journalFile, 'utf8'),
    )
    expect((await stat(target.journalFile)).mode & 0o777).toBe(0o600)
  })

  it('[OPS-4] say that without a journal everything ends, and refuse another server’s, writing nothing', async () => {
    const [one, other] = [await harbour('SQLite'), await harbour('PostgreSQL')]
    const passphrase = newFile()
    await writeFile(passphrase, `${PASSPHRASE}\n`)
    const options = ['--passphrase-file', passphrase]
    const target = await place('SQLite')
    const foreign = run(
      restoreByCommand,
      target,
      one.file,
      ...options,
      '--journal',
      other.world.config.journalFile,
    )
    await expect(foreign).rejects.toThrow('journal')
    expect(await readdir(target.dataDir)).toEqual([])
    await writeFile(target.journalFile, 'It tells of something else.\n')
    const both = run(
      restoreByCommand,
      target,
      one.file,
      ...options,
      '--journal',
      one.world.config.journalFile,
    )
    await expect(both).rejects.toThrow('is there already, and is another journal')
    await rm(target.journalFile)
    expect(await readdir(target.dataDir)).toEqual([])
    const back = await run(restoreByCommand, target, one.file, ...options)
    expect(back.out).toContain('every link and token is revoked, and sign-ons are paused')
  })

  it('[OPS-2] answer with one sentence and 1, or with how they are used and 2', async () => {
    const { world, file } = await harbour('SQLite')
    const target = await place('SQLite')
    expect(await run(backupByCommand, world.config)).toMatchObject({
      code: 2,
      err: /^undersigned backup FILE/,
    })
    expect(await run(restoreByCommand, target, file, '--all')).toMatchObject({ code: 2 })
    const sentence = /^[^\n]+\.\n$/
    for (const [command, ...argv] of [
      [backupByCommand, file],
      [restoreByCommand, file],
      [restoreByCommand, world.config.keyFile],
      [restoreByCommand, file, '--journal', newFile()],
    ] as const) {
      const { code, out, err } = await run(command, target, ...argv)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(sentence)
    }
  })

  it('[OPS-3] say what a restore that was killed left behind', async () => {
    const { file } = await harbour('SQLite')
    const target = await place('SQLite')
    await mkdir(join(target.dataDir, 'restoring'))
    await expect(putBack(target, file)).rejects.toThrow('Delete it first')
  })
})
