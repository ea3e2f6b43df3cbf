/** Where files are let go or chosen. */
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { ScreenHead } from '../../parts/ScreenHead.tsx'
import { words } from '../../words.ts'
import { FILE_KINDS } from './readFile.ts'

/** @param refused why a file that was chosen before could not be read; null where none was */
export function Choose({
  refused,
  onFiles,
}: {
  refused: unknown
  onFiles: (files: readonly File[]) => void
}) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <>
      <ScreenHead title={words.importing.title} lead={words.importing.hint} />
      {refused !== null && <Problem error={refused} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button below is the first. */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h2>{words.importing.drop}</h2>
        <input
          ref={input}
          type="file"
          multiple
          accept={FILE_KINDS}
          className="unseen"
          tabIndex={-1}
          aria-label={words.importing.choose}
          onChange={event => onFiles([...(event.target.files ?? [])])}
        />
        <Button look="primary" onClick={() => input.current?.click()}>
          {words.importing.choose}
        </Button>
        <p className="hint">{words.importing.kinds}</p>
      </div>
    </>
  )
}
