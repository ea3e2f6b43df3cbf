/** What typing in the letter does: whoever writes edits at first, whoever may only suggest suggests. */
import { useState } from 'react'
import type { Mode } from '../review/ModeSwitch.tsx'

export type Modes = { mode: Mode; modes: readonly Mode[]; setMode: (mode: Mode) => void }

/** What was chosen holds for as long as the letter is shown and it may be done. */
export function useMode(mayWrite: boolean, maySuggest: boolean): Modes {
  const [chosen, setMode] = useState<Mode | null>(null)
  const modes = mayWrite ? (maySuggest ? ALL : WRITING) : maySuggest ? SUGGESTING : NONE
  const mode = chosen !== null && modes.includes(chosen) ? chosen : (modes[0] ?? 'reading')
  return { mode, modes, setMode }
}

const ALL: readonly Mode[] = ['editing', 'suggesting', 'reading']
const WRITING: readonly Mode[] = ['editing', 'reading']
const SUGGESTING: readonly Mode[] = ['suggesting', 'reading']
const NONE: readonly Mode[] = []
