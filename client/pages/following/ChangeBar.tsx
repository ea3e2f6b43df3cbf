/** The bar that stays in sight: the way from one change to the next, by buttons and by the keys n and p. */
import { type RefObject, useRef, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useKeys } from '../../parts/Keys.tsx'
import { words } from '../../words.ts'

const says = words.following.changes

type Walk = {
  /** Around everything that is gone through. */
  within: RefObject<HTMLDivElement | null>
  /** Counted from 1; 0 before the first. */
  at: number
  go: (by: 1 | -1) => void
}

/** Goes through the changes that are drawn, and asks for more of them at their end. */
export function useWalk(): Walk {
  const within = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const go = (by: 1 | -1) => {
    const shown = [...(within.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])].filter(
      // Those in a part that is folded away are passed over.
      one => one.checkVisibility?.() !== false,
    )
    const { activeElement } = document
    const here = activeElement instanceof HTMLElement ? shown.indexOf(activeElement) : -1
    const next = (here === -1 ? at - 1 : here) + by
    const wanted = shown[next]
    if (!wanted) return
    setAt(next + 1)
    wanted.focus({ preventScroll: true })
    wanted.scrollIntoView({ block: 'start' })
  }
  return { within, at, go }
}

/** @param of how many changes there are, drawn or not */
export function ChangeBar({ walk: { at, go }, of }: { walk: Walk; of: number }) {
  useKeys([
    { key: 'n', says: says.next, act: () => go(1) },
    { key: 'p', says: says.previous, act: () => go(-1) },
  ])
  return (
    <div className="compare-bar">
      <span className="sub at" role="status">
        {says.at(Math.min(at, of), of)}
      </span>
      <div className="buttons">
        <Button look="quiet" disabled={at <= 1} onClick={() => go(-1)}>
          {says.previous}
        </Button>
        <Button look="quiet" disabled={at >= of} onClick={() => go(1)}>
          {says.next}
        </Button>
      </div>
    </div>
  )
}
