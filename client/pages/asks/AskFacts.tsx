/** Who leads on an ask, for which process, how much it matters, and what the room says of it. */
import { useState } from 'react'
import { PRIORITIES, SUPPORT } from '../../../shared/ask.ts'
import { type AskRow, manageAsk } from '../../../shared/contract/asks.ts'
import { listOrganisations } from '../../../shared/contract/coalitions.ts'
import { listProcesses, type ProcessRow } from '../../../shared/contract/processes.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, Select } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

const says = words.asks

export function AskFacts({ ask, here, writes }: { ask: AskRow; here: Here; writes: boolean }) {
  const [managing, setManaging] = useState(false)
  const processes = useAnswer(listProcesses, { coalition: here.id }).data?.processes ?? []
  const process = processes.find(({ id }) => id === ask.process)
  return (
    <section className="section" aria-labelledby="facts">
      <h2 id="facts">{says.about}</h2>
      <dl className="facts">
        <Fact name={says.owner} value={ask.owner?.name} none={says.nobody} />
        <Fact name={says.process} value={process?.name} none={says.noProcess} />
        <Fact
          name={says.priority}
          value={ask.priority && says.priorities[ask.priority]}
          none={says.notSaid}
        />
        <Fact name={says.support} value={ask.support && says.supports[ask.support]} none={says.notSaid} />
        <div>
          <dt>{says.tags}</dt>
          <dd className="tags">
            {ask.tags.length === 0 ? <span className="sub">{says.noTags}</span> : ask.tags.map(tagOf)}
          </dd>
        </div>
      </dl>
      {writes && (
        <div>
          <Button onClick={() => setManaging(true)}>{says.manage}</Button>
        </div>
      )}
      {managing && (
        <ManageDialog ask={ask} here={here} processes={processes} onLeave={() => setManaging(false)} />
      )}
    </section>
  )
}

const tagOf = (tag: string) => (
  <bdi className="tag" key={tag}>
    {tag}
  </bdi>
)

const Fact = ({ name, value, none }: { name: string; value: string | null | undefined; none: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value ? <bdi>{value}</bdi> : <span className="sub">{none}</span>}</dd>
  </div>
)

type ManageProps = { ask: AskRow; here: Here; processes: readonly ProcessRow[]; onLeave: () => void }

function ManageDialog({ ask, here, processes, onLeave }: ManageProps) {
  const organisations = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  const [owner, setOwner] = useState(ask.owner?.id ?? '')
  const [process, setProcess] = useState(ask.process ?? '')
  const [priority, setPriority] = useState<NonNullable<AskRow['priority']> | ''>(ask.priority ?? '')
  const [support, setSupport] = useState<NonNullable<AskRow['support']> | ''>(ask.support ?? '')
  const [tags, setTags] = useState(ask.tags.join(', '))
  const say = useSay()
  const manage = useAct(manageAsk, () => {
    say(says.managed)
    onLeave()
  })
  const save = () =>
    manage.mutate({
      ask: ask.id,
      owner: owner || null,
      process: process || null,
      priority: priority || null,
      support: support || null,
      tags: tagsIn(tags),
    })
  return (
    <Dialog
      title={says.manageTitle(ask.number)}
      onLeave={onLeave}
      error={manage.error}
      act={{ says: says.manageAct, busy: manage.isPending, onAct: save }}
    >
      <p className="hint">{says.manageHint}</p>
      <Select
        label={says.owner}
        value={owner}
        choices={[{ value: '', says: says.nobody }, ...organisations.map(named)]}
        onChoice={setOwner}
      />
      <Select
        label={says.process}
        value={process}
        choices={[{ value: '', says: says.noProcess }, ...processes.map(named)]}
        onChoice={setProcess}
      />
      <Select
        label={says.priority}
        value={priority}
        choices={[NOT_SAID, ...PRIORITIES.map(value => ({ value, says: says.priorities[value] }))]}
        onChoice={setPriority}
      />
      <Select
        label={says.support}
        value={support}
        choices={[NOT_SAID, ...SUPPORT.map(value => ({ value, says: says.supports[value] }))]}
        onChoice={setSupport}
      />
      <LongField label={says.tags} hint={says.tagsHint} rows={1} value={tags} onText={setTags} />
    </Dialog>
  )
}

const NOT_SAID = { value: '' as const, says: says.notSaid }
const named = ({ id, name }: { id: string; name: string }) => ({ value: id, says: name })

const tagsIn = (typed: string): string[] =>
  [...new Set(typed.split(/[\n,،;]/).map(tag => tag.trim().slice(0, 60)))].filter(Boolean).slice(0, 20)
