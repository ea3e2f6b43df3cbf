/** Which words stand beside each other when a row is opened. */
import type { ProvisionRow } from '../../../shared/contract/drafts.ts'
import type { Worded } from '../../../shared/instrument/concord/reviewText.ts'
import { endOf } from '../../../shared/instrument/stored.ts'

export type Words = {
  words: Worded[]
  /** What it holds that is not among the words: for a chapter its articles. */
  holds: ProvisionRow[]
  /** How many provisions are left out, because nobody would read that many here. */
  more: number
}

/** Beside more provisions than these nobody finds anything. */
const MOST = 60

/** The provisions with all they hold; for a chapter and the like its own words, and the names of what it holds. */
export function wordsOf(tree: readonly ProvisionRow[], positions: readonly number[]): Words {
  const found: Words = { words: [], holds: [], more: 0 }
  for (const at of positions) {
    const below = tree.slice(at + 1, endOf(tree, at))
    const own = tree[at]
    if (own === undefined) continue
    const isContainer = CONTAINERS.has(own.level) || below.some(({ level }) => level === 'article')
    const words = isContainer ? [own] : [own, ...below]
    for (const one of words) {
      if (one.text === '' && one.at !== at) continue
      if (found.words.length < MOST) found.words.push({ at: one.at, text: one.text })
      else found.more += 1
    }
    if (isContainer) found.holds.push(...below.filter(({ parent }) => parent === at))
  }
  return found
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'preamble',
  'annex',
  'part',
  'chapter',
  'section',
  'cluster',
])
