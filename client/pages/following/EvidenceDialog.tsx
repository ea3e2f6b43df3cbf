/** The evidence of a cell: what the texts say, what a person judged, and the form to judge. */
import { Link } from 'wouter'
import { type AskRow, listAsks } from '../../../shared/contract/asks.ts'
import { type EvidenceRow, seeEvidence } from '../../../shared/contract/outcomes.ts'
import { useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'
import { shortOf, useDrafts } from './drafts.ts'
import { EvidenceShown } from './Evidence.tsx'
import { JudgedByOthers, JudgeForm, Judgements, useJudging } from './Judging.tsx'
import type { Opened } from './matrixAddress.ts'

const says = words.following

type Props = Opened & { here: Here; onLeave: () => void }

export function EvidenceDialog({ here, ask, part, draft, onLeave }: Props) {
  const asks = useAnswer(listAsks, { coalition: here.id })
  const answer = useAnswer(seeEvidence, { ask, draft })
  const drafts = useDrafts(here, { draft })
  const shown = asks.data?.asks.find(({ id }) => id === ask)
  const draftName = (id: string) => shortOf(drafts.drafts.find(one => one.id === id) ?? UNKNOWN)
  const named = [shown ? says.ask(shown.number) : '', partName(shown, part)].filter(Boolean).join(', ')
  return (
    <Dialog title={says.evidence.title(named, draftName(draft))} onLeave={onLeave} wide>
      <Loaded answer={answer}>
        {({ evidence }) => {
          const row = evidence.find(one => one.part === part) ?? evidence[0]
          if (!row || !shown) return <p className="hint">{says.evidence.neither}</p>
          return (
            <Row
              key={`${row.ask} ${row.part}`}
              {...{ here, evidence: row, ask: shown, draftName }}
              language={drafts.draft?.language ?? 'en'}
            />
          )
        }}
      </Loaded>
    </Dialog>
  )
}

const UNKNOWN = { symbol: '', title: '' }

const partName = (ask: AskRow | undefined, part: string | null): string =>
  ask?.parts.find(({ id }) => id === part)?.name ?? ''

type RowProps = {
  here: Here
  evidence: EvidenceRow
  ask: AskRow
  language: string
  draftName: (id: string) => string
}

function Row({ here, evidence, ask, language, draftName }: RowProps) {
  const judging = useJudging(evidence)
  return (
    <>
      <EvidenceShown {...{ evidence, ask, language, draftName }} />
      {may(here, 'asks.write') ? (
        <JudgeForm judging={judging} latest={evidence.judgements[0]?.outcome ?? null} />
      ) : (
        <JudgedByOthers />
      )}
      <Judgements evidence={evidence} language={language} />
      <p>
        <Link href={`/c/${here.slug}/asks/${ask.id}`}>{says.evidence.openAsk}</Link>
      </p>
    </>
  )
}
