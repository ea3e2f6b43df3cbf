/** How far the review is, which provisions are shown, and confirming several: what stays in sight. */

import { memo } from 'react'
import {
  type Filter,
  filtered,
  KINDS,
  type Progress,
  type Row,
  SHOWS,
} from '../../../shared/instrument/concord/review.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'

const says = words.concordance

type Props = {
  rows: readonly Row[]
  filter: Filter
  progress: Progress
  /** What others confirmed since the last look; empty where nobody did. */
  others: string
  onFilter: (to: Partial<Filter>) => void
  /** Null where there is nothing to confirm, or nobody who may. */
  onSeveral: (() => void) | null
}

export const Bar = memo(function Bar({ rows, filter, progress, others, onFilter, onSeveral }: Props) {
  const count = (show: Filter['show']) => filtered(rows, { ...filter, show }).length
  const shows = SHOWS.filter(show => show !== 'absent' || progress.absent > 0 || filter.show === 'absent')
  return (
    <div className="review-bar">
      <div className="review-progress">
        <p>{says.progress(progress)}</p>
        <progress max={Math.max(1, progress.of)} value={progress.confirmed} aria-label={says.progressLabel} />
      </div>
      <search className="filter" aria-label={says.filter.label}>
        <label>
          {says.filter.show}
          <select
            value={filter.show}
            onChange={event => onFilter({ show: event.target.value as Filter['show'] })}
          >
            {shows.map(show => (
              <option key={show} value={show}>
                {says.filter.shows[show](count(show))}
              </option>
            ))}
          </select>
        </label>
        <label>
          {says.filter.kind}
          <select
            value={filter.kind}
            onChange={event => onFilter({ kind: event.target.value as Filter['kind'] })}
          >
            {(['any', ...KINDS] as const).map(kind => (
              <option key={kind} value={kind}>
                {says.filter.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
      </search>
      {onSeveral && <Button onClick={onSeveral}>{says.acts.several}</Button>}
      <p role="status" className="sub review-others">
        {others}
      </p>
      {progress.absent > 0 && <p className="sub review-absent">{says.absent(progress.absent)}</p>}
    </div>
  )
})
