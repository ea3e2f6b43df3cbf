/** The order of the drafts of one instrument. */

type Dated = {
  id: string
  /** Days of the calendar such as `2027-03-01`, empty where not known. */
  textDate: string
  releasedOn: string
  createdAt: number
  parents: readonly string[]
}

/**
 * Drafts in the order of their texts: by the date of the text, then by when they were stored; a draft always behind
 * those that it goes back to. Without a date of the text that of the release counts, else the latest of its parents.
 */
export function inOrderOfText<T extends Dated>(drafts: readonly T[]): T[] {
  const left = new Map(drafts.map(draft => [draft.id, draft]))
  const days = new Map<string, string>()
  const sorted: T[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(draft => !draft.parents.some(parent => left.has(parent)))
    // Only a circle, which nobody can store, leaves none free.
    const next = (free.length > 0 ? free : [...left.values()]).reduce((one, other) =>
      before(other, one, days) ? other : one,
    )
    days.set(next.id, dayOf(next, days))
    left.delete(next.id)
    sorted.push(next)
  }
  return sorted
}

const dayOf = ({ textDate, releasedOn, parents }: Dated, days: ReadonlyMap<string, string>): string =>
  textDate || releasedOn || parents.map(parent => days.get(parent) ?? '').reduce(later, '')

const later = (one: string, other: string): string => (one > other ? one : other)

function before(one: Dated, other: Dated, days: ReadonlyMap<string, string>): boolean {
  const [day, otherDay] = [dayOf(one, days), dayOf(other, days)]
  if (day !== otherDay) return day < otherDay
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt
}

/** Whether a draft would go back to itself with these parents. */
export function goesBackToItself(
  draft: string,
  parents: readonly string[],
  drafts: readonly Pick<Dated, 'id' | 'parents'>[],
): boolean {
  const known = new Map(drafts.map(({ id, parents: own }) => [id, own]))
  const seen = new Set<string>()
  const waiting = [...parents]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === draft) return true
    if (seen.has(next)) continue
    seen.add(next)
    waiting.push(...(known.get(next) ?? []))
  }
  return false
}
