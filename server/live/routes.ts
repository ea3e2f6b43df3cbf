/** The socket of a live statement: judged before the upgrade, listened to from its first moment. */
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ACCESS_CHANGED, CLOSE } from '../../shared/live.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Hub } from './hub.ts'
import { type Announced, Peer } from './peer.ts'
import type { Arrival, Guest, Roll } from './roll.ts'
import type { RoomPorts } from './room.ts'

/**
 * Judges who opens a socket, from its session or token and its origin, and whether they may read the statement.
 * @throws Refusal, which answers the request before any upgrade.
 */
export type Judge = (request: FastifyRequest) => Promise<Guest>

export type Doorway = { hub: Hub; roll: Roll; ports: RoomPorts; judge: Judge; drain: () => Promise<void> }

/** Adds `GET /live/:statement`, which speaks protocol.ts. Closing the app drains the rooms first. */
export async function liveRoutes(app: FastifyInstance, doorway: Doorway): Promise<void> {
  const { hub, roll, ports, judge } = doorway
  const judged = new WeakMap<object, { guest: Guest; arrival: Arrival }>()

  await app.register(websocket, {
    options: { maxPayload: ports.limits.reply + 1024, perMessageDeflate: false },
    // Rooms are saved before the server below them goes away. Whoever comes meanwhile is answered as any question is
    // then; taken for a socket, their line would stay open, and nobody would read it or see that they have gone.
    preClose: done => {
      app.server.removeAllListeners('upgrade')
      doorway.drain().then(() => done(), done)
    },
    // A socket that only heard what is no frame is told so, and its peer sees to the rest.
    errorHandler: (_error, socket) => {
      if (socket.readyState === socket.OPEN) socket.terminate()
    },
  })

  const judgeArrival = async (request: FastifyRequest) => {
    // Without an upgrade there is nobody to come, nor a socket of their own to end with.
    if (!request.ws) refuse('not-found')
    const arrival = roll.arrive()
    request.raw.socket.once('close', arrival.end)
    try {
      const guest = await judge(request)
      if (!roll.hasRoomFor(guest)) refuse('too-many')
      judged.set(request.raw, { guest, arrival })
    } catch (error) {
      arrival.end()
      throw error
    }
  }

  app.get('/live/:statement', { websocket: true, preValidation: judgeArrival }, (socket, request) => {
    const found = judged.get(request.raw)
    if (!found) return socket.terminate()
    const { guest, arrival } = found
    const line = { socket, stream: request.raw.socket }
    const peer = new Peer(line, guest, announced(request), ports, roll)
    if (arrival.mayEnter(guest)) peer.join(hub)
    else peer.close(CLOSE.again, ACCESS_CHANGED)
  })
}

/** What the client says in its address: `v`, `schema` and `epoch`. */
function announced(request: FastifyRequest): Announced {
  const said = request.query as Record<string, unknown>
  const number = (name: string) => {
    const text = said[name]
    return typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : undefined
  }
  return { notices: said.v === '1', schema: number('schema'), epoch: number('epoch') }
}
