/** The signatures of a sign-on that are decided: the list as it stands, and those that are not on it. */
import { useState } from 'react'
import type { Reply } from '../../../shared/contract/route.ts'
import type { SignatureRow, seeSignon } from '../../../shared/contract/signons.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Table } from '../../parts/Table.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'

export function SignedList({ signon }: { signon: Reply<typeof seeSignon> }) {
  const [looking, setLooking] = useState('')
  const accepted = signon.signatures
    .filter(signature => signature.state === 'accepted')
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
  const shown = accepted.filter(one => nameOf(one).toLowerCase().includes(looking.trim().toLowerCase()))
  const { pending } = signon.counts
  return (
    <section className="section" aria-labelledby="list">
      <div className="section-head">
        <h2 id="list">{words.signons.list}</h2>
        {accepted.length > 12 && (
          <div className="filter">
            <label>
              <span className="unseen">{words.signons.findInList}</span>
              <input
                type="search"
                dir="auto"
                placeholder={words.signons.findInList}
                value={looking}
                onChange={event => setLooking(event.target.value)}
              />
            </label>
          </div>
        )}
      </div>
      {pending > 0 && <p className="hint">{words.signons.waitingForMail(pending)}</p>}
      {accepted.length === 0 && <Empty title={words.signons.listEmpty} hint={words.signons.listEmptyHint} />}
      {shown.length > 0 && <Signed signatures={shown} current={signon.version.id} />}
    </section>
  )
}

function Signed({ signatures, current }: { signatures: readonly SignatureRow[]; current: string }) {
  return (
    <Table
      columns={[
        words.signons.name,
        words.signons.signatory,
        words.signons.country,
        words.signons.onVersion,
        words.signons.when,
      ]}
    >
      {signatures.map(signature => (
        <tr key={signature.id}>
          <th scope="row">
            <bdi>{nameOf(signature)}</bdi>{' '}
            {signature.kind === 'individual' && <span className="tag">{words.signons.individual}</span>}
            {signature.organisation && signature.organisation.name !== signature.name && (
              <span className="sub">{words.signons.signedAs(signature.name)}</span>
            )}
          </th>
          <td data-label={words.signons.signatory}>
            <div>
              <span dir="auto">
                {[signature.signatory, signature.role].filter(part => part !== '').join(', ')}
              </span>
              <span className="sub">{shownOf(signature)}</span>
            </div>
          </td>
          <td data-label={words.signons.country}>{signature.country}</td>
          <td data-label={words.signons.onVersion}>
            <div>
              {words.statements.short(signature.version.number)}
              {signature.version.id !== current && <span className="sub">{words.signons.earlierText}</span>}
            </div>
          </td>
          <td data-label={words.signons.when}>
            <Time at={signature.createdAt} day />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Declined, withdrawn and lapsed signatures: not on the list, and not forgotten. */
export function Others({ signatures }: { signatures: readonly SignatureRow[] }) {
  const others = signatures.filter(({ state }) => ['declined', 'withdrawn', 'lapsed'].includes(state))
  if (others.length === 0) return null
  return (
    <details className="more">
      <summary>
        {words.signons.others} ({others.length})
      </summary>
      <Table
        columns={[
          words.signons.name,
          words.signons.stateTitle,
          words.signons.declineReason,
          words.signons.when,
        ]}
      >
        {others.map(signature => (
          <tr key={signature.id}>
            <th scope="row">
              <bdi>{nameOf(signature)}</bdi>
            </th>
            <td data-label={words.signons.stateTitle}>{words.signons.states[signature.state]}</td>
            <td data-label={words.signons.declineReason}>
              <bdi>{signature.reason}</bdi>
            </td>
            <td data-label={words.signons.when}>
              <Time at={signature.stateAt} />
            </td>
          </tr>
        ))}
      </Table>
    </details>
  )
}

const nameOf = (signature: SignatureRow): string => signature.organisation?.name ?? signature.name

/** What a published page shows of the signatory, beside the name of the organisation. [SAFE-2] */
function shownOf({ kind, shown }: SignatureRow): string {
  const said = [
    shown.signatory && words.signons.signatory,
    shown.role && words.signons.role,
    shown.country && words.signons.country,
  ].filter(part => part !== false)
  if (said.length === 0) return kind === 'organisation' ? words.signons.onlyName : ''
  return words.signons.shownPublicly(said.join(', ').toLowerCase())
}
