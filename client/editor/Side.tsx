/** What stands beside the letter; on a narrow screen it slides in over it, and Escape or its button closes it. */
import { type ReactNode, useEffect, useRef } from 'react'
import { words } from './words.ts'

export type SideName = 'outline' | 'margin'

type Props = { name: SideName; open: boolean; onClose: () => void; children: ReactNode }

export function Side({ name, open, onClose, children }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    const field = ref.current?.querySelector<HTMLElement>('.composing textarea')
    const first = field ?? ref.current?.querySelector<HTMLElement>('.side-close')
    first?.focus()
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [open, onClose])
  return (
    <>
      {open && <div className="side-veil" onPointerDown={onClose} />}
      <div className={`side side-${name}`} data-open={open || undefined} ref={ref}>
        <div className="side-close-row">
          <button type="button" className="button quiet side-close" onClick={onClose}>
            {words[name].close}
          </button>
        </div>
        {children}
      </div>
    </>
  )
}
