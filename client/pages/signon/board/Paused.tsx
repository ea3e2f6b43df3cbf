/** What coordinators are told after a backup was put back: that signing is paused, why, and what is not here any more. */
import type { Reply } from '../../../../shared/contract/route.ts'
import type { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { resumeSignon } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { momentIn } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'
import { type Here, may } from '../../coalition.ts'

type BoardData = Reply<typeof seeSignonBoard>

export function Paused({ board, here }: { board: BoardData; here: Here }) {
  const { pausedAt, lost } = board
  return (
    <>
      {pausedAt !== null && <Pause board={board} since={pausedAt} here={here} />}
      {lost !== null && <p className="notice">{words.signonsBoard.lost(lost.count, momentIn(lost.at))}</p>}
    </>
  )
}

function Pause({ board, since, here }: { board: BoardData; since: number; here: Here }) {
  const says = words.signonsBoard.paused
  const say = useSay()
  const resume = useAct(resumeSignon, () => say(says.done))
  return (
    <section className="notice paused" aria-labelledby="paused">
      <h2 id="paused">{says.title}</h2>
      <p>{says.why(momentIn(since))}</p>
      <p>{says.meanwhile}</p>
      <p>{says.look}</p>
      {resume.isError && <Problem error={resume.error} />}
      {may(here, 'signons.manage') && (
        <div className="buttons">
          <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate({ signon: board.id })}>
            {says.act}
          </Button>
        </div>
      )}
    </section>
  )
}
