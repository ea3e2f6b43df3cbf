/** Ways to letters on this device that a restored server does not list, because it does not know them. */
import { useEffect, useState } from 'react'
import { forgottenStatements } from '../../live/mayStillRead.ts'
import { ButtonLink } from '../../parts/Button.tsx'
import { words } from './words.ts'

const said = words.onDevice

export function ForgottenLetters({ account }: { account: string }) {
  const [letters, setLetters] = useState<readonly string[]>([])
  useEffect(() => {
    forgottenStatements(account).then(setLetters, () => {})
  }, [account])
  if (letters.length === 0) return null
  return (
    <section className="problem" aria-labelledby="on-device">
      <div>
        <h2 id="on-device">{said.title(letters.length)}</h2>
        <p>{said.text}</p>
      </div>
      <div className="buttons">
        {letters.map((letter, at) => (
          <ButtonLink key={letter} to={`/statements/${letter}`}>
            {letters.length === 1 ? said.open : said.openOne(at + 1)}
          </ButtonLink>
        ))}
      </div>
    </section>
  )
}
