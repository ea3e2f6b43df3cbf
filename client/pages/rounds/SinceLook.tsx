/** [ROUND-3] What is new to one's organisation since its last look: the version, and what became of what it said. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { looked, seeSince } from '../../../shared/contract/rounds.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { call } from '../../api.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { ResponseRow } from './ResponseRow.tsx'

const says = words.rounds.since

type Since = Reply<typeof seeSince>

/** Nothing where there is nothing new; the look is then noted by itself, so that the board knows of it. */
export function SinceLook({
  statement: { id, unattributed },
  unfolded = Number.POSITIVE_INFINITY,
}: {
  statement: { id: string; unattributed: boolean }
  /** So many decisions stand open; more are said by their number until it is pressed, so that a letter below is seen. */
  unfolded?: number
}) {
  const since = useAnswer(seeSince, { statement: id }).data
  const seen = useAct(looked)
  const isNews = since !== undefined && hasNews(since)
  useNotedLook(id, since)
  if (!isNews) return null
  return (
    <section className="since" aria-labelledby="since">
      <h2 id="since">{says.title}</h2>
      <Versions since={since} statement={id} />
      {since.decided.length > 0 && (
        <Decided since={since} statement={id} own={unattributed} unfolded={unfolded} />
      )}
      <div className="buttons">
        <Button busy={seen.isPending} onClick={() => seen.mutate({ statement: id })}>
          {says.seen}
        </Button>
      </div>
    </section>
  )
}

function Versions({ since: { looked: look, newest }, statement }: { since: Since; statement: string }) {
  const then = look?.version
  const isNewer = newest !== null && newest.id !== then?.id
  return (
    <p>
      {look && (
        <>
          {says.looked} <Time at={look.at} />.{' '}
        </>
      )}
      {look &&
        isNewer &&
        (then ? says.versionThenNow(then.number, newest.number) : says.versionNew(newest.number))}{' '}
      {then && isNewer && (
        <Link href={`/statements/${statement}/compare?old=${then.id}&new=${newest.id}`}>{says.compare}</Link>
      )}
    </p>
  )
}

/** @param own in an unattributed statement it is one's own words only: nobody knows the organisation's [REV-5] */
function Decided({
  since: { decided },
  statement,
  own,
  unfolded,
}: {
  since: Since
  statement: string
  own: boolean
  unfolded: number
}) {
  const sentence = own ? says.decidedOwn(decided.length) : says.decided(decided.length)
  return (
    <details className="more" open={decided.length <= unfolded}>
      <summary>{sentence}</summary>
      <ol className="responses">
        {decided.map(row => (
          <ResponseRow key={row.id} row={row} statement={statement} undecided={says.settled} />
        ))}
      </ol>
    </details>
  )
}

const hasNews = ({ looked: look, newest, decided }: Since): boolean =>
  decided.length > 0 || (look !== null && newest !== null && newest.id !== look.version?.id)

/** A look is noted again after an hour; in milliseconds. */
const AGAIN = 60 * 60_000

/** Without news there is nothing that somebody would have to have seen first. */
function useNotedLook(statement: string, since: Since | undefined): void {
  const noted = useRef(false)
  useEffect(() => {
    if (since === undefined || noted.current || hasNews(since)) return
    if (since.looked !== null && Date.now() - since.looked.at < AGAIN) return
    noted.current = true
    // Nobody waits for it: where it does not arrive, the next visit notes the look.
    call(looked, { statement }).catch(() => {})
  }, [statement, since])
}
