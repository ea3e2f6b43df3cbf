/** The people of a coalition: their roles, and taking one away. */
import { useState } from 'react'
import { changeRole, type listPeople, removePerson } from '../../../shared/contract/coalitions.ts'
import { whoAmI } from '../../../shared/contract/people.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { ROLES, type Role } from '../../../shared/roles.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Table } from '../../parts/Table.tsx'
import { Time } from '../../parts/Time.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

type Member = Reply<typeof listPeople>['people'][number]

export function Members({
  members,
  here,
  manages,
}: {
  members: readonly Member[]
  here: Here
  manages: boolean
}) {
  const [removing, setRemoving] = useState<Member | null>(null)
  const me = useAnswer(whoAmI, {}).data?.person?.id
  return (
    <>
      <Table
        columns={[words.people.name, words.people.organisation, words.people.role, words.people.since]}
        acts={manages}
      >
        {members.map(member => (
          <tr key={member.membership}>
            <th scope="row">
              <span dir="auto">{member.name || words.people.unnamed}</span>
              {member.person === me && <span className="tag">{words.people.you}</span>}
              {member.address && <span className="sub">{member.address}</span>}
            </th>
            <td data-label={words.people.organisation}>
              <bdi>{member.organisation.name}</bdi>
            </td>
            <td data-label={words.people.role}>
              {manages ? <RoleField member={member} here={here} /> : words.roles[member.role]}
            </td>
            <td data-label={words.people.since}>
              <Time at={member.since} day />
            </td>
            {manages && (
              <td className="acts">
                <Button
                  look="quiet"
                  onClick={() => setRemoving(member)}
                  aria-label={words.people.removeAct(nameOf(member))}
                >
                  {words.people.remove}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </Table>
      {removing && <RemoveDialog member={removing} here={here} onLeave={() => setRemoving(null)} />}
    </>
  )
}

/** A role is changed where it stands, and can be put back from the line at the foot. */
function RoleField({ member, here }: { member: Member; here: Here }) {
  const say = useSay()
  const change = useAct(changeRole)
  const to = (role: Role, undoable: boolean) =>
    change.mutate(
      { coalition: here.id, membership: member.membership, role },
      {
        onSuccess: () =>
          say(
            words.people.roleChanged(nameOf(member), words.roles[role]),
            undoable ? () => to(member.role, false) : undefined,
          ),
        onError: error => say(error.message),
      },
    )
  return (
    <select
      className="cell-field"
      aria-label={words.people.roleOf(nameOf(member))}
      value={change.isPending ? change.variables.role : member.role}
      onChange={event => to(event.target.value as Role, true)}
    >
      {ROLES.map(role => (
        <option key={role} value={role}>
          {words.roles[role]}
        </option>
      ))}
    </select>
  )
}

function RemoveDialog({ member, here, onLeave }: { member: Member; here: Here; onLeave: () => void }) {
  const say = useSay()
  const name = nameOf(member)
  const remove = useAct(removePerson, () => {
    say(words.people.removed(name))
    onLeave()
  })
  return (
    <Dialog
      title={words.people.removeTitle(name)}
      onLeave={onLeave}
      error={remove.error}
      act={{
        says: words.people.removeAct(name),
        busy: remove.isPending,
        onAct: () => remove.mutate({ coalition: here.id, membership: member.membership }),
      }}
    >
      <p>{words.people.removeHint(name)}</p>
    </Dialog>
  )
}

const nameOf = (member: Member): string => member.name || member.address || words.people.unnamed
