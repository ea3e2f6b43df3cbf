/** A question that waits for an answer: the platform's own dialog, which keeps the focus and closes on Escape. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { words } from '../words.ts'
import { Button } from './Button.tsx'
import { Problem } from './Problem.tsx'

type Props = {
  title: string
  /** Called when it was left without an answer; nothing has happened then. */
  onLeave: () => void
  children: ReactNode
  /** The act: what its button says, and what pressing it (or Enter in a field) does. */
  act?: { says: string; busy?: boolean; disabled?: boolean; onAct: () => void }
  /** What the act was refused with, if it was. */
  error?: unknown
  /** Room for a letter or a table. */
  wide?: boolean
}

/** Shown for as long as it is rendered. The focus goes back to where it was when it is taken away. */
export function Dialog({ title, onLeave, children, act, error, wide = false }: Props) {
  const ref = useModal()
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (act && !act.busy && !act.disabled) act.onAct()
  }
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onLeave()
      }}
    >
      <form method="dialog" onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        <div className="dialog-body">{children}</div>
        {error !== undefined && error !== null && <Problem error={error} />}
        <div className="dialog-acts">
          <Button onClick={onLeave}>{act ? words.acts.leave : words.acts.close}</Button>
          {act && (
            <Button type="submit" look="primary" busy={act.busy ?? false} disabled={act.disabled ?? false}>
              {act.says}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  )
}

function useModal() {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const before = document.activeElement
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[autofocus], input:not([type=hidden]), select, textarea')?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return ref
}
