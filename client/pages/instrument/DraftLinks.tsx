/** From a draft to what is worked out against each one that it goes back to. */
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { ButtonLink } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import { shortOf } from '../following/drafts.ts'

const says = words.instrument.list

type Props = { slug: string; draft: DraftRow; drafts: readonly DraftRow[] }

/** How much of each of its parents is confirmed. */
export function Confirmed({ draft, drafts }: Omit<Props, 'slug'>) {
  return draft.confirmed.map(({ parent, of, named }) => (
    <span key={parent}>
      <bdi>{says.confirmed(nameIn(drafts, parent), named, of)}</bdi>
    </span>
  ))
}

export function DraftLinks({ slug, draft, drafts }: Props) {
  if (draft.parents.length === 0) return null
  return (
    <div className="buttons draft-links">
      {draft.parents.map(parent => (
        <ButtonLink key={parent} look="quiet" to={`/c/${slug}/drafts/${draft.id}/concordance/${parent}`}>
          {says.review(nameIn(drafts, parent))}
        </ButtonLink>
      ))}
      {draft.parents.map(parent => (
        <ButtonLink key={parent} look="quiet" to={`/c/${slug}/drafts/${draft.id}/changes/${parent}`}>
          {says.changes(nameIn(drafts, parent))}
        </ButtonLink>
      ))}
    </div>
  )
}

/** A draft of these in a few words. */
export function nameIn(drafts: readonly DraftRow[], id: string): string {
  const draft = drafts.find(one => one.id === id)
  return draft === undefined ? says.unknownParent : shortOf(draft)
}
