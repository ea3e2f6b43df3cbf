/** On a narrow screen: what the outline and the margin hold, and the way to them. */
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { demandsIn } from './demands.ts'
import { Icon } from './Icon.tsx'
import type { SideName } from './Side.tsx'
import { words } from './words.ts'

type Props = {
  editor: Editor
  /** What else the margin holds, such as "4 comments"; empty where nothing. */
  said: string
  onOpen: (side: SideName) => void
}

export function FootBar({ editor, said, onOpen }: Props) {
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
        <bdi>
          {[asks + concerns > 0 || said === '' ? words.margin.count(asks, concerns) : '', said]
            .filter(Boolean)
            .join(' · ')}
        </bdi>
      </button>
    </div>
  )
}
