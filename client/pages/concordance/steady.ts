/** Rows and groups that say the same as before are the same values as before, so that nothing is drawn anew for them. */
import type { Row } from '../../../shared/instrument/concord/review.ts'

/** @returns `after`, with the rows of `before` where they say the same */
export function steadyRows(before: readonly Row[], after: readonly Row[]): Row[] {
  const known = new Map(before.map(row => [row.key, row]))
  return after.map(row => {
    const one = known.get(row.key)
    return one !== undefined && saysTheSame(one, row) ? one : row
  })
}

function saysTheSame(one: Row, other: Row): boolean {
  return (
    one.link === other.link &&
    one.why === other.why &&
    one.kind === other.kind &&
    one.origin === other.origin &&
    one.absent === other.absent &&
    one.group === other.group &&
    one.from.join() === other.from.join() &&
    one.to.join() === other.to.join()
  )
}

/** Rows of one article that follow each other. */
export type Group = { key: string; group: string; rows: readonly Row[] }

/** @returns the groups of rows, with those of `before` that hold the same rows */
export function steadyGroups(before: readonly Group[], rows: readonly Row[]): Group[] {
  const groups: (Group & { rows: Row[] })[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.group === row.group) last.rows.push(row)
    else groups.push({ key: row.key, group: row.group, rows: [row] })
  }
  const known = new Map(before.map(group => [group.key, group]))
  return groups.map(group => {
    const one = known.get(group.key)
    const isSame =
      one?.rows.length === group.rows.length && one.rows.every((row, at) => row === group.rows[at])
    return isSame ? one : group
  })
}
