/** What the machine proposes between two drafts, made once on this device as long as neither draft is corrected. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { seeDraft } from '../../../shared/contract/drafts.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import type { Proposal } from '../../../shared/instrument/concord/proposal.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { words } from '../../words.ts'
import type { Asked, Told } from './proposer.ts'

export type Draft = Reply<typeof seeDraft>

/** Milliseconds after which nobody waits any more. */
const LONGEST = 120_000

/** The proposals once they are there, and what is being done until then. */
export function useProposals(old: Draft, now: Draft) {
  const [step, setStep] = useState<'starting' | 'proposing'>('starting')
  const answer = useQuery<Proposal[], Error>({
    queryKey: ['proposals', old.id, old.revision, now.id, now.revision],
    queryFn: ({ signal }) =>
      askProposer({ old: old.tree, now: now.tree, language: now.language }, signal, setStep),
    staleTime: 'static',
    structuralSharing: false,
    retry: false,
  })
  return { answer, step }
}

function askProposer(
  asked: Asked,
  signal: AbortSignal,
  onStep: (step: 'proposing') => void,
): Promise<Proposal[]> {
  const worker = new Worker(new URL('./proposer.ts', import.meta.url), { type: 'module' })
  let clock: ReturnType<typeof setTimeout> | undefined
  const answer = new Promise<Proposal[]>((resolve, reject) => {
    const fail = () => reject(new Refusal('internal', words.concordance.going.failed))
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if ('step' in data) onStep(data.step)
      else if ('proposals' in data) resolve(data.proposals)
      else fail()
    }
    worker.onerror = fail
    signal.addEventListener('abort', () => reject(signal.reason))
    clock = setTimeout(() => reject(new Refusal('too-large', words.concordance.going.tooSlow)), LONGEST)
    worker.postMessage(asked)
  })
  return answer.finally(() => {
    clearTimeout(clock)
    worker.terminate()
  })
}
