/**
 * A text from before the letter began anew ([LIVE-10]): never merged, never dropped. Whoever wrote it compares it with
 * the letter, takes over what is wanted, copies or saves it, and discards it.
 */
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import type { Session } from '../useLive.ts'
import { KeepActs } from './KeepActs.tsx'
import { LetGo } from './LetGo.tsx'
import { type About, fileOf } from './ownFile.ts'
import { useEarlier } from './useEarlier.ts'
import { words } from './words.ts'

const TakeOver = lazy(() => import('./TakeOver.tsx').then(m => ({ default: m.TakeOver })))

/** What somebody may do with what they take over: write it into the letter, suggest it, or only look. */
export type Takes = 'writes' | 'suggests' | 'looks'

type Props = { session: Session; statement: About & { id: string }; takes: Takes }

export function EarlierNotice({ session, statement, takes }: Props) {
  const offered = useEarlier(session, statement, takes === 'writes')
  const [compares, setCompares] = useState(false)
  if (!offered) return null
  const { earlier, discard, lookAgain } = offered
  const kept = earlier.kept()
  return (
    <section className="problem letter-notice" aria-labelledby="earlier-title">
      <div>
        <h2 id="earlier-title">{kept ? words.earlier.title : words.earlier.titleHere}</h2>
        <p>
          {words.earlier.text} {!kept && words.earlier.unkept}
        </p>
      </div>
      <div className="buttons">
        <Button look="primary" onClick={() => setCompares(true)}>
          {takes === 'looks' ? words.compare : words.earlier.compare}
        </Button>
        <KeepActs file={() => fileOf(statement, earlier.doc)} onKept={() => {}} />
        <LetGo says={words.earlier.discard} sure={words.earlier.sure} onLetGo={discard} />
      </div>
      {compares && (
        <Suspense fallback={null}>
          <TakeOver
            {...{ session, statement, takes }}
            mine={earlier.doc}
            onLeave={() => {
              setCompares(false)
              lookAgain()
            }}
          />
        </Suspense>
      )}
    </section>
  )
}
