import { AsyncLocalStorage } from 'node:async_hooks'

/** The time in which one `read` or `write` runs its function. */
type Span<Q> = { kind: 'read' | 'write'; query: Q; over: boolean }

/**
 * Keeps reads and writes of one storage from standing inside each other, where they would wait for themselves
 * or see another state than the caller believes. Every storage has its own.
 */
export function createSpans<Q extends { db: object; prepared: object }>() {
  const current = new AsyncLocalStorage<Span<Q>>()

  /** The read the caller is inside of, to be shared by a read within it. Throws where nesting is an error. */
  const outer = (wanted: 'read' | 'write'): Q | undefined => {
    const span = current.getStore()
    if (!span || span.over) return undefined
    if (span.kind === 'write')
      throw new Error(`A ${wanted} was begun inside a write. Use the write's own tx.`)
    if (wanted === 'write') throw new Error('A write was begun inside a read. Finish the read first.')
    return span.query
  }

  /** Runs `fn` with a query that refuses to be used once `fn` is over. */
  const run = async <T>(kind: 'read' | 'write', query: Q, fn: (query: Q) => Promise<T>): Promise<T> => {
    const span: Span<Q> = { kind, query, over: false }
    span.query = { ...query, db: whileOpen(query.db, span), prepared: whileOpen(query.prepared, span) }
    // The same connection serves both; what may not write must not say that it does.
    if (kind === 'read') Reflect.deleteProperty(span.query, 'writes')
    try {
      return await current.run(span, () => fn(span.query))
    } finally {
      span.over = true
    }
  }

  return { outer, run }
}

function whileOpen<D extends object>(db: D, span: { kind: string; over: boolean }): D {
  return new Proxy(db, {
    get(target, key) {
      if (span.over) throw new Error(`A ${span.kind} was over when its query was used. Await every query.`)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
