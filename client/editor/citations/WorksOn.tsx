/** One line at the head of a statement: the draft of the instrument it works on, and for whoever writes it, another. */
import { useState } from 'react'
import { Link } from 'wouter'
import { workOn } from '../../../shared/contract/citations.ts'
import { useAct } from '../../data.ts'
import { shortOf } from '../../pages/following/drafts.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Select } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { type Citing, useCiting } from './useCiting.ts'

const says = words.citations

type Statement = { id: string; coalition: { slug: string }; may: { write: boolean } }

/** Not shown where there is no draft to work on. */
export function WorksOn({ statement }: { statement: Statement }) {
  const citing = useCiting(statement.id)
  const [choosing, setChoosing] = useState(false)
  if (citing === null) return null
  const { worksOn, drafts } = citing
  if (worksOn === null && (drafts.length === 0 || !statement.may.write)) return null
  return (
    <>
      <div className="sub session-line">
        {worksOn && (
          <>
            {says.worksOn}{' '}
            <Link href={`/c/${statement.coalition.slug}/drafts/${worksOn.id}`}>
              <bdi>{shortOf(worksOn)}</bdi>
            </Link>{' '}
          </>
        )}
        {statement.may.write && (
          <Button look="quiet" onClick={() => setChoosing(true)}>
            {worksOn ? says.change : says.choose}
          </Button>
        )}
      </div>
      {choosing && (
        <DraftDialog statement={statement.id} citing={citing} onLeave={() => setChoosing(false)} />
      )}
    </>
  )
}

type DialogProps = { statement: string; citing: Citing; onLeave: () => void }

function DraftDialog({ statement, citing, onLeave }: DialogProps) {
  const { worksOn, drafts } = citing
  const all = worksOn === null || drafts.some(({ id }) => id === worksOn.id) ? drafts : [worksOn, ...drafts]
  const [draft, setDraft] = useState(worksOn?.id ?? drafts.at(-1)?.id ?? null)
  const say = useSay()
  const act = useAct(workOn, ({ worksOn: now }) => {
    say(now === null ? says.savedNone : says.saved)
    onLeave()
  })
  return (
    <Dialog
      title={says.chooseTitle}
      onLeave={onLeave}
      error={act.error}
      act={{
        says: says.act,
        busy: act.isPending,
        onAct: () => act.mutate({ statement, draft, was: worksOn?.id ?? null }),
      }}
    >
      <Select
        label={says.label}
        hint={says.chooseHint}
        value={draft ?? ''}
        choices={[
          ...all.map(one => ({ value: one.id, says: choiceSays(one) })),
          { value: '', says: says.none },
        ]}
        onChoice={id => setDraft(id === '' ? null : id)}
      />
    </Dialog>
  )
}

const choiceSays = ({ symbol, title }: Citing['drafts'][number]): string =>
  [symbol, title].filter(Boolean).join(' · ')
