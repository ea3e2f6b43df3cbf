/** The letter on its desk: toolbar, outline, paper, margin; on a narrow screen the paper alone with a bar at the foot. */
import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import { memo, useState } from 'react'
import { useKeys } from '../parts/Keys.tsx'
import { type Act, type ActName, actsOf } from './acts.ts'
import { FootBar } from './FootBar.tsx'
import { keyAsShown } from './keys.ts'
import { Margin } from './Margin.tsx'
import { Notices } from './Notices.tsx'
import { Outline } from './Outline.tsx'
import { Side, type SideName } from './Side.tsx'
import { TitleField } from './TitleField.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useDialogs } from './useDialogs.tsx'
import { useLetterEditor } from './useLetterEditor.ts'
import type { Session } from './useLive.ts'
import { words } from './words.ts'

export type DeskStatement = {
  id: string
  title: string
  language: string
  direction: 'ltr' | 'rtl'
  coalition: { slug: string }
  may: { openSignon: boolean }
}

/** The direction of the interface's language; the desk takes the letter's, so that the margin is where its lines end. */
const PAGE = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'

type Props = { statement: DeskStatement; session: Session; mayWrite: boolean }

/** Drawn again only when the statement, its status or the right to write changed: never for a keystroke. */
export const LetterDesk = memo(({ statement, session, mayWrite }: Props) => {
  const [side, setSide] = useState<SideName | null>(null)
  const { open, dialog } = useDialogs(statement.id)
  const [acts] = useState(() => actsOf(open))
  const { doc, awareness } = session
  const { language, direction } = statement
  const editor = useLetterEditor({
    ...{ doc, awareness, acts, mayWrite, language, direction },
    signonAt: signon =>
      statement.may.openSignon ? `/c/${statement.coalition.slug}/signons/${signon}` : null,
  })
  useKeyList(acts, mayWrite, editor)
  const close = () => setSide(null)
  return (
    <div className="letter-desk" dir={direction}>
      {mayWrite && <Toolbar editor={editor} acts={acts} dir={PAGE} />}
      <Side name="outline" open={side === 'outline'} onClose={close}>
        <Outline editor={editor} onGone={close} />
      </Side>
      <div className="letter-column">
        <div className="letter-notices" dir={PAGE}>
          <Notices session={session} editor={editor} mayWrite={mayWrite} />
        </div>
        <div className="paper letter-paper">
          <div className="letter letter-head" lang={language} dir={direction}>
            <TitleField
              statement={statement.id}
              title={statement.title}
              mayWrite={mayWrite}
              onDown={() => editor.commands.focus('start')}
            />
          </div>
          <EditorContent editor={editor} />
        </div>
      </div>
      <Side name="margin" open={side === 'margin'} onClose={close}>
        <Margin editor={editor} statement={statement.id} mayWrite={mayWrite} onGone={close} />
      </Side>
      <FootBar editor={editor} onOpen={setSide} />
      {dialog}
    </div>
  )
})

/** What `?` lists: the keys of the text, and the two that lead out of it and back. */
function useKeyList(acts: Record<ActName, Act>, mayWrite: boolean, editor: Editor) {
  const back = { key: 'e', says: words.keys.back, act: () => editor.commands.focus() }
  const inText = Object.values(acts).flatMap(act =>
    act.key ? [{ key: keyAsShown(act.key), says: act.says }] : [],
  )
  const typed = Object.entries(words.keys.typed).map(([key, says]) => ({ key, says }))
  const others = [
    { key: keyAsShown('Mod-Alt-n'), says: words.keys.followNote },
    { key: keyAsShown('Alt-F10'), says: words.keys.leave },
  ]
  useKeys(mayWrite ? [back, ...inText, ...others, ...typed] : [back])
}
