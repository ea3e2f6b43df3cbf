/** The bar that stays in sight: which changes one goes through, and the way from one to the next. */
import { Button } from '../../parts/Button.tsx'
import { Select } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Address } from './address.ts'
import { KINDS, type Place } from './places.ts'

type Props = {
  only: Address['only']
  onOnly: (only: Address['only']) => void
  /** Every change, and those that are looked at. */
  all: readonly Place[]
  places: readonly Place[]
  at: number
  goTo: (at: number) => void
}

export function Bar({ only, onOnly, all, places, at, goTo }: Props) {
  const place = places[at]
  return (
    <div className="compare-bar">
      <div className="only-kind">
        <Select
          label={<span className="unseen">{words.compare.only}</span>}
          value={only}
          choices={choicesOf(all, only)}
          onChoice={onOnly}
        />
      </div>
      <span className="sub at">{words.compare.at(at + 1, places.length)}</span>
      <div className="buttons">
        <Button look="quiet" disabled={at <= 0} onClick={() => goTo(at - 1)}>
          {words.compare.previous}
        </Button>
        <Button look="quiet" disabled={at >= places.length - 1} onClick={() => goTo(at + 1)}>
          {words.compare.next}
        </Button>
      </div>
      <span className="unseen" role="status">
        {place ? words.compare.said(at + 1, places.length, place.change, place.stretches) : ''}
      </span>
    </div>
  )
}

/** Kinds of which there are none are not offered, but for the one that is chosen. */
function choicesOf(all: readonly Place[], only: Address['only']) {
  const kinds = KINDS.map(kind => ({ kind, n: all.filter(({ kinds }) => kinds.includes(kind)).length }))
  return [
    { value: 'all' as const, says: words.compare.allKinds(all.length) },
    ...kinds
      .filter(({ kind, n }) => n > 0 || kind === only)
      .map(({ kind, n }) => ({ value: kind, says: words.compare.onlyKind[kind](n) })),
  ]
}
