/** Looking through a letter that lives already for points that may be asks. */
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import type { SuggestedInLetter } from './SuggestedInLetter.tsx'

type Dialog = typeof SuggestedInLetter

/** What it needs is loaded when somebody looks; without the network the letter stays as it is. */
export function LookForAsks({ editor, statement }: { editor: Editor; statement: string }) {
  const [Looking, setLooking] = useState<Dialog | null>(null)
  const say = useSay()
  const look = () =>
    import('./SuggestedInLetter.tsx').then(
      loaded => setLooking(() => loaded.SuggestedInLetter),
      () => say(words.errors.unreachable),
    )
  return (
    <div className="look-for-asks">
      <Button look="quiet" onClick={look}>
        {words.asks.suggested.look}
      </Button>
      {Looking && <Looking editor={editor} statement={statement} onLeave={() => setLooking(null)} />}
    </div>
  )
}
