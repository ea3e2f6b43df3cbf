/** The coalition's register of asks: what each says, each wording it has had, and what carries it. */
import type { Target, Verb } from '../../shared/ask.ts'
import type * as contracts from '../../shared/contract/asks.ts'
import type { AskRow } from '../../shared/contract/asks.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import * as store from './store.ts'

export type Says = { verb: Verb; targets: Target[]; wording: string }

/** Every ask of the coalition. */
export async function listAsks(ports: Ports, who: Member): Promise<Given<typeof contracts.listAsks>> {
  return ports.storage.read(async q => ({ asks: await asksOf(q, who.coalition) }))
}

/** The asks that a statement carries or that one of its versions carried. */
export async function statementAsks(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.statementAsks>,
): Promise<Given<typeof contracts.statementAsks>> {
  return ports.storage.read(async q => {
    const carried = (await store.placesIn(q, statement)).map(place => place.ask)
    const wanted = new Set([...carried, ...(await store.everCarriedBy(q, statement))])
    return { asks: await asksOf(q, who.coalition, wanted) }
  })
}

/** A drafter makes an ask of a block of the living text. */
export async function makeAsk(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.makeAsk>,
): Promise<AskRow> {
  const { statement, block, ...says } = input
  return ports.storage.write(async tx => {
    const ask = await enterAsk(tx, ports, who, says)
    await store.addPlace(tx, { ask, statement, block })
    return one(tx, who.coalition, ask)
  })
}

/** An ask with every revision it has had, newest first. */
export async function seeAsk(
  ports: Ports,
  who: Member,
  { ask }: Input<typeof contracts.seeAsk>,
): Promise<Given<typeof contracts.seeAsk>> {
  return ports.storage.read(async q => {
    const revisions = await store.revisionsOf(q, [ask])
    const names = await namesOf(
      q,
      revisions.map(revision => revision.by),
    )
    return {
      ...(await one(q, who.coalition, ask)),
      revisions: revisions.map(revision => ({
        ...revision,
        by: { id: revision.by, name: names.get(revision.by) ?? '' },
      })),
    }
  })
}

/** A drafter changes what an ask says: a new revision. What is frozen keeps the revision it carried. */
export async function reviseAsk(
  ports: Ports,
  who: Member,
  { ask, ...says }: Input<typeof contracts.reviseAsk>,
): Promise<AskRow> {
  return ports.storage.write(async tx => {
    await revise(tx, ports, who, ask, says)
    return one(tx, who.coalition, ask)
  })
}

/** Enters a new ask with its first revision. @returns its id. */
export async function enterAsk(
  tx: Tx,
  ports: Ports,
  who: Pick<Member, 'coalition' | 'person'>,
  says: Says,
  ask: string = ports.ids.id(),
): Promise<string> {
  const at = ports.clock.now()
  await store.addAsk(tx, { id: ask, coalition: who.coalition, createdBy: who.person, createdAt: at })
  await store.addRevision(tx, { ...says, id: ports.ids.id(), ask, number: 1, by: who.person, at })
  await appendAudit(tx, ports, {
    coalition: who.coalition,
    act: 'ask.made',
    actor: who.person,
    subject: ask,
    data: { verb: says.verb },
  })
  return ask
}

/** The newest revision after this change; an ask that says the same already gets no new one. */
export async function revise(
  tx: Tx,
  ports: Ports,
  who: Pick<Member, 'coalition' | 'person'>,
  ask: string,
  says: Says,
): Promise<store.Revision> {
  const [newest] = await store.revisionsOf(tx, [ask])
  if (!newest) refuse('not-found')
  if (sameSays(newest, says)) return newest
  const number = newest.number + 1
  const revision = { ...says, id: ports.ids.id(), ask, number, by: who.person, at: ports.clock.now() }
  await store.addRevision(tx, revision)
  await appendAudit(tx, ports, {
    coalition: who.coalition,
    act: 'ask.revised',
    actor: who.person,
    subject: ask,
    data: { revision: number },
  })
  return revision
}

/** The asks among `candidates` that the coalition's register holds, each with its newest revision. */
export async function newestRevisions(
  q: Query,
  coalition: string,
  candidates: Iterable<string>,
): Promise<Map<string, store.Revision>> {
  const wanted = new Set(candidates)
  const known = (await store.asksOf(q, coalition)).map(row => row.id).filter(id => wanted.has(id))
  return newestOf(await store.revisionsOf(q, known))
}

/** Brings the record of which blocks carry which asks to what the living text says. */
export async function recordPlaces(
  tx: Tx,
  statement: string,
  carried: ReadonlyMap<string, string>,
): Promise<void> {
  const before = await store.placesIn(tx, statement)
  for (const place of before)
    if (carried.get(place.ask) !== place.block) await store.dropPlace(tx, place.ask, statement)
  const kept = new Set(before.filter(place => carried.get(place.ask) === place.block).map(place => place.ask))
  for (const [ask, block] of carried) if (!kept.has(ask)) await store.addPlace(tx, { ask, statement, block })
}

export const addCarrier = store.addCarrier
export const carriedBy = store.carriedBy

async function one(q: Query, coalition: string, ask: string): Promise<AskRow> {
  return (await asksOf(q, coalition, new Set([ask])))[0] ?? refuse('not-found')
}

async function asksOf(q: Query, coalition: string, only?: ReadonlySet<string>): Promise<AskRow[]> {
  const rows = (await store.asksOf(q, coalition)).filter(row => only === undefined || only.has(row.id))
  const ids = rows.map(row => row.id)
  const newest = newestOf(await store.revisionsOf(q, ids))
  const places = byAsk(await store.placesOf(q, ids))
  const carriers = byAsk(await store.carriersOf(q, ids))
  return rows.map(row => {
    const { verb, targets, wording, number, at } = newest.get(row.id)!
    const says = { verb, targets, wording, revision: number, changedAt: at }
    return {
      id: row.id,
      createdAt: row.createdAt,
      ...says,
      statements: places.get(row.id) ?? [],
      versions: carriers.get(row.id) ?? [],
    }
  })
}

const newestOf = (revisions: readonly store.Revision[]): Map<string, store.Revision> => {
  const newest = new Map<string, store.Revision>()
  for (const revision of revisions)
    if ((newest.get(revision.ask)?.number ?? 0) < revision.number) newest.set(revision.ask, revision)
  return newest
}

const sameSays = (one: Says, other: Says) =>
  one.verb === other.verb &&
  one.wording === other.wording &&
  one.targets.length === other.targets.length &&
  one.targets.every((target, at) => target.asWritten === other.targets[at]!.asWritten)

const byAsk = <T extends { ask: string }>(rows: readonly T[]): Map<string, T[]> => {
  const grouped = new Map<string, T[]>()
  for (const row of rows) grouped.set(row.ask, [...(grouped.get(row.ask) ?? []), row])
  return grouped
}
