/** The numbers for whoever runs the server: behind a token, and only numbers. */
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { writeUpdate } from '../../server/live/protocol.ts'
import * as statements from '../../shared/contract/statements.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { update } from '../live/wire.ts'
import { openWorld, type World } from '../world.ts'

const TOKEN = 'numbers-of-the-harbour'
let world: World
afterEach(() => world.close())

const read = (authorization?: string) =>
  world.app.fastify.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } })

/** The value of one number, with its labels as they are printed. */
async function number(name: string): Promise<number> {
  const { body } = await read(`Bearer ${TOKEN}`)
  const line = body.split('\n').find(one => one.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1))
}

describe('the numbers of a server', () => {
  it('[OPS-1] are nowhere as long as no token is set', async () => {
    world = await openWorld()
    for (const shown of [undefined, 'Bearer ', `Bearer ${TOKEN}`]) {
      const { statusCode, body } = await read(shown)
      expect(statusCode).toBe(404)
      expect(body).not.toContain('undersigned_')
    }
  })

  it('[OPS-1] are answered to the token alone, as text that Prometheus reads', async () => {
    world = await openWorld({ config: { METRICS_TOKEN: TOKEN } })
    for (const shown of [undefined, 'Bearer ', `Bearer ${TOKEN}s`, `Basic ${TOKEN}`])
      expect((await read(shown)).statusCode).toBe(404)
    const { statusCode, headers, body } = await read(`Bearer ${TOKEN}`)
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    expect(headers['cache-control']).toBe('no-store')
    for (const name of [
      'rooms',
      'sockets',
      'mails_waiting',
      'edits_total',
      'rows_set_aside_total',
      'alarms_total',
    ])
      expect(body).toMatch(new RegExp(`^undersigned_${name} 0$`, 'm'))
    expect(body).toMatch(/^nodejs_eventloop_lag_seconds /m)
  })

  it('[OPS-1] count what is written, sent and refused, and name nobody', async () => {
    world = await openWorld({ config: { METRICS_TOKEN: TOKEN, PORT: '0' } })
    const { id: coalition, coordinator } = await world.coalition('harbour', 'Zqamina')
    const { id: statement } = await world.call(coordinator, statements.startStatement, {
      ...{ coalition, kind: 'joint-letter', title: 'Zqtitle', language: 'en', direction: 'ltr' },
    })
    const words = (text: string): Doc => ({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
          content: [{ type: 'text', text }],
        },
      ],
    })
    await world.app.ports.rooms.edit(statement, () => words('Zqwords'), coordinator.id)
    expect(await number('undersigned_edits_total')).toBeGreaterThan(0)
    expect(await number('undersigned_commit_seconds_count')).toBeGreaterThan(0)

    const address = await world.app.fastify.listen({ host: '127.0.0.1', port: 0 })
    const socket = new WebSocket(`${address.replace('http', 'ws')}/live/${statement}`, {
      headers: { cookie: coordinator.cookie, origin: world.config.publicUrl },
    })
    await once(socket, 'open')
    expect(await number('undersigned_sockets')).toBe(1)
    expect(await number('undersigned_rooms')).toBe(1)
    const script = update([{ editor: 5, clock: 0, structs: [{ element: 'script', parent: 'body' }] }])
    socket.send(writeUpdate(script))
    await once(socket, 'close')
    expect(await number('undersigned_edits_refused_total{why="policy"}')).toBe(1)

    await world.app.outbox.stop()
    const { body } = await read(`Bearer ${TOKEN}`)
    for (const said of ['zq', 'harbour', statement, coalition, coordinator.id])
      expect(body.toLowerCase()).not.toContain(said.toLowerCase())
  })
})
