/** A comparison: its bar, the asks that changed, the letter with its changes, and the list of them beside it. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { Button } from '../../parts/Button.tsx'
import { useKeys } from '../../parts/Keys.tsx'
import { words } from '../../words.ts'
import { AttributionShown, AttributionSwitch } from './Attribution.tsx'
import type { Address } from './address.ts'
import { Bar } from './Bar.tsx'
import { ChangedAsks } from './ChangedAsks.tsx'
import { ChangedLetter } from './ChangedLetter.tsx'
import { ChangeList } from './ChangeList.tsx'
import { Checks } from './Checks.tsx'
import { contentsOf } from './contents.ts'
import { Downloads } from './Downloads.tsx'
import { Overview } from './Overview.tsx'
import { type Place, placesOf } from './places.ts'
import { TakeOver } from './TakeOver.tsx'
import type { SideText } from './texts.ts'
import { useAttribution } from './useAttribution.ts'

type Props = {
  statement: string
  comparison: Comparison
  old: SideText
  now: SideText
  address: Address
  set: (to: Partial<Address>) => void
  /** Whether the differences can be suggested in the draft. */
  takesOver: boolean
}

export function Shown({ statement, comparison, old, now, address, set, takesOver }: Props) {
  const { view, only, change } = address
  const all = useMemo(() => placesOf(comparison), [comparison])
  const places = useMemo(
    () => (only === 'all' ? all : all.filter(place => place.kinds.includes(only))),
    [all, only],
  )
  const contents = useMemo(
    () => ({ old: contentsOf(old.file.body), new: contentsOf(now.file.body) }),
    [old, now],
  )
  const [taking, setTaking] = useState(false)
  const attribution = useAttribution(statement, address, comparison)
  const at = Math.min(change, places.length) - 1
  const goTo = useWalk(places, at, next => set({ change: next + 1 }))
  const onView = (next: Address['view']) => set({ view: next })
  useKeys([
    { key: 'n', says: words.compare.next, act: () => goTo(Math.min(at + 1, places.length - 1)) },
    { key: 'p', says: words.compare.previous, act: () => goTo(Math.max(at - 1, 0)) },
    {
      key: 'v',
      says: `${words.compare.inline} | ${words.compare.sideBySide}`,
      act: () => onView(view === 'inline' ? 'side' : 'inline'),
    },
  ])
  return (
    <>
      <p className="only-print">{words.compare.between(old.says, now.says)}</p>
      <Overview comparison={comparison} view={view} onView={onView}>
        {takesOver && <Button onClick={() => setTaking(true)}>{words.compare.takeOver}</Button>}
        <Downloads comparison={comparison} old={old} now={now} />
        <AttributionSwitch attribution={attribution} />
      </Overview>
      <Bar
        only={only}
        onOnly={next => set({ only: next, change: 0 })}
        all={all}
        places={places}
        at={at}
        goTo={goTo}
      />
      <div className="compare-body">
        <div className="section">
          <Checks comparison={comparison} />
          <ChangedAsks asks={comparison.asks} />
          <section className="section" aria-label={words.compare.letter}>
            <div className="paper">
              <AttributionShown who={attribution.who}>
                <ChangedLetter
                  comparison={comparison}
                  view={view}
                  here={places[at]?.position ?? null}
                  contents={contents}
                  language={now.file.language}
                  direction={now.file.direction}
                />
              </AttributionShown>
            </div>
          </section>
        </div>
        <ChangeList places={places} at={at} goTo={goTo} />
      </div>
      {taking && (
        <TakeOver
          statement={statement}
          comparison={comparison}
          old={old}
          now={now}
          onLeave={() => setTaking(false)}
        />
      )}
    </>
  )
}

/** Going to a change brings it into sight, and gives it the focus where somebody asked for it here. */
function useWalk(places: readonly Place[], at: number, onAt: (at: number) => void): (at: number) => void {
  const asked = useRef(false)
  useEffect(() => {
    const place = places[at]
    const block = place && document.getElementById(place.anchor)
    if (!block) return
    block.scrollIntoView({ block: 'center' })
    if (asked.current) block.focus({ preventScroll: true })
    // Blocks above may only now get their true height, which moves this one.
    const frame = requestAnimationFrame(() => block.scrollIntoView({ block: 'center' }))
    return () => cancelAnimationFrame(frame)
  }, [at, places])
  return next => {
    asked.current = true
    onAt(next)
  }
}
