/** How much changed, how it is shown, and what can be taken along. */
import type { ReactNode } from 'react'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { Radios } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { View } from './address.ts'

type Props = {
  comparison: Comparison
  view: View
  onView: (view: View) => void
  /** What can be done with it. */
  children: ReactNode
}

export function Overview({ comparison, view, onView, children }: Props) {
  return (
    <div className="compare-acts">
      <p>{countsOf(comparison)}</p>
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
      {children}
    </div>
  )
}

function countsOf({ summary: { blocks, asks } }: Comparison): string {
  const changed = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).reduce((sum, [change, n]) => (change === 'same' ? sum : sum + n), 0)
  return words.compare.summary(changed(asks), changed(blocks), blocks.moved + blocks['moved-and-changed'])
}
