/** The matrix: every ask through every draft or session, each cell opening its evidence. */
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useLocation, useParams } from 'wouter'
import { NO_FILTER, shownBy } from '../../../shared/asks/filter.ts'
import { type AskRow, listAsks } from '../../../shared/contract/asks.ts'
import { exportMatrix, seeMatrix } from '../../../shared/contract/outcomes.ts'
import type { ProcessRow } from '../../../shared/contract/processes.ts'
import { fileAddress } from '../../api.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Radios } from '../../parts/Field.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { words } from '../../words.ts'
import { useBeside } from '../asks/beside.ts'
import { FilterBar } from '../asks/FilterBar.tsx'
import { type Here, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { Contradictions } from './Contradictions.tsx'
import { useDrafts } from './drafts.ts'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { Frame, lacking } from './Frame.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { useMatrixAddress } from './matrixAddress.ts'
import { OutcomeLegend } from './Outcome.tsx'
import { linesOf, type Matrix } from './rows.ts'

const says = words.following.matrix

/** Without a process in the address it goes to the one that is shown first. */
export function MatrixPage() {
  const here = useCoalition()
  const { process: named } = useParams<{ process?: string }>()
  const found = useDrafts(here, named === undefined ? {} : { process: named })
  const [, go] = useLocation()
  const address = here && found.process && `/c/${here.slug}/matrix/${found.process.id}`
  useEffect(() => {
    if (named === undefined && address) go(address, { replace: true })
  }, [named, address, go])
  if (!here) return <NothingHere />
  const frame = { title: says.title, lead: says.hint }
  const instead = lacking(here, found, frame)
  if (instead !== null || !found.process) return instead
  return (
    <Frame here={here} found={found} {...frame} acts={<Files process={found.process.id} />}>
      <ProcessPick here={here} processes={found.processes ?? []} process={found.process} />
      <Asked here={here} process={found.process} />
    </Frame>
  )
}

function Files({ process }: { process: string }) {
  const file = (format: 'docx' | 'csv' | 'svg') => fileAddress(exportMatrix, { process, format })
  return (
    <div className="buttons">
      <MadeFile href={file('docx')}>{says.words}</MadeFile>
      <MadeFile href={file('csv')}>{says.data}</MadeFile>
      <MadeFile href={file('svg')}>{says.picture}</MadeFile>
    </div>
  )
}

type PickProps = { here: Here; processes: readonly ProcessRow[]; process: ProcessRow }

function ProcessPick({ here, processes, process }: PickProps) {
  const [, go] = useLocation()
  if (processes.length < 2) return null
  return (
    <div className="filter">
      <label>
        {words.following.process}
        <select value={process.id} onChange={event => go(`/c/${here.slug}/matrix/${event.target.value}`)}>
          {processes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Asked({ here, process }: { here: Here; process: ProcessRow }) {
  const matrix = useAnswer(seeMatrix, { process: process.id })
  const asks = useAnswer(listAsks, { coalition: here.id })
  return (
    <Loaded answer={matrix}>
      {matrix => (
        <Loaded answer={asks}>
          {({ asks }) => {
            const about = asks.filter(({ id }) => matrix.rows.some(({ ask }) => ask === id))
            if (about.length === 0) return <Empty title={says.none} hint={says.noneHint} />
            return <Shown {...{ here, process, matrix, asks: about, register: asks }} />
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

type Props = {
  here: Here
  process: ProcessRow
  matrix: Matrix
  /** Those about this process, and all of the register. */
  asks: readonly AskRow[]
  register: readonly AskRow[]
}

function Shown({ here, process, matrix, asks, register }: Props) {
  const { address, set } = useMatrixAddress()
  const besideOf = useBeside(here.id, asks)
  // Typing goes on while thousands of cells are drawn.
  const filter = useDeferredValue(address.filter)
  const shown = useMemo(
    () => new Set(shownBy(asks, { ...filter, process: '' }, besideOf).map(({ id }) => id)),
    [asks, filter, besideOf],
  )
  const all = useMemo(() => linesOf(matrix, asks, register), [matrix, asks, register])
  const lines = useMemo(() => all.filter(({ ask }) => shown.has(ask.id)), [all, shown])
  const opened = address.open
  return (
    <>
      <Contradictions {...{ here, matrix, register }} />
      <div className="section">
        <FilterBar
          {...{ coalition: here.id, asks, besideOf }}
          filter={address.filter}
          onFilter={filter => set({ filter })}
          without={['process']}
        />
        <div className="matrix-bar">
          <Radios
            legend={says.columns}
            quiet
            value={address.columns}
            choices={[
              { value: 'drafts', says: says.drafts },
              { value: 'sessions', says: says.sessions },
            ]}
            onChoice={columns => set({ columns })}
          />
          <p className="sub" role="status">
            {says.shown(shown.size, asks.length)}
          </p>
          <OutcomeLegend />
        </div>
        {shown.size === 0 ? (
          <div className="buttons">
            <p>{says.noneShown}</p>
            <Button onClick={() => set({ filter: NO_FILTER })}>{says.showAll}</Button>
          </div>
        ) : (
          <MatrixTable
            key={address.columns}
            {...{ here, process, matrix, lines }}
            columns={address.columns}
            onOpen={open => set({ open })}
          />
        )}
      </div>
      {opened && <EvidenceDialog here={here} {...opened} onLeave={() => set({ open: null })} />}
    </>
  )
}
