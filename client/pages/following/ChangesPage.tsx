/** What changed for us between two drafts: first the provisions that carry an ask, then the rest. */
import { useMemo } from 'react'
import { useLocation, useParams } from 'wouter'
import { type AskRow, listAsks } from '../../../shared/contract/asks.ts'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { exportChanges, seeChanges } from '../../../shared/contract/outcomes.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { fileAddress } from '../../api.ts'
import { useAnswer } from '../../data.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { words } from '../../words.ts'
import { type Here, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { ChangeBar, useWalk } from './ChangeBar.tsx'
import { useDrafts } from './drafts.ts'
import { DraftPick, Frame, lacking } from './Frame.tsx'
import { anchorOf, OneChange } from './OneChange.tsx'
import { Several } from './Several.tsx'

const says = words.following.changes

export function ChangesPage() {
  const here = useCoalition()
  const { draft: named = '', old: oldId = '' } = useParams<{ draft: string; old: string }>()
  const found = useDrafts(here, { draft: named })
  if (!here) return <NothingHere />
  const frame = { title: says.title, lead: says.hint }
  const instead = lacking(here, found, frame)
  if (instead !== null || !found.draft) return instead
  const { draft, drafts } = found
  const old = drafts.find(({ id }) => id === oldId)
  if (!old) return <NothingHere />
  return (
    <Frame here={here} found={found} {...frame} acts={<Files draft={draft.id} old={old.id} />}>
      <Picks {...{ here, drafts, draft, old }} />
      <Asked key={`${draft.id} ${old.id}`} {...{ here, draft, old }} />
    </Frame>
  )
}

function Files({ draft, old }: { draft: string; old: string }) {
  const file = (format: 'docx' | 'summary') => fileAddress(exportChanges, { draft, old, format })
  return (
    <div className="buttons">
      <MadeFile href={file('docx')}>{says.word}</MadeFile>
      <MadeFile href={file('summary')}>{says.summary}</MadeFile>
    </div>
  )
}

type Pair = { here: Here; draft: DraftRow; old: DraftRow }

/** Each list leaves out what is chosen in the other one. */
function Picks({ here, drafts, draft, old }: Pair & { drafts: readonly DraftRow[] }) {
  const [path] = useLocation()
  const addressOf = (now: string, before: string) => `/c/${here.slug}/drafts/${now}/changes/${before}`
  return (
    <div className="filter" key={path}>
      <DraftPick
        label={says.from}
        drafts={drafts.filter(({ id }) => id !== draft.id)}
        value={old.id}
        addressOf={({ id }) => addressOf(draft.id, id)}
      />
      <DraftPick
        label={says.to}
        drafts={drafts.filter(({ id }) => id !== old.id)}
        value={draft.id}
        addressOf={({ id }) => addressOf(id, old.id)}
      />
    </div>
  )
}

function Asked({ here, draft, old }: Pair) {
  const answer = useAnswer(seeChanges, { draft: draft.id, old: old.id })
  const asks = useAnswer(listAsks, { coalition: here.id })
  return (
    <Loaded answer={answer}>
      {changes => (
        <Loaded answer={asks}>{({ asks }) => <Shown {...{ here, draft, changes, asks }} />}</Loaded>
      )}
    </Loaded>
  )
}

type Changes = Reply<typeof seeChanges>
type ShownProps = { here: Here; draft: DraftRow; changes: Changes; asks: readonly AskRow[] }

function Shown({ here, draft, changes: { carrying, rest, unchanged }, asks }: ShownProps) {
  const register = useMemo(() => new Map(asks.map(ask => [ask.id, ask])), [asks])
  const walk = useWalk()
  if (carrying.length + rest.length + unchanged.length === 0)
    return <Empty title={says.same} hint={says.sameHint} />
  const drawn = (change: Changes['rest'][number]) => (
    <OneChange key={anchorOf(change)} {...{ here, change, register }} language={draft.language} />
  )
  return (
    <div className="changes" ref={walk.within}>
      <ChangeBar walk={walk} of={carrying.length + rest.length} />
      <section className="section" aria-labelledby="carrying">
        <h2 id="carrying">{says.carrying(carrying.length)}</h2>
        {carrying.length === 0 && <p className="hint">{says.carryingNone}</p>}
        <Several all={carrying} draw={drawn} />
      </section>
      <section className="section" aria-labelledby="rest">
        <h2 id="rest">{says.rest(rest.length)}</h2>
        {rest.length === 0 && <p className="hint">{says.restNone}</p>}
        <Several all={rest} draw={drawn} />
      </section>
      {unchanged.length > 0 && (
        <details className="more">
          <summary>{says.unchanged(unchanged.length)}</summary>
          <Several all={unchanged} draw={drawn} />
        </details>
      )}
    </div>
  )
}
