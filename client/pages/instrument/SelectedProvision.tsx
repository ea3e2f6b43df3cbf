/** The chosen provision in full, beside the tree: what to look at, its alternatives, and how it can be corrected. */
import { type ReactNode, type Ref, useState } from 'react'
import { directionOf } from '../../../shared/formats/language.ts'
import { doubtSays } from '../../../shared/instrument/says.ts'
import { words } from '../../words.ts'
import { BracketText } from './BracketText.tsx'
import { optionsIn } from './bracketParts.ts'
import { CorrectFields } from './CorrectFields.tsx'
import type { Editing } from './editing.ts'
import { nameOf, type TreeRow } from './treeRows.ts'

const says = words.instrument.selected

type Props = {
  row: TreeRow | null
  language: string
  /** null where the person may not correct it. */
  editing: Editing | null
  onSplit: () => void
  onReword: () => void
  /** A field was left by a key. */
  onDone: () => void
  panel: Ref<HTMLElement>
  /** What else belongs to the provision, such as the asks on it. */
  children?: ReactNode
}

export function SelectedProvision(props: Props) {
  const { row, language, editing, onSplit, onReword, onDone, panel, children } = props
  const [open, setOpen] = useState(false)
  if (row === null) return null
  return (
    <aside
      className={open ? 'chosen-provision open' : 'chosen-provision'}
      aria-label={says.label}
      ref={panel}
    >
      <div className="chosen-head">
        <Head row={row} language={language} />
        <button
          type="button"
          className="button quiet only-narrow"
          onClick={() => setOpen(!open)}
          aria-expanded={open}
        >
          {open ? words.acts.close : editing ? says.correctIt : says.open}
        </button>
      </div>
      <div className="chosen-body">
        <Doubts row={row} />
        {editing && <CorrectFields {...{ row, editing, onSplit, onReword, onDone }} />}
        <Words row={row} language={language} />
        {children}
      </div>
    </aside>
  )
}

function Head({ row: { provision }, language }: { row: TreeRow; language: string }) {
  const { level, title, printed } = provision
  return (
    <div>
      <h3>
        <bdi lang={language}>{nameOf(provision)}</bdi>
      </h3>
      <p className="sub">
        {title !== null && title !== printed && (
          <>
            <bdi lang={language}>{title}</bdi> ·{' '}
          </>
        )}
        {words.instrument.levels[level]}
      </p>
    </div>
  )
}

function Doubts({ row: { provision } }: { row: TreeRow }) {
  if (provision.doubts.length === 0) return null
  return (
    <ul className="stack-tight">
      {provision.doubts.map(doubt => (
        <li key={doubt.kind} className="provision-doubt">
          {doubtSays(provision, doubt)}
        </li>
      ))}
    </ul>
  )
}

function Words({ row: { provision }, language }: { row: TreeRow; language: string }) {
  const { text, brackets, notes, mark } = provision
  const options = optionsIn(text, brackets)
  const within = brackets.some(({ start, end }) => start === 0 && end === text.length)
  return (
    <>
      {text !== '' && (
        <div className="chosen-words" lang={language} dir={directionOf(language)}>
          <BracketText text={text} brackets={brackets} />
        </div>
      )}
      {within && <p className="sub">{says.wholeBracket}</p>}
      {mark !== null && (
        <p className="sub">
          <bdi>{words.instrument.tree.mark(mark)}</bdi>
        </p>
      )}
      {options.map(group => (
        <div key={group.join(' ')} className="options">
          <p className="sub">{says.options}</p>
          <ol lang={language} dir={directionOf(language)}>
            {group.map(option => (
              <li key={option}>{option}</li>
            ))}
          </ol>
        </div>
      ))}
      {notes.map(note => (
        <p key={note} className="sub" dir="auto" lang={language}>
          {note}
        </p>
      ))}
    </>
  )
}
