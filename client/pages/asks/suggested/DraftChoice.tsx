/** In which draft the provisions that suggestions name are looked for. */
import type { DraftRow } from '../../../../shared/contract/drafts.ts'
import { Select } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { shortOf } from '../../following/drafts.ts'

const says = words.asks.suggested

/** Not shown where there is no draft. @param value null for none */
export function DraftChoice({
  drafts,
  hint,
  value,
  onChoice,
}: {
  drafts: readonly DraftRow[]
  hint: string
  value: string | null
  onChoice: (draft: string | null) => void
}) {
  if (drafts.length === 0) return null
  return (
    <Select
      label={says.draft}
      hint={hint}
      value={value ?? ''}
      choices={[
        ...drafts.map(draft => ({ value: draft.id, says: shortOf(draft) })),
        { value: '', says: says.noDraft },
      ]}
      onChoice={id => onChoice(id === '' ? null : id)}
    />
  )
}
