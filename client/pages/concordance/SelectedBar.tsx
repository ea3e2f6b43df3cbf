/** What can be done with the selected rows; it floats at the foot for as long as any is selected. */
import { isOpen, type Row } from '../../../shared/instrument/concord/review.ts'
import { Button } from '../../parts/Button.tsx'
import { words } from '../../words.ts'

const says = words.concordance.acts

type Props = { chosen: readonly Row[]; onConfirm: () => void; onClear: () => void }

export function SelectedBar({ chosen, onConfirm, onClear }: Props) {
  const open = chosen.filter(isOpen).length
  return (
    <div className="review-selected">
      <p role="status">{says.selected(chosen.length)}</p>
      {open > 0 && (
        <Button look="primary" onClick={onConfirm}>
          {says.confirmSelected(open)}
        </Button>
      )}
      <Button look="quiet" onClick={onClear}>
        {says.clear}
      </Button>
    </div>
  )
}
