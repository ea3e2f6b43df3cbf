/** Letters that word an ask otherwise than the register: both are shown compared, and a person decides. */
import { type AskRow, keepWordings, reviseAsk } from '../../../shared/contract/asks.ts'
import { useAct } from '../../data.ts'
import { Button, ButtonLink } from '../../parts/Button.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { Redline } from '../following/Redline.tsx'
import { draftOf, saysOf } from './form/said.ts'
import { UNSAID_LANGUAGE } from './language.ts'

const says = words.asks.wordings

type Props = { ask: AskRow; writes: boolean }

export function Wordings({ ask, writes }: Props & { slug: string }) {
  const offered = ask.statements.filter(({ wordings }) => wordings === 'offered')
  const kept = ask.statements.filter(({ wordings }) => wordings === 'kept')
  if (offered.length + kept.length === 0) return null
  return (
    <section className="section offered-wordings" aria-labelledby="wordings">
      {offered.length > 0 && (
        <>
          <h2 id="wordings">{says.title}</h2>
          <p className="hint">{says.hint}</p>
        </>
      )}
      {offered.map(statement => (
        <Offered key={statement.id} ask={ask} statement={statement} writes={writes} />
      ))}
      {kept.length > 0 && (
        <details className="more">
          <summary id={offered.length === 0 ? 'wordings' : undefined}>{says.keptTitle(kept.length)}</summary>
          {kept.map(statement => (
            <Offered key={statement.id} ask={ask} statement={statement} writes={writes} />
          ))}
        </details>
      )}
    </section>
  )
}

type Statement = AskRow['statements'][number]

function Offered({ ask, statement, writes }: Props & { statement: Statement }) {
  const say = useSay()
  const take = useAct(reviseAsk, reply => say(says.taken(reply.revision)))
  const keep = useAct(keepWordings, () => say(says.kept))
  const error = take.error ?? keep.error
  const { wording } = statement
  return (
    <div className="offered-wording">
      <h3>
        {says.in} <bdi>{statement.title}</bdi>
      </h3>
      <p className="unseen">{says.compared}</p>
      <Redline old={ask.wording} now={wording} language={UNSAID_LANGUAGE} />
      {error && <Problem error={error} />}
      {writes && (
        <div className="buttons">
          <Button
            busy={take.isPending}
            onClick={() =>
              take.mutate({ ask: ask.id, seen: ask.revision, ...saysOf(draftOf({ ...ask, wording })) })
            }
          >
            {says.take}
          </Button>
          <ButtonLink to={`/statements/${statement.id}#block-${statement.block}`}>{says.open}</ButtonLink>
          {statement.wordings === 'offered' && (
            <Button
              busy={keep.isPending}
              onClick={() =>
                keep.mutate({
                  ...{ ask: ask.id, statement: statement.id },
                  ...{ registers: ask.wording, statements: wording },
                })
              }
            >
              {says.keep}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
