/** Says that comments of others arrived, to those who do not see the margin: politely, and not more than every ten seconds. */
import { useEffect, useRef, useState } from 'react'
import type { Review } from './store.ts'
import { words } from './words.ts'

/** In milliseconds. */
const RARELY = 10_000

export function Arrivals({ review: { loaded, threads, suggestions } }: { review: Review }) {
  const [said, setSaid] = useState('')
  const known = useRef<{ comments: number; suggestions: number } | null>(null)
  const count = {
    comments: threads.reduce((sum, { comments }) => sum + comments.filter(({ mine }) => !mine).length, 0),
    suggestions: suggestions.filter(({ mine }) => !mine).length,
  }
  const latest = useRef(count)
  latest.current = count
  useEffect(() => {
    if (!loaded) return
    known.current ??= latest.current
    const say = () => {
      const [before, now] = [known.current!, latest.current]
      known.current = now
      const comments = Math.max(0, now.comments - before.comments)
      const suggestions = Math.max(0, now.suggestions - before.suggestions)
      if (comments + suggestions > 0) setSaid(words.arrivals(comments, suggestions))
    }
    const timer = setInterval(say, RARELY)
    return () => clearInterval(timer)
  }, [loaded])
  return (
    <p className="unseen" role="status" aria-live="polite">
      {said}
    </p>
  )
}
