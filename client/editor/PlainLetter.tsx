/** The letter as it stands on the server, to be read where it cannot be edited. */
import { readText } from '../../shared/contract/statements.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Letter } from '../parts/Letter.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { words } from './words.ts'

/** @param why said above it */
export function PlainLetter({ statement, why }: { statement: string; why: string }) {
  const text = useAnswer(readText, { statement })
  return (
    <>
      <div className="notice letter-notice" role="status">
        <p>{why}</p>
        <Button onClick={() => window.location.reload()}>{words.unreadable.reload}</Button>
      </div>
      <div className="paper letter-paper">
        <Loaded answer={text} of="letter">
          {({ title, language, direction, body }) => (
            // The server judged the tree against its schema before it sent it.
            <Letter title={title} body={body as Doc} language={language} direction={direction} />
          )}
        </Loaded>
      </div>
    </>
  )
}
