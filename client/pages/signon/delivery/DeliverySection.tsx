/** Delivering: the frozen lists, to whom they were handed, who has a name that left, and what is kept of signers. */
import { useState } from 'react'
import { seeDelivery } from '../../../../shared/contract/deliveries.ts'
import type { Reply } from '../../../../shared/contract/route.ts'
import { changeSignon, type SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Checkbox } from '../../../parts/Field.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Deadline, Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'
import { Deliveries } from './Deliveries.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { FreezeDialog } from './FreezeDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { Packages } from './Packages.tsx'

const says = words.signonsDelivery

type Seen = Reply<typeof seeDelivery>
type Act = 'freeze' | 'hand-over' | 'erase'

export function DeliverySection({ signon }: { signon: SignonRow }) {
  const answer = useAnswer(seeDelivery, { signon: signon.id })
  const [act, setAct] = useState<Act | null>(null)
  const leave = () => setAct(null)
  return (
    <>
      <section className="section" aria-labelledby="delivery">
        <div className="section-head">
          <h2 id="delivery">{says.title}</h2>
          <Button onClick={() => setAct('freeze')}>{says.freeze}</Button>
        </div>
        <p className="hint">{says.hint}</p>
        <Loaded answer={answer}>
          {seen => (
            <>
              <Packages signon={signon} packages={seen.packages} />
              {seen.packages.length > 0 && (
                <Handed signon={signon} seen={seen} onNote={() => setAct('hand-over')} />
              )}
              {act === 'hand-over' && (
                <HandOverDialog signon={signon} packages={seen.packages} onLeave={leave} />
              )}
            </>
          )}
        </Loaded>
        {act === 'freeze' && <FreezeDialog signon={signon} onLeave={leave} />}
      </section>
      <Retention signon={signon} eraseAt={answer.data?.eraseAt ?? null} onErase={() => setAct('erase')} />
      {act === 'erase' && <EraseDialog signon={signon} onLeave={leave} />}
    </>
  )
}

function Handed({ signon, seen, onNote }: { signon: SignonRow; seen: Seen; onNote: () => void }) {
  return (
    <>
      <div className="section-head">
        <h3>{says.deliveries}</h3>
        <Button onClick={onNote}>{says.handOver}</Button>
      </div>
      <Deliveries signon={signon} deliveries={seen.deliveries} packages={seen.packages} />
      {seen.deliveries.length > 0 && <ShowThem signon={signon} />}
      {seen.heldCopies.length > 0 && <Held copies={seen.heldCopies} />}
    </>
  )
}

/** Whether strangers read to whom it was handed is the coordinators' choice. */
function ShowThem({ signon }: { signon: SignonRow }) {
  const change = useAct(changeSignon)
  return (
    <>
      <Checkbox
        label={says.show}
        hint={says.showHint}
        checked={signon.terms.showDeliveries}
        disabled={change.isPending}
        onCheck={showDeliveries => change.mutate({ signon: signon.id, terms: { showDeliveries } })}
      />
      {change.error && <Problem error={change.error} />}
    </>
  )
}

/** [SIGN-5] A name that leaves the list does not leave the copies that went out. */
function Held({ copies }: { copies: Seen['heldCopies'] }) {
  return (
    <div className="notice stack">
      <h3>{says.held}</h3>
      <p>{says.heldHint}</p>
      <ul className="things">
        {copies.map(({ signature, name, what, recipients }) => (
          <li key={signature} className="entry">
            <p className="entry-name">
              <bdi>{name || says.erasedName}</bdi>
            </p>
            <p className="thing-says">
              <span>{says[what]}</span>
              {recipients.map(({ recipient, deliveredAt }) => (
                <span key={recipient}>
                  <bdi>{says.holds(recipient)}</bdi> <Time at={deliveredAt} />
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Retention({
  signon,
  eraseAt,
  onErase,
}: {
  signon: SignonRow
  eraseAt: number | null
  onErase: () => void
}) {
  const days = signon.terms.eraseAfterDays
  return (
    <section className="section" aria-labelledby="retention">
      <div className="section-head">
        <h2 id="retention">{says.retention}</h2>
        <Button onClick={onErase}>{says.erase}</Button>
      </div>
      <p className="hint">
        {eraseAt !== null && (
          <>
            {says.eraseAt} <Deadline at={eraseAt} zone={signon.zone} />.
          </>
        )}
        {eraseAt === null && (days === null ? says.eraseNever : says.eraseWaits(days))}
      </p>
    </section>
  )
}
