/** A list before it is entered: what to look at first, everything else behind it, and on what evidence. */
import { useRef, useState } from 'react'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import type { ListGroup } from '../../../../shared/signonTerms.ts'
import { Button } from '../../../parts/Button.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { Select } from '../../../parts/Field.tsx'
import { ScreenHead } from '../../../parts/ScreenHead.tsx'
import { words } from '../../../words.ts'
import { EnterForm } from './EnterForm.tsx'
import { RowLine } from './RowLine.tsx'
import { changed, FILTERS, type Filter, filtered, flawOf, inGroup, type Row } from './rows.ts'
import type { Sending } from './sending.ts'
import type { Stands } from './useList.ts'

type Props = {
  signon: SignonRow
  stands: Extract<Stands, { step: 'look' }>
  onChange: (changeOf: (row: Row) => Row) => void
  onLeave: () => void
  onEnter: (sending: Sending) => void
}

export function LookThrough({ signon, stands, onChange, onLeave, onEnter }: Props) {
  const says = words.signonsImport
  const lines = filtered(stands.rows)
  const kinds = (kind: Row['kind']) => lines.all.filter(row => row.kind === kind).length
  const another = <Button onClick={onLeave}>{says.another}</Button>
  if (stands.rows.size === 0)
    return (
      <>
        <Empty title={says.look} hint={says.none} heading="h1">
          {another}
        </Empty>
        <SetAside texts={stands.setAside} />
      </>
    )
  return (
    <>
      <ScreenHead
        title={says.look}
        lead={`${stands.named}: ${says.counts(kinds('organisation'), kinds('individual'), lines.out.length)}`}
      >
        <div className="buttons">{another}</div>
      </ScreenHead>
      <LabelFields signon={signon} rows={[...stands.rows.values()]} onChange={onChange} />
      <Lines signon={signon} stands={stands} lines={lines} onChange={onChange} />
      <SetAside texts={stands.setAside} />
      <EnterForm
        signon={signon}
        rows={lines.all}
        toLook={lines.look.length}
        blocked={lines.all.some(row => flawOf(row) !== null)}
        onEnter={onEnter}
      />
    </>
  )
}

/** How many lines stand on one page of it. */
const A_PAGE = 50

function Lines({
  signon,
  stands,
  lines,
  onChange,
}: Pick<Props, 'signon' | 'stands' | 'onChange'> & { lines: Record<Filter, Row[]> }) {
  const says = words.signonsImport
  const [filter, setFilter] = useState<Filter>(lines.look.length > 0 ? 'look' : 'all')
  const [page, setPage] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const all = lines[filter]
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE))
  const at = Math.min(page, pages - 1)
  const shown = all.slice(at * A_PAGE, (at + 1) * A_PAGE)
  const change = (id: string, part: Partial<Row>, place: number) => {
    onChange(row => (row.id === id ? changed(row, part, signon.groups) : row))
    keepFocus(list.current, place)
  }
  const sound = shown.filter(row => flawOf(row) === null).map(({ id }) => id)
  return (
    <section className="section" aria-label={says.look}>
      <div className="section-head">
        <Select
          label={says.show}
          value={filter}
          choices={FILTERS.map(value => ({ value, says: says.filters[value](lines[value].length) }))}
          onChoice={value => {
            setFilter(value)
            setPage(0)
          }}
        />
        {filter === 'look' && sound.length > 1 && (
          <Button onClick={() => onChange(row => (sound.includes(row.id) ? { ...row, looked: true } : row))}>
            {says.fineAll(sound.length)}
          </Button>
        )}
      </div>
      {all.length === 0 && (
        <p className="hint" role="status">
          {filter === 'look' ? says.lookNone : says.noneShown}
        </p>
      )}
      <ul className="list-rows" ref={list}>
        {shown.map((row, place) => (
          <RowLine
            key={row.id}
            row={row}
            rows={stands.rows}
            groups={signon.groups}
            onChange={part => change(row.id, part, place)}
          />
        ))}
      </ul>
      {pages > 1 && (
        <nav className="parts" aria-label={words.signonsBoard.parts}>
          <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
            {words.signonsBoard.before}
          </Button>
          <span role="status">
            {words.signonsBoard.part(at * A_PAGE + 1, at * A_PAGE + shown.length, all.length)}
          </span>
          <Button disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {words.signonsBoard.after}
          </Button>
        </nav>
      )}
    </section>
  )
}

/** A line that was dealt with leaves; the focus goes to the one that takes its place. */
function keepFocus(list: HTMLElement | null, place: number): void {
  requestAnimationFrame(() => {
    if (list === null || (document.activeElement !== null && document.activeElement !== document.body)) return
    const next = list.children[Math.min(place, list.children.length - 1)]
    next?.querySelector<HTMLElement>('button')?.focus()
  })
}

const NONE = 'none'

/** Which group of the sign-on each label of the list stands for. */
function LabelFields({
  signon,
  rows,
  onChange,
}: {
  signon: SignonRow
  rows: readonly Row[]
  onChange: Props['onChange']
}) {
  const says = words.signonsImport
  const labels = [...new Set(rows.map(({ label }) => label))]
  if (signon.groups.length === 0) return null
  const keyOf = ({ label, of }: ListGroup) => `${of} ${label}`
  const choices = [
    { value: NONE, says: says.noGroup },
    ...signon.groups.map(group => ({ value: keyOf(group), says: group.label })),
  ]
  const chosen = (label: string) => {
    const row = rows.find(row => row.label === label && row.group !== '')
    return row ? keyOf({ label: row.group, of: row.kind }) : NONE
  }
  return (
    <fieldset className="setting-part">
      <legend>{says.groupsOfList}</legend>
      <p className="hint">{says.groupsHint}</p>
      <div className="beside">
        {labels.map(label => (
          <Select
            key={label}
            label={<bdi>{label === '' ? says.labelNone : says.groupOf(label)}</bdi>}
            value={chosen(label)}
            choices={choices}
            onChoice={value => {
              const group = signon.groups.find(group => keyOf(group) === value) ?? null
              onChange(row => inGroup(row, label, group))
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

function SetAside({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <details className="more">
      <summary>{words.signonsImport.setAside(texts.length)}</summary>
      <ul className="things">
        {texts.slice(0, MOST_ASIDE).map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: these are words, twice the same among them; they never move.
          <li key={at} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Of a whole letter, all of its sentences are set aside. */
const MOST_ASIDE = 500
