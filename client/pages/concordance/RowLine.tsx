/** A row: what became of a provision, how sure that is, and who confirmed it; opened, the two texts. */
import { memo, type ReactNode } from 'react'
import { isOpen, type Row } from '../../../shared/instrument/concord/review.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import { Likeness } from './Likeness.tsx'
import { Opened } from './Opened.tsx'
import type { RowActs, Symbols } from './RowList.tsx'
import { kindOf, nameOf, type Trees, titleOf } from './rowWords.ts'
import type { Going } from './useShown.ts'
import { rowId } from './useWalk.ts'

const says = words.concordance

type Props = {
  row: Row
  trees: Trees
  symbols: Symbols
  language: string
  mayWrite: boolean
  /** Whether the Tab key comes by it. */
  tabbable: boolean
  opened: boolean
  selected: boolean
  going: Going | null
  note: string | null
  on: RowActs
}

export const RowLine = memo(function RowLine({
  row,
  trees,
  mayWrite,
  tabbable,
  opened,
  selected,
  going,
  note,
  on,
  ...rest
}: Props) {
  const name = nameOf(row, trees)
  const [texts, noted] = [`texts-${row.key}`, `note-${row.key}`]
  const tab = tabbable ? 0 : -1
  return (
    <li className={lookOf(row, selected)}>
      <div className="review-line">
        {mayWrite && (
          <label className="review-check">
            <input
              type="checkbox"
              tabIndex={-1}
              checked={selected}
              aria-label={says.acts.select(name)}
              onClick={event => on.select(row.key, event.shiftKey)}
              onChange={() => {}}
            />
          </label>
        )}
        <Heading is={row.depth === 0}>
          <button
            type="button"
            id={rowId(row.key)}
            className="review-open"
            tabIndex={tab}
            aria-expanded={opened}
            aria-controls={opened ? texts : undefined}
            aria-describedby={note === null ? undefined : noted}
            onFocus={() => on.visit(row.key)}
            onClick={() => {
              on.visit(row.key)
              on.toggle(row.key)
            }}
          >
            <Summary {...{ row, trees, name, selected }} />
          </button>
        </Heading>
        <State {...{ row, name, mayWrite, going, on, tab }} />
      </div>
      {note !== null && (
        <p className="doubt review-note" id={noted} role="alert">
          {note}
        </p>
      )}
      {opened && <Opened id={texts} {...{ row, trees, mayWrite, going, on }} {...rest} />}
    </li>
  )
})

const lookOf = (row: Row, selected: boolean): string =>
  [
    'review-row',
    `depth-${Math.min(row.depth, 4)}`,
    row.link ? 'confirmed' : row.sure ? '' : 'unsure',
    selected ? 'selected' : '',
  ]
    .filter(name => name !== '')
    .join(' ')

const Heading = ({ is, children }: { is: boolean; children: ReactNode }) =>
  is ? <h2 className="review-heading">{children}</h2> : <div className="review-heading">{children}</div>

type SummaryProps = Pick<Props, 'row' | 'trees' | 'selected'> & { name: string }

/** What the line says, to who sees it and to who hears it. */
function Summary({ row, trees, name, selected }: SummaryProps) {
  const title = titleOf(row, trees)
  return (
    <>
      <span className="review-number">
        <bdi>{name}</bdi>
        <Heard>, </Heard>
      </span>
      <span className="review-title" dir="auto">
        {title}
        {title !== '' && <Heard>; </Heard>}
      </span>
      <span className="review-kind">
        <bdi>{row.absent ? says.notThere : kindOf(row, trees)}</bdi>
      </span>
      <span className="review-likeness">
        {!row.absent && <Sureness row={row} />}
        <Heard>{says.heard({ by: row.link?.by.name ?? null, open: isOpen(row), selected })}</Heard>
      </span>
    </>
  )
}

function Sureness({ row }: { row: Row }) {
  const pairs = row.from.length > 0 && row.to.length > 0
  return (
    <>
      <Heard>; </Heard>
      {row.likeness === null ? (
        <bdi>{withoutLikeness(row)}</bdi>
      ) : (
        <Likeness share={row.likeness} nearest={!pairs} />
      )}
      {row.link === null && (
        <>
          <Heard>; </Heard>
          <span className={row.sure ? 'is-sure' : 'is-unsure'}>{row.sure ? says.sure : says.unsure}</span>
        </>
      )}
    </>
  )
}

const Heard = ({ children }: { children: string }) => <span className="unseen heard">{children}</span>

const withoutLikeness = ({ origin }: Row): string => (origin === 'rest' ? says.rest : says.byHand)

type StateProps = Pick<Props, 'row' | 'mayWrite' | 'going' | 'on'> & { name: string; tab: 0 | -1 }

function State({ row, name, mayWrite, going, on, tab }: StateProps) {
  if (going !== null) return <span className="review-state sub">{goingSaid(going)}</span>
  if (row.link !== null) {
    return (
      <span className="review-state is-confirmed">
        <span aria-hidden="true">✓ </span>
        <bdi>{row.link.by.name}</bdi>
      </span>
    )
  }
  if (!mayWrite || row.absent) return <span className="review-state" />
  return (
    <span className="review-state">
      <Button
        look="quiet"
        tabIndex={tab}
        aria-label={`${says.acts.confirm}: ${name}`}
        onClick={() => on.confirm(row)}
      >
        {says.acts.confirm}
      </Button>
    </span>
  )
}

const goingSaid = (going: Going): string => (going === 'confirming' ? says.confirming : says.takingBack)
