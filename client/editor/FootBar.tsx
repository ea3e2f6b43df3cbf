/** On a narrow screen: what the outline and the margin hold, and the way to them. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { demandsIn } from './demands.ts'
import { Icon } from './Icon.tsx'
import type { SideName } from './Side.tsx'
import { words } from './words.ts'

export function FootBar({ editor, onOpen }: { editor: Editor; onOpen: (side: SideName) => void }) {
  const { asks, concerns } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const demands = demandsIn(editor.state.doc)
      return {
        asks: demands.filter(demand => demand.ask).length,
        concerns: demands.filter(demand => demand.concern && !demand.ask).length,
      }
    },
  })
  return (
    <div className="letter-foot">
      <button type="button" className="button quiet to-outline" onClick={() => onOpen('outline')}>
        <Icon name="outline" />
        {words.outline.label}
      </button>
      <button type="button" className="button quiet to-margin" onClick={() => onOpen('margin')}>
        <Icon name="margin" />
        <bdi>{words.margin.count(asks, concerns)}</bdi>
      </button>
    </div>
  )
}
