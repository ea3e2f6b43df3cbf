/** The shape of what is coming, seen only when it takes longer than 300 ms. */
import { words } from '../words.ts'

export function Skeleton({ of, rows = 4 }: { of: 'screen' | 'letter' | 'rows'; rows?: number }) {
  return (
    <div className={`skeleton ${of}`} role="status">
      <span className="unseen">{words.states.loading}</span>
      {Array.from({ length: of === 'rows' ? rows : of === 'letter' ? 14 : 6 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are alike and never move.
        <span className="bar" key={row} aria-hidden="true" />
      ))}
    </div>
  )
}
