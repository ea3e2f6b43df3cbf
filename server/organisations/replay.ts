/** What a restored copy must not forget of the register: whose mail domains and accreditations were taken away. */
import type { Organisation } from '../../shared/contract/coalitions.ts'
import { nameKey } from '../../shared/names.ts'
import { appendAudit } from '../audit/append.ts'
import type { Replay, Told } from '../journal/kinds.ts'
import type { Keys } from '../ports.ts'
import * as store from './store.ts'

/** What an entry of the register lets signers do, as the journal tells of it. */
export const noted = (
  { id, domains, accreditation }: Organisation,
  keys: Pick<Keys, 'lookup'>,
): Told<'organisation-set'> => ({
  organisation: id,
  domains: domains.map(keys.lookup),
  approved: accreditation.filter(({ state }) => state === 'approved').map(({ label }) => keys.lookup(label)),
})

/** It narrows only: what was typed after the copy was made is not here. */
export const setOrganisation: Replay<'organisation-set'> = async (tx, ports, { organisation, ...set }) => {
  const known = await store.organisationById(tx, organisation)
  if (known === undefined) return false
  const { coalition, entry } = known
  const isAmong = (all: readonly string[], one: string) => all.includes(ports.keys.lookup(one))
  const next: Organisation = {
    ...entry,
    domains: entry.domains.filter(domain => isAmong(set.domains, domain)),
    accreditation: entry.accreditation.map(({ label, state }) => ({
      label,
      state: state === 'approved' && !isAmong(set.approved, label) ? 'applied' : state,
    })),
  }
  if (JSON.stringify(next) === JSON.stringify(entry)) return false
  await store.changeOrganisation(tx, nameKey(next.name), next, ports.clock.now())
  await appendAudit(tx, ports, {
    ...{ coalition, act: 'organisation.changed', actor: '', subject: organisation },
    data: { replayed: true },
  })
  return true
}
