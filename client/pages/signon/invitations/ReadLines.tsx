/** How each line of a list was read: what is left out first, with why; then whom a mail would go to. */
import { useEffect, useRef } from 'react'
import type { Reply } from '../../../../shared/contract/route.ts'
import type { previewInvitations } from '../../../../shared/contract/signonInvitations.ts'
import { Table } from '../../../parts/Table.tsx'
import { words } from '../../../words.ts'

const says = words.signonsInvitations

type Line = Reply<typeof previewInvitations>['lines'][number]

/** So many lines are drawn of each kind; nobody reads two thousand. */
const SHOWN = 100

export function ReadLines({ lines }: { lines: readonly Line[] }) {
  const left = lines.filter(({ wrong, not }) => wrong !== null || not !== null)
  const goes = lines.filter(({ wrong, not }) => wrong === null && not === null)
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div className="guest-lines stack" ref={ref}>
      <p role="status">
        <strong>{says.toSend(goes.length)}</strong> {left.length > 0 && says.leftOut(left.length)}
      </p>
      {left.length > 0 && <Lines lines={left} />}
      {goes.length > 0 && (
        <details className="more" open={goes.length <= 12}>
          <summary>{says.shows(goes.length)}</summary>
          <Lines lines={goes} />
        </details>
      )}
    </div>
  )
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      <Table columns={[says.address, says.readAs, says.happens]}>
        {lines.slice(0, SHOWN).map(line => (
          <tr key={line.line}>
            <th scope="row">
              <bdi dir="ltr">{line.address || '–'}</bdi>
              <span className="sub">
                {says.line} {line.line}
              </span>
            </th>
            <td data-label={says.readAs}>
              <div>
                <bdi>{line.organisation.name}</bdi>
                {line.organisation.id !== null && <span className="sub">{says.inRegister}</span>}
                {line.name !== '' && (
                  <span className="sub">
                    <bdi>{line.name}</bdi>
                  </span>
                )}
                {line.language !== '' && <span className="sub">{line.language}</span>}
              </div>
            </td>
            <td data-label={says.happens}>
              <Happens line={line} />
            </td>
          </tr>
        ))}
      </Table>
      {lines.length > SHOWN && <p className="hint">{says.andMore(lines.length - SHOWN)}</p>}
    </>
  )
}

function Happens({ line: { wrong, not } }: { line: Line }) {
  if (wrong !== null) return <span className="wrong">{says.wrong[wrong]}</span>
  return <span className="sub">{not === null ? says.goes : says.not[not]}</span>
}
