/** A sign-on together with the frozen text that is its current version. */
import { refuse } from '../../shared/refusals.ts'
import type { Signon } from '../../shared/signon.ts'
import type { Query } from '../ports.ts'
import { type FrozenVersion, loadVersion } from '../statements/versions.ts'
import * as store from './store.ts'

export type Current = { signon: Signon; version: FrozenVersion }

/** Refuses with `not-found` where there is no such sign-on. */
export async function currentOf(q: Query, signon: string): Promise<Current> {
  return withVersion(q, (await store.signonById(q, signon)) ?? refuse('not-found'))
}

/**
 * The sign-on as it is in this write, for whoever saw it before: a frozen text never changes [VER-1], so the one that
 * was seen serves again where it is still the current one.
 */
export async function currentAgain(q: Query, seen: Current): Promise<Current> {
  const signon = (await store.signonById(q, seen.signon.id)) ?? refuse('not-found')
  return signon.version === seen.version.id ? { signon, version: seen.version } : withVersion(q, signon)
}

/** The sign-on whose page stands at an address now. Refuses with `not-found` where there is none. */
export async function currentAt(q: Query, page: string, now: number): Promise<Current> {
  return withVersion(q, (await store.signonAt(q, page, now)) ?? refuse('not-found'))
}

/** A version of the same letter. Refuses with `not-found` any other one. */
export async function versionOfSame(q: Query, signon: Signon, version: string): Promise<FrozenVersion> {
  const found = await loadVersion(q, version)
  return found?.statement === signon.statement ? found : refuse('not-found')
}

export async function withVersion(q: Query, signon: Signon): Promise<Current> {
  return { signon, version: await versionOfSame(q, signon, signon.version) }
}

/** A sign-on as the rules of signing see it: with the hash that is current. */
export const asRule = ({ signon, version }: Current) => ({ ...signon, hash: version.hash })
