/** A sign-on for coordinators: where it stands in one line, what to decide, the list, and what can be done. */
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { type SignonRow, seeSignon } from '../../shared/contract/signons.ts'
import { useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Deadline, Time } from '../parts/Time.tsx'
import { fromNow } from '../parts/zones.ts'
import { words } from '../words.ts'
import { type Here, useCoalition } from './coalition.ts'
import { NothingHere } from './NothingHere.tsx'
import { SignonActs } from './signon/Acts.tsx'
import { InTheLetter } from './signon/InTheLetter.tsx'
import { Others, SignedList } from './signon/SignedList.tsx'
import { ToDecide } from './signon/ToDecide.tsx'

export function SignonPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(seeSignon, { signon: id }, 30_000)
  if (!here) return <NothingHere />
  const statement = answer.data?.statement
  return (
    <Screen
      title={words.signons.short}
      coalition={here}
      trail={statement ? [{ says: statement.title, to: `/statements/${statement.id}` }] : []}
    >
      <Loaded answer={answer}>{signon => <Board signon={signon} here={here} />}</Loaded>
    </Screen>
  )
}

type Whole = Parameters<typeof ToDecide>[0]['signon']

function Board({ signon, here }: { signon: Whole; here: Here }) {
  return (
    <>
      <div className="section">
        <h1 dir="auto">{signon.statement.title}</h1>
        <CountsLine signon={signon} />
      </div>
      <Address signon={signon} />
      <ToDecide signon={signon} here={here} />
      <SignedList signon={signon} />
      <Others signatures={signon.signatures} />
      <InTheLetter signon={signon} />
      <SignonActs signon={signon} />
    </>
  )
}

/** "142 signed v3 · 7 still on v2 · 9 to decide · closes Friday 18:00 Geneva time (in 2 d 4 h)". */
function CountsLine({ signon }: { signon: SignonRow }) {
  const { counts, version } = signon
  const says = words.signons.countsLine
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
      {counts.earlier.map(earlier => (
        <span key={earlier.number}>
          {says.still(earlier.organisations + earlier.individuals, earlier.number)}
        </span>
      ))}
      {counts.toDecide > 0 && (
        <span>
          <a href="#decide">{says.toDecide(counts.toDecide)}</a>
        </span>
      )}
      <When signon={signon} />
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
  const at = signon.state === 'open' ? signon.closesAt : signon.opensAt
  return (
    <span>
      {signon.state === 'open' ? says.closes : says.opens} <Deadline at={at} zone={signon.zone} /> (
      {fromNow(at, signon.now)})
    </span>
  )
}

function Address({ signon }: { signon: SignonRow }) {
  const [copied, setCopied] = useState(false)
  return (
    <section className="section" aria-labelledby="address">
      <h2 id="address">{words.signons.address}</h2>
      <div className="address">
        <code dir="ltr">{signon.address}</code>
        <Button
          onClick={() => {
            navigator.clipboard.writeText(signon.address).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }}
        >
          {copied ? words.acts.copied : words.signons.copyAddress}
        </Button>
        <a className="button quiet" href={signon.address} target="_blank" rel="noopener">
          {words.signons.openPage}
        </a>
      </div>
      <p className="hint">
        {signon.publishedAt === null ? (
          words.signons.addressSecret
        ) : (
          <>
            {words.signons.publishedOn} <Time at={signon.publishedAt} />. {words.signons.addressPublic}
          </>
        )}
      </p>
    </section>
  )
}
