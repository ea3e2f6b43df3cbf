/** Who belongs to the coalition, who is invited, and its register of organisations. */
import { useState } from 'react'
import { listOrganisations, listPeople } from '../../shared/contract/coalitions.ts'
import { useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { words } from '../words.ts'
import { type Here, may, useCoalition } from './coalition.ts'
import { NothingHere } from './NothingHere.tsx'
import { Invitations } from './people/Invitations.tsx'
import { InviteDialog } from './people/InviteDialog.tsx'
import { Members } from './people/Members.tsx'
import { Register } from './people/Register.tsx'

export function PeoplePage() {
  const here = useCoalition()
  return here ? <PeopleAndOrganisations here={here} /> : <NothingHere />
}

function PeopleAndOrganisations({ here }: { here: Here }) {
  const people = useAnswer(listPeople, { coalition: here.id })
  const organisations = useAnswer(listOrganisations, { coalition: here.id })
  const [inviting, setInviting] = useState(false)
  const manages = may(here, 'people.manage')
  return (
    <Screen title={words.people.title} coalition={here}>
      <ScreenHead title={words.people.title}>
        {manages && (
          <Button look="primary" onClick={() => setInviting(true)}>
            {words.people.invite}
          </Button>
        )}
      </ScreenHead>
      <section className="section" aria-labelledby="people">
        <h2 id="people">{words.people.people}</h2>
        <Loaded answer={people}>
          {data => (
            <>
              <Members members={data.people} here={here} manages={manages} />
              {manages && data.invitations.length > 0 && (
                <Invitations invitations={data.invitations} here={here} />
              )}
            </>
          )}
        </Loaded>
      </section>
      <Loaded answer={organisations}>
        {data => <Register organisations={data.organisations} here={here} />}
      </Loaded>
      {inviting && (
        <InviteDialog
          here={here}
          organisations={organisations.data?.organisations ?? []}
          onLeave={() => setInviting(false)}
        />
      )}
    </Screen>
  )
}
