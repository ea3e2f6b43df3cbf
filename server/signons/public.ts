/** What anybody may ask of a published letter beside its page: its list as a file, and names to choose from. */
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signing.ts'
import { formOf, type Named } from '../../shared/names.ts'
import { refuse } from '../../shared/refusals.ts'
import type { SignatoryList } from '../../shared/signatoryList.ts'
import { isPublic } from '../../shared/signonTerms.ts'
import type { File } from '../http/bind.ts'
import type { Visitor } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { listFile, namedList } from './files.ts'
import { keptList, keptText, standingOf } from './pages/kept.ts'
import * as store from './store.ts'

/** The published list as a file. Refuses with `not-found` before publication [SAFE-2]. */
export async function publicList(
  ports: Ports,
  _who: Visitor,
  { page, format }: Input<typeof contracts.publicList>,
): Promise<File> {
  return ports.storage.read(async q => {
    const signon = (await store.signonAt(q, page, ports.clock.now())) ?? refuse('not-found')
    if (!isPublic(signon, ports.clock.now())) refuse('not-found')
    const standing = await standingOf(q, ports, signon)
    const list = await keptList(q, ports, standing)
    const { text, kept } = await keptText(ports, standing, format, async () => ({
      text: listFile(list, format).content,
      // A copy is as good as a new one for as long as nothing but its "as of" would be another.
      tag: `${format} ${JSON.stringify({ ...list, asOf: 0 })}`,
    }))
    return { ...namedList(list, format), content: text, kept }
  })
}

/** Names offered at most. */
const OFFERED = 12
/** What fewer letters would offer is anybody. */
const LETTERS = 2

/**
 * Organisations to choose from as one types, by any of their names. Only those that already stand on a public list of
 * the same coalition are offered; at a letter that is not public nothing is, and nothing is looked at.
 */
export async function findOrganisations(
  ports: Ports,
  _who: Visitor,
  { page, find }: Input<typeof contracts.findOrganisations>,
): Promise<Given<typeof contracts.findOrganisations>> {
  const asked = formOf(find).key
  if ([...asked].length < LETTERS) return { organisations: [] }
  return ports.storage.read(async q => {
    const signon = (await store.signonAt(q, page, ports.clock.now())) ?? refuse('not-found')
    if (!isPublic(signon, ports.clock.now())) return { organisations: [] }
    const known = await publicNames(q, ports, signon.coalition)
    const found = known.filter(({ keys }) => keys.some(key => ` ${key}`.includes(` ${asked}`)))
    return { organisations: found.slice(0, OFFERED).map(({ name }) => name) }
  })
}

type Known = { name: string; keys: string[] }

/** The organisations named on the public lists of a coalition, each with everything it can be found by. */
async function publicNames(q: Query, ports: Ports, coalition: string): Promise<Known[]> {
  const standings = []
  for (const signon of await store.signonsOf(q, coalition))
    if (isPublic(signon, ports.clock.now())) standings.push(await standingOf(q, ports, signon))
  const stamp = standings.map(one => one.stamp).join('\n')
  const shelf = offered.get(ports.storage) ?? new Map<string, { stamp: string; known: Known[] }>()
  offered.set(ports.storage, shelf)
  const held = shelf.get(coalition)
  if (held?.stamp === stamp) return held.known
  const names = new Set<string>()
  for (const standing of standings)
    for (const name of organisationsIn(await keptList(q, ports, standing))) names.add(name)
  const entries = new Map((await organisationsOf(q, coalition)).map(entry => [entry.name, entry]))
  const known = [...names].sort().map(name => knownAs(entries.get(name) ?? { id: '', name }))
  shelf.set(coalition, { stamp, known })
  for (const oldest of [...shelf.keys()].slice(0, -MOST_COALITIONS)) shelf.delete(oldest)
  return known
}

const MOST_COALITIONS = 12
const offered = new WeakMap<Ports['storage'], Map<string, { stamp: string; known: Known[] }>>()

const organisationsIn = (list: SignatoryList): string[] =>
  [list, ...list.earlier].flatMap(({ groups }) =>
    groups
      .filter(({ of }) => of === 'organisation')
      .flatMap(({ entries }) => entries.map(({ name }) => name)),
  )

function knownAs({ name, otherNames = [] }: Named): Known {
  const forms = [name, ...otherNames].map(formOf)
  return { name, keys: forms.flatMap(({ key, acronym }) => (acronym === undefined ? [key] : [key, acronym])) }
}
