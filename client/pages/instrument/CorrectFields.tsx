/** The corrections of the chosen provision. A field is taken when it is left or Enter is pressed; Escape leaves it. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Correction } from '../../../shared/contract/drafts.ts'
import { Button } from '../../parts/Button.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Editing } from './editing.ts'
import type { TreeRow } from './treeRows.ts'

const says = words.instrument.selected

type Props = {
  row: TreeRow
  editing: Editing
  onSplit: () => void
  onReword: () => void
  /** A field was left by a key: the tree has the focus again. */
  onDone: () => void
}

export function CorrectFields(props: Props) {
  const { row, editing, onDone } = props
  const { at, number, title, level } = row.provision
  const { correct } = editing
  return (
    <div className="form correct-fields">
      <div className="beside">
        <TakenField
          key={`${at} ${number}`}
          field="number"
          label={says.number}
          value={number}
          most={200}
          onDone={onDone}
          onTaken={taken => correct({ kind: 'number', at, number: taken })}
        />
        {row.levels.length > 1 && (
          <Select
            data-field="level"
            label={says.level}
            value={level}
            choices={row.levels.map(value => ({ value, says: words.instrument.levels[value] }))}
            onChoice={chosen => correct({ kind: 'level', at, level: chosen })}
          />
        )}
      </div>
      <TakenField
        key={`${at} ${title}`}
        field="title"
        label={says.title}
        value={title ?? ''}
        most={2000}
        onDone={onDone}
        onTaken={taken => correct({ kind: 'title', at, title: taken === '' ? null : taken })}
      />
      <Acts {...props} />
    </div>
  )
}

function Acts({ row, editing, onSplit, onReword }: Omit<Props, 'onDone'>) {
  const { at, parent, text } = row.provision
  const act = (kind: Extract<Correction['kind'], 'promote' | 'demote' | 'join'>) => () =>
    editing.correct({ kind, at })
  return (
    <>
      <div className="buttons tight">
        <Button look="quiet" disabled={parent === null} onClick={act('promote')}>
          {says.promote}
        </Button>
        <Button look="quiet" disabled={!row.follows} onClick={act('demote')}>
          {says.demote}
        </Button>
        <Button look="quiet" disabled={editing.positionsHeld || at === 0} onClick={act('join')}>
          {says.join}
        </Button>
        <Button look="quiet" disabled={editing.positionsHeld || text === ''} onClick={onSplit}>
          {says.split}
        </Button>
        <Button look="quiet" onClick={onReword}>
          {says.reword}
        </Button>
      </div>
      {editing.positionsHeld && <p className="hint">{says.positionsHeld}</p>}
    </>
  )
}

type TakenProps = {
  /** By which the keys of the screen find it. */
  field: string
  label: string
  value: string
  most: number
  onTaken: (value: string) => void
  onDone: () => void
}

function TakenField({ field, label, value, most, onTaken, onDone }: TakenProps) {
  const [typed, setTyped] = useState(value)
  // What Enter took or Escape gave up is not taken when the field is left by it.
  const settled = useRef(value)
  const type = (text: string) => {
    settled.current = value
    setTyped(text)
  }
  const take = () => {
    if (typed.trim() !== settled.current) onTaken(typed.trim())
    settled.current = typed.trim()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') take()
    else {
      settled.current = typed.trim()
      setTyped(value)
    }
    onDone()
  }
  return (
    <TextField
      data-field={field}
      label={label}
      value={typed}
      onText={type}
      maxLength={most}
      onBlur={take}
      onKeyDown={press}
    />
  )
}
