/** How the numbered list around the caret prints its numbers, and from where it counts. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { words } from './words.ts'

const TYPES = ['1.', '1)', '(1)', 'a.', 'a)', '(a)', 'A.', 'A)', '(A)', 'i.', 'i)', '(i)', 'I.', 'I)', '(I)']

export function ListNumbering({ editor }: { editor: Editor }) {
  const { type, start } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { type, start } = editor.getAttributes('orderedList')
      return { type: type ?? '1.', start: start ?? 1 }
    },
  })
  const change = (attributes: { type?: string | null; start?: number | null }) =>
    editor.commands.updateAttributes('orderedList', attributes)
  return (
    <div className="tool-group">
      <select
        className="tool-select narrow"
        aria-label={words.toolbar.numbering}
        title={words.toolbar.numbering}
        value={type}
        onChange={event => change({ type: event.target.value === '1.' ? null : event.target.value })}
      >
        {(TYPES.includes(type) ? TYPES : [type, ...TYPES]).map(printed => (
          <option key={printed}>{printed}</option>
        ))}
      </select>
      <input
        className="tool-number"
        type="number"
        min={1}
        max={9999}
        aria-label={words.toolbar.start}
        title={words.toolbar.start}
        value={start}
        onChange={event => {
          const first = event.target.valueAsNumber
          if (Number.isInteger(first) && first >= 1) change({ start: first === 1 ? null : first })
        }}
      />
    </div>
  )
}
