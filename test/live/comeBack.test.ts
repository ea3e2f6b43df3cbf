import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { joinStatement } from '../../client/live/join.ts'
import type { Joined } from '../../client/live/joined.ts'
import { CLOSE } from '../../shared/live.ts'
import { openWorld, type World } from '../world.ts'

describe('a server that stops', () => {
  let world: World | undefined
  let server: WebSocketServer | undefined
  let joined: Joined | undefined
  afterEach(async () => {
    vi.restoreAllMocks()
    await joined?.discard()
    vi.unstubAllGlobals()
    server?.close()
    await world?.close()
  })

  it('[LIVE-14] says that it is not ready before it lets go of anybody', async () => {
    world = await openWorld()
    const { fastify } = world.app
    expect((await fastify.inject('/ready')).statusCode).toBe(200)
    const closing = world.close()
    world = undefined
    expect((await fastify.inject('/ready')).statusCode).toBe(503)
    await closing
  })

  it('[LIVE-14] is not held up by who comes while it closes', async () => {
    world = await openWorld()
    const { fastify } = world.app
    await fastify.listen({ host: '127.0.0.1', port: 0 })
    const { port } = fastify.server.address() as AddressInfo
    const line = connect(port, '127.0.0.1')
    const ended = once(line, 'close')
    let answer = ''
    line.setEncoding('latin1').on('data', part => {
      answer += part
    })
    await once(fastify.server, 'connection')
    line.write(`GET /live/letter-one HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`)
    const closing = world.close()
    world = undefined
    await vi.waitFor(() => expect(fastify.server.listening).toBe(false))
    line.write(
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: aGFyYm91ciBjb21taXR0ZQ==\r\n\r\n',
    )
    await Promise.all([ended, closing])
    expect(answer).toMatch(/^HTTP\/1\.1 503 /)
  })

  it('[LIVE-14] is met again by each editor at a time of its own', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
    const random = vi.spyOn(Math, 'random').mockReturnValue(0)
    const timers = vi.spyOn(globalThis, 'setTimeout')
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    joined = joinStatement({
      ...{ statement: 'letter-one', account: 'amina', epoch: '1', schemaVersion: 1, mayWrite: true },
      mayStillRead: async () => 'unknown',
      url: `ws://127.0.0.1:${port}/live`,
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    const [first] = (await once(server, 'connection')) as [WebSocket]
    first.close(CLOSE.stopping, 'the server stops')
    const [second] = (await once(server, 'connection')) as [WebSocket]
    expect(timers.mock.calls.map(([, ms]) => ms)).toContain(500)

    random.mockReturnValue(0.5)
    second.close(CLOSE.stopping, 'the server stops')
    await vi.waitFor(() => expect(timers.mock.calls.map(([, ms]) => ms)).toContain(3000))
  })
})
