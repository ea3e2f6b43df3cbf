/** The frame of a screen about asks and drafts: its name, the way to its neighbours, and which draft it shows. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { ButtonLink } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { ScreenHead } from '../../parts/ScreenHead.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { type Found, shortOf } from './drafts.ts'
import { Tabs } from './Tabs.tsx'

const says = words.following

type Props = {
  here: Here
  found: Found
  title: string
  lead: string
  /** What can be done or taken along, at the end of the head. */
  acts?: ReactNode
  children: ReactNode
}

export function Frame({ here, found, title, lead, acts, children }: Props) {
  return (
    <Screen title={title} coalition={here} trail={[{ says: words.screen.asks, to: `/c/${here.slug}/asks` }]}>
      <Tabs here={here} found={found} />
      <ScreenHead title={title} lead={lead}>
        {acts}
      </ScreenHead>
      {children}
    </Screen>
  )
}

/** What is shown instead, as long as the draft or process that the address names is not found; null once it is. */
export function lacking(here: Here, found: Found, frame: Omit<Props, 'here' | 'found' | 'children'>) {
  if (found.error) {
    return (
      <Frame here={here} found={found} {...frame}>
        <Problem error={found.error} />
      </Frame>
    )
  }
  if (found.processes === null) return <Skeleton of="screen" />
  if (found.process === null && found.processes.length > 0) return <NothingHere />
  if (found.drafts.length > 0) return null
  return (
    <Frame here={here} found={found} {...frame}>
      <NoDrafts here={here} found={found} />
    </Frame>
  )
}

function NoDrafts({ here, found: { process } }: { here: Here; found: Found }) {
  const home = `/c/${here.slug}/processes`
  return (
    <Empty
      title={process ? says.noDrafts : says.noProcess}
      hint={process ? says.noDraftsHint : says.noProcessHint}
    >
      <ButtonLink to={process ? `${home}/${process.id}` : home}>
        {process ? says.toProcess : says.toProcesses}
      </ButtonLink>
    </Empty>
  )
}

/** Which draft is shown; choosing another goes to its address. */
export function DraftPick({
  label,
  drafts,
  value,
  addressOf,
}: {
  label: string
  drafts: readonly DraftRow[]
  value: string
  addressOf: (draft: DraftRow) => string
}) {
  const [, go] = useLocation()
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={event => {
          const chosen = drafts.find(({ id }) => id === event.target.value)
          if (chosen) go(addressOf(chosen))
        }}
      >
        {drafts.map(draft => (
          <option key={draft.id} value={draft.id}>
            {nameOf(draft)}
          </option>
        ))}
      </select>
    </label>
  )
}

const nameOf = (draft: DraftRow): string =>
  draft.symbol === '' ? draft.title : `${shortOf(draft)} · ${draft.title}`
