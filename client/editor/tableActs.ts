/** What a hand can do in a table of the letter; each only where the caret stands in one. */
import type { Act } from './acts.ts'
import { words } from './words.ts'

const COMMANDS = {
  rowAfter: { command: 'addRowAfter', key: 'Mod-Alt-ArrowDown' },
  rowBefore: { command: 'addRowBefore', key: 'Mod-Alt-ArrowUp' },
  columnAfter: { command: 'addColumnAfter', key: 'Mod-Alt-ArrowRight' },
  columnBefore: { command: 'addColumnBefore', key: 'Mod-Alt-ArrowLeft' },
  deleteRow: { command: 'deleteRow', key: 'Mod-Alt-Backspace' },
  deleteColumn: { command: 'deleteColumn', key: 'Mod-Alt-Shift-Backspace' },
  deleteTable: { command: 'deleteTable', key: 'Mod-Alt-Delete' },
} as const

export type TableAct = keyof typeof COMMANDS

/** The acts by name. `Object.fromEntries` forgets the names, which are those of the table above. */
export const tableActs = () =>
  Object.fromEntries(
    Object.entries(COMMANDS).map(([name, { command, key }]): [string, Act] => [
      name,
      {
        says: words.table[name as TableAct],
        key,
        run: editor => editor.chain().focus()[command]().run(),
        may: editor => editor.isActive('table'),
      },
    ]),
  ) as Record<TableAct, Act>
