/** What typing in the letter does: edit it, suggest, or nothing. */
import { words } from './words.ts'

export const MODES = ['editing', 'suggesting', 'reading'] as const
export type Mode = (typeof MODES)[number]

type Props = { mode: Mode; modes: readonly Mode[]; onMode: (mode: Mode) => void }

/** Not shown where there is nothing to choose. */
export function ModeSwitch({ mode, modes, onMode }: Props) {
  if (modes.length < 2) return null
  return (
    <select
      className="tool-select mode-switch"
      aria-label={words.tools.mode}
      title={words.tools.mode}
      value={mode}
      onChange={event => onMode(event.target.value as Mode)}
    >
      {modes.map(mode => (
        <option key={mode} value={mode}>
          {words.tools.modes[mode]}
        </option>
      ))}
    </select>
  )
}
