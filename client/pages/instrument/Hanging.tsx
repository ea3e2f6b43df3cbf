/** What hangs on a stored draft, what was corrected since, and where it came from. */
import { useId } from 'react'
import { Hash } from '../../parts/Hash.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import type { SeenDraft } from './DraftPage.tsx'

const says = words.instrument.draft
const HANGING = ['links', 'asks', 'outcomes', 'statements', 'drafts'] as const

type Props = { seen: SeenDraft }

export function Hanging({ seen: { hangs } }: Props) {
  const id = useId()
  const held = HANGING.filter(kind => hangs[kind] > 0)
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{says.hangs}</h2>
      {held.length === 0 ? (
        <p className="sub">{says.hangsNone}</p>
      ) : (
        <>
          <p className="thing-says">
            {held.map(kind => (
              <span key={kind}>{says.hanging[kind](hangs[kind])}</span>
            ))}
          </p>
          <p className="hint">{says.hangsHint}</p>
        </>
      )}
    </section>
  )
}

export function Recorded({ seen: { corrections, tree } }: Props) {
  if (corrections.length === 0) return null
  return (
    <details className="more">
      <summary>{says.corrections(corrections.length)}</summary>
      <p className="hint">{says.correctionsHint}</p>
      <ul className="things">
        {corrections
          .toSorted((one, other) => other.at - one.at)
          .map(({ id, provision, was, is, by, at }) => (
            <li key={id} className="thing">
              <span dir="auto">
                {says.correction(
                  tree[provision]?.printed ?? String(provision),
                  was || says.nothing,
                  is || says.nothing,
                )}
              </span>
              <span className="thing-says">
                <bdi>{by.name}</bdi>
                <span>
                  <Time at={at} />
                </span>
              </span>
            </li>
          ))}
      </ul>
    </details>
  )
}

export function Origin({ seen: { fileName, fileHash, by, createdAt } }: Props) {
  return (
    <dl className="facts">
      <dt>{says.storedBy}</dt>
      <dd>
        <bdi>{by.name}</bdi>, <Time at={createdAt} />
      </dd>
      {fileName !== '' && (
        <>
          <dt>{says.from}</dt>
          <dd>
            <bdi>{fileName}</bdi>
          </dd>
        </>
      )}
      {fileHash !== '' && (
        <>
          <dt>{says.hash}</dt>
          <dd>
            <Hash hash={fileHash} />
          </dd>
        </>
      )}
    </dl>
  )
}
