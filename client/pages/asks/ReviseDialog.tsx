/** Changing what the register says of an ask: a new revision. */
import { type AskRow, reviseAsk } from '../../../shared/contract/asks.ts'
import { useAct } from '../../data.ts'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { AskForm } from './form/AskForm.tsx'

const says = words.asks

/** @param meant the draft in which provisions are looked for first; the newest where none is named */
export function ReviseDialog({
  ask,
  here,
  meant = null,
  onLeave,
}: {
  ask: AskRow
  here: { id: string }
  meant?: string | null
  onLeave: () => void
}) {
  const say = useSay()
  const revise = useAct(reviseAsk, reply => {
    say(says.revised(reply.revision))
    onLeave()
  })
  return (
    <AskForm
      changing
      title={says.reviseTitle(ask.number)}
      act={says.form.save}
      hint={says.reviseHint}
      coalition={here.id}
      process={ask.process}
      meant={meant}
      first={ask}
      busy={revise.isPending}
      error={revise.error}
      onLeave={onLeave}
      onAct={said => revise.mutate({ ask: ask.id, seen: ask.revision, ...said })}
    />
  )
}
