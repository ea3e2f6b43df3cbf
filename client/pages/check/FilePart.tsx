/** One of the files that a receipt is checked with: what it is for, which one was chosen, and choosing it. */
import { type ReactNode, useId, useRef } from 'react'
import { Button } from '../../parts/Button.tsx'
import { type Chosen, KINDS, type Part } from './chosen.ts'
import { words } from './words.ts'

const { page } = words

export function FilePart({
  part,
  chosen,
  onFile,
  onRemove,
  children,
}: {
  part: Part
  chosen: Chosen | undefined
  onFile: (file: File) => void
  onRemove: () => void
  /** Another way to come by it. */
  children?: ReactNode
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { label, hint } = page.parts[part]
  const optional = part === 'letter' || part === 'list'
  return (
    <li className={chosen ? 'check-part chosen' : 'check-part'} aria-labelledby={id}>
      <h3 id={id}>
        {label}
        {optional && <span className="tag">{page.optional}</span>}
      </h3>
      <p className="hint">{hint}</p>
      {chosen && (
        <p className="check-file">
          <bdi>{chosen.name}</bdi>
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept={KINDS[part]}
        className="unseen"
        tabIndex={-1}
        aria-hidden="true"
        data-part={part}
        onChange={event => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again after it was changed on the disk.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <div className="buttons">
        <Button
          aria-label={chosen ? page.otherFor(label) : page.chooseFor(label)}
          onClick={() => input.current?.click()}
        >
          {chosen ? page.other : page.choose}
        </Button>
        {chosen ? (
          <Button
            look="quiet"
            aria-label={page.removeFor(label)}
            onClick={event => {
              toFirst(event.currentTarget)
              onRemove()
            }}
          >
            {page.remove}
          </Button>
        ) : (
          children
        )}
      </div>
    </li>
  )
}

/** A button that is about to go hands the focus to the first of its file, which stays. */
export function toFirst(button: HTMLElement): void {
  button.closest('li')?.querySelector('button')?.focus()
}
