/** Taking a draft of the instrument in: it is seen as it was read, and corrected, before anything is sent. */
import '../../look/importing.css'
import '../../look/instrument.css'
import { useParams } from 'wouter'
import { type DraftRow, listDrafts } from '../../../shared/contract/drafts.ts'
import { listProcesses, type ProcessRow } from '../../../shared/contract/processes.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { ChooseDraft } from './ChooseDraft.tsx'
import { PreviewDraft } from './PreviewDraft.tsx'
import { useReading } from './useReading.ts'

export function ImportDraftPage() {
  const here = useCoalition()
  const { id = '' } = useParams<{ id: string }>()
  const processes = useAnswer(listProcesses, here ? { coalition: here.id } : null)
  const drafts = useAnswer(listDrafts, here ? { process: id } : null)
  if (!here || !may(here, 'instrument.write')) return <NothingHere />
  return (
    <Loaded answer={processes} of="screen">
      {answer => {
        const process = answer.processes.find(one => one.id === id)
        if (!process || process.archivedAt !== null) return <NothingHere />
        return (
          <Loaded answer={drafts} of="screen">
            {listed => <Import here={here} process={process} drafts={listed.drafts} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

type Props = { here: Here; process: ProcessRow; drafts: readonly DraftRow[] }

function Import({ here, process, drafts }: Props) {
  const { reading, choose, leave } = useReading()
  const { processes, importing } = words
  return (
    <Screen
      title={words.instrument.import.title}
      coalition={here}
      trail={[
        { says: processes.title, to: `/c/${here.slug}/processes` },
        { says: process.name, to: `/c/${here.slug}/processes/${process.id}` },
      ]}
      room={reading.step === 'read' ? 'letter' : 'desk'}
    >
      {reading.step === 'choose' && <ChooseDraft refused={reading.error} onFile={choose} />}
      {reading.step === 'reading' && (
        <>
          <div className="screen-head">
            <p role="status">{importing.reading(reading.file.name)}</p>
            <Button onClick={leave}>{importing.chooseAnother}</Button>
          </div>
          <Skeleton of="letter" />
        </>
      )}
      {reading.step === 'read' && (
        <PreviewDraft {...{ here, process, drafts }} read={reading.read} onLeave={leave} />
      )}
    </Screen>
  )
}
