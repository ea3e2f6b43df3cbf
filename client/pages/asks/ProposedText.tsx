/** The text an ask proposes, as a redline against the provision it was aimed at. */
import type { ReactNode } from 'react'
import type { Aim, Target, Verb } from '../../../shared/ask.ts'
import { wantedText } from '../../../shared/asks/wanted.ts'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { seeProvision } from '../../../shared/contract/citations.ts'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { useAnswer } from '../../data.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { Inserted } from '../compare/ChangedWords.tsx'
import { shortOf } from '../following/drafts.ts'
import { Redline } from '../following/Redline.tsx'
import { provisionName, useDrafts, useSearched } from './drafts.ts'

const says = words.asks.proposed

/** So many characters are shown at once. */
const LONG = 2500

export function ProposedText({ ask, here }: { ask: AskRow; here: Here }) {
  const drafts = useDrafts(here.id, null)
  const aimed = ask.targets.filter(isCompared)
  const compared = CHANGES.includes(ask.verb) ? (ask.proposedText === null ? aimed : aimed.slice(0, 1)) : []
  const shows = ask.proposedText !== null || (ask.verb === 'delete' && compared.length > 0)
  if (!shows && ask.drawnFrom === null) return null
  return (
    <section className="section" aria-labelledby="proposed">
      <h2 id="proposed">{says.title}</h2>
      {shows &&
        compared.map(target => (
          <Against
            key={`${target.aim.draft} ${target.aim.at}`}
            ask={ask}
            target={target}
            draft={drafts.find(({ id }) => id === target.aim.draft)}
          />
        ))}
      {ask.proposedText !== null && compared.length === 0 && (
        <>
          <p className="ask-text as-typed" dir="auto">
            {ask.proposedText}
          </p>
          {CHANGES.includes(ask.verb) && <p className="hint">{says.alone}</p>}
        </>
      )}
      {ask.drawnFrom !== null && (
        <p>
          {says.language}: <bdi>{ask.drawnFrom}</bdi>
        </p>
      )}
    </section>
  )
}

/** The verbs that change the text of a provision. */
const CHANGES: readonly Verb[] = ['amend', 'replace', 'insert', 'delete']

type Compared = Target & { aim: Aim }
const isCompared = (target: Target): target is Compared => target.aim !== null && target.kind !== 'range'

type AgainstProps = { ask: AskRow; target: Compared; draft: DraftRow | undefined }

function Against({ ask, target: { aim, kind }, draft }: AgainstProps) {
  const provision = useAnswer(seeProvision, { draft: aim.draft, at: aim.at })
  const chapeau = useSearched(kind === 'chapeau' ? aim.draft : null)?.rows[aim.at]?.text
  if (!draft || (kind === 'chapeau' && chapeau === undefined)) return null
  return (
    <Loaded answer={provision}>
      {({ printed, title, text: whole }) => {
        const text = chapeau ?? whole
        const wanted = wantedText(ask, text, { number: lastNumber(printed), title })
        return (
          <>
            <p className="sub" dir="auto">
              {says.against(provisionName({ printed, title, level: 'article' }), shortOf(draft))}
            </p>
            {wanted === '' && <p>{says.deleted}</p>}
            {kind === 'new' ? (
              <Beside proposed={ask.proposedText ?? ''} />
            ) : (
              <Folded long={text.length}>
                <Redline old={text} now={wanted ?? text} language={draft.language} />
              </Folded>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** `g` of `87(2)(g)`, `12` of `12`. */
const lastNumber = (printed: string): string => /\(([^()]+)\)$/.exec(printed)?.[1] ?? printed

const Beside = ({ proposed }: { proposed: string }) => (
  <p className="redline as-typed" dir="auto">
    <Inserted>{proposed}</Inserted>
  </p>
)

function Folded({ long, children }: { long: number; children: ReactNode }) {
  if (long <= LONG) return children
  return (
    <details className="more">
      <summary>{says.long(long)}</summary>
      {children}
    </details>
  )
}
