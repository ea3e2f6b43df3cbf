import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Served, serve } from '../browser/served.ts'

describe('a server that is told to stop', () => {
  let server: Served
  beforeEach(async () => {
    server = await serve()
  })
  afterEach(() => server.stop())

  it('[LIVE-5] waits for nobody who does not say goodbye, and ends in order', async () => {
    const { cookie, statement } = await opened()
    const live = `${server.origin.replace('http', 'ws')}/live/${statement}`
    const socket = new WebSocket(live, { headers: { cookie, origin: server.origin } })
    await once(socket, 'open')
    socket.on('error', () => {})
    // As a device does whose network has just gone: the line stands, and nothing comes back on it.
    socket.pause()
    expect(await server.stop()).toBe(0)
    socket.terminate()
  })

  it('[LIVE-5] waits for no line on which nothing was asked', async () => {
    const { hostname, port } = new URL(server.origin)
    const line = connect(Number(port), hostname)
    line.on('error', () => {})
    await once(line, 'connect')
    expect(await server.stop()).toBe(0)
    line.destroy()
  })

  it('a second one on the same port ends with a sentence', async () => {
    await expect(serve({ PORT: new URL(server.origin).port })).rejects.toThrow(/address already in use/)
  })

  /** The operator with the sample: a session, and a statement to open. */
  async function opened(): Promise<{ cookie: string; statement: string }> {
    const { origin } = server
    const entered = await fetch(await server.operatorLink(), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=Amina&address=amina%40example.org',
    })
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
    const ask = async (path: string, init: RequestInit = {}) =>
      (
        await fetch(`${origin}${path}`, {
          ...init,
          headers: { cookie, origin, 'content-type': 'application/json' },
        })
      ).json()
    const { id } = (await ask('/api/sample', { method: 'POST', body: '{}' })) as { id: string }
    const { statements } = (await ask(`/api/coalitions/${id}/statements`)) as { statements: { id: string }[] }
    return { cookie, statement: statements[0]!.id }
  }
})
