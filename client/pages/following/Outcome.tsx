/** An outcome as it is seen: a shape of its own and a word, with a colour besides. */
import type { ReactNode } from 'react'
import '../../look/following.css'
import { OUTCOMES, type Outcome } from '../../../shared/outcome.ts'
import { words } from '../../words.ts'

const says = words.following

/** @param outcome null where nobody has judged it */
export function OutcomeSign({ outcome }: { outcome: Outcome | null }) {
  return (
    <svg className={`outcome-sign ${outcome ?? 'open'}`} viewBox="0 0 16 16" aria-hidden="true">
      {outcome === null ? <circle className="dotted" cx="8" cy="8" r="6" /> : SHAPES[outcome]}
    </svg>
  )
}

/** The sign with its word. */
export function OutcomeSaid({ outcome }: { outcome: Outcome | null }) {
  return (
    <span className={`outcome ${outcome ?? 'open'}`}>
      <OutcomeSign outcome={outcome} />
      {outcome === null ? says.notJudged : says.outcomes[outcome]}
    </span>
  )
}

/** What each sign means. */
export function OutcomeLegend() {
  return (
    <ul className="outcome-legend" aria-label={says.legend}>
      {[...OUTCOMES, null].map(outcome => (
        <li key={outcome ?? 'open'}>
          <OutcomeSaid outcome={outcome} />
        </li>
      ))}
    </ul>
  )
}

const SHAPES: Record<Outcome, ReactNode> = {
  reflected: (
    <>
      <circle className="full" cx="8" cy="8" r="7" />
      <path className="on" d="M4.6 8.3l2.4 2.4 4.5-5" />
    </>
  ),
  partly: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="full" d="M2 8a6 6 0 0 0 12 0z" />
    </>
  ),
  'not-reflected': (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="line" d="M5 8h6" />
    </>
  ),
  weakened: <path className="full" d="M1.5 3h13L8 14.5z" />,
  gone: (
    <>
      <path className="line" d="M2.5 2.5h11v11h-11z" />
      <path className="line" d="M4.5 4.5l7 7M11.5 4.5l-7 7" />
    </>
  ),
}
