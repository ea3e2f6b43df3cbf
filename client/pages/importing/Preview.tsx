/** The letter as it will be, with what a person is asked beside it, and the one press that sends it. */
import { cloneElement, isValidElement, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { KINDS, startStatement } from '../../../shared/contract/statements.ts'
import type { Imported } from '../../../shared/formats/imported.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox, LongField, Select, TextField } from '../../parts/Field.tsx'
import { type Around, Letter } from '../../parts/Letter.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { isLanguage, LanguageFields } from '../LanguageFields.tsx'
import { type Choices, firstChoices, letterOf, takenAsks } from './choices.ts'
import { Questions } from './Questions.tsx'

export function Preview({
  here,
  name,
  imported,
  onOther,
}: {
  here: Here
  name: string
  imported: Imported
  onOther: () => void
}) {
  const [, go] = useLocation()
  const [choices, setChoices] = useState<Choices>(() => firstChoices(imported))
  const [shown, setShown] = useState<string | null>(null)
  const body = useMemo(() => letterOf(imported, choices), [imported, choices])
  const asks = useMemo(() => takenAsks(imported, choices), [imported, choices])
  const around = useMemo(() => lightOf(choices, shown), [choices, shown])
  const start = useAct(startStatement, statement => go(`/statements/${statement.id}`))
  const ready = choices.title.trim() !== '' && isLanguage(choices.written.language)
  const show = (block: string) => {
    setShown(block)
    document.getElementById(`block-${block}`)?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <div className="screen-head">
        <div>
          <h1>{words.importing.preview}</h1>
          <p className="lead">{words.importing.from(name)}</p>
        </div>
        <div className="buttons">
          <a className="button plain only-narrow" href="#about">
            {words.importing.toQuestions}
          </a>
          <Button onClick={onOther}>{words.importing.chooseAnother}</Button>
        </div>
      </div>
      <div className="importing">
        <div className="paper">
          <Letter
            title={choices.title}
            body={body}
            language={choices.written.language}
            direction={choices.written.direction}
            around={around}
          />
        </div>
        <div className="questions">
          <About imported={imported} choices={choices} onChoices={setChoices} />
          <Questions imported={imported} choices={choices} onChoices={setChoices} onShow={show} />
        </div>
      </div>
      {start.isError && <Problem error={start.error} />}
      <div className="foot-bar">
        <p className="hint">{words.importing.whoSees}</p>
        <Button
          look="primary"
          busy={start.isPending}
          disabled={!ready}
          onClick={() =>
            start.mutate({
              coalition: here.id,
              kind: choices.kind,
              title: choices.title,
              addressee: choices.addressee,
              ...choices.written,
              body,
              asks,
            })
          }
        >
          {words.importing.accept(words.kinds[choices.kind], asks.length)}
        </Button>
      </div>
    </>
  )
}

function About({
  imported,
  choices,
  onChoices,
}: {
  imported: Imported
  choices: Choices
  onChoices: (choices: Choices) => void
}) {
  return (
    <section className="form" aria-labelledby="about">
      <h2 id="about">{words.importing.about}</h2>
      <Select
        label={words.statements.kind}
        value={choices.kind}
        choices={KINDS.map(value => ({ value, says: words.kinds[value] }))}
        onChoice={kind => onChoices({ ...choices, kind })}
      />
      <LongField
        label={words.statements.statementTitle}
        rows={2}
        value={choices.title}
        onText={title => onChoices({ ...choices, title: title.replaceAll('\n', ' ') })}
        maxLength={500}
        error={choices.title.trim() === '' ? words.errors.missing : null}
      />
      {imported.titleBlock !== null && (
        <Checkbox
          label={words.importing.titleBlock}
          hint={words.importing.titleBlockHint}
          checked={!choices.titleInText}
          onCheck={out => onChoices({ ...choices, titleInText: !out })}
        />
      )}
      <TextField
        label={words.statements.addressee}
        hint={words.statements.addresseeHint}
        value={choices.addressee}
        onText={addressee => onChoices({ ...choices, addressee })}
        maxLength={300}
      />
      <LanguageFields value={choices.written} onChange={written => onChoices({ ...choices, written })} />
    </section>
  )
}

/** Each block can be gone to; those taken as asks have a sign, the one being asked about a light. */
const lightOf =
  (choices: Choices, shown: string | null): Around =>
  (block, drawn) => {
    const id = block.attrs.id
    if (id === null || !isValidElement<{ id?: string; className?: string }>(drawn)) return drawn
    const taken = choices.asks.has(id) ? 'is-ask' : ''
    const concern = 'concern' in block.attrs && block.attrs.concern ? 'is-concern' : ''
    const classes = [drawn.props.className ?? '', taken, concern, id === shown ? 'lit' : '']
    return cloneElement(drawn, {
      id: `block-${id}`,
      className: classes.filter(one => one !== '').join(' '),
    })
  }
