/** The letter as it will be, with what a person is asked beside it, and the one press that sends it. */
import { useQueryClient } from '@tanstack/react-query'
import { cloneElement, isValidElement, type ReactNode, useMemo, useState } from 'react'
import { KINDS } from '../../../shared/contract/statements.ts'
import type { Imported } from '../../../shared/formats/imported.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox, LongField, Select, TextField } from '../../parts/Field.tsx'
import { type Around, Letter } from '../../parts/Letter.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { isLanguage, LanguageFields } from '../LanguageFields.tsx'
import { SessionSelect } from '../processes/SessionChoice.tsx'
import { type Bringing, bring, newBringing } from './bring.ts'
import { baseOf, type Choices, letterOf } from './choices.ts'
import { Going } from './Going.tsx'
import { Questions } from './Questions.tsx'
import { TrackedQuestions } from './TrackedQuestions.tsx'
import type { Standing } from './useFiles.ts'
import { useOfferedAsks } from './useOfferedAsks.ts'

type Asked = Extract<Standing, { step: 'questions' }>

export function Preview({
  here,
  name,
  stands,
  leave,
  onStands,
  onStarted,
}: {
  here: Here
  name: string
  stands: Asked
  /** The way back, to another file or without this one. */
  leave: ReactNode
  onStands: (stands: Asked) => void
  onStarted: (statement: string, title: string) => void
}) {
  const { read, choices, going } = stands
  const client = useQueryClient()
  const [shown, setShown] = useState<string | null>(null)
  const imported = useMemo(
    () => baseOf(read, choices.changes, choices.comments),
    [read, choices.changes, choices.comments],
  )
  const body = useMemo(() => letterOf(imported, choices), [imported, choices])
  const offered = useOfferedAsks(here.id, imported, choices)
  const { taken, draft } = offered
  const asking = taken.map(({ block }) => block).join(' ')
  const around = useMemo(() => lightOf(asking.split(' '), shown), [asking, shown])
  const onChoices = (next: Choices) => onStands({ ...stands, choices: next })
  const accept = () => {
    const from = going?.now ?? newBringing(read, choices, { body, asks: taken, draft })
    let last = from
    const told = (now: Bringing, error: unknown = null) => {
      last = now
      onStands({ ...stands, going: { now, error } })
    }
    told(from)
    bring(here.id, choices, from, told)
      .then(statement => onStarted(statement, choices.title))
      .catch(error => told(last, error))
      .finally(() => client.invalidateQueries())
  }
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
          <a className="button plain only-narrow" href="#questions">
            {words.importing.toQuestions}
          </a>
          {going === null && leave}
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
        <fieldset
          id="questions"
          className="questions"
          disabled={going !== null}
          aria-label={words.importing.about}
        >
          <TrackedQuestions read={read} choices={choices} onChoices={onChoices} />
          <About coalition={here.id} imported={imported} choices={choices} onChoices={onChoices} />
          <Questions
            offered={offered}
            imported={imported}
            choices={choices}
            onChoices={onChoices}
            onShow={show}
          />
        </fieldset>
      </div>
      {going === null ? (
        <Foot asks={offered.open && taken.length} choices={choices} onAccept={accept} />
      ) : (
        <Going going={going} onAgain={accept} />
      )}
    </>
  )
}

/** @param asks how many were taken; null while the letter is looked through for them */
function Foot({ asks, choices, onAccept }: { asks: number | null; choices: Choices; onAccept: () => void }) {
  const ready = asks !== null && choices.title.trim() !== '' && isLanguage(choices.written.language)
  return (
    <div className="foot-bar">
      <p className="hint">{words.importing.whoSees}</p>
      <Button look="primary" disabled={!ready} onClick={onAccept}>
        {words.importing.accept(words.kinds[choices.kind], asks ?? 0)}
      </Button>
    </div>
  )
}

function About({
  coalition,
  imported,
  choices,
  onChoices,
}: {
  coalition: string
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
      <SessionSelect
        coalition={coalition}
        value={choices.session}
        onChoice={session => onChoices({ ...choices, session })}
      />
      <LanguageFields value={choices.written} onChange={written => onChoices({ ...choices, written })} />
    </section>
  )
}

/** Each block can be gone to; those taken as asks have a sign, the one being asked about a light. */
const lightOf =
  (asking: readonly string[], shown: string | null): Around =>
  (block, drawn) => {
    const id = block.attrs.id
    if (id === null || !isValidElement<{ id?: string; className?: string }>(drawn)) return drawn
    const taken = asking.includes(id) ? 'is-ask' : ''
    const concern = 'concern' in block.attrs && block.attrs.concern ? 'is-concern' : ''
    const classes = [drawn.props.className ?? '', taken, concern, id === shown ? 'lit' : '']
    return cloneElement(drawn, {
      id: `block-${id}`,
      className: classes.filter(one => one !== '').join(' '),
    })
  }
