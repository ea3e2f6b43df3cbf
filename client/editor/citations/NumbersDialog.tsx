/**
 * The citations that say something else in a newer draft, one by one. All that was chosen is written at once, after the
 * server has noted that the letter works on that draft: numbers of two drafts never stand beside each other in a letter,
 * and of two people who do this at once only one does.
 */
import type { Editor } from '@tiptap/core'
import { useMemo, useRef, useState } from 'react'
import type { Searched } from '../../../shared/asks/typed.ts'
import {
  type Moves,
  type Renumbering,
  type Renumberings,
  renumberings,
} from '../../../shared/cite/renumbering.ts'
import { workOn } from '../../../shared/contract/citations.ts'
import { useAct } from '../../data.ts'
import { shortOf } from '../../pages/following/drafts.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { command } from '../acts.ts'
import { type Chosen, editsOf, putWords } from './applying.ts'
import type { LetterCitations } from './letterCitations.ts'
import { type Choice, isOpen, NumberRow } from './NumberRow.tsx'
import type { Citing } from './useCiting.ts'

const says = words.citations

type Props = {
  editor: Editor
  letter: LetterCitations
  statement: string
  worksOn: NonNullable<Citing['worksOn']>
  newer: NonNullable<Citing['newer']>
  old: Searched
  now: Searched
  moves: Moves
  onLeave: () => void
}

export function NumbersDialog(props: Props) {
  const { letter, worksOn, newer, old, now, moves, onLeave } = props
  const name = shortOf(newer)
  // The letter as it was when somebody looked; what is changed meanwhile is left as it is, and said.
  const [reading] = useState(() => letter.readNow())
  const found = useMemo(
    () => (reading ? renumberings(reading, old, now, moves) : NOTHING),
    [reading, old, now, moves],
  )
  const [choices, setChoices] = useState<ReadonlyMap<Renumbering, Choice>>(new Map())
  const choose = (row: Renumbering, choice: Choice) => setChoices(new Map(choices).set(row, choice))
  const move = useMove(props)
  const undecided = found.rows.filter(row => isOpen(choices.get(row))).length
  const chosen = found.rows.flatMap(row => chosenOf(row, choices.get(row)) ?? [])
  const waiting = found.rows.filter(row => !choices.has(row))
  const plain = waiting.filter(row => row.offers.length === 1)
  const unplaced = waiting.filter(({ kind }) => kind === 'unplaced')
  const chooseAll = (rows: readonly Renumbering[], choice: Choice) =>
    setChoices(new Map([...choices, ...rows.map(row => [row, choice] as const)]))
  return (
    <Dialog
      wide
      title={says.newerTitle(name)}
      onLeave={onLeave}
      error={move.error}
      act={{
        says: says.move(chosen.length, name),
        busy: move.busy,
        disabled: undecided > 0,
        onAct: () => move.go(chosen),
      }}
    >
      <p className="hint">{found.rows.length === 0 ? says.nothing : says.newerHint}</p>
      <div className="buttons">
        {plain.length > 1 && (
          <Button look="quiet" onClick={() => chooseAll(plain, TAKE_FIRST)}>
            {says.takeAll(plain.length)}
          </Button>
        )}
        {unplaced.length > 1 && (
          <Button look="quiet" onClick={() => chooseAll(unplaced, LEAVE)}>
            {says.leaveAll(unplaced.length)}
          </Button>
        )}
      </div>
      <ol className="question-list">
        {found.rows.map(row => (
          <li key={`${row.block} ${row.start}`} className="citation-row">
            <NumberRow {...{ row, old, now }} choice={choices.get(row)} onChoice={one => choose(row, one)} />
          </li>
        ))}
      </ol>
      {found.same > 0 && <p className="hint">{says.stays(found.same)}</p>}
      {found.missing > 0 && <p className="hint">{says.nowhere(found.missing, shortOf(worksOn))}</p>}
      <p className="hint">{says.languages}</p>
      {undecided > 0 && <p role="status">{says.undecided(undecided)}</p>}
    </Dialog>
  )
}

const NOTHING: Renumberings = { rows: [], same: 0, missing: 0 }
const TAKE_FIRST: Choice = { kind: 'take', offer: 0 }
const LEAVE: Choice = { kind: 'leave' }

function chosenOf(
  { block, start, end, text, offers }: Renumbering,
  choice: Choice | undefined,
): Chosen | null {
  const now =
    choice?.kind === 'take'
      ? offers[choice.offer]?.text
      : choice?.kind === 'hand'
        ? choice.words.trim()
        : undefined
  return now === undefined || now === '' || now === text ? null : { block, start, end, was: text, words: now }
}

/** First the server says yes, then the words are written. */
function useMove({ editor, statement, worksOn, newer, onLeave }: Props) {
  const say = useSay()
  const chosen = useRef<readonly Chosen[]>([])
  const act = useAct(workOn, () => {
    const { edits, left } = editsOf(editor.state.doc, chosen.current)
    if (edits.length > 0) command(editor, putWords(edits))
    onLeave()
    const name = shortOf(newer)
    say(left.length > 0 ? says.movedPart(left.length, name) : says.moved(chosen.current.length, name))
  })
  return {
    go: (wanted: readonly Chosen[]) => {
      chosen.current = wanted
      act.mutate({ statement, draft: newer.id, was: worksOn.id })
    },
    busy: act.isPending,
    error: act.error,
  }
}
