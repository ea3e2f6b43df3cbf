/** A long list, drawn a piece at a time: each piece when somebody asks for it. */
import { Fragment, type ReactNode, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'

/** So many are drawn without the screen standing still. */
const PIECE = 60

export function Several<T>({ all, draw }: { all: readonly T[]; draw: (one: T) => ReactNode }) {
  const [shown, setShown] = useState(PIECE)
  const left = all.length - shown
  return (
    <>
      {all.slice(0, shown).map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is drawn keeps its order.
        <Fragment key={at}>{draw(one)}</Fragment>
      ))}
      {left > 0 && (
        <div className="buttons">
          <Button data-more onClick={() => setShown(shown + PIECE)}>
            {words.following.changes.more(Math.min(PIECE, left))}
          </Button>
        </div>
      )}
    </>
  )
}
