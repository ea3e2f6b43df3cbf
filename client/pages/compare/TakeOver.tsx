/** Taking over what a file says otherwise: each difference that is chosen becomes a suggestion in the draft. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { putSuggestion } from '../../../shared/contract/reviews.ts'
import { type Group, suggestionsFrom } from '../../../shared/suggestion/from.ts'
import { saysOf } from '../../../shared/suggestion/says.ts'
import { call } from '../../api.ts'
import { newBlockId } from '../../editor/blockId.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { inParts } from '../importing/parcels.ts'
import { adopted } from './adopted.ts'
import { Deleted, Inserted } from './ChangedWords.tsx'
import type { SideText } from './texts.ts'

type Props = {
  statement: string
  comparison: Comparison
  old: SideText
  now: SideText
  onLeave: () => void
}

export function TakeOver({ statement, comparison, old, now, onLeave }: Props) {
  const say = useSay()
  const groups = useMemo(
    () =>
      suggestionsFrom(old.file.body, adopted(old.file.body, now.file.body, comparison.blocks)).flatMap(
        ({ on, changes }) => inParts(changes).map(part => ({ on, changes: part })),
      ),
    [old, now, comparison],
  )
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const chosen = groups.filter((_, at) => !left.has(at))
  const sending = useSending(statement, words.compare.fromFile(now.says))
  const pressed = async () => {
    if (!(await sending.send(chosen))) return
    say(words.compare.takenOver(chosen.length))
    onLeave()
  }
  const toggle = (at: number, taken: boolean) => {
    const next = new Set(left)
    if (taken) next.delete(at)
    else next.add(at)
    setLeft(next)
  }
  return (
    <Dialog
      title={words.compare.takeOver}
      onLeave={onLeave}
      error={sending.error}
      wide
      act={{
        says: words.compare.suggest(chosen.length),
        busy: sending.busy,
        disabled: chosen.length === 0,
        onAct: () => void pressed(),
      }}
    >
      <p>{groups.length === 0 ? words.compare.nothingToTake : words.compare.takeOverHint}</p>
      {comparison.title && <p className="hint">{words.importing.titleChanged(comparison.title.new)}</p>}
      {sending.busy && <p role="status">{words.compare.sent(sending.sent, chosen.length)}</p>}
      <ul className="taken-list">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the differences of two texts never move.
          <li key={at}>
            <Checkbox
              label={<Difference group={group} />}
              checked={!left.has(at)}
              disabled={sending.busy}
              onCheck={taken => toggle(at, taken)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** What a passage said, and what it would say. */
export function Difference({ group }: { group: Group }) {
  const { was, says } = saysOf(group.changes)
  return (
    <span className="words" dir="auto">
      {was !== '' && <Deleted>{was}</Deleted>} {says !== '' && <Inserted>{says}</Inserted>}
    </span>
  )
}

/** Suggests passages: sends one after the other; ids are made once for each, so that sending again after a failure doubles nothing. */
export function useSending(statement: string, why: string) {
  const client = useQueryClient()
  const ids = useRef(new Map<Group, string>())
  const [state, setState] = useState<{ busy: boolean; sent: number; error: unknown }>({
    ...{ busy: false, sent: 0, error: null },
  })
  const idOf = (group: Group): string => {
    const id = ids.current.get(group) ?? newBlockId()
    ids.current.set(group, id)
    return id
  }
  const send = async (groups: readonly Group[]): Promise<boolean> => {
    setState({ busy: true, sent: 0, error: null })
    try {
      for (const [at, group] of groups.entries()) {
        const asked = { statement, suggestion: idOf(group), changes: group.changes, why: why.slice(0, 900) }
        await call(putSuggestion, asked)
        setState({ busy: true, sent: at + 1, error: null })
      }
      setState({ busy: false, sent: groups.length, error: null })
      return true
    } catch (error) {
      setState(before => ({ ...before, busy: false, error }))
      return false
    } finally {
      await client.invalidateQueries()
    }
  }
  return { ...state, send }
}
