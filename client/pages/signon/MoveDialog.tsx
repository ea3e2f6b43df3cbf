/** Putting another version of the letter up for signing: as a change, or as a correction that another one agrees to. */
import { useState } from 'react'
import { listMoves } from '../../../shared/contract/signonMoves.ts'
import { moveSignon, type SignonRow } from '../../../shared/contract/signons.ts'
import { listVersions } from '../../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, Radios } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { localOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import { DAY, deadlineWrong, LocalTimeField } from './DeadlineFields.tsx'
import { ComparedLink } from './moves/ComparedLink.tsx'

type Kind = 'substantive' | 'editorial'
const KINDS: readonly Kind[] = ['substantive', 'editorial']

export function MoveDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const says = words.signonsMoves
  const versions = useAnswer(listVersions, { statement: signon.statement.id }).data?.versions ?? []
  const others = versions.filter(version => version.id !== signon.version.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const [kind, setKind] = useState<Kind>(signon.state === 'closed' ? 'editorial' : 'substantive')
  const [correction, setCorrection] = useState(() => ({
    reason: '',
    objectUntilLocal: `${localOf(signon.now + 3 * DAY, signon.zone).slice(0, 10)}T18:00`,
  }))
  const title = signon.state === 'closed' ? says.correct : words.signons.moveTitle
  const blocked = useBlocked(signon, kind)
  const target = others.find(version => version.id === chosen) ?? others[0]
  const move = useAct(moveSignon, (reply, asked) => {
    say(asked.editorial ? says.proposed : words.signons.moved(reply.version.number))
    onLeave()
  })
  const unsaid =
    kind === 'editorial' &&
    (correction.reason.trim() === '' || deadlineWrong(correction.objectUntilLocal, signon.zone) !== null)
  if (!target) {
    return (
      <Dialog title={title} onLeave={onLeave}>
        <p className="notice">{words.signons.moveNone}</p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={title}
      onLeave={onLeave}
      error={move.error}
      act={{
        says: kind === 'editorial' ? says.proposeAct(target.number) : words.signons.moveAct(target.number),
        busy: move.isPending,
        disabled: unsaid || blocked !== null,
        onAct: () =>
          move.mutate({
            ...{ signon: signon.id, version: target.id, seen: signon.version.id },
            ...(kind === 'editorial' && { editorial: correction }),
          }),
      }}
    >
      <Radios
        legend={words.signons.moveTo}
        value={target.id}
        choices={others.map(version => ({
          value: version.id,
          says: words.statements.numbered(version.number),
          hint: version.name,
        }))}
        onChoice={setChosen}
      />
      <p>
        <ComparedLink statement={signon.statement.id} from={signon.version} to={target} />
      </p>
      {signon.state === 'closed' ? (
        <p>
          {says.closed} {says.kindHints.editorial}
        </p>
      ) : (
        <Radios
          legend={says.what}
          value={kind}
          choices={KINDS.map(value => ({ value, says: says.kinds[value], hint: says.kindHints[value] }))}
          onChoice={setKind}
        />
      )}
      {blocked !== null && <p className="notice">{blocked}</p>}
      {kind === 'editorial' && blocked === null && (
        <CorrectionFields value={correction} zone={signon.zone} onChange={setCorrection} />
      )}
    </Dialog>
  )
}

type Correction = { reason: string; objectUntilLocal: string }

function CorrectionFields({
  value,
  zone,
  onChange,
}: {
  value: Correction
  zone: string
  onChange: (value: Correction) => void
}) {
  const says = words.signonsMoves
  return (
    <>
      <LongField
        label={says.reason}
        hint={says.reasonHint}
        value={value.reason}
        maxLength={500}
        onText={reason => onChange({ ...value, reason: reason.replace(/\s*\n\s*/g, ' ') })}
      />
      <LocalTimeField
        label={says.until}
        value={value.objectUntilLocal}
        zone={zone}
        onChange={objectUntilLocal => onChange({ ...value, objectUntilLocal })}
      />
    </>
  )
}

/** Why no correction can be proposed now; null where one can. */
function useBlocked(signon: SignonRow, kind: Kind): string | null {
  const moves = useAnswer(listMoves, { signon: signon.id }).data
  if (kind === 'substantive' || !moves) return null
  if (moves.moves.some(({ state }) => state === 'proposed')) return words.signonsMoves.waiting
  return moves.coordinators < 2 ? words.signonsMoves.alone : null
}
