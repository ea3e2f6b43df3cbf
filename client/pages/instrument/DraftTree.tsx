/** A draft to be read and corrected: what of it is shown, its provisions as a tree, and the chosen one beside it. */
import { type ReactNode, useRef, useState } from 'react'
import type { Correction } from '../../../shared/contract/drafts.ts'
import { words } from '../../words.ts'
import type { Editing } from './editing.ts'
import { ProvisionTree } from './ProvisionTree.tsx'
import { RewordDialog } from './RewordDialog.tsx'
import { SelectedProvision } from './SelectedProvision.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { TreeBar } from './TreeBar.tsx'
import { useFoundWords } from './useFoundWords.ts'
import type { TreeView } from './useTree.ts'
import { useTreeKeys } from './useTreeKeys.ts'

const says = words.instrument.tree

type Props = {
  view: TreeView
  language: string
  /** null where the person may not correct it. */
  editing: Editing | null
  /** What else belongs to the chosen provision. */
  beside?: (at: number) => ReactNode
}

export function DraftTree({ view, language, editing, beside }: Props) {
  const [asking, setAsking] = useState<'split' | 'reword' | null>(null)
  const find = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const [onSplit, onReword] = [() => setAsking('split'), () => setAsking('reword')]
  const toTree = (options: FocusOptions = {}) =>
    column.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus(options)
  const onTree = () => toTree({ preventScroll: true })
  const onDone = () => toTree()
  useTreeKeys({ view, editing, find, panel, onSplit, onReword, onTree })
  const { chosen, shown, choose, whole } = view
  useFoundWords(column, view.query, shown)
  const correct = (...corrections: Correction[]) => {
    setAsking(null)
    editing?.correct(...corrections)
  }
  return (
    <>
      <TreeBar {...{ view, find, onDone }} undo={editing?.undo ?? null} />
      <div className="tree-and-chosen">
        <div className="tree-column" ref={column}>
          {shown.length === 0 && <p className="sub">{view.query === '' ? says.noDoubts : says.noMatch}</p>}
          <ProvisionTree
            label={says.label}
            rows={shown}
            chosen={chosen?.provision.at ?? null}
            onChoose={choose}
            language={language}
            whole={whole || view.query !== ''}
          />
        </div>
        <SelectedProvision {...{ row: chosen, language, editing, onSplit, onReword, onDone, panel }}>
          {chosen && beside?.(chosen.provision.at)}
        </SelectedProvision>
      </div>
      {asking === 'split' && chosen && (
        <SplitDialog row={chosen} onSplit={correct} onLeave={() => setAsking(null)} />
      )}
      {asking === 'reword' && chosen && (
        <RewordDialog
          row={chosen}
          onReword={corrections => correct(...corrections)}
          onLeave={() => setAsking(null)}
        />
      )}
    </>
  )
}
