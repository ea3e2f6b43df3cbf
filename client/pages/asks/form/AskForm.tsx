/** The form in which an ask is made, entered or changed; the same wherever that happens. */
import '../../../look/asks.css'
import { type ReactNode, useState } from 'react'
import { type AskSays, VERBS } from '../../../../shared/ask.ts'
import { listAsks } from '../../../../shared/contract/asks.ts'
import { useAnswer } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { LongField, Select } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { useDrafts } from '../drafts.ts'
import { MoreFields } from './MoreFields.tsx'
import { type Draft, draftOf, type Saying, saySame, saysOf } from './said.ts'
import { TargetFields } from './TargetFields.tsx'

const says = words.asks.form
const VERB_CHOICES = VERBS.map(value => ({ value, says: words.verbs[value] }))

type Props = {
  title: string
  /** What its button says, and what is said where nothing may stay as it is. */
  act: string
  hint?: string
  coalition: string
  /** The process whose drafts can be aimed at; null for those of all. */
  process: string | null
  /** The draft that is meant until somebody says another one; the newest where none is named. */
  meant?: string | null
  first: Saying
  /** Something has to be different before it can be saved. */
  changing?: boolean
  busy: boolean
  error: unknown
  onLeave: () => void
  onAct: (said: AskSays) => void
  /** More to say about it, above the rest. */
  children?: ReactNode
}

export function AskForm(props: Props) {
  const { title, act, hint, coalition, process, first, changing = false, busy, error, onLeave, onAct } = props
  const [begun] = useState(() => draftOf(first))
  const [draft, setDraft] = useState(begun)
  const drafts = useDrafts(coalition, process)
  const known = useAnswer(listAsks, { coalition }).data?.asks ?? []
  const same = changing && saySame(draft, begun)
  return (
    <Dialog
      wide
      title={title}
      onLeave={onLeave}
      error={error}
      act={{
        says: act,
        busy,
        disabled: same || draft.wording.trim() === '',
        onAct: () => onAct(saysOf(draft)),
      }}
    >
      {hint && <p className="hint">{hint}</p>}
      {props.children}
      <Select
        label={says.verb}
        value={draft.verb}
        choices={VERB_CHOICES}
        onChoice={verb => setDraft({ ...draft, verb })}
        autoFocus
      />
      <LongField
        label={says.wording}
        hint={same ? says.same : says.wordingHint}
        rows={4}
        required
        value={draft.wording}
        onText={wording => setDraft({ ...draft, wording })}
        maxLength={10_000}
      />
      <TargetFields
        verb={draft.verb}
        targets={draft.targets}
        parts={draft.parts}
        drafts={drafts}
        meant={props.meant ?? drafts[0]?.id ?? null}
        onTargets={targets => setDraft({ ...draft, targets })}
      />
      <details className="more" open={saysMore(begun)}>
        <summary>{says.more}</summary>
        <div className="form">
          <MoreFields draft={draft} known={known} onDraft={setDraft} />
        </div>
      </details>
    </Dialog>
  )
}

const saysMore = ({ proposedText, drawnFrom, reason, parts, alternatives, fallbacks }: Draft): boolean =>
  `${proposedText}${drawnFrom}${reason}` !== '' || parts.length + alternatives.length + fallbacks.length > 0
