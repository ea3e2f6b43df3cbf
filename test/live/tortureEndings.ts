/** How the rounds of a torture end. */
import { failPoints } from './failpoints.ts'

/** How a round ends; `after` is milliseconds of typing. */
export type Ending =
  | { by: 'SIGKILL' | 'SIGTERM'; after: number }
  /** `everyoneLeaves` where nothing happens there while somebody is in the room. */
  | { by: 'fail-point'; point: string; passing: number; everyoneLeaves: boolean }

/**
 * As many endings as wished: every fail-point in turn, and after each four a kill at random; each tenth is a request
 * to stop.
 */
export function plan(rounds: number, chance: () => number, log: 'file' | 'database' = 'file'): Ending[] {
  const points = failPoints(log)
  const endings: Ending[] = []
  for (let next = 0; endings.length < rounds; next++) {
    const { name, most } = points[next % points.length]!
    const passing = 1 + Math.floor(chance() * most)
    endings.push({ by: 'fail-point', point: name, passing, everyoneLeaves: name === 'retiring' })
    if (next % 5 === 4)
      endings.push({ by: next % 10 === 9 ? 'SIGTERM' : 'SIGKILL', after: 100 + chance() * 700 })
  }
  return endings.slice(0, rounds)
}
