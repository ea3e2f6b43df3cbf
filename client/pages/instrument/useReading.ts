/** The one file of an import: chosen, read, looked at. */
import { useEffect, useState } from 'react'
import { type DraftRead, readDraft } from './readDraft.ts'

export type Reading =
  | { step: 'choose'; error: unknown }
  | { step: 'reading'; file: File }
  | { step: 'read'; read: DraftRead }

/** A file that is left while it is read is never answered. */
export function useReading(): {
  reading: Reading
  choose: (file: File | undefined) => void
  leave: () => void
} {
  const [reading, setReading] = useState<Reading>({ step: 'choose', error: null })
  const file = reading.step === 'reading' ? reading.file : null
  useEffect(() => {
    if (file === null) return
    const controller = new AbortController()
    readDraft(file, controller.signal).then(
      read => setReading({ step: 'read', read }),
      error => {
        if (!controller.signal.aborted) setReading({ step: 'choose', error })
      },
    )
    return () => controller.abort()
  }, [file])
  return {
    reading,
    choose: chosen => {
      if (chosen) setReading({ step: 'reading', file: chosen })
    },
    leave: () => setReading({ step: 'choose', error: null }),
  }
}
