/** Why an ask is made, its parts, what would also do, and what is demanded where it is not met. */
import { Link } from 'wouter'
import { STRENGTHS } from '../../../shared/ask.ts'
import { writeNumbers } from '../../../shared/asks/numbers.ts'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { AskWords } from '../../parts/AskWords.tsx'
import { words } from '../../words.ts'

const says = words.asks

type Props = { ask: AskRow; register: readonly AskRow[]; slug: string }

export function AskRest({ ask, register, slug }: Props) {
  return (
    <>
      {ask.reason !== null && (
        <section className="section" aria-labelledby="reason">
          <h2 id="reason">{says.reason}</h2>
          <p className="as-typed reading" dir="auto">
            {ask.reason}
          </p>
        </section>
      )}
      {ask.parts.length > 0 && (
        <section className="section" aria-labelledby="parts">
          <h2 id="parts">{says.parts}</h2>
          <ul className="dotted">
            {ask.parts.map(part => (
              <li key={part.id}>
                <bdi>{part.name}</bdi> <span className="sub">{targetsOf(ask, part.id)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ask.alternatives.length > 0 && (
        <section className="section" aria-labelledby="alternatives">
          <h2 id="alternatives">{says.alternatives}</h2>
          <ol className="numbered">
            {ask.alternatives.map(({ verb, wording }) => (
              <li key={`${verb} ${wording}`}>
                <AskWords verb={words.verbs[verb]} wording={wording} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <Fallbacks ask={ask} register={register} slug={slug} />
    </>
  )
}

const targetsOf = (ask: AskRow, part: string): string =>
  ask.targets
    .filter(target => target.part === part)
    .map(({ asWritten }) => asWritten)
    .join(', ')

/** Side by side, so that it is seen how the same demand was said at different strengths. */
function Fallbacks({ ask, register, slug }: Props) {
  const { fallbacks } = ask
  if (fallbacks.length === 0) return null
  const sorted = fallbacks.toSorted((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength))
  return (
    <section className="section" aria-labelledby="fallbacks">
      <h2 id="fallbacks">{says.fallbacks}</h2>
      {fallbacks.length > 1 && <p className="hint">{says.fallbacksAre}</p>}
      <ul className="fallbacks">
        {sorted.map(fallback => (
          <li key={`${fallback.strength} ${fallback.wording}`} className={`fallback ${fallback.strength}`}>
            <p className="tag">{says.form.strengths[fallback.strength]}</p>
            <p className="ask-wording" dir="auto">
              {fallback.wording}
            </p>
            <Covers of={ask} covers={fallback.covers} register={register} slug={slug} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The asks a fallback stands for, with the one it belongs to, each a link. */
function Covers({
  of,
  covers,
  register,
  slug,
}: {
  of: AskRow
  covers: readonly string[]
  register: readonly AskRow[]
  slug: string
}) {
  if (covers.length === 0) return null
  const known = register
    .filter(({ id }) => covers.includes(id) || id === of.id)
    .sort((a, b) => a.number - b.number)
  const numbers = writeNumbers(known.map(({ number }) => number))
  return (
    <div>
      <p className="sub">{known.length === 1 ? says.coversOne(numbers) : says.covers(numbers)}</p>
      <ul className="covered">
        {known
          .filter(({ id }) => id !== of.id)
          .map(one => (
            <li key={one.id}>
              <Link href={`/c/${slug}/asks/${one.id}`} dir="auto">
                {words.verbs[one.verb]} {one.targets.map(({ asWritten }) => asWritten).join(', ')}
              </Link>{' '}
              <span className="sub">{says.number(one.number)}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}
