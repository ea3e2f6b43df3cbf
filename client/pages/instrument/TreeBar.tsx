/** Above a tree: what of it is shown, how much of each provision, and what is looked for. */
import { type KeyboardEvent, type Ref, useId } from 'react'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import type { Show } from './treeRows.ts'
import type { TreeView } from './useTree.ts'

const says = words.instrument.tree

type Props = {
  view: TreeView
  undo: (() => void) | null
  find: Ref<HTMLInputElement>
  /** The search was left by a key, to go on in what was found. */
  onDone: () => void
}

export function TreeBar({ view, undo, find, onDone }: Props) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onDone()
  }
  return (
    <div className="tree-bar">
      <div className="filter">
        <ShowChoice view={view} />
        <WordsChoice view={view} />
        <label>
          {says.search}
          <input
            ref={find}
            type="search"
            dir="auto"
            placeholder={says.searchHint}
            value={view.query}
            onChange={event => view.setQuery(event.target.value)}
            onKeyDown={press}
          />
        </label>
        <span role="status">
          {view.shown.length < view.rows.length && says.matches(view.shown.length, view.rows.length)}
        </span>
      </div>
      {undo && (
        <Button look="quiet" onClick={undo}>
          {words.instrument.selected.undo}
        </Button>
      )}
    </div>
  )
}

function ShowChoice({ view: { show, setShow, doubtful } }: { view: TreeView }) {
  const id = useId()
  return (
    <label htmlFor={id}>
      {says.show}
      <select id={id} value={show} onChange={event => setShow(event.target.value as Show)}>
        <option value="everything">{says.everything}</option>
        <option value="articles">{says.articles}</option>
        <option value="doubtful">{says.doubtful(doubtful)}</option>
      </select>
    </label>
  )
}

function WordsChoice({ view: { whole, setWhole } }: { view: TreeView }) {
  const id = useId()
  return (
    <label htmlFor={id}>
      {says.words}
      <select
        id={id}
        value={whole ? 'whole' : 'first'}
        onChange={event => setWhole(event.target.value === 'whole')}
      >
        <option value="first">{says.first}</option>
        <option value="whole">{says.whole}</option>
      </select>
    </label>
  )
}
