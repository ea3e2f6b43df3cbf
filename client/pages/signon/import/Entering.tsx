/** A list on its way to the server: how far it is, going on where it stopped, and what became of it. */
import { useEffect } from 'react'
import { Button, ButtonLink } from '../../../parts/Button.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { ScreenHead } from '../../../parts/ScreenHead.tsx'
import { words } from '../../../words.ts'
import type { Became } from './sending.ts'
import type { Stands } from './useList.ts'

export function Entering({
  stands: { now, error, done },
  board,
  onGoOn,
  onAnother,
}: {
  stands: Extract<Stands, { step: 'entering' }>
  board: string
  onGoOn: () => void
  onAnother: () => void
}) {
  const says = words.signonsImport
  const [sent, all] = [now.became.size, now.rows.length]
  useWarning(!done && error === null)
  return (
    <>
      <ScreenHead title={done ? says.done : says.title} />
      {!done && error === null && (
        <div className="section">
          <p role="status">{says.entering(sent, all)}</p>
          <progress aria-label={says.entering(sent, all)} value={sent} max={Math.max(all, 1)} />
        </div>
      )}
      {error !== null && (
        <div className="section">
          <Problem error={error} />
          <p>{says.stopped(sent, all)}</p>
          <div className="buttons">
            <Button look="primary" onClick={onGoOn}>
              {says.goOn}
            </Button>
          </div>
        </div>
      )}
      {done && <Done now={now} board={board} onAnother={onAnother} />}
    </>
  )
}

function Done({
  now: { rows, became },
  board,
  onAnother,
}: {
  now: Extract<Stands, { step: 'entering' }>['now']
  board: string
  onAnother: () => void
}) {
  const says = words.signonsImport
  const those = (what: Became) => rows.filter(({ id }) => became.get(id) === what)
  const standing = those('stands-already')
  return (
    <div className="section">
      <p role="status">
        {says.doneCounts(those('entered').length, those('there-before').length, standing.length)}
      </p>
      <LeftOut rows={standing} why={says.standAlready} />
      <LeftOut rows={those('not-eligible')} why={says.notEligible} />
      <LeftOut rows={those('not-accredited')} why={says.notAccredited} />
      <div className="buttons">
        <ButtonLink look="primary" to={board}>
          {says.toBoard}
        </ButtonLink>
        <Button onClick={onAnother}>{says.another}</Button>
      </div>
    </div>
  )
}

/** Those that were not entered for one reason, by name. */
function LeftOut({ rows, why }: { rows: readonly { id: string; name: string }[]; why: string }) {
  if (rows.length === 0) return null
  return (
    <details className="more" open={rows.length <= 12}>
      <summary>{why}</summary>
      <ul className="things">
        {rows.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A window that is closed meanwhile would leave the rest behind. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const warn = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [on])
}
