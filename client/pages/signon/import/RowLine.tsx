/** One line of a list: what it will be entered as, what makes it doubtful, and what can be done about that. */
import { useState } from 'react'
import { countryName } from '../../../../shared/countries.ts'
import type { ListGroup } from '../../../../shared/signonTerms.ts'
import { nearWords } from '../../../../shared/words/near.en.ts'
import { Button } from '../../../parts/Button.tsx'
import { words } from '../../../words.ts'
import { RowFields } from './RowFields.tsx'
import { flawOf, isDoubtful, type Row, type Rows, twinsOf } from './rows.ts'

type Props = {
  row: Row
  rows: Rows
  groups: readonly ListGroup[]
  onChange: (change: Partial<Row>) => void
}

export function RowLine({ row, rows, groups, onChange }: Props) {
  const [editing, setEditing] = useState(false)
  return (
    <li>
      <span className="line-number">
        <span className="unseen">{words.signonsImport.line} </span>
        {row.line}
      </span>
      <div className="entry">
        {editing ? (
          <RowFields row={row} groups={groups} onChange={onChange} onDone={() => setEditing(false)} />
        ) : (
          <Said row={row} rows={rows} />
        )}
        {row.out === null && <Doubts row={row} rows={rows} onChange={onChange} />}
      </div>
      {!editing && <Acts row={row} rows={rows} onChange={onChange} onEdit={() => setEditing(true)} />}
    </li>
  )
}

function Acts({ row, rows, onChange, onEdit }: Omit<Props, 'groups'> & { onEdit: () => void }) {
  const says = words.signonsImport
  if (row.out !== null)
    return (
      <div className="buttons">
        <Button
          look="quiet"
          aria-label={says.takeInOf(row.name)}
          onClick={() => onChange({ out: null, looked: true })}
        >
          {says.takeIn}
        </Button>
      </div>
    )
  return (
    <div className="buttons">
      {isDoubtful(row, rows) && flawOf(row) === null && (
        <Button aria-label={says.fineOf(row.name)} onClick={() => onChange({ looked: true })}>
          {says.fine}
        </Button>
      )}
      <Button look="quiet" aria-label={says.editOf(row.name)} onClick={onEdit}>
        {says.edit}
      </Button>
      <Button
        look="quiet"
        aria-label={says.leaveOutOf(row.name)}
        onClick={() => onChange({ out: { why: 'left-out' } })}
      >
        {says.leaveOut}
      </Button>
    </div>
  )
}

function Said({ row, rows }: { row: Row; rows: Rows }) {
  const says = words.signonsImport
  const { kind, name, country, group, affiliation, signatory, role, address, entry, asRead } = row
  const facts = [
    affiliation,
    [signatory, role].filter(Boolean).join(', '),
    country === '' ? '' : countryName(country, 'en'),
    group,
    address,
  ].filter(fact => fact !== '')
  return (
    <>
      <p className="entry-name" dir="auto">
        {name}
        {kind === 'individual' && <span className="tag">{words.signons.individual}</span>}
      </p>
      {facts.length > 0 && (
        <p className="thing-says">
          {facts.map(fact => (
            <span key={fact} dir="auto">
              {fact}
            </span>
          ))}
        </p>
      )}
      {kind === 'organisation' && entry !== 'new' && (
        <p className="sub">
          <bdi>{says.registerExact(entry.name)}</bdi>
        </p>
      )}
      {asRead !== name && (
        <p className="sub">
          <bdi>{says.readAs(asRead)}</bdi>
        </p>
      )}
      {row.out !== null && <p className="doubt">{whyOut(row.out, rows)}</p>}
    </>
  )
}

function whyOut(out: NonNullable<Row['out']>, rows: Rows): string {
  const says = words.signonsImport.whyOut
  if (out.why === 'left-out') return says['left-out']
  if (out.why === 'signed') return says.signed(words.signonsImport.stands[out.state])
  return says.joined(rows.get(out.to)?.name ?? '')
}

function Doubts({ row, rows, onChange }: Omit<Props, 'groups'>) {
  const says = words.signonsImport
  const flaw = flawOf(row)
  const settled = row.looked
  return (
    <>
      {flaw !== null && <p className="wrong">{says.flaws[flaw]}</p>}
      {!settled && row.doubt !== '' && <p className="doubt">{row.doubt}</p>}
      {twinsOf(row, rows).map(({ twin, why }) => (
        <p className="doubt" key={twin.id}>
          <span>{says.sameAs(twin.name, twin.line, nearWords[why])}</span>{' '}
          <Button look="quiet" onClick={() => onChange({ out: { why: 'joined', to: twin.id } })}>
            {says.join(twin.name)}
          </Button>
        </p>
      ))}
      {!settled &&
        row.kind === 'organisation' &&
        row.entry === 'new' &&
        row.near.map(({ id, name, why }) => (
          <p className="doubt" key={id}>
            <span>{says.inRegister(name, nearWords[why])}</span>{' '}
            <Button look="quiet" onClick={() => onChange({ entry: { id, name } })}>
              {says.link(name)}
            </Button>
          </p>
        ))}
      {!settled &&
        row.signed.map(({ name, state, why }) => (
          <p className="doubt" key={`${state} ${name}`}>
            {says.signed(name, says.stands[state], nearWords[why])}
          </p>
        ))}
    </>
  )
}
