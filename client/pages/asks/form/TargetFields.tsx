/** What an ask is about: each target in the drafter's words, what that is, and the provision of a draft it means. */
import { TARGET_KINDS, type Verb } from '../../../../shared/ask.ts'
import { hasOwnWords, isAimedKind } from '../../../../shared/asks/kinds.ts'
import type { DraftRow, ProvisionRow } from '../../../../shared/contract/drafts.ts'
import { Button } from '../../../parts/Button.tsx'
import { Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { shortOf } from '../../following/drafts.ts'
import { provisionName, useSearched } from '../drafts.ts'
import { ProvisionField } from './ProvisionField.tsx'
import { SuggestedAim } from './SuggestedAim.tsx'
import { newTarget, type PartDraft, type TargetDraft } from './said.ts'
import { TakeOut } from './TakeOut.tsx'

const says = words.asks.form
const KINDS = TARGET_KINDS.map(value => ({ value, says: says.kinds[value] }))

type Props = {
  /** What is asked: whether something new is inserted decides what a number means. */
  verb: Verb
  targets: readonly TargetDraft[]
  parts: readonly PartDraft[]
  /** The newest first. */
  drafts: readonly DraftRow[]
  /** The draft that is meant until somebody says another one. */
  meant: string | null
  onTargets: (targets: readonly TargetDraft[]) => void
}

export function TargetFields({ verb, targets, parts, drafts, meant, onTargets }: Props) {
  const set = (target: TargetDraft) => onTargets(targets.map(one => (one.key === target.key ? target : one)))
  return (
    <fieldset className="entries">
      <legend>{says.targets}</legend>
      {targets.map(target => (
        <div className="entry" key={target.key}>
          <TargetField
            verb={verb}
            target={target}
            parts={parts}
            drafts={drafts}
            meant={meant}
            onTarget={set}
          />
          <TakeOut
            what={target.asWritten}
            onOut={() => onTargets(targets.filter(one => one.key !== target.key))}
          />
        </div>
      ))}
      <Button onClick={() => onTargets([...targets, newTarget()])}>{says.addTarget}</Button>
    </fieldset>
  )
}

type OneProps = Omit<Props, 'targets' | 'onTargets'> & {
  target: TargetDraft
  onTarget: (target: TargetDraft) => void
}

function TargetField({ verb, target, parts, drafts, meant, onTarget }: OneProps) {
  const { asWritten, kind, part } = target
  return (
    <>
      <div className="beside">
        <TextField
          label={says.asWritten}
          hint={says.asWrittenHint}
          value={asWritten}
          maxLength={300}
          onText={text => onTarget({ ...target, asWritten: text })}
        />
        <Select
          label={says.kind}
          value={kind}
          choices={KINDS}
          onChoice={chosen => onTarget({ ...target, kind: chosen })}
        />
        {parts.length > 0 && (
          <Select
            label={says.part}
            value={part ?? ''}
            choices={[
              { value: '', says: says.wholeAsk },
              ...parts.map(({ id, name }, at) => ({ value: id, says: name || says.part_(at + 1) })),
            ]}
            onChoice={id => onTarget({ ...target, part: id === '' ? null : id })}
          />
        )}
      </div>
      {hasOwnWords(kind) && (
        <TextField
          label={says.words[kind]}
          value={target.words}
          maxLength={2000}
          onText={text => onTarget({ ...target, words: text })}
        />
      )}
      {isAimedKind(kind) && (
        <AimFields verb={verb} target={target} drafts={drafts} meant={meant} onTarget={onTarget} />
      )}
    </>
  )
}

function AimFields({ verb, target, drafts, meant, onTarget }: Omit<OneProps, 'parts'>) {
  const { aim, kind, asWritten } = target
  const chosen = aim?.draft ?? (target.in === '' ? null : (target.in ?? meant))
  const isOther = chosen !== null && !drafts.some(({ id }) => id === chosen)
  const draft = useSearched(chosen)
  if (drafts.length === 0 && aim === null) return <p className="hint">{says.noDrafts}</p>
  const place = (at: number | null, row: ProvisionRow | null) => {
    const said = asWritten.trim() === '' && row !== null ? provisionName({ ...row, title: null }) : asWritten
    const to = kind === 'range' ? (aim?.to ?? null) : null
    onTarget({
      ...target,
      asWritten: said,
      in: chosen,
      aim: at === null || chosen === null ? null : { draft: chosen, at, to },
    })
  }
  return (
    <div className="beside">
      <Select
        label={says.draft}
        value={chosen ?? ''}
        choices={[
          { value: '', says: says.noDraft },
          ...drafts.map(one => ({ value: one.id, says: shortOf(one) })),
          ...(isOther ? [{ value: chosen, says: says.otherDraft }] : []),
        ]}
        onChoice={id => onTarget({ ...target, in: id, aim: null })}
      />
      {draft !== null && (
        <ProvisionField
          key={chosen}
          label={kind === 'new' ? says.numberOfNew : says.number}
          draft={draft}
          value={aim?.at ?? null}
          onChoice={place}
        />
      )}
      {draft !== null && kind === 'range' && aim !== null && (
        <ProvisionField
          label={says.numberTo}
          draft={draft}
          value={aim.to}
          onChoice={to => onTarget({ ...target, aim: { ...aim, to } })}
        />
      )}
      {draft !== null && aim === null && asWritten.trim() !== '' && (
        <SuggestedAim
          draft={draft}
          of={drafts.find(({ id }) => id === chosen)}
          verb={verb}
          target={target}
          onTarget={onTarget}
        />
      )}
    </div>
  )
}
