/** To whom a list was handed, and the words as they were read out, compared with the version. */
import { Fragment, useState } from 'react'
import {
  compareDelivered,
  type DeliveryRow,
  type PackageRow,
} from '../../../../shared/contract/deliveries.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAnswer } from '../../../data.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'
import { Deleted, Inserted } from '../../compare/ChangedWords.tsx'

const says = words.signonsDelivery

type Props = { signon: SignonRow; deliveries: readonly DeliveryRow[]; packages: readonly PackageRow[] }

export function Deliveries({ signon, deliveries, packages }: Props) {
  if (deliveries.length === 0) return <p className="hint">{says.noDeliveries}</p>
  const handed = (id: string) => packages.find(made => made.id === id)
  return (
    <ul className="things">
      {deliveries.map(delivery => (
        <li key={delivery.id} className="decision">
          <One signon={signon} delivery={delivery} made={handed(delivery.package)} />
        </li>
      ))}
    </ul>
  )
}

function One({
  signon,
  delivery,
  made,
}: {
  signon: SignonRow
  delivery: DeliveryRow
  made: PackageRow | undefined
}) {
  const { recipient, deliveredAt, posted, asDelivered, note, by } = delivery
  return (
    <div className="entry">
      <p className="entry-name">
        <bdi>{recipient}</bdi>
      </p>
      <p className="thing-says">
        <Time at={deliveredAt} />
        {made && (
          <span>
            {says.package(made.version.number)} <Time at={made.frozenAt} />
          </span>
        )}
        {posted !== '' && (
          <a href={posted} target="_blank" rel="noopener noreferrer">
            {says.postedAt}
          </a>
        )}
        <span>
          <bdi>{says.noted(by)}</bdi>
        </span>
      </p>
      {note !== '' && <p dir="auto">{note}</p>}
      {asDelivered !== null && <ReadOut signon={signon} delivery={delivery} />}
    </div>
  )
}

function ReadOut({ signon, delivery }: { signon: SignonRow; delivery: DeliveryRow }) {
  const [open, setOpen] = useState(false)
  const asked = open ? { signon: signon.id, delivery: delivery.id } : null
  const { data, error } = useAnswer(compareDelivered, asked)
  return (
    <details className="more" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{says.otherWords}</summary>
      {error && <Problem error={error} />}
      {!data && !error && <p role="status">{says.comparing}</p>}
      {data && <Compared paragraphs={data.paragraphs} />}
    </details>
  )
}

type Paragraphs = { op: '=' | '-' | '+'; text: string }[][]

function Compared({ paragraphs }: { paragraphs: Paragraphs }) {
  const differs = paragraphs.some(stretches => stretches.some(({ op }) => op !== '='))
  if (!differs) return <p className="hint">{says.sameWords}</p>
  return (
    <div className="as-read-out">
      {paragraphs.map((stretches, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are never reordered.
        <p key={at} dir="auto">
          {stretches.map(({ op, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches are never reordered.
            <Fragment key={at}>
              {op === '=' && text}
              {op === '-' && <Deleted>{text}</Deleted>}
              {op === '+' && <Inserted>{text}</Inserted>}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  )
}
