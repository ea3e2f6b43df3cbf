/** Writing a message: to whom, how many that is, and the words. */
import { useState } from 'react'
import type { Reply } from '../../../../shared/contract/route.ts'
import type { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { countRecipients, sendMessage, type Whom } from '../../../../shared/contract/signonMessages.ts'
import { countryName } from '../../../../shared/countries.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { LongField, Select } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'

const says = words.signonsMessages

type Whole = Reply<typeof seeSignonBoard>

export function WriteDialog({ signon, onLeave }: { signon: Whole; onLeave: () => void }) {
  const say = useSay()
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const { whom, fields } = useWhom(signon)
  const counted = useAnswer(countRecipients, whom && { signon: signon.id, whom })
  const n = whom === null ? 0 : counted.data?.recipients
  const send = useAct(sendMessage, () => {
    say(says.sent(n ?? 0))
    onLeave()
  })
  return (
    <Dialog
      wide
      title={says.dialogTitle}
      onLeave={onLeave}
      error={send.error}
      act={{
        says: says.act(n ?? 0),
        busy: send.isPending,
        disabled: !n || text.trim() === '',
        onAct: () => {
          if (whom) send.mutate({ signon: signon.id, id, whom, text })
        },
      }}
    >
      {fields}
      <p role="status">{n === undefined ? says.counting : says.reaches(n)}</p>
      <LongField
        label={says.text}
        hint={says.textHint}
        value={text}
        onText={setText}
        rows={8}
        maxLength={5000}
        required
      />
    </Dialog>
  )
}

/** To whom, as it is chosen; null while a group or a country is still to be named. */
function useWhom(signon: Whole) {
  const [to, setTo] = useState<Whom['to']>('all')
  const [group, setGroup] = useState(signon.groups[0]?.label ?? '')
  const [country, setCountry] = useState('')
  const countries = countriesIn(signon)
  const offered = (Object.keys(says.to) as Whom['to'][]).filter(
    one => (one !== 'group' || signon.groups.length > 0) && (one !== 'country' || countries.length > 0),
  )
  const fields = (
    <>
      <Select
        label={says.whom}
        value={to}
        choices={offered.map(value => ({ value, says: says.to[value] }))}
        onChoice={setTo}
      />
      {to === 'group' && (
        <Select
          label={says.group}
          value={group}
          choices={signon.groups.map(({ label }) => ({ value: label, says: label }))}
          onChoice={setGroup}
        />
      )}
      {to === 'country' && (
        <Select
          label={says.country}
          value={country}
          choices={[{ value: '', says: says.chooseCountry }, ...countries]}
          onChoice={setCountry}
        />
      )}
    </>
  )
  return { whom: whomOf(to, group, country), fields }
}

function whomOf(to: Whom['to'], group: string, country: string): Whom | null {
  if (to === 'group') return group === '' ? null : { to, group }
  if (to === 'country') return country === '' ? null : { to, country }
  return { to }
}

/** The countries that somebody here signed from, by name. */
const countriesIn = ({ where }: Whole) =>
  where.countries
    .filter(({ key }) => key !== '')
    .map(({ key }) => ({ value: key, says: countryName(key, 'en') }))
    .sort((a, b) => a.says.localeCompare(b.says))

/** An id for the message, so that an impatient press sends it once. */
const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 22)
