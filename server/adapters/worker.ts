/** Starts worker threads from source and from the build alike, and lets them step back. */
import { createRequire } from 'node:module'
import { constants, getPriority, setPriority } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a worker whose module stands beside the caller's.
 * @param beside the caller's `import.meta.url`; its ending says whether this process runs from source.
 * @param name of the module without its ending, such as `./sqliteWorker`.
 */
export function startWorker(beside: string, name: string, options: Omit<WorkerOptions, 'eval'> = {}): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`${name}.js`, beside), options)
  // A worker does not inherit the loader for TypeScript, and on Node 20 `--import tsx` does not give it one.
  const tsx = pathToFileURL(createRequire(beside).resolve('tsx'))
  const loader = JSON.stringify(new URL('./esm/api/index.mjs', tsx).href)
  const entry = JSON.stringify(new URL(`${name}.ts`, beside).href)
  return new Worker(`import(${loader}).then(tsx => (tsx.register(), import(${entry})))`, {
    ...options,
    eval: true,
  })
}

/** How far behind the others: such a thread still gets a quarter of a CPU that is never idle (sched(7), "The nice value"). */
const BACKGROUND = 5

/**
 * Called in a worker whose work takes long: the threads that serve people get the CPU before it does. Only Linux
 * knows this for one thread; elsewhere it would slow the whole process (setpriority(2)).
 */
export function stepBack(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Math.min(getPriority() + BACKGROUND, constants.priority.PRIORITY_LOW))
  } catch {
    // A sandbox may forbid it. The work is done all the same, beside everything else.
  }
}
