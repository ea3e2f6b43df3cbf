/** Making an ask of a block, or changing what an ask says: verb, targets as written, wording. */
import { useState } from 'react'
import { type Target, VERBS, type Verb } from '../../shared/ask.ts'
import { type AskRow, makeAsk, reviseAsk } from '../../shared/contract/asks.ts'
import { useAct } from '../data.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { LongField, Select } from '../parts/Field.tsx'
import { guessVerb } from './guessVerb.ts'
import { words } from './words.ts'

const CHOICES = VERBS.map(verb => ({ value: verb, says: words.verbs[verb] }))

type Making = { statement: string; block: string; wording: string }

/** @param onMade called with the ask, so that the block can be marked with its id */
export function MakeAsk({
  making,
  onMade,
  onLeave,
}: {
  making: Making
  onMade: (ask: AskRow) => void
  onLeave: () => void
}) {
  const make = useAct(makeAsk, onMade)
  const first = { verb: guessVerb(making.wording), targets: [], wording: making.wording }
  return (
    <AskForm
      title={words.ask.make}
      says={words.ask.act}
      first={first}
      busy={make.isPending}
      error={make.error}
      onLeave={onLeave}
      onAct={said => make.mutate({ statement: making.statement, block: making.block, ...said })}
    />
  )
}

export function ChangeAsk({ ask, onLeave }: { ask: AskRow; onLeave: () => void }) {
  const revise = useAct(reviseAsk, onLeave)
  return (
    <AskForm
      title={words.ask.change}
      says={words.ask.save}
      first={ask}
      busy={revise.isPending}
      error={revise.error}
      onLeave={onLeave}
      onAct={said => revise.mutate({ ask: ask.id, ...said })}
    />
  )
}

type Said = { verb: Verb; targets: Target[]; wording: string }
type FormProps = {
  title: string
  says: string
  first: Said
  busy: boolean
  error: unknown
  onLeave: () => void
  onAct: (said: Said) => void
}

function AskForm({ title, says, first, busy, error, onLeave, onAct }: FormProps) {
  const [verb, setVerb] = useState(first.verb)
  const [targets, setTargets] = useState(first.targets.map(target => target.asWritten).join('\n'))
  const [wording, setWording] = useState(first.wording)
  const said = { verb, targets: targetsIn(targets), wording: wording.trim() }
  return (
    <Dialog
      title={title}
      onLeave={onLeave}
      error={error}
      act={{ says, busy, disabled: said.wording === '', onAct: () => onAct(said) }}
    >
      <Select label={words.ask.verb} value={verb} choices={CHOICES} onChoice={setVerb} autoFocus />
      <LongField
        label={words.ask.targets}
        hint={words.ask.targetsHint}
        value={targets}
        onText={setTargets}
        rows={2}
      />
      <LongField
        label={words.ask.wording}
        hint={words.ask.wordingHint}
        value={wording}
        onText={setWording}
        rows={4}
        required
        maxLength={10_000}
      />
    </Dialog>
  )
}

const targetsIn = (lines: string): Target[] =>
  lines
    .split('\n')
    .map(line => line.trim().slice(0, 300))
    .filter(Boolean)
    .slice(0, 50)
    .map(asWritten => ({ asWritten }))
