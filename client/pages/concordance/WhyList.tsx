/** Why the machine thinks so, in plain words. */
import type { Row } from '../../../shared/instrument/concord/review.ts'
import { words } from '../../words.ts'
import { isTitled, type Trees } from './rowWords.ts'

const says = words.concordance.why

export function WhyList({ row, trees }: { row: Row; trees: Trees }) {
  const reasons = reasonsOf(row, trees)
  if (reasons.length === 0) return null
  return (
    <section aria-label={says.label} className="review-why">
      <ul>
        {reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  )
}

function reasonsOf({ why, origin, link, sure, likeness, from, to }: Row, trees: Trees): string[] {
  if (origin === 'by-hand') return [says.byHand]
  if (origin === 'rest' || why === null) return [says.rest]
  const unsure = sure || link !== null ? [] : [says.unsure]
  if (from.length === 0 || to.length === 0)
    return [
      ...(likeness === null ? [] : [says.nearest(likeness)]),
      ...(unsure.length > 0 ? [says.unsureAlone] : []),
    ]
  const both = [...from.map(at => trees.old[at]), ...to.map(at => trees.now[at])].filter(
    one => one !== undefined,
  )
  return [
    ...(likeness === null ? [] : [says.alike(likeness)]),
    ...(why.title === null || !both.some(isTitled) ? [] : [says.title[why.title]]),
    says.order[why.order],
    ...(both.every(({ number }) => number !== '') ? [says.number(why.number)] : []),
    ...(why.children === null ? [] : [says.children(why.children)]),
    ...unsure,
  ]
}
