/** What is typed in the form of an ask, and what the ask then says. */
import { type AskSays, STRENGTHS, type Target, type Verb } from '../../../../shared/ask.ts'
import { hasOwnWords, isAimedKind } from '../../../../shared/asks/kinds.ts'

/** `in` is the draft in which its provision is looked for: null for the one that is meant anyway, empty for none. */
export type TargetDraft = Omit<Target, 'words'> & { key: string; words: string; in: string | null }
export type PartDraft = { id: string; name: string }
export type AlternativeDraft = { key: string; verb: Verb; wording: string }
export type FallbackDraft = {
  key: string
  wording: string
  strength: (typeof STRENGTHS)[number]
  /** Ids of asks. */
  covers: readonly string[]
}

/** `key` tells entries apart while they are typed. What is left empty is not said. */
export type Draft = {
  verb: Verb
  wording: string
  targets: readonly TargetDraft[]
  proposedText: string
  drawnFrom: string
  reason: string
  parts: readonly PartDraft[]
  alternatives: readonly AlternativeDraft[]
  fallbacks: readonly FallbackDraft[]
}

export const newKey = (): string => String(++keys)
let keys = 0

export const newTarget = (asWritten = ''): TargetDraft => ({
  ...{ key: newKey(), asWritten, kind: 'provision', words: '', part: null, aim: null, in: null },
})
export const newAlternative = (verb: Verb): AlternativeDraft => ({ key: newKey(), verb, wording: '' })
/** Each further one is meant to be stronger than the one before. */
export const newFallback = (before: FallbackDraft | undefined): FallbackDraft => {
  const at = before ? Math.min(STRENGTHS.indexOf(before.strength) + 1, STRENGTHS.length - 1) : 1
  return { key: newKey(), wording: '', strength: STRENGTHS[at] ?? 'firm', covers: [] }
}

/** A short id that no other part has. */
export function newPart(parts: readonly PartDraft[]): PartDraft {
  let n = parts.length + 1
  while (parts.some(({ id }) => id === `p${n}`)) n++
  return { id: `p${n}`, name: '' }
}

/** What is asked for at least; the rest of what an ask can say is empty where it is not given. */
export type Saying = { verb: Verb; wording: string } & Partial<AskSays>

export function draftOf(says: Saying): Draft {
  const { verb, wording, targets = [], parts = [], alternatives = [], fallbacks = [] } = says
  return {
    verb,
    wording,
    targets: targets.map(target => ({ ...target, key: newKey(), words: target.words ?? '', in: null })),
    proposedText: says.proposedText ?? '',
    drawnFrom: says.drawnFrom ?? '',
    reason: says.reason ?? '',
    parts,
    alternatives: alternatives.map(one => ({ ...one, key: newKey() })),
    fallbacks: fallbacks.map(one => ({ ...one, key: newKey() })),
  }
}

/** What the ask says as it is typed: without what was left empty, and without what a target's kind has no use for. */
export function saysOf(draft: Draft): AskSays {
  const parts = draft.parts.flatMap(({ id, name }) => (name.trim() === '' ? [] : [{ id, name: name.trim() }]))
  return {
    verb: draft.verb,
    wording: draft.wording.trim(),
    targets: draft.targets.flatMap(target => targetOf(target, parts)),
    proposedText: saidOr(draft.proposedText),
    drawnFrom: saidOr(draft.drawnFrom),
    reason: saidOr(draft.reason),
    parts,
    alternatives: draft.alternatives.flatMap(({ verb, wording }) =>
      wording.trim() === '' ? [] : [{ verb, wording: wording.trim() }],
    ),
    fallbacks: draft.fallbacks.flatMap(({ wording, strength, covers }) =>
      wording.trim() === '' ? [] : [{ wording: wording.trim(), strength, covers: [...covers] }],
    ),
  }
}

/** Whether two drafts say the same. */
export const saySame = (one: Draft, other: Draft): boolean =>
  JSON.stringify(saysOf(one)) === JSON.stringify(saysOf(other))

function targetOf(target: TargetDraft, parts: readonly PartDraft[]): Target[] {
  const { asWritten, kind, words, part, aim } = target
  if (asWritten.trim() === '') return []
  return [
    {
      asWritten: asWritten.trim(),
      kind,
      words: hasOwnWords(kind) ? saidOr(words) : null,
      part: parts.some(({ id }) => id === part) ? part : null,
      aim: isAimedKind(kind) && aim !== null ? { ...aim, to: kind === 'range' ? aim.to : null } : null,
    },
  ]
}

const saidOr = (text: string): string | null => (text.trim() === '' ? null : text.trim())
