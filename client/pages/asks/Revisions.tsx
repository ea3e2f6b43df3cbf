/** How an ask was worded, newest first: each revision compared with the one before, and whose words it has. */
import { Link } from 'wouter'
import type { seeAsk } from '../../../shared/contract/asks.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { Redline } from '../following/Redline.tsx'
import { UNSAID_LANGUAGE } from './language.ts'
import { otherFields } from './revised.ts'

const says = words.asks

type Ask = Reply<typeof seeAsk>
type Revision = Ask['revisions'][number]

export function Revisions({ ask }: { ask: Ask }) {
  const sorted = ask.revisions.toSorted((a, b) => b.number - a.number)
  return (
    <section className="section" aria-labelledby="revisions">
      <h2 id="revisions">{says.revisions}</h2>
      <ol className="things revisions" reversed>
        {sorted.map((revision, at) => (
          <li key={revision.number} className="thing">
            <p>
              <strong>{says.revision(revision.number)}</strong>{' '}
              {revision.number === ask.revision && <span className="tag">{says.current}</span>}{' '}
              <span className="sub">
                {says.by(revision.by.name)}, <Time at={revision.at} />
              </span>
            </p>
            <Whose revision={revision} />
            <Compared revision={revision} before={sorted[at + 1]} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Whose wording it is, the register's or a letter's, and which version was the first to carry it. */
function Whose({ revision: { statement, firstIn } }: { revision: Revision }) {
  return (
    <p className="sub whose">
      {statement ? (
        <span>
          {says.ofLetter}{' '}
          <Link href={`/statements/${statement.id}`} dir="auto">
            {statement.title}
          </Link>
        </span>
      ) : (
        <span>{says.ofRegister}</span>
      )}
      {firstIn && (
        <span>
          {says.firstIn}{' '}
          <Link href={`/statements/${firstIn.statement}/versions/${firstIn.id}`} dir="auto">
            {firstIn.title}, {words.statements.short(firstIn.number)}
          </Link>
        </span>
      )}
    </p>
  )
}

function Compared({ revision, before }: { revision: Revision; before: Revision | undefined }) {
  if (!before)
    return (
      <>
        <p className="ask-wording" dir="auto">
          <span className="verb">{words.verbs[revision.verb]}</span>{' '}
          {revision.targets.map(target => target.asWritten).join(', ')}
        </p>
        <p className="ask-wording" dir="auto">
          {revision.wording}
        </p>
      </>
    )
  const others = otherFields(before, revision)
  return (
    <>
      {before.wording === revision.wording ? (
        <p className="hint">{says.sameWords}</p>
      ) : (
        <Redline old={before.wording} now={revision.wording} language={UNSAID_LANGUAGE} />
      )}
      {others.length > 0 && (
        <dl className="facts">
          {others.map(({ field, old, now }) => (
            <div key={field}>
              <dt>{says.fields[field]}</dt>
              <dd>
                <Redline old={old} now={now} language={UNSAID_LANGUAGE} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
