/**
 * Checking a receipt, by anybody: nobody needs to be signed in, no file leaves the device, and once the page is loaded
 * no network is needed. The one thing that can be asked of the server is its public key, by a press.
 */
import '../look/check.css'
import { type DragEvent, useEffect, useState } from 'react'
import { receiptKeys } from '../../shared/contract/receipts.ts'
import { call } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { type Chosen, type Files, PARTS, type Part, partOf, readChosen } from './check/chosen.ts'
import { FilePart, toFirst } from './check/FilePart.tsx'
import { Result } from './check/Result.tsx'
import { useCheck } from './check/useCheck.ts'
import { words } from './check/words.ts'

const { page } = words

export function CheckPage() {
  const [files, setFiles] = useState<Files>({})
  const [wrong, setWrong] = useState<readonly string[]>([])
  const standing = useCheck(files)
  useEffect(() => {
    document.title = `${page.title} · ${page.server}`
  }, [])
  /** @param into null where each file is to find its place by what it is */
  const take = async (given: readonly File[], into: Part | null) => {
    const { placed, refused } = await sorted(given, into)
    setWrong(refused)
    setFiles(before => ({ ...before, ...placed }))
  }
  const remove = (part: Part) => setFiles(({ [part]: _, ...others }) => others)
  const [over, dropping] = useDropping(dropped => void take(dropped, null))
  return (
    <main id="main" className={over ? 'desk check dropping' : 'desk check'} tabIndex={-1} {...dropping}>
      <div>
        <p className="check-server">{page.server}</p>
        <ScreenHead title={page.title} lead={page.lead} />
      </div>
      <section className="section" aria-labelledby="files">
        <h2 id="files">{page.files}</h2>
        <p className="hint">{page.drop}</p>
        {wrong.length > 0 && (
          <div className="problem" role="alert">
            {wrong.map(sentence => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
        <ul className="check-parts">
          {PARTS.map(part => (
            <FilePart
              key={part}
              part={part}
              chosen={files[part]}
              onFile={file => void take([file], part)}
              onRemove={() => remove(part)}
            >
              {part === 'key' && <FetchKey onKey={key => setFiles(before => ({ ...before, key }))} />}
            </FilePart>
          ))}
        </ul>
      </section>
      <Result standing={standing} />
    </main>
  )
}

/** What each file is, and a sentence for each that could not be taken. */
async function sorted(given: readonly File[], into: Part | null) {
  const placed: Files = {}
  const refused: string[] = []
  for (const file of given) {
    const read = await readChosen(file)
    const part = into ?? ('wrong' in read ? null : partOf(read.text))
    if ('wrong' in read) refused.push(read.wrong)
    else if (part === null) refused.push(page.notKnown(file.name))
    else placed[part] = read
  }
  return { placed, refused }
}

/** Files may be let go anywhere on the page. */
function useDropping(onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      onFiles([...event.dataTransfer.files])
    },
  }
  return [over, handlers] as const
}

function FetchKey({ onKey }: { onKey: (key: Chosen) => void }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const fetched = (button: HTMLElement) => {
    setBusy(true)
    setError(null)
    call(receiptKeys, {}).then(
      found => {
        if (document.activeElement === button) toFirst(button)
        onKey({ name: page.fetched(found.keys.length), text: JSON.stringify(found) })
      },
      failure => {
        setError(failure)
        setBusy(false)
      },
    )
  }
  return (
    <>
      <Button look="quiet" busy={busy} onClick={event => fetched(event.currentTarget)}>
        {page.fetch}
      </Button>
      {error !== null && <Problem error={error} />}
    </>
  )
}
