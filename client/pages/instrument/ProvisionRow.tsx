/** One provision as a line of the tree: its number, title and words, what it is marked with, and what to look at. */
import { type CSSProperties, memo } from 'react'
import { doubtSays } from '../../../shared/instrument/says.ts'
import { words } from '../../words.ts'
import { BracketText } from './BracketText.tsx'
import { nameOf, type TreeRow } from './treeRows.ts'

const says = words.instrument.tree

/** Deeper ones are set in no further. */
const DEEPEST = 8

type Props = {
  id: string
  row: TreeRow
  chosen: boolean
  /** Whether it is the one to which the Tab key comes. */
  first: boolean
}

export const ProvisionRow = memo(
  function ProvisionRow({ id, row: { provision, depth }, chosen, first }: Props) {
    const { at, title, printed, text, brackets, level } = provision
    return (
      <div
        role="treeitem"
        id={id}
        className={`provision ${level}`}
        data-at={at}
        aria-level={depth + 1}
        aria-selected={chosen}
        tabIndex={first ? 0 : -1}
        style={{ '--depth': Math.min(depth, DEEPEST) } as CSSProperties}
      >
        <p className="provision-head">
          <bdi className="provision-number">{nameOf(provision)}</bdi>
          {title !== null && title !== printed && <bdi className="provision-title">{title}</bdi>}
          <Tags row={provision} />
        </p>
        {text !== '' && (
          <p className="provision-words" dir="auto">
            <BracketText text={text} brackets={brackets} />
          </p>
        )}
        {provision.doubts.map(doubt => (
          <p key={doubt.kind} className="provision-doubt" dir="ltr" lang="en">
            {doubtSays(provision, doubt)}
          </p>
        ))}
      </div>
    )
  },
  (before, now) =>
    before.id === now.id &&
    before.row.looks === now.row.looks &&
    before.row.depth === now.row.depth &&
    before.chosen === now.chosen &&
    before.first === now.first,
)

function Tags({ row: { bracketed, mark, notes } }: { row: TreeRow['provision'] }) {
  return (
    <>
      {bracketed && <span className="tag">{says.bracketed}</span>}
      {mark !== null && (
        <span className="tag">
          <bdi>{says.mark(mark)}</bdi>
        </span>
      )}
      {notes.length > 0 && <span className="tag">{says.notes(notes.length)}</span>}
    </>
  )
}
