/** Where files are let go or chosen. */
import { type DragEvent, useRef, useState } from 'react'
import { Button } from './Button.tsx'

type Props = {
  says: { drop: string; choose: string; kinds: string }
  /** As `accept` of a file input takes it. */
  accept: string
  /** Several can be given at once. */
  multiple?: boolean
  /** Called with at least one. */
  onFiles: (files: readonly [File, ...File[]]) => void
}

export function DropFiles({ says, accept, multiple = false, onFiles }: Props) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const [first, ...more] = files ?? []
    if (first) onFiles([first, ...more])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button below is the first.
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{says.drop}</h2>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={accept}
        className="unseen"
        tabIndex={-1}
        aria-label={says.choose}
        onChange={event => take(event.target.files)}
      />
      <Button look="primary" onClick={() => input.current?.click()}>
        {says.choose}
      </Button>
      <p className="hint">{says.kinds}</p>
    </div>
  )
}
