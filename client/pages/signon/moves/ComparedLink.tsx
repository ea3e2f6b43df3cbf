/** The way to what differs between two versions, in a tab of its own: what is being decided stays where it is. */
import { words } from '../../../words.ts'

type Version = { id: string; number: number }

export function ComparedLink({ statement, from, to }: { statement: string; from: Version; to: Version }) {
  return (
    <a href={`/statements/${statement}/compare?old=${from.id}&new=${to.id}`} target="_blank" rel="noopener">
      {words.signonsMoves.see(from.number, to.number)}
    </a>
  )
}
