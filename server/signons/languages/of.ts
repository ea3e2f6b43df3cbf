/** The languages of a sign-on, for its pages and for signing [TR-5]. */
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import type { Query } from '../../ports.ts'
import { type FrozenVersion, loadVersion } from '../../statements/versions.ts'
import type { Current } from '../current.ts'
import { languagesIn } from './store.ts'

/** A language in which the text of a sign-on can be read. */
export type Offered = {
  /** BCP 47; in addresses as `?language=…`. */
  language: string
  /** The text to be read: a frozen translation, or the authentic text itself. */
  version: FrozenVersion
  isAuthentic: boolean
  /** The number of the authentic version that it says. */
  number: number
  /** The ids of its blocks, and of blocks it lacks, that do not say what that version says. */
  stale: readonly string[]
  /** It translates the current version and has no stale block: who reads it reads what is signed. */
  signable: boolean
}

/** The languages of a sign-on, the authentic text first. */
export async function languagesOf(q: Query, { signon, version }: Current): Promise<Offered[]> {
  const { language, number } = version
  const authentic = { language, version, isAuthentic: true, number, stale: [], signable: true }
  const offered: Offered[] = [authentic]
  for (const row of await languagesIn(q, signon.id)) {
    const read = await loadVersion(q, row.version)
    const of = read && read.translates !== null ? await loadVersion(q, read.translates) : undefined
    if (!read || !of || row.language.toLowerCase() === language.toLowerCase()) continue
    offered.push({
      ...{ language: row.language, version: read, isAuthentic: false, number: of.number, stale: read.stale },
      signable: of.hash === version.hash && read.stale.length === 0,
    })
  }
  return offered
}

/**
 * What was read where somebody signs: null for the authentic text.
 * @param hash the hash of the text that the page showed; empty or the authentic one's for the authentic text
 * Refuses with `text-changed` a text that is no translation of the current version any more, or says something else [SIGN-1].
 */
export async function readAs(q: Query, current: Current, hash: string): Promise<Signature['read']> {
  if (hash === '' || hash === current.version.hash) return null
  const offered = await languagesOf(q, current)
  const read = offered.find(({ version, signable }) => version.hash === hash && signable)
  if (!read) return refuse('text-changed')
  return { version: read.version.id, hash, language: read.language }
}
