import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { freePort } from '../browser/served.ts'
import { builtServer } from './failpoints.ts'
import { warmServer } from './tortureServer.ts'

let close: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of close.reverse()) await one()
  close = []
})

it('[LIVE-14] a server that is busy keeps those who come at once waiting, and turns nobody away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coming-'))
  close.push(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const server = warmServer(builtServer(), { DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' })
  close.push(async () => {
    server.kill('SIGKILL')
    await server.ended
  })
  await server.go()
  // As many as this machine lets a server hold; Node by itself asks for 511.
  const held = Math.min(1000, Number(await readFile('/proc/sys/net/core/somaxconn', 'utf8')))

  server.kill('SIGSTOP')
  const sockets = Array.from({ length: held }, () => connect({ host: '127.0.0.1', port }))
  await Promise.all(sockets.map(socket => once(socket, 'connect')))
  server.kill('SIGCONT')
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  for (const socket of sockets) socket.destroy()
})
