/** Those who were invited, as a table that can be narrowed down. */
import { useState } from 'react'
import { endInvitation, type InvitationRow } from '../../../../shared/contract/signonInvitations.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Table } from '../../../parts/Table.tsx'
import { Time } from '../../../parts/Time.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'

const says = words.signonsInvitations

/** So many are drawn at first, and so many more each time. */
const SHOWN = 100

const FILTERS: Record<keyof typeof says.filters, (row: InvitationRow) => boolean> = {
  all: () => true,
  silent: ({ state, ended }) => state === 'none' && ended === null,
  needs: ({ state }) => state === 'needs-until',
  back: ({ bounce }) => bounce !== null,
  declined: ({ state }) => state === 'declined',
  signed: ({ state }) => ['accepted', 'confirmed', 'pending', 'organisation-signed'].includes(state),
}
type Filter = keyof typeof FILTERS

export function InvitedTable({
  signon,
  invitations,
}: {
  signon: SignonRow
  invitations: readonly InvitationRow[]
}) {
  const [filter, setFilter] = useState<Filter>('all')
  const [looking, setLooking] = useState('')
  const [most, setMost] = useState(SHOWN)
  const [ending, setEnding] = useState<InvitationRow | null>(null)
  const found = invitations.filter(row => FILTERS[filter](row) && holds(row, looking.trim().toLowerCase()))
  return (
    <>
      {invitations.length > 6 && (
        <div className="filter">
          <label>
            {says.filter}{' '}
            <select value={filter} onChange={event => setFilter(event.target.value as Filter)}>
              {(Object.keys(FILTERS) as Filter[]).map(one => (
                <option key={one} value={one}>
                  {says.filters[one]} ({invitations.filter(FILTERS[one]).length})
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="unseen">{says.find}</span>
            <input
              type="search"
              dir="auto"
              placeholder={says.find}
              value={looking}
              onChange={event => setLooking(event.target.value)}
            />
          </label>
        </div>
      )}
      {found.length === 0 && <p className="hint">{says.filterNone}</p>}
      {found.length > 0 && (
        <Table columns={[says.columns.who, says.columns.state, says.columns.mails]} acts>
          {found.slice(0, most).map(row => (
            <InvitedRow key={row.id} row={row} onEnd={() => setEnding(row)} />
          ))}
        </Table>
      )}
      {found.length > most && (
        <p>
          <Button look="quiet" onClick={() => setMost(most + SHOWN)}>
            {says.more(Math.min(SHOWN, found.length - most))}
          </Button>
        </p>
      )}
      {ending && <EndDialog signon={signon} row={ending} onLeave={() => setEnding(null)} />}
    </>
  )
}

const holds = ({ name, address, organisation }: InvitationRow, looking: string): boolean =>
  `${name} ${address} ${organisation.name}`.toLowerCase().includes(looking)

const calledOf = ({ name, address, organisation }: InvitationRow): string =>
  organisation.name || name || address

function InvitedRow({ row, onEnd }: { row: InvitationRow; onEnd: () => void }) {
  const { name, address, ended } = row
  const called = calledOf(row)
  return (
    <tr>
      <th scope="row">
        <bdi>{called}</bdi>
        {ended && <span className="tag">{says.ended[ended.by]}</span>}
        {name !== '' && name !== called && (
          <span className="sub">
            <bdi>{name}</bdi>
          </span>
        )}
        {address !== called && (
          <span className="sub" dir="ltr">
            {address}
          </span>
        )}
      </th>
      <td data-label={says.columns.state}>
        <StateOf row={row} />
      </td>
      <td data-label={says.columns.mails}>
        <MailsOf row={row} />
      </td>
      <td className="acts">
        {ended === null && (
          <Button look="quiet" onClick={onEnd}>
            {says.end}
            <span className="unseen"> {called}</span>
          </Button>
        )}
      </td>
    </tr>
  )
}

function StateOf({ row }: { row: InvitationRow }) {
  const { state, until, overdue, note, answeredAt } = row
  const said = state === 'declined' || state === 'needs-until'
  return (
    <div>
      {state === 'needs-until' && until !== '' ? says.needsUntil(dayOf(until)) : says.states[state]}
      {overdue && <span className="tag">{says.overdue}</span>}
      {said && note !== '' && (
        <span className="sub" dir="auto">
          “{note}”
        </span>
      )}
      {said && answeredAt !== null && (
        <span className="sub">
          <Time at={answeredAt} />
        </span>
      )}
    </div>
  )
}

function MailsOf({ row: { invitedAt, reminders, remindedAt, bounce } }: { row: InvitationRow }) {
  return (
    <div>
      {says.on} <Time at={invitedAt} day />
      {remindedAt !== null && (
        <span className="sub">
          {says.reminded(reminders)}, <Time at={remindedAt} day />
        </span>
      )}
      {bounce && (
        <p className="wrong">
          {says.bounced[bounce.how]}
          {bounce.status !== '' && ` (${bounce.status})`}
        </p>
      )}
    </div>
  )
}

/** A day without a zone, such as `2027-01-14`, as it is said. */
const dayOf = (iso: string): string =>
  new Date(`${iso}T00:00Z`).toLocaleDateString('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' },
  })

function EndDialog({ signon, row, onLeave }: { signon: SignonRow; row: InvitationRow; onLeave: () => void }) {
  const say = useSay()
  const end = useAct(endInvitation, () => {
    say(says.endDone)
    onLeave()
  })
  return (
    <Dialog
      title={says.endTitle(calledOf(row))}
      onLeave={onLeave}
      error={end.error}
      act={{
        says: says.endAct,
        busy: end.isPending,
        onAct: () => end.mutate({ signon: signon.id, invited: row.id }),
      }}
    >
      <p>{says.endHint}</p>
    </Dialog>
  )
}
