/** The register as a table; where there is no room, each ask is a card. */
import { memo } from 'react'
import { Link } from 'wouter'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { placeSaid } from '../../../shared/following/say.ts'
import { AskWords } from '../../parts/AskWords.tsx'
import { Table } from '../../parts/Table.tsx'
import { words } from '../../words.ts'
import { Carriers } from '../Carriers.tsx'
import { OutcomeSaid } from '../following/Outcome.tsx'
import type { BesideAsk, Newest } from './beside.ts'

const says = words.asks

export function AskTable({
  slug,
  asks,
  besideOf,
}: {
  slug: string
  asks: readonly AskRow[]
  besideOf: (ask: AskRow) => BesideAsk
}) {
  const columns = [says.ask, says.targets, says.owner, says.carriedBy, says.outcome]
  return (
    <div className="ask-table">
      <Table columns={columns}>
        {asks.map(ask => (
          <Row key={ask.id} slug={slug} ask={ask} newest={besideOf(ask).newest} />
        ))}
      </Table>
    </div>
  )
}

/** Drawn again only where its ask changed: typing a search does not draw the whole register. */
const Row = memo(({ slug, ask, newest }: { slug: string; ask: AskRow; newest: readonly Newest[] }) => {
  const whole = newest.find(({ part }) => part === null) ?? newest[0]
  return (
    <tr>
      <th scope="row">
        <Link href={`/c/${slug}/asks/${ask.id}`} className="ask-name">
          <span className="ask-number">{says.number(ask.number)}</span>{' '}
          <AskWords verb={words.verbs[ask.verb]} wording={ask.wording} />
        </Link>
        <Differs ask={ask} />
      </th>
      <td data-label={says.targets}>
        <div>
          <bdi>{writtenOf(ask) || <span className="sub">{says.noTarget}</span>}</bdi>
          {whole && <WhereNow newest={whole} />}
        </div>
      </td>
      <td data-label={says.owner}>
        <Managed ask={ask} />
      </td>
      <td data-label={says.carriedBy}>
        <Carriers ask={ask} />
      </td>
      <td data-label={says.outcome}>
        <Outcomes ask={ask} newest={newest} />
      </td>
    </tr>
  )
})

/** Words that name several provisions are said once. */
const writtenOf = ({ targets }: AskRow): string =>
  [...new Set(targets.map(({ asWritten }) => asWritten))].join(', ')

const Differs = ({ ask }: { ask: AskRow }) =>
  ask.statements.some(({ wordings }) => wordings === 'offered') && <span className="sub">{says.differs}</span>

/** Nothing of what a person judges by hand: it is nowhere else than it is written. */
const WhereNow = ({ newest: { place, was } }: { newest: Newest }) =>
  place.kind !== 'by-hand' && (
    <span className="sub" dir="auto">
      {place.kind === 'placed' ? says.now(placeSaid(place, was)) : placeSaid(place)}
    </span>
  )

function Managed({ ask: { owner, priority, tags } }: { ask: AskRow }) {
  return (
    <div>
      {owner ? <bdi>{owner.name}</bdi> : <span className="sub">{says.nobody}</span>}
      {priority && (
        <span className="sub">
          {says.priority}: {says.priorities[priority]}
        </span>
      )}
      {tags.length > 0 && (
        <span className="tags">
          {tags.map(tag => (
            <bdi className="tag" key={tag}>
              {tag}
            </bdi>
          ))}
        </span>
      )}
    </div>
  )
}

/** Of the ask, else of each of its parts. */
function Outcomes({ ask, newest }: { ask: AskRow; newest: readonly Newest[] }) {
  const [first] = newest
  if (!first) return null
  const parts = newest.filter(({ part, outcome }) => part !== null || outcome !== null || newest.length === 1)
  return (
    <div>
      <ul>
        {parts.map(({ part, outcome }) => (
          <li key={part}>
            <OutcomeSaid outcome={outcome} />
            {part !== null && <span className="sub">{ask.parts.find(({ id }) => id === part)?.name}</span>}
          </li>
        ))}
      </ul>
      <span className="sub" dir="auto">
        {first.draft.name}
      </span>
    </div>
  )
}
