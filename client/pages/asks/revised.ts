/** What else a revision of an ask changed beside its wording, each as a text to be compared. Pure. */
import type { AskSays } from '../../../shared/ask.ts'
import { words } from '../../words.ts'

const says = words.asks

type Field = keyof typeof says.fields

/** @returns the fields that differ, with what they said and say; a target that was only placed otherwise is not one */
export function otherFields(before: AskSays, after: AskSays): { field: Field; old: string; now: string }[] {
  return (Object.keys(TEXTS) as Field[]).flatMap(field => {
    const [old, now] = [TEXTS[field](before), TEXTS[field](after)]
    return old === now ? [] : [{ field, old, now }]
  })
}

const TEXTS: Record<Field, (said: AskSays) => string> = {
  verb: ({ verb }) => words.verbs[verb],
  targets: ({ targets }) => targets.map(targetText).join('\n'),
  proposedText: ({ proposedText }) => proposedText ?? '',
  drawnFrom: ({ drawnFrom }) => drawnFrom ?? '',
  reason: ({ reason }) => reason ?? '',
  parts: ({ parts }) => parts.map(({ name }) => name).join('\n'),
  alternatives: ({ alternatives }) =>
    alternatives.map(({ verb, wording }) => `${words.verbs[verb]}: ${wording}`).join('\n'),
  fallbacks: ({ fallbacks }) =>
    fallbacks.map(({ strength, wording }) => `${says.form.strengths[strength]}: ${wording}`).join('\n'),
}

const targetText = ({ asWritten, kind, words: own }: AskSays['targets'][number]): string =>
  [asWritten, kind === 'provision' ? '' : says.target.kind[kind], own ?? ''].filter(Boolean).join(', ')
