/** The board of a round: which organisation answered what, on which condition, and who is silent. */
import { useState } from 'react'
import { ANSWERS } from '../../../shared/contract/rounds.ts'
import { Table } from '../../parts/Table.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { AnswerSays, Earlier, sayDay } from './OwnAnswer.tsx'
import { type Asked, type Board, standingOf } from './StandingLine.tsx'

const says = words.rounds.board

const STANDINGS = [...ANSWERS, 'silent'] as const
type Shown = (typeof STANDINGS)[number] | 'all'

/** So many rows can be looked through without a filter. */
const FEW = 8

export function AnswerTable({ board, unattributed }: { board: Board; unattributed: boolean }) {
  const [shown, setShown] = useState<Shown>('all')
  const [looking, setLooking] = useState('')
  const rows = board.organisations.filter(
    row =>
      (shown === 'all' || standingOf(row) === shown) &&
      row.name.toLowerCase().includes(looking.trim().toLowerCase()),
  )
  return (
    <section className="section" aria-labelledby="board">
      <h2 id="board">{says.title}</h2>
      {unattributed && <p className="notice">{says.unattributed}</p>}
      {board.organisations.length > FEW && (
        <Filter shown={shown} onShown={setShown} looking={looking} onLooking={setLooking} />
      )}
      {rows.length === 0 && <p className="hint">{says.noneFound}</p>}
      {rows.length > 0 && (
        <Table columns={[says.organisation, says.answer, says.said, says.looked]}>
          {rows.map(row => (
            <Row key={row.id} row={row} unattributed={unattributed} />
          ))}
        </Table>
      )}
    </section>
  )
}

function Filter({
  shown,
  onShown,
  looking,
  onLooking,
}: {
  shown: Shown
  onShown: (shown: Shown) => void
  looking: string
  onLooking: (looking: string) => void
}) {
  return (
    <div className="filter">
      <label>
        {says.show}
        <select value={shown} onChange={event => onShown(event.target.value as Shown)}>
          <option value="all">{says.showAll}</option>
          {STANDINGS.map(standing => (
            <option key={standing} value={standing}>
              {standing === 'silent' ? says.silent : words.rounds.answer.of[standing]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {says.find}
        <input type="search" dir="auto" value={looking} onChange={event => onLooking(event.target.value)} />
      </label>
    </div>
  )
}

function Row({ row, unattributed }: { row: Asked; unattributed: boolean }) {
  const [newest, ...earlier] = row.answers
  const said = says.saidOf(row.comments, row.suggestions)
  return (
    <tr>
      <th scope="row">
        <bdi>{row.name}</bdi>
      </th>
      <td data-label={says.answer}>
        <div className="board-answer">
          {newest ? <AnswerSays given={newest} /> : <span className="silent">{says.silent}</span>}
          {newest && newest.words !== '' && (
            <p className="condition" dir="auto">
              {newest.words}
            </p>
          )}
          {newest && (
            <span className="sub">
              {newest.by && <bdi>{newest.by.name} · </bdi>}
              <When at={newest.at} unattributed={unattributed} />
            </span>
          )}
          {!newest && row.remindedAt !== null && (
            <span className="sub">
              {says.reminded} <Time at={row.remindedAt} />
            </span>
          )}
          {earlier.length > 0 && <Earlier answers={earlier} />}
        </div>
      </td>
      <td data-label={says.said}>{unattributed ? '–' : said || says.nothingSaid}</td>
      <td data-label={says.looked}>
        {row.lookedAt === null ? says.neverLooked : <When at={row.lookedAt} unattributed={unattributed} />}
      </td>
    </tr>
  )
}

/** In an unattributed statement the server tells a day of UTC only, which is that day in every zone. [REV-5] */
function When({ at, unattributed }: { at: number; unattributed: boolean }) {
  return unattributed ? <span>{sayDay(new Date(at).toISOString().slice(0, 10))}</span> : <Time at={at} />
}
