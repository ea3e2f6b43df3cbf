/** One comment or suggestion of a round beside what becomes of it. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { words } from '../../words.ts'
import { blockAddress } from './blockAddress.ts'
import type { TableRow } from './ResponseTable.tsx'

const says = words.rounds.table

/**
 * @param undecided said where there is no disposition
 * @param children what can be done about it; left out, the row is only read
 */
export function ResponseRow({
  row,
  statement,
  undecided = says.none,
  children,
}: {
  row: TableRow
  statement: string
  undecided?: string
  children?: ReactNode
}) {
  const { disposition, reason } = row
  return (
    <li className="response">
      <ResponseSaid row={row} statement={statement} />
      <div className="response-outcome">
        <p className={disposition === null ? 'disposition none' : 'disposition'}>
          {disposition === null ? undecided : says.dispositionOf[disposition]}
        </p>
        {reason !== '' && <p dir="auto">{reason}</p>}
        {children && <div className="buttons">{children}</div>}
      </div>
    </li>
  )
}

/** What was said, by whom and where. */
export function ResponseSaid({ row, statement }: { row: TableRow; statement: string }) {
  const { what, by, block, passage } = row
  const quoted = what === 'comment' ? passage : ''
  const place = placeBeside(row.place, quoted)
  return (
    <div className="response-said">
      <p className="sub">
        <span>{says.kinds[what]}</span>
        {by && (
          <bdi>
            {by.name === '' ? by.organisation : words.rounds.answer.by(by.name, by.organisation)}
            {by.guest && ` (${words.rounds.answer.byLink})`}
          </bdi>
        )}
        {block === null ? (
          <span dir="auto">{place}</span>
        ) : (
          <Link href={blockAddress(statement, block)} dir="auto">
            {place}
          </Link>
        )}
      </p>
      {quoted !== '' && (
        <q className="passage" dir="auto">
          {quoted}
        </q>
      )}
      <p className="response-words" dir="auto">
        {row.says}
      </p>
    </div>
  )
}

/** The place without the beginning of the words, where these stand beside it as a quotation. */
function placeBeside(place: string, quoted: string): string {
  const parts = place.split(' › ')
  const begins = parts.at(-1)?.replace(/ …$/, '') ?? ''
  return quoted.startsWith(begins) && parts.length > 1 ? parts.slice(0, -1).join(' › ') : place
}
