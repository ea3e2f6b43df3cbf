/**
 * One schedule, carried out: pages and hostile sockets on lines that deliver when they are told to, a server that
 * dies and comes back, its disk, and a time that stands still in between. Nothing here depends on the machine, so
 * that the same schedule goes the same way each time. What must hold is asked in oracle.ts.
 */
import * as Y from 'yjs'
import { beginAnew } from '../../../server/live/beginAnew.ts'
import { raiseEpochs } from '../../../server/live/epochs.ts'
import type { LiveLog } from '../../../server/live/log.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { restartWords } from '../acts.ts'
import { mixedLetter } from '../letters.ts'
import { mkRng } from '../random.ts'
import { Disk, DiskFault } from './disk.ts'
import { Page, STATEMENT } from './honest.ts'
import { attackOf } from './hostile.ts'
import { agreement, type Counts, Ledger, textFaults } from './oracle.ts'
import { ClientEnd, Pipe } from './pipe.ts'
import type { Schedule, Step } from './schedule.ts'
import { Server } from './server.ts'
import { Time } from './time.ts'
import { read } from './updates.ts'

/** Rounds of delivering everything until nothing moves: more than this is a stall. */
const MOST_ROUNDS = 1500
const RESTS = 14
/** Milliseconds that pass in a round in which nothing moved: y-websocket comes back after 2.5 seconds at most. */
const REST = 250

/** What a schedule broke. `message` says all of it. */
export class Fault extends Error {}

/** Carries a schedule out and judges it; the answer says how much happened. @throws Fault */
export async function carryOut(schedule: Schedule): Promise<Counts> {
  const time = new Time()
  const restore = time.install()
  const world = new World(schedule, time)
  process.on('unhandledRejection', world.unhandled)
  try {
    return await world.run()
  } finally {
    process.off('unhandledRejection', world.unhandled)
    world.end()
    restore()
  }
}

class World {
  readonly #schedule: Schedule
  readonly #time: Time
  readonly #ledger: Ledger
  readonly #disk: Disk
  readonly #pages: Page[] = []
  readonly #spies: Spy[] = []
  readonly #readers = new Set<string>()
  /** Who may or might only have read since everything was last quiet, and since when. */
  readonly #demoted = new Map<string, number>()
  readonly #rng = mkRng(1)
  #pipes: Pipe[] = []
  #server: Server | null = null
  #ids = 0

  constructor(schedule: Schedule, time: Time) {
    restartWords()
    this.#schedule = schedule
    this.#time = time
    this.#ledger = new Ledger(() => this.#disk)
    this.#disk = new Disk(schedule.disk, this.#ledger.fault, (account, at) =>
      this.#mayHaveWritten(account, at),
    )
  }

  unhandled = (error: unknown): void =>
    this.#ledger.fault(`nobody took a rejection: ${(error as Error)?.stack}`)

  async run(): Promise<Counts> {
    await this.#start()
    await this.#pump(this.#server!.live.rooms.seed(STATEMENT, mixedLetter()))
    this.#people()
    await this.#quiet()
    for (const step of this.#schedule.steps) {
      await this.#do(step)
      this.#ledger.mustBeClean(this.#trouble)
    }
    for (const page of this.#pages) page.goOnline()
    await this.#settled()
    const taken = this.#spies.reduce((sum, { account }) => sum + (this.#disk.rows.get(account) ?? 0), 0)
    return { ...this.#ledger.counts, taken, steps: this.#schedule.steps.length, failed: this.#disk.failed }
  }

  end(): void {
    for (const page of this.#pages) page.leave()
    this.#server?.kill(0)
    this.#disk.close()
  }

  #people(): void {
    const outside = {
      connect: (url: string, end: ClientEnd, page: Page) => this.#connect(url, end, page.online),
      newEditor: () => 2 + Math.floor(this.#rng() * 4e9),
      newId: () => `n${(++this.#ids).toString(36)}${'x'.repeat(10)}`.slice(0, 12),
      epoch: () => this.#disk.epoch,
      mayWrite: (account: string) => !this.#readers.has(account),
      mayHaveRead: (account: string) => this.#demoted.has(account),
      fault: this.#ledger.fault,
    }
    for (const kind of this.#schedule.pages)
      this.#pages.push(new Page(`page ${this.#pages.length}`, kind, outside))
    this.#schedule.hostile.forEach((mayWrite, i) => {
      const account = `hostile${i}`
      if (!mayWrite) {
        this.#readers.add(account)
        this.#demoted.set(account, 0)
      }
      this.#spies.push(new Spy(account, 2 + Math.floor(this.#rng() * 4e9)))
    })
  }

  #connect(url: string, end: ClientEnd, online: boolean): Pipe {
    const pipe = new Pipe(url, end, this.#ledger)
    this.#pipes.push(pipe)
    const server = this.#server
    if (online && server?.alive) server.connect(pipe).catch(this.unhandled)
    else {
      pipe.reached = false
      pipe.break(0)
    }
    return pipe
  }

  async #start(): Promise<void> {
    const { tailRows } = this.#schedule
    this.#server = await Server.start({
      log: this.#disk.log(),
      time: this.#time,
      limits: { tailRows, asksAMinute: 100_000, framesASecond: 1000, readersWrites: 10 },
      mayWrite: account => !this.#readers.has(account),
      alarm: (what, about) => this.#ledger.alarmed(what, about, this.#schedule.hostile.length > 0),
    })
  }

  async #do(step: Step): Promise<void> {
    switch (step.do) {
      case 'act':
      case 'many':
        return this.#page(step.who).act(step.seed, step.do === 'many')
      case 'deliver':
        for (let n = 0; n < step.count; n++) this.#page(step.who).pipe?.deliver(step.way)
        return this.#turns(1)
      case 'deliverToHostile':
        for (let n = 0; n < step.count; n++) this.#spy(step.who)?.end?.pipe?.deliver('up')
        return this.#turns(1)
      case 'turn':
        return this.#turns(step.count)
      case 'disk':
        for (let n = 0; n < step.count; n++) {
          this.#disk.step()
          await this.#turns(2)
        }
        return
      case 'fault':
        return this.#disk.failNext(step.act, step.how)
      case 'flow':
        for (let n = 0; n < step.rounds; n++) await this.#round()
        return
      case 'drop':
        return this.#page(step.who).goOffline(step.kept)
      case 'back':
        return this.#page(step.who).goOnline()
      case 'reload':
        return this.#page(step.who).reload(step.copy)
      case 'share':
        return this.#share(step.who)
      case 'crash':
        return this.#crash(step.done, step.kept)
      case 'stop':
        return this.#stop()
      case 'role':
        return this.#role(this.#page(step.who).account, step.mayWrite)
      case 'wait':
        this.#time.advance(step.ms)
        return this.#turns(1)
      case 'renew':
        return this.#between(log => this.#renew(log))
      case 'raise':
        return this.#between(log => raiseEpochs(log, this.#disk.epoch + 1, this.#time.now()))
      case 'write':
        return this.#write(step.seed)
      case 'attack':
        return this.#attack(step.who, step.seed, step.times)
      case 'quiet':
        return this.#settled()
    }
  }

  #page = (who: number): Page => this.#pages[who % this.#pages.length]!
  #spy = (who: number): Spy | undefined => this.#spies[who % this.#spies.length]

  #share(who: number): void {
    const page = this.#page(who)
    const other = this.#pages.find(one => one !== page && one.account === page.account)
    if (other) page.hearFrom(other)
  }

  async #crash(done: number, kept: number): Promise<void> {
    this.#server?.kill(kept)
    this.#disk.crash(done)
    this.#ledger.counts.crashes++
    await this.#start()
  }

  async #stop(): Promise<void> {
    const drained = this.#server!.live.drain()
    this.#disk.heal()
    await this.#pump(drained)
    await this.#crash(0, 5)
  }

  #role(account: string, mayWrite: boolean): void {
    if (mayWrite) this.#readers.delete(account)
    else {
      this.#readers.add(account)
      this.#demoted.set(account, this.#time.now())
    }
    this.#server!.live.rooms.closePerson(account)
    this.#time.advance(1)
  }

  /** Whoever may only read wrote nothing that was decided later than in the moment in which that was settled. */
  #mayHaveWritten(account: string, at: number): boolean {
    return !this.#readers.has(account) || at <= (this.#demoted.get(account) ?? 0)
  }

  /** Between two servers the text goes on under a new epoch, if the disk has it so. */
  async #between(act: (log: LiveLog) => Promise<void>): Promise<void> {
    this.#server?.kill(0)
    this.#disk.crash(0)
    await this.#pump(
      act(this.#disk.log()).catch(error => {
        if (!(error instanceof DiskFault)) throw error
      }),
    )
    await this.#start()
  }

  async #renew(log: LiveLog): Promise<void> {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#disk.shadow))
    const place = { statement: STATEMENT, epoch: this.#disk.epoch }
    await beginAnew(doc, place, { log, now: this.#time.now() })
    doc.destroy()
  }

  async #write(seed: number): Promise<void> {
    const rng = mkRng(seed)
    const change = (doc: Doc): Doc => ({
      ...doc,
      content: (doc.content ?? []).map(block =>
        block.type === 'paragraph' && rng() < 0.5
          ? { ...block, content: [...(block.content ?? []), { type: 'text', text: ' suggested' }] }
          : block,
      ),
    })
    this.#server!.live.rooms.edit(STATEMENT, change, { suggestion: 's1' }).catch(() => {})
    await this.#turns(1)
  }

  async #attack(who: number, seed: number, times: number): Promise<void> {
    const spy = this.#spy(who)
    if (!spy) return
    for (let n = 0; n < times; n++) {
      const end = spy.isConnected ? spy.end! : await this.#admit(spy)
      const knows = { doc: this.#disk.shadow, editor: spy.editor, heard: spy.heard }
      end.send(attackOf(knows, (seed + n * 7919) | 0))
      this.#ledger.counts.attacks++
      while (end.pipe?.deliver('up')) {}
      await this.#turns(2)
      while (end.pipe?.deliver('down')) {}
    }
  }

  async #admit(spy: Spy): Promise<ClientEnd> {
    const end = new ClientEnd()
    spy.end = end
    end.onmessage = ({ data }) => spy.hear(new Uint8Array(data))
    end.pipe = this.#connect(`ws://server/live/${STATEMENT}?token=${spy.account}`, end, true)
    await this.#turns(1)
    while (end.pipe.deliver('down')) {}
    return end
  }

  async #turns(count: number): Promise<void> {
    for (let n = 0; n < count; n++) await new Promise<void>(resolve => setImmediate(resolve))
  }

  /** Delivers what waits now, everywhere; false where nothing did. */
  async #round(): Promise<boolean> {
    this.#pipes = this.#pipes.filter(pipe => pipe.waits || !pipe.cut)
    let moved = false
    for (const pipe of this.#pipes)
      for (const way of ['down', 'up'] as const)
        for (let n = pipe[way].length; n > 0; n--) moved = (pipe.deliver(way) && pipe.reached) || moved
    await this.#turns(2)
    for (let n = 0; n < 4 && this.#disk.step(); n++) {
      moved = true
      await this.#turns(2)
    }
    this.#time.advance(moved ? 5 : REST)
    await this.#turns(1)
    return moved
  }

  async #pump<T>(promise: Promise<T>): Promise<T> {
    let ended = false
    const outcome = promise.finally(() => {
      ended = true
    })
    outcome.catch(() => {})
    for (let n = 0; !ended; n++) {
      if (n > MOST_ROUNDS) throw new Fault(`something asked of the server never ended\n${this.#trouble()}`)
      await this.#round()
    }
    return outcome
  }

  /** Lets everything happen that can. */
  async #quiet(): Promise<void> {
    for (let n = 0, rests = 0; rests < RESTS; n++) {
      if (n > MOST_ROUNDS) throw new Fault(`it does not come to rest\n${this.#trouble()}`)
      const moved = await this.#round()
      const waits = this.#pages.some(page => page.online && !page.isThere)
      rests = moved || waits ? 0 : rests + 1
    }
  }

  /** A quiet moment in which everything must hold. */
  async #settled(): Promise<void> {
    this.#disk.heal()
    for (const spy of this.#spies) spy.end?.close()
    for (const page of this.#pages) if (page.heardPast) page.pipe?.dropByClient(0)
    await this.#quiet()
    if (await this.#giveUpRefused()) await this.#quiet()
    this.#ledger.mustBeClean(this.#trouble)
    const state = await this.#pump(this.#server!.live.state(STATEMENT))
    const there = this.#pages.filter(page => page.isThere)
    const faults = [...agreement(state, this.#disk, there, STATEMENT), ...textFaults(state)]
    for (const page of there)
      if (page.waitsForSaved) faults.push(`${page.name} waits to be told that all is saved`)
    if (faults.length) throw new Fault(`${faults.join('\n')}\n${this.#trouble()}`)
    this.#ledger.counts.quiet++
    for (const account of [...this.#demoted.keys()])
      if (!this.#readers.has(account)) this.#demoted.delete(account)
  }

  /** Words of somebody who may only read are shown to them as not shared; then the page is opened anew ([LIVE-9]). */
  async #giveUpRefused(): Promise<boolean> {
    const refused = this.#pages.filter(page => page.online && this.#demoted.has(page.account))
    for (const page of refused) page.reload('nothing')
    return refused.length > 0
  }

  #trouble = (): string =>
    [
      ...this.#pages.map(
        page =>
          `${page.name}: ${page.kind.hand}, ${page.account}, ${page.online ? 'online' : 'offline'}, ${page.isThere ? 'there' : 'away'}, ${page.reloads} reloads`,
      ),
      `disk waits: ${this.#disk.waits}, epoch ${this.#disk.epoch}`,
      ...this.#ledger.story,
    ].join('\n')
}

/** A hostile socket, and what it heard. */
class Spy {
  readonly account: string
  readonly editor: number
  heard: Uint8Array[] = []
  end: ClientEnd | null = null

  constructor(account: string, editor: number) {
    this.account = account
    this.editor = editor
  }

  get isConnected(): boolean {
    return this.end !== null && this.end.readyState === this.end.OPEN
  }

  hear(frame: Uint8Array): void {
    if (frame[0] !== 0 || frame[1] === 0) return
    const update = textIn(frame)
    if (update) this.heard = [...this.heard.slice(-30), update]
  }
}

function textIn(frame: Uint8Array): Uint8Array | null {
  const found = read(frame)
  return found.kind === 'text' ? found.update : null
}
