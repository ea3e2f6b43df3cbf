/** Said before a version is circulated: who gets a mail, who a link, and of which organisation nobody is told. */
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import { words } from '../../words.ts'
import { type Belonging, whoIsTold } from './whoIsTold.ts'

const says = words.rounds.circulate

export function TellsWhom({
  register,
  people,
  asked,
  guests,
  me,
  mail,
}: {
  register: readonly Organisation[]
  people: readonly Belonging[]
  asked: readonly string[]
  guests: readonly { organisation: string }[]
  me: string | undefined
  mail: 'smtp' | 'terminal' | 'none'
}) {
  const told = whoIsTold(
    asked,
    people,
    guests.map(({ organisation }) => organisation),
    me,
  )
  const nobody = register.filter(({ id }) => told.nobody.includes(id)).map(({ name }) => name)
  return (
    <section className="told" aria-live="polite" aria-label={says.tells}>
      <h3>{says.tells}</h3>
      <ul className="reasons">
        {asked.length === 0 && <li>{says.nobodyAsked}</li>}
        {mail === 'none' && <li>{says.nobody}</li>}
        {told.members > 0 && <li>{says.tellsMembers(told.members, told.organisations)}</li>}
        {guests.length > 0 && <li>{says.tellsGuests(guests.length)}</li>}
        {nobody.length > 0 && (
          <li>
            {says.tellsNobody(nobody.length)} <bdi>{nobody.join(' · ')}</bdi>. {says.tellsNobodyHint}
          </li>
        )}
      </ul>
      <p className="hint">{says.notYou}</p>
    </section>
  )
}
