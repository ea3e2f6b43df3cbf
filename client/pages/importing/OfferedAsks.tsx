/** The points of an imported letter that may be asks: which to take, and with which verb. */
import { VERBS, type Verb } from '../../../shared/ask.ts'
import type { OfferedAsk } from '../../../shared/formats/imported.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Asking } from './Questions.tsx'

export function OfferedAsks({ imported, choices, onChoices, onShow }: Asking) {
  const { asks } = imported.offers
  const take = (taken: ReadonlyMap<string, Verb>) => onChoices({ ...choices, asks: taken })
  return (
    <section className="section" aria-labelledby="offered-asks">
      <h2 id="offered-asks">{words.importing.asks(asks.length)}</h2>
      <p className="hint">{words.importing.asksHint}</p>
      <div className="buttons">
        <Button look="quiet" onClick={() => take(new Map(asks.map(ask => [ask.block, ask.verb])))}>
          {words.importing.takeAll}
        </Button>
        <Button look="quiet" onClick={() => take(new Map())}>
          {words.importing.takeNone}
        </Button>
      </div>
      <ul className="question-list">
        {asks.map(ask => (
          <li key={ask.block}>
            <OneAsk
              ask={ask}
              verb={choices.asks.get(ask.block)}
              onShow={() => onShow(ask.block)}
              onVerb={verb => {
                const taken = new Map(choices.asks)
                if (verb === null) taken.delete(ask.block)
                else taken.set(ask.block, verb)
                take(taken)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneAsk({
  ask,
  verb,
  onVerb,
  onShow,
}: {
  ask: OfferedAsk
  verb: Verb | undefined
  onVerb: (verb: Verb | null) => void
  onShow: () => void
}) {
  const targets = ask.targets.map(target => target.asWritten).join(', ')
  return (
    <>
      <div className="question-head">
        <Checkbox
          label={<span className="unseen">{words.importing.takeAsk(ask.wording)}</span>}
          checked={verb !== undefined}
          onCheck={taken => onVerb(taken ? ask.verb : null)}
        />
        <select
          className="cell-field"
          aria-label={words.importing.verbOf(ask.wording)}
          value={verb ?? ask.verb}
          disabled={verb === undefined}
          onChange={event => onVerb(event.target.value as Verb)}
        >
          {VERBS.map(one => (
            <option key={one} value={one}>
              {words.verbs[one]}
            </option>
          ))}
        </select>
        {targets !== '' && (
          <span className="sub" dir="auto">
            {words.importing.target(targets)}
          </span>
        )}
      </div>
      <button type="button" className="words-link" dir="auto" onClick={onShow}>
        {ask.wording}
      </button>
    </>
  )
}
