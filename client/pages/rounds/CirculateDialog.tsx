/** Circulating a version: the question, the deadline, whom it asks, and, before the press, who will get what. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { listOrganisations, listPeople } from '../../../shared/contract/coalitions.ts'
import { whoAmI } from '../../../shared/contract/people.ts'
import { circulate } from '../../../shared/contract/rounds.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, Select } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { ownZone } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { DeadlineFields, inTwoWeeks, untilWords } from '../signon/DeadlineFields.tsx'
import { GuestFields } from './GuestFields.tsx'
import { type GuestLine, guestLines } from './guestLines.ts'
import { oneLine } from './oneLine.ts'
import { TellsWhom } from './TellsWhom.tsx'
import { WhomFields } from './WhomFields.tsx'

type Version = { id: string; number: number }

/** @param versions those that can be circulated, the proposed one first */
export function CirculateDialog({
  statement,
  versions,
  here,
  onLeave,
}: {
  statement: string
  versions: readonly Version[]
  here: Here
  onLeave: () => void
}) {
  const [id, setVersion] = useState(versions[0]?.id ?? '')
  const [question, setQuestion] = useState<string>(words.rounds.circulate.proposed)
  const [deadline, setDeadline] = useState(() => inTwoWeeks(ownZone()))
  const whom = useWhom(here)
  const { act, error, busy } = useCirculating(statement, onLeave)
  const version = versions.find(one => one.id === id)
  const until = untilWords(deadline)
  const number = version?.number ?? 0
  const says = words.rounds.circulate
  return (
    <Dialog
      wide
      title={says.title(number)}
      onLeave={onLeave}
      error={error}
      act={{
        says: says.deadlineAct(number, until),
        busy,
        disabled: until === '' || oneLine(question) === '' || !whom.ready,
        onAct: () => act({ version: id, question: oneLine(question), ...deadline, ...whom.input }),
      }}
    >
      <p>{says.hint(number)}</p>
      {versions.length > 1 && (
        <Select
          label={says.version}
          value={id}
          choices={versions.map(one => ({ value: one.id, says: words.statements.numbered(one.number) }))}
          onChoice={setVersion}
        />
      )}
      <LongField
        label={says.question}
        hint={says.questionHint}
        value={question}
        onText={setQuestion}
        maxLength={500}
        required
      />
      <DeadlineFields value={deadline} onChange={setDeadline} />
      <WhomFields register={whom.register} chosen={whom.chosen} onChoose={whom.choose} />
      <GuestFields
        register={whom.register}
        lines={whom.lines}
        text={whom.text}
        onText={whom.setText}
        onChoose={whom.chooseFor}
      />
      <TellsWhom {...whom.told} />
    </Dialog>
  )
}

function useCirculating(statement: string, onLeave: () => void) {
  const [, go] = useLocation()
  const say = useSay()
  const act = useAct(circulate, round => {
    say(words.rounds.circulate.circulated(round.version.number, round.asked))
    onLeave()
    go(`/statements/${statement}/rounds/${round.id}`)
  })
  return { act: act.mutate, error: act.error, busy: act.isPending }
}

/** Whom the round asks, as it is chosen and typed. */
function useWhom(here: Here) {
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  const people = useAnswer(listPeople, { coalition: here.id }).data?.people ?? []
  const me = useAnswer(whoAmI, {}).data
  /** Null asks all of the register. */
  const [chosen, choose] = useState<ReadonlySet<string> | null>(null)
  const [text, setText] = useState('')
  const [chosenFor, setChosenFor] = useState<ReadonlyMap<string, string>>(new Map())
  const lines = guestLines(text, register, chosenFor)
  const guests = lines.flatMap(guestOf)
  const own = chosen === null ? register.map(entry => entry.id) : [...chosen]
  const asked = [...new Set([...own, ...guests.map(({ organisation }) => organisation)])]
  return {
    ...{ register, chosen, choose, text, setText, lines },
    chooseFor: (address: string, organisation: string) =>
      setChosenFor(before => new Map(before).set(address, organisation)),
    ready: asked.length > 0 && guests.length === lines.length,
    input: { guests, ...(chosen === null ? {} : { organisations: [...chosen] }) },
    told: { register, people, asked, guests, me: me?.person?.id, mail: me?.server.mail ?? 'none' },
  }
}

function guestOf({ name, address, organisation, wrong }: GuestLine) {
  return wrong !== null || organisation === null ? [] : [{ name, address, organisation }]
}
