/** Judging what became of an ask, and how it was judged before. Only a person does. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type EvidenceRow, judgeOutcome } from '../../../shared/contract/outcomes.ts'
import { canBe, OUTCOMES, type Outcome } from '../../../shared/outcome.ts'
import { useAct } from '../../data.ts'
import { LongField } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Time } from '../../parts/Time.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { OutcomeSaid, OutcomeSign } from './Outcome.tsx'
import { Provisions } from './Redline.tsx'

const says = words.following.evidence

/**
 * The act of judging one ask in one draft, and the note that goes with it.
 * @param onJudge called when a person judges, before the server has answered
 */
export function useJudging({ ask, part, draft, place, seen }: EvidenceRow, onJudge?: () => void) {
  const say = useSay()
  const answers = useQueryClient()
  const [note, setNote] = useState('')
  const judge = useAct(judgeOutcome, (_, { outcome }) => {
    say(says.judged(words.following.outcomes[outcome]))
    setNote('')
  })
  return {
    note,
    setNote,
    busy: judge.isPending,
    error: judge.error,
    can: (outcome: Outcome) => canBe(outcome, place),
    judge: (outcome: Outcome) => {
      if (judge.isPending || !canBe(outcome, place)) return
      onJudge?.()
      // What was refused may have been judged on texts that were changed since: they are asked for again.
      const onError = () => void answers.invalidateQueries()
      judge.mutate({ ask, part, draft, outcome, note, seen }, { onError })
    },
  }
}

type Judging = ReturnType<typeof useJudging>

/** @param keyed whether the keys 1–5 judge here, which is then shown */
export function JudgeForm({
  judging,
  latest,
  keyed = false,
}: {
  judging: Judging
  latest: Outcome | null
  keyed?: boolean
}) {
  const { note, setNote, busy, error, can, judge } = judging
  return (
    <section className="judge-form" aria-label={says.judge}>
      <h3>{says.outcome}</h3>
      <LongField
        label={says.note}
        hint={says.noteHint}
        value={note}
        onText={setNote}
        rows={2}
        maxLength={2000}
      />
      <div className="judge-buttons">
        {OUTCOMES.map((outcome, at) => (
          <button
            key={outcome}
            type="button"
            className={`button judge-button ${outcome}`}
            aria-pressed={latest === outcome}
            disabled={!can(outcome)}
            aria-disabled={busy || undefined}
            onClick={() => judge(outcome)}
          >
            <OutcomeSign outcome={outcome} />
            {words.following.outcomes[outcome]}
            {keyed && <kbd>{at + 1}</kbd>}
          </button>
        ))}
      </div>
      {error && <Problem error={error} />}
    </section>
  )
}

/** All judgements of it in this draft, the newest first, each with the texts that it was made on. */
export function Judgements({
  evidence: { judgements },
  language,
}: {
  evidence: EvidenceRow
  language: string
}) {
  return (
    <section>
      <h3>{says.earlier}</h3>
      {judgements.length === 0 && <p className="hint">{says.none}</p>}
      <ol className="judgements">
        {judgements.map(({ id, outcome, note, by, at, old, now }) => (
          <li key={id}>
            <p>
              <OutcomeSaid outcome={outcome} />{' '}
              <span className="sub">
                <bdi>{says.by(by.name)}</bdi>, <Time at={at} />
              </span>
            </p>
            {note !== '' && (
              <p className="as-typed" dir="auto">
                {note}
              </p>
            )}
            {old.length + now.length > 0 && (
              <details className="more">
                <summary>{says.looked}</summary>
                <div className="looked">
                  <div>
                    <h4>{says.before}</h4>
                    <Provisions provisions={old} language={language} />
                  </div>
                  <div>
                    <h4>{says.now}</h4>
                    <Provisions provisions={now} language={language} />
                  </div>
                </div>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** For those who may only read. */
export const JudgedByOthers = () => <p className="hint">{says.readOnly}</p>
