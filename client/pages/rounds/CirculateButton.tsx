/** Circulating a version, or the way to the round on it; nothing while a round on another version is not closed. */
import { useState } from 'react'
import { listRounds } from '../../../shared/contract/rounds.ts'
import { useAnswer } from '../../data.ts'
import { Button, ButtonLink, type Look } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'
import { CirculateDialog } from './CirculateDialog.tsx'

export function CirculateButton({
  version,
  here,
  look = 'plain',
}: {
  version: { id: string; number: number; statement: string }
  here: Here
  look?: Look
}) {
  const { statement } = version
  const rounds = useAnswer(listRounds, { statement }).data?.rounds
  const [circulating, setCirculating] = useState(false)
  const round = rounds?.find(one => one.version.id === version.id)
  if (round && round.state !== 'closed')
    return (
      <ButtonLink look={look} to={`/statements/${statement}/rounds/${round.id}`}>
        {words.rounds.on(version.number)}
      </ButtonLink>
    )
  const isFree = rounds?.every(({ state }) => state === 'closed') ?? false
  if (!isFree || !may(here, 'rounds.manage')) return null
  return (
    <>
      <Button look={look} onClick={() => setCirculating(true)}>
        {words.rounds.circulate.act(version.number)}
      </Button>
      {circulating && (
        <CirculateDialog
          statement={statement}
          versions={[version]}
          here={here}
          onLeave={() => setCirculating(false)}
        />
      )}
    </>
  )
}
