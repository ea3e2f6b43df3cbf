/** What a letter that lives already seems to ask for, in blocks that carry no ask yet: each is taken, joined or dropped. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useMemo, useState } from 'react'
import type { AskSays } from '../../shared/ask.ts'
import { type Suggestion, suggestionsOf } from '../../shared/asks/suggested.ts'
import { type AskRow, makeAsk } from '../../shared/contract/asks.ts'
import { seeCiting } from '../../shared/contract/citations.ts'
import { seeStatement } from '../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../data.ts'
import { useDrafts, useSearched } from '../pages/asks/drafts.ts'
import { DraftChoice } from '../pages/asks/suggested/DraftChoice.tsx'
import { DroppedAsks } from '../pages/asks/suggested/DroppedAsks.tsx'
import { EditSuggested } from '../pages/asks/suggested/EditSuggested.tsx'
import { SuggestedRow } from '../pages/asks/suggested/SuggestedRow.tsx'
import { useDropping } from '../pages/asks/suggested/useDropping.ts'
import { useDropped, useRegister, useSuggested } from '../pages/asks/suggested/useSuggested.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useSay } from '../parts/Toast.tsx'
import { treeOf } from '../review/tree.ts'
import { words } from '../words.ts'
import { command } from './acts.ts'
import { goToBlock, markAsk } from './demands.ts'

const says = words.asks.suggested

type Props = { editor: Editor; statement: string; onLeave: () => void }

export function SuggestedInLetter({ editor, statement, onLeave }: Props) {
  const coalition = useAnswer(seeStatement, { statement }).data?.coalition.id
  const [editing, setEditing] = useState<Editing | null>(null)
  const taking = useTaking(editor, statement, () => setEditing(null))
  if (coalition === undefined) return null
  return (
    <>
      <Dialog wide title={says.title} onLeave={onLeave}>
        <Suggestions {...{ editor, statement, onLeave, coalition, taking }} onEdit={setEditing} />
      </Dialog>
      {editing && (
        <EditSuggested
          {...{ coalition, ...editing }}
          busy={taking.busy}
          error={taking.error}
          onLeave={() => setEditing(null)}
          onTake={asked => taking.take(editing.block, asked)}
        />
      )}
    </>
  )
}

/** @param meant the draft in which its targets were looked for */
type Editing = { block: string; asked: AskSays; meant: string | null }

/** Taking a suggestion as a new ask, or as one of the register: the block is marked, as by hand. */
function useTaking(editor: Editor, statement: string, onTaken: () => void) {
  const say = useSay()
  const mark = (block: string, ask: AskRow, said: (n: number) => string) => {
    const done = markAsk(block, ask.id)(editor.state, editor.view.dispatch, editor.view)
    say(done ? said(ask.number) : words.asks.inLetter.refused.gone)
  }
  const make = useAct(makeAsk, (ask, { block }) => {
    onTaken()
    mark(block, ask, says.taken)
  })
  return {
    take: (block: string, asked: AskSays) => make.mutate({ statement, block, ...asked }),
    join: (block: string, ask: AskRow) => mark(block, ask, says.joined),
    busy: make.isPending,
    error: make.error,
  }
}

type Taking = ReturnType<typeof useTaking>

type ListProps = Props & { coalition: string; taking: Taking; onEdit: (editing: Editing) => void }

function Suggestions({ editor, statement, coalition, onLeave, taking, onEdit }: ListProps) {
  // The letter as it was when somebody looked: what is typed meanwhile is looked at the next time.
  const [body] = useState(() => treeOf(editor.state.doc))
  const suggested = useSuggested(coalition, body)
  const citing = useAnswer(seeCiting, { statement }).data
  const drafts = useDrafts(coalition, citing?.process ?? null)
  const [chosen, setDraft] = useState<string | null | undefined>()
  const draft = chosen === undefined ? (citing?.worksOn?.id ?? drafts[0]?.id ?? null) : chosen
  const searched = useSearched(draft)
  const all = useMemo(
    () =>
      suggested && suggestionsOf(suggested, searched && draft !== null ? { id: draft, ...searched } : null),
    [suggested, searched, draft],
  )
  const wordings = useMemo(() => suggested?.map(({ wording }) => wording) ?? null, [suggested])
  const dropped = useDropped(coalition, wordings)
  const register = useRegister(coalition)
  const dropping = useDropping(coalition)
  const carrying = useEditorState({ editor, selector: ({ editor }) => carriersIn(editor).join(' ') })
  if (all === null || dropped === null) return <p role="status">{says.looking}</p>
  const open = all.filter(({ block }) => !carrying.split(' ').includes(block))
  const isDropped = ({ says: { wording } }: Suggestion) => dropped.get(wording)?.dropped === true
  const left = open.filter(one => !isDropped(one))
  const gone = open.filter(isDropped)
  return (
    <>
      <p className="hint">{says.hint}</p>
      <DraftChoice drafts={drafts} hint={says.draftHint} value={draft} onChoice={setDraft} />
      {dropping.error && <Problem error={dropping.error} />}
      {taking.error && <Problem error={taking.error} />}
      {left.length === 0 && <p role="status">{all.length === 0 ? says.none : says.noneOpen}</p>}
      <ul className="question-list">
        {left.map(one => (
          <li key={one.key}>
            <One
              {...{ register, searched, taking }}
              suggestion={one}
              onShow={() => {
                onLeave()
                command(editor, goToBlock(one.block))
              }}
              onEdit={() => onEdit({ block: one.block, asked: one.says, meant: draft })}
              onDrop={() => dropping.drop(dropped.get(one.says.wording)?.hash ?? '')}
            />
          </li>
        ))}
      </ul>
      <DroppedAsks
        dropped={gone}
        onUndrop={one => dropping.undrop(dropped.get(one.says.wording)?.hash ?? '')}
      />
    </>
  )
}

type OneProps = {
  suggestion: Suggestion
  register: ReturnType<typeof useRegister>
  searched: ReturnType<typeof useSearched>
  taking: Taking
  onShow: () => void
  onEdit: () => void
  onDrop: () => void
}

function One({ suggestion: { block, says: asked }, register, searched, taking, ...on }: OneProps) {
  return (
    <SuggestedRow
      {...{ asked, register, searched }}
      onShow={on.onShow}
      joining={ask => (
        <Button look="quiet" onClick={() => taking.join(block, ask)}>
          {says.join(ask.number)}
        </Button>
      )}
    >
      <Button busy={taking.busy} onClick={() => taking.take(block, asked)}>
        {says.take}
      </Button>
      <Button look="quiet" onClick={on.onEdit}>
        {says.edit}
      </Button>
      <Button look="quiet" title={says.dropTitle} onClick={on.onDrop}>
        {says.drop}
      </Button>
    </SuggestedRow>
  )
}

/** The ids of the blocks that carry an ask. */
function carriersIn(editor: Editor): string[] {
  const found: string[] = []
  editor.state.doc.descendants(({ attrs, isTextblock }) => {
    if (attrs.ask && attrs.id) found.push(attrs.id)
    return !isTextblock
  })
  return found
}
