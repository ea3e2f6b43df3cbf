/** How signatures came in over time: a picture, and the table behind it. */
import type { Reply } from '../../../../shared/contract/route.ts'
import type { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { Table } from '../../../parts/Table.tsx'
import { Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'
import { Curve } from './Curve.tsx'

type Board = Reply<typeof seeSignonBoard>

export function CurveSection({ board }: { board: Board }) {
  const says = words.signonsBoard
  const { accepted, confirmed } = board.curve.at(-1) ?? { accepted: 0, confirmed: 0 }
  return (
    <section className="section" aria-labelledby="curve">
      <h2 id="curve">{says.curve}</h2>
      {confirmed === 0 ? (
        <p className="hint">{says.curveNone}</p>
      ) : (
        <>
          <ul className="curve-key" aria-hidden="true">
            <Key of="accepted" says={says.accepted} />
            {confirmed > accepted && <Key of="confirmed" says={says.confirmed} />}
            {board.reminders.length > 0 && <Key of="reminder" says={says.reminders} />}
          </ul>
          <Curve board={board} says={says.curveSays(accepted, confirmed)} />
          <details className="more">
            <summary>{says.numbers}</summary>
            <p className="hint">{says.curveHint}</p>
            <Numbers board={board} />
          </details>
        </>
      )}
    </section>
  )
}

function Key({ of, says }: { of: 'accepted' | 'confirmed' | 'reminder'; says: string }) {
  return (
    <li>
      <svg viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
        {of === 'reminder' ? (
          <path className="curve-reminder" d="M14 1l4 8h-8z" />
        ) : (
          <path className={`curve-line ${of}`} d="M1 5h26" />
        )}
      </svg>
      {says}
    </li>
  )
}

/** About as many rows as the eye takes in; the last is how it stands. */
const ROWS = 12

function Numbers({ board: { curve, reminders } }: { board: Board }) {
  const says = words.signonsBoard
  const every = Math.max(1, Math.ceil((curve.length - 1) / ROWS))
  const shown = curve.filter((_, at) => (curve.length - 1 - at) % every === 0)
  const remindedIn = (at: number, row: number) =>
    reminders
      .filter(sent => sent.at <= at && (row === 0 || sent.at > shown[row - 1]!.at))
      .reduce((sum, { count }) => sum + count, 0)
  return (
    <Table
      dense
      columns={[
        says.until,
        { says: says.confirmedTitle, number: true },
        { says: says.acceptedTitle, number: true },
        { says: says.remindersTitle, number: true },
      ]}
    >
      {shown.map(({ at, accepted, confirmed }, row) => (
        <tr key={at}>
          <th scope="row">
            <Time at={at} />
          </th>
          <td className="number" data-label={says.confirmedTitle}>
            {confirmed}
          </td>
          <td className="number" data-label={says.acceptedTitle}>
            {accepted}
          </td>
          <td className="number" data-label={says.remindersTitle}>
            {remindedIn(at, row) || ''}
          </td>
        </tr>
      ))}
    </Table>
  )
}
