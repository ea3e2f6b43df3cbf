/** Who takes part by a personal link: who has looked, giving somebody a link, mailing it again, and ending it. */
import { useState } from 'react'
import { inviteToRound, revokeGuest } from '../../../shared/contract/rounds.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Table } from '../../parts/Table.tsx'
import { Time } from '../../parts/Time.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { InviteGuestDialog } from './InviteGuestDialog.tsx'
import type { SeenRound } from './OwnAnswer.tsx'
import type { Asked, Board } from './StandingLine.tsx'

const says = words.rounds.guests

type Guest = Asked['guests'][number] & { organisation: { id: string; name: string } }

export function GuestList({ round, board, here }: { round: SeenRound; board: Board; here: Here }) {
  const [inviting, setInviting] = useState(false)
  const [ending, setEnding] = useState<Guest | null>(null)
  const guests = board.organisations.flatMap(({ id, name, guests }) =>
    guests.map(guest => ({ ...guest, organisation: { id, name } })),
  )
  const invites = round.may.manage && round.state !== 'closed'
  return (
    <section className="section" aria-labelledby="guests">
      <div className="section-head">
        <h2 id="guests">{says.title}</h2>
        {invites && <Button onClick={() => setInviting(true)}>{says.invite}</Button>}
      </div>
      {guests.length === 0 && <p className="hint">{says.none}</p>}
      {guests.length > 0 && (
        <Table
          columns={[words.rounds.guest.name, words.rounds.guest.organisation, words.rounds.board.looked]}
          acts={round.may.manage}
        >
          {guests.map(guest => (
            <GuestRow
              key={guest.id}
              guest={guest}
              round={round}
              onEnd={round.may.manage ? () => setEnding(guest) : undefined}
            />
          ))}
        </Table>
      )}
      {inviting && <InviteGuestDialog round={round.id} here={here} onLeave={() => setInviting(false)} />}
      {ending && <EndDialog round={round.id} guest={ending} onLeave={() => setEnding(null)} />}
    </section>
  )
}

function GuestRow({
  guest,
  round,
  onEnd,
}: {
  guest: Guest
  round: SeenRound
  onEnd: (() => void) | undefined
}) {
  const { name, address, organisation, revoked, lookedAt } = guest
  const called = name || address || organisation.name
  return (
    <tr>
      <th scope="row">
        <bdi>{called}</bdi>
        {revoked && <span className="tag">{says.revoked}</span>}
        {address !== null && address !== called && (
          <span className="sub" dir="ltr">
            {address}
          </span>
        )}
      </th>
      <td data-label={words.rounds.guest.organisation}>
        <bdi>{organisation.name}</bdi>
      </td>
      <td data-label={words.rounds.board.looked}>
        {lookedAt === null ? says.notLooked : <Time at={lookedAt} />}
      </td>
      {onEnd && (
        <td className="acts">
          {round.state !== 'closed' && address !== null && (
            <MailAgain round={round.id} guest={{ ...guest, address }} />
          )}
          {!revoked && (
            <Button look="quiet" onClick={onEnd}>
              {says.revoke}
              <span className="unseen"> {called}</span>
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

/** The same link once more; a new one for somebody whose link was ended. */
function MailAgain({ round, guest }: { round: string; guest: Guest & { address: string } }) {
  const say = useSay()
  const { name, address, organisation, revoked } = guest
  const invite = useAct(inviteToRound, () => say(says.invited))
  return (
    <Button
      look="quiet"
      busy={invite.isPending}
      onClick={() =>
        invite.mutate(
          { round, organisation: organisation.id, name, address },
          { onError: error => say(error.message) },
        )
      }
    >
      {revoked ? says.anew : says.again}
      <span className="unseen"> {name || address}</span>
    </Button>
  )
}

function EndDialog({ round, guest, onLeave }: { round: string; guest: Guest; onLeave: () => void }) {
  const say = useSay()
  const end = useAct(revokeGuest, () => {
    say(says.revokedDone)
    onLeave()
  })
  return (
    <Dialog
      title={says.revokeTitle(guest.name || guest.organisation.name)}
      onLeave={onLeave}
      error={end.error}
      act={{
        says: says.revokeAct,
        busy: end.isPending,
        onAct: () => end.mutate({ round, guest: guest.id }),
      }}
    >
      <p>{says.revokeHint}</p>
    </Dialog>
  )
}
