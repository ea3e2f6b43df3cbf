/** The table of contents: every capability of the server, in the order in which they may know each other. */
import { join } from 'node:path'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Job } from './adapters/job.ts'
import { packageRoot } from './adapters/packageRoot.ts'
import { followingRoutes } from './asks/following/routes.ts'
import { askRoutes } from './asks/routes.ts'
import { attributionRoutes } from './attribution/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { coalitionRoutes } from './coalitions/routes.ts'
import type { Config } from './config.ts'
import { openRenderer } from './exchange/renderer.ts'
import { serveClient } from './http/client.ts'
import { hangDoors } from './http/doors.ts'
import { answerProblems } from './http/problems.ts'
import { concordanceRoutes } from './instrument/concord/routes.ts'
import { instrumentRoutes } from './instrument/routes.ts'
import { tellingOf } from './journal/note.ts'
import { type Journal, startJournal } from './journal/pump.ts'
import { createLive, type Live } from './live/live.ts'
import { startDigests } from './notices/digests.ts'
import { type Outbox, startOutbox } from './notices/outbox.ts'
import { noticeRoutes } from './notices/routes.ts'
import { whenRestored } from './ops/backup/restore.ts'
import { metricsRoute } from './ops/door.ts'
import { openMetrics } from './ops/metrics.ts'
import { opsRoutes } from './ops/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import type { Ports } from './ports.ts'
import { processRoutes } from './processes/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { carryOn } from './reviews/textChange.ts'
import { roundRoutes } from './rounds/routes.ts'
import { startReminders } from './signons/invitations/reminders.ts'
import { receiptRoutes } from './signons/receipts/routes.ts'
import { startErasing } from './signons/retention/erasing.ts'
import { signonRoutes } from './signons/routes.ts'
import { judgeSocket } from './statements/door.ts'
import { keepPlaces, type Places } from './statements/places.ts'
import { keepRefusals, type Refusals } from './statements/refusedEdits.ts'
import { statementRoutes } from './statements/routes.ts'

/** Milliseconds that answers under way may still take when the server stops. */
const GRACE = 2000

/** What the app does not make itself. */
export type Outside = Omit<Ports, 'rooms' | 'renderer' | 'mailsQueued'>

export type App = {
  fastify: FastifyInstance
  ports: Ports
  live: Live
  outbox: Outbox
  journal: Journal
  digests: Job
  reminders: Job
  erasing: Job
  places: Places
  refusals: Refusals
  close(): Promise<void>
}

/**
 * Builds the server without listening.
 * @param outside storage, time, chance, keys and mail; closing the app leaves them to whoever made them.
 * @param log where the log goes, line by line; standard output without it
 */
export async function buildApp(outside: Outside, log?: { write(line: string): void }): Promise<App> {
  const { config } = outside
  const fastify = Fastify(fastifyOptions(config, log))
  let stops = false
  const outbox = startOutbox(outside, trouble => fastify.log.warn(trouble))
  const journal = startJournal(outside, trouble => fastify.log.error(trouble))
  const storage = tellingOf(outside.storage, journal.kick)
  const renderer = openRenderer(outside.clock)
  const metrics =
    config.metricsToken === undefined
      ? null
      : openMetrics({
          rooms: () => live.counts().rooms,
          sockets: () => live.counts().sockets,
          waitingEdits: () => live.counts().waiting,
          waitingMails: () => outbox.waiting(),
        })
  const live = await createLive(outside, {
    judge: request => judgeSocket(ports, request),
    log: fastify.log,
    ...(metrics && { meter: metrics.meter }),
    changed: statement => places.changed(statement),
    refused: (guest, why) => refusals.refused(guest, why),
    restoredAt: await whenRestored(storage),
  })
  const ports: Ports = { ...outside, storage, rooms: live.rooms, renderer, mailsQueued: outbox.kick }
  const digests = startDigests(ports, trouble => fastify.log.warn(trouble))
  const reminders = startReminders(ports, trouble => fastify.log.warn(trouble))
  const erasing = startErasing(ports, trouble => fastify.log.warn(trouble))
  const places = keepPlaces(ports, trouble => fastify.log.warn(trouble))
  const refusals = keepRefusals(ports, trouble => fastify.log.warn(trouble))

  answerProblems(fastify)
  logByRoute(fastify)
  await hangDoors(fastify, config)
  await fastify.register(fastifyCookie)
  await fastify.register(fastifyFormbody)
  peopleRoutes(fastify, ports)
  coalitionRoutes(fastify, ports)
  organisationRoutes(fastify, ports)
  processRoutes(fastify, ports)
  instrumentRoutes(fastify, ports)
  concordanceRoutes(fastify, ports)
  askRoutes(fastify, ports)
  followingRoutes(fastify, ports)
  statementRoutes(fastify, ports)
  reviewRoutes(fastify, ports)
  roundRoutes(fastify, ports)
  signonRoutes(fastify, ports)
  receiptRoutes(fastify, ports)
  attributionRoutes(fastify, ports)
  noticeRoutes(fastify, ports)
  auditRoutes(fastify, ports)
  opsRoutes(fastify, ports, () => stops)
  if (metrics !== null && config.metricsToken !== undefined)
    metricsRoute(fastify, metrics, config.metricsToken)
  await live.register(fastify)
  await carryOn(ports).catch(() =>
    fastify.log.warn('A decision on a suggestion could not be carried through.'),
  )
  await serveClient(fastify, join(packageRoot(), 'dist/client'))

  const close = async () => {
    stops = true
    await places.settle()
    await live.drain()
    await places.stop()
    await refusals.stop()
    // A browser keeps lines open on which it has asked nothing yet; they hold up nobody for longer than this.
    const cut = outside.clock.after(GRACE, () => fastify.server.closeAllConnections())
    await fastify.close()
    await renderer.close()
    cut()
    await digests.stop()
    await reminders.stop()
    await erasing.stop()
    await outbox.stop()
    await journal.stop()
  }
  return { fastify, ports, live, outbox, journal, digests, reminders, erasing, places, refusals, close }
}

const fastifyOptions = (config: Config, log: { write(line: string): void } | undefined) => ({
  bodyLimit: 256 * 1024,
  trustProxy: config.trustProxy ?? false,
  logController: new LogController({ disableRequestLogging: true }),
  logger: config.logLevel === 'silent' ? false : { level: config.logLevel, ...(log && { stream: log }) },
  requestTimeout: 60_000,
  routerOptions: { maxParamLength: 120 },
})

/** One line a request, by route: an address can hold a link's token, a route cannot. */
function logByRoute(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    request.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}
