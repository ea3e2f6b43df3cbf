/** A round as replies show it. */
import type { RoundRow } from '../../shared/contract/rounds.ts'
import { refuse } from '../../shared/refusals.ts'
import { stateOfRound } from '../../shared/round.ts'
import type { Ports, Query } from '../ports.ts'
import { headsOf } from '../statements/versions.ts'
import * as store from './store.ts'

export type { GivenAnswer, Guest, Round } from './store.ts'

export type Head = NonNullable<RoundRow['closedWith']>

/** The round of an id. Refuses with `not-found` where there is none. */
export async function mustBeRound(q: Query, id: string): Promise<store.Round> {
  return (await store.roundById(q, id)) ?? refuse('not-found')
}

/** The versions of a statement as replies name them, by id; the newest stands first. */
export async function headsById(q: Query, statement: string): Promise<Map<string, Head>> {
  const heads = await headsOf(q, statement)
  return new Map(heads.map(({ id, number, title, hash }) => [id, { id, number, title, hash }]))
}

/** Rounds of one statement with their counts. */
export async function roundRows(
  q: Query,
  ports: Pick<Ports, 'clock'>,
  statement: string,
  rounds: readonly store.Round[],
): Promise<RoundRow[]> {
  const heads = await headsById(q, statement)
  const counts = await store.countsOf(
    q,
    rounds.map(round => round.id),
  )
  return rounds.map(round => ({
    ...round,
    version: heads.get(round.version) ?? refuse('not-found'),
    closedWith: round.closedWith === null ? null : (heads.get(round.closedWith) ?? null),
    state: stateOfRound(round, ports.clock.now()),
    ...(counts.get(round.id) ?? { asked: 0, answered: 0 }),
  }))
}

/** One round with its counts. */
export async function roundRow(q: Query, ports: Pick<Ports, 'clock'>, round: store.Round): Promise<RoundRow> {
  return (await roundRows(q, ports, round.statement, [round]))[0]!
}
