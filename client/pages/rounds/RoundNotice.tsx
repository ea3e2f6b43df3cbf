/** Above the letter, while a round is open: that it asks one's organisation, until when, and the way to answer. */

import { ButtonLink } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { fromNow, momentIn, placeOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import type { SeenRound } from './OwnAnswer.tsx'

const says = words.rounds.here

/**
 * @param speaks whether what the person says in the text is said in the round
 * @param onSpeak null for those who may not comment
 */
export function RoundNotice({
  round,
  speaks,
  onSpeak,
}: {
  round: SeenRound
  speaks: boolean
  onSpeak: (speaks: boolean) => void
}) {
  const { version, statement, closesAt, zone, own, may } = round
  return (
    <section className="notice round-notice" aria-label={words.rounds.on(version.number)}>
      <p>
        <strong>{own.length > 0 ? says.answered(version.number) : says.asks(version.number)}</strong>
        {' · '}
        {words.rounds.counts.closes} {fromNow(closesAt, Date.now())}, {momentIn(closesAt, zone, true)}{' '}
        {words.time.in(placeOf(zone))}
      </p>
      <div className="buttons">
        <ButtonLink to={`/statements/${statement}/rounds/${round.id}`}>
          {own.length === 0 && may.answer ? says.answer : says.see}
        </ButtonLink>
      </div>
      {may.answer && <Checkbox label={says.inRound} checked={speaks} onCheck={onSpeak} />}
    </section>
  )
}
