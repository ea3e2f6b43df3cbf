/** Accounts: found by address without the address standing anywhere in the clear. */
import { hashToken, SESSION_MS } from '../http/session.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import * as store from './store.ts'

/** What finding and making accounts needs. */
export type AccountPorts = Pick<Ports, 'clock' | 'ids' | 'keys'>

/** The account of an address, made now if there is none. */
export async function personFor(tx: Tx, ports: AccountPorts, address: string, name: string): Promise<string> {
  const known = await store.personByAddress(tx, ports.keys.lookup(address))
  if (known) return known.id
  const id = ports.ids.id()
  await store.addPerson(tx, {
    id,
    addressSealed: ports.keys.seal(address),
    addressLookup: ports.keys.lookup(address),
    name: name || address.split('@')[0]!,
    operator: 0,
    createdAt: ports.clock.now(),
  })
  return id
}

/** A person's id by address, or undefined. */
export async function personByAddress(
  q: Query,
  ports: AccountPorts,
  address: string,
): Promise<string | undefined> {
  return (await store.personByAddress(q, ports.keys.lookup(address)))?.id
}

/** The names of people by id; an id nobody has is left out. */
export async function namesOf(q: Query, people: Iterable<string>): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(people)) {
    const row = await store.personById(q, id)
    if (row) names.set(id, row.name)
  }
  return names
}

/** Makes the account the operator. */
export const makeOperator = store.makeOperator
export const hasOperator = store.hasOperator

/** Begins a session. @returns the token for the cookie; only its hash is kept. */
export async function beginSession(
  tx: Tx,
  ports: AccountPorts,
  person: string,
  device: string,
): Promise<string> {
  const token = ports.ids.token()
  const now = ports.clock.now()
  await store.addSession(tx, {
    id: ports.ids.id(),
    tokenHash: hashToken(token),
    person,
    device,
    createdAt: now,
    expiresAt: now + SESSION_MS,
  })
  return token
}

/** Makes an API token that carries the person's rights. @returns the token; only its hash is kept. */
export async function makeToken(tx: Tx, ports: AccountPorts, person: string): Promise<string> {
  const token = ports.ids.token()
  await store.addToken(tx, {
    id: ports.ids.id(),
    tokenHash: hashToken(token),
    person,
    createdAt: ports.clock.now(),
  })
  return token
}
