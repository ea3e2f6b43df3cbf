/** Starts worker threads from source and from the build alike. */
import { createRequire } from 'node:module'
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
