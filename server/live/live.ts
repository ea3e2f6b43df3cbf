/** The live statements of a server, put together: the log, the rooms, who is connected, and the one route. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { leastEpoch } from '../../shared/live.ts'
import { faultOf } from '../faultOf.ts'
import type { Ports, Rooms } from '../ports.ts'
import { Replays } from './hands.ts'
import { Hub } from './hub.ts'
import { LIMITS, type Limits } from './limits.ts'
import { openPostgresLog } from './log.postgres.ts'
import { openSqliteLog } from './log.sqlite.ts'
import type { LiveLog } from './log.ts'
import { type Meter, uncounted } from './meter.ts'
import { Pasts } from './past.ts'
import { Roll } from './roll.ts'
import type { RoomPorts } from './room.ts'
import { type Judge, liveRoutes } from './routes.ts'
import { Texts } from './texts.ts'

export type Live = {
  /** What acts may ask of the living texts. */
  rooms: Rooms
  /** Adds `GET /live/:statement`. */
  register(app: FastifyInstance): Promise<void>
  /** The encoded state of a statement as it stands on disk. */
  state(statement: string): Promise<Uint8Array>
  /** How much is going on, for the operator. */
  counts(): { rooms: number; sockets: number; waiting: number }
  /** Sends everyone away, saves every room and closes the log. Calling it again waits for the same. */
  drain(): Promise<void>
}

export type LiveOptions = {
  judge: Judge
  /** Where trouble is told; nothing told holds text, names, addresses or tokens. */
  log?: { error: (about: object, message: string) => void }
  /** Told after a text changed on disk. Must not throw. */
  changed?: (statement: string) => void
  /** Told that an edit of somebody who may write could not be shared. Must not throw. */
  refused?: RoomPorts['refused']
  /** When a backup was put back last, in milliseconds since 1970; null where none was. */
  restoredAt?: number | null
  /** Counts what happens; nothing is counted without it. */
  meter?: Meter
  /** Instead of the usual ones, for benches and tests. */
  limits?: Partial<Limits>
  /** Instead of the one that the settings name. */
  liveLog?: LiveLog
}

/** Opens the log that the settings name: a file in the data folder, or the database. */
export async function openLiveLog(config: Ports['config']): Promise<LiveLog> {
  if (config.databaseUrl) return openPostgresLog(config.databaseUrl)
  await mkdir(config.dataDir, { recursive: true })
  return openSqliteLog(liveFile(config))
}

/** Where the log stands when there is no `DATABASE_URL`. */
export const liveFile = ({ dataDir }: Pick<Ports['config'], 'dataDir'>): string => join(dataDir, 'live.db')

/** Rooms are opened as they are asked for; until then only the log is open. */
export async function createLive(
  outside: Pick<Ports, 'config' | 'clock'>,
  {
    judge,
    log,
    changed = () => {},
    refused = () => {},
    restoredAt = null,
    meter = uncounted,
    limits = {},
    liveLog,
  }: LiveOptions,
): Promise<Live> {
  const liveText = liveLog ?? (await openLiveLog(outside.config))
  const ports: RoomPorts = {
    log: liveText,
    pasts: new Pasts(liveText),
    clock: outside.clock,
    limits: { ...LIMITS, ...outside.config.live, ...limits },
    alarm: (what, error) => {
      meter.alarm()
      log?.error(error === undefined ? {} : faultOf(error), what)
    },
    changed,
    refused,
    meter,
  }
  const hub = new Hub(ports)
  const roll = new Roll(ports.limits)
  const texts = new Texts(hub, ports, leastEpoch(restoredAt))
  const replays = new Replays(ports)
  let drained: Promise<void> | null = null
  const drain = async () => {
    roll.closeAll()
    await hub.drain()
    await replays.idle()
    await ports.log.close()
  }
  const live: Live = {
    rooms: {
      restoredAt,
      closePerson: (person, coalition) => roll.closePerson(person, coalition),
      closeSession: session => roll.closeSession(session),
      closeStatement: statement => roll.closeStatement(statement),
      seed: (statement, doc) => texts.seed(statement, doc),
      read: statement => texts.read(statement),
      edit: (statement, change, by) => texts.edit(statement, change, by),
      hands: (statement, between, byOf) => replays.hands(statement, between, byOf),
      epoch: statement => texts.epoch(statement),
      statementChanged: statement => texts.tell(statement, { kind: 'statement-changed' }),
      reviewChanged: statement => texts.tell(statement, { kind: 'review-changed' }),
    },
    register: app => liveRoutes(app, { hub, roll, ports, judge, drain: () => live.drain() }),
    state: statement => texts.state(statement),
    counts: () => ({ rooms: hub.size, sockets: roll.size, waiting: hub.waiting }),
    drain: () => {
      drained ??= drain()
      return drained
    },
  }
  return live
}
