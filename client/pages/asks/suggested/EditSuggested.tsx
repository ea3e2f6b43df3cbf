/** Changing what a suggested ask says before it is taken. */
import type { AskSays } from '../../../../shared/ask.ts'
import { words } from '../../../words.ts'
import { AskForm } from '../form/AskForm.tsx'

const says = words.asks.suggested

export function EditSuggested({
  coalition,
  meant,
  asked,
  busy = false,
  error = null,
  onLeave,
  onTake,
}: {
  coalition: string
  meant: string | null
  asked: AskSays
  busy?: boolean
  error?: unknown
  onLeave: () => void
  onTake: (asked: AskSays) => void
}) {
  return (
    <AskForm
      title={says.editTitle}
      act={says.editAct}
      coalition={coalition}
      process={null}
      meant={meant}
      first={asked}
      busy={busy}
      error={error}
      onLeave={onLeave}
      onAct={onTake}
    />
  )
}
