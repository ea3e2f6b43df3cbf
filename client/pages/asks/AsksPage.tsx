/** The coalition's register of asks: every demand, what it is about, who leads on it, and what became of it. */
import '../../look/asks.css'
import { useMemo, useState } from 'react'
import { filters, NO_FILTER, shownBy } from '../../../shared/asks/filter.ts'
import { type AskRow, listAsks } from '../../../shared/contract/asks.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { ScreenHead } from '../../parts/ScreenHead.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { AskTabs } from '../following/Tabs.tsx'
import { NothingHere } from '../NothingHere.tsx'
import { AskTable } from './AskTable.tsx'
import { useFilter } from './address.ts'
import { useBeside } from './beside.ts'
import { EnterDialog } from './EnterDialog.tsx'
import { FilterBar } from './FilterBar.tsx'

export function AsksPage() {
  const here = useCoalition()
  return here ? <RegisterOfAsks here={here} /> : <NothingHere />
}

function RegisterOfAsks({ here }: { here: Here }) {
  const answer = useAnswer(listAsks, { coalition: here.id })
  const [entering, setEntering] = useState(false)
  const writes = may(here, 'asks.write')
  return (
    <Screen title={words.asks.title} coalition={here}>
      <AskTabs here={here} />
      <ScreenHead title={words.asks.title} lead={words.asks.hint}>
        {writes && (
          <div className="buttons">
            <Button onClick={() => setEntering(true)}>{words.asks.enter}</Button>
          </div>
        )}
      </ScreenHead>
      <Loaded answer={answer}>
        {({ asks }) =>
          asks.length === 0 ? (
            <Empty title={words.asks.empty} hint={writes ? words.asks.emptyHint : words.asks.emptyReader} />
          ) : (
            <Filtered asks={asks} here={here} />
          )
        }
      </Loaded>
      {entering && <EnterDialog here={here} onLeave={() => setEntering(false)} />}
    </Screen>
  )
}

function Filtered({ asks, here }: { asks: readonly AskRow[]; here: Here }) {
  const [filter, setFilter] = useFilter()
  const besideOf = useBeside(here.id, asks)
  const shown = useMemo(() => shownBy(asks, filter, besideOf), [asks, filter, besideOf])
  return (
    <section className="section" aria-label={words.asks.title}>
      <FilterBar coalition={here.id} asks={asks} besideOf={besideOf} filter={filter} onFilter={setFilter} />
      <div className="shown-count">
        <p className="sub" role="status">
          {words.asks.shown(shown.length, asks.length)}
        </p>
        {filters(filter) && (
          <Button look="quiet" onClick={() => setFilter(NO_FILTER)}>
            {words.asks.filter.clear}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p>{words.asks.noneShown}</p>
      ) : (
        <AskTable slug={here.slug} asks={shown} besideOf={besideOf} />
      )}
    </section>
  )
}
