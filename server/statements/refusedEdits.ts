/**
 * That edits could not be shared ([LIVE-9]): who, why, when and how often, for coordinators. What they were stays
 * with their author alone.
 */
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import { REFUSED, type Refused, type Why } from '../../shared/live.ts'
import { membersOf } from '../coalitions/coalitions.ts'
import type { Member } from '../http/who.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports } from '../ports.ts'
import { mustExist } from './statements.ts'
import { countRefusedEdits, type RefusedEdits, refusedEditsOf } from './storeRefusedEdits.ts'

/** Milliseconds between two writes about one person, statement and reason: a flood costs no more than that. */
const APART = 60_000

/** Of whom more is remembered at once than any honest day brings; what is beyond them is not written down. */
const MOST_WAITING = 10_000

/** Whose edit it was. */
type Author = { statement: string; person: string; unattributed: boolean }

export type Refusals = {
  /** An edit could not be shared. */
  refused(author: Author, why: Why): void
  /** Resolves when everything told so far is written. */
  settle(): Promise<void>
  /** Writes what waits, and resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** @param report takes a sentence about trouble; nobody who is refused waits for it. */
export function keepRefusals(
  ports: Pick<Ports, 'clock' | 'ids' | 'storage'>,
  report: (trouble: string) => void,
): Refusals {
  /** By author and reason: what was not written yet, null for nothing, and the end of the time between two writes. */
  const known = new Map<string, { row: RefusedEdits | null; cancel: () => void }>()
  let writing = Promise.resolve()

  const write = (row: RefusedEdits) => {
    writing = writing
      .then(() => ports.storage.write(tx => countRefusedEdits(tx, row)))
      .catch(() => report('That an edit was refused could not be written down.'))
  }
  const next = (key: string) => {
    const row = known.get(key)?.row
    known.delete(key)
    if (!row) return
    write(row)
    known.set(key, { row: null, cancel: ports.clock.after(APART, () => next(key)) })
  }
  const settle = () => {
    for (const one of known.values()) {
      if (one.row) write(one.row)
      one.row = null
    }
    return writing
  }
  return {
    refused(author, why) {
      if (!isRefused(why)) return
      const row = rowOf(author, why, ports)
      const key = JSON.stringify([row.statement, row.person, why])
      const one = known.get(key)
      if (one)
        one.row = {
          ...(one.row ?? { ...row, count: 0 }),
          lastAt: row.lastAt,
          count: (one.row?.count ?? 0) + 1,
        }
      else if (known.size < MOST_WAITING) {
        known.set(key, { row, cancel: () => {} })
        next(key)
      }
    },
    settle,
    async stop() {
      for (const { cancel } of known.values()) cancel()
      await settle()
      known.clear()
    },
  }
}

const isRefused = (why: Why): why is Refused => (REFUSED as readonly Why[]).includes(why)

/** Nobody is remembered where the text has no authors. */
function rowOf(author: Author, why: Refused, { clock, ids }: Pick<Ports, 'clock' | 'ids'>): RefusedEdits {
  const at = clock.now()
  const person = author.unattributed ? NOBODY : author.person
  return { id: ids.id(), statement: author.statement, person, why, firstAt: at, lastAt: at, count: 1 }
}

const NOBODY = ''

/** Whose edits of a text could not be shared, the latest first. */
export async function listRefusedEdits(
  ports: Ports,
  { coalition }: Member,
  { statement }: Input<typeof contracts.listRefusedEdits>,
): Promise<Given<typeof contracts.listRefusedEdits>> {
  return ports.storage.read(async q => {
    await mustExist(q, statement)
    const rows = await refusedEditsOf(q, statement)
    const names = await namesOf(
      q,
      rows.map(({ person }) => person),
    )
    const members = new Map((await membersOf(q, coalition)).map(row => [row.person, row.organisationName]))
    return {
      refused: rows.map(({ person, why, firstAt, lastAt, count }) => ({
        ...{ why: why as Refused, firstAt, lastAt, count },
        person:
          person === NOBODY
            ? null
            : { name: names.get(person) ?? '', organisation: members.get(person) ?? null },
      })),
    }
  })
}
