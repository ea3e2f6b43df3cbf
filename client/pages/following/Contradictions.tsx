/** Asks of the coalition that cannot both be met: always shown, whatever is filtered. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { AskWords } from '../../parts/AskWords.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { shortOf } from './drafts.ts'
import { type Contradiction, contradictionsByAsks, type Matrix } from './rows.ts'

const says = words.following.contradictions

type Props = { here: Here; matrix: Matrix; register: readonly AskRow[] }

export function Contradictions({ here, matrix, register }: Props) {
  const asks = useMemo(() => new Map(register.map(ask => [ask.id, ask])), [register])
  const all = useMemo(() => contradictionsByAsks(matrix), [matrix])
  if (all.length === 0) return null
  return (
    <details className="more contradictions" open>
      <summary>
        <span className="contradiction-sign" aria-hidden="true">
          ≠
        </span>
        {says.title(all.length)}
      </summary>
      <p className="hint">{says.hint}</p>
      <ul className="things">
        {all.map(({ asks: ids, places }) => (
          <li key={ids.join(' ')} className="thing">
            <ul>
              {ids.map(id => (
                <li key={id}>
                  <OneAsk here={here} ask={asks.get(id)} />
                </li>
              ))}
            </ul>
            <p className="sub" dir="auto">
              {places.map(place => saidPlace(place, matrix)).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function saidPlace({ draft, in: { printed } }: Contradiction['places'][number], { drafts }: Matrix): string {
  const named = drafts.find(({ id }) => id === draft)
  return says.in(words.following.provision(printed), named ? shortOf(named) : '')
}

/** An ask as a link: its number, and what it says. */
export function OneAsk({ here, ask }: { here: Pick<Here, 'slug'>; ask: AskRow | undefined }) {
  if (!ask) return <span className="sub">{words.following.unknownAsk}</span>
  return (
    <Link href={`/c/${here.slug}/asks/${ask.id}`} className="ask-name numbered">
      <span className="ask-number">
        <span className="unseen">{words.following.ask(ask.number)}</span>
        <span aria-hidden="true">{ask.number}</span>
      </span>{' '}
      <span className="ask-says" dir="auto">
        <AskWords verb={words.verbs[ask.verb]} wording={ask.wording} />
      </span>
    </Link>
  )
}
