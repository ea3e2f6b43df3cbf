/** How alike two provisions are: a bar, and the number beside it. */
import { words } from '../../words.ts'

const WIDE = 40
const HIGH = 6

/** `nearest`: it is the likeness of another provision, which is no measure of this row and has no bar. */
export function Likeness({ share, nearest }: { share: number; nearest: boolean }) {
  const says = words.concordance
  if (nearest) return <bdi>{says.nearest(share)}</bdi>
  return (
    <span className="likeness">
      <svg width={WIDE} height={HIGH} aria-hidden="true">
        <rect className="ground" width={WIDE} height={HIGH} rx="1" />
        <rect className="part" width={WIDE * share} height={HIGH} rx="1" />
      </svg>
      <bdi>{says.alike(share)}</bdi>
    </span>
  )
}
