/** Choosing the text on one side: the draft, a version, another statement of the coalition, or a file on this device. */
import { useEffect, useRef, useState } from 'react'
import { listStatements, listVersions, type VersionRow } from '../../../shared/contract/statements.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Select } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { dayOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import { FILE_KINDS, readFile } from '../importing/readFile.ts'
import { FILE, LIVE, type Side } from './address.ts'
import type { ReadText } from './texts.ts'

const OTHER = 'other'

type Props = {
  label: string
  statement: string
  coalition: string | undefined
  versions: readonly VersionRow[]
  side: Side
  read: ReadText | null
  onSide: (side: Side) => void
  onRead: (read: ReadText) => void
}

export function SidePick({ label, statement, coalition, versions, side, read, onSide, onRead }: Props) {
  const others = useOthers(coalition, statement)
  const isOther = side.of !== statement
  const [first] = others
  const choices = [
    ...textsOf(versions),
    ...(first ? [{ value: OTHER, says: words.compare.other }] : []),
    { value: FILE, says: words.compare.file },
  ]
  return (
    <div className="side-pick">
      <Select
        label={label}
        value={isOther ? OTHER : side.at}
        choices={choices}
        onChoice={at => onSide(at === OTHER && first ? { of: first.value, at: LIVE } : { of: statement, at })}
      />
      {isOther && (
        <>
          <Select
            label={words.compare.otherStatement}
            value={side.of}
            choices={others}
            onChoice={of => onSide({ of, at: LIVE })}
          />
          <OtherText side={side} onSide={onSide} />
        </>
      )}
      {side.at === FILE && <FilePick read={read} onRead={onRead} />}
    </div>
  )
}

function useOthers(coalition: string | undefined, statement: string) {
  const { data } = useAnswer(listStatements, coalition === undefined ? null : { coalition })
  return (data?.statements ?? [])
    .filter(({ id }) => id !== statement)
    .map(({ id, title }) => ({ value: id, says: title }))
}

const textsOf = (versions: readonly VersionRow[]) => [
  { value: LIVE, says: words.compare.live },
  ...versions.map(({ id, number, frozenAt }) => ({
    value: id,
    says: words.compare.version(number, dayOf(frozenAt)),
  })),
]

function OtherText({ side, onSide }: { side: Side; onSide: (side: Side) => void }) {
  const { data } = useAnswer(listVersions, { statement: side.of })
  return (
    <Select
      label={words.compare.otherText}
      value={side.at}
      choices={textsOf(data?.versions ?? [])}
      onChoice={at => onSide({ ...side, at })}
    />
  )
}

function FilePick({ read, onRead }: { read: ReadText | null; onRead: (read: ReadText) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  const [reading, setReading] = useState(false)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])
  const take = async (file: File | undefined) => {
    if (!file) return
    current.current?.abort()
    const controller = new AbortController()
    current.current = controller
    setReading(true)
    setTrouble(null)
    try {
      const { imported, tracked } = await readFile(file, controller.signal)
      onRead({ name: file.name, file: imported.file, tracked: (tracked?.changes.length ?? 0) > 0 })
    } catch (error) {
      if (!controller.signal.aborted) setTrouble(error)
    }
    if (!controller.signal.aborted) setReading(false)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={FILE_KINDS}
        className="unseen"
        tabIndex={-1}
        aria-label={words.compare.chooseFile}
        onChange={event => void take(event.target.files?.[0])}
      />
      <Button busy={reading} onClick={() => input.current?.click()}>
        {read ? words.compare.otherFile : words.compare.chooseFile}
      </Button>
      <p className="hint">{read ? <bdi>{read.name}</bdi> : words.compare.fileStays}</p>
      {read?.tracked && <p className="hint">{words.compare.fileAccepted}</p>}
      {trouble !== null && <Problem error={trouble} />}
    </>
  )
}
