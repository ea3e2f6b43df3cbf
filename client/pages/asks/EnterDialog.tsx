/** Entering an ask in the register that no statement carries yet. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { enterAsk } from '../../../shared/contract/asks.ts'
import { listProcesses } from '../../../shared/contract/processes.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Select } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { AskForm } from './form/AskForm.tsx'
import { newTarget } from './form/said.ts'

const says = words.asks
const FIRST = { verb: 'amend' as const, wording: '', targets: [newTarget()] }

export function EnterDialog({ here, onLeave }: { here: Here; onLeave: () => void }) {
  const living = (useAnswer(listProcesses, { coalition: here.id }).data?.processes ?? []).filter(
    ({ archivedAt }) => archivedAt === null,
  )
  const [chosen, setProcess] = useState<string | null>(null)
  const process = chosen ?? living[0]?.id ?? ''
  const say = useSay()
  const [, go] = useLocation()
  const enter = useAct(enterAsk, ask => {
    say(says.entered(ask.number))
    onLeave()
    go(`/c/${here.slug}/asks/${ask.id}`)
  })
  return (
    <AskForm
      title={says.enterTitle}
      act={says.enterAct}
      hint={says.enterHint}
      coalition={here.id}
      process={process === '' ? null : process}
      first={FIRST}
      busy={enter.isPending}
      error={enter.error}
      onLeave={onLeave}
      onAct={said => enter.mutate({ coalition: here.id, ...said, process: process === '' ? null : process })}
    >
      {living.length > 0 && (
        <Select
          label={says.form.process}
          value={process}
          choices={[
            ...living.map(({ id, shortName, name }) => ({ value: id, says: shortName || name })),
            { value: '', says: says.form.noProcess },
          ]}
          onChoice={setProcess}
        />
      )}
    </AskForm>
  )
}
