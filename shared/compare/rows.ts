/** Rows of tables: which row is which, so that cells are only compared with those of their own row. */
import type { Pairing } from './pairing.ts'
import { pair } from './pairing.ts'
import type { Row, Unit } from './units.ts'

/** A row as a unit of its own: its cells' words, one after the other. */
type RowUnits = { unit: Unit; cells: Unit[] }

/**
 * Pairs the rows of two letters and then their cells, column by column, and puts what stands in a row into a lane
 * of its own: cells that often say the same ("yes", "no", a number) never pair across rows. A row without a partner
 * is alone in its lane, and so wholly inserted or deleted.
 * @param pairUp pairs two rows of units, as blocks are paired
 */
export function pairRows(
  old: readonly Unit[],
  now: readonly Unit[],
  pairing: Pairing,
  pairUp: (old: readonly Unit[], now: readonly Unit[]) => Pairing,
): void {
  const was = rowsOf(old)
  const is = rowsOf(now)
  if (was.length === 0 && is.length === 0) return
  const rows = pairUp(
    was.map(row => row.unit),
    is.map(row => row.unit),
  )
  let lane = 0
  for (const [position, row] of was.entries()) {
    lane++
    setLane(row, lane)
    const other = is[rows.toNew[position] ?? -1]
    if (other === undefined) continue
    setLane(other, lane)
    pairCells(row.cells, other.cells, positionsOf(old, now), pairing)
  }
  for (const [position, row] of is.entries()) if (rows.toOld[position] === -1) setLane(row, ++lane)
}

function rowsOf(units: readonly Unit[]): RowUnits[] {
  const cells = new Map<Row, Unit[]>()
  for (const unit of units) {
    if (unit.row === null) continue
    const held = cells.get(unit.row)
    if (held === undefined) cells.set(unit.row, [unit])
    else held.push(unit)
  }
  return [...cells].flatMap(([row, held], index) => {
    const [first] = held
    if (first === undefined) return []
    const text = held.map(unit => unit.text).join('\n')
    const key = held.map(unit => unit.key).join('\n')
    const unit = {
      ...first,
      index,
      id: row.id,
      type: 'paragraph' as const,
      text,
      key,
      row: null,
      number: null,
    }
    return [{ unit, cells: held }]
  })
}

function setLane(row: RowUnits, lane: number): void {
  for (const unit of row.cells) unit.lane = lane
}

/** The first blocks of each cell are each other, then the second ones; more on one side stay free. */
function pairCells(
  was: readonly Unit[],
  is: readonly Unit[],
  positions: { old: (unit: Unit) => number; now: (unit: Unit) => number },
  pairing: Pairing,
): void {
  const columns = columnsOf(is)
  for (const [column, blocks] of columnsOf(was)) {
    const others = columns.get(column) ?? []
    if (blocks.length !== others.length) continue
    for (const [at, block] of blocks.entries()) {
      const other = others[at]
      if (other !== undefined) pair(pairing, positions.old(block), positions.now(other))
    }
  }
}

function columnsOf(cells: readonly Unit[]): Map<number, Unit[]> {
  const columns = new Map<number, Unit[]>()
  for (const unit of cells) {
    const column = unit.cell?.column ?? 0
    const held = columns.get(column)
    if (held === undefined) columns.set(column, [unit])
    else held.push(unit)
  }
  return columns
}

/** Units count on from each other through a letter, so a position follows from the index. */
function positionsOf(old: readonly Unit[], now: readonly Unit[]) {
  const from = (units: readonly Unit[]) => (unit: Unit) => unit.index - (units[0]?.index ?? 0)
  return { old: from(old), now: from(now) }
}
