/** What becomes of the changes that a file tracks, and of its comments. */
import { useMemo } from 'react'
import { Checkbox, Radios } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Read } from './bothWays.ts'
import { type Choices, TAKEN_AS, takingChanges } from './choices.ts'
import { groupsOf } from './parcels.ts'

export function TrackedQuestions({
  read,
  choices,
  onChoices,
}: {
  read: Read
  choices: Choices
  onChoices: (choices: Choices) => void
}) {
  const { tracked } = read
  if (tracked === null) return null
  const { changes, comments } = tracked
  return (
    <section className="section" aria-labelledby="tracked">
      <h2 id="tracked">{words.importing.tracked}</h2>
      {changes.length > 0 && (
        <Radios
          legend={words.importing.takeChanges(changes.length, authorsOf(changes))}
          value={choices.changes}
          choices={TAKEN_AS.map(value => ({
            value,
            says: words.importing.takenAs[value],
            hint: words.importing.takenAsHint[value],
          }))}
          onChoice={taken => onChoices(takingChanges(read, choices, taken))}
        />
      )}
      {choices.changes === 'suggested' && <Suggested read={read} choices={choices} />}
      {comments.length > 0 && (
        <Checkbox
          label={words.importing.takeComments(comments.length, authorsOf(comments))}
          hint={words.importing.takeCommentsHint}
          checked={choices.comments}
          onCheck={taken => onChoices({ ...choices, comments: taken })}
        />
      )}
    </section>
  )
}

function Suggested({ read, choices }: { read: Read; choices: Choices }) {
  const groups = useMemo(() => groupsOf(read, choices), [read, choices])
  const [was, now] = [read.tracked?.rejected.file.title, read.imported.file.title]
  return (
    <>
      <p role="status">{words.importing.suggestions(groups.length)}</p>
      {was !== undefined && was !== now && <p className="hint">{words.importing.titleChanged(now)}</p>}
    </>
  )
}

const authorsOf = (all: readonly { author: string }[]): string[] => [
  ...new Set(all.map(({ author }) => author.trim()).filter(author => author !== '')),
]
