/**
 * Who said something, and who may learn it. In an unattributed statement an author is stored as a keyed hash of
 * statement and person: one's own words can still be recognised, and nobody can be listed [REV-5].
 */
import type { Who } from '../../shared/review/states.ts'
import type { Member } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import { namesOf } from '../people/accounts.ts'
import type { Ports, Query } from '../ports.ts'
import type { mustExist } from '../statements/statements.ts'
import type { Author } from './records.ts'
import * as store from './store.ts'

export type { Author } from './records.ts'

/** Who says something: a member, or somebody who came by the link of a round. */
export type Speaker = { kind: 'person' | 'guest'; id: string; organisation: string; coalition: string }

/** A statement as the register has it. */
export type Statement = Awaited<ReturnType<typeof mustExist>>
/** The statement as far as attribution goes. */
export type Attributed = Pick<Statement, 'id' | 'coalition' | 'unattributed'>

/** A member who says something. */
export const speakerOf = ({ person, organisation, coalition }: Member): Speaker => ({
  kind: 'person',
  id: person,
  organisation: organisation.id,
  coalition,
})

/** Whose it is, as it is stored with what was said. */
export function authorOf(
  ports: Pick<Ports, 'keys'>,
  statement: Attributed,
  { kind, id, organisation }: Pick<Speaker, 'kind' | 'id' | 'organisation'>,
): Author {
  const author = `${kind}:${id}`
  if (statement.unattributed === 0) return { author, organisation }
  return { author: ports.keys.lookup(`review author\n${statement.id}\n${author}`), organisation: null }
}

/** The person that an author is, where the statement says so; null for guests and in unattributed statements. */
export const personOf = ({ author }: Pick<Author, 'author'>): string | null =>
  author.startsWith('person:') ? author.slice('person:'.length) : null

/**
 * Names for authors.
 * @returns what others may see of an author: null of everyone in an unattributed statement. Somebody whose account
 *   is gone has no name, and what they said still stands under their organisation.
 */
export async function whosOf(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  statement: Attributed,
  authors: readonly Author[],
): Promise<(author: Author) => Who> {
  if (statement.unattributed === 1) return () => null
  const people = await namesOf(
    q,
    authors.map(personOf).filter(id => id !== null),
  )
  const guests = await store.sealedGuestNames(q, [...new Set(authors.map(guestOf).filter(id => id !== null))])
  const register = new Map((await organisationsOf(q, statement.coalition)).map(({ id, name }) => [id, name]))
  return by => {
    const guest = guestOf(by)
    const sealed = guest === null ? undefined : guests.get(guest)
    const name = sealed === undefined ? people.get(personOf(by) ?? '') : ports.keys.open(sealed)
    return {
      name: name ?? '',
      organisation: register.get(by.organisation ?? '') ?? '',
      guest: guest !== null,
    }
  }
}

/** For which organisation each of a statement's suggestions was made, by its id. */
export async function organisationsOfSuggestions(
  q: Query,
  statement: string,
): Promise<ReadonlyMap<string, string | null>> {
  const all = await store.suggestionsOf(q, { statement })
  return new Map(all.map(({ id, organisation }) => [id, organisation]))
}

const guestOf = ({ author }: Author): string | null =>
  author.startsWith('guest:') ? author.slice('guest:'.length) : null
