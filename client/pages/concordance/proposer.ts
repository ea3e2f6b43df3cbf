/**
 * Lays two stored drafts beside each other, beside the screen's own flow: long drafts take seconds, and reading,
 * confirming and leaving go on meanwhile. The same drafts give the same proposals to everyone.
 */
import type { Proposal } from '../../../shared/instrument/concord/proposal.ts'
import { propose } from '../../../shared/instrument/concord/propose.ts'
import { draftOf, type StoredProvision } from '../../../shared/instrument/stored.ts'

export type Asked = { old: readonly StoredProvision[]; now: readonly StoredProvision[]; language: string }
export type Told = { step: 'proposing' } | { proposals: Proposal[] } | { failed: true }

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  self.postMessage(answerTo(data))
}

function answerTo({ old, now, language }: Asked): Told {
  try {
    const [was, is] = [old, now].map(rows => draftOf(rows, { notUnderstood: [], language }))
    self.postMessage({ step: 'proposing' } satisfies Told)
    return { proposals: propose(was!, is!) }
  } catch (error) {
    console.error(error)
    return { failed: true }
  }
}
