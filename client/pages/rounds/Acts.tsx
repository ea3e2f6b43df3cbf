/** What a coordinator can do with a round: remind the silent, move its deadline, close it with a version. */
import { useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { CloseRoundDialog } from './CloseRoundDialog.tsx'
import { ExtendDialog } from './ExtendDialog.tsx'
import type { SeenRound } from './OwnAnswer.tsx'
import { RemindDialog } from './RemindDialog.tsx'
import { type Board, standingOf } from './StandingLine.tsx'

const says = words.rounds.acts

type Act = 'remind' | 'extend' | 'close'

export function RoundActs({ round, board, here }: { round: SeenRound; board: Board; here: Here }) {
  const [act, setAct] = useState<Act | null>(null)
  const leave = () => setAct(null)
  const silent = board.organisations.filter(row => standingOf(row) === 'silent')
  const fresh = silent.filter(({ remindedAt }) => remindedAt === null)
  const open = round.state === 'open'
  return (
    <section className="section" aria-labelledby="round-acts">
      <h2 id="round-acts">{says.title}</h2>
      <div className="buttons">
        {open && fresh.length > 0 && <Button onClick={() => setAct('remind')}>{says.remind}</Button>}
        <Button onClick={() => setAct('extend')}>{says.extend}</Button>
        <Button onClick={() => setAct('close')}>{says.close}</Button>
      </div>
      {open && fresh.length === 0 && silent.length > 0 && <p className="hint">{says.remindedAll}</p>}
      {act === 'remind' && <RemindDialog round={round.id} silent={fresh} here={here} onLeave={leave} />}
      {act === 'extend' && <ExtendDialog round={round} onLeave={leave} />}
      {act === 'close' && <CloseRoundDialog round={round} undecided={board.undecided} onLeave={leave} />}
    </section>
  )
}
