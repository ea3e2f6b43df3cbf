/** What an imported letter seems to ask for: each is taken as it is, edited, joined to an ask of the register, or dropped. */
import { useState } from 'react'
import { VERBS, type Verb } from '../../../shared/ask.ts'
import type { Suggestion } from '../../../shared/asks/suggested.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { words } from '../../words.ts'
import { DraftChoice } from '../asks/suggested/DraftChoice.tsx'
import { DroppedAsks } from '../asks/suggested/DroppedAsks.tsx'
import { EditSuggested } from '../asks/suggested/EditSuggested.tsx'
import { SuggestedRow } from '../asks/suggested/SuggestedRow.tsx'
import { useDropping } from '../asks/suggested/useDropping.ts'
import { type Choices, type SaidOfAsk, saidOf, saying } from './choices.ts'
import type { Offered } from './useOfferedAsks.ts'

const says = words.asks.suggested

type Props = {
  offered: Offered
  choices: Choices
  onChoices: (choices: Choices) => void
  /** Shows a block in the letter. */
  onShow: (block: string) => void
}

export function OfferedAsks(props: Props) {
  const { offered, choices, onChoices } = props
  const { coalition, drafts, draft, open, dropped, hashOf } = offered
  const dropping = useDropping(coalition)
  if (open === null) return <p role="status">{says.looking}</p>
  if (open.length + dropped.length === 0) return null
  const takeAll = (taken: boolean) =>
    onChoices({
      ...choices,
      asks: taken
        ? new Map()
        : new Map(open.map(one => [one.key, { ...saidOf(one, open, choices), taken: false }])),
    })
  return (
    <section className="section" aria-labelledby="offered-asks">
      <h2 id="offered-asks">{words.importing.asks(open.length)}</h2>
      <p className="hint">{words.importing.asksHint}</p>
      <DraftChoice
        drafts={drafts}
        hint={says.draftWorkHint}
        value={draft}
        onChoice={id => onChoices({ ...choices, draft: id })}
      />
      {dropping.error && <Problem error={dropping.error} />}
      {open.length > 0 && (
        <div className="buttons">
          <Button look="quiet" onClick={() => takeAll(true)}>
            {words.importing.takeAll}
          </Button>
          <Button look="quiet" onClick={() => takeAll(false)}>
            {words.importing.takeNone}
          </Button>
        </div>
      )}
      <ul className="question-list">
        {open.map(one => (
          <li key={one.key}>
            <OneAsk {...props} one={one} all={open} onDrop={() => dropping.drop(hashOf(one))} />
          </li>
        ))}
      </ul>
      <DroppedAsks dropped={dropped} onUndrop={one => dropping.undrop(hashOf(one))} />
    </section>
  )
}

type OneProps = Props & { one: Suggestion; all: readonly Suggestion[]; onDrop: () => void }

function OneAsk({ offered, choices, onChoices, onShow, one, all, onDrop }: OneProps) {
  const [editing, setEditing] = useState(false)
  const { register, searched, coalition, draft } = offered
  const said = saidOf(one, all, choices)
  const asked = said.edited ?? one.says
  const set = (next: Partial<SaidOfAsk>) => onChoices(saying({ ...said, ...next }, one, all, choices))
  const joined = register.asks.find(({ id }) => id === said.joins)
  const rivals = all.filter(({ block }) => block === one.block).length > 1
  return (
    <>
      <SuggestedRow
        {...{ asked, register, searched }}
        onShow={() => onShow(one.block)}
        head={
          <>
            <Checkbox
              label={<span className="unseen">{words.importing.takeAsk(asked.wording)}</span>}
              checked={said.taken}
              onCheck={taken => set({ taken })}
            />
            {joined ? (
              <span className="tag">{says.joins(joined.number)}</span>
            ) : (
              <VerbChoice
                label={words.importing.verbOf(asked.wording)}
                verb={asked.verb}
                disabled={!said.taken}
                onVerb={verb => set({ edited: { ...asked, verb } })}
              />
            )}
            {rivals && <span className="sub">{says.one}</span>}
          </>
        }
        joining={ask => (
          <Button
            look="quiet"
            aria-pressed={said.joins === ask.id}
            onClick={() => set({ taken: true, joins: said.joins === ask.id ? null : ask.id })}
          >
            {said.joins === ask.id ? says.own : says.join(ask.number)}
          </Button>
        )}
      >
        {!joined && (
          <Button look="quiet" onClick={() => setEditing(true)}>
            {says.edit}
          </Button>
        )}
        <Button look="quiet" title={says.dropTitle} onClick={onDrop}>
          {says.drop}
        </Button>
      </SuggestedRow>
      {editing && (
        <EditSuggested
          {...{ coalition, asked }}
          meant={draft}
          onLeave={() => setEditing(false)}
          onTake={edited => {
            set({ taken: true, edited })
            setEditing(false)
          }}
        />
      )}
    </>
  )
}

function VerbChoice({
  label,
  verb,
  disabled,
  onVerb,
}: {
  label: string
  verb: Verb
  disabled: boolean
  onVerb: (verb: Verb) => void
}) {
  return (
    <select
      className="cell-field"
      aria-label={label}
      value={verb}
      disabled={disabled}
      onChange={event => onVerb(event.target.value as Verb)}
    >
      {VERBS.map(one => (
        <option key={one} value={one}>
          {words.verbs[one]}
        </option>
      ))}
    </select>
  )
}
