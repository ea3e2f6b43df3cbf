/** For coordinators: whose edits of this letter could not be shared, why, when and how often; never what they were. */
import { listRefusedEdits } from '../../../shared/contract/statements.ts'
import { useAnswer } from '../../data.ts'
import { may, useCoalitionOf } from '../../pages/coalition.ts'
import { Time } from '../../parts/Time.tsx'
import { words } from './words.ts'

const said = words.refusedEdits

/** Nothing for anybody else, and nothing where nothing was refused. */
export function RefusedEdits({ statement }: { statement: { id: string; coalition: { id: string } } }) {
  const here = useCoalitionOf(statement.coalition.id)
  const asks = may(here, 'statements.manage')
  const refused = useAnswer(listRefusedEdits, asks ? { statement: statement.id } : null).data?.refused ?? []
  if (refused.length === 0) return null
  const members = new Set(refused.map(({ person }) => JSON.stringify(person))).size
  return (
    <details className="more refused-edits">
      <summary>{said.title(members)}</summary>
      <p className="hint">{said.text}</p>
      <ul>
        {refused.map(({ person, why, lastAt, count }) => (
          <li key={`${why} ${JSON.stringify(person)} ${lastAt}`}>
            <span dir="auto">{person ? person.name : said.nobody}</span>
            {person && <span dir="auto">, {person.organisation ?? said.gone}</span>}: {said.why[why]},{' '}
            {said.times(count)}, {said.last} <Time at={lastAt} />
          </li>
        ))}
      </ul>
    </details>
  )
}
