import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { documentOf } from '../../server/live/document.ts'
import type { LiveLog } from '../../server/live/log.ts'
import { openSqliteFile } from '../../server/live/sqliteFile.ts'
import { BODY } from '../../shared/statement/grammar.ts'
import { freePort } from '../browser/served.ts'
import { builtServer } from './failpoints.ts'
import { LETTER } from './letter.ts'
import { openScene, type Scene, textOf } from './liveServer.ts'
import { settle } from './tortureScene.ts'
import { warmServer } from './tortureServer.ts'
import { openOurs, openUnmodified, type Page } from './tortureTypist.ts'
import { wordsIn } from './tortureWitness.ts'

const says = ({ doc }: Page, word: string) => doc.getXmlFragment(BODY).toString().includes(word)
const write = ({ doc }: Page, word: string) => textOf(doc, 'paragraph-one').insert(0, word)
/** Long enough for a busy machine; what is awaited comes by itself. */
const SOON = { timeout: 30_000, interval: 5 }
const there = (pages: Page[], word: string) =>
  vi.waitFor(() => expect(pages.every(page => page.isThere() && says(page, word))).toBe(true), SOON)

let close: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of close.reverse()) await one()
  close = []
})

const ACTS = ['load', 'append', 'draftSnapshot', 'readSnapshot', 'adoptSnapshot'] as const
type Fault = { act: (typeof ACTS)[number]; nth: number; when: 'before' | 'after' }
const FAULTS: Fault[] = ACTS.flatMap(act =>
  [1, 2, 3].flatMap(nth => (['before', 'after'] as const).map(when => ({ act, nth, when }))),
)

/** A log that fails once for each statement, before the disk or after it, and what it has committed. */
function failingOnce(inner: LiveLog) {
  const committed = new Map(FAULTS.map((_, i) => [`letter-${i}`, new Y.Doc()]))
  const waiting = new Map(FAULTS.map((fault, i) => [`letter-${i}`, { ...fault }]))
  const fails = (statement: string, act: string, when: string) => {
    const fault = waiting.get(statement)
    if (fault?.act !== act || fault.when !== when || --fault.nth > 0) return
    waiting.delete(statement)
    throw new Error(`${act} failed, as the test wished`)
  }
  const through =
    <T extends unknown[], R>(act: string, happen: (of: string, ...args: T) => Promise<R>) =>
    async (of: string, ...args: T): Promise<R> => {
      fails(of, act, 'before')
      const done = await happen(of, ...args)
      fails(of, act, 'after')
      return done
    }
  const log: LiveLog = {
    ...inner,
    load: through('load', inner.load),
    draftSnapshot: through('draftSnapshot', inner.draftSnapshot),
    readSnapshot: through('readSnapshot', inner.readSnapshot),
    adoptSnapshot: through('adoptSnapshot', inner.adoptSnapshot),
    append: batch =>
      through('append', async of => {
        await inner.append(batch)
        for (const { update } of batch.rows) Y.applyUpdate(committed.get(of)!, update)
      })(batch.statement),
  }
  return { log, committed, waiting }
}

describe('a disk that fails once', () => {
  it('[LIVE-1] [LIVE-11] at any act and call, loses and doubles nothing, and nothing is said too early', async () => {
    let faults!: ReturnType<typeof failingOnce>
    const scene = await openScene({
      limits: { tailRows: 6, linger: 1, socketsOfAccount: 1000 },
      wrapLog: log => {
        faults = failingOnce(log)
        return faults.log
      },
    })
    close.push(scene.close)
    const letters = FAULTS.map((_, i) => `letter-${i}`)
    for (const letter of letters) {
      await scene.live.rooms.seed(letter, LETTER)
      Y.applyUpdate(faults.committed.get(letter)!, (await scene.log.history(letter))[0]!.update)
    }
    const tooEarly: string[] = []
    for (const visit of ['first', 'second']) {
      await Promise.all(letters.map(letter => writeIn(scene, letter, visit, faults.committed, tooEarly)))
      await vi.waitFor(() => expect(scene.live.counts().rooms).toBe(0), SOON)
    }
    expect([...faults.waiting.values()]).toEqual([])
    expect(tooEarly).toEqual([])
    for (const letter of letters) {
      const text = documentOf((await scene.log.load(letter))!)
        .getXmlFragment(BODY)
        .toString()
      expect(wordsIn(text).sort(), letter).toEqual(['first', 'second'].flatMap(wordsOf).sort())
    }
  })
})

const ROUNDS = 8
const wordsOf = (visit: string): string[] =>
  Array.from({ length: ROUNDS }, (_, i) => [`⟨amina ${visit} ${i}⟩`, `⟨bruno ${visit} ${i}⟩`]).flat()

/** Two people write by turns; each notes what it is told or shown that is not on the disk yet. */
async function writeIn(
  scene: Scene,
  statement: string,
  visit: string,
  committed: ReadonlyMap<string, Y.Doc>,
  tooEarly: string[],
): Promise<void> {
  const onDisk = (editor: number) => Y.getState(committed.get(statement)!.store, editor)
  const who = (person: string) => ({ person, token: person, statement, url: scene.url })
  const amina = openOurs(who('amina'), () => {
    const { store, clientID } = amina.doc
    if (onDisk(clientID) < Y.getState(store, clientID)) tooEarly.push(`${statement}: saved`)
  })
  const bruno = openUnmodified(who('bruno'))
  bruno.doc.on('update', () => {
    for (const editor of bruno.doc.store.clients.keys())
      if (editor !== bruno.doc.clientID && onDisk(editor) < Y.getState(bruno.doc.store, editor))
        tooEarly.push(`${statement}: shown`)
  })
  await there([amina, bruno], 'Harbour')
  const words = wordsOf(visit)
  for (let i = 0; i < words.length; i += 2) {
    write(amina, words[i]!)
    write(bruno, words[i + 1]!)
    await there([amina, bruno], words[i]!)
    await there([amina, bruno], words[i + 1]!)
  }
  await Promise.all([amina.leave(), bruno.leave()])
}

describe('a disk that somebody else holds', () => {
  it('[LIVE-11] is waited for: not saved within two seconds, shown to nobody, and saved once it is free', async () => {
    const scene = await openScene()
    close.push(scene.close)
    await scene.live.rooms.seed('letter-one', LETTER)
    const who = (person: string) => ({ person, token: person, statement: 'letter-one', url: scene.url })
    const [amina, bruno] = [openOurs(who('amina'), () => {}), openUnmodified(who('bruno'))]
    close.push(amina.leave, bruno.leave)
    await there([amina, bruno], 'Harbour')

    const holder = new Database(join(scene.folder, 'live.db'))
    holder.exec('BEGIN EXCLUSIVE')
    const from = performance.now()
    write(amina, '⟨held up⟩')
    await vi.waitFor(() => expect(amina.standing()).toBe('not-saved'), SOON)
    expect(performance.now() - from).toBeLessThan(3000)
    // SQLite gives up after five seconds; the room begins anew from the log and its editors bring the words again.
    await vi.waitFor(() => expect(scene.troubles).not.toEqual([]), SOON)
    expect(says(bruno, '⟨held up⟩')).toBe(false)
    expect(says(amina, '⟨held up⟩')).toBe(true)
    holder.exec('ROLLBACK')
    holder.close()
    await there([amina, bruno], '⟨held up⟩')
    const { rows } = (await scene.log.load('letter-one'))!
    const text = documentOf({ snapshot: null, rows }).getXmlFragment(BODY).toString()
    expect(wordsIn(text)).toEqual(['⟨held up⟩'])
  })
})

describe('the built server on a full disk', () => {
  it('[LIVE-11] says “not saved”, keeps what is typed and serves on; then saves it without a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-'))
    close.push(() => rm(folder, { recursive: true, force: true }))
    const port = await freePort()
    const env = { DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' }
    const { statement, people } = await settle(env, 2)
    const server = warmServer(builtServer(), env)
    close.push(async () => {
      server.kill('SIGKILL')
      await server.ended
    })
    await server.go()
    const who = (at: number) => ({ ...people[at]!, statement, url: `ws://127.0.0.1:${port}/live` })
    const [amina, bruno] = [openOurs(who(0), () => {}), openUnmodified(who(1))]
    close.push(amina.leave, bruno.leave)
    await there([amina, bruno], 'Harbour')
    write(amina, '⟨before⟩')
    await there([amina, bruno], '⟨before⟩')

    await server.mayWrite(0)
    const from = performance.now()
    write(amina, '⟨full⟩')
    await vi.waitFor(() => expect(amina.standing()).toBe('not-saved'), SOON)
    expect(performance.now() - from).toBeLessThan(3000)
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
    expect(says(bruno, '⟨full⟩')).toBe(false)
    write(bruno, '⟨meanwhile⟩')
    await server.mayWrite(null)
    await there([amina, bruno], '⟨full⟩')
    await there([amina, bruno], '⟨meanwhile⟩')

    server.kill('SIGKILL')
    await server.ended
    const file = openSqliteFile(join(folder, 'live.db'))
    const text = documentOf(file.load(statement)!).getXmlFragment(BODY).toString()
    file.close()
    expect(wordsIn(text).sort()).toEqual(['⟨before⟩', '⟨full⟩', '⟨meanwhile⟩'])
    // What it says of it holds no word of the text.
    expect(server.said()).toContain('could not store its text')
    expect(server.said()).not.toContain('meanwhile')
  })
})
