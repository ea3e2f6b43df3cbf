/** What a person must know of their own suggestions, above the letter: that one was not taken, and what is kept. */
import { useRef, useState } from 'react'
import { saysOf } from '../../shared/suggestion/says.ts'
import { Keep } from '../editor/Notices.tsx'
import { Button } from '../parts/Button.tsx'
import { words } from '../review/words.ts'
import type { Unsent } from './sending.ts'
import type { Suggests } from './useSuggesting.ts'

type Props = {
  suggests: Suggests
  /** Whether it is asked here what this device may keep; those who write are asked for the letter itself. */
  asks: boolean
}

export function SuggestingNotices({ suggests, asks }: Props) {
  const { now, unsent, kept, keep } = suggests
  const refused = [...unsent.values()].filter(({ stands }) => typeof stands === 'object')
  return (
    <>
      {refused.map(one => (
        <NotTaken key={one.id} unsent={one} suggests={suggests} />
      ))}
      {asks && now && kept === null && <Keep {...words.suggesting.keep} onKeep={keep} />}
    </>
  )
}

/** What was not taken is never silently gone [LIVE-3]: it stays in the text here until its author lets it go. */
function NotTaken({ unsent, suggests }: { unsent: Unsent; suggests: Suggests }) {
  const [copied, setCopied] = useState<'copied' | 'selected' | null>(null)
  const said = useRef<HTMLQuoteElement>(null)
  const { notTaken } = words.suggesting
  const { id, changes, stands } = unsent
  const { was, says } = saysOf(changes ?? [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(says || was)
      setCopied('copied')
    } catch {
      // A browser gives no clipboard to a page without https, or where its owner said no.
      if (said.current) getSelection()?.selectAllChildren(said.current)
      setCopied('selected')
    }
  }
  return (
    <section className="problem letter-notice" role="alert">
      <div>
        <h2>{notTaken.title}</h2>
        <p>
          {typeof stands === 'object' && stands.refused} {notTaken.text}
        </p>
        <blockquote className="not-taken" dir="auto" ref={said}>
          {says || was}
        </blockquote>
      </div>
      <div className="buttons">
        <Button look="primary" onClick={() => void copy()}>
          {notTaken[copied ?? 'copy']}
        </Button>
        <Button onClick={() => suggests.again(id)}>{notTaken.again}</Button>
        <Button look="quiet" onClick={() => suggests.discard(id)}>
          {notTaken.discard}
        </Button>
      </div>
    </section>
  )
}
