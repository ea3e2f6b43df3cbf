/** Taking a file in: what will come is seen as the letter it will be, before anything is sent. */
import '../look/importing.css'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { Imported } from '../../shared/formats/imported.ts'
import { Button } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { words } from '../words.ts'
import { type Here, may, useCoalition } from './coalition.ts'
import { takeFile } from './handedFile.ts'
import { Preview } from './importing/Preview.tsx'
import { FILE_KINDS, readFile } from './importing/readFile.ts'
import { NothingHere } from './NothingHere.tsx'

export function ImportPage() {
  const here = useCoalition()
  return here && may(here, 'statements.write') ? <Import here={here} /> : <NothingHere />
}

type Step =
  | { step: 'choose'; refused: unknown }
  | { step: 'reading'; name: string }
  | { step: 'questions'; name: string; imported: Imported }

function Import({ here }: { here: Here }) {
  const [step, read] = useReading()
  return (
    <Screen
      title={words.importing.title}
      coalition={here}
      room={step.step === 'questions' ? 'letter' : 'desk'}
    >
      {step.step === 'choose' && <Choose refused={step.refused} onFile={read} />}
      {step.step === 'reading' && (
        <>
          <div className="screen-head">
            <p role="status">{words.importing.reading(step.name)}</p>
            <Button onClick={() => read(null)}>{words.importing.chooseAnother}</Button>
          </div>
          <Skeleton of="letter" />
        </>
      )}
      {step.step === 'questions' && (
        <Preview
          key={step.name}
          here={here}
          name={step.name}
          imported={step.imported}
          onOther={() => read(null)}
        />
      )}
    </Screen>
  )
}

/** Where the import stands, and reading another file (or none). A file dropped on the home screen is read at once. */
function useReading(): [Step, (file: File | null) => void] {
  const [step, setStep] = useState<Step>({ step: 'choose', refused: null })
  const current = useRef<AbortController | null>(null)
  const read = (file: File | null) => {
    current.current?.abort()
    if (file === null) return setStep({ step: 'choose', refused: null })
    const controller = new AbortController()
    current.current = controller
    setStep({ step: 'reading', name: file.name })
    readFile(file, controller.signal).then(
      imported => setStep({ step: 'questions', name: file.name, imported }),
      error => {
        if (!controller.signal.aborted) setStep({ step: 'choose', refused: error })
      },
    )
  }
  const first = useRef(read)
  useEffect(() => {
    const handed = takeFile()
    if (handed) first.current(handed)
  }, [])
  return [step, read]
}

function Choose({ refused, onFile }: { refused: unknown; onFile: (file: File) => void }) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
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
          accept={FILE_KINDS}
          className="unseen"
          tabIndex={-1}
          aria-label={words.importing.choose}
          onChange={event => {
            const file = event.target.files?.[0]
            if (file) onFile(file)
          }}
        />
        <Button look="primary" onClick={() => input.current?.click()}>
          {words.importing.choose}
        </Button>
        <p className="hint">{words.importing.kinds}</p>
      </div>
    </>
  )
}
