/** Notes that lean on other notes: "ibidem", "see note 12". They can come to mean something else unwritten. */
import type { BlockChange } from './comparison.ts'
import type { Pairing } from './pairing.ts'
import type { Unit } from './units.ts'

/**
 * The changes of notes, with a warning at each note of both letters that now leans on another one: before an
 * "ibidem" stands another note than did, or a note that is named by its number got another number.
 */
export function warned(
  changes: readonly BlockChange[],
  old: readonly Unit[],
  now: readonly Unit[],
  pairing: Pairing,
): BlockChange[] {
  const first = now[0]?.index ?? 0
  return changes.map(change => {
    const position = (change.new?.[0]?.index ?? -1) - first
    if (change.old === undefined || position < 0) return change
    const warning = warningOf(position, old, now, pairing)
    return warning === undefined ? change : { ...change, warning }
  })
}

function warningOf(
  position: number,
  old: readonly Unit[],
  now: readonly Unit[],
  { toOld, toNew }: Pairing,
): BlockChange['warning'] {
  const text = now[position]?.text ?? ''
  const was = toOld[position] ?? -1
  if (was === -1) return undefined
  if (IBIDEM.test(text) && (was === 0 ? -1 : toNew[was - 1]) !== position - 1) return 'ibidem'
  const before = new Set(namedNumbers(old[was]?.text ?? ''))
  const stale = namedNumbers(text).some(number => {
    const meant = old.findIndex(note => note.label === number)
    return before.has(number) && meant !== -1 && now[toNew[meant] ?? -1]?.label !== number
  })
  return stale ? 'note-number' : undefined
}

/** "The same place" as the fields of law and their languages write it, at the start of a note or of a sentence. */
const IBIDEM =
  /(?:^|[.;]\s+|\b(?:see|cf\.?|vgl\.?|voir|véase)\s+)(?:ibid(?:em)?|id(?:em)?|loc\.? cit|ebd|ebenda|там же|المرجع نفسه|同上)(?![\p{L}\p{N}])/iu

const NAMED = /\b(?:foot)?(?:notes?|nn?\.|fn\.?|nota|Fn\.|Anm\.)\s+(\d{1,4})\b/giu

function namedNumbers(text: string): string[] {
  return [...text.matchAll(NAMED)].map(([, number]) => number ?? '')
}
