/** A draft of the instrument as it is stored: what is said about it, its provisions, and what hangs on it. */
import '../../look/instrument.css'
import { useParams } from 'wouter'
import { type DraftRow, listDrafts, seeDraft } from '../../../shared/contract/drafts.ts'
import { listProcesses, type ProcessRow } from '../../../shared/contract/processes.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { useAnswer } from '../../data.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { shortOf } from '../following/drafts.ts'
import { NothingHere } from '../NothingHere.tsx'
import { DraftActs } from './DraftActs.tsx'
import { DraftLinks } from './DraftLinks.tsx'
import { DraftProvisions } from './DraftProvisions.tsx'
import { DraftFacts } from './DraftsSection.tsx'
import { Hanging, Origin, Recorded } from './Hanging.tsx'
import { Unread } from './LeftOut.tsx'

export type SeenDraft = Reply<typeof seeDraft>

export function DraftPage() {
  const here = useCoalition()
  const { id = '' } = useParams<{ id: string }>()
  const draft = useAnswer(seeDraft, here ? { draft: id } : null)
  const processes = useAnswer(listProcesses, here ? { coalition: here.id } : null)
  const drafts = useAnswer(listDrafts, draft.data ? { process: draft.data.process } : null)
  if (!here) return <NothingHere />
  return (
    <Loaded answer={draft} of="screen">
      {seen => (
        <Loaded answer={processes} of="screen">
          {answer => {
            const process = answer.processes.find(one => one.id === seen.process)
            if (!process) return <NothingHere />
            return <Draft {...{ here, process, seen }} drafts={drafts.data?.drafts ?? [seen]} />
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

type Props = { here: Here; process: ProcessRow; seen: SeenDraft; drafts: readonly DraftRow[] }

function Draft({ here, process, seen, drafts }: Props) {
  const writes = may(here, 'instrument.write') && process.archivedAt === null
  return (
    <Screen
      title={shortOf(seen)}
      coalition={here}
      trail={[
        { says: words.processes.title, to: `/c/${here.slug}/processes` },
        { says: process.name, to: `/c/${here.slug}/processes/${process.id}` },
      ]}
    >
      <div className="screen-head">
        <div className="anywhere">
          <h1>
            <bdi lang={seen.language}>{seen.title}</bdi>
          </h1>
          {seen.symbol !== '' && (
            <p className="lead">
              <bdi>{seen.symbol}</bdi>
            </p>
          )}
        </div>
        {writes && <DraftActs {...{ here, process, seen, drafts }} />}
      </div>
      <div className="anywhere">
        <DraftFacts process={process} draft={seen} drafts={drafts} />
        <DraftLinks slug={here.slug} draft={seen} drafts={drafts} />
      </div>
      <DraftProvisions here={here} seen={seen} writes={writes} />
      <Unread notUnderstood={seen.notUnderstood} />
      {writes && <Hanging seen={seen} />}
      <Recorded seen={seen} />
      <Origin seen={seen} />
    </Screen>
  )
}
