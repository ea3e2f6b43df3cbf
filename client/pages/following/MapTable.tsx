/** The map as a table: each article with a bar of its asks, cut by what became of them; a row opens its asks. */
import { type CSSProperties, memo, useState } from 'react'
import type { AskRow } from '../../../shared/contract/asks.ts'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { OneAsk } from './Contradictions.tsx'
import type { MapLine, MapProvision } from './mapLines.ts'
import { OutcomeSaid, OutcomeSign } from './Outcome.tsx'

const says = words.following.map

type Props = {
  here: Here
  draft: DraftRow
  lines: readonly MapLine[]
  register: ReadonlyMap<string, AskRow>
}

export function MapTable({ here, draft, lines, register }: Props) {
  return (
    <table className="map">
      <caption className="unseen">{says.table}</caption>
      <thead>
        <tr>
          <th scope="col">{says.provision}</th>
          <th scope="col">{says.weight}</th>
          <th scope="col">{says.outcomes}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <MapRow key={line.provision.at} {...{ here, line, register }} language={draft.language} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Pick<Props, 'here' | 'register'> & { line: MapLine; language: string }

const MapRow = memo(function MapRow({ here, line, register, language }: RowProps) {
  const [open, setOpen] = useState(false)
  const { provision, heading, count } = line
  const name = nameOf(provision)
  return (
    <>
      <tr className={heading ? 'heading' : undefined}>
        <th scope="row" dir="auto" lang={language}>
          {name}
        </th>
        <td>
          {count === 0 ? (
            <span className="sub">{says.none}</span>
          ) : (
            <button type="button" className="map-open" aria-expanded={open} onClick={() => setOpen(!open)}>
              {!heading && <Bar line={line} />}
              <span className="map-count">{says.asks(count)}</span>
              <span className="unseen">: {says.open(name)}</span>
            </button>
          )}
        </td>
        <td>
          <Shares line={line} />
        </td>
      </tr>
      {open && (
        <tr className="map-asks">
          <td colSpan={3}>
            <AsksOn {...{ here, line, register }} />
          </td>
        </tr>
      )}
    </>
  )
})

/** As long as its asks, beside the article with the most; each piece also has the pattern of its outcome. */
function Bar({ line: { shares, count, most } }: { line: MapLine }) {
  return (
    <span className="map-bar" aria-hidden="true" style={{ '--long': count / most } as CSSProperties}>
      {shares.map(({ outcome, count }) => (
        <span
          key={outcome ?? 'open'}
          className={`map-piece ${outcome ?? 'open'}`}
          style={{ flexGrow: count }}
        />
      ))}
    </span>
  )
}

function Shares({ line: { shares } }: { line: MapLine }) {
  return (
    <ul className="map-shares">
      {shares.map(({ outcome, count }) => (
        <li key={outcome ?? 'open'} className={`outcome ${outcome ?? 'open'}`}>
          <OutcomeSign outcome={outcome} />
          {says.outcomeCount(
            count,
            outcome === null ? words.following.notJudged : words.following.outcomes[outcome],
          )}
        </li>
      ))}
    </ul>
  )
}

/** Those on the whole of it, and below them those on something that it holds, by where they are. */
function AsksOn({ here, line, register }: Pick<Props, 'here' | 'register'> & { line: MapLine }) {
  const { provision, within } = line
  const inside = new Set(within.flatMap(({ asks }) => asks.map(keyOf)))
  const own = provision.asks.filter(ask => line.heading || !inside.has(keyOf(ask)))
  const deepest = within.map(one => ({ one, asks: deepestOf(one, within) }))
  return (
    <>
      <AskList {...{ here, register }} asks={own} />
      {!line.heading &&
        deepest
          .filter(({ asks }) => asks.length > 0)
          .map(({ one, asks }) => (
            <div key={one.at}>
              <h4 dir="auto">{nameOf(one)}</h4>
              <AskList {...{ here, register }} asks={asks} />
            </div>
          ))}
    </>
  )
}

type OnIt = MapProvision['asks'][number]
const keyOf = ({ ask, part }: OnIt): string => `${ask} ${part ?? ''}`

/** The asks of a provision that stand nowhere deeper: what follows it and is printed as a part of it. */
function deepestOf(one: MapProvision, within: readonly MapProvision[]): OnIt[] {
  const below = within.filter(({ at, printed }) => at > one.at && printed.startsWith(one.printed))
  const deeper = new Set(below.flatMap(({ asks }) => asks.map(keyOf)))
  return one.asks.filter(ask => !deeper.has(keyOf(ask)))
}

function AskList({ here, register, asks }: Pick<Props, 'here' | 'register'> & { asks: readonly OnIt[] }) {
  if (asks.length === 0) return null
  return (
    <ul className="change-asks">
      {asks.map(({ ask, part, outcome }) => {
        const found = register.get(ask)
        const name = found?.parts.find(({ id }) => id === part)?.name
        return (
          <li key={`${ask} ${part}`}>
            <OneAsk here={here} ask={found} />
            {name !== undefined && <bdi className="sub">{words.following.part(name)}</bdi>}
            <OutcomeSaid outcome={outcome} />
          </li>
        )
      })}
    </ul>
  )
}

const nameOf = ({ printed, title }: MapProvision): string =>
  words.following.changes.withTitle(words.following.provision(printed), title)
