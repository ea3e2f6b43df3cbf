/** What carries an ask: living texts in words of their own, and frozen versions with a revision each. */
import { saysWording, storableWording } from '../../shared/asks/wordings.ts'
import type { Carried } from '../../shared/statement/carried.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Tx } from '../ports.ts'
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
  const before = new Map((await carriers.placesIn(tx, statement)).map(place => [place.ask, place]))
  for (const { ask, block, words } of carried) {
    const there = before.get(ask)
    const now = { block, wording: storableWording(words) }
    before.delete(ask)
    if (!there) await carriers.addPlace(tx, { ask, statement, ...now })
    else if (there.block !== now.block || there.wording !== now.wording)
      await carriers.changePlace(tx, there, now)
  }
  for (const gone of before.keys()) await carriers.dropPlace(tx, gone, statement)
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
