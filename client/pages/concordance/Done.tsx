/** When nothing is open any more: what comes next. */
import { useEffect, useRef } from 'react'
import { ButtonLink } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { words } from '../../words.ts'

const says = words.concordance.done

/** @param isNew it became so on this screen: whoever confirmed the last line is brought here */
export function Done({
  slug,
  draft,
  old,
  isNew,
}: {
  slug: string
  draft: string
  old: string
  isNew: boolean
}) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    const at = document.activeElement
    if (isNew && (at === document.body || at?.matches('.review-open'))) place.current?.focus()
  }, [isNew])
  const home = `/c/${slug}/drafts/${draft}`
  return (
    <section ref={place} tabIndex={-1} aria-label={says.title}>
      <Empty title={says.title} hint={says.hint}>
        <ButtonLink to={`${home}/changes/${old}`} look="primary">
          {says.changes}
        </ButtonLink>
        <ButtonLink to={`${home}/judge`}>{says.judge}</ButtonLink>
      </Empty>
    </section>
  )
}
