/** [ROUND-3] The table of comments and responses on the screen: everything said, once, with what becomes of it and why. */
import { useState } from 'react'
import { reopenThread, seeReview, undoDecision } from '../../../shared/contract/reviews.ts'
import { exportTable, seeTable } from '../../../shared/contract/rounds.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { fileAddress } from '../../api.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { DecideDialog } from './DecideDialog.tsx'
import { type Matter, matterOf } from './matter.ts'
import type { SeenRound } from './OwnAnswer.tsx'
import { ResponseFilter, type Shown } from './ResponseFilter.tsx'
import { ResponseRow } from './ResponseRow.tsx'

const says = words.rounds.table

export type TableRow = Reply<typeof seeTable>['rows'][number]

export function ResponseTable({ round, undecided }: { round: SeenRound; undecided: number }) {
  const table = useAnswer(seeTable, { round: round.id }, 30_000)
  return (
    <section className="section" aria-labelledby="responses">
      <div className="section-head">
        <h2 id="responses">
          {says.title}{' '}
          {table.data && table.data.rows.length > 0 && (
            <span className="sub">{says.undecided(undecided)}</span>
          )}
        </h2>
        <Menu says={says.export}>
          {(['docx', 'csv'] as const).map(format => (
            <MadeFile key={format} href={fileAddress(exportTable, { round: round.id, format })}>
              {words.formats[format]}
            </MadeFile>
          ))}
        </Menu>
      </div>
      <Loaded answer={table}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="hint">{says.empty}</p>
          ) : (
            <Rows rows={rows} statement={round.statement} />
          )
        }
      </Loaded>
    </section>
  )
}

function Rows({ rows, statement }: { rows: readonly TableRow[]; statement: string }) {
  const [shown, setShown] = useState<Shown>({ which: 'all', organisation: '' })
  const [deciding, setDeciding] = useState<{ row: TableRow; matter: Matter } | null>(null)
  const review = useAnswer(seeReview, { statement })
  const takeBack = useTakingBack()
  const fitting = rows.filter(row => fits(row, shown))
  return (
    <>
      <ResponseFilter rows={rows} shown={shown} onShown={setShown} />
      {fitting.length === 0 && <p className="hint">{says.nothingShown}</p>}
      <ol className="responses">
        {fitting.map(row => {
          const matter = review.data && matterOf(row, review.data)
          return (
            <ResponseRow key={row.id} row={row} statement={statement}>
              {matter?.decided === false && (
                <Button onClick={() => setDeciding({ row, matter })}>{says.decide}</Button>
              )}
              {matter?.decided && matter.undoable && (
                <Button look="quiet" onClick={() => takeBack(matter)}>
                  {says.takeBack}
                </Button>
              )}
            </ResponseRow>
          )
        })}
      </ol>
      {deciding && <DecideDialog {...deciding} statement={statement} onLeave={() => setDeciding(null)} />}
    </>
  )
}

const fits = ({ disposition, by }: TableRow, { which, organisation }: Shown): boolean =>
  (which === 'all' || (disposition === null) === (which === 'undecided')) &&
  (organisation === '' || by?.organisation === organisation)

/** A thread is opened again; a suggestion is open again, and an accepted one is taken out of the text. */
function useTakingBack(): (matter: Matter) => void {
  const say = useSay()
  const told = {
    onSuccess: () => say(says.takenBack),
    onError: (error: Error) => say(error.message),
  }
  const reopen = useAct(reopenThread)
  const undo = useAct(undoDecision)
  return matter =>
    matter.kind === 'thread'
      ? reopen.mutate({ thread: matter.id }, told)
      : undo.mutate({ suggestion: matter.id }, told)
}
