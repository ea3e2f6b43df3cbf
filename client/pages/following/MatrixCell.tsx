/** A cell of the matrix: the sign of the outcome, its word, and where the ask is. */
import { Link } from 'wouter'
import { outcomeIn, placeSaid } from '../../../shared/following/say.ts'
import { words } from '../../words.ts'
import { shortOf } from './drafts.ts'
import type { Opened } from './matrixAddress.ts'
import { OutcomeSign } from './Outcome.tsx'
import type { CellSays, Line, MatrixDraft, SessionColumn } from './rows.ts'

const says = words.following

type Props = {
  line: Line
  draft: MatrixDraft
  /** The name of the draft stands in the cell, where the column does not say it. */
  named?: boolean
  onOpen: (cell: Opened) => void
}

/** Pressing it opens the evidence; nothing where the ask as a whole has no row of its own beside its parts. */
export function DraftCell({ line: { ask, part, cells }, draft, named = false, onOpen }: Props) {
  const cell = cells.get(draft.id)
  if (!cell) return null
  const { outcome, place } = cell
  const quiet = outcome === null && (place.kind === 'before' || place.kind === 'elsewhere')
  return (
    <button
      type="button"
      className={`matrix-cell ${outcome ?? (quiet ? 'quiet' : 'open')}`}
      tabIndex={-1}
      onClick={() => onOpen({ ask: ask.id, part: part?.id ?? null, draft: draft.id })}
    >
      {!quiet && <OutcomeSign outcome={outcome} />}
      <span className="cell-words">
        {named && <bdi className="cell-draft">{shortOf(draft)} </bdi>}
        {!quiet && (
          <span className="cell-outcome">{outcomeIn(outcome, draft.id, ask, part?.id ?? null)} </span>
        )}
        <Where cell={cell} />
      </span>
    </button>
  )
}

/** Where it is and what number it had before: "Art. 4 (was 17)". What is gone is said once. */
function Where({ cell: { place, was, outcome } }: { cell: CellSays }) {
  if (outcome === 'gone' && place.kind === 'gone') return null
  return <bdi className="cell-place">{placeSaid(place, was)}</bdi>
}

type SessionProps = {
  line: Line
  column: SessionColumn
  /** Those of the session that carry the ask, now or in a version. */
  statements: readonly { id: string; title: string; now: boolean }[]
  onOpen: (cell: Opened) => void
}

export function SessionCell({ line, column: { drafts }, statements, onOpen }: SessionProps) {
  const shown = drafts.filter(({ id }) => line.cells.has(id))
  if (shown.length + statements.length === 0) {
    return (
      <span className="no-cell">
        <span aria-hidden="true">–</span>
        <span className="unseen">{says.matrix.noCell}</span>
      </span>
    )
  }
  return (
    <div className="session-cell">
      {shown.map(draft => (
        <DraftCell key={draft.id} {...{ line, draft, onOpen }} named />
      ))}
      {statements.length > 0 && (
        <p className="cell-carried">
          <span className="sub">{says.matrix.carriedBy}: </span>
          {statements.map(({ id, title, now }) => (
            <Link key={id} href={now ? `/statements/${id}` : `/statements/${id}/versions`} title={title}>
              <bdi>{title}</bdi>
            </Link>
          ))}
        </p>
      )}
    </div>
  )
}
