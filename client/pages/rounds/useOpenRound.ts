/** The open round of a statement, where there is one, as one's own organisation sees it. */
import { listRounds, seeRound } from '../../../shared/contract/rounds.ts'
import { useAnswer } from '../../data.ts'
import type { SeenRound } from './OwnAnswer.tsx'

/** Undefined while it is not known, null where no open round asks one's organisation. */
export function useOpenRound(statement: { id: string; versions: number }): SeenRound | null | undefined {
  const rounds = useAnswer(listRounds, statement.versions > 0 ? { statement: statement.id } : null)
  const open = rounds.data?.rounds.find(({ state }) => state === 'open')
  const seen = useAnswer(seeRound, open ? { round: open.id } : null)
  if (statement.versions === 0 || rounds.isError || seen.isError) return null
  if (rounds.data !== undefined && open === undefined) return null
  if (seen.data === undefined) return undefined
  return seen.data.asksOwn ? seen.data : null
}
