/** A thread in the margin: who, about which words, and what was said; opened, all of it. */

import { memo } from 'react'
import type { ThreadRow } from '../../shared/contract/reviews.ts'
import { atHeight } from '../editor/atHeight.ts'
import { Time } from '../parts/Time.tsx'
import { useDesk } from './desk.ts'
import { GoToWords } from './GoToWords.tsx'
import type { Place } from './layer.ts'
import { SaidWords, WhoSaid } from './Said.tsx'
import type { Unsent } from './saying.ts'
import { type Rights, Talk } from './Talk.tsx'
import { words } from './words.ts'

type Props = {
  thread: ThreadRow
  /** How it stands in the text: `at` a place, about the `whole`, or its place is `gone`. */
  stands: 'at' | 'whole' | 'gone'
  /** Of the ask it is about, in this letter. */
  askNumber: number | null
  open: boolean
  top: number | undefined
  unsent: readonly Unsent[]
  may: Rights
  /** Called after going into the text, for a margin that covers it. */
  onGone: (() => void) | undefined
}

/** Drawn again only for what it shows, so that a long margin costs nothing while somebody types. */
export const ThreadCard = memo((props: Props) => {
  const { thread, stands, askNumber, open, top, unsent, may, onGone } = props
  const { activate } = useDesk()
  const settled = thread.state.state === 'settled'
  const first = thread.comments[0]
  const classes = ['card', 'thread', settled ? 'done' : '', open ? 'here' : '', stands, placed(top)]
  return (
    <li className={classes.filter(Boolean).join(' ')} data-card={thread.id} style={atHeight(top)}>
      <button
        type="button"
        className="card-says"
        aria-expanded={open}
        onClick={() => activate(open ? null : thread.id, !open)}
      >
        <span className="unseen">{words.thread.kind}: </span>
        {!open && first && (
          <span className="comment-head">
            <WhoSaid by={first.by} mine={first.mine} />
            <Time at={first.at} day />
          </span>
        )}
        <About thread={thread} stands={stands} askNumber={askNumber} />
        {!open && (
          <span className="card-wording" dir="auto">
            {first?.removed ? (
              words.thread.removed
            ) : (
              <SaidWords text={first?.words ?? ''} mentions={first?.mentions ?? []} />
            )}
          </span>
        )}
        <Foot thread={thread} isWaiting={unsent.length > 0} open={open} />
      </button>
      {open && (
        <Talk thread={thread} unsent={unsent} may={may}>
          {stands === 'at' && <GoToWords item={thread.id} onGone={onGone} />}
        </Talk>
      )}
    </li>
  )
})

export const placed = (top: number | undefined) => (top === undefined ? 'unplaced' : '')

/** What it is about. Beside its words in the margin the quotation is for those who do not see where it stands. */
function About({ thread: { on }, stands, askNumber }: Pick<Props, 'thread' | 'stands' | 'askNumber'>) {
  if (on.kind === 'whole') return <span className="about">{words.thread.onWhole}</span>
  if (on.kind === 'ask') {
    const gone = stands === 'gone'
    return <span className="about">{gone ? words.thread.goneAsk : words.thread.onAsk(askNumber)}</span>
  }
  if (on.kind === 'suggestion') return null
  const said =
    stands === 'gone' ? words.thread.gone : on.kind === 'block' ? words.thread.onBlock : words.thread.onWords
  return (
    <span className="about">
      {said} <q dir="auto">{on.quote.exact}</q>
    </span>
  )
}

function Foot({ thread, isWaiting, open }: { thread: ThreadRow; isWaiting: boolean; open: boolean }) {
  const { state, comments, version, round } = thread
  const said = [
    !open && comments.length > 1 ? words.thread.answers(comments.length - 1) : '',
    round !== null && version ? words.thread.round(version.number) : '',
    state.state === 'settled'
      ? state.disposition
        ? words.dispositions[state.disposition]
        : words.thread.settled
      : '',
    !open && isWaiting ? words.unsent.sending : '',
  ].filter(Boolean)
  return said.length > 0 ? <span className="card-foot">{said.join(' · ')}</span> : null
}

export const standsAs = (place: Place): 'at' | 'whole' | 'gone' => (typeof place === 'string' ? place : 'at')
