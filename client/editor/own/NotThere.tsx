/**
 * A letter that the server does not know, or not as its owner's, since a backup was put back: what this window and
 * this device have of it may be the last copy anywhere, and stays until its owner lets go of it ([LIVE-10]).
 */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { directionOf, guessLanguage } from '../../../shared/formats/language.ts'
import { toReadableText } from '../../../shared/formats/text.ts'
import { BODY, SCHEMA_VERSION } from '../../../shared/statement/grammar.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { type Earlier, forgottenTexts } from '../../live/earlier.ts'
import { NothingHere } from '../../pages/NothingHere.tsx'
import { Button } from '../../parts/Button.tsx'
import { Letter } from '../../parts/Letter.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useSay } from '../../parts/Toast.tsx'
import type { Session } from '../useLive.ts'
import { KeepActs } from './KeepActs.tsx'
import { LetGo } from './LetGo.tsx'
import { type About, fileOf } from './ownFile.ts'
import { words } from './words.ts'

const said = words.notThere

/** Asks the server for the letter once more; tells whether it is there. */
type Again = () => Promise<boolean>

type HereProps = { session: Session; about: About; onAgain: Again }

/** For a letter that was open when the server was put back. */
export function ForgottenHere({ session, about, onAgain }: HereProps) {
  const find = useCallback(async () => {
    const here = { doc: session.doc, kept: () => session.status.kept === true, letGo: session.letGo }
    return [here, ...(await session.earlier())]
  }, [session])
  return <OwnTexts find={find} about={about} onAgain={onAgain} otherwise={<NothingHere />} />
}

type AddressProps = {
  statement: string
  account: string
  /** What the server said; null while it is asked again. */
  error: unknown
  onAgain: Again
}

/** For the address of a letter that the server says is not there. */
export function ForgottenAt({ statement, account, error, onAgain }: AddressProps) {
  const find = useCallback(() => forgottenTexts(account, statement, SCHEMA_VERSION), [account, statement])
  const otherwise =
    error === null ? <Skeleton of="screen" /> : <Problem error={error} onAgain={() => void onAgain()} />
  return <OwnTexts find={find} about={null} onAgain={onAgain} otherwise={otherwise} />
}

type Own = Pick<Earlier, 'doc' | 'kept' | 'letGo'>

type Props = {
  find: () => Promise<Own[]>
  /** Null where nothing is known of the letter but its text. */
  about: About | null
  onAgain: Again
  /** Shown where there is no text. */
  otherwise: ReactNode
}

/** One text after the other, as each is let go of. */
function OwnTexts({ find, about, onAgain, otherwise }: Props) {
  const [own, setOwn] = useState<Own | 'asked' | 'none'>('asked')
  const look = useCallback(() => {
    // What this browser cannot read now stays where it is.
    find().then(
      texts => setOwn(texts.find(hasText) ?? 'none'),
      () => setOwn('none'),
    )
  }, [find])
  useEffect(look, [look])
  if (own === 'asked') return <Skeleton of="screen" />
  if (own === 'none') return otherwise
  const letGo = () => {
    own.letGo().then(look, look)
  }
  return <OwnText key={own.doc.guid} {...{ own, about, onAgain, letGo }} />
}

type OwnProps = { own: Own; about: About | null; onAgain: Again; letGo: () => void }

function OwnText({ own, about, onAgain, letGo }: OwnProps) {
  const say = useSay()
  const file = useMemo(() => ownFileOf(own, about), [own, about])
  const askAgain = async () => {
    if (!(await onAgain())) say(said.still)
  }
  return (
    <Screen title={file.title || said.screen} room="letter">
      <div className="letter-desk">
        <div className="letter-column">
          {!file.title && <h1 className="unseen">{said.screen}</h1>}
          <section className="problem letter-notice" role="alert">
            <div>
              <h2>{said.title}</h2>
              <p>{said.text}</p>
              <p>
                {said.ask} {!own.kept() && said.unkept}
              </p>
            </div>
            <div className="buttons">
              <KeepActs file={() => file} onKept={() => {}} />
              <Button onClick={() => void askAgain()}>{said.again}</Button>
              <LetGo says={said.letGo} sure={said.sure} onLetGo={letGo} />
            </div>
          </section>
          <div className="paper letter-paper">
            <Letter
              {...(file.title && { title: file.title })}
              body={file.body}
              language={file.language}
              direction={file.direction}
            />
          </div>
        </div>
      </div>
    </Screen>
  )
}

/** What was let go of still has its words in memory. */
const hasText = ({ doc }: Own): boolean => !doc.isDestroyed && doc.getXmlFragment(BODY).length > 0

/** Language and direction are guessed where only the text is left, as for a file that does not say. */
function ownFileOf({ doc }: Own, about: About | null): StatementFile {
  if (about) return fileOf(about, doc)
  const file = fileOf({ title: '', language: 'en', direction: 'ltr' }, doc)
  const language = guessLanguage(toReadableText(file))
  return { ...file, language, direction: directionOf(language) }
}
