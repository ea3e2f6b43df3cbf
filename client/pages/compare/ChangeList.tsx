/** The list of changes beside the letter: what kind each is, and the words it begins with. */
import type { Change } from '../../../shared/compare/comparison.ts'
import { words } from '../../words.ts'
import type { Place } from './places.ts'

export function ChangeList({
  places,
  at,
  goTo,
}: {
  places: readonly Place[]
  at: number
  goTo: (at: number) => void
}) {
  return (
    <nav className="change-list" aria-label={words.compare.changes}>
      <h2>{words.compare.changes}</h2>
      <ol>
        {places.map((place, index) => (
          <li key={place.anchor}>
            <button
              type="button"
              onClick={() => goTo(index)}
              {...(index === at ? { 'aria-current': 'true' as const } : {})}
            >
              <span aria-hidden="true" className={`sign ${place.change}`}>
                {signOf(place.change)}
              </span>
              <span>
                <span className="unseen">{words.compare.kinds[place.change]}: </span>
                <span className="cut" dir="auto">
                  {place.says || '—'}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A sign for each kind of change, so that none depends on colour. */
export function signOf(change: Change): string {
  return SIGNS[change]
}

const SIGNS: Record<Change, string> = {
  same: '',
  changed: '±',
  inserted: '+',
  deleted: '−',
  moved: '↕',
  'moved-and-changed': '↕',
  split: '⑂',
  merged: '⑃',
}
