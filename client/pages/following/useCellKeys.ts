/** Arrow keys among the cells of a table: Tab comes to one cell, the arrows go on from there. */
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef } from 'react'

/**
 * What can be focused in a cell is its first button or link. The Tab key comes to the cell that had the focus last,
 * at first to the first one.
 * @returns what the table needs to be given
 */
export function useCellKeys() {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const first = table.current?.querySelector<HTMLElement>('tbody td button')
    if (first && !table.current?.querySelector('td button[tabindex="0"]')) first.tabIndex = 0
  })
  const onFocus = useCallback((event: FocusEvent<HTMLTableElement>) => {
    const cell = event.target.closest('td')
    if (!cell || !(event.target instanceof HTMLButtonElement)) return
    for (const other of event.currentTarget.querySelectorAll<HTMLElement>('td button[tabindex="0"]'))
      other.tabIndex = -1
    for (const own of cell.querySelectorAll('button')) own.tabIndex = 0
  }, [])
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const cell = event.target instanceof Element ? event.target.closest('td, th') : null
    if (!(cell instanceof HTMLTableCellElement)) return
    const next = nextFrom(cell, event.key, getComputedStyle(event.currentTarget).direction === 'rtl')
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  return { ref: table, onFocus, onKeyDown }
}

/** The next cell in that direction in which something can be focused. */
function nextFrom(cell: HTMLTableCellElement, key: string, rtl: boolean): HTMLElement | null {
  const row = cell.parentElement
  if (!(row instanceof HTMLTableRowElement)) return null
  const ahead = rtl ? 'ArrowLeft' : 'ArrowRight'
  const back = rtl ? 'ArrowRight' : 'ArrowLeft'
  const inRow = [...row.cells]
  const rows = [...(row.parentElement?.children ?? [])] as HTMLTableRowElement[]
  const column = (rows: readonly HTMLTableRowElement[]) =>
    rows.flatMap(one => one.cells[cell.cellIndex] ?? [])
  const at = rows.indexOf(row)
  const ways: Record<string, HTMLTableCellElement[]> = {
    [ahead]: inRow.slice(cell.cellIndex + 1),
    [back]: inRow.slice(0, cell.cellIndex).reverse(),
    ArrowDown: column(rows.slice(at + 1)),
    ArrowUp: column(rows.slice(0, at)).reverse(),
    Home: inRow.slice(1),
    End: inRow.slice(1).reverse(),
  }
  return firstIn(ways[key] ?? [])
}

function firstIn(cells: readonly HTMLTableCellElement[]): HTMLElement | null {
  for (const cell of cells) {
    const found = cell.querySelector<HTMLElement>('button, a')
    if (found) return found
  }
  return null
}
