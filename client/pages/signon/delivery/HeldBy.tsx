/** Beside a name: who was handed a copy that says of it what the list does not say any more. */
import { seeDelivery } from '../../../../shared/contract/deliveries.ts'
import { useAnswer } from '../../../data.ts'
import { Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'

export function HeldBy({ signon, signature }: { signon: string; signature: string }) {
  const answer = useAnswer(seeDelivery, { signon })
  const held = answer.data?.heldCopies.find(copy => copy.signature === signature)
  return held?.recipients.map(({ recipient, deliveredAt }) => (
    <span key={recipient} className="sub">
      <bdi>{words.signonsDelivery.holds(recipient)}</bdi> <Time at={deliveredAt} day />
    </span>
  ))
}
