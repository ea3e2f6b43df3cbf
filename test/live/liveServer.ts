/** A server with nothing but live statements, on a real port, and clients of it: unmodified and our own. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { systemClock } from '../../server/adapters/clock.ts'
import { readConfig } from '../../server/config.ts'
import { createLive, type Live, type LiveOptions } from '../../server/live/live.ts'
import { openSqliteLog } from '../../server/live/log.sqlite.ts'
import type { LiveLog } from '../../server/live/log.ts'
import type { Clock } from '../../server/ports.ts'
import { Refusal } from '../../shared/refusals.ts'

/** Who may come, by token: what the door of the real server finds in its storage. */
export const PEOPLE: Record<string, { name: string; organisation: string; mayWrite: boolean }> = {
  amina: { name: 'Amina Haddad', organisation: 'Harbour Watch', mayWrite: true },
  bruno: { name: 'Bruno Keller', organisation: 'Open Quays', mayWrite: true },
  /** A member like the others, and not to be trusted. */
  rival: { name: 'Rita Valk', organisation: 'Dry Dock', mayWrite: true },
  oda: { name: 'Oda Lind', organisation: 'Tide Archive', mayWrite: false },
}

export type Scene = {
  live: Live
  log: LiveLog
  folder: string
  /** The address of `/live`. */
  url: string
  troubles: string[]
  /** People whom the door refuses from now on. */
  removed: Set<string>
  /** Holds the door's judgment up. */
  atTheDoor: () => Promise<void>
  /** Called when the door begins to judge. */
  onJudging: () => void
  connect(person: string, statement?: string, doc?: Y.Doc, params?: Record<string, string>): Client
  restart(meanwhile?: (folder: string) => unknown, port?: number): Promise<Scene>
  close(): Promise<void>
}

export type Client = { doc: Y.Doc; provider: WebsocketProvider; body: Y.XmlFragment }

type Options = {
  folder?: string
  /** Where it listens; anywhere that is free without it. */
  port?: number
  clock?: Clock
  limits?: LiveOptions['limits']
  /** Lets a test stand between the server and its disk. */
  wrapLog?: (log: LiveLog) => LiveLog
}

/** Starts a server on a free port, with a folder of its own unless it is given one. */
export async function openScene(options: Options = {}): Promise<Scene> {
  const { folder, clock = systemClock, limits, wrapLog = (log: LiveLog) => log } = options
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'live-')))
  const log = wrapLog(await openSqliteLog(join(dataDir, 'live.db')))
  const troubles: string[] = []
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) => {
    reply.code(error instanceof Refusal && error.code === 'not-signed-in' ? 401 : 403).send()
  })
  const removed = new Set<string>()
  const door = { atTheDoor: async () => {}, onJudging: () => {} }
  const live = await createLive(
    { config: readConfig({ DATA_DIR: dataDir }), clock },
    {
      liveLog: log,
      log: { error: (_about, message) => troubles.push(message) },
      ...(limits ? { limits } : {}),
      judge: async request => {
        const { token = '' } = request.query as { token?: string }
        const { statement = '' } = request.params as { statement?: string }
        const person = PEOPLE[token]
        door.onJudging()
        await door.atTheDoor()
        if (!person || removed.has(token)) throw new Refusal('not-signed-in')
        const organisation = { id: person.organisation, name: person.organisation }
        return {
          ...person,
          statement,
          person: token,
          organisation,
          unattributed: false,
          coalition: 'harbour',
          session: `session-${token}`,
        }
      },
    },
  )
  await live.register(app)
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const providers = new Set<WebsocketProvider>()
  const stop = async () => {
    for (const provider of providers) provider.destroy()
    await app.close()
  }
  return Object.assign(door, {
    live,
    log,
    folder: dataDir,
    url: `ws://127.0.0.1:${port}/live`,
    troubles,
    removed,
    /** An unmodified client of y-websocket, as anyone may use it. */
    connect(
      person: string,
      statement = 'letter-one',
      doc = new Y.Doc(),
      params: Record<string, string> = {},
    ) {
      const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/live`, statement, doc, {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        params: { token: person, ...params },
      })
      providers.add(provider)
      return { doc, provider, body: doc.getXmlFragment('body') }
    },
    /**
     * Stops the server and starts another on the same folder; clients do not follow by themselves, unless it listens
     * on the same port.
     */
    async restart(meanwhile: (folder: string) => unknown = () => {}, port = 0): Promise<Scene> {
      await stop()
      await meanwhile(dataDir)
      return openScene({ ...options, folder: dataDir, port })
    },
    /** Stops the server and deletes what it stored. */
    async close() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  })
}

export const synced = ({ provider }: Client): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise(resolve => provider.once('sync', () => resolve()))

/** With which code the server closes a client's line next. */
export const closeOf = ({ provider }: Client): Promise<number | undefined> =>
  new Promise(resolve => provider.once('connection-close', event => resolve(event?.code)))

/** Resolves once `what` is true of a document, asked again at each of its updates. */
export function until(doc: Y.Doc, what: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!what()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

/** The Yjs text of a block, by the block's id. */
export function textOf(doc: Y.Doc, block: string): Y.XmlText {
  for (const element of doc.getXmlFragment('body').toArray())
    if (element instanceof Y.XmlElement && element.getAttribute('id') === block)
      return element.get(0) as Y.XmlText
  throw new Error(`no block ${block}`)
}
