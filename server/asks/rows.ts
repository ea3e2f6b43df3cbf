/** An ask as everyone sees it: what the register holds of it, what carries it, and how it hangs with others. */
import { createHash } from 'node:crypto'
import { type AskSays, PRIORITIES, SUPPORT } from '../../shared/ask.ts'
import { wordingsOf } from '../../shared/asks/wordings.ts'
import type { AskRow } from '../../shared/contract/asks.ts'
import { refuse } from '../../shared/refusals.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Query } from '../ports.ts'
import * as store from './store.ts'
import { carriersOf, placesOf } from './storeCarriers.ts'
import { type Link, linksOf } from './storeLinks.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** One ask. @throws Refusal `not-found` */
export async function askRow(q: Query, coalition: string, ask: string): Promise<AskRow> {
  return (await askRows(q, coalition, new Set([ask])))[0] ?? refuse('not-found')
}

/** The asks of the coalition by their numbers: all of them, or those named. */
export async function askRows(q: Query, coalition: string, only?: ReadonlySet<string>): Promise<AskRow[]> {
  const rows = await store.asksOf(q, coalition, only && [...only])
  const named = only && rows.map(row => row.id)
  const held = await store.heldRevisions(q, coalition, named)
  const places = byAsk(await placesOf(q, coalition, named))
  const carriers = byAsk(await carriersOf(q, coalition, named))
  const links = byAsk((await linksOf(q, coalition)).flatMap(bothSides))
  const owners = new Map((await organisationsOf(q, coalition)).map(({ id, name }) => [id, { id, name }]))
  return rows.map(row => {
    const revision = held.get(row.id)!
    return {
      ...{ id: row.id, number: row.number, createdAt: row.createdAt },
      ...saysOf(revision),
      ...managedOf(row),
      owner: (row.owner !== null && owners.get(row.owner)) || null,
      ...{ revision: revision.number, changedAt: revision.at },
      statements: (places.get(row.id) ?? []).map(({ kept, ...place }) => ({
        ...place,
        wordings: wordingsOf(revision.wording, place.wording, kept, sha256),
      })),
      versions: carriers.get(row.id) ?? [],
      links: (links.get(row.id) ?? []).map(({ other, ...link }) => ({ ...link, ask: other })),
    }
  })
}

/** What a revision says, without whose and when it is. */
export function saysOf(revision: store.Revision): AskSays {
  const { id: _id, ask: _ask, number: _number, statement: _statement, by: _by, at: _at, ...says } = revision
  return says
}

const managedOf = ({ process, priority, support, tags }: store.Ask) => ({
  process,
  priority: PRIORITIES.find(known => known === priority) ?? null,
  support: SUPPORT.find(known => known === support) ?? null,
  tags: JSON.parse(tags) as string[],
})

/** A link as each of its two asks shows it. */
const bothSides = ({ id, kind, from, to }: Link) => [
  { ask: from, id, kind, side: 'to' as const, other: to },
  { ask: to, id, kind, side: 'from' as const, other: from },
]

const byAsk = <T extends { ask: string }>(rows: readonly T[]): Map<string, Omit<T, 'ask'>[]> => {
  const grouped = new Map<string, Omit<T, 'ask'>[]>()
  for (const { ask, ...row } of rows) {
    const there = grouped.get(ask)
    if (there) there.push(row)
    else grouped.set(ask, [row])
  }
  return grouped
}
