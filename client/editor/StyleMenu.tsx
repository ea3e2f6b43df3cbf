/** What kind of paragraph the caret stands in, as the platform's own list. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { words } from './words.ts'

const STYLES = ['paragraph', 'heading1', 'heading2', 'heading3'] as const
const LIST = ['signatory', 'signatoryGroup'] as const
type Style = (typeof STYLES)[number] | (typeof LIST)[number] | 'note'

export function StyleMenu({ editor }: { editor: Editor }) {
  const style = useEditorState({ editor, selector: ({ editor }) => styleAt(editor) })
  const choices: readonly Style[] =
    style === 'note' ? ['note'] : inList(style) ? [...LIST, 'paragraph'] : STYLES
  return (
    <select
      className="tool-select"
      aria-label={words.toolbar.style}
      title={words.toolbar.style}
      value={style}
      disabled={style === 'note'}
      onChange={event => setStyle(editor, event.target.value as Style)}
    >
      {choices.map(choice => (
        <option key={choice} value={choice}>
          {words.toolbar[choice]}
        </option>
      ))}
    </select>
  )
}

const inList = (style: Style) => style === 'signatory' || style === 'signatoryGroup'

function styleAt(editor: Editor): Style {
  const { parent } = editor.state.selection.$from
  if (parent.type.name === 'footnote') return 'note'
  if (parent.type.name === 'signatory' || parent.type.name === 'signatoryGroup') return parent.type.name
  return parent.type.name === 'heading' ? (STYLES[parent.attrs.level] ?? 'heading3') : 'paragraph'
}

function setStyle(editor: Editor, style: Style) {
  const chain = editor.chain().focus()
  const level = STYLES.indexOf(style as (typeof STYLES)[number])
  if (style === 'paragraph') chain.setParagraph().run()
  else if (level > 0) chain.setHeading({ level: level as 1 | 2 | 3 }).run()
  else chain.setNode(style).run()
}
