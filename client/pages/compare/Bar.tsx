/** The bar that stays in sight: how much changed, how it is shown, and the way from change to change. */
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { Button } from '../../parts/Button.tsx'
import { Radios } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { View } from './ChangedLetter.tsx'
import type { Place } from './places.ts'

export function Bar({
  comparison,
  view,
  onView,
  places,
  at,
  goTo,
}: {
  comparison: Comparison
  view: View
  onView: (view: View) => void
  places: readonly Place[]
  at: number
  goTo: (at: number) => void
}) {
  const { blocks, asks } = comparison.summary
  const askCount = Object.entries(asks).reduce((sum, [change, n]) => (change === 'same' ? sum : sum + n), 0)
  const blockCount = Object.entries(blocks).reduce(
    (sum, [change, n]) => (change === 'same' ? sum : sum + n),
    0,
  )
  const moved = blocks.moved + blocks['moved-and-changed']
  return (
    <div className="compare-bar">
      <p>{words.compare.summary(askCount, blockCount, moved)}</p>
      <div className="buttons">
        <Radios
          legend={words.compare.view}
          quiet
          value={view}
          choices={[
            { value: 'inline', says: words.compare.inline },
            { value: 'side', says: words.compare.sideBySide },
          ]}
          onChoice={onView}
        />
        <span className="sub" role="status">
          {words.compare.at(at + 1, places.length)}
        </span>
        <Button look="quiet" disabled={at <= 0} onClick={() => goTo(at - 1)}>
          {words.compare.previous}
        </Button>
        <Button look="quiet" disabled={at >= places.length - 1} onClick={() => goTo(at + 1)}>
          {words.compare.next}
        </Button>
      </div>
    </div>
  )
}
