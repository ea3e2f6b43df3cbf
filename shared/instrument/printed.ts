/** Whole numbers of provisions: from the article down in one, above it by name. */
import type { InstrumentDraft, Level, Provision } from './provision.ts'

/** A provision with its place: `path` holds the index at each depth, from the outermost. */
export type Placed = { provision: Provision; path: number[]; parent: Provision | null }

/** Every provision of a draft in the order of the text, each before its children. */
export function flatten(draft: Pick<InstrumentDraft, 'provisions'>): Placed[] {
  const placed: Placed[] = []
  const visit = (provision: Provision, path: number[], parent: Provision | null): void => {
    placed.push({ provision, path, parent })
    for (const [index, child] of provision.children.entries()) visit(child, [...path, index], provision)
  }
  for (const [index, provision] of draft.provisions.entries()) visit(provision, [index], null)
  return placed
}

/**
 * The whole number of a provision.
 * @param above the provisions that hold it, outermost first
 * @param count which of the unnumbered provisions of its parent it is, from 1; 0 where it has a number
 */
export function printedOf(provision: Provision, above: readonly Provision[], count: number): string {
  const { level } = provision
  const parent = above.at(-1)
  const own = ownOf(provision, count)
  if (isNamed(level)) return prefixed(scopeOf(level, above), own)
  if (parent === undefined) return level === 'alternative' && provision.number === '' ? `¶${count}` : own
  const joint = joined(provision, parent, own)
  if (joint !== null) return joint
  return provision.number === '' ? `${parent.printed} ¶${count}` : `${parent.printed}(${provision.number})`
}

/** From the article up: printed by name, or in articles by the number alone. */
const NAMED: ReadonlySet<Level> = new Set([
  'preamble',
  'annex',
  'part',
  'chapter',
  'section',
  'cluster',
  'article',
])
export const isNamed = (level: Level): boolean => NAMED.has(level)

const NAMES: Partial<Record<Level, string>> = {
  ...{ preamble: 'Preamble', annex: 'Annex', part: 'Part' },
  ...{ chapter: 'Chapter', section: 'Section', cluster: 'Cluster', article: 'Article' },
}

function ownOf({ level, number, word, title }: Provision, count: number): string {
  if (!isNamed(level) || (level === 'article' && number !== '')) return number
  if (level === 'preamble') return 'Preamble'
  const name = word === null ? '' : capitalised(word)
  if (number !== '') return name === '' ? number : `${name} ${number}`
  if (level === 'annex') return name === '' ? (NAMES.annex ?? '') : name
  return title ?? `${name === '' ? NAMES[level] : name} ¶${count}`
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** What stands before the number: the annex or alternative around it, and for what is smaller than a chapter the chapter. */
function scopeOf(level: Level, above: readonly Provision[]): Provision | undefined {
  const article = level === 'article'
  const small = level === 'section' || level === 'cluster'
  return above.findLast(one => {
    if (one.level === 'annex' || one.level === 'alternative' || one.level === 'preamble') return true
    if (article) return false
    return small && (one.level === 'part' || one.level === 'chapter' || one.level === 'section')
  })
}

const prefixed = (scope: Provision | undefined, own: string): string =>
  scope === undefined ? own : `${scope.printed}, ${own}`

/** Below what is named, and for alternatives and decimals, numbers are not put in round brackets. */
function joined({ level, number }: Provision, parent: Provision, own: string): string | null {
  if (number === '') return null
  if (level === 'alternative')
    return isNamed(parent.level) && parent.level !== 'article'
      ? `${parent.printed}, ${own}`
      : `${parent.printed} ${own}`
  if (parent.number !== '' && number.startsWith(`${parent.number}.`)) {
    const stem = parent.printed.slice(0, parent.printed.length - parent.number.length)
    if (parent.printed.endsWith(parent.number)) return stem + number
  }
  return parent.level !== 'article' && isNamed(parent.level) ? `${parent.printed}, ${own}` : null
}
