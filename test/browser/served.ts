/** The built server as a process of its own, as `npm start` runs it: it can be stopped, and killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../server/adapters/packageRoot.ts'

export type Served = {
  /** Where it listens, without a slash at the end; the same after every start. */
  origin: string
  /** Everything that was printed so far, on both streams, of every start. */
  said(): string
  /** The one-time link that the first start printed. */
  operatorLink(): Promise<string>
  /** SIGKILL: it has no time to save anything. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it again on the same data and port, after a kill. */
  again(): Promise<void>
  /** SIGTERM, and its data is deleted. Answers with its exit code. */
  stop(): Promise<number | null>
}

/**
 * Starts `dist/server/main.js` with new data on a free port, and resolves when it listens.
 * @param settings more of the environment, such as `SMTP_URL`; nothing else of this process's environment is passed on
 * @throws when there is no build, or the process ends without having listened
 */
export async function serve(settings: Record<string, string> = {}): Promise<Served> {
  const program = join(packageRoot(), 'dist/server/main.js')
  if (!existsSync(program)) throw new Error('The server is not built: run "npm run build" first.')
  const data = await mkdtemp(join(tmpdir(), 'undersigned-'))
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: data,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...settings,
  }
  const origin = `http://127.0.0.1:${port}`
  const output = listen()
  let running: ChildProcess

  const begin = async () => {
    const before = output.text().length
    running = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.stdout?.on('data', output.add)
    running.stderr?.on('data', output.add)
    const ended = once(running, 'exit').then(([code, signal]) => {
      output.add(Buffer.from(`(ended: ${code ?? signal})\n`))
      throw new Error(`The server ended before it listened:\n${output.text()}`)
    })
    await Promise.race([output.has('listens on', before), ended])
    ended.catch(() => {})
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (running.exitCode === null && running.signalCode === null) {
      const gone = once(running, 'exit')
      running.kill(signal)
      await gone
    }
    return running.exitCode
  }

  await begin()
  return {
    origin,
    said: output.text,
    operatorLink: async () => (await output.has(/^(http\S+)$/m, 0))[1]!,
    kill: async () => void (await end('SIGKILL')),
    again: begin,
    stop: async () => {
      const code = await end('SIGTERM')
      await rm(data, { recursive: true, force: true })
      return code
    },
  }
}

/** What a process prints, and waiting for something in it. */
function listen() {
  let text = ''
  const waiting = new Set<() => void>()
  return {
    text: () => text,
    add: (chunk: Buffer) => {
      text += chunk.toString('utf8')
      for (const look of [...waiting]) look()
    },
    /** @param from the place in the text after which it is looked for */
    has: (what: string | RegExp, from: number) =>
      new Promise<RegExpExecArray>(resolve => {
        const pattern = typeof what === 'string' ? new RegExp(what) : what
        const look = () => {
          const found = pattern.exec(text.slice(from))
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}

/** A port that is free now. The server is not told port 0, because it must know its own public address. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
