/** The margin: the asks and concerns of the letter, each at the height of the words that carry it. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { type AskRow, statementAsks } from '../../shared/contract/asks.ts'
import { useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../parts/Toast.tsx'
import { ChangeAsk } from './AskDialog.tsx'
import { command } from './acts.ts'
import { type Demand, demandsIn, goToBlock, markAsk, unmarkConcern } from './demands.ts'
import { light } from './drawing.ts'
import { useHeights } from './useHeights.ts'
import { words } from './words.ts'

type Props = { editor: Editor; statement: string; mayWrite: boolean; onGone?: () => void }

/** @param onGone called after going into the text, for a margin that covers it */
export function Margin({ editor, statement, mayWrite, onGone }: Props) {
  const demands = useEditorState({ editor, selector: ({ editor }) => demandsIn(editor.state.doc) })
  const here = useEditorState({ editor, selector: ({ editor }) => blockHere(editor) })
  const asks = useAsks(statement, demands)
  const { margin, tops } = useHeights(
    editor,
    demands.map(demand => demand.block),
  )
  return (
    <aside className="margin" aria-label={words.margin.label}>
      <h2 className="unseen">{words.margin.label}</h2>
      <ul className="margin-cards" ref={margin}>
        {demands.map((demand, at) => (
          <Card
            key={demand.block}
            demand={demand}
            ask={asks.find(ask => ask.id === demand.ask)}
            number={demands.slice(0, at + 1).filter(one => one.ask).length}
            top={tops.get(demand.block)}
            here={here.includes(demand.block)}
            editor={editor}
            mayWrite={mayWrite}
            onGone={onGone}
          />
        ))}
      </ul>
      {demands.length === 0 && (
        <div className="margin-empty">
          <p dir="auto">{words.margin.empty}</p>
          {mayWrite && <p dir="auto">{words.margin.emptyHint}</p>}
        </div>
      )}
    </aside>
  )
}

const MINUTE = 60_000

/**
 * What the register says of the letter's asks. It is asked again at once when the letter carries an ask that is
 * not known here, because a colleague made it, and now and then, because words of an ask change in the register.
 */
function useAsks(statement: string, demands: readonly Demand[]): readonly AskRow[] {
  const { data, refetch } = useAnswer(statementAsks, { statement }, MINUTE)
  const asks = data?.asks ?? []
  const unknown = demands
    .flatMap(({ ask }) => (ask && !asks.some(({ id }) => id === ask) ? ask : []))
    .join(' ')
  useEffect(() => {
    if (unknown !== '') void refetch()
  }, [unknown, refetch])
  return asks
}

type CardProps = {
  demand: Demand
  ask: AskRow | undefined
  /** Counts the asks of this letter in reading order. */
  number: number
  top: number | undefined
  /** The caret stands in its block. */
  here: boolean
  editor: Editor
  mayWrite: boolean
  onGone: (() => void) | undefined
}

function Card({ demand, ask, number, top, here, editor, mayWrite, onGone }: CardProps) {
  const go = () => {
    command(editor, goToBlock(demand.block))
    onGone?.()
  }
  const point = (block: string | null) => editor.view.dispatch(light(editor.state, block))
  return (
    <li
      className={`card ${demand.ask ? 'ask' : 'concern'}${here ? ' here' : ''}${top === undefined ? ' unplaced' : ''}`}
      data-card={demand.block}
      style={{ insetBlockStart: top }}
      onPointerEnter={() => point(demand.block)}
      onPointerLeave={() => point(null)}
    >
      <button type="button" className="card-says" title={words.margin.goTo} onClick={go}>
        {demand.ask ? <AskSays ask={ask} number={number} /> : <ConcernSays of={demand} />}
      </button>
      {here && mayWrite && <CardActs demand={demand} ask={ask} editor={editor} />}
    </li>
  )
}

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
      </span>
      <span className="card-wording" dir="auto">
        {ask?.wording ?? words.margin.unknown}
      </span>
    </>
  )
}

function CardActs({ demand, ask, editor }: { demand: Demand; ask: AskRow | undefined; editor: Editor }) {
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
    <div className="card-acts">
      {ask && (
        <Button look="quiet" onClick={() => setChanging(true)}>
          {words.margin.change}
        </Button>
      )}
      <Button look="quiet" onClick={remove}>
        {demand.ask ? words.margin.remove : words.margin.notConcern}
      </Button>
      {changing && ask && <ChangeAsk ask={ask} onLeave={() => setChanging(false)} />}
    </div>
  )
}

/** The ids of the blocks around the caret. */
function blockHere(editor: Editor): string[] {
  const { $from } = editor.state.selection
  const ids: string[] = []
  for (let depth = $from.depth; depth > 0; depth--) {
    const id: unknown = $from.node(depth).attrs.id
    if (typeof id === 'string') ids.push(id)
  }
  return ids
}
