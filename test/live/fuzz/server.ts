/**
 * The real living texts of a server, from its route to its log, with lines and a disk of our own. It dies without a
 * word: whatever it still thinks afterwards reaches neither the disk nor anybody.
 */
import { EventEmitter } from 'node:events'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readConfig } from '../../../server/config.ts'
import type { Limits } from '../../../server/live/limits.ts'
import { createLive, type Live } from '../../../server/live/live.ts'
import type { LiveLog } from '../../../server/live/log.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { STATEMENT } from './honest.ts'
import type { Pipe } from './pipe.ts'
import type { Time } from './time.ts'

export type ServerOptions = {
  log: LiveLog
  time: Time
  limits: Partial<Limits>
  mayWrite: (account: string) => boolean
  /** Told of everything that the server would tell whoever runs it. */
  alarm: (what: string, about: object) => void
}

type Handler = (socket: unknown, request: FastifyRequest) => void
type Route = { preValidation: (request: FastifyRequest) => Promise<void> }

export class Server {
  readonly live: Live
  alive = true
  readonly #pipes = new Set<Pipe>()
  readonly #route: { options: Route; handler: Handler }

  private constructor(live: Live, route: { options: Route; handler: Handler }) {
    this.live = live
    this.#route = route
  }

  static async start({ log, time, limits, mayWrite, alarm }: ServerOptions): Promise<Server> {
    let server: Server | null = null
    const live = await createLive(
      { config: readConfig({ DATA_DIR: '/nowhere' }), clock: time.clock(() => server?.alive ?? true) },
      {
        liveLog: log,
        limits,
        log: { error: (about, what) => server?.alive && alarm(what, about) },
        judge: async request => guestOf((request.query as { token: string }).token, mayWrite),
      },
    )
    server = new Server(live, await routeOf(live))
    return server
  }

  /** Opens a line, as an upgrade would. */
  async connect(pipe: Pipe): Promise<void> {
    this.#pipes.add(pipe)
    const raw = { socket: pipe.server.stream }
    const { pathname, search, searchParams } = pipe.url
    const query = Object.fromEntries(searchParams)
    // What the route uses of a request.
    const request = {
      raw,
      ws: true,
      url: pathname + search,
      query,
      params: { statement: STATEMENT },
    } as unknown as FastifyRequest
    try {
      await this.#route.options.preValidation(request)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      pipe.break(0)
      return
    }
    if (!this.alive || pipe.cut) return
    pipe.down.push('open')
    this.#route.handler(pipe.server, request)
  }

  /** Ends in the middle of whatever it does; of what it had sent, `kept` frames still arrive on each line. */
  kill(kept: number): void {
    this.alive = false
    for (const pipe of this.#pipes) if (!pipe.cut) pipe.break(kept)
  }
}

async function routeOf(live: Live): Promise<{ options: Route; handler: Handler }> {
  let found: { options: Route; handler: Handler } | null = null
  const app = Object.assign(new EventEmitter(), {
    register: async () => {},
    get: (_path: string, options: Route, handler: Handler) => {
      found = { options, handler }
    },
  })
  // What adding the route uses of an app.
  await live.register(app as unknown as FastifyInstance)
  return found!
}

const guestOf = (person: string, mayWrite: (account: string) => boolean) => ({
  statement: STATEMENT,
  person,
  name: `Somebody called ${person}`,
  organisation: { id: 'harbour-watch', name: 'Harbour Watch' },
  unattributed: false,
  coalition: 'harbour',
  session: `session-${person}`,
  mayWrite: mayWrite(person),
})
