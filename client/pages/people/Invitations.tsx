/** Invitations that nobody has used yet, and taking one back. */
import { type listPeople, revokeInvitation } from '../../../shared/contract/coalitions.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Table } from '../../parts/Table.tsx'
import { Time } from '../../parts/Time.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

type Invitation = Reply<typeof listPeople>['invitations'][number]

export function Invitations({ invitations, here }: { invitations: readonly Invitation[]; here: Here }) {
  const say = useSay()
  const revoke = useAct(revokeInvitation, () => say(words.people.takenBack))
  return (
    <>
      <h3>{words.people.invitations}</h3>
      <Table
        columns={[words.people.address, words.people.organisation, words.people.role, words.people.until]}
        acts
      >
        {invitations.map(invitation => (
          <tr key={invitation.id}>
            <th scope="row">{invitation.address}</th>
            <td data-label={words.people.organisation}>
              <bdi>{invitation.organisation.name}</bdi>
            </td>
            <td data-label={words.people.role}>{words.roles[invitation.role]}</td>
            <td data-label={words.people.until}>
              <Time at={invitation.expiresAt} />
            </td>
            <td className="acts">
              <Button
                look="quiet"
                onClick={() =>
                  revoke.mutate(
                    { coalition: here.id, invitation: invitation.id },
                    { onError: error => say(error.message) },
                  )
                }
              >
                {words.people.takeBack}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}
