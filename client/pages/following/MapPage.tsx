/** The instrument as a map: its articles in order, with the weight of asks on each and what became of them. */
import { useMemo } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { type AskRow, listAsks } from '../../../shared/contract/asks.ts'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { exportMap, seeMap } from '../../../shared/contract/outcomes.ts'
import { fileAddress } from '../../api.ts'
import { useAnswer } from '../../data.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { words } from '../../words.ts'
import { type Here, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { useDrafts } from './drafts.ts'
import { DraftPick, Frame, lacking } from './Frame.tsx'
import { MapTable } from './MapTable.tsx'
import { mapLines } from './mapLines.ts'
import { OutcomeLegend } from './Outcome.tsx'

const says = words.following.map

export function MapPage() {
  const here = useCoalition()
  const { draft: named = '' } = useParams<{ draft: string }>()
  const found = useDrafts(here, { draft: named })
  if (!here) return <NothingHere />
  const frame = { title: says.title, lead: says.hint }
  const instead = lacking(here, found, frame)
  if (instead !== null || !found.draft) return instead
  const { draft, drafts } = found
  const file = (format: 'svg' | 'csv') => fileAddress(exportMap, { draft: draft.id, format })
  const acts = (
    <div className="buttons">
      <MadeFile href={file('svg')}>{says.picture}</MadeFile>
      <MadeFile href={file('csv')}>{says.data}</MadeFile>
    </div>
  )
  return (
    <Frame here={here} found={found} {...frame} acts={acts}>
      <Asked key={draft.id} {...{ here, draft, drafts }} />
    </Frame>
  )
}

type AskedProps = { here: Here; draft: DraftRow; drafts: readonly DraftRow[] }

function Asked({ here, draft, drafts }: AskedProps) {
  const map = useAnswer(seeMap, { draft: draft.id })
  const asks = useAnswer(listAsks, { coalition: here.id })
  const { onlyAsked, setOnlyAsked } = useOnlyAsked()
  return (
    <>
      <div className="matrix-bar">
        <div className="filter">
          <DraftPick
            label={words.following.draft}
            drafts={drafts}
            value={draft.id}
            addressOf={({ id }) => `/c/${here.slug}/drafts/${id}/map`}
          />
        </div>
        <Checkbox label={says.onlyAsked} checked={onlyAsked} onCheck={setOnlyAsked} />
      </div>
      <Loaded answer={map}>
        {({ provisions }) => (
          <Loaded answer={asks}>
            {({ asks }) => <Shown {...{ here, draft, provisions, asks, onlyAsked }} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function useOnlyAsked() {
  const query = new URLSearchParams(useSearch())
  const [path, go] = useLocation()
  return {
    onlyAsked: query.get('only') === 'asked',
    setOnlyAsked: (only: boolean) => go(only ? `${path}?only=asked` : path, { replace: true }),
  }
}

type ShownProps = {
  here: Here
  draft: DraftRow
  provisions: Parameters<typeof mapLines>[0]
  asks: readonly AskRow[]
  onlyAsked: boolean
}

function Shown({ here, draft, provisions, asks, onlyAsked }: ShownProps) {
  const register = useMemo(() => new Map(asks.map(ask => [ask.id, ask])), [asks])
  const lines = useMemo(() => mapLines(provisions, onlyAsked), [provisions, onlyAsked])
  if (provisions.every(({ asks }) => asks.length === 0))
    return <Empty title={says.noneAtAll} hint={says.noneAtAllHint} />
  return (
    <>
      <OutcomeLegend />
      <MapTable {...{ here, draft, lines, register }} />
    </>
  )
}
