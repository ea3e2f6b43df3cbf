/** What stands above a column of the matrix, and before its rows. */
import { dayOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { OneAsk } from './Contradictions.tsx'
import { shortOf } from './drafts.ts'
import type { Line, MatrixDraft } from './rows.ts'

const says = words.following

export function DraftHead({ draft }: { draft: MatrixDraft }) {
  const { symbol, title, textDate } = draft
  return (
    <th scope="col">
      <bdi className="column-name" title={shortOf(draft)}>
        {shortOf(draft)}
      </bdi>
      {symbol !== '' && (
        <bdi className="sub" title={title}>
          {title}
        </bdi>
      )}
      {textDate !== '' && <span className="sub">{dayOf(Date.parse(textDate))}</span>}
    </th>
  )
}

export function LineHead({ here, line: { ask, part, contradicts, superseded } }: { here: Here; line: Line }) {
  if (part) {
    return (
      <th scope="row">
        <span className="part-name">
          <span className="unseen">{says.ask(ask.number)}, </span>
          <bdi>{part.name}</bdi>
        </span>
      </th>
    )
  }
  return (
    <th scope="row">
      <OneAsk here={here} ask={ask} />
      {contradicts.length > 0 && (
        <span className="contradicts">
          <span className="contradiction-sign" aria-hidden="true">
            ≠
          </span>{' '}
          {says.contradictions.row(contradicts)}
        </span>
      )}
      {superseded.length > 0 && <span className="sub">{says.superseded(says.askList(superseded))}</span>}
    </th>
  )
}
