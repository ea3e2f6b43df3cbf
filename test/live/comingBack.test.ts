import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { freePort } from '../browser/served.ts'
import { builtServer } from './failpoints.ts'
import { warmServer } from './tortureServer.ts'

let close: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of close.reverse()) await one()
  close = []
})

async function begun() {
  const folder = await mkdtemp(join(tmpdir(), 'coming-'))
  close.push(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const server = warmServer(builtServer(), { DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' })
  close.push(async () => {
    server.kill('SIGKILL')
    await server.ended
  })
  await server.go()
  return { server, port }
}

it('[LIVE-14] a server that is busy keeps those who come at once waiting, and turns nobody away', async () => {
  const { server, port } = await begun()
  // As many as this machine lets a server hold; Node by itself asks for 511.
  const held = Math.min(1000, Number(await readFile('/proc/sys/net/core/somaxconn', 'utf8')))

  server.kill('SIGSTOP')
  const sockets = Array.from({ length: held }, () => connect({ host: '127.0.0.1', port }))
  await Promise.all(sockets.map(socket => once(socket, 'connect')))
  server.kill('SIGCONT')
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  for (const socket of sockets) socket.destroy()
})

it('[LIVE-14] a server that is told once more to stop ends at once, and says why it did not end well', async () => {
  const { server, port } = await begun()
  const question = connect({ host: '127.0.0.1', port }).on('error', () => {})
  // A question without its end keeps the server from stopping for a while.
  question.write('GET /health HTTP/1.1\r\n')
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  server.kill('SIGTERM')
  await vi.waitFor(() => expect(connects(port)).resolves.toBe(false), { timeout: 10_000 })
  server.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 1, signal: null })
  expect(server.said()).toContain('Told to stop once more')
})

const connects = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port }, () => resolve(true)).on('error', () => resolve(false))
    socket.unref()
  })
