/** What an ask says beyond its wording: parts, the text it proposes, why, alternatives and fallbacks. */
import { VERBS } from '../../../../shared/ask.ts'
import { Button } from '../../../parts/Button.tsx'
import { LongField, Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import type { Known } from './covers.ts'
import { FallbackFields } from './FallbackFields.tsx'
import { type AlternativeDraft, type Draft, newAlternative, newPart } from './said.ts'
import { TakeOut } from './TakeOut.tsx'

const says = words.asks.form
const VERB_CHOICES = VERBS.map(value => ({ value, says: words.verbs[value] }))

type Props = {
  draft: Draft
  /** The asks that a fallback can cover. */
  known: readonly Known[]
  onDraft: (draft: Draft) => void
}

export function MoreFields({ draft, known, onDraft }: Props) {
  return (
    <>
      <LongField
        label={says.proposedText}
        hint={says.proposedHint}
        rows={3}
        value={draft.proposedText}
        maxLength={10_000}
        onText={proposedText => onDraft({ ...draft, proposedText })}
      />
      <TextField
        label={says.drawnFrom}
        hint={says.drawnFromHint}
        value={draft.drawnFrom}
        maxLength={500}
        onText={drawnFrom => onDraft({ ...draft, drawnFrom })}
      />
      <LongField
        label={says.reason}
        rows={2}
        value={draft.reason}
        maxLength={5000}
        onText={reason => onDraft({ ...draft, reason })}
      />
      <Parts draft={draft} onDraft={onDraft} />
      <Alternatives draft={draft} onDraft={onDraft} />
      <FallbackFields
        fallbacks={draft.fallbacks}
        known={known}
        onFallbacks={fallbacks => onDraft({ ...draft, fallbacks })}
      />
    </>
  )
}

type PartProps = Omit<Props, 'known'>

function Parts({ draft, onDraft }: PartProps) {
  const { parts } = draft
  return (
    <fieldset className="entries">
      <legend>{says.parts}</legend>
      <p className="hint">{says.partsHint}</p>
      {parts.map((part, at) => (
        <div className="entry" key={part.id}>
          <TextField
            label={says.part_(at + 1)}
            value={part.name}
            maxLength={200}
            onText={name =>
              onDraft({ ...draft, parts: parts.map(one => (one.id === part.id ? { ...one, name } : one)) })
            }
          />
          <TakeOut
            what={part.name}
            onOut={() => onDraft({ ...draft, parts: parts.filter(one => one.id !== part.id) })}
          />
        </div>
      ))}
      <Button onClick={() => onDraft({ ...draft, parts: [...parts, newPart(parts)] })}>{says.addPart}</Button>
    </fieldset>
  )
}

function Alternatives({ draft, onDraft }: PartProps) {
  const { alternatives } = draft
  const set = (next: AlternativeDraft) =>
    onDraft({ ...draft, alternatives: alternatives.map(one => (one.key === next.key ? next : one)) })
  return (
    <fieldset className="entries">
      <legend>{says.alternatives}</legend>
      {alternatives.map((one, at) => (
        <div className="entry" key={one.key}>
          <Select
            label={says.verb}
            value={one.verb}
            choices={VERB_CHOICES}
            onChoice={verb => set({ ...one, verb })}
          />
          <LongField
            label={says.alternative(at + 1)}
            rows={2}
            value={one.wording}
            maxLength={10_000}
            onText={wording => set({ ...one, wording })}
          />
          <TakeOut
            what={one.wording}
            onOut={() =>
              onDraft({ ...draft, alternatives: alternatives.filter(({ key }) => key !== one.key) })
            }
          />
        </div>
      ))}
      <Button
        onClick={() => onDraft({ ...draft, alternatives: [...alternatives, newAlternative(draft.verb)] })}
      >
        {says.addAlternative}
      </Button>
    </fieldset>
  )
}
