/** The coalition's register of asks: every demand, where it stands, and which versions carry it. */
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { VERBS, type Verb } from '../../shared/ask.ts'
import { type AskRow, listAsks } from '../../shared/contract/asks.ts'
import { useAnswer } from '../data.ts'
import { AskWords } from '../parts/AskWords.tsx'
import { Button } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { Table } from '../parts/Table.tsx'
import { Time } from '../parts/Time.tsx'
import { words } from '../words.ts'
import { Carriers, placesOf } from './Carriers.tsx'
import { type Here, useCoalition } from './coalition.ts'
import { NothingHere } from './NothingHere.tsx'

export function AsksPage() {
  const here = useCoalition()
  return here ? <RegisterOfAsks here={here} /> : <NothingHere />
}

function RegisterOfAsks({ here }: { here: Here }) {
  const answer = useAnswer(listAsks, { coalition: here.id })
  return (
    <Screen title={words.asks.title} coalition={here}>
      <ScreenHead title={words.asks.title} lead={words.asks.hint} />
      <Loaded answer={answer}>
        {data =>
          data.asks.length === 0 ? (
            <Empty title={words.asks.empty} hint={words.asks.emptyHint} />
          ) : (
            <Filtered asks={data.asks} here={here} />
          )
        }
      </Loaded>
    </Screen>
  )
}

type Filter = { verb: Verb | 'any'; place: string; words: string }
const ALL: Filter = { verb: 'any', place: 'any', words: '' }

function Filtered({ asks, here }: { asks: readonly AskRow[]; here: Here }) {
  const [filter, setFilter] = useState(ALL)
  const shown = useMemo(() => asks.filter(ask => isLike(ask, filter)), [asks, filter])
  return (
    <section className="section" aria-label={words.asks.title}>
      <FilterSentence asks={asks} filter={filter} onFilter={setFilter} />
      <p className="sub" role="status">
        {words.asks.shown(shown.length, asks.length)}
      </p>
      {shown.length === 0 ? (
        <div className="buttons">
          <p>{words.asks.noneShown}</p>
          <Button onClick={() => setFilter(ALL)}>{words.asks.showAll}</Button>
        </div>
      ) : (
        <AskTable asks={shown} here={here} />
      )}
    </section>
  )
}

/** Filters as a sentence: "Show asks to delete that stand in any statement with the words …". */
function FilterSentence({
  asks,
  filter,
  onFilter,
}: {
  asks: readonly AskRow[]
  filter: Filter
  onFilter: (filter: Filter) => void
}) {
  const verbs = VERBS.filter(verb => asks.some(ask => ask.verb === verb))
  const places = new Map(asks.flatMap(ask => placesOf(ask).map(place => [place.id, place.title] as const)))
  return (
    <search className="filter" aria-label={words.asks.filter}>
      <label>
        {words.asks.filterVerb}
        <select
          value={filter.verb}
          onChange={event => onFilter({ ...filter, verb: event.target.value as Filter['verb'] })}
        >
          <option value="any">{words.asks.anyVerb}</option>
          {verbs.map(verb => (
            <option key={verb} value={verb}>
              {words.verbs[verb].toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.asks.filterPlace}
        <select value={filter.place} onChange={event => onFilter({ ...filter, place: event.target.value })}>
          <option value="any">{words.asks.anyPlace}</option>
          <option value="none">{words.asks.noPlace}</option>
          {[...places].map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.asks.filterWords}
        <input
          type="search"
          dir="auto"
          value={filter.words}
          onChange={event => onFilter({ ...filter, words: event.target.value })}
        />
      </label>
    </search>
  )
}

function AskTable({ asks, here }: { asks: readonly AskRow[]; here: Here }) {
  return (
    <Table columns={[words.asks.ask, words.asks.targets, words.asks.carriedBy, words.asks.changed]}>
      {asks.map(ask => (
        <tr key={ask.id}>
          <th scope="row">
            <Link href={`/c/${here.slug}/asks/${ask.id}`} className="ask-name">
              <AskWords verb={words.verbs[ask.verb]} wording={ask.wording} />
            </Link>
          </th>
          <td data-label={words.asks.targets}>
            <bdi>
              {ask.targets.map(target => target.asWritten).join(', ') || (
                <span className="sub">{words.asks.noTarget}</span>
              )}
            </bdi>
          </td>
          <td data-label={words.asks.carriedBy}>
            <Carriers ask={ask} />
          </td>
          <td data-label={words.asks.changed}>
            <Time at={ask.changedAt} day />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function isLike(ask: AskRow, filter: Filter): boolean {
  if (filter.verb !== 'any' && ask.verb !== filter.verb) return false
  const places = placesOf(ask)
  if (filter.place === 'none' && ask.statements.length > 0) return false
  if (!['any', 'none'].includes(filter.place) && !places.some(place => place.id === filter.place))
    return false
  const text = [ask.wording, ...ask.targets.map(target => target.asWritten)].join(' ').toLowerCase()
  return text.includes(filter.words.trim().toLowerCase())
}
