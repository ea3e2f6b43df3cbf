/** A table: the names of its columns above the rows, and a last column for what can be done with each. */
import type { ReactNode } from 'react'
import { words } from '../words.ts'

/** What stands above a column; numbers are set at its end. */
export type Column = string | { says: string; number: true }

/**
 * @param dense on narrow screens a row is a line of its small facts and then its last cell, without their names
 * @param acts whether each row ends in a cell of buttons, whose heading only screen readers need
 * @param children the rows. Each cell but the first names its column as `data-label`, for narrow screens.
 */
export function Table({
  columns,
  acts = false,
  dense = false,
  children,
}: {
  columns: readonly Column[]
  acts?: boolean
  dense?: boolean
  children: ReactNode
}) {
  return (
    <table className={dense ? 'table dense' : 'table'}>
      <thead>
        <tr>
          {columns.map(column =>
            typeof column === 'string' ? (
              <th key={column} scope="col">
                {column}
              </th>
            ) : (
              <th key={column.says} scope="col" className="number">
                {column.says}
              </th>
            ),
          )}
          {acts && (
            <th scope="col" className="acts">
              <span className="unseen">{words.acts.column}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
