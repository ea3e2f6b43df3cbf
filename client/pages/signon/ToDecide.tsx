/** Confirmed signatures that a person decides about: accepted for an organisation of the register, or declined. */
import { useState } from 'react'
import type { Reply } from '../../../shared/contract/route.ts'
import type { SignatureRow, seeSignon } from '../../../shared/contract/signons.ts'
import { Button } from '../../parts/Button.tsx'
import { Select } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { DeclineDialog } from './DeclineDialog.tsx'
import { AcceptManyDialog } from './decide/AcceptManyDialog.tsx'
import { Entry } from './decide/Entry.tsx'
import { FILTERS, type Filter, isIn } from './decide/filters.ts'
import { JudgeDialog } from './decide/JudgeDialog.tsx'
import { pairsOf } from './decide/pairs.ts'

type Whole = Reply<typeof seeSignon>
type Doing =
  | { act: 'accept' | 'decline'; signature: SignatureRow }
  | { act: 'many'; signatures: readonly SignatureRow[] }
  | { act: 'judge'; signatures: readonly SignatureRow[] }

export function ToDecide({ signon, here }: { signon: Whole; here: Here }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const [filter, setFilter] = useState<Filter>('all')
  const open = signon.signatures
    .filter(signature => signature.state === 'confirmed')
    .toSorted((a, b) => a.stateAt - b.stateAt)
  const shown = open.filter(signature => isIn(filter, signature))
  return (
    <section className="section" aria-labelledby="decide">
      <h2 id="decide">
        {words.signons.decide} {open.length > 0 && <span className="sub">{open.length}</span>}
      </h2>
      {open.length === 0 && <p className="hint">{words.signons.decideNone}</p>}
      {open.length > 1 && <Bar open={open} filter={filter} onFilter={setFilter} onDo={setDoing} />}
      {open.length > 0 && shown.length === 0 && <p className="hint">{words.signonsDeciding.noneShown}</p>}
      <ul className="things">
        {shown.map(signature => (
          <li key={signature.id} className="decision">
            <Entry signature={signature} signon={signon} />
            <Acts signature={signature} onDo={setDoing} />
          </li>
        ))}
      </ul>
      {doing && <Doings doing={doing} signon={signon} here={here} onLeave={() => setDoing(null)} />}
    </section>
  )
}

/** What is shown, and what can be done with several. */
function Bar({
  open,
  filter,
  onFilter,
  onDo,
}: {
  open: readonly SignatureRow[]
  filter: Filter
  onFilter: (filter: Filter) => void
  onDo: (doing: Doing) => void
}) {
  const says = words.signonsDeciding
  const among = (known: Filter) => open.filter(signature => isIn(known, signature))
  const ready = among('ready')
  const pairs = pairsOf(open)
  const choices = FILTERS.map(value => ({ value, says: says.filters[value](among(value).length) }))
  return (
    <div className="decide-bar">
      <Select label={says.show} value={filter} choices={choices} onChoice={onFilter} />
      <div className="buttons">
        {pairs.length > 0 && (
          <Button onClick={() => onDo({ act: 'judge', signatures: open })}>
            {says.compareAll(pairs.length)}
          </Button>
        )}
        {ready.length > 0 && (
          <Button onClick={() => onDo({ act: 'many', signatures: ready })}>
            {says.acceptReady(ready.length)}
          </Button>
        )}
      </div>
    </div>
  )
}

function Acts({ signature, onDo }: { signature: SignatureRow; onDo: (doing: Doing) => void }) {
  const named = <span className="unseen"> {signature.name}</span>
  return (
    <div className="buttons">
      <Button onClick={() => onDo({ act: 'accept', signature })}>
        {words.signons.acceptShort}
        {named}
      </Button>
      {pairsOf([signature]).length > 0 && (
        <Button look="quiet" onClick={() => onDo({ act: 'judge', signatures: [signature] })}>
          {words.signonsDeciding.compare}
          {named}
        </Button>
      )}
      <Button look="quiet" onClick={() => onDo({ act: 'decline', signature })}>
        {words.signons.decline}
        {named}
      </Button>
    </div>
  )
}

function Doings({
  doing,
  signon,
  here,
  onLeave,
}: {
  doing: Doing
  signon: Whole
  here: Here
  onLeave: () => void
}) {
  if (doing.act === 'many')
    return <AcceptManyDialog signon={signon} signatures={doing.signatures} onLeave={onLeave} />
  if (doing.act === 'judge')
    return <JudgeDialog signon={signon} here={here} about={doing.signatures} onLeave={onLeave} />
  if (doing.act === 'decline') return <DeclineDialog signature={doing.signature} onLeave={onLeave} />
  return <AcceptDialog signature={doing.signature} signon={signon} here={here} onLeave={onLeave} />
}
