/** The groups of the list: their names, whose signatures stand in each, and their order, all by keyboard. */
import { useRef } from 'react'
import { type ListGroup, SIGNATORY_KINDS } from '../../../../shared/signonTerms.ts'
import { Button } from '../../../parts/Button.tsx'
import { Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { groupFlaws, movedBy } from './draft.ts'

const MOST = 12

export function GroupFields({
  value,
  onChange,
}: {
  value: readonly ListGroup[]
  onChange: (groups: readonly ListGroup[]) => void
}) {
  const says = words.signonsSettings
  const list = useRef<HTMLOListElement>(null)
  const flaws = groupFlaws(value)
  const put = (at: number, group: ListGroup) =>
    onChange(value.map((one, place) => (place === at ? group : one)))
  const move = (at: number, by: number) => {
    onChange(movedBy(value, at, by))
    focusOn(list.current, at + by, by < 0 ? 'up' : 'down')
  }
  return (
    <fieldset className="setting-part">
      <legend>{says.groups}</legend>
      <p className="hint">{says.groupsHint}</p>
      {value.length > 0 && (
        <ol className="ordered" ref={list}>
          {value.map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group has nothing else that lasts while its name is typed.
            <li key={at}>
              <TextField
                label={says.groupLabel(at + 1)}
                value={group.label}
                maxLength={200}
                error={flaws.get(at)}
                onText={label => put(at, { ...group, label })}
              />
              <Select
                label={says.groupOf(at + 1)}
                value={group.of}
                choices={SIGNATORY_KINDS.map(value => ({ value, says: says.groupOfKinds[value] }))}
                onChoice={of => put(at, { ...group, of })}
              />
              <div className="buttons">
                <Button
                  look="quiet"
                  data-moves="up"
                  disabled={at === 0}
                  aria-label={says.groupUp(group.label)}
                  onClick={() => move(at, -1)}
                >
                  {says.up}
                </Button>
                <Button
                  look="quiet"
                  data-moves="down"
                  disabled={at === value.length - 1}
                  aria-label={says.groupDown(group.label)}
                  onClick={() => move(at, 1)}
                >
                  {says.down}
                </Button>
                <Button
                  look="quiet"
                  aria-label={says.groupRemove(group.label)}
                  onClick={() => onChange(value.filter((_, place) => place !== at))}
                >
                  {says.remove}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      <div className="buttons">
        <Button
          disabled={value.length >= MOST}
          onClick={() => onChange([...value, { label: '', of: value.at(-1)?.of ?? 'organisation' }])}
        >
          {says.groupAdd}
        </Button>
      </div>
    </fieldset>
  )
}

/** The focus goes along with what was moved; at an end, to the button that is left. */
function focusOn(list: HTMLElement | null, at: number, way: 'up' | 'down'): void {
  requestAnimationFrame(() => {
    const buttons = [...(list?.children[at]?.querySelectorAll<HTMLButtonElement>('[data-moves]') ?? [])]
    const same = buttons.find(button => button.dataset.moves === way && !button.disabled)
    const left = same ?? buttons.find(button => !button.disabled)
    left?.focus()
  })
}
