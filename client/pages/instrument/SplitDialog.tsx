/** Where a provision is cut in two: the caret says it, and both halves are shown before it is done. */
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react'
import type { Correction } from '../../../shared/contract/drafts.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, Radios } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import { nameOf, type TreeRow } from './treeRows.ts'

const says = words.instrument.split

type Props = { row: TreeRow; onSplit: (correction: Correction) => void; onLeave: () => void }

export function SplitDialog({ row: { provision }, onSplit, onLeave }: Props) {
  const { at, text } = provision
  const [from, setFrom] = useState(0)
  const [where, setWhere] = useState<'beside' | 'inside'>('beside')
  const [stays, becomes] = [text.slice(0, from).trim(), text.slice(from).trim()]
  const possible = stays !== '' && becomes !== ''
  return (
    <Dialog
      wide
      title={says.title(nameOf(provision))}
      onLeave={onLeave}
      act={{
        says: says.act,
        disabled: !possible,
        onAct: () => onSplit({ kind: 'split', at, from, where }),
      }}
    >
      <CaretField text={text} onCaret={setFrom} />
      {possible && <Halves stays={stays} becomes={becomes} />}
      <Radios
        legend={says.where}
        value={where}
        choices={[
          { value: 'beside', says: says.beside },
          { value: 'inside', says: says.inside },
        ]}
        onChoice={setWhere}
      />
    </Dialog>
  )
}

/**
 * A text in which only the caret moves: a field that is read-only would show none. Enter is taken for the answer, as
 * in a field of one line.
 */
function CaretField({ text, onCaret }: { text: string; onCaret: (at: number) => void }) {
  const read = (event: SyntheticEvent<HTMLTextAreaElement>) => onCaret(event.currentTarget.selectionStart)
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <Field
      label={says.words}
      hint={says.hint}
      control={wiring => (
        <textarea
          {...wiring}
          ref={unchanged}
          dir="auto"
          rows={6}
          defaultValue={text}
          onSelect={read}
          onKeyDown={press}
          onKeyUp={read}
          onPointerUp={read}
        />
      )}
    />
  )
}

/** Nothing that is typed, pasted, cut or dropped changes the text. */
function unchanged(field: HTMLTextAreaElement | null): (() => void) | undefined {
  if (field === null) return
  const refuse = (event: Event) => event.preventDefault()
  field.addEventListener('beforeinput', refuse)
  return () => field.removeEventListener('beforeinput', refuse)
}

function Halves({ stays, becomes }: { stays: string; becomes: string }) {
  return (
    <dl className="halves">
      <dt className="sub">{says.stays}</dt>
      <dd dir="auto">{stays}</dd>
      <dt className="sub">{says.becomes}</dt>
      <dd dir="auto">{becomes}</dd>
    </dl>
  )
}
