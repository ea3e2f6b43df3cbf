import { type KeyboardEvent, useEffect, useRef } from 'react'

const STOPS = 'button, select, input'

/**
 * One stop of the Tab key for a whole toolbar (the pattern of the ARIA authoring practices): arrows, Home and End
 * move between its controls, and Tab leaves it.
 * @param back where Escape leads
 * @returns what to put on the toolbar's element
 */
export function useRovingFocus(back: () => void) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => settleStop(ref.current))
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const bar = ref.current
    if (!bar) return
    if (event.key === 'Escape') back()
    const stop = nextStop(bar, event)
    if (!stop) return
    event.preventDefault()
    stop.focus()
    settleStop(bar, stop)
  }
  return { ref, onKeyDown: move }
}

/** Exactly one control can be reached by Tab: the one used last, else the first. */
function settleStop(bar: HTMLElement | null, chosen?: Element) {
  const stops = [...(bar?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
  const current = chosen ?? stops.find(stop => stop.tabIndex === 0 && stop.dataset.stop === '') ?? stops[0]
  for (const stop of stops) {
    stop.tabIndex = stop === current ? 0 : -1
    if (stop === current) stop.dataset.stop = ''
    else delete stop.dataset.stop
  }
}

/** In a list or a number field the vertical arrows are its own; in a right-to-left page left is forward. */
function nextStop(bar: HTMLElement, event: KeyboardEvent): HTMLElement | null {
  const stops = [...bar.querySelectorAll<HTMLElement>(STOPS)]
  const at = stops.findIndex(stop => stop.matches(':focus'))
  const field = document.activeElement instanceof HTMLInputElement
  if (event.key === 'Home' && !field) return stops[0] ?? null
  if (event.key === 'End' && !field) return stops.at(-1) ?? null
  const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return null
  const step = event.key === forward ? 1 : -1
  return stops[(at + step + stops.length) % stops.length] ?? null
}
