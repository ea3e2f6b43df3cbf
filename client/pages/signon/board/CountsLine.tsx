/** Where a sign-on stands, in one line. */
import { Link } from 'wouter'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { embargoEnd } from '../../../../shared/signonTerms.ts'
import { Deadline } from '../../../parts/Time.tsx'
import { fromNow } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'

/** "142 signed v3 · 7 still on v2 · 9 to decide · closes Friday 18:00 Geneva time (in 2 d 4 h)". */
export function CountsLine({ signon }: { signon: SignonRow }) {
  const { counts, version } = signon
  const says = words.signons.countsLine
  const embargo = embargoEnd(signon)
  return (
    <p className="counts-line">
      <span>
        {counts.organisations + counts.individuals === 0
          ? says.nobody
          : words.statements.counts(counts.organisations, counts.individuals)}{' '}
        {says.signed}{' '}
        <Link href={`/statements/${signon.statement.id}/versions/${version.id}`}>
          {words.statements.short(version.number)}
        </Link>
      </span>
      {counts.withheld > 0 && <span>{says.withheld(counts.withheld)}</span>}
      {counts.earlier.map(earlier => (
        <span key={earlier.number}>
          {says.still(
            earlier.organisations + earlier.individuals + earlier.withheld,
            earlier.number,
            earlier.hold,
            earlier.object,
          )}
        </span>
      ))}
      {counts.toDecide > 0 && (
        <span>
          <a href="#decide">{says.toDecide(counts.toDecide)}</a>
        </span>
      )}
      <When signon={signon} />
      {embargo !== null && embargo > signon.now && (
        <span>
          {words.signonsBoard.embargoUntil} <Deadline at={embargo} zone={signon.zone} />
        </span>
      )}
    </p>
  )
}

function When({ signon }: { signon: SignonRow }) {
  const says = words.signons.countsLine
  if (signon.state === 'closed') {
    return (
      <span>
        {says.closed} <Deadline at={signon.closesAt} zone={signon.zone} />
      </span>
    )
  }
  if (signon.state === 'paused') return <span>{says.paused}</span>
  const at = signon.state === 'open' ? signon.closesAt : signon.opensAt
  return (
    <span>
      {signon.state === 'open' ? says.closes : says.opens} <Deadline at={at} zone={signon.zone} /> (
      {fromNow(at, signon.now)})
    </span>
  )
}
