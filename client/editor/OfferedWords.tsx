/** Where the register words an ask of the letter otherwise: both compared, and a person decides. */
import '../look/asks.css'
import '../look/following.css'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { saysWording } from '../../shared/asks/wordings.ts'
import { type AskRow, keepWordings } from '../../shared/contract/asks.ts'
import { useAct } from '../data.ts'
import { UNSAID_LANGUAGE } from '../pages/asks/language.ts'
import { Redline } from '../pages/following/Redline.tsx'
import { Button } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words as screens } from '../words.ts'
import { command } from './acts.ts'
import { editsFor, putWording, wordingInLetter } from './putWording.ts'

const says = screens.asks.inLetter

type Props = {
  editor: Editor
  ask: AskRow
  statement: string
  block: string
  /** The caret stands there: both are shown, not only that they differ. */
  open: boolean
  mayWrite: boolean
}

/** Nothing where nobody has to decide: while somebody types, the server has not seen what stands there yet. */
export function OfferedWords({ editor, ask, statement, block, open, mayWrite }: Props) {
  const offered = ask.statements.find(({ id }) => id === statement)?.wordings === 'offered'
  const now = useEditorState({
    editor,
    selector: ({ editor }) => (offered ? wordingInLetter(editor.state.doc, block) : null),
  })
  if (!offered || now === null || saysWording(now, ask.wording)) return null
  return (
    <div className="card-offer">
      <p>{says.offered}</p>
      {open && <Redline old={now} now={ask.wording} language={UNSAID_LANGUAGE} />}
      {open && mayWrite && <Acts editor={editor} ask={ask} statement={statement} block={block} now={now} />}
    </div>
  )
}

function Acts({ editor, ask, statement, block, now }: Omit<Props, 'open' | 'mayWrite'> & { now: string }) {
  const say = useSay()
  const keep = useAct(keepWordings, () => say(screens.asks.wordings.kept))
  const edits = editsFor(editor.state.doc, block, ask.wording)
  const put = () => {
    if (command(editor, putWording(block, ask.wording))) say(says.putDone)
  }
  return (
    <>
      {typeof edits === 'string' && <p className="hint">{says.refused[edits]}</p>}
      {keep.error && <Problem error={keep.error} />}
      <div className="card-acts">
        {typeof edits !== 'string' && (
          <Button look="quiet" onClick={put}>
            {says.put}
          </Button>
        )}
        <Button
          look="quiet"
          busy={keep.isPending}
          onClick={() => keep.mutate({ ask: ask.id, statement, registers: ask.wording, statements: now })}
        >
          {says.keep}
        </Button>
      </div>
    </>
  )
}
