/** On the page of a process: the drafts of its instrument in the order of their texts, and importing another one. */
import { useId } from 'react'
import { Link } from 'wouter'
import { type DraftRow, listDrafts } from '../../../shared/contract/drafts.ts'
import type { ProcessRow } from '../../../shared/contract/processes.ts'
import { useAnswer } from '../../data.ts'
import { ButtonLink } from '../../parts/Button.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'
import { sayDays } from '../processes/days.ts'
import { Confirmed, DraftLinks, nameIn } from './DraftLinks.tsx'

const says = words.instrument.list

type Props = { here: Here; process: ProcessRow }

export function DraftsSection({ here, process }: Props) {
  const id = useId()
  const answer = useAnswer(listDrafts, { process: process.id })
  const writes = may(here, 'instrument.write') && process.archivedAt === null
  return (
    <section className="section" aria-labelledby={id}>
      <div className="screen-head">
        <h2 id={id}>{says.title}</h2>
        {writes && (
          <ButtonLink to={`/c/${here.slug}/processes/${process.id}/import-draft`}>
            {says.importDraft}
          </ButtonLink>
        )}
      </div>
      <Loaded answer={answer}>
        {({ drafts }) =>
          drafts.length === 0 ? (
            <p className="sub">
              {says.none}. {writes ? says.noneHint : says.noneReader}
            </p>
          ) : (
            <ul className="things">
              {drafts.map(draft => (
                <li key={draft.id}>
                  <Draft {...{ here, process, draft, drafts }} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

type DraftProps = Props & { draft: DraftRow; drafts: readonly DraftRow[] }

function Draft({ here, process, draft, drafts }: DraftProps) {
  const { symbol, title, language } = draft
  return (
    <div className="thing anywhere">
      <Link href={`/c/${here.slug}/drafts/${draft.id}`} className="thing-name">
        {symbol !== '' && <bdi>{symbol}</bdi>}
        {symbol !== '' && ' · '}
        <bdi lang={language}>{title}</bdi>
      </Link>
      <DraftFacts {...{ process, draft, drafts }} />
      <DraftLinks slug={here.slug} draft={draft} drafts={drafts} />
    </div>
  )
}

/** What is said about a draft, in one line. */
export function DraftFacts({ process, draft, drafts }: Omit<DraftProps, 'here'>) {
  const { textDate, releasedOn, status, partial, parents, provisions } = draft
  const session = process.sessions.find(({ id }) => id === draft.session)
  return (
    <p className="thing-says anywhere">
      {status !== '' && (
        <strong>
          <bdi>{status}</bdi>
        </strong>
      )}
      {textDate !== '' && <span>{says.textOf(sayDays(textDate, textDate))}</span>}
      {releasedOn !== '' && <span>{says.releasedOn(sayDays(releasedOn, releasedOn))}</span>}
      {session && <bdi>{session.name}</bdi>}
      <span>{words.instrument.provisions(provisions)}</span>
      {partial && <span>{says.partial}</span>}
      {parents.length > 0 && (
        <span>
          {says.backTo(new Intl.ListFormat('en').format(parents.map(parent => nameIn(drafts, parent))))}
        </span>
      )}
      <Confirmed draft={draft} drafts={drafts} />
    </p>
  )
}
