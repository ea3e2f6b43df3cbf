/** Noting to whom a package was handed, when, where it is posted, and the words where others were read out. */
import { useState } from 'react'
import { type PackageRow, recordDelivery } from '../../../../shared/contract/deliveries.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Checkbox, Field, LongField, Select, TextField } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { localOf, momentIn, placeOf } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'

const says = words.signonsDelivery

type Props = { signon: SignonRow; packages: readonly PackageRow[]; onLeave: () => void }

export function HandOverDialog({ signon, packages, onLeave }: Props) {
  const say = useSay()
  const { zone } = signon
  const [said, setSaid] = useState({
    ...{ package: packages[0]?.id ?? '', recipient: '', posted: '', note: '' },
    ...{ deliveredLocal: localOf(signon.now, zone), asDelivered: null as string | null },
  })
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change })
  const note = useAct(recordDelivery, () => {
    say(says.handedOver)
    onLeave()
  })
  return (
    <Dialog
      title={says.handOverTitle}
      onLeave={onLeave}
      error={note.error}
      wide={said.asDelivered !== null}
      act={{
        says: says.handOverAct,
        busy: note.isPending,
        disabled: said.recipient.trim() === '',
        onAct: () =>
          note.mutate({
            ...{ signon: signon.id, ...said, posted: said.posted.trim() },
            asDelivered: said.asDelivered?.trim() || null,
          }),
      }}
    >
      {packages.length > 1 && (
        <Select
          label={says.which}
          value={said.package}
          choices={packages.map(({ id, version, frozenAt }) => ({
            value: id,
            says: says.whichOne(version.number, momentIn(frozenAt)),
          }))}
          onChoice={chosen => set({ package: chosen })}
        />
      )}
      <TextField
        label={says.recipient}
        hint={says.recipientHint}
        value={said.recipient}
        maxLength={300}
        required
        onText={recipient => set({ recipient })}
      />
      <When zone={zone} local={said.deliveredLocal} onLocal={deliveredLocal => set({ deliveredLocal })} />
      <TextField
        label={says.posted}
        hint={says.postedHint}
        type="url"
        dir="ltr"
        value={said.posted}
        maxLength={1000}
        onText={posted => set({ posted })}
      />
      <Checkbox
        label={says.readOut}
        checked={said.asDelivered !== null}
        onCheck={other => set({ asDelivered: other ? '' : null })}
      />
      {said.asDelivered !== null && (
        <LongField
          label={says.asDelivered}
          hint={says.asDeliveredHint}
          value={said.asDelivered}
          rows={10}
          maxLength={200_000}
          onText={asDelivered => set({ asDelivered })}
        />
      )}
      <TextField
        label={says.note}
        hint={says.noteHint}
        value={said.note}
        maxLength={500}
        onText={note => set({ note })}
      />
    </Dialog>
  )
}

function When({ zone, local, onLocal }: { zone: string; local: string; onLocal: (local: string) => void }) {
  return (
    <Field
      label={says.when}
      hint={says.whenHint(placeOf(zone))}
      control={wiring => (
        <input
          {...wiring}
          type="datetime-local"
          value={local}
          required
          onChange={event => onLocal(event.target.value.slice(0, 16))}
        />
      )}
    />
  )
}
