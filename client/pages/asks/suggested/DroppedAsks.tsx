/** Suggestions that were dropped: hidden behind how many they are, and each can be suggested again. */
import { useState } from 'react'
import type { Suggestion } from '../../../../shared/asks/suggested.ts'
import { Button } from '../../../parts/Button.tsx'
import { words } from '../../../words.ts'

const says = words.asks.suggested

export function DroppedAsks({
  dropped,
  onUndrop,
}: {
  dropped: readonly Suggestion[]
  onUndrop: (suggestion: Suggestion) => void
}) {
  const [showing, setShowing] = useState(false)
  if (dropped.length === 0) return null
  if (!showing)
    return (
      <div>
        <Button look="quiet" onClick={() => setShowing(true)}>
          {says.showDropped(dropped.length)}
        </Button>
      </div>
    )
  return (
    <ul className="question-list dropped-asks">
      {dropped.map(one => (
        <li key={one.key}>
          <p className="sub" dir="auto">
            {one.says.wording}
          </p>
          <div className="buttons">
            <Button look="quiet" onClick={() => onUndrop(one)}>
              {says.undrop}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
