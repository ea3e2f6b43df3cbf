/**
 * The review of a concordance: the machine's proposals between a draft and one that it goes back to, confirmed or
 * corrected by people, several at once. What is shown stands in the address.
 */
import '../../look/compare.css'
import '../../look/concordance.css'
import { useParams } from 'wouter'
import { listDrafts, seeDraft } from '../../../shared/contract/drafts.ts'
import { whoAmI } from '../../../shared/contract/people.ts'
import { useAnswer } from '../../data.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { Review } from './Review.tsx'
import { useLinks } from './useLinks.ts'
import { type Draft, useProposals } from './useProposals.ts'

const says = words.concordance

export function ConcordancePage() {
  const here = useCoalition()
  const { draft, old } = useParams<{ draft: string; old: string }>()
  const now = useAnswer(seeDraft, { draft })
  const was = useAnswer(seeDraft, { draft: old })
  if (!here) return <NothingHere />
  const symbols = [was.data?.symbol ?? '', now.data?.symbol ?? ''] as const
  const title = symbols.includes('') ? says.short : says.title(...symbols)
  const trail = [
    { says: words.screen.processes, to: `/c/${here.slug}/processes` },
    ...(now.data ? [{ says: now.data.symbol, to: `/c/${here.slug}/drafts/${draft}` }] : []),
  ]
  const failed = was.error ?? now.error
  return (
    <Screen title={title} coalition={here} trail={trail} room="letter">
      <div className="screen-head">
        <div>
          <h1 dir="auto">{title}</h1>
          <p className="lead">{may(here, 'instrument.write') ? says.lead : says.leadReader}</p>
        </div>
      </div>
      {was.data && now.data ? (
        <Proposed here={here} old={was.data} now={now.data} />
      ) : failed ? (
        <Problem error={failed} onAgain={() => void Promise.all([was.refetch(), now.refetch()])} />
      ) : (
        <Going says={says.going.drafts} />
      )}
    </Screen>
  )
}

/** The proposals and the links, each as soon as it is there. */
function Proposed({ here, old, now }: { here: Here; old: Draft; now: Draft }) {
  const { answer, step } = useProposals(old, now)
  const { answer: known, again } = useLinks({ draft: now.id, old: old.id })
  const self = useAnswer(whoAmI, {}).data?.person?.id ?? ''
  const drafts = useAnswer(listDrafts, { process: now.process }).data?.drafts
  const failed = answer.error ?? (known.data === undefined ? known.error : null)
  if (failed) {
    return <Problem error={failed} onAgain={() => void Promise.all([answer.refetch(), known.refetch()])} />
  }
  if (!answer.data || !known.data) return <Going says={says.going[step](old.tree.length, now.tree.length)} />
  return (
    <Review
      {...{ here, old, now, self, again }}
      proposals={answer.data}
      known={known.data}
      symbols={new Map(drafts?.map(({ id, symbol }) => [id, symbol]))}
    />
  )
}

const Going = ({ says }: { says: string }) => (
  <div className="section">
    <p role="status">{says}</p>
    <Skeleton of="rows" rows={10} />
  </div>
)
