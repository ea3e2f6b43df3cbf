/** The provision that the words of a target seem to mean, to be taken or left. */

import type { Verb } from '../../../../shared/ask.ts'
import { type Aimed, aimsWritten } from '../../../../shared/asks/aim.ts'
import type { Searched } from '../../../../shared/asks/typed.ts'
import type { DraftRow, ProvisionRow } from '../../../../shared/contract/drafts.ts'
import { Button } from '../../../parts/Button.tsx'
import { words } from '../../../words.ts'
import { shortOf } from '../../following/drafts.ts'
import { provisionName } from '../drafts.ts'
import type { TargetDraft } from './said.ts'

const says = words.asks.form

/** Nothing is said where the words name no provision; where they name one that is not there, that is said. */
export function SuggestedAim({
  draft,
  of,
  verb,
  target,
  onTarget,
}: {
  draft: Searched<ProvisionRow>
  of: DraftRow | undefined
  verb: Verb
  target: TargetDraft
  onTarget: (target: TargetDraft) => void
}) {
  if (!of) return null
  const { asWritten } = target
  const [found, ...more] = aimsWritten(asWritten, {
    verb,
    wording: asWritten,
    draft: { id: of.id, ...draft },
  })
  if (!found || more.length > 0) return null
  const { aim, kind } = found.target
  const row = aim === null ? undefined : draft.rows[aim.at]
  if (aim === null || !row) return <NotThere found={found} draft={draft} />
  return (
    <p className="suggested-aim">
      <span dir="auto">{says.suggested(provisionName(row), shortOf(of))}</span>{' '}
      <Button look="quiet" onClick={() => onTarget({ ...target, kind, aim })}>
        {says.takeSuggested}
      </Button>
    </p>
  )
}

function NotThere({ found, draft }: { found: Aimed; draft: Searched<ProvisionRow> }) {
  if (found.missing === null) return null
  const held = found.held === null ? undefined : draft.rows[found.held]
  const { level, number } = found.missing
  return (
    <p className="hint" dir="auto">
      {says.missing(words.asks.form.levels[level], number, held ? provisionName(held) : null)}
    </p>
  )
}
