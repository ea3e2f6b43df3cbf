/** Above the cards: what is shown of them, those whose passage is gone, and several suggestions at once. */
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Declining } from './Declining.tsx'
import { type Choices, FilterSelect } from './FilterSelect.tsx'
import { voicesOf } from './filter.ts'
import { useAccept } from './useAccept.ts'
import type { Shown } from './useReviewDesk.ts'
import { words } from './words.ts'

/** @param gone the cards of what has no place in the text any more */
export function MarginHead({ shown, gone }: { shown: Shown; gone: readonly ReactNode[] }) {
  const { review, filter, setFilter, chosen, desk } = shown
  const choices = useChoices(shown)
  const isEmpty = review.threads.length === 0 && review.suggestions.length === 0
  return (
    <div className="margin-head">
      <div className="margin-choices">
        {!isEmpty && <FilterSelect filter={filter} choices={choices} onFilter={setFilter} />}
        {review.may.write && (
          <Button
            look="quiet"
            aria-label={words.tools.commentWhole}
            onClick={() => desk.compose({ kind: 'whole' })}
          >
            {words.thread.onWhole}
          </Button>
        )}
      </div>
      {review.trouble !== null && (
        <p className="unsent">{review.loaded ? words.unsent.waiting : words.margin.failed}</p>
      )}
      {gone.length > 0 && (
        <details className="gone-list">
          <summary className="button quiet">{words.margin.gone(gone.length)}</summary>
          <div>
            <p className="quiet-hint">{words.margin.goneHint}</p>
            <ul>{gone}</ul>
          </div>
        </details>
      )}
      {chosen.size > 0 && <Several shown={shown} />}
    </div>
  )
}

function Several({ shown: { chosen, suggestions, desk } }: { shown: Shown }) {
  const [asking, setAsking] = useState<'declined' | 'deferred' | null>(null)
  const none = () => {
    for (const id of chosen) desk.choose(id, false)
  }
  const accept = useAccept(none)
  const n = chosen.size
  const all = () =>
    accept.run(
      [...chosen].flatMap(id => {
        const row = suggestions.get(id)
        return row ? [{ suggestion: id, seen: row.changed }] : []
      }),
    )
  return (
    <section className="several" aria-label={words.several.chosen(n)}>
      <Button look="primary" busy={accept.busy} onClick={all}>
        {words.several.accept(n)}
      </Button>
      <Button look="quiet" onClick={() => setAsking('declined')}>
        {words.several.decline(n)}
      </Button>
      <Button look="quiet" onClick={() => setAsking('deferred')}>
        {words.several.defer(n)}
      </Button>
      <Button look="quiet" onClick={none}>
        {words.several.none}
      </Button>
      {accept.error && <Problem error={accept.error} />}
      {asking && <Declining suggestions={[...chosen]} as={asking} onLeave={() => setAsking(null)} />}
    </section>
  )
}

/** The rounds, organisations and asks that can be chosen, of what is there. */
function useChoices({ review: { threads, suggestions }, all }: Shown): Choices {
  return useMemo(() => {
    const rows = [...threads, ...suggestions]
    const rounds = new Map(
      rows.flatMap(({ round, version }) => (round && version ? [[round, version.number] as const] : [])),
    )
    const organisations = new Set(
      rows.flatMap(row => voicesOf(row).flatMap(({ by }) => by?.organisation || [])),
    )
    const asks = all.flatMap(entry =>
      entry.kind === 'demand' && entry.demand.ask ? [{ id: entry.demand.ask, number: entry.number }] : [],
    )
    return {
      rounds: [...rounds].map(([id, version]) => ({ id, version })),
      organisations: [...organisations].sort((a, b) => a.localeCompare(b)),
      asks,
    }
  }, [threads, suggestions, all])
}
