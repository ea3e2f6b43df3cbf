/** Correcting how a draft was read: what the lines, the panel and the keys of a screen need to know of it. */
import { useCallback, useMemo, useState } from 'react'
import type { Correction } from '../../../shared/contract/drafts.ts'
import { correctAll } from '../../../shared/instrument/correct.ts'
import type { InstrumentDraft } from '../../../shared/instrument/provision.ts'
import type { StoredProvision } from '../../../shared/instrument/stored.ts'

export type Editing = {
  /** Carries corrections out in their order, all or none. */
  correct: (...corrections: Correction[]) => void
  /** Takes the last correction back; null where there is none to take back. */
  undo: (() => void) | null
  /** Provisions can no longer be joined or split, because something names them by their places. */
  positionsHeld: boolean
}

/** How many corrections can be taken back. */
const MOST_STEPS = 100

/**
 * Corrections of a draft that is not stored yet.
 * @param read as it was read; later ones are not looked at
 * @param refused called where a correction has no meaning at its place
 * @param changed called with the position that is to be looked at after a correction or its taking back
 */
export function useEditing(
  read: InstrumentDraft,
  refused: () => void,
  changed: (at: number) => void,
): { draft: InstrumentDraft; editing: Editing } {
  const [steps, setSteps] = useState<readonly { draft: InstrumentDraft; at: number }[]>([
    { draft: read, at: 0 },
  ])
  const last = steps.at(-1)
  const draft = last?.draft ?? read
  const correct = useCallback(
    (...corrections: Correction[]) => {
      const [first] = corrections
      if (first === undefined) return
      const next = correctAll(draft, corrections)
      if ('impossible' in next) return refused()
      setSteps([...steps.slice(-MOST_STEPS), { draft: next.draft, at: first.at }])
      changed(placeAfter(first))
    },
    [draft, steps, refused, changed],
  )
  const undo = useCallback(() => {
    setSteps(steps.slice(0, -1))
    changed(last?.at ?? 0)
  }, [steps, last, changed])
  const editing = useMemo(
    () => ({ correct, undo: steps.length > 1 ? undo : null, positionsHeld: false }),
    [correct, undo, steps.length],
  )
  return { draft, editing }
}

/** Where what was corrected stands afterwards: what was joined is in the one before. */
export const placeAfter = ({ kind, at }: Correction): number => (kind === 'join' ? Math.max(0, at - 1) : at)

/**
 * What takes corrections back that put one thing in the place of another; nothing where any of them did more.
 * @param before the provisions as they were
 */
export function backOf(corrections: readonly Correction[], before: readonly StoredProvision[]): Correction[] {
  const back = corrections.map(({ kind, at }): Correction | null => {
    const was = before[at]
    if (was === undefined) return null
    if (kind === 'number') return { kind, at, number: was.number }
    if (kind === 'title') return { kind, at, title: was.title }
    if (kind === 'text') return { kind, at, text: was.text }
    return kind === 'mark' ? { kind, at, mark: was.mark } : null
  })
  return back.every(one => one !== null) ? back.toReversed() : []
}
