/** Entering a list that came another way: read on the device, looked through line by line, entered on evidence. */
import '../../../look/importing.css'
import '../../../look/signon.css'
import { useParams } from 'wouter'
import { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Screen } from '../../../parts/Screen.tsx'
import { words } from '../../../words.ts'
import { type Here, may, useCoalition } from '../../coalition.ts'
import { NothingHere } from '../../NothingHere.tsx'
import { ChooseList } from './ChooseList.tsx'
import { Entering } from './Entering.tsx'
import { LookThrough } from './LookThrough.tsx'
import { useList } from './useList.ts'

export function ImportListPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(seeSignonBoard, { signon: id })
  if (!here || !may(here, 'signons.manage')) return <NothingHere />
  const statement = answer.data?.statement
  return (
    <Screen
      title={words.signonsImport.title}
      coalition={here}
      trail={[
        ...(statement ? [{ says: statement.title, to: `/statements/${statement.id}` }] : []),
        { says: words.signons.short, to: `/c/${here.slug}/signons/${id}` },
      ]}
    >
      <Loaded answer={answer}>{signon => <Import signon={signon} here={here} />}</Loaded>
    </Screen>
  )
}

function Import({ signon, here }: { signon: SignonRow; here: Here }) {
  const { stands, read, enter, leave, change } = useList(signon, here.id)
  switch (stands.step) {
    case 'choose':
      return <ChooseList refused={stands.error} onGiven={given => void read(given)} />
    case 'reading':
      return <Reading {...stands} onLeave={leave} />
    case 'look':
      return (
        <LookThrough
          signon={signon}
          stands={stands}
          onChange={change}
          onLeave={leave}
          onEnter={sending => void enter(sending)}
        />
      )
    case 'entering':
      return (
        <Entering
          stands={stands}
          board={`/c/${here.slug}/signons/${signon.id}`}
          onGoOn={() => void enter(stands.now)}
          onAnother={leave}
        />
      )
  }
}

function Reading({
  named,
  done,
  total,
  onLeave,
}: {
  named: string
  done: number
  total: number
  onLeave: () => void
}) {
  const says = words.signonsImport
  return (
    <div className="section">
      <p role="status">{total === 0 ? says.reading(named) : says.comparing(done, total)}</p>
      <progress
        aria-label={says.reading(named)}
        value={total === 0 ? undefined : done}
        max={Math.max(total, 1)}
      />
      <div className="buttons">
        <Button onClick={onLeave}>{says.another}</Button>
      </div>
    </div>
  )
}
