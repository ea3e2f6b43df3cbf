/** Saying what becomes of a comment or suggestion of a round, and why. [ROUND-3] */
import { useState } from 'react'
import { acceptSuggestions, declineSuggestions, settleThread } from '../../../shared/contract/reviews.ts'
import { Refusal, type RefusalCode } from '../../../shared/refusals.ts'
import { DISPOSITIONS, type Disposition } from '../../../shared/review/states.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, Radios } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Matter } from './matter.ts'
import { oneLine } from './oneLine.ts'
import { ResponseSaid } from './ResponseRow.tsx'
import type { TableRow } from './ResponseTable.tsx'

const says = words.rounds.table

export function DecideDialog({
  row,
  matter,
  statement,
  onLeave,
}: {
  row: TableRow
  matter: Matter
  statement: string
  onLeave: () => void
}) {
  const [disposition, setDisposition] = useState<Disposition>(row.disposition ?? 'accepted')
  const [typed, setTyped] = useState(row.reason)
  const [tried, setTried] = useState(false)
  const { decide, busy, error } = useDeciding(statement, matter, onLeave)
  const reason = oneLine(typed)
  return (
    <Dialog
      wide
      title={says.titleOf[row.what]}
      onLeave={onLeave}
      error={error}
      act={{
        says: says.actOf[disposition],
        busy,
        onAct: () => {
          setTried(true)
          if (reason !== '') decide(disposition, reason)
        },
      }}
    >
      <ResponseSaid row={row} statement={statement} />
      {matter.comments > 1 && <p className="notice">{says.thread(matter.comments)}</p>}
      <Radios
        legend={says.choice}
        value={disposition}
        choices={DISPOSITIONS.map(value => ({
          value,
          says: says.dispositionOf[value],
          ...(matter.kind === 'suggestion' ? hintOf(value) : {}),
        }))}
        onChoice={setDisposition}
      />
      <LongField
        label={says.reason}
        hint={says.reasonHint}
        value={typed}
        onText={setTyped}
        maxLength={1000}
        rows={2}
        error={tried && reason === '' ? says.missing : null}
      />
    </Dialog>
  )
}

const hintOf = (disposition: Disposition): { hint?: string } => {
  if (disposition === 'accepted') return { hint: says.acceptHint }
  return disposition === 'accepted-in-part' ? { hint: says.partHint } : {}
}

/** Accepting puts words into the text, as far as they fit; where they do not, the dialog says so and nothing was changed. */
function useDeciding(statement: string, { kind, id, seen }: Matter, onLeave: () => void) {
  const say = useSay()
  const [refused, setRefused] = useState<Refusal | null>(null)
  const done = () => {
    say(says.done)
    onLeave()
  }
  const settle = useAct(settleThread, done)
  const decline = useAct(declineSuggestions, done)
  const accept = useAct(acceptSuggestions, ({ refused: [no] }) =>
    no ? setRefused(new Refusal(no.code as RefusalCode, `${no.message} ${says.seeInText}`)) : done(),
  )
  const decide = (disposition: Disposition, reason: string) => {
    setRefused(null)
    if (kind === 'thread') return settle.mutate({ thread: id, disposition, reason })
    if (disposition === 'declined' || disposition === 'deferred')
      return decline.mutate({ statement, suggestions: [id], as: disposition, reason })
    const inPart = disposition === 'accepted-in-part'
    return accept.mutate({ statement, suggestions: [{ suggestion: id, seen, inPart }], reason })
  }
  return {
    decide,
    busy: settle.isPending || decline.isPending || accept.isPending,
    error: settle.error ?? decline.error ?? accept.error ?? refused,
  }
}
