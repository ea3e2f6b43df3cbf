/** The form in which an ask is made, entered or changed. */
import type { STRENGTHS, TargetKind } from '../../ask.ts'
import { instrument } from './instrument.ts'

/** What a target names. */
export const targetKinds: Record<TargetKind, string> = {
  provision: 'a provision, as a whole',
  chapeau: 'its chapeau (the words before its points)',
  range: 'provisions that follow each other',
  alternative: 'an option, or one of several bracketed texts',
  floor: 'language from the floor',
  new: 'a provision that is not there yet',
  whole: 'the instrument as a whole',
  other: 'something of another instrument',
}

const STRENGTHS_SAID: Record<(typeof STRENGTHS)[number], string> = {
  mild: 'mild',
  firm: 'firm',
  final: 'final',
}

export const askForm = {
  verb: 'What is asked',
  wording: 'The ask in words',
  wordingHint: 'The register keeps these words. No letter changes by them.',
  process: 'Process',
  noProcess: 'no process',
  targets: 'What it is about',
  addTarget: 'Add a target',
  asWritten: 'As the letter says it',
  asWrittenHint: 'Such as “Article 12, paragraph 3”. These words are kept for ever.',
  kind: 'What that is',
  kinds: targetKinds,
  words: { alternative: 'Which of them', floor: 'The language that was proposed' },
  part: 'Belongs to',
  wholeAsk: 'the ask as a whole',
  takeOutShort: 'Take out',
  takeOut: (what: string) => `Take out ${what === '' ? 'this one' : `“${what}”`}`,
  draft: 'In the draft',
  noDraft: 'not said yet',
  otherDraft: 'a draft of another process',
  number: 'Number there',
  numberOfNew: 'Behind the provision',
  numberTo: 'To the number',
  numberHint: 'Type it as printed, such as 12(3)(a), or words of its title.',
  numberGone: 'There is no such provision in this draft.',
  several: 'Which of these is meant?',
  noDrafts: 'When a draft of the instrument was imported, the provision can be chosen here.',
  suggested: (provision: string, draft: string) => `Is ${provision} of ${draft} meant?`,
  takeSuggested: 'Yes, that one',
  levels: instrument.levels,
  missing: (level: string, number: string, held: string | null) =>
    held === null
      ? `There is no ${level} ${number} in this draft.`
      : `There is no ${level} ${number} in ${held} of this draft.`,
  more: 'Proposed text, reason, parts, alternatives, fallbacks',
  proposedText: 'Text that should stand in the provision',
  proposedHint: 'The whole provision as it should read; it is shown as a redline against the draft.',
  drawnFrom: 'Where the language is drawn from',
  drawnFromHint: 'Such as another treaty and its article.',
  reason: 'Why',
  parts: 'Parts with outcomes of their own',
  partsHint: 'Such as one for each article. Each target can belong to one.',
  part_: (n: number) => `Part ${n}`,
  addPart: 'Add a part',
  alternatives: 'What would also do, the best first',
  alternative: (n: number) => `Alternative ${n}`,
  addAlternative: 'Add an alternative',
  fallbacks: 'What is demanded where it is not met',
  fallback: (n: number) => `Fallback ${n}`,
  strength: 'How strongly it is said',
  strengths: STRENGTHS_SAID,
  covers: 'It also stands for the asks',
  coversHint: 'Their numbers, such as 1–6, 9.',
  coversUnknown: (numbers: string) => `There is no ask ${numbers} in the register.`,
  addFallback: 'Add a fallback',
  same: 'Nothing is different yet.',
  save: 'Save as a new revision',
}
