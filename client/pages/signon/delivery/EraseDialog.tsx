/** Erasing one signer's data: whose, found by a part of the name, and whether the line goes too. */
import { useState } from 'react'
import { eraseSignature } from '../../../../shared/contract/erasure.ts'
import { listSigned } from '../../../../shared/contract/signonBoard.ts'
import type { SignatureRow, SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Radios, TextField } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'

const says = words.signonsDelivery

type How = 'personal' | 'urgent'

export function EraseDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const [find, setFind] = useState('')
  const [chosen, setChosen] = useState('')
  const [how, setHow] = useState<How>('personal')
  const { found, more } = useFound(signon, find.trim())
  const one = found.find(({ id }) => id === chosen) ?? (found.length === 1 ? found[0] : undefined)
  const erase = useAct(eraseSignature, () => {
    say(says.erased)
    onLeave()
  })
  const saysAct = how === 'urgent' ? says.eraseActUrgent : says.eraseAct
  return (
    <Dialog
      title={says.eraseTitle}
      onLeave={onLeave}
      error={erase.error}
      act={{
        says: one ? saysAct(nameOf(one)) : says.eraseActNobody,
        busy: erase.isPending,
        disabled: one === undefined,
        onAct: () => {
          if (one) erase.mutate({ signature: one.id, urgent: how === 'urgent' })
        },
      }}
    >
      <TextField
        label={says.eraseFind}
        hint={says.eraseFindHint}
        type="search"
        value={find}
        maxLength={200}
        onText={setFind}
      />
      {found.length > 0 && (
        <Radios
          quiet
          legend={says.eraseFind}
          value={one?.id ?? ''}
          choices={found.map(signature => ({
            value: signature.id,
            says: nameOf(signature),
            hint: words.signons.states[signature.state],
          }))}
          onChoice={setChosen}
        />
      )}
      {find.trim().length > 1 && found.length === 0 && <p role="status">{says.eraseNobody}</p>}
      {more && <p className="hint">{says.eraseMore}</p>}
      <Radios
        legend={says.eraseHow}
        value={how}
        choices={HOWS.map(value => ({ value, says: says.eraseHows[value], hint: says.eraseHints[value] }))}
        onChoice={setHow}
      />
      <p className="hint">{says.eraseBackups}</p>
    </Dialog>
  )
}

const HOWS: readonly How[] = ['personal', 'urgent']
/** More than these are not looked through by eye. */
const MOST = 8

/** Signatures with a name, on the list, to decide, or neither any more; those without a trace are left out. */
function useFound(signon: SignonRow, find: string): { found: SignatureRow[]; more: boolean } {
  const ask = (show: 'accepted' | 'decide' | 'others') =>
    find.length < 2 ? null : { signon: signon.id, show, find }
  const answers = [
    useAnswer(listSigned, ask('accepted')),
    useAnswer(listSigned, ask('decide')),
    useAnswer(listSigned, ask('others')),
  ]
  const all = answers
    .flatMap(({ data }) => data?.signatures ?? [])
    .filter(signature => nameOf(signature) !== '')
  return { found: all.slice(0, MOST), more: all.length > MOST }
}

/** As it is listed: corrected, else as the register has it, else as it was typed. */
const nameOf = ({ listed, organisation, name, signatory }: SignatureRow): string =>
  listed.name || organisation?.name || name || signatory
