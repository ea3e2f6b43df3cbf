/** Asking the worker that compares. */
import { startTransition, useEffect, useState } from 'react'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { words } from '../../words.ts'
import type { Answer, Answers, Asked } from './comparer.ts'

/** Milliseconds after which nobody waits any more. */
const LONGEST = 60_000

/**
 * @param signal leaves it; what was left is never answered
 * @throws Refusal with a sentence where it failed or took too long
 */
export function askComparer<A extends Asked>(asked: A, signal?: AbortSignal): Promise<Answers[A['ask']]> {
  const worker = new Worker(new URL('./comparer.ts', import.meta.url), { type: 'module' })
  let clock: ReturnType<typeof setTimeout> | undefined
  const answer = new Promise<Answers[A['ask']]>((resolve, reject) => {
    const fail = () => reject(new Refusal('internal', words.compare.failed))
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      'failed' in data ? fail() : resolve(data.answer as Answers[A['ask']])
    worker.onerror = fail
    signal?.addEventListener('abort', () => reject(signal.reason))
    clock = setTimeout(() => reject(new Refusal('too-large', words.compare.tooSlow)), LONGEST)
    worker.postMessage(asked)
  })
  return answer.finally(() => {
    clearTimeout(clock)
    worker.terminate()
  })
}

/** The comparison of two texts, once both are there; null while it is made. */
export function useComparison(
  old: StatementFile | undefined,
  now: StatementFile | undefined,
): { comparison: Comparison | null; error: unknown } {
  type Made = { old: StatementFile; now: StatementFile; comparison: Comparison | null; error: unknown }
  const [made, setMade] = useState<Made | null>(null)
  useEffect(() => {
    if (!old || !now) return
    const controller = new AbortController()
    askComparer({ ask: 'compare', old, now }, controller.signal).then(
      // A long letter is drawn in pieces, between which the screen answers.
      comparison => startTransition(() => setMade({ old, now, comparison, error: null })),
      error => {
        if (!controller.signal.aborted) setMade({ old, now, comparison: null, error })
      },
    )
    return () => controller.abort()
  }, [old, now])
  return made && made.old === old && made.now === now ? made : { comparison: null, error: null }
}
