/** What is said of provisions and citations. */
import type { Row, Searched } from '../../../shared/asks/typed.ts'
import type { LivingCitation } from '../../../shared/cite/living.ts'
import { words } from '../../words.ts'

/** A provision as a letter would name it: `Article 82(2)`, `Chapter V`. */
export const nameOf = ({ printed }: Pick<Row, 'printed'>): string =>
  /^[\d[]/.test(printed) ? `Article ${printed}` : printed

/** Of positions in a draft their names, in one line. @param titled each with its title, or that of what holds it */
export const namesOf = (draft: Searched, positions: readonly number[], titled = false): string =>
  positions
    .flatMap(at => {
      const row = draft.rows[at]
      const title = titled ? titleOf(draft, at) : null
      return row ? (title === null ? nameOf(row) : `${nameOf(row)} (${title})`) : []
    })
    .join(', ')

/** Its own title, else that of what holds it. */
export function titleOf({ rows }: Searched, at: number): string | null {
  for (let here = rows[at]; here !== undefined; here = here.parent === null ? undefined : rows[here.parent])
    if (here.title !== null) return here.title
  return null
}

/** What of a citation is not in the draft, a sentence each. */
export const lackingIn = ({ cited }: LivingCitation, { rows }: Searched): string[] =>
  cited.flatMap(({ missing, at, to }) => {
    if (missing === null) return []
    const within = rows[(to === null ? at[0] : to[0]) ?? -1]
    return [words.citations.missing(missing.level, missing.number, within ? nameOf(within) : null)]
  })
