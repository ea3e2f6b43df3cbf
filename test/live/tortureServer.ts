/**
 * The built server as a process to be killed. Loading its modules takes longer than anything else in a round, so it
 * is done ahead: a warm process has loaded everything and opened nothing, and goes on when it is told to.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'

export type Served = {
  /** Resolves when it listens. @throws where it ends before */
  go(): Promise<void>
  /** Resolves when it has ended, by whatever cause. */
  readonly ended: Promise<{ code: number | null; signal: string | null }>
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void
  /** Bytes of any file beyond which the system lets it write nothing; null for as many as there is room for. */
  mayWrite(bytes: number | null): Promise<void>
  /** Everything it printed. */
  said(): string
}

/**
 * @param program `dist/server/main.js`, of this build or of a copy
 * @param env the whole environment but for PATH
 */
export function warmServer(program: string, env: Record<string, string>): Served {
  const child = spawn(process.execPath, ['--import', waitingFor(program), program, 'serve'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const hear = output(child)
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  return {
    ended,
    async go() {
      child.send('go')
      const early = ended.then(() => {
        throw new Error(`The server ended before it listened:\n${hear.text()}`)
      })
      await Promise.race([hear.listens, early])
      early.catch(() => {})
    },
    kill: signal => void child.kill(signal),
    async mayWrite(bytes) {
      const limit = `--fsize=${bytes ?? 'unlimited'}:`
      const [code] = await once(spawn('prlimit', [limit, '--pid', String(child.pid)]), 'exit')
      if (code !== 0) throw new Error('The limit of the process could not be set.')
    },
    said: hear.text,
  }
}

/** Loads what `serve` loads and waits for a word; the threads of the server have it in their arguments, too. */
function waitingFor(program: string): string {
  const serve = JSON.stringify(new URL('./serve.js', pathToFileURL(program)).href)
  const code = `import { isMainThread } from 'node:worker_threads'
    if (isMainThread) {
      const told = new Promise(go => process.once('message', go))
      await import(${serve})
      await told
      process.disconnect()
    }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

function output(child: ChildProcess) {
  let text = ''
  const listens = new Promise<void>(resolve => {
    const add = (chunk: Buffer) => {
      text += chunk.toString('utf8')
      if (text.includes('listens on')) resolve()
    }
    child.stdout?.on('data', add)
    child.stderr?.on('data', add)
  })
  return { text: () => text, listens }
}
