/** An entry of the register: entered, or corrected. */
import { useId, useState } from 'react'
import {
  ACCREDITATION_STATES,
  addOrganisation,
  changeOrganisation,
  type Organisation,
} from '../../../shared/contract/coalitions.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, Select, TextField } from '../../parts/Field.tsx'
import { linesOf } from '../../parts/lines.ts'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { AccreditationLabels } from '../processes/AccreditationLabels.tsx'

type Accreditation = Organisation['accreditation'][number]

export function OrganisationDialog({
  here,
  organisation,
  onLeave,
}: {
  here: Here
  /** null enters a new one. */
  organisation: Organisation | null
  onLeave: () => void
}) {
  const entry = useEntry(organisation)
  const say = useSay()
  const add = useAct(addOrganisation, reply => {
    say(words.people.added(reply.name))
    onLeave()
  })
  const change = useAct(changeOrganisation, reply => {
    say(words.people.changed(reply.name))
    onLeave()
  })
  const save = () => {
    const fields = entry.judge()
    if (!fields) return
    if (organisation) change.mutate({ coalition: here.id, organisation: organisation.id, ...fields })
    else add.mutate({ coalition: here.id, ...fields })
  }
  return (
    <Dialog
      title={organisation ? words.people.changeOrganisation(organisation.name) : words.people.addOrganisation}
      onLeave={onLeave}
      error={add.error ?? change.error}
      act={{
        says: organisation ? words.people.changeAct : words.people.addAct(entry.name.trim()),
        busy: add.isPending || change.isPending,
        onAct: save,
      }}
    >
      <TextField
        label={words.people.orgName}
        value={entry.name}
        onText={entry.setName}
        maxLength={200}
        error={entry.wrong.name}
      />
      <LongField
        label={words.people.otherNames}
        hint={words.people.otherNamesHint}
        value={entry.others}
        onText={entry.setOthers}
      />
      <div className="beside">
        <TextField
          label={words.people.country}
          hint={words.people.countryHint}
          dir="ltr"
          maxLength={2}
          value={entry.country}
          onText={text => entry.setCountry(text.toUpperCase())}
          error={entry.wrong.country}
        />
        <LongField
          label={words.people.domains}
          hint={words.people.domainsHint}
          rows={2}
          value={entry.domains}
          onText={entry.setDomains}
          {...(entry.wrong.domains ? { error: entry.wrong.domains } : {})}
        />
      </div>
      <Accreditations coalition={here.id} value={entry.accreditation} onChange={entry.setAccreditation} />
    </Dialog>
  )
}

function useEntry(organisation: Organisation | null) {
  const [name, setName] = useState(organisation?.name ?? '')
  const [others, setOthers] = useState((organisation?.otherNames ?? []).join('\n'))
  const [country, setCountry] = useState(organisation?.country ?? '')
  const [domains, setDomains] = useState((organisation?.domains ?? []).join('\n'))
  const [accreditation, setAccreditation] = useState<Accreditation[]>(organisation?.accreditation ?? [])
  const [tried, setTried] = useState(false)
  const badDomain = linesOf(domains).find(domain => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain))
  const wrong = {
    name: name.trim() === '' ? words.errors.missing : null,
    country: country === '' || /^[A-Z]{2}$/.test(country) ? null : words.people.countryWrong,
    domains: badDomain === undefined ? null : words.people.domainWrong(badDomain),
  }
  const judge = () => {
    setTried(true)
    if (wrong.name ?? wrong.country ?? wrong.domains) return null
    return {
      name: name.trim(),
      otherNames: linesOf(others),
      country: country === '' ? null : country,
      domains: linesOf(domains),
      accreditation: accreditation.filter(({ label }) => label.trim() !== ''),
    }
  }
  const silent = { name: null, country: null, domains: null }
  return {
    name,
    setName,
    others,
    setOthers,
    country,
    setCountry,
    domains,
    setDomains,
    accreditation,
    setAccreditation,
    judge,
    wrong: tried ? wrong : silent,
  }
}

function Accreditations({
  coalition,
  value,
  onChange,
}: {
  coalition: string
  value: Accreditation[]
  onChange: (value: Accreditation[]) => void
}) {
  const offered = useId()
  const put = (at: number, entry: Accreditation) => onChange(value.with(at, entry))
  return (
    <fieldset className="form">
      <legend className="unseen">{words.people.accreditation}</legend>
      <AccreditationLabels id={offered} coalition={coalition} />
      {value.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name while they are typed.
        <div className="beside" key={at}>
          <TextField
            label={words.people.accreditationLabel}
            value={entry.label}
            maxLength={200}
            list={offered}
            onText={label => put(at, { ...entry, label })}
          />
          <Select
            label={words.people.accreditationState}
            value={entry.state}
            choices={ACCREDITATION_STATES.map(state => ({
              value: state,
              says: words.people.accreditationStates[state],
            }))}
            onChoice={state => put(at, { ...entry, state })}
          />
          <Button look="quiet" onClick={() => onChange(value.toSpliced(at, 1))}>
            {words.people.removeAccreditation(entry.label)}
          </Button>
        </div>
      ))}
      <Button look="quiet" onClick={() => onChange([...value, { label: '', state: 'applied' }])}>
        {words.people.addAccreditation}
      </Button>
    </fieldset>
  )
}
