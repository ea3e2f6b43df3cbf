/** What is known of somebody who signed, or of an entry of the register, in the words of the screen. */
import type { Organisation } from '../../../../shared/contract/coalitions.ts'
import type { SignatureRow } from '../../../../shared/contract/signons.ts'
import { countryName } from '../../../../shared/countries.ts'
import { dayOf } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'

const { facts } = words.signonsDeciding
export type Fact = keyof typeof facts

export type Side = { name: string; facts: Partial<Record<Fact, string>> }

export function factsOf(signature: SignatureRow): Side {
  const { name, organisation, state, group, country, signatory, role, affiliation, address } = signature
  const { version, createdAt, entered } = signature
  return {
    name,
    facts: {
      ...{ name, entry: organisation?.name ?? '', state: words.signons.states[state], group },
      country: nameOf(country),
      ...{ signatory, role, affiliation, address, version: words.statements.numbered(version.number) },
      ...{ made: dayOf(createdAt), entered: entered?.evidence ?? '' },
    },
  }
}

export function factsOfEntry({ name, otherNames, country, domains, accreditation }: Organisation): Side {
  return {
    name,
    facts: {
      ...{
        name,
        otherNames: otherNames.join('; '),
        country: nameOf(country ?? ''),
        domains: domains.join(', '),
      },
      accreditation: accreditation.map(({ label, state }) => `${label}: ${state}`).join('; '),
    },
  }
}

const nameOf = (country: string): string => (country === '' ? '' : countryName(country, 'en'))

/** What both sides say alike, and what only one says or each says otherwise; in their order. */
export function compared([a, b]: [Side, Side]): { alike: Fact[]; apart: Fact[] } {
  const said = (side: Side, fact: Fact) => (side.facts[fact] ?? '').toLowerCase()
  const known = (Object.keys(facts) as Fact[]).filter(fact => said(a, fact) !== '' || said(b, fact) !== '')
  return {
    alike: known.filter(fact => said(a, fact) === said(b, fact)),
    apart: known.filter(fact => said(a, fact) !== said(b, fact)),
  }
}

/** Whether both say something, and not the same. */
export const differs = ([a, b]: [Side, Side], fact: Fact): boolean =>
  (a.facts[fact] ?? '') !== '' && (b.facts[fact] ?? '') !== ''
