/** The register: organisations are found by any name they go by, and entered once. */
import type * as contracts from '../../shared/contract/coalitions.ts'
import type { Organisation } from '../../shared/contract/coalitions.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { findExact, nameKey } from '../../shared/names.ts'
import { refuse } from '../../shared/refusals.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { noted } from './replay.ts'
import * as store from './store.ts'

export const organisationIn = store.organisationIn
export const organisationsOf = store.organisationsOf
export const registerStamp = store.registerStamp

/** The one organisation of the register that goes by exactly this name, or undefined for none or several. */
export async function findByName(
  q: Query,
  coalition: string,
  name: string,
): Promise<Organisation | undefined> {
  return findExact(name, await store.organisationsOf(q, coalition))
}

type Fields = Partial<Omit<Organisation, 'id' | 'name'>> & { name: string }

/**
 * Enters an organisation.
 * @param by the person who enters it, for the audit log.
 * @throws Refusal `already-there` where the register has that name.
 */
export async function enterOrganisation(
  tx: Tx,
  ports: Ports,
  coalition: string,
  fields: Fields,
  by: string,
): Promise<Organisation> {
  const entry = {
    otherNames: [],
    country: null,
    domains: [],
    accreditation: [],
    ...fields,
    id: ports.ids.id(),
  }
  await store.addOrganisation(tx, coalition, nameKey(entry.name), entry, ports.clock.now())
  await appendAudit(tx, ports, {
    coalition,
    act: 'organisation.entered',
    actor: by,
    subject: entry.id,
    data: {},
  })
  return entry
}

/** The register, by name. */
export async function listOrganisations(
  ports: Ports,
  who: Member,
): Promise<Given<typeof contracts.listOrganisations>> {
  return { organisations: await ports.storage.read(q => store.organisationsOf(q, who.coalition)) }
}

/** A coordinator enters an organisation. */
export async function addOrganisation(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.addOrganisation>,
): Promise<Organisation> {
  const { coalition, ...fields } = input
  return ports.storage.write(tx => enterOrganisation(tx, ports, coalition, fields, who.person))
}

/** A coordinator corrects an entry. */
export async function changeOrganisation(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.changeOrganisation>,
): Promise<Organisation> {
  const { coalition, organisation, ...fields } = input
  return ports.storage.write(async tx => {
    const before = (await store.organisationIn(tx, coalition, organisation)) ?? refuse('not-found')
    const entry = { ...fields, id: before.id }
    await store.changeOrganisation(tx, nameKey(entry.name), entry, ports.clock.now())
    await noteInJournal(tx, ports, 'organisation-set', noted(entry, ports.keys))
    await appendAudit(tx, ports, {
      coalition,
      act: 'organisation.changed',
      actor: who.person,
      subject: before.id,
      data: {},
    })
    return entry
  })
}
