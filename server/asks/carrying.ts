/** What carries an ask: living texts in words of their own, and frozen versions with a revision each. */
import { saysWording, storableWording } from '../../shared/asks/wordings.ts'
import type { Carried } from '../../shared/statement/carried.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { addRevision, heldRevisions } from './entering.ts'
import { saysOf } from './rows.ts'
import * as store from './store.ts'
import * as carriers from './storeCarriers.ts'

export const addCarrier = carriers.addCarrier
export const carriedBy = carriers.carriedBy

/**
 * Brings the record of which blocks carry which asks, and in which words, to what the living text says.
 * @param carried asks of the coalition's register, each once; empty words where they are no wording of the
 *   register's, as in a translation
 */
export async function recordPlaces(tx: Tx, statement: string, carried: readonly Carried[]): Promise<void> {
  const { added, changed, gone } = await differing(tx, statement, carried)
  for (const place of added) await carriers.addPlace(tx, { statement, ...place })
  for (const place of changed) await carriers.changePlace(tx, { statement, ask: place.ask }, place)
  for (const ask of gone) await carriers.dropPlace(tx, ask, statement)
}

/** Whether the record says so already: then `recordPlaces` would write nothing. */
export async function areRecorded(
  q: Query,
  statement: string,
  carried: readonly Carried[],
): Promise<boolean> {
  const { added, changed, gone } = await differing(q, statement, carried)
  return added.length + changed.length + gone.length === 0
}

async function differing(q: Query, statement: string, carried: readonly Carried[]) {
  const before = new Map((await carriers.placesIn(q, statement)).map(place => [place.ask, place]))
  const now = carried.map(({ ask, block, words }) => ({ ask, block, wording: storableWording(words) }))
  const here = new Set(now.map(({ ask }) => ask))
  return {
    added: now.filter(({ ask }) => !before.has(ask)),
    changed: now.filter(({ ask, block, wording }) => {
      const there = before.get(ask)
      return there && (there.block !== block || there.wording !== wording)
    }),
    gone: [...before.keys()].filter(ask => !here.has(ask)),
  }
}

/**
 * The asks of a letter are about the process that the letter is for, as soon as somebody says so: one that was made
 * before is followed through the drafts of that process like the others. An ask that is about a process keeps it.
 * @param process that of the letter's session, or of the draft it works on; null changes nothing
 */
export async function giveProcess(tx: Tx, statement: string, process: string | null): Promise<void> {
  if (process === null) return
  const places = await carriers.placesIn(tx, statement)
  await store.giveProcess(
    tx,
    places.map(({ ask }) => ask),
    process,
  )
}

/**
 * Records what a frozen version carries: of each ask the revision that says the frozen wording. One that no
 * revision says becomes a revision of its own, which is the statement's: what the register holds stays.
 */
export async function carryAsks(
  tx: Tx,
  ports: Ports,
  who: Pick<Member, 'coalition' | 'person'>,
  { version, statement }: { version: string; statement: string },
  carried: readonly Carried[],
): Promise<void> {
  const asks = carried.map(({ ask }) => ask)
  const held = await heldRevisions(tx, who.coalition, asks)
  const all = await store.revisionsOf(tx, asks)
  for (const { ask, block, words } of carried) {
    const wording = storableWording(words)
    const register = held.get(ask)!
    const revisions = all.filter(revision => revision.ask === ask)
    const said = [register, ...revisions].find(
      revision => wording === '' || saysWording(wording, revision.wording),
    )
    const own = { ...saysOf(register), wording, statement }
    const { id } = said ?? (await addRevision(tx, ports, who, revisions, own))
    await addCarrier(tx, { ask, version, revision: id, block })
  }
}
