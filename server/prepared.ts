/** Queries that are asked with every request, or by everyone who comes back at once: made once, then only run. */
import type { Query } from './ports.ts'

type Prepared<Rows> = { execute(values: Record<string, unknown>): PromiseLike<Rows> }

/**
 * A query that is made when a connection is first asked it. On PostgreSQL each transaction begins with none, so that
 * there it is made each time.
 * @param make prepares it, with `sql.placeholder(name)` where a value goes
 * @returns runs it, with the values by their names
 */
export function prepared<Rows>(make: (q: Query) => Prepared<Rows>) {
  return (q: Query, values: Record<string, unknown>): PromiseLike<Rows> => {
    const known = q.prepared.get(make) as Prepared<Rows> | undefined
    if (known) return known.execute(values)
    const query = make(q)
    q.prepared.set(make, query)
    return query.execute(values)
  }
}
