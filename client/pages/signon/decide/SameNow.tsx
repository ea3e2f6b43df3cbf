/** What follows where two were judged to be the same: one of two that wait is declined, or nothing more is to be done. */
import type { Reply } from '../../../../shared/contract/route.ts'
import { declineSignature, type seeSignon } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import type { Pair } from './pairs.ts'

export function SameNow({ pair, signon }: { pair: Pair; signon: Reply<typeof seeSignon> }) {
  const says = words.signonsDeciding
  const say = useSay()
  const decline = useAct(declineSignature, reply => say(words.signons.declined(reply.name)))
  const { other } = pair
  if ('organisation' in other) return <p className="notice">{says.linkedNow}</p>
  const both = [pair.signature, other.signature].flatMap(
    id => signon.signatures.find(signature => signature.id === id) ?? [],
  )
  const inPlay = both.filter(({ state }) => state === 'confirmed' || state === 'accepted')
  const waiting = inPlay.length < 2 ? [] : both.filter(({ state }) => state === 'confirmed')
  return (
    <div className="notice proposal">
      <p>{inPlay.length < 2 ? says.oneLeft : says.sameNow}</p>
      <div className="buttons">
        {waiting.map(({ id, name, signatory }) => (
          <Button
            key={id}
            busy={decline.isPending}
            onClick={() => {
              const kept = both.find(signature => signature.id !== id)?.name ?? name
              decline.mutate({ signature: id, reason: says.declineReason(kept) })
            }}
          >
            {says.declineTwice(name, signatory)}
          </Button>
        ))}
      </div>
      {decline.error && <Problem error={decline.error} />}
    </div>
  )
}
