import { once } from 'node:events'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { contentDigest } from '../../server/live/contentDigest.ts'
import { documentOf } from '../../server/live/document.ts'
import { judgeUpdate, type Verdict } from '../../server/live/gate.ts'
import { replicasAgree } from '../../server/live/gateShadow.ts'
import { PORTION } from '../../server/live/largeText.ts'
import { LIMITS, type Limits } from '../../server/live/limits.ts'
import type { LiveLog, LogRow } from '../../server/live/log.ts'
import { writeUpdate } from '../../server/live/protocol.ts'
import { CLOSE } from '../../shared/live.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { SEED_CLIENT, seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { type FakeClock, fakeClock } from '../world/clock.ts'
import { type Faults, faultyLog } from './faultyLog.ts'
import { letter, paragraph } from './letters.ts'
import { type Client, closeOf, openScene, type Scene, synced, textOf, until } from './liveServer.ts'
import { mkRng } from './random.ts'
import { type Id, idOf, type Struct, update } from './wire.ts'

/** One edit of a run, as it went over the wire. */
type Sent = { account: string; bytes: Uint8Array }
/** Edits of an honest and of a forging account, until memory and a loaded text were two. */
type Run = { sent: Sent[]; odd: boolean; differs: boolean; last: 'ordinary' | 'forged' }

const SHORT: Doc = letter(paragraph('paragraph-one', 'abc'))

const HONEST = [10, 50, 60, 70]
const FORGER = [40, 65, 99]

const sameWhenLoaded = (doc: Y.Doc): boolean => {
  const loaded = new Y.Doc()
  Y.applyUpdate(loaded, Y.encodeStateAsUpdate(doc))
  const same = contentDigest(loaded) === contentDigest(doc)
  loaded.destroy()
  return same
}

const between = (left: Id | undefined, right: Id | undefined) => ({
  ...(left ? { origin: left } : {}),
  ...(right ? { right } : {}),
})

/** Ordinary letters typed between forged ones whose neighbours are anybody's, all through the gate. */
class Desk {
  readonly doc = new Y.Doc()
  readonly run: Run = { sent: [], odd: false, differs: false, last: 'ordinary' }
  readonly #text: Y.XmlText
  readonly #rng: () => number
  readonly #tried: boolean
  readonly #owners = new Map([[SEED_CLIENT, 'server']])

  /** @param tried whether odd edits are tried on copies before they are taken. */
  constructor(rng: () => number, tried: boolean) {
    this.#rng = rng
    this.#tried = tried
    Y.applyUpdate(this.doc, seedUpdate(SHORT))
    this.#text = textOf(this.doc, 'paragraph-one')
  }

  /** One letter between two that stand side by side. */
  type(): void {
    const ids = this.#ids()
    const at = Math.floor(this.#rng() * (ids.length + 1))
    this.#put('amina', this.#pick(HONEST), { text: 'x', ...between(ids[at - 1], ids[at]) })
  }

  /** One letter between any two, or beside one, or nowhere in particular. */
  forge(): void {
    const [left, right] = [this.#rng() < 0.8, this.#rng() < 0.6].map(has =>
      has ? this.#pick(this.#ids()) : undefined,
    )
    this.#put('bruno', this.#pick(FORGER), { text: 'H', ...between(left, right) })
  }

  #put(account: string, editor: number, struct: Struct): void {
    const clock = Y.getState(this.doc.store, editor)
    const placed = { parent: idOf(this.#text), ...struct }
    const last = account === 'amina' ? 'ordinary' : 'forged'
    this.#send(account, update([{ editor, clock, structs: [placed] }]), last)
  }

  #send(account: string, bytes: Uint8Array, last: Run['last']): void {
    const verdict = this.#judge(account, bytes)
    if (verdict.kind !== 'accepted') return
    if (this.#tried && !replicasAgree(verdict.odd)) return
    for (const editor of verdict.claims) this.#owners.set(editor, account)
    Y.applyUpdate(this.doc, verdict.update)
    this.run.sent.push({ account, bytes })
    this.run.odd ||= verdict.odd.length > 0
    this.run.last = last
    this.run.differs = !sameWhenLoaded(this.doc)
  }

  #judge(account: string, bytes: Uint8Array): Verdict {
    const ownerOf = (editor: number) => this.#owners.get(editor)
    const sender = { account, mayWrite: true, ownerOf, mayClaim: () => 64, isReply: false }
    return judgeUpdate(this.doc, bytes, sender, LIMITS)
  }

  #ids(): Id[] {
    const ids: Id[] = []
    for (let item = this.#text._start; item; item = item.right)
      for (let i = 0; i < item.length; i++) ids.push([item.id.client, item.id.clock + i])
    return ids
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#rng() * from.length)]!
  }
}

function runOf(seed: number, { forged, tried }: { forged: number; tried: boolean }): Run {
  const rng = mkRng(seed)
  const desk = new Desk(rng, tried)
  for (let n = 0; n < 10 && !desk.run.differs; n++) {
    if (rng() < forged) desk.forge()
    else desk.type()
  }
  desk.doc.destroy()
  return desk.run
}

const runs = (count: number, options: { forged: number; tried: boolean }): Run[] =>
  Array.from({ length: count }, (_, i) => runOf(i + 1, options))

/** The shortest of a thousand runs in which an ordinary letter brings to light what a forged one hid. */
const latent = (): Run => runOf(446, { forged: 0.5, tried: false })

describe('a text that memory and whoever loads it order differently', () => {
  let untried: Run[]

  beforeAll(() => {
    untried = runs(60, { forged: 0.5, tried: false })
  })

  it('[LIVE-8] comes of nothing that the gate does not call odd', () => {
    const differing = untried.filter(run => run.differs)
    expect(differing.length).toBeGreaterThan(5)
    expect(differing.filter(run => !run.odd)).toEqual([])
  })

  it('[LIVE-8] can come of an ordinary letter, typed after a forged one', () => {
    expect(latent()).toMatchObject({ odd: true, differs: true, last: 'ordinary' })
  })

  it('[LIVE-7] is not reached where odd edits are tried on copies first', () => {
    expect(runs(60, { forged: 0.5, tried: true }).filter(run => run.differs)).toEqual([])
  })

  it('[LIVE-7] is nothing to fear for those who write one after another: nothing there is odd', () => {
    expect(runs(20, { forged: 0, tried: true }).filter(run => run.odd || run.differs)).toEqual([])
  })
})

describe('the watch of a room', () => {
  let scene: Scene
  let clock: FakeClock
  let faults: Faults
  const run = latent()

  afterEach(() => scene.close())

  /** A room in which every odd edit is taken untried, as after too many of them. */
  const open = async (limits: Partial<Limits> = {}) => {
    clock = fakeClock()
    const wrapLog = (log: LiveLog) => {
      faults = faultyLog(log)
      return faults.log
    }
    scene = await openScene({ clock, limits: { tried: 0, ...limits }, wrapLog })
    await scene.live.rooms.seed('letter-one', SHORT)
  }
  const socketOf = async (account: string) => {
    const socket = new WebSocket(`${scene.url}/letter-one?token=${account}`)
    await once(socket, 'open')
    return socket
  }
  /** Sends the edits of the run over the sockets of their accounts, each once the one before was told. */
  const play = async (reader: Client, edits: readonly Sent[]) => {
    const sockets = { amina: await socketOf('amina'), bruno: await socketOf('bruno') }
    for (const { account, bytes } of edits) {
      const told = new Promise(resolve => reader.doc.once('update', resolve))
      sockets[account as 'amina' | 'bruno'].send(writeUpdate(bytes))
      await told
    }
    return sockets
  }
  const sees = (client: Client) => textOf(client.doc, 'paragraph-one').toString()

  it.each([
    ['on the spot', {}],
    ['in a thread of its own', { watchHere: 0 }],
  ])(
    '[LIVE-8] lets a text go on as a new one where the log would give another, compared %s',
    async (_, limits) => {
      await open(limits)
      const reader = scene.connect('oda', 'letter-one', new Y.Doc(), { epoch: '1' })
      await synced(reader)
      await play(reader, run.sent)
      const closed = closeOf(reader)
      const seen = sees(reader)
      clock.pass(LIMITS.watch)
      expect(await closed).toBe(CLOSE.again)
      expect(scene.troubles).toEqual(['a text differed from its log and begins anew'])
      const refused = closeOf(reader)
      const fresh = scene.connect('amina')
      await synced(fresh)
      expect(sees(fresh)).toBe(seen)
      expect(await refused).toBe(CLOSE.otherVersion)
      expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2, setAside: [] })
    },
  )

  /** Somebody is in a room in which something ordinary was written. */
  const writtenIn = async (statement: string) => {
    await synced(scene.connect('amina', statement))
    await scene.live.rooms.edit(statement, () => letter(paragraph('paragraph-one', 'abcd')), 'amina')
  }

  /** Everyone leaves, and the server has noticed. */
  const gone = async (reader: Client, sockets: Record<string, WebSocket>) => {
    for (const socket of Object.values(sockets)) socket.close()
    reader.provider.disconnect()
    while (scene.live.counts().sockets) await new Promise(resolve => setImmediate(resolve))
  }

  it('[LIVE-8] compares a last time when everyone has left', async () => {
    await open()
    const reader = scene.connect('oda')
    await synced(reader)
    await gone(reader, await play(reader, run.sent))
    clock.pass(LIMITS.linger)
    const fresh = scene.connect('amina')
    await synced(fresh)
    expect(sees(fresh)).toBe(sees(reader))
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2 })
    expect(scene.troubles).toHaveLength(1)
  })

  it('[LIVE-8] leaves alone a text with odd edits that came of writing at the same moment', async () => {
    await open()
    const reader = scene.connect('oda')
    await synced(reader)
    const text = textOf(reader.doc, 'paragraph-one')
    const { client, clock: at } = text._start!.id
    const beside = between([client, at], [client, at + 1])
    const typed = (account: string, editor: number): Sent => {
      return {
        account,
        bytes: update([{ editor, clock: 0, structs: [{ text: account, parent: idOf(text), ...beside }] }]),
      }
    }
    await gone(reader, await play(reader, [typed('amina', 50), typed('bruno', 60)]))
    clock.pass(LIMITS.linger)
    const fresh = scene.connect('amina')
    await synced(fresh)
    expect(sees(fresh)).toBe('aaminabrunobc')
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 1 })
    expect(scene.troubles).toEqual([])
  })

  /** Amina writes behind the text; Bruno forges a letter between its beginning and hers; then somebody who had not seen hers. */
  const forged = (text: Y.XmlText, last: { account: string; editor: number }): Sent[] => {
    const [begins, parent] = [text._start!.id, idOf(text)]
    const end: Id = [begins.client, begins.clock + 2]
    const one = (account: string, editor: number, struct: Struct): Sent => ({
      account,
      bytes: update([{ editor, clock: 0, structs: [{ ...struct, parent }] }]),
    })
    return [
      one('amina', 50, { text: 'r', origin: end }),
      one('bruno', 60, { text: 'H', right: [50, 0] }),
      one(last.account, last.editor, { text: 'l', origin: end }),
    ]
  }

  it('[LIVE-7] [LIVE-8] takes an honest edit that brings a forged one to light, and begins the text anew', async () => {
    await open({ tried: LIMITS.tried })
    const reader = scene.connect('oda')
    await synced(reader)
    const edits = forged(textOf(reader.doc, 'paragraph-one'), { account: 'amina', editor: 70 })
    const { amina } = await play(reader, edits)
    const seen = sees(reader)
    expect(seen).toContain('l')
    const [code] = await once(amina, 'close')
    expect(code).toBe(CLOSE.again)
    const fresh = scene.connect('amina')
    await synced(fresh)
    expect(sees(fresh)).toBe(seen)
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2 })
    expect(scene.troubles).toEqual(['an edit brought a forged one to light, and the text begins anew'])
  })

  const loaded = async (statement = 'letter-one') => documentOf((await scene.log.load(statement))!)
  /** Stores such edits as a server does that is killed before the text begins anew; what it then said. */
  const left = async (statement = 'letter-one') => {
    const text = textOf(await loaded(statement), 'paragraph-one')
    const edits = forged(text, { account: 'amina', editor: 70 })
    const rows = edits.map(({ account, bytes }, i): LogRow => ({ seq: i + 2, account, at: 0, update: bytes }))
    await scene.log.append({ statement, epoch: 1, rows, owners: [], registry: [] })
    return textOf(await loaded(statement), 'paragraph-one').toString()
  }

  it('[LIVE-8] begins anew also where such an edit was stored and the disk said that it was not', async () => {
    await open({ tried: LIMITS.tried })
    const reader = scene.connect('oda')
    await synced(reader)
    const edits = forged(textOf(reader.doc, 'paragraph-one'), { account: 'amina', editor: 70 })
    const { amina } = await play(reader, edits.slice(0, 2))
    reader.provider.disconnect()
    faults.failAfter('append')
    amina.send(writeUpdate(edits[2]!.bytes))
    await once(amina, 'close')
    const seen = textOf(await loaded(), 'paragraph-one').toString()
    expect(seen).toContain('l')
    const fresh = scene.connect('bruno')
    await synced(fresh)
    expect(sees(fresh)).toBe(seen)
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2 })
    expect(scene.troubles).toEqual([
      'a room could not store its text and starts again from the log',
      'a text differed from what clients get of it and begins anew',
    ])
  })

  it('[LIVE-8] begins a text anew that a server left when it was killed, before anybody sees it', async () => {
    await open()
    const seen = await left()
    const fresh = scene.connect('amina')
    await synced(fresh)
    expect(sees(fresh)).toBe(seen)
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2 })
    expect(scene.troubles).toEqual(['a text differed from what clients get of it and begins anew'])
  })

  it('[LIVE-8] [LIVE-11] opens such a text as it is where the disk is full, and begins it anew later', async () => {
    await open()
    const seen = await left()
    faults.fail('renew')
    const early = scene.connect('bruno')
    await synced(early)
    const closed = closeOf(early)
    clock.pass(LIMITS.watch)
    expect(await closed).toBe(CLOSE.again)
    const fresh = scene.connect('amina')
    await synced(fresh)
    expect(sees(fresh)).toBe(seen)
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2 })
    expect(scene.troubles).toEqual([
      'a text differs from what clients get of it and could not begin anew',
      'a text differed from its log and begins anew',
    ])
  })

  it('[LIVE-8] [LIVE-13] opens a large one as it is, and begins it anew once nobody writes', async () => {
    await open()
    const more = letter(
      paragraph('paragraph-one', 'abc'),
      paragraph('paragraph-two', 'All of it. '.repeat(5000)),
    )
    await scene.live.rooms.seed('letter-two', more)
    await left('letter-two')
    const early = scene.connect('bruno', 'letter-two')
    await synced(early)
    const before = await scene.live.rooms.read('letter-two')
    const closed = closeOf(early)
    clock.pass(LIMITS.watch)
    expect(await closed).toBe(CLOSE.again)
    const fresh = scene.connect('amina', 'letter-two')
    await synced(fresh)
    expect(await scene.live.rooms.read('letter-two')).toEqual(before)
    expect(docOf(fresh.doc)).toEqual(before)
    expect(await scene.log.load('letter-two')).toMatchObject({ epoch: 2 })
    expect(scene.troubles).toEqual(['a text differed from its log and begins anew'])
  })

  it('[LIVE-7] refuses the same edit of whoever forged', async () => {
    await open({ tried: LIMITS.tried })
    const reader = scene.connect('oda')
    await synced(reader)
    const edits = forged(textOf(reader.doc, 'paragraph-one'), { account: 'bruno', editor: 70 })
    const { bruno } = await play(reader, edits.slice(0, 2))
    bruno.send(writeUpdate(edits[2]!.bytes))
    const [code] = await once(bruno, 'close')
    expect(code).toBe(CLOSE.policy)
    expect(sees(reader)).not.toContain('l')
  })

  it('[LIVE-8] compares a text in which nothing odd was written, and once only', async () => {
    await open()
    await writtenIn('letter-one')
    const loaded = faults.next('load')
    clock.pass(LIMITS.watch)
    await loaded
    const { load } = faults.asked
    clock.pass(LIMITS.watch * 2)
    await scene.live.rooms.read('letter-one')
    expect(faults.asked.load).toBe(load)
  })

  it('[LIVE-8] [LIVE-13] compares the others later where many large texts rest at the same moment', async () => {
    await open({ watchHere: 0 })
    for (let n = 0; n < 10; n++) {
      const statement = `letter-${n}`
      await scene.live.rooms.seed(statement, SHORT)
      await writtenIn(statement)
    }
    const { load } = faults.asked
    const letGo = faults.hold('load')
    clock.pass(LIMITS.watch)
    await vi.waitFor(() => expect(faults.asked.load).toBe(load + 10))
    const waiting = clock.waiting()
    letGo()
    await vi.waitFor(() => expect(clock.waiting()).toBe(waiting + 2), { timeout: 10_000 })
    clock.pass(LIMITS.watch * 2)
    await vi.waitFor(() => expect(faults.asked.load).toBe(load + 12), { timeout: 10_000 })
    expect(scene.troubles).toEqual([])
  })

  it('[LIVE-8] compares a text of more rows than are read at once with all of them', async () => {
    await open({ tailRows: 1_000_000 })
    const doc = documentOf((await scene.log.load('letter-one'))!)
    const rows: LogRow[] = []
    doc.on('update', bytes => rows.push({ seq: rows.length + 2, account: 'amina', at: 0, update: bytes }))
    for (let n = 0; n < PORTION + 10; n++) textOf(doc, 'paragraph-one').insert(3 + n, 'd')
    const owners = [{ editor: doc.clientID, account: 'amina', at: 0 }]
    await scene.log.append({ statement: 'letter-one', epoch: 1, rows, owners, registry: [] })
    const reader = scene.connect('oda')
    await synced(reader)
    await gone(reader, await play(reader, run.sent.slice(0, 1)))
    clock.pass(LIMITS.linger)
    const fresh = scene.connect('amina')
    await synced(fresh)
    expect(sees(fresh)).toBe(sees(reader))
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 1 })
    expect(scene.troubles).toEqual([])
  })

  /** The text begins anew while `old` has it as it was, and something that it wrote without a line. */
  const beginAnewWithout = async (old: Client, reader: Client) => {
    await Promise.all([synced(reader), synced(old)])
    await play(reader, run.sent)
    const closed = closeOf(reader)
    old.provider.disconnect()
    const added = new Y.XmlElement('paragraph')
    old.body.insert(1, [added])
    added.insert(0, [new Y.XmlText('Nobody saw this.')])
    clock.pass(LIMITS.watch)
    await closed
    await new Promise(resolve => reader.provider.once('connection-close', resolve))
  }

  it('[LIVE-10] [TEXT-1] takes nothing of who comes back with the earlier text and does not say so', async () => {
    await open()
    const [reader, old] = [scene.connect('oda'), scene.connect('amina')]
    await beginAnewWithout(old, reader)
    const refused = closeOf(old)
    old.provider.connect()
    expect(await refused).toBe(CLOSE.otherVersion)
    const fresh = scene.connect('bruno')
    await synced(fresh)
    expect(fresh.body.toString()).not.toContain('Nobody saw this.')
    expect(await scene.log.load('letter-one')).toMatchObject({ epoch: 2, rows: [{ account: 'server' }] })
  })

  it('[LIVE-10] lets in who has the new text, or nothing of any, and does not say so', async () => {
    await open({ tailRows: 1 })
    const [reader, old] = [scene.connect('oda'), scene.connect('amina')]
    await beginAnewWithout(old, reader)
    const [fresh, other] = [scene.connect('amina'), scene.connect('bruno')]
    await Promise.all([synced(fresh), synced(other)])
    textOf(fresh.doc, 'paragraph-one').insert(0, 'Anew. ')
    await until(other.doc, () => sees(other).includes('Anew. '))
    // The text is loaded from a snapshot that covers its beginning.
    fresh.provider.disconnect()
    await gone(other, {})
    clock.pass(LIMITS.linger)
    textOf(fresh.doc, 'paragraph-one').insert(0, 'Later. ')
    const blank = new Y.Doc()
    const added = new Y.XmlElement('paragraph')
    blank.getXmlFragment('body').insert(0, [added])
    added.insert(0, [new Y.XmlText('Typed at once.')])
    const hasty = scene.connect('bruno', 'letter-one', blank)
    fresh.provider.connect()
    await Promise.all([synced(hasty), synced(fresh)])
    await until(fresh.doc, () => fresh.body.toString().includes('Typed at once.'))
    await until(hasty.doc, () => sees(hasty).startsWith('Later. Anew. '))
    expect((await scene.log.load('letter-one'))!.snapshot).not.toBeNull()
    const refused = closeOf(old)
    old.provider.connect()
    expect(await refused).toBe(CLOSE.otherVersion)
  })
})
