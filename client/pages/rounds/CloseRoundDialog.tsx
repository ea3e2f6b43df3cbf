/** Closing a round with the version that came of it: the circulated one or a later one. */
import { useState } from 'react'
import { Link } from 'wouter'
import { closeRound, type RoundRow } from '../../../shared/contract/rounds.ts'
import { listVersions } from '../../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Select } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'

const says = words.rounds.acts

export function CloseRoundDialog({
  round,
  undecided,
  onLeave,
}: {
  round: RoundRow
  undecided: number
  onLeave: () => void
}) {
  const say = useSay()
  const all = useAnswer(listVersions, { statement: round.statement }).data?.versions ?? []
  const versions = all.filter(({ number }) => number >= round.version.number)
  const [chosen, setChosen] = useState<string | null>(null)
  const version = versions.find(({ id }) => id === chosen) ?? versions[0]
  const close = useAct(closeRound, ({ closedWith }) => {
    say(says.closed(closedWith?.number ?? 0))
    onLeave()
  })
  return (
    <Dialog
      title={says.closeTitle}
      onLeave={onLeave}
      error={close.error}
      act={{
        says: says.closeAct(version?.number ?? round.version.number),
        busy: close.isPending,
        disabled: version === undefined,
        onAct: () => version && close.mutate({ round: round.id, version: version.id }),
      }}
    >
      <p>{says.closeHint}</p>
      {undecided > 0 && <p className="notice">{says.closeUndecided(undecided)}</p>}
      {version && (
        <Select
          label={says.closeWith}
          value={version.id}
          choices={versions.map(({ id, number, name }) => ({
            value: id,
            says: [words.statements.numbered(number), name].filter(part => part !== '').join(' · '),
          }))}
          onChoice={setChosen}
        />
      )}
      <p>
        <Link href={`/statements/${round.statement}/versions`}>{says.closeFreeze}</Link>
      </p>
    </Dialog>
  )
}
