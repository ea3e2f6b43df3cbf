/** What was accepted on its way to the server: how far it is, and going on where it stopped. */
import { useEffect } from 'react'
import { Button, ButtonLink } from '../../parts/Button.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { words } from '../../words.ts'
import type { Going as Stands } from './useFiles.ts'

export function Going({ going, onAgain }: { going: Stands; onAgain: () => void }) {
  const { now, error } = going
  const { length: all } = now.parcels
  useWarning(error === null && now.sent < all)
  if (error !== null) {
    return (
      <div className="foot-bar">
        <div>
          <Problem error={error} />
          {now.statement !== null && <p>{words.importing.sentInPart(now.sent, all)}</p>}
        </div>
        <Button look="primary" onClick={onAgain}>
          {words.importing.goOn}
        </Button>
      </div>
    )
  }
  return (
    <div className="foot-bar">
      <div>
        <p role="status">{words.importing.sending(now.sent, all)}</p>
        {now.statement !== null && all > 0 && <p className="hint">{words.importing.sendingHint}</p>}
        <progress
          aria-label={words.importing.sending(now.sent, all)}
          value={now.sent}
          max={Math.max(all, 1)}
        />
      </div>
      {now.statement !== null && (
        <ButtonLink to={`/statements/${now.statement}`}>{words.importing.toLetter}</ButtonLink>
      )}
    </div>
  )
}

/** A window that is closed meanwhile would leave the rest behind. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return
    const warn = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [on])
}
