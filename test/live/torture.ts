/**
 * Kills the built server while people type: at random, at each fail-point in turn, and now and then by asking it to
 * stop. After each time, before anybody comes back, its disk is held against what everybody saw and was told.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../server/config.ts'
import { documentOf } from '../../server/live/document.ts'
import { openPostgresLog } from '../../server/live/log.postgres.ts'
import { openSqliteFile } from '../../server/live/sqliteFile.ts'
import { freePort } from '../browser/served.ts'
import { type Bend, buildWithFailPoints, builtServer, failingAt } from './failpoints.ts'
import type { Ending } from './tortureEndings.ts'
import { type Line, openLine } from './tortureLine.ts'
import { type Setting, settle } from './tortureScene.ts'
import { type Served, warmServer } from './tortureServer.ts'
import { Typist } from './tortureTypist.ts'
import { faultsAtTheEnd, faultsOnDisk } from './tortureWitness.ts'

export type Report = {
  rounds: number
  /** How often each ending was had. */
  endings: Record<string, number>
  typed: number
  seen: number
  saved: number
  faults: string[]
}

export type Options = {
  /** A number from 0 up to 1. */
  chance: () => number
  endings: readonly Ending[]
  /** An empty database instead of files. */
  databaseUrl?: string
  /** Makes a server that is wrong on purpose, to see that it is caught. */
  bends?: readonly Bend[]
  /** Milliseconds a server may take to reach a fail-point, or to stop, and everyone to come back to it. */
  patience?: number
}

const CLIENTS = 6
/** Snapshots come often and empty rooms leave at once, so that some are killed half-way. */
const HURRY = { LIVE_TAIL_ROWS: '100', LIVE_LINGER: '50' }
const PATIENCE = 60_000
/** Milliseconds in which everyone has everything once all are back. */
const SETTLES = 10_000

/** One text through all of the endings, on one data folder. */
export async function torture(options: Options): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'torture-'))
  const port = await freePort()
  const env: Record<string, string> = {
    ...HURRY,
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    LOG_LEVEL: 'error',
  }
  if (options.databaseUrl) env.DATABASE_URL = options.databaseUrl
  const scene = await settle(env, CLIENTS)
  const failing = await buildWithFailPoints(folder, options.bends)
  const programs = { usual: options.bends ? failing : builtServer(), failing }
  const lines = await Promise.all(scene.people.map(() => openLine(port)))
  const table = new Table(scene, lines, env, options)
  try {
    let next = begin(programs, env, options.endings[0])
    for (const [round, ending] of options.endings.entries()) {
      const server = next
      next = begin(programs, env, options.endings[round + 1])
      await table.round(round, server, ending)
    }
    await table.end(next)
  } finally {
    await table.close()
    await rm(folder, { recursive: true, force: true })
  }
  return table.report
}

/** The server of the next round warms up while the one before is still typed at. */
function begin(
  programs: { usual: string; failing: string },
  env: Record<string, string>,
  ending?: Ending,
): Served {
  if (ending?.by !== 'fail-point') return warmServer(programs.usual, env)
  return warmServer(programs.failing, { ...env, ...failingAt(ending.point, ending.passing) })
}

class Table {
  readonly report: Report = { rounds: 0, endings: {}, typed: 0, seen: 0, saved: 0, faults: [] }
  readonly #scene: Setting
  readonly #lines: readonly Line[]
  readonly #env: Record<string, string>
  readonly #chance: () => number
  readonly #patience: number
  readonly #typists: Typist[]

  constructor(scene: Setting, lines: readonly Line[], env: Record<string, string>, options: Options) {
    this.#scene = scene
    this.#lines = lines
    this.#env = env
    this.#chance = options.chance
    this.#patience = options.patience ?? PATIENCE
    const { statement } = scene
    this.#typists = scene.people.map(
      (one, i) => new Typist({ ...one, statement, url: lines[i]!.url }, i % 2 === 1),
    )
  }

  /** Lets everyone type at a server until it ends, and looks at its disk. */
  async round(round: number, server: Served, ending: Ending): Promise<void> {
    await server.go()
    this.#serve(true)
    await this.#comeBack(server)
    const typing = this.#typists.map(one => one.type(round, this.#chance))
    await this.#disturb(ending)
    const how = await this.#await(server, ending)
    this.#serve(false)
    await Promise.all(this.#lines.map(line => line.quiet()))
    for (const stop of typing) stop()
    this.#count(how)
    if (how.endsWith('!')) this.report.faults.push(`round ${round}: ${how}\n${server.said()}`)
    await this.#look(`round ${round}, ${how}`)
    for (const line of this.#lines) line.mend()
  }

  /** Everyone meets at a last server, which is then stopped. */
  async end(server: Served): Promise<void> {
    await server.go()
    this.#serve(true)
    await this.#comeBack(server)
    const until = performance.now() + SETTLES
    while (!this.#isSettled() && performance.now() < until) await wait(50)
    const how = await this.#await(server, { by: 'SIGTERM', after: 0 })
    this.#serve(false)
    if (how.endsWith('!')) this.report.faults.push(`at the end: ${how}\n${server.said()}`)
    await this.#look('at the end')
    const disk = documentOf((await this.#stored()).stored)
    this.report.faults.push(...faultsAtTheEnd(disk, this.#typists))
    const count = (pick: (one: Typist) => ReadonlySet<string>) =>
      new Set(this.#typists.flatMap(one => [...pick(one)])).size
    this.report.typed = count(one => one.typed)
    this.report.seen = count(one => one.seen)
    this.report.saved = count(one => one.saved)
  }

  async close(): Promise<void> {
    await Promise.all(this.#typists.map(one => one.leave()))
    for (const line of this.#lines) line.close()
  }

  #serve(isThere: boolean): void {
    for (const line of this.#lines) line.serve(isThere)
  }

  /** A server may end while they come back. */
  async #comeBack(server: Served): Promise<void> {
    const all = Promise.all(this.#typists.map(one => one.online()))
    if ((await Promise.race([all, server.ended, wait(this.#patience, 'late')])) === 'late')
      this.report.faults.push('not everybody came back')
  }

  /** One loses the line for the round, one for a moment, one loads the page anew; or all leave. */
  async #disturb(ending: Ending): Promise<void> {
    await wait(50 + this.#chance() * 100)
    if (ending.by === 'fail-point' && ending.everyoneLeaves) {
      await wait(300)
      for (const line of this.#lines) line.cut()
      return
    }
    const at = Math.floor(this.#chance() * CLIENTS)
    this.#lines[at]!.cut()
    const short = this.#lines[(at + 1) % CLIENTS]!
    short.cut()
    const back = setTimeout(short.mend, 50 + this.#chance() * 200)
    back.unref()
    if (this.#chance() < 0.5) await this.#typists[(at + 2) % CLIENTS]!.reload()
  }

  /** Answers in words how it ended, with “!” where it should have ended otherwise. */
  async #await(server: Served, ending: Ending): Promise<string> {
    if (ending.by !== 'fail-point') {
      await wait(ending.after)
      server.kill(ending.by)
    }
    const late = await Promise.race([server.ended, wait(this.#patience, null)])
    if (!late) server.kill('SIGKILL')
    const { code, signal } = await server.ended
    const how = ending.by === 'fail-point' ? ending.point : ending.by
    if (!late) return `${how}: was not reached!`
    if (ending.by === 'SIGTERM') return code === 0 ? how : `${how}: ended with ${code ?? signal}!`
    return signal === 'SIGKILL' ? how : `${how}: ended by itself with ${code ?? signal}!`
  }

  #count(how: string): void {
    this.report.rounds++
    this.report.endings[how] = (this.report.endings[how] ?? 0) + 1
  }

  async #look(when: string): Promise<void> {
    const { stored, history } = await this.#stored()
    for (const fault of faultsOnDisk(stored, history, this.#typists))
      this.report.faults.push(`${when}: ${fault}`)
    for (const one of this.#typists) one.heardDeletes = []
  }

  async #stored() {
    const { databaseUrl, dataDir } = readConfig(this.#env)
    const log = databaseUrl ? openPostgresLog(databaseUrl) : openSqliteFile(join(dataDir, 'live.db'))
    const stored = await log.load(this.#scene.statement)
    const history = await log.history(this.#scene.statement)
    await log.close()
    if (!stored) throw new Error('The letter is gone.')
    return { stored, history }
  }

  #isSettled(): boolean {
    if (!this.#typists.every(one => one.isOnline())) return false
    const texts = this.#typists.map(({ doc }) => doc.getXmlFragment('body').toString())
    return new Set(texts).size === 1
  }
}
