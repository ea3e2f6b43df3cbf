/** Corrections of a stored draft, in order. A provision is named by its position, as it is when its turn comes. */
import type { Correction } from '../contract/drafts.ts'
import * as acts from './acts.ts'
import type { InstrumentDraft, Provision } from './provision.ts'
import { setPrinted, settle } from './settle.ts'

/** What a correction changed of a provision, as a person reads it; empty where there is none. */
export type Step = { at: number; what: What; was: string; is: string }
export type What = 'number' | 'level' | 'title' | 'text' | 'mark' | 'place' | 'join' | 'split'

/** A correction that has no meaning at its place, by its index. */
export type Impossible = { impossible: number }

/** Whether a correction leaves the number of provisions and their order as they are. */
export const keepsPositions = ({ kind }: Correction): boolean => kind !== 'join' && kind !== 'split'

/** Carries corrections out, all or none, in a new draft; numbers, brackets and doubts are judged anew. */
export function correctAll(
  draft: InstrumentDraft,
  corrections: readonly Correction[],
): { draft: InstrumentDraft; steps: Step[] } | Impossible {
  const copy = structuredClone(draft)
  const steps: Step[] = []
  for (const [index, correction] of corrections.entries()) {
    const step = carriedOut(copy.provisions, correction)
    if (step === null) return { impossible: index }
    steps.push(step)
  }
  settle(copy.provisions)
  return { draft: copy, steps }
}

function carriedOut(provisions: Provision[], correction: Correction): Step | null {
  const spot = acts.spotAt(provisions, correction.at)
  if (spot === null) return null
  const what = whatOf(correction)
  const was = said(spot.provision, what)
  if (!actOf(correction)(spot)) return null
  if (what === 'number' || what === 'place' || what === 'level') setPrinted(provisions)
  return { at: correction.at, what, was, is: said(spot.provision, what) }
}

function actOf(correction: Correction): acts.Act {
  switch (correction.kind) {
    case 'number':
      return acts.numbered(correction.number)
    case 'level':
      return acts.levelled(correction.level)
    case 'title':
      return acts.titled(correction.title)
    case 'text':
      return acts.worded(correction.text)
    case 'mark':
      return acts.marked(correction.mark)
    case 'promote':
      return acts.promoted
    case 'demote':
      return acts.demoted
    case 'join':
      return acts.joined
    case 'split':
      return acts.split(correction.from, correction.where)
  }
}

function whatOf({ kind }: Correction): What {
  return kind === 'promote' || kind === 'demote' ? 'place' : kind
}

function said(provision: Provision, what: What): string {
  if (what === 'level') return provision.level
  if (what === 'title') return provision.title ?? ''
  if (what === 'mark') return provision.mark ?? ''
  return what === 'text' ? provision.text : provision.printed
}
