/** What a citation names, beside it: while the pointer rests on it, the caret stands in it, or the focus is on it. */
import type { Editor } from '@tiptap/core'
import { type CSSProperties, useId } from 'react'
import { Link } from 'wouter'
import type { Searched } from '../../../shared/asks/typed.ts'
import type { Cited, LivingCitation } from '../../../shared/cite/living.ts'
import { seeProvision } from '../../../shared/contract/citations.ts'
import { useAnswer } from '../../data.ts'
import { Problem } from '../../parts/Problem.tsx'
import { words } from '../../words.ts'
import { lackingIn, nameOf, titleOf } from './says.ts'
import { type Box, useCitationHere } from './useCitationHere.ts'

const says = words.citations

type Draft = { id: string; name: string; to: string }
type Props = { editor: Editor; searched: Searched | null; draft: Draft | null }

export function CitationCard({ editor, searched, draft }: Props) {
  const { here, stay, leave } = useCitationHere(editor)
  const id = useId()
  return (
    // Always there, so that what comes into it is announced.
    <div role="status" id={id} aria-label={says.card} className="citation-card-place">
      {here && (
        <div
          className="citation-card"
          dir={document.documentElement.dir || 'ltr'}
          style={placeBeside(here.box)}
          onPointerEnter={stay}
          onPointerLeave={leave}
        >
          <Says citation={here.citation} searched={searched} draft={draft} />
        </div>
      )}
    </div>
  )
}

/** In pixels. */
const GAP = 6
const EDGE = 12
const WIDEST = 416

/** Below the words, or above them where there is more room. */
function placeBeside({ top, bottom, left }: Box): CSSProperties {
  const { clientHeight } = document.documentElement
  // The room of a scroll bar is kept free.
  const clientWidth = Math.min(document.documentElement.clientWidth, document.body.clientWidth)
  const inlineSize = Math.min(WIDEST, clientWidth - 2 * EDGE)
  const x = Math.max(EDGE, Math.min(left, clientWidth - inlineSize - EDGE))
  const below = clientHeight - bottom - GAP - EDGE
  const above = top - GAP - EDGE
  const common = { left: x, width: inlineSize }
  return below >= Math.min(above, 240)
    ? { ...common, top: bottom + GAP, maxHeight: Math.min(below, 320) }
    : { ...common, bottom: clientHeight - top + GAP, maxHeight: Math.min(above, 320) }
}

function Says({ citation, searched, draft }: { citation: LivingCitation } & Omit<Props, 'editor'>) {
  if (citation.state === 'other')
    return (
      <p className="citation-other">
        {citation.symbol === undefined ? says.other(citation.instrument) : says.document(citation.symbol)}
      </p>
    )
  if (searched === null || draft === null) return null
  const there = positionsOf(citation)
  const first = there.slice(0, MOST)
  return (
    <>
      {lackingIn(citation, searched).map(lacking => (
        <p key={lacking} className="citation-lacking">
          {lacking}
        </p>
      ))}
      {first.map(at => (
        <Provision key={at} {...{ at, searched }} draft={draft.id} />
      ))}
      {there.length > first.length && <p className="hint">{says.moreOf(there.length - first.length)}</p>}
      <p className="citation-from">
        <Link href={draft.to}>
          <bdi>{says.open(draft.name)}</bdi>
        </Link>
      </p>
    </>
  )
}

/** So many provisions are shown of a citation that names more. */
const MOST = 4

/** What is there of all that it names; of a range its ends. */
const positionsOf = ({ cited }: LivingCitation): number[] => [
  ...new Set(cited.flatMap(({ at, to, missing }: Cited) => (missing === null ? [...at, ...(to ?? [])] : []))),
]

function Provision({ draft, at, searched }: { draft: string; at: number; searched: Searched }) {
  const answer = useAnswer(seeProvision, { draft, at: String(at) })
  const row = searched.rows[at]
  if (!row) return null
  const { data, error } = answer
  const title = titleOf(searched, at)
  return (
    <section>
      <h3 dir="auto">
        <bdi>{nameOf(row)}</bdi>
        {title !== null && title !== row.printed && <span className="citation-title"> {title}</span>}
      </h3>
      {error && <Problem error={error} />}
      {!data && !error && <p className="hint">{says.looking}</p>}
      {data?.mark && (
        <p className="hint">
          {says.mark}: <bdi>{data.mark}</bdi>
        </p>
      )}
      {data && (
        <p className="citation-words" dir="auto">
          {data.text === '' ? says.noWords : data.text}
        </p>
      )}
    </section>
  )
}
