/** The organisations that made the changes, written behind each stretch; a switch shows them to coordinators. */
import '../../look/attribution.css'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { By } from '../../../shared/attribution/attributed.ts'
import type { BlockChange, Word } from '../../../shared/compare/comparison.ts'
import { Checkbox } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { words } from '../../words.ts'
import type { Shows } from './ChangedWords.tsx'
import type { AttributionOf, WhoChanged } from './useAttribution.ts'

const Who = createContext<WhoChanged | null>(null)
/** Of the block that is drawn: who changed each of its stretches. */
const Stretches = createContext<ReadonlyMap<Word, string> | null>(null)

/** Shows who changed what in everything inside it. */
export const AttributionShown = ({ who, children }: { who: WhoChanged | null; children: ReactNode }) => (
  <Who value={who}>{children}</Who>
)

/** Nothing where the coalition does not show it, or not to this person. */
export function AttributionSwitch({ attribution }: { attribution: AttributionOf }) {
  const { offered, on, turn, who, error } = attribution
  if (!offered) return null
  return (
    <div className="attribution-switch">
      <Checkbox label={words.attribution.show} hint={words.attribution.hint} checked={on} onCheck={turn} />
      <p role="status" className="sub">
        {on && !who && !error ? words.attribution.working : ''}
      </p>
      {error && <Problem error={error} />}
    </div>
  )
}

/** A block of a comparison, with who moved it or made it what it is below it. */
export function AttributedBlock({
  block,
  position,
  shows,
  children,
}: {
  block: BlockChange
  position: number
  shows: Shows
  children: ReactNode
}) {
  const who = useContext(Who)
  const known = who?.blocks.get(position)
  const stretches = useMemo(() => {
    if (!who || !known?.words) return null
    const said = (block.words ?? []).flatMap((word, at): [Word, string][] => {
      const by = known.words?.[at] ?? []
      return by.length === 0 ? [] : [[word, words.attribution.by(namesOf(by, who))]]
    })
    return new Map(said)
  }, [who, known, block])
  // Beside each other, it is said once.
  const says = shows !== 'old' || block.new === undefined
  return (
    <Stretches value={stretches}>
      {children}
      {says && who && known && known.shape.length > 0 && (
        <p className="moved-note written-by">{words.attribution.shapedBy(namesOf(known.shape, who))}</p>
      )}
    </Stretches>
  )
}

const namesOf = (by: By, { names }: WhoChanged): string[] => by.map(id => names.get(id) ?? '')

/** Who wrote a stretch, behind it; said once where the next one was changed by the same. */
export function StretchBy({ word, next }: { word: Word; next: Word | undefined }) {
  const stretches = useContext(Stretches)
  const by = stretches?.get(word)
  if (by === undefined || (next && stretches?.get(next) === by)) return null
  return (
    <>
      {' '}
      <small className="written-by" dir="auto">
        {by}
      </small>{' '}
    </>
  )
}
