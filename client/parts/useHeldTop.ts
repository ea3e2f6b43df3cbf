/** The head of a screen that is worked on: what belongs to the whole screen stays in sight when one scrolls. */
import { type RefObject, useEffect, useRef } from 'react'

/**
 * Measures the head and says to the style sheet, in pixels on the root element, where the head is held
 * (`--top-at`, negative by what may scroll away) and how much of it stays (`--top-held`). Where the tools have
 * wrapped into a line of their own, that line stays and the trail above it goes.
 * @param held whether this screen holds its head
 */
export function useHeldTop(held: boolean): RefObject<HTMLElement | null> {
  const top = useRef<HTMLElement>(null)
  useEffect(() => {
    const head = top.current
    const [trail, tools] = [head?.querySelector('.trail'), head?.querySelector('.tools')]
    if (!held || !head || !trail || !tools) return
    const measured = new ResizeObserver(() => {
      const [all, first, second] = [boxOf(head), boxOf(trail), boxOf(tools)]
      const gone = second.top >= first.bottom ? second.top - all.top : 0
      say('--top-at', `${-gone}px`)
      say('--top-held', `${all.height - gone}px`)
    })
    for (const part of [head, trail, tools]) measured.observe(part)
    return () => {
      measured.disconnect()
      for (const name of ['--top-at', '--top-held']) document.documentElement.style.removeProperty(name)
    }
  }, [held])
  return top
}

const boxOf = (part: Element) => part.getBoundingClientRect()
const say = (name: string, value: string) => document.documentElement.style.setProperty(name, value)
