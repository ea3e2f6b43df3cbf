/** The headings of the letter, as it stands at this moment, to go to. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { OutlineEntry } from '../../shared/statement/outline.ts'
import { command } from './acts.ts'
import { goToBlock } from './demands.ts'
import { perText } from './perText.ts'
import { words } from './words.ts'

/** @param onGone called after going somewhere, for an outline that covers the text */
export function Outline({ editor, onGone }: { editor: Editor; onGone?: () => void }) {
  const entries = useEditorState({ editor, selector: ({ editor }) => headingsOf(editor.state.doc) })
  return (
    <nav className="outline" aria-label={words.outline.label}>
      <h2>{words.outline.label}</h2>
      {entries.length === 0 && (
        <p className="quiet-hint" dir="auto">
          {words.outline.empty}
        </p>
      )}
      <ol>
        {entries.map((entry, at) => (
          <li key={entry.id ?? at} className={`level-${entry.level}`}>
            <button
              type="button"
              dir="auto"
              onClick={() => {
                if (entry.id) command(editor, goToBlock(entry.id))
                onGone?.()
              }}
            >
              {entry.text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const headingsOf = perText((doc): OutlineEntry[] => {
  const entries: OutlineEntry[] = []
  doc.descendants(node => {
    if (node.type.name !== 'heading') return !node.isTextblock
    const text = node.textBetween(0, node.content.size, ' ', ' ').replace(/\s+/g, ' ').trim()
    if (text !== '') entries.push({ id: node.attrs.id, level: node.attrs.level, text })
    return false
  })
  return entries
})
