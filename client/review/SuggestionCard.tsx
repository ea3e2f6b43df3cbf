/** A suggestion in the margin: who, what it takes out and puts in, how it stands, and what can be done with it. */

import { memo } from 'react'
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import { atHeight } from '../editor/atHeight.ts'
import { Time } from '../parts/Time.tsx'
import { useDesk } from './desk.ts'
import type { PlacedSuggestion } from './drawnSuggestion.ts'
import { isOpen } from './filter.ts'
import { GoToWords } from './GoToWords.tsx'
import { WhoSaid, whoSays } from './Said.tsx'
import { SuggestionActs } from './SuggestionActs.tsx'
import type { Unsent } from './saying.ts'
import { type Rights, Talk } from './Talk.tsx'
import { placed, standsAs } from './ThreadCard.tsx'
import { words } from './words.ts'

type Props = {
  suggestion: SuggestionRow
  stands: PlacedSuggestion
  /** What was said about it. */
  threads: readonly ThreadRow[]
  /** Those for the same words. */
  competing: readonly SuggestionRow[]
  open: boolean
  chosen: boolean
  top: number | undefined
  unsent: readonly Unsent[]
  may: Rights
  /** Called after going into the text, for a margin that covers it. */
  onGone: (() => void) | undefined
}

export const SuggestionCard = memo((props: Props) => {
  const { suggestion, stands, threads, competing, open, chosen, top, unsent, may, onGone } = props
  const { activate, choose } = useDesk()
  const { id, state } = suggestion
  const classes = ['card', 'suggestion', isOpen(suggestion) ? '' : 'done', open ? 'here' : '']
  return (
    <li
      className={[...classes, standsAs(stands.place), placed(top)].filter(Boolean).join(' ')}
      data-card={id}
      style={atHeight(top)}
    >
      {may.decide && isOpen(suggestion) && (
        <label className="card-tick" title={words.suggestion.tick}>
          <input
            type="checkbox"
            checked={chosen}
            aria-label={`${words.suggestion.tick}: ${whoSays(suggestion.by, suggestion.mine)}`}
            onChange={event => choose(id, event.target.checked)}
          />
        </label>
      )}
      <button
        type="button"
        className="card-says"
        aria-expanded={open}
        onClick={() => activate(open ? null : id, !open)}
      >
        <span className="unseen">{words.suggestion.kind}: </span>
        <span className="comment-head">
          <WhoSaid by={suggestion.by} mine={suggestion.mine} />
          <Time at={suggestion.at} day={!open} />
        </span>
        <Pieces stands={stands} open={open} />
        <Foot {...{ suggestion, stands, competing, threads, open }} />
      </button>
      {open && (
        <div className="talk">
          {suggestion.why && (
            <p className="said" dir="auto">
              {suggestion.why}
            </p>
          )}
          {state.state !== 'open' && state.state !== 'withdrawn' && <Decided state={state} />}
          {/* What the server does not have yet is changed in the text itself. */}
          {suggestion.changed > 0 && (
            <SuggestionActs {...{ suggestion, stands, threads, competing, may }}>
              {stands.place !== 'gone' && <GoToWords item={id} onGone={onGone} />}
            </SuggestionActs>
          )}
          {threads.map(thread => (
            <Talk
              key={thread.id}
              thread={thread}
              unsent={unsent.filter(({ saying }) => saying.thread === thread.id)}
              may={may}
            />
          ))}
        </div>
      )}
    </li>
  )
})

/** What is taken out and what is put in, a line for each place. */
function Pieces({ stands, open }: { stands: PlacedSuggestion; open: boolean }) {
  const shown = open ? stands.pieces : stands.pieces.slice(0, 3)
  return (
    <span className="pieces">
      {shown.map(({ act, was, says }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a suggestion are never reordered.
        <span className="piece" key={at}>
          <span className="piece-act">{words.suggestion[act]} </span>
          {was !== '' && (
            <del dir="auto" className="cut">
              {was}
            </del>
          )}
          {was !== '' && says !== '' && ' '}
          {says !== '' && (
            <ins dir="auto" className="cut">
              {says}
            </ins>
          )}
        </span>
      ))}
      {shown.length < stands.pieces.length && <span className="piece">…</span>}
    </span>
  )
}

type FootProps = Pick<Props, 'suggestion' | 'stands' | 'competing' | 'threads' | 'open'>

function Foot({ suggestion, stands, competing, threads, open }: FootProps) {
  const { state } = suggestion
  const decided =
    state.state === 'accepted' && state.inPart
      ? words.suggestion.inPart
      : words.suggestion.states[state.state]
  const answers = threads.reduce((sum, { comments }) => sum + comments.length, 0)
  const said = [
    state.state === 'open' ? '' : decided,
    isOpen(suggestion) && (open || stands.standing !== 'clean')
      ? words.suggestion.standing[stands.standing]
      : '',
    competing.length > 0
      ? words.suggestion.competes(
          competing.map(({ by, mine }) => by?.organisation || whoSays(by, mine)).join(', '),
        )
      : '',
    suggestion.round !== null && suggestion.version ? words.thread.round(suggestion.version.number) : '',
    !open && answers > 0 ? words.thread.answers(answers) : '',
  ].filter(Boolean)
  if (said.length === 0) return null
  return <span className={`card-foot ${isOpen(suggestion) ? stands.standing : ''}`}>{said.join(' · ')}</span>
}

type DecidedState = Exclude<SuggestionRow['state'], { state: 'open' | 'withdrawn' }>

function Decided({ state }: { state: DecidedState }) {
  const said =
    state.state === 'accepted' && state.inPart
      ? words.suggestion.inPart
      : words.suggestion.states[state.state]
  return (
    <div className="settled">
      <p className="comment-head">
        <b className="who" dir="auto">
          {words.suggestion.decidedBy(said, whoSays(state.by))}
        </b>
        <Time at={state.at} />
      </p>
      {state.reason && (
        <p className="said" dir="auto">
          {state.reason}
        </p>
      )}
    </div>
  )
}
