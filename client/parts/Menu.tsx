/** What belongs together behind one word: the platform's disclosure, closed by Escape, by a choice or outside. */
import { type ReactNode, useEffect, useRef } from 'react'

export function Menu({ says, children }: { says: string; children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = ref.current
      if (!menu?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
        menu.open = false
      } else if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])
  return (
    <details className="menu" ref={ref}>
      <summary className="button quiet">{says}</summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a choice inside, by pointer or key, also closes the list. */}
      <div
        className="menu-list"
        onClick={() => {
          if (ref.current) ref.current.open = false
        }}
      >
        {children}
      </div>
    </details>
  )
}
