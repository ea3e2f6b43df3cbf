/**
 * How many texts stay in this window after their page was left. Screens that show no text can say so, without the
 * documents' own library.
 */
import { useSyncExternalStore } from 'react'

let texts = 0
const listeners = new Set<() => void>()

export function noteTextsInWindow(count: number): void {
  texts = count
  for (const changed of listeners) changed()
}

export const textsInWindow = (): number => texts

export const useTextsInWindow = (): number => useSyncExternalStore(listen, textsInWindow)

function listen(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
