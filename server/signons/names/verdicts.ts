/** What a coalition's coordinators decided of two names, in this sign-on or an earlier one. */
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import { type Party, personalKey, verdictKey, verdictKeys } from '../../../shared/duplicates.ts'
import type { Signature } from '../../../shared/signature.ts'
import type { Keys, Ports, Query, Tx } from '../../ports.ts'
import * as store from './store.ts'

export type Verdicts = {
  of(a: Party, b: Party): store.Judged | undefined
  /** Whether any two were decided to be the same. */
  hasSame: boolean
  /** A search, made ready once, for those whose names were decided to be the same as somebody's. */
  same(parties: readonly Party[]): (somebody: Party) => Party[]
  /** The ids of everybody who gave one. */
  by: readonly string[]
}

/** The verdicts of a coalition, found by two names. */
export async function verdictsOf(q: Query, ports: Pick<Ports, 'keys'>, coalition: string): Promise<Verdicts> {
  const known = await store.verdictsOf(q, ports.keys, coalition)
  const sames = sameAs(known)
  const hash = (party: Party) => hashOf(ports.keys, coalition, verdictKey(party))
  return {
    of: (a, b) =>
      known.size === 0 ? undefined : known.get(store.keyOf(pairOf(ports.keys, coalition, a, b))),
    hasSame: sames.size > 0,
    same: parties => {
      if (sames.size === 0) return () => []
      const byName = new Map<string, Party[]>()
      for (const party of parties) byName.set(hash(party), [...(byName.get(hash(party)) ?? []), party])
      return somebody =>
        (sames.get(hash(somebody)) ?? [])
          .flatMap(other => byName.get(other) ?? [])
          .filter(({ id, kind }) => id !== somebody.id && kind === somebody.kind)
    },
    by: [...new Set([...known.values()].map(({ by }) => by))],
  }
}

/** For each name, by its hash, those that were decided to be the same. */
function sameAs(known: ReadonlyMap<string, store.Judged>): ReadonlyMap<string, string[]> {
  const sames = new Map<string, string[]>()
  for (const [key, { verdict }] of known) {
    if (verdict !== 'same') continue
    const [one = '', other = ''] = key.split(' ')
    sames.set(one, [...(sames.get(one) ?? []), other])
    sames.set(other, [...(sames.get(other) ?? []), one])
  }
  return sames
}

/** Under what a verdict on two is stored: nobody who has the database alone reads a name out of it. */
export function pairOf(keys: Keys, coalition: string, a: Party, b: Party): store.Pair {
  const hashes = verdictKeys(a, b).map(key => hashOf(keys, coalition, key))
  const [one = '', other = ''] = hashes.sort()
  return { one, other }
}

/**
 * Forgets what was decided of a signature as that of a person with an address, and what was noted of its name. What
 * was decided of the name alone goes too where that is a person's, or shall not be known any more.
 */
export async function forgetVerdicts(
  tx: Tx,
  { keys }: Pick<Ports, 'keys'>,
  coalition: string,
  signature: Signature,
  nameToo: boolean,
): Promise<void> {
  const party = partyOf(signature)
  const name = hashOf(keys, coalition, verdictKey(party))
  await store.dropVerdictsOn(tx, coalition, hashOf(keys, coalition, personalKey(party)))
  if (nameToo) await store.dropVerdictsOn(tx, coalition, name)
  else await store.dropNotesOn(tx, keys, coalition, name)
}

const hashOf = (keys: Keys, coalition: string, key: string) => keys.lookup(`name\n${coalition}\n${key}`)

/** A signature as somebody who may be somebody else; it goes by the names of the entry it is linked to as well. */
export function partyOf(
  { id, kind, name, organisation, address, signatory }: Signature,
  entry?: Organisation,
): Party {
  const otherNames = entry ? [entry.name, ...entry.otherNames].filter(known => known !== name) : []
  return { id, kind, name, organisation, address, signatory, otherNames }
}

/** An entry of the register, of which no person and no address is known. */
export const partyOfEntry = ({ id, name, otherNames, domains }: Organisation): Party => ({
  ...{ id, kind: 'organisation', name, otherNames, domains },
})
