/** Servers as processes on a CPU of their own: started, killed, started again, and what they cost. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The load runs on one CPU, and the server that is measured on another. */
const [SERVERS_CPU, LOAD_CPU] = ['0', '1']
const PATIENCE = 30_000

export type Process = {
  pid: number
  /** Everything it printed. */
  said(): string
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const started = new Set<number>()
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
let folders = 0

/** A new folder for a server's data, which goes when the bench ends. */
export function newFolder(): string {
  const made = join(folder, String(++folders))
  mkdirSync(made)
  return made
}

/** However the bench ends, nothing that it started goes on. */
process.once('exit', () => {
  for (const pid of started) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** Puts this process, and everything it starts without saying otherwise, on the CPU of the load. */
export function takeLoadCpu(): void {
  execFileSync('taskset', ['-acp', LOAD_CPU, String(process.pid)])
}

/**
 * Starts a program of Node on the servers' CPU; resolves when it listens. `SERVER_NODE_OPTIONS` is for profiling it.
 * @throws when it ends before that, with what it said.
 */
export async function startProcess(
  argv: readonly string[],
  env: Record<string, string>,
  port: number,
): Promise<Process> {
  const { PATH = '', SERVER_NODE_OPTIONS: NODE_OPTIONS = '' } = process.env
  const running = spawn('taskset', ['-c', SERVERS_CPU, process.execPath, ...argv], {
    env: { PATH, NODE_OPTIONS, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pid = running.pid!
  started.add(pid)
  running.once('exit', () => started.delete(pid))
  let said = ''
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', chunk => {
      said = (said + chunk).slice(-20_000)
    })
  const hasEnded = () => running.exitCode !== null || running.signalCode !== null
  const until = performance.now() + PATIENCE
  while (!(await listens(port))) {
    if (hasEnded() || performance.now() > until)
      throw new Error(`A server did not start: ${argv[0]}\n${said}`)
    await wait(5)
  }
  return {
    pid,
    said: () => said,
    async end(signal) {
      if (hasEnded()) return
      const gone = once(running, 'exit')
      running.kill(signal)
      const giveUp = setTimeout(() => running.kill('SIGKILL'), 15_000)
      await gone
      clearTimeout(giveUp)
    },
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** The CPU time of all threads of a process so far, in milliseconds; ticks would be too coarse. */
export function cpuOf(pid: number): number {
  let nanoseconds = 0
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0])
    } catch {
      // A thread that has just ended.
    }
  }
  return nanoseconds / 1e6
}

/** The memory that a process has in use, in bytes. */
export function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
