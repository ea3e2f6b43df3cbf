/** The coalition's register of organisations. */
import { useState } from 'react'
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Table } from '../../parts/Table.tsx'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'
import { OrganisationDialog } from './OrganisationDialog.tsx'

export function Register({ organisations, here }: { organisations: readonly Organisation[]; here: Here }) {
  const [looking, setLooking] = useState('')
  const [open, setOpen] = useState<Organisation | 'new' | null>(null)
  const manages = may(here, 'organisations.manage')
  const shown = organisations.filter(organisation => isNamed(organisation, looking))
  return (
    <section className="section" aria-labelledby="register">
      <div className="section-head">
        <h2 id="register">
          {words.people.register} <span className="sub">{words.people.inRegister(organisations.length)}</span>
        </h2>
        {manages && <Button onClick={() => setOpen('new')}>{words.people.addOrganisation}</Button>}
      </div>
      <p className="hint">{words.people.registerHint}</p>
      {organisations.length === 0 && (
        <Empty title={words.people.noOrganisation} hint={words.people.noOrganisationHint} />
      )}
      {organisations.length > 8 && (
        <div className="filter">
          <label>
            {words.people.findOrganisation}
            <input
              type="search"
              dir="auto"
              value={looking}
              onChange={event => setLooking(event.target.value)}
            />
          </label>
        </div>
      )}
      {organisations.length > 0 && shown.length === 0 && <p className="hint">{words.people.noneFound}</p>}
      {shown.length > 0 && <Entries organisations={shown} {...(manages ? { onOpen: setOpen } : {})} />}
      {open !== null && (
        <OrganisationDialog
          here={here}
          organisation={open === 'new' ? null : open}
          onLeave={() => setOpen(null)}
        />
      )}
    </section>
  )
}

function Entries({
  organisations,
  onOpen,
}: {
  organisations: readonly Organisation[]
  onOpen?: (organisation: Organisation) => void
}) {
  return (
    <Table
      columns={[words.people.orgName, words.people.country, words.people.domains, words.people.accreditation]}
      acts={onOpen !== undefined}
    >
      {organisations.map(organisation => (
        <tr key={organisation.id}>
          <th scope="row">
            <bdi>{organisation.name}</bdi>
            {organisation.otherNames.length > 0 && (
              <span className="sub">{organisation.otherNames.join(' · ')}</span>
            )}
          </th>
          <td data-label={words.people.country}>{organisation.country && countryOf(organisation.country)}</td>
          <td data-label={words.people.domains}>{organisation.domains.join(', ')}</td>
          <td data-label={words.people.accreditation}>
            {organisation.accreditation
              .map(({ label, state }) => `${label}: ${words.people.accreditationStates[state]}`)
              .join('; ')}
          </td>
          {onOpen && (
            <td className="acts">
              <Button
                look="quiet"
                aria-label={words.people.changeOrganisation(organisation.name)}
                onClick={() => onOpen(organisation)}
              >
                {words.people.correct}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const isNamed = (organisation: Organisation, looking: string): boolean =>
  [organisation.name, ...organisation.otherNames].some(name => plain(name).includes(plain(looking.trim())))

const countryOf = (code: string): string => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code
