/** A text of one's own beside the letter: what only it has is underlined, what only the letter has is struck. */
import '../../look/compare.css'
import { type ReactNode, useMemo, useState } from 'react'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import type { View } from '../../pages/compare/address.ts'
import { useComparison } from '../../pages/compare/askComparer.ts'
import { ChangedLetter } from '../../pages/compare/ChangedLetter.tsx'
import { contentsOf } from '../../pages/compare/contents.ts'
import { Radios } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { words as screens } from '../../words.ts'
import { words } from './words.ts'

type Props = { letter: StatementFile; mine: StatementFile; children?: ReactNode }

export function BesideLetter({ letter, mine, children }: Props) {
  const [view, setView] = useState<View>('side')
  const { comparison, error } = useComparison(letter, mine)
  const contents = useMemo(
    () => ({ old: contentsOf(letter.body), new: contentsOf(mine.body) }),
    [letter, mine],
  )
  if (error) return <Problem error={error} />
  if (!comparison) return <Skeleton of="letter" />
  const { identical, groupingOnly } = comparison.summary
  if (identical && !groupingOnly) return <p role="status">{words.same}</p>
  return (
    <>
      {children}
      <div className="compare-acts">
        <p>{words.legend}</p>
        <Radios
          legend={screens.compare.view}
          quiet
          value={view}
          choices={[
            { value: 'side', says: screens.compare.sideBySide },
            { value: 'inline', says: screens.compare.inline },
          ]}
          onChoice={setView}
        />
      </div>
      <div className="paper own-text">
        {view === 'side' && (
          <div className="two-sides own-text-heads" dir={letter.direction}>
            <h3>{words.letter}</h3>
            <h3>{words.mine}</h3>
          </div>
        )}
        <ChangedLetter
          comparison={comparison}
          view={view}
          here={null}
          contents={contents}
          language={letter.language}
          direction={letter.direction}
        />
      </div>
    </>
  )
}
