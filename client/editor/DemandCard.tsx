/** An ask or a concern in the margin, beside the words that carry it. */
import type { Editor } from '@tiptap/core'
import { memo, type ReactNode, useState } from 'react'
import type { AskRow } from '../../shared/contract/asks.ts'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../parts/Toast.tsx'
import { ChangeAsk } from './AskDialog.tsx'
import { command } from './acts.ts'
import { atHeight } from './atHeight.ts'
import { type Demand, goToBlock, markAsk, unmarkConcern } from './demands.ts'
import { light } from './drawing.ts'
import { OfferedWords } from './OfferedWords.tsx'
import { words } from './words.ts'

type CardProps = {
  demand: Demand
  ask: AskRow | undefined
  /** Counts the asks of this letter in reading order. */
  number: number
  top: number | undefined
  /** The caret stands in its block. */
  here: boolean
  editor: Editor
  statement: string
  mayWrite: boolean
  onGone: (() => void) | undefined
  /** More to do with it, for whoever may not write too. */
  more?: ReactNode
}

export const DemandCard = memo(
  ({ demand, ask, number, top, here, editor, statement, mayWrite, onGone, more }: CardProps) => {
    const go = () => {
      command(editor, goToBlock(demand.block))
      onGone?.()
    }
    const point = (block: string | null) => editor.view.dispatch(light(editor.state, block))
    return (
      <li
        className={`card ${demand.ask ? 'ask' : 'concern'}${here ? ' here' : ''}${top === undefined ? ' unplaced' : ''}`}
        data-card={demand.block}
        style={atHeight(top)}
        onPointerEnter={() => point(demand.block)}
        onPointerLeave={() => point(null)}
      >
        <button type="button" className="card-says" title={words.margin.goTo} onClick={go}>
          {demand.ask ? <AskSays ask={ask} number={number} /> : <ConcernSays of={demand} />}
        </button>
        {ask && <OfferedWords {...{ editor, ask, statement, block: demand.block, open: here, mayWrite }} />}
        {here && (mayWrite || more) && (
          <div className="card-acts">
            {mayWrite && <CardActs demand={demand} ask={ask} editor={editor} statement={statement} />}
            {more}
          </div>
        )}
      </li>
    )
  },
)

/** Beside its words the kind is enough; in a list on a phone the words say which one it is. */
const ConcernSays = ({ of }: { of: Demand }) => (
  <>
    <span className="card-kind">{words.margin.concern}</span>
    <span className="card-wording" dir="auto">
      {of.words}
    </span>
  </>
)

function AskSays({ ask, number }: { ask: AskRow | undefined; number: number }) {
  const targets = ask?.targets.map(target => target.asWritten).join(', ')
  return (
    <>
      <span className="card-kind" dir="auto">
        {words.margin.ask(number)}
        {ask && (
          <>
            {' · '}
            <b>{words.verbs[ask.verb]}</b>
          </>
        )}
        {targets && <bdi> {targets}</bdi>}
        {ask && <span className="sub"> · {words.margin.registered(ask.number)}</span>}
      </span>
      <span className="card-wording" dir="auto">
        {ask?.wording ?? words.margin.unknown}
      </span>
    </>
  )
}

type ActsProps = { demand: Demand; ask: AskRow | undefined; editor: Editor; statement: string }

function CardActs({ demand, ask, editor, statement }: ActsProps) {
  const [changing, setChanging] = useState(false)
  const say = useSay()
  const remove = () => {
    if (!demand.ask) {
      command(editor, unmarkConcern(demand.block))
      return
    }
    const { block, ask } = demand
    command(editor, markAsk(block, null))
    say(words.margin.removed, () => void command(editor, markAsk(block, ask)))
  }
  return (
    <>
      {ask && (
        <Button look="quiet" onClick={() => setChanging(true)}>
          {words.margin.change}
        </Button>
      )}
      <Button look="quiet" onClick={remove}>
        {demand.ask ? words.margin.remove : words.margin.notConcern}
      </Button>
      {changing && ask && <ChangeAsk ask={ask} statement={statement} onLeave={() => setChanging(false)} />}
    </>
  )
}
