/** What the form asks beside the name, and the coordinators' own questions. */
import { ASKED, type Asked, type Question, type Terms } from '../../../../shared/signonTerms.ts'
import { Button } from '../../../parts/Button.tsx'
import { Checkbox, Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { newQuestion } from './draft.ts'

type Props = { value: Terms; onChange: (change: Partial<Terms>) => void }

export function AskedFields({ value, onChange }: Props) {
  const says = words.signonsSettings
  return (
    <div className="setting-part">
      <p className="hint">{says.askedHint}</p>
      <div className="beside">
        <AskedField label={says.country} value={value.country} onChoice={country => onChange({ country })} />
        <AskedField label={says.role} value={value.role} onChoice={role => onChange({ role })} />
        <AskedField
          label={says.decision}
          hint={says.decisionHint}
          value={value.decision}
          onChoice={decision => onChange({ decision })}
        />
      </div>
      <Checkbox
        label={says.notJoin}
        hint={says.notJoinHint}
        checked={value.mayNotJoin}
        onCheck={mayNotJoin => onChange({ mayNotJoin, ...(mayNotJoin ? {} : { printNotJoined: false }) })}
      />
      {value.mayNotJoin && (
        <Checkbox
          label={says.printNotJoined}
          checked={value.printNotJoined}
          onCheck={printNotJoined => onChange({ printNotJoined })}
        />
      )}
      <QuestionFields value={value.questions} onChange={questions => onChange({ questions })} />
    </div>
  )
}

function AskedField({
  label,
  hint,
  value,
  onChoice,
}: {
  label: string
  hint?: string
  value: Asked
  onChoice: (value: Asked) => void
}) {
  const choices = ASKED.map(value => ({ value, says: words.signonsSettings.askedOf[value] }))
  return <Select {...{ label, hint, value, choices, onChoice }} />
}

const MOST = 6

function QuestionFields({
  value,
  onChange,
}: {
  value: readonly Question[]
  onChange: (questions: Question[]) => void
}) {
  const says = words.signonsSettings
  const put = (question: Question) => onChange(value.map(one => (one.id === question.id ? question : one)))
  return (
    <fieldset className="setting-part">
      <legend>{says.questions}</legend>
      {value.length > 0 && (
        <ol className="ordered">
          {value.map((question, at) => (
            <li key={question.id}>
              <TextField
                label={says.question(at + 1)}
                value={question.label}
                maxLength={200}
                error={question.label.trim() === '' ? says.questionEmpty : null}
                onText={label => put({ ...question, label })}
              />
              <div>
                <Checkbox
                  label={says.questionRequired}
                  checked={question.required}
                  onCheck={required => put({ ...question, required })}
                />
                <Checkbox
                  label={says.questionShown}
                  hint={question.shown ? undefined : says.questionHidden}
                  checked={question.shown}
                  onCheck={shown => put({ ...question, shown })}
                />
              </div>
              <div className="buttons">
                <Button
                  look="quiet"
                  aria-label={says.questionRemove(at + 1)}
                  onClick={() => onChange(value.filter(({ id }) => id !== question.id))}
                >
                  {says.remove}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      <div className="buttons">
        <Button disabled={value.length >= MOST} onClick={() => onChange([...value, newQuestion(questionId)])}>
          {says.questionAdd}
        </Button>
      </div>
    </fieldset>
  )
}

/** Ten small letters and figures by chance. */
const questionId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))].map(byte => (byte % 36).toString(36)).join('')
