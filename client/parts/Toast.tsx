/** One quiet line at the foot that says what was done, with a way back where there is one. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { words } from '../words.ts'
import { Button } from './Button.tsx'

type Said = { text: string; undo?: (() => void) | undefined }

const SayContext = createContext<(text: string, undo?: () => void) => void>(() => {})

/**
 * Says what was done. The last sentence stays until it was read (eight seconds), or twelve where it can be
 * undone, and for as long as the pointer or the focus is on it.
 */
export const useSay = () => useContext(SayContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null)
  const [held, setHeld] = useState(false)
  const say = useCallback((text: string, undo?: () => void) => setSaid({ text, undo }), [])
  useEffect(() => {
    if (said === null || held) return
    const timer = setTimeout(() => setSaid(null), said.undo ? 12_000 : 8_000)
    return () => clearTimeout(timer)
  }, [said, held])
  return (
    <SayContext.Provider value={say}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the pointer only keeps the line from leaving. */}
      <div
        className="toast-place"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <div role="status" aria-live="polite">
          {said && <p className="toast">{said.text}</p>}
        </div>
        {said?.undo && (
          <Button
            look="quiet"
            onClick={() => {
              said.undo?.()
              setSaid(null)
            }}
          >
            {words.acts.undo}
          </Button>
        )}
      </div>
    </SayContext.Provider>
  )
}
