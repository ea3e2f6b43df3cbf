/** The citations that name what the draft does not have, with how far each is there. */
import type { Editor } from '@tiptap/core'
import type { Searched } from '../../../shared/asks/typed.ts'
import type { Reading } from '../../../shared/cite/living.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { words } from '../../words.ts'
import { command } from '../acts.ts'
import { goToBlock } from '../demands.ts'
import { lackingIn } from './says.ts'

const says = words.citations

type Props = { editor: Editor; reading: Reading; draft: Searched; name: string; onLeave: () => void }

export function LackingDialog({ editor, reading, draft, name, onLeave }: Props) {
  const rows = reading.blocks.flatMap(({ id, citations }) =>
    citations.filter(({ state }) => state === 'missing').map(citation => ({ block: id, citation })),
  )
  return (
    <Dialog title={says.lackingTitle(name)} onLeave={onLeave}>
      <ul className="question-list">
        {rows.map(({ block, citation }) => (
          <li key={`${block} ${citation.start}`} className="citation-row">
            <p className="citation-was">
              <q dir="auto">{citation.text}</q>
            </p>
            {lackingIn(citation, draft).map(lacking => (
              <p key={lacking}>{lacking}</p>
            ))}
            <div>
              <Button
                look="quiet"
                onClick={() => {
                  onLeave()
                  command(editor, goToBlock(block))
                }}
              >
                {says.goTo}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p className="hint">{says.languages}</p>
    </Dialog>
  )
}
