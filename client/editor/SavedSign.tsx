/** Where one's words are at this moment: a word and a sign, announced when it matters. */
import type { Status } from '../live/joined.ts'
import { words } from './words.ts'

export type Sign = { says: string; look: 'good' | 'busy' | 'warn' }

type Props = { status: Status; mayWrite: boolean; suggested: Sign | null }

/** @param suggested where one's suggestions are, while one suggests */
export function SavedSign({ status, mayWrite, suggested }: Props) {
  const sign = suggested && !status.over ? suggested : signOf(status, mayWrite)
  return (
    <span
      className={`saved-sign ${sign.look}`}
      role="status"
      aria-live={sign.look === 'warn' ? 'polite' : 'off'}
    >
      {sign.says}
    </span>
  )
}

function signOf({ standing, kept, over, dropped }: Status, mayWrite: boolean): Sign {
  if (over === 'refused' || dropped) return { says: words.saved.refused, look: 'warn' }
  if (!mayWrite)
    return standing === 'offline'
      ? { says: words.saved['offline-reading'], look: 'warn' }
      : { says: words.saved.reading, look: 'good' }
  if (standing === 'offline')
    return { says: kept ? words.saved['offline-kept'] : words.saved['offline-unkept'], look: 'warn' }
  if (standing === 'not-saved') return { says: words.saved['not-saved'], look: 'warn' }
  return standing === 'saving'
    ? { says: words.saved.saving, look: 'busy' }
    : { says: words.saved.saved, look: 'good' }
}
