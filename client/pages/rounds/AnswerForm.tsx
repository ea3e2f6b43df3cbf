/** Answering for one's organisation: one of four answers, with what it needs. What was chosen stays where it was refused. */
import { type FormEvent, useState } from 'react'
import { ANSWERS, type Answer, answerRound } from '../../../shared/contract/rounds.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { LongField, Radios, TextField } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Given } from './OwnAnswer.tsx'
import { oneLine } from './oneLine.ts'

const says = words.rounds.answer

/** @param newest the answer that counts now; the form begins with it */
export function AnswerForm({ round, newest }: { round: string; newest: Given | undefined }) {
  const say = useSay()
  const [answer, setAnswer] = useState<Answer | ''>(newest?.answer ?? '')
  const [typed, setTyped] = useState(newest?.words ?? '')
  const [until, setUntil] = useState(newest?.until ?? '')
  const [tried, setTried] = useState(false)
  const give = useAct(answerRound, () => say(says.given))
  const wrong = wrongWith(answer, typed, until)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const day = answer === 'need-until' ? until : null
    if (wrong === null && answer !== '') give.mutate({ round, answer, words: oneLine(typed), until: day })
  }
  return (
    <form className="form answer-form" onSubmit={submit}>
      <Radios
        legend={says.choice}
        value={answer}
        choices={ANSWERS.map(value => ({ value, says: says.says[value] }))}
        onChoice={setAnswer}
      />
      {answer === 'need-until' && (
        <TextField
          type="date"
          label={says.until}
          hint={says.untilHint}
          value={until}
          onText={setUntil}
          error={tried && wrong === 'day' ? says.missingDay : null}
        />
      )}
      <LongField
        label={answer === 'agree-if' ? says.condition : says.why}
        hint={answer === 'agree-if' ? says.conditionHint : undefined}
        value={typed}
        onText={setTyped}
        maxLength={2000}
        error={tried && wrong === 'condition' ? says.missing : null}
      />
      {give.isError && <Problem error={give.error} />}
      <Button type="submit" look="primary" busy={give.isPending} disabled={answer === ''}>
        {newest ? says.change : says.give}
      </Button>
    </form>
  )
}

/** A condition needs words, and more time a day. */
function wrongWith(answer: Answer | '', typed: string, until: string): 'condition' | 'day' | null {
  if (answer === 'agree-if' && oneLine(typed) === '') return 'condition'
  return answer === 'need-until' && until === '' ? 'day' : null
}
