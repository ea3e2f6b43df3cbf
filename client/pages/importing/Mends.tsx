/** Names that a line break seems to have cut wrongly: as they stand now, or as proposed. */
import { MEND_WORDS, type Mend } from '../../../shared/formats/imported.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import type { Asking } from './Questions.tsx'

export function Mends({ imported, choices, onChoices, onShow }: Asking) {
  const { mends } = imported.offers
  const confirm = (confirmed: ReadonlySet<number>) => onChoices({ ...choices, mends: confirmed })
  return (
    <section className="section" aria-labelledby="mends">
      <h2 id="mends">{words.importing.mends(mends.length)}</h2>
      <p className="hint">{words.importing.mendsHint}</p>
      <ul className="question-list">
        {mends.map((mend, at) => (
          <li key={mend.blocks.join(' ')}>
            <OneMend
              mend={mend}
              confirmed={choices.mends.has(at)}
              onShow={() => onShow(mend.blocks[0] ?? '')}
              onConfirm={confirmed => {
                const set = new Set(choices.mends)
                if (confirmed) set.add(at)
                else set.delete(at)
                confirm(set)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneMend({
  mend,
  confirmed,
  onConfirm,
  onShow,
}: {
  mend: Mend
  confirmed: boolean
  onConfirm: (confirmed: boolean) => void
  onShow: () => void
}) {
  const name = `mend-${mend.blocks[0] ?? ''}`
  const choice = (mended: boolean, legend: string, names: readonly string[]) => (
    <label className="mend-choice">
      <input type="radio" name={name} checked={confirmed === mended} onChange={() => onConfirm(mended)} />
      <span>
        <span className="sub">{legend}</span>
        <span className="names">
          {names.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two names may be alike, and they never move.
            <span key={at} dir="auto">
              {one}
            </span>
          ))}
        </span>
      </span>
    </label>
  )
  return (
    <fieldset className="section">
      <legend className="unseen">{mend.now.join(' / ')}</legend>
      <p className="sub">
        {words.importing.line(mend.line)}: {MEND_WORDS[mend.reason]}{' '}
        <Button look="quiet" onClick={onShow}>
          {words.importing.show}
        </Button>
      </p>
      {choice(false, words.importing.mendNow, mend.now)}
      {choice(true, words.importing.mendProposed, mend.proposed)}
    </fieldset>
  )
}
