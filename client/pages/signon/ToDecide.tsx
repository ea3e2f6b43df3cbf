/** Confirmed signatures that a person decides about: accepted for an organisation of the register, or declined. */
import { useState } from 'react'
import type { Reply } from '../../../shared/contract/route.ts'
import type { SignatureRow, seeSignon } from '../../../shared/contract/signons.ts'
import { Button } from '../../parts/Button.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { DeclineDialog } from './DeclineDialog.tsx'

type Doing = { act: 'accept' | 'decline'; signature: SignatureRow }

export function ToDecide({ signon, here }: { signon: Reply<typeof seeSignon>; here: Here }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const open = signon.signatures
    .filter(signature => signature.state === 'confirmed')
    .toSorted((a, b) => a.stateAt - b.stateAt)
  const leave = () => setDoing(null)
  return (
    <section className="section" aria-labelledby="decide">
      <h2 id="decide">
        {words.signons.decide} {open.length > 0 && <span className="sub">{open.length}</span>}
      </h2>
      {open.length === 0 && <p className="hint">{words.signons.decideNone}</p>}
      <ul className="things">
        {open.map(signature => (
          <li key={signature.id} className="decision">
            <Entry signature={signature} grouped={signon.groups.length > 0} />
            <div className="buttons">
              <Button onClick={() => setDoing({ act: 'accept', signature })}>
                {words.signons.acceptShort}
                <span className="unseen"> {signature.name}</span>
              </Button>
              <Button look="quiet" onClick={() => setDoing({ act: 'decline', signature })}>
                {words.signons.decline}
                <span className="unseen"> {signature.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {doing?.act === 'accept' && (
        <AcceptDialog
          signature={doing.signature}
          here={here}
          published={signon.publishedAt !== null}
          onLeave={leave}
        />
      )}
      {doing?.act === 'decline' && <DeclineDialog signature={doing.signature} onLeave={leave} />}
    </section>
  )
}

/** Who signed, what was said, and what makes it doubtful. */
function Entry({ signature, grouped }: { signature: SignatureRow; grouped: boolean }) {
  const who = [signature.signatory, signature.role].filter(part => part !== '').join(', ')
  return (
    <div className="entry">
      <p className="entry-name" dir="auto">
        {signature.name}
        {signature.kind === 'individual' && <span className="tag">{words.signons.individual}</span>}
      </p>
      <p className="thing-says">
        {who !== '' && <span dir="auto">{who}</span>}
        <span dir="ltr">{signature.address}</span>
        {signature.country !== '' && <span>{signature.country}</span>}
        {grouped && signature.group !== '' && <span dir="auto">{signature.group}</span>}
        <span>
          {words.signons.onShort(signature.version.number)}, {words.signons.confirmed}{' '}
          <Time at={signature.stateAt} />
        </span>
      </p>
      {signature.alike.map(other => (
        <p key={other.id} className="doubt">
          {words.signons.alike(other.name, words.signons.states[other.state], other.why)}
        </p>
      ))}
      {signature.near.map(entry => (
        <p key={entry.id} className="doubt">
          {words.signons.near(entry.name, entry.why)}
        </p>
      ))}
    </div>
  )
}
