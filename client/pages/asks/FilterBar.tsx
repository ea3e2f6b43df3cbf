/** The filter over the register: two as a sentence, the rest behind one word, all of them in the address. */
import type { ReactNode } from 'react'
import { PRIORITIES, VERBS } from '../../../shared/ask.ts'
import { type AskFilter, filterFields, NONE } from '../../../shared/asks/filter.ts'
import { byNumber } from '../../../shared/asks/onArticles.ts'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { listProcesses } from '../../../shared/contract/processes.ts'
import { OUTCOMES } from '../../../shared/outcome.ts'
import { useAnswer } from '../../data.ts'
import { words } from '../../words.ts'
import { placesOf } from '../Carriers.tsx'
import type { BesideAsk } from './beside.ts'

const says = words.asks.filter

export type FilterProps = {
  coalition: string
  asks: readonly AskRow[]
  besideOf: (ask: AskRow) => BesideAsk
  filter: AskFilter
  onFilter: (filter: AskFilter) => void
  /** Fields that the screen does not offer, for it says them itself. */
  without?: readonly (keyof AskFilter)[]
}

export function FilterBar(props: FilterProps) {
  const { asks, filter, onFilter } = props
  const verbs = VERBS.filter(verb => asks.some(ask => ask.verb === verb))
  const more = filterFields(filter).filter(([name]) => name !== 'verb' && name !== 'words').length
  return (
    <search className="filter" aria-label={says.label}>
      <label>
        {says.verb}
        <select
          value={filter.verb}
          onChange={event => onFilter({ ...filter, verb: event.target.value as AskFilter['verb'] })}
        >
          <option value="">{says.anyVerb}</option>
          {verbs.map(verb => (
            <option key={verb} value={verb}>
              {words.verbs[verb].toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      <label>
        {says.words}
        <input
          type="search"
          dir="auto"
          value={filter.words}
          onChange={event => onFilter({ ...filter, words: event.target.value })}
        />
      </label>
      <details className="more filters-more" open={more > 0}>
        <summary>{more === 0 ? says.more : says.moreOn(more)}</summary>
        <More {...props} />
      </details>
    </search>
  )
}

function More({ coalition, asks, besideOf, filter, onFilter, without = [] }: FilterProps) {
  const choices = useChoices(coalition, asks, besideOf)
  const one = (name: keyof AskFilter, label: string, any: string, options: readonly Option[]) =>
    (options.length > 0 || filter[name] !== '') &&
    !without.includes(name) && (
      <One
        label={label}
        value={filter[name]}
        any={any}
        options={withChosen(options, filter[name])}
        onChoice={value => onFilter({ ...filter, [name]: value })}
      />
    )
  return (
    <div className="filter">
      {one('process', says.process, says.any, choices.processes)}
      {one('article', says.article, says.any, choices.articles)}
      {one('session', says.session, says.any, choices.sessions)}
      {one('statement', says.statement, says.anything, choices.statements)}
      {one('owner', says.owner, says.anybody, choices.owners)}
      {one('outcome', says.outcome, says.anything, choices.outcomes)}
      {one('priority', says.priority, says.any, choices.priorities)}
      {one('tag', says.tag, says.anything, choices.tags)}
    </div>
  )
}

type Option = { value: string; says: ReactNode }

/** A link may name what no ask has any more: it is shown as it stands, so that it can be taken away. */
const withChosen = (options: readonly Option[], value: string): readonly Option[] =>
  value === '' || options.some(option => option.value === value)
    ? options
    : [...options, { value, says: value }]

function One({
  label,
  value,
  any,
  options,
  onChoice,
}: {
  label: string
  value: string
  any: string
  options: readonly Option[]
  onChoice: (value: string) => void
}) {
  return (
    <label>
      {label}
      <select value={value} onChange={event => onChoice(event.target.value)}>
        <option value="">{any}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.says}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What can be chosen: only what the asks have, and for owner, priority and statement also that there is none. */
function useChoices(coalition: string, asks: readonly AskRow[], besideOf: (ask: AskRow) => BesideAsk) {
  const processes = useAnswer(listProcesses, { coalition }).data?.processes ?? []
  const all = asks.map(besideOf)
  const sessions = new Set(
    asks.flatMap((ask, at) => [
      ...ask.statements.flatMap(({ session }) => session ?? []),
      ...(all[at]?.sessions ?? []),
    ]),
  )
  const owners = new Map(asks.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])))
  const statements = new Map(asks.flatMap(placesOf).map(({ id, title }) => [id, title] as const))
  return {
    processes: processes
      .filter(({ id }) => asks.some(({ process }) => process === id))
      .map(({ id, shortName, name }) => ({ value: id, says: shortName || name })),
    articles: byNumber([...new Set(all.flatMap(({ articles }) => articles))]).map(plain),
    sessions: processes.flatMap(process =>
      process.sessions
        .filter(({ id }) => sessions.has(id))
        .map(({ id, name }) => ({
          value: id,
          says: words.processes.statement.of(name, process.shortName || process.name),
        })),
    ),
    statements: orNone([...statements].map(pair), says.noStatement),
    owners: orNone([...owners].map(pair), says.nobody),
    outcomes: orNone(
      OUTCOMES.filter(outcome => all.some(({ outcomes }) => outcomes.includes(outcome))).map(value => ({
        value,
        says: words.following.outcomes[value],
      })),
      says.notJudged,
    ),
    priorities: orNone(
      PRIORITIES.filter(value => asks.some(({ priority }) => priority === value)).map(value => ({
        value,
        says: words.asks.priorities[value],
      })),
      says.noPriority,
    ),
    tags: [...new Set(asks.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b)).map(plain),
  }
}

const plain = (value: string): Option => ({ value, says: value })
const pair = ([value, name]: readonly [string, string]): Option => ({ value, says: name })

/** That there is none is a choice as soon as there is one anywhere. */
const orNone = (options: readonly Option[], none: string): readonly Option[] =>
  options.length === 0 ? [] : [...options, { value: NONE, says: none }]
