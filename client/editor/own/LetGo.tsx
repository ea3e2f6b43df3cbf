/** Letting go of a text of one's own: one press where it was copied or saved, and a question where it was not. */
import { useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'

type Props = {
  says: string
  /** Asked first; null where the text is safe elsewhere. */
  sure: { title: string; text: string; act: string } | null
  onLetGo: () => void
}

export function LetGo({ says, sure, onLetGo }: Props) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => (sure ? setAsks(true) : onLetGo())}>
        {says}
      </Button>
      {asks && sure && (
        <Dialog title={sure.title} onLeave={() => setAsks(false)} act={{ says: sure.act, onAct: onLetGo }}>
          <p>{sure.text}</p>
        </Dialog>
      )}
    </>
  )
}
