/** Names that a line break cut wrongly, told by acronyms, open words and lone nouns. A person confirms each. */
import { closingAcronym, explains } from './acronyms.ts'
import type { MendReason } from './imported.ts'

/** `entries` are counted among the names of this list, from 0. */
export type NameMend = { first: number; count: number; proposed: string[]; reason: MendReason; line: number }

/** Looks at neighbouring names; each name is part of one mend at most. */
export function mendsOf(names: readonly { words: string; line: number }[]): NameMend[] {
  const mends: NameMend[] = []
  const words = names.map(name => name.words)
  for (let index = 0; index < words.length; index += 1) {
    const mend = mendAt(words, index)
    if (mend === null) continue
    mends.push({ ...mend, first: index, line: names[index]?.line ?? 0 })
    index += mend.count - 1
  }
  return mends
}

type Proposal = Pick<NameMend, 'count' | 'proposed' | 'reason'>

function mendAt(words: readonly string[], index: number): Proposal | null {
  const here = words[index] ?? ''
  const next = words[index + 1] ?? ''
  const boundary = /^(.*?\([\p{L}\p{N}.&-]{2,15}\))\s+(\p{Lu}[^()]*(?:\([^()]*\))?)$/u.exec(here)
  if (boundary !== null) {
    const [, head = '', tail = ''] = boundary
    if (next !== '' && belongTogether(tail, next)) {
      return { count: 2, proposed: [head, `${tail} ${next}`], reason: 'moved-boundary' }
    }
    if (tail.includes(' ')) return { count: 1, proposed: [head, tail], reason: 'two-names-on-a-line' }
  }
  if (next === '') return null
  const moved = movedWords(here, next)
  if (moved !== null) return { count: 2, proposed: moved, reason: 'moved-boundary' }
  if (!belongTogether(here, next)) return null
  const more = (words[index + 2] ?? '') !== '' && belongTogether(`${here} ${next}`, words[index + 2] ?? '')
  const parts = words.slice(index, index + (more ? 3 : 2))
  return { count: parts.length, proposed: [parts.join(' ')], reason: 'name-over-two-lines' }
}

/** One to three last words of a line that the acronym of the next line asks for. */
function movedWords(here: string, next: string): [string, string] | null {
  const closing = closingAcronym(next)
  if (closing === null || explains(closing.words, closing.acronym)) return null
  const words = here.split(' ')
  for (let count = 1; count <= 3 && count < words.length; count += 1) {
    const tail = words.slice(-count).join(' ')
    const head = words.slice(0, -count).join(' ')
    if (BRIDGE.test(head) || !explains(`${tail} ${closing.words}`, closing.acronym)) continue
    return [head, `${tail} ${next}`]
  }
  return null
}

const BRIDGE =
  /(?:(?:^|\s)(?:of|for|and|the|to|in|on|against|de|del|la|los|las|y|e|et|des|du|pour|para|da|do|dos|und|für|&)|[,&–-])$/iu
const NOUN_ALONE =
  /^(?:foundation|institute|network|cent(?:er|re)|association|alliance|initiative|coalition|union|council|commission|committee|group|project|fund|trust|society|organi[sz]ation)$/iu
const ASKS_FOR_NOUN =
  /^(?:international|national|european|african|asian|latin american|american|global|world|human|digital|association|institute|cent(?:er|re)|federation|instituto|asociación|fundación|red|centro)$/iu

/** Whether two lines read as one name: by an open word or bracket at the cut, or by the acronym at the end. */
function belongTogether(before: string, after: string): boolean {
  if (BRIDGE.test(before) || /^[(&,–]/.test(after) || /^\p{Ll}+\s/u.test(after)) return true
  if (/\([^)]*$/.test(before) && /^[^(]*\)/.test(after)) return true
  if (NOUN_ALONE.test(after) || ASKS_FOR_NOUN.test(before)) return true
  const closing = closingAcronym(after)
  if (closing === null || closingAcronym(before) !== null) return false
  return !explains(closing.words, closing.acronym) && explains(`${before} ${closing.words}`, closing.acronym)
}
