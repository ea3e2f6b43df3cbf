/** What a person must know or answer before going on, above the letter: never in front of it. */
import { Button } from '../parts/Button.tsx'
import { EarlierNotice, type Takes } from './own/EarlierNotice.tsx'
import type { About } from './own/ownFile.ts'
import { RefusedNotice } from './own/RefusedNotice.tsx'
import { words as ownText } from './own/words.ts'
import type { Session } from './useLive.ts'
import { words } from './words.ts'

export function Notices({
  session,
  statement,
  mayWrite,
  maySuggest,
}: {
  session: Session
  statement: About & { id: string }
  mayWrite: boolean
  maySuggest: boolean
}) {
  const { over, dropped, kept, signedOut } = session.status
  const takes: Takes = mayWrite ? 'writes' : maySuggest ? 'suggests' : 'looks'
  return (
    <>
      {signedOut && <SignedOut />}
      {over === 'refused' || dropped ? (
        <RefusedNotice session={session} statement={statement} />
      ) : (
        <EarlierNotice session={session} statement={statement} takes={takes} />
      )}
      {mayWrite && !over && kept === null && <Keep {...words.keep} onKeep={session.keep} />}
    </>
  )
}

/** What is typed on goes to the server once its author has signed in again. */
const SignedOut = () => (
  <section className="problem letter-notice" role="alert">
    <div>
      <h2>{ownText.signedOut.title}</h2>
      <p>{ownText.signedOut.text}</p>
    </div>
    <div className="buttons">
      <a className="button primary" href="/" target="_blank" rel="noreferrer">
        {ownText.signedOut.act}
      </a>
    </div>
  </section>
)

/** Asked once on this device; the page can be used without answering. */
export function Keep({
  title,
  text,
  onKeep,
}: {
  title: string
  text: string
  onKeep: (yes: boolean) => void
}) {
  return (
    <section className="notice letter-notice" aria-labelledby="keep-title">
      <div>
        <h2 id="keep-title">{title}</h2>
        <p>{text}</p>
      </div>
      <div className="buttons">
        <Button onClick={() => onKeep(true)}>{words.keep.yes}</Button>
        <Button look="quiet" onClick={() => onKeep(false)}>
          {words.keep.no}
        </Button>
      </div>
    </section>
  )
}
